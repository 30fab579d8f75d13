"""The page that `make lab` opens says where to go on, and what a reader has done."""

import os
import shutil
from datetime import datetime

import begin
import nbformat
import pytest
from course import ROOT, WIDGET
from llmbook.exercises.copies import checks


@pytest.fixture
def course(tmp_path):
    """Two chapters and a lab, as the repository stores them."""
    for name in ("chapters/01_landscape", "chapters/02_neurons", "labs/01_backprop"):
        to = tmp_path / f"{name}.ipynb"
        to.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / f"{name}.ipynb", to)
    return tmp_path


def run(path, day):
    """What a reader's run leaves in a notebook that is saved."""
    notebook = nbformat.read(path, as_version=4)
    data = {WIDGET: {"model_id": "1"}}
    notebook.cells[-1] = nbformat.v4.new_code_cell(
        outputs=[nbformat.v4.new_output("display_data", data)]
    )
    nbformat.write(notebook, path)
    os.utime(path, (day.timestamp(),) * 2)


def test_a_reader_who_has_done_nothing_begins_with_the_first_chapter(course):
    said = begin.start(course).data
    assert "Begin here: **[The landscape" in said and "(../chapters/01_landscape.ipynb)**" in said
    assert said.count("20 minutes |  |") == 1 and "✓" not in said
    assert "| [Backprop. What do all slopes cost?](../labs/01_backprop.ipynb) | 0 of 9 |" in said


def test_one_who_has_run_the_first_goes_on_with_the_second(course):
    run(course / "chapters/01_landscape.ipynb", datetime(2026, 3, 4, 12))
    said = begin.start(course).data
    assert "Go on here: **[Neurons" in said
    assert said.count("✓") == 1 and "| ✓ 4 March 2026 |" in said
    run(course / "chapters/02_neurons.ipynb", datetime(2026, 3, 5, 12))
    assert "You have run every chapter." in begin.start(course).data


def test_right_answers_are_counted_in_a_readers_copy_too(course):
    path = course / "labs/01_backprop.ipynb"
    mine = nbformat.read(path, as_version=4)
    said = ["Right.\n", "Not right yet: off by 1\n", "Right.\nRight.\n"]
    for check, text in zip(checks(mine), said, strict=False):
        check.outputs = [nbformat.v4.new_output("stream", text=text)]
    nbformat.write(mine, path.with_stem("01_backprop_mine"))
    assert "| 2 of 9 |" in begin.start(course).data
