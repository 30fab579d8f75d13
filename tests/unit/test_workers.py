"""Tests are spread over two workers, but for those that share what takes time to make."""

import os
import subprocess
import sys

import pytest
from workers import ROOT, scope


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("chapters/11_sampling.ipynb::Cell 0", "chapters/11_sampling.ipynb::Cell 7", True),
        ("tests/unit/test_tinygpt.py::test_a", "tests/unit/test_tinygpt.py::test_b", True),
        ("tests/unit/test_words.py::test_a", "tests/unit/test_words.py::test_b", False),
        ("tests/unit/test_words.py::test_a[x-1]", "tests/unit/test_words.py::test_a[y]", True),
        (
            "tests/browser/test_any_browser.py::test_a[chapters/12_decoding-race]",
            "tests/browser/test_any_browser.py::test_a[chapters/12_decoding-talk]",
            True,
        ),
        (
            "tests/browser/test_pages.py::test_a[chapters/11_sampling]",
            "tests/browser/test_pages.py::test_a[chapters/12_decoding]",
            False,
        ),
    ],
)
def test_what_shares_something_stays_together(one, other, together):
    assert (scope(one) == scope(other)) is together


CONFTEST = """
import workers

workers.scope = lambda test: test.partition("[")[0]

def pytest_xdist_make_scheduler(config, log):
    return workers.Scopes(config, log)
"""
TESTS = """
import time
from pathlib import Path
import pytest

@pytest.mark.parametrize("n", range(4))
def test_before(n): pass

def test_hangs_once():
    if not (been := Path(__file__).with_name("been")).exists():
        been.touch()
        time.sleep(60)

def test_hangs(): time.sleep(60)

def test_after(): pass
"""


@pytest.mark.slow
def test_what_hangs_is_named_and_tried_once_more_and_the_rest_goes_on(tmp_path):
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_some.py").write_text(TESTS)
    options = ["-q", "-n2", "--timeout=2", "--timeout-method=thread", "--reruns=1", "-rR"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", "/dev/null", *options, tmp_path],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'tests'}:{ROOT / 'utils' / 'house'}"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "1 failed, 6 passed, 2 rerun" in done.stdout, done.stdout + done.stderr
    assert "crashed while running 'test_some.py::test_hangs'" in done.stdout
