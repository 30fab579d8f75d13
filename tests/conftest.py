"""Fixtures that all tests share: `browser`, `page`, `open_page`, `serve`, `site`.

A page collects in `page.problems` whatever a reader should never meet: console errors and warnings,
uncaught errors and rejections, requests to other hosts. They fail the test when it ends, unless it
expects them: `@pytest.mark.problems("a regular expression")`, or `page.problems.clear()`.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import passed
import pytest
from browser.pages import visit
from browser.server import served
from filelock import FileLock
from other_browsers import engines
from workers import Scopes

ROOT = Path(__file__).parent.parent
HTML = ROOT / "_build" / "html"
INDEX = HTML / "pagefind" / "pagefind-entry.json"  # of the search: what a build writes last
ALONE = {"service_workers": "block"}  # no page is kept for the next, unless a test asks
BLOCKED = "Service Worker registration blocked by Playwright"
os.environ.setdefault("LLMBOOK_EXPORTED", str(ROOT / "_build" / "exported"))


def pytest_addoption(parser: pytest.Parser) -> None:
    names = ["chromium", *engines.NAMES]
    parser.addoption("--engine", default="chromium", choices=names, help="the browser of the tests")


def pytest_xdist_make_scheduler(config: pytest.Config, log) -> Scopes:
    return Scopes(config, log)


@pytest.fixture(scope="session")
def browser(request) -> Iterator["Browser"]:  # noqa: F821 (playwright is imported only where it is used)
    with engines.launched(request.config.getoption("--engine")) as running:
        yield running


def _watch(page: "Page") -> None:  # noqa: F821
    page.problems = []

    def console(message) -> None:
        if message.type in ("error", "warning") and message.text != BLOCKED:
            place = message.location.get("url", "")
            page.problems.append(f"console {message.type}: {message.text} ({place})")

    def request(sent) -> None:
        url = urlsplit(sent.url)
        if url.scheme in ("http", "https", "ws", "wss") and url.hostname != "127.0.0.1":
            page.problems.append(f"request to another host: {sent.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: page.problems.append(f"uncaught: {error}"))
    page.on("request", request)
    page.on("websocket", request)


@pytest.fixture
def open_page(browser, request) -> Iterator[Callable[..., "Page"]]:  # noqa: F821
    """A factory: `open_page(viewport={"width": 390, "height": 844}, color_scheme="dark")`."""
    contexts, pages = [], []

    def new(**options) -> "Page":  # noqa: F821
        contexts.append(browser.new_context(**ALONE | options))
        pages.append(contexts[-1].new_page())
        _watch(pages[-1])
        return pages[-1]

    yield new
    for context in contexts:
        context.close()
    _check(request, [problem for page in pages for problem in page.problems])


def _check(request, problems: list[str]) -> None:
    expected = [p for mark in request.node.iter_markers("problems") for p in mark.args]
    problems = [p for p in problems if not any(re.search(e, p) for e in expected)]
    assert not problems, "\n".join(["the page had problems:", *problems])


@pytest.fixture(scope="session")
def _open() -> Iterator[dict]:
    """The page of the book that this worker's tests are at, by what opened it; none or one."""
    pages = {}
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.fixture
def visited(browser, site, request, _open) -> Iterator[Callable[..., "Page"]]:  # noqa: F821
    """`visited(path, **options)`: a page of the book, its figures drawn. It stays open for the next
    test of the same file that asks for the same, unless this one fails."""

    def visited(path: str, script: str = "", **options) -> "Page":  # noqa: F821
        wanted = repr((request.node.path, path, script, options))
        if wanted not in _open:
            for name in list(_open):
                _open.pop(name).context.close()
            page = _open[wanted] = browser.new_context(**ALONE | options).new_page()
            _watch(page)
            page.add_init_script(script)
            visit(page, site, path)
        return _open[wanted]

    yield visited
    problems = [problem for page in _open.values() for problem in page.problems]
    if problems or request.node.stash.get(passed.FAILED, False):
        for name in list(_open):
            _open.pop(name).context.close()
    _check(request, problems)


@pytest.fixture
def page(open_page) -> "Page":  # noqa: F821
    """A fresh page in a context of its own, 1280 by 800, light."""
    return open_page(viewport={"width": 1280, "height": 800})


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path | str], str]]:
    """`serve(directory)` serves it on 127.0.0.1 until the tests end, and returns its URL."""
    with ExitStack() as stack:
        yield lambda directory: stack.enter_context(served(directory))


def build_book() -> Path:
    """The built book's folder; built now if it is not there. One worker builds, the rest wait."""
    (ROOT / "_build").mkdir(exist_ok=True)
    with FileLock(ROOT / "_build" / "tests.lock"):
        if not INDEX.exists():
            start = "from jupyter_book.cli.main import main; main()"
            command = [sys.executable, "-c", start, "build", ".", "-W", "-n", "--keep-going"]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
            assert INDEX.exists(), done.stdout[-4000:]
    return HTML


@pytest.fixture(scope="session")
def site(serve) -> str:
    """The URL of the built book."""
    return serve(build_book())
