"""A stored number that is not what the cell computes fails; last digits and the rest do not."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from from_runs import difference, numbers

from conftest import ROOT

HERE = Path(__file__).parent
CODE = """
class P:
    def _repr_html_(self):
        return 'p = <data value="0.25">0.25</data>'
    def __repr__(self):
        return "p"
P()
"""


def run(folder: Path, html: str) -> str:
    """Run nbval, as `make test` does, over a notebook that stores this HTML."""
    cell = nbformat.v4.new_code_cell(CODE, execution_count=1)
    data = {"text/html": html, "text/plain": "p"}
    cell.outputs = [nbformat.v4.new_output("execute_result", data=data, execution_count=1)]
    kernel = {"name": "python3", "display_name": "Python 3"}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "one.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "from_runs"]
    command += ["--nbval-sanitize-with", str(HERE / "sanitize.cfg"), "one.ipynb"]
    path = os.pathsep.join(map(str, (HERE, ROOT / "utils" / "house")))
    places = {"PYTHONPATH": path, "LLMBOOK_RUNS": str(folder / "runs")}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=os.environ | places
    ).stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ('p = <data value="0.25">0.25</data>', "1 passed"),
        ('p = <data value="0.25001">0.25</data>', "1 passed"),
        ('p = <data value="0.26">0.25</data>', "stored numbers differ: number 1"),
        ('q = <data value="0.25">0.25</data>', "1 failed"),
        ("p = ", "1 failed"),
    ],
)
def test_nbval_compares_text_as_text_and_numbers_as_numbers(tmp_path, html, outcome):
    assert outcome in run(tmp_path, html)


def test_numbers_are_read_in_order():
    html = '<p><data value="1">1</data> and <data value="-2.5e-3">…</data></p>'
    assert numbers([{"data": {"text/html": html}}, {"text": "x"}]) == [1.0, -0.0025]


def test_infinities_and_missing_numbers():
    assert difference([float("inf")], [float("inf")]) is None
    assert difference([float("nan")], [float("nan")]) is None
    assert difference([float("inf")], [1e30])
    assert difference([1.0], []) == "1 numbers are stored, 0 were computed"
    assert difference([0.0], [1e-9]) is None
