"""A pytest plugin: a test in a browser is not repeated while all that it reads is as it was.

Of `make test`, most of the time goes to browsers. A test of one page reads that page, which names
its figures' files by their content, and what all pages share; any other test reads `utils/`. All
read the tests themselves, and what runs notebooks and builds pages. What passed is kept in
`_build/passed`; `--again` runs everything.
"""

import subprocess
import time
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import inputs
import pytest
import runs
from browser import chromium
from other_browsers import engines

ROOT = Path(__file__).parent.parent
HTML, PASSED = ROOT / "_build" / "html", ROOT / "_build" / "passed"
IN_A_BROWSER = (ROOT / "tests" / "browser", ROOT / "tests" / "jupyterlab")
KEY, FAILED = pytest.StashKey[Path](), pytest.StashKey[bool]()
BEGAN = pytest.StashKey[float]()  # when; a worker that comes later leaves out the same
LEFT_OUT = pytest.StashKey[int]()  # how many tests; a worker of xdist tells it


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--again", action="store_true", help="tests in a browser, passed or not")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[BEGAN] = getattr(config, "workerinput", {}).get("began", time.time())


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    node.workerinput["began"] = node.config.stash[BEGAN]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if any(map(item.path.is_relative_to, IN_A_BROWSER)):
            item.stash[KEY] = PASSED / key(item, config.getoption("--engine"))
    known = [
        i for i in items if KEY in i.stash and passed_before(i.stash[KEY], config.stash[BEGAN])
    ]
    if known and not config.getoption("--again"):
        config.hook.pytest_deselected(items=known)
        items[:] = [item for item in items if item not in known]
        config.stash[LEFT_OUT] = len(known)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where nothing was left to repeat, that is no failure."""
    left_out = session.config.stash.get(LEFT_OUT, 0)
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = left_out
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and left_out:
        session.exitstatus = pytest.ExitCode.OK


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node) -> None:
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter) -> None:
    if left_out := terminalreporter.config.stash.get(LEFT_OUT, 0):
        text = f"{left_out} that passed in a browser before are left out: --again runs them."
        terminalreporter.write_line(text)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or not report.passed
    if call.when == "teardown" and KEY in item.stash and not item.stash[FAILED]:
        PASSED.mkdir(parents=True, exist_ok=True)
        item.stash[KEY].touch()
    return report


def passed_before(kept: Path, moment: float) -> bool:
    return kept.exists() and kept.stat().st_mtime < moment


def key(item: pytest.Item, engine: str) -> str:
    """What a test is and all that it reads, as one name."""
    page = item.callspec.params.get("path") if hasattr(item, "callspec") else None
    tests = [ROOT / "tests" / name for name in ("browser", "other_browsers", "conftest.py")]
    made = ("pyproject.toml", "utils/house", "book/extension", "book/assets")
    tests += [ROOT / name for name in made]
    if page:
        read = [*tests, HTML / f"{page}.html", HTML / "_static", *answers(page)]
        read += [HTML / f"{page}.md", HTML / "embed" / page]
        read += [HTML / "pagefind"] if page == "search" else []
    else:
        read = [*tests, ROOT / "utils", *([HTML] if "site" in item.fixturenames else [])]
        if item.path.is_relative_to(IN_A_BROWSER[1]):
            read += [IN_A_BROWSER[1], ROOT / "chapters", ROOT / "labs"]
    texts = [item.nodeid, version(engine), *packages(), *map(contents, read)]
    return inputs.digest(texts, [], ROOT)


@cache
def version(engine: str) -> str:
    """Which browser this is; of WebKit's driver, which tells no more, which file."""
    program = chromium.find() if engine == "chromium" else engines.find(engine)
    if not program:
        return f"{engine} is not here yet"
    said = subprocess.run([program, "--version"], capture_output=True, text=True)
    return f"{engine} {program} {said.stdout}"


@cache
def answers(page: str) -> list[Path]:
    """What torch answered for the figures of a page."""
    run = runs.of_page(page)
    return [run.figures / "parity"] if run else []


@cache
def packages() -> list[str]:
    return sorted(f"{one.name} {one.version}" for one in distributions())


@cache
def contents(path: Path) -> str:
    """A hash of a file, or of all files in a folder."""
    return inputs.digest([], sorted(files(path)), ROOT)


def files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    parts = {"__pycache__", "node_modules", "slides"}  # made of the pages, and by their test
    return [p for p in path.rglob("*") if p.is_file() and not parts & set(p.parts)]
