"""Copies of labs: for a class without solutions, and with a reader's own work in a new edition."""

import csv
from copy import deepcopy

import course
import nbformat
import pytest
from llmbook.exercises.__main__ import main
from llmbook.exercises.copies import PACKED, checks, tags, title, with_own, without_solutions
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

LABS = [path for path in course.notebooks() if path.parent.name == "labs"]
each_lab = pytest.mark.parametrize("path", LABS, ids=lambda path: path.stem)


def cell(id, source, *names):
    return new_code_cell(source, id=id, metadata={"tags": list(names)} if names else {})


def exercise(name, place, returns):
    """Its three cells: a function is to be written that returns `place`."""
    return [
        cell(name, f"def {name}():\n    ...", "exercise"),
        cell(f"{name}-s", f"def {name}_solution():\n    return {returns}", "solution"),
        cell(
            f"{name}-c",
            f"# @title The check of exercise {place}: {name}\n"
            f"def check_{name}({name}):\n    assert {name}() == {place}, f'{{{name}()}}?'\n"
            f"{name} = tried({name}, {name}_solution, check_{name})",
            "check",
        ),
    ]


@pytest.fixture
def lab():
    """Two exercises, of which the second uses the first."""
    return new_notebook(
        cells=[
            new_markdown_cell("# Lab", id="title"),
            cell("import", "from llmbook.exercises import tried"),
            cell("guess", "guess = None", "yours"),
            *exercise("one", 1, "1"),
            *exercise("two", 2, "one() + 1"),
            cell("claims", "raise RuntimeError('the lab, not the reader')", "claims"),
            cell("end", "raise RuntimeError('behind the last check')"),
        ]
    )


def written(path, lab, **sources):
    own = deepcopy(lab)
    for each in own.cells:
        each.source = sources.get(each.id, each.source)
    nbformat.write(own, path)
    return path


def test_a_class_sees_which_exercises_are_solved(lab, tmp_path, capsys):
    file = written(tmp_path / "lab.ipynb", lab)
    solved = {"one": "def one():\n    return 1", "two": "def two():\n    return one() + one()"}
    ada = written(tmp_path / "ada.ipynb", lab, **solved)
    # Who changes a check, or a solution, gains nothing; a loop over nothing is an error of theirs
    bob = written(
        tmp_path / "bob.ipynb", lab, one="def one():\n    return 3", **{"one-c": "'Right.'"}
    )
    cy = written(tmp_path / "cy.ipynb", lab, two="def two(:")
    table = tmp_path / "table.csv"
    main(["check", str(file), str(ada), str(bob), str(cy), "--csv", str(table)])
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [" 1 exercise 1: one", " 2 exercise 2: two"]
    assert [line.split() for line in said[3:6]] == [
        ["ada", "✓", "✓", "2", "of", "2"],
        ["bob", "✗", "·", "0", "of", "2"],
        ["cy", "·", "✗", "0", "of", "2"],
    ]
    rows = list(csv.DictReader(table.open(encoding="utf-8")))
    assert rows[2]["its check said"].startswith("Not right yet: 3?")
    assert rows[0] == {
        "copy": "ada.ipynb", "exercise": "exercise 1: one", "right": "True",
        "its check said": "Right.",
    }  # fmt: skip


def test_a_copy_for_a_class_shows_no_solution_and_runs(lab, tmp_path, capsys):
    file = written(tmp_path / "lab.ipynb", lab)
    main(["copy", str(file)])
    copy = tmp_path / "lab_class.ipynb"
    assert "return one() + 1" not in copy.read_text()
    main(["check", str(copy), str(copy)])
    assert capsys.readouterr().out.splitlines()[-2].split() == [
        "lab_class",
        "·",
        "·",
        *"0 of 2".split(),
    ]
    with pytest.raises(SystemExit, match="there already"):
        main(["copy", str(file)])


def test_own_work_comes_over_into_a_new_edition(lab):
    own = deepcopy(lab)
    for each in own.cells:
        if each.id in ("guess", "two", "one-s"):
            each.source = f"{each.id} of mine"
    own.cells.insert(4, cell("note", "my own trial"))
    own.cells.append(cell("gone", "of an earlier edition", "check"))
    today = deepcopy(lab)
    today.cells.insert(1, new_markdown_cell("New today", id="new"))
    found = {each.id: each.source for each in with_own(today, own).cells}
    assert list(found)[:7] == ["title", "new", "import", "guess", "one", "note", "one-s"]
    assert (found["guess"], found["two"]) == ("guess of mine", "two of mine")
    assert found["one-s"] == "def one_solution():\n    return 1" and "gone" not in found


def test_colab_keeps_ids_in_the_metadata(lab):
    own = deepcopy(lab)
    own.nbformat_minor = 0
    for each in own.cells:
        each.metadata["id"] = each.pop("id")
        if each.metadata["id"] == "one":
            each.source = "mine"
    assert next(c for c in with_own(lab, own).cells if c.id == "one").source == "mine"


@pytest.mark.parametrize(
    "name, says",
    [("gone.ipynb", "there is no"), ("text.ipynb", "not a notebook"), ("other.ipynb", "none of")],
)
def test_what_cannot_be_checked_is_said_before_any_is_run(lab, tmp_path, name, says):
    file = written(tmp_path / "lab.ipynb", lab)
    (tmp_path / "text.ipynb").write_text("no JSON")
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), tmp_path / "other.ipynb")
    with pytest.raises(SystemExit, match=says):
        main(["check", str(file), str(tmp_path / name)])


def test_only_labs_have_exercises(tmp_path):
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), tmp_path / "chapter.ipynb")
    with pytest.raises(SystemExit, match="no exercises"):
        main(["copy", str(tmp_path / "chapter.ipynb")])


@each_lab
def test_each_lab_can_be_handed_out(path):
    lab = nbformat.read(path, as_version=4)
    copy = without_solutions(lab)
    solutions = [each for each in copy.cells if "solution" in tags(each)]
    assert len(solutions) >= 6 and all(each.source.startswith(PACKED) for each in solutions)
    assert not any(each.get("outputs") for each in copy.cells)
    for each, was in zip(copy.cells, lab.cells, strict=True):
        if "solution" in tags(each):
            told: dict = {}
            unpacked = each.source.replace("exec(", "told.update(source=")
            exec(unpacked, {"told": told})  # noqa: S102 (ours)
            assert told["source"].decode() == was.source
    titles = [title(each) for each in checks(lab)]
    assert all(each.startswith("exercise ") for each in titles)
    assert len(set(titles)) == len(titles)
