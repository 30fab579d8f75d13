"""A test in a browser is repeated when something that it reads has changed, and only then."""

from types import SimpleNamespace

import passed
import pytest

pytest_plugins = "pytester"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(passed, "ROOT", tmp_path)
    monkeypatch.setattr(passed, "HTML", tmp_path / "html")
    monkeypatch.setattr(
        passed, "IN_A_BROWSER", (tmp_path / "tests/browser", tmp_path / "tests/lab")
    )
    for name in ("tests/browser/test_x.py", "tests/lab/test_y.py", "utils/a.py", "html/one.html",
                 "html/two.html", "html/_static/book.css", "chapters/one.ipynb",
                 "book/extension/theme.py", "utils/house/runs.py", "pyproject.toml",
                 "labs/one.ipynb"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def key(project, *, page=None, fixtures=(), file="tests/browser/test_x.py", engine="chromium"):
    passed.contents.cache_clear()
    item = SimpleNamespace(nodeid=f"{file}::test", path=project / file, fixturenames=fixtures)
    if page:
        item.callspec = SimpleNamespace(params={"path": page})
    return passed.key(item, engine)


@pytest.mark.parametrize(
    ("test", "repeats", "rests"),
    [
        ({"page": "one"}, "html/one.html", "html/two.html"),
        ({"page": "one"}, "html/_static/book.css", "utils/a.py"),
        ({"page": "one"}, "tests/browser/test_x.py", "chapters/one.ipynb"),
        ({"page": "one"}, "book/extension/theme.py", "tests/lab/test_y.py"),
        ({"page": "one"}, "utils/house/runs.py", "html/two.html"),
        ({}, "pyproject.toml", "chapters/one.ipynb"),
        ({}, "utils/a.py", "html/one.html"),
        ({"fixtures": ["site"]}, "html/two.html", "chapters/one.ipynb"),
        ({"file": "tests/lab/test_y.py"}, "chapters/one.ipynb", "html/one.html"),
        ({"file": "tests/lab/test_y.py"}, "labs/one.ipynb", "html/one.html"),
        ({"file": "tests/lab/test_y.py"}, "tests/lab/test_y.py", "html/two.html"),
    ],
)
def test_what_a_test_reads_makes_its_name(project, test, repeats, rests):
    before = key(project, **test)
    (project / rests).write_text("changed")
    assert key(project, **test) == before
    (project / repeats).write_text("changed")
    assert key(project, **test) != before


def test_another_browser_is_another_test(project):
    assert key(project, page="one") != key(project, page="one", engine="firefox")


def test_what_passed_is_left_out_and_nothing_else_is_forgiven(pytester, monkeypatch):
    """Run again, nothing fails for being left out; a name that no test has is still an error."""
    monkeypatch.setattr(passed, "PASSED", pytester.path / "passed")
    monkeypatch.setattr(passed, "IN_A_BROWSER", (pytester.path,))
    monkeypatch.setattr(passed, "key", lambda item, engine: item.name)
    pytester.makepyfile(test_x="def test_good(): pass\ndef test_bad(): assert 0")
    option = SimpleNamespace(pytest_addoption=lambda parser: parser.addoption("--engine"))

    def run(*arguments):
        return pytester.runpytest_inprocess(*arguments, plugins=[passed, option])

    run().assert_outcomes(passed=1, failed=1)
    run().assert_outcomes(failed=1, deselected=1)
    assert run("-k", "good").ret == pytest.ExitCode.OK
    run("-k", "good", "--again").assert_outcomes(passed=1, deselected=1)
    assert run("-k", "neither").ret == pytest.ExitCode.NO_TESTS_COLLECTED
