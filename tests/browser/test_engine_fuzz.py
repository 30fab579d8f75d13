"""The engine computes again only what changed inputs lead to: bit for bit as a fresh run does."""

import shutil
from pathlib import Path

import pytest
from llmbook.figures.browser import BROWSER

FUZZ = (
    "import('./engine_fuzz.js').then(({ fuzz }) => fuzz(Array.from({ length: 300 }, (_, i) => i)))"
)


@pytest.fixture
def fuzz(serve, page, tmp_path):
    """What a fuzz of the engine says, with a part of it written otherwise."""

    def run(before="", after=""):
        shutil.copytree(BROWSER, tmp_path / "modules")
        shutil.copy(Path(__file__).parent / "engine_fuzz.js", tmp_path)
        engine = tmp_path / "modules" / "engine.js"
        source = engine.read_text("utf-8")
        assert before in source
        engine.write_text(source.replace(before, after) if before else source)
        (tmp_path / "index.html").write_text("<!doctype html><link rel='icon' href='data:,'>")
        page.goto(serve(tmp_path) + "/index.html")
        return page.evaluate(FUZZ)

    return run


def test_runs_with_some_inputs_changed_or_broken_off_equal_fresh_ones(fuzz):
    assert fuzz() == 300 * 12


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("changed |= 1n << BigInt(i)", "changed |= BigInt(n === -1) << BigInt(i)"),
        ("before = []; // if it breaks off", ""),
        ("if (dependsOn[v] !== dependsOn[first + i]) always.add(v);", ""),
    ],
)
def test_what_is_overlooked_or_lost_is_found(fuzz, before, after):
    assert isinstance(fuzz(before, after), str)
