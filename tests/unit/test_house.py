"""The house is in order: one list of requirements, one address, notebooks of one form."""

import ast
import base64
import importlib.metadata
import io
import re
import subprocess
import tomllib
from pathlib import Path

import address as address_script
import course
import install
import nbformat
import notebooks as notebooks_script
import pytest
import yaml
from browser import figure_page
from course import CLOSER
from execute import shown
from extension import theme
from PIL import Image

ROOT = Path(__file__).parent.parent.parent

TAGS = {"remove-cell", "remove-input", "remove-output", "hide-cell", "hide-input", "hide-output"}
TAGS |= {"claims"}  # asserts what the text says of a figure, at the setting of which it says it
TAGS |= {"nbval-ignore-output", "nbval-skip", "nbval-raises-exception", "raises-exception"}
TAGS |= {"exercise", "solution", "check", "slow"}
TAGS |= {"yours"}  # what a reader fills in that no check tries: a prediction, a recipe
NOTEBOOKS = [
    pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in course.notebooks()
]
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS)


def requirements(name: str) -> dict[str, str]:
    """Package -> bound, of a requirements file."""
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text().splitlines()]
    return dict(re.fullmatch(r"([\w-]+)(.*)", line).groups() for line in lines if line)


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def test_the_package_asks_for_what_the_requirements_ask_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = dict(re.fullmatch(r"([\w-]+)(.*)", d).groups() for d in project["dependencies"])
    listed = requirements("requirements.txt")
    assert declared == {name: listed.get(name) for name in declared}


def test_bounds_are_lower_bounds_only():
    bounds = requirements("requirements.txt")
    assert bounds.pop("jupyter-book") == ">=1.0.4,<2"
    assert all(re.fullmatch(r">=[\d.]+", bound) for bound in bounds.values()), bounds


def test_the_package_asks_no_more_than_colab_has():
    """Colab's ipywidgets is 7.7.1: a higher bound would replace it, and break its widgets."""
    assert requirements("requirements.txt")["ipywidgets"] == ">=7.7"


def test_the_copies_of_the_address_agree_with_their_source():
    new = course.address()
    repository, colab, site = address_script.forms(new)
    assert f'"{new}"' in course.FIRST_CELL.read_text()
    assert f'"{new}"' in (ROOT / "pyproject.toml").read_text()
    assert f'"{new}"' in (ROOT / "CITATION.cff").read_text()
    assert f"https://{site}/" in (ROOT / "CITATION.cff").read_text()
    assert f"git clone https://{repository} " in (ROOT / "README.md").read_text()
    assert f"https://{site}/" in (ROOT / "README.md").read_text()
    config = yaml.safe_load((ROOT / "_config.yml").read_text())
    assert config["html"]["baseurl"] == f"https://{site}/"


def test_a_new_address_reaches_every_form(tmp_path):
    text = "https://github.com/a/b (https://a.github.io/b/x) colab/github/a/b/blob github.com/a/bc"
    (tmp_path / "x.md").write_text(text)
    assert address_script.replace(
        tmp_path / "x.md", "https://github.com/a/b", "https://github.com/c/d"
    )
    changed = (
        "https://github.com/c/d (https://c.github.io/d/x) colab/github/c/d/blob github.com/a/bc"
    )
    assert (tmp_path / "x.md").read_text() == changed


def test_every_notebook_is_in_the_table_of_contents():
    listed = [page for page in course.pages() if page.startswith(("chapters/", "labs/"))]
    there = [path.relative_to(ROOT).with_suffix("").as_posix() for path in course.notebooks()]
    assert listed == there


@each_notebook
def test_first_code_cell_is_the_canonical_one(path):
    cell = course.first_code_cell(read(path))
    assert cell.source == course.FIRST_CELL.read_text().rstrip("\n")
    assert cell.metadata.tags == ["remove-cell"]


@each_notebook
def test_only_known_tags(path):
    used = {tag for cell in read(path).cells for tag in cell.metadata.get("tags", [])}
    assert used <= TAGS


@each_notebook
def test_cells_are_short(path):
    """Those that are read; a folded one, as all that a figure needs, may have ninety lines."""
    code = [c for c in read(path).cells if c.cell_type == "code"][1:]
    for cell in code:
        folded = "hide-input" in cell.metadata.get("tags", [])
        assert len(cell.source.splitlines()) <= (90 if folded else 30)
    wide = [line for cell in code for line in cell.source.splitlines() if len(line) > 79]
    assert not wide


@each_notebook
def test_a_result_that_is_to_be_seen_is_the_last_statement_of_its_cell(path):
    code = [ast.parse(c.source).body for c in read(path).cells if c.cell_type == "code"]
    unseen = [
        ast.unparse(line) for body in code for line in body[:-1] if isinstance(line, ast.Expr)
    ]
    assert not [line for line in unseen if line.startswith(("numbers(", "figure("))]


@each_notebook
def test_text_is_plain_markdown_that_colab_and_github_render_too(path):
    text = [c.source for c in read(path).cells if c.cell_type == "markdown"]
    for pattern in (r"^:::", r"\{[\w:-]+\}`", r"\$\$ *\([\w-]+\)"):  # fences, roles, labels
        assert not [c for c in text if re.search(pattern, c, re.M)], pattern


@each_notebook
def test_stored_notebook_holds_no_widget_no_timing_no_error_and_no_machine_path(path):
    notebook = read(path)
    text = path.read_text(encoding="utf-8")
    assert notebooks_script.WIDGET not in text
    assert "widgets" not in notebook.metadata
    assert not [c for c in notebook.cells if "execution" in c.metadata]
    outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
    assert not [o for o in outputs if o.output_type == "error"]
    assert not re.search(r"/(home|root|Users|tmp|work|content)/\w", text)


@each_notebook
def test_stored_notebook_was_run_from_top_to_bottom(path):
    code = [c for c in read(path).cells if c.cell_type == "code" and c.source.strip()]
    assert [c.execution_count for c in code] == list(range(1, len(code) + 1))


def layers(cells) -> tuple[list, list]:
    """The cells of the main line, and those of the closer looks with their headings' cells."""
    main, closer, level = [], [], 0
    for cell in cells:
        heading = re.match("(#+) ", cell.source) if cell.cell_type == "markdown" else None
        if heading and (not level or len(heading[1]) <= level):
            level = len(heading[1]) if cell.metadata.get(CLOSER) else 0
        (closer if level else main).append(cell)
    return main, closer


def minutes(cells) -> float:
    """200 words a minute, six seconds a line of code in the open, two minutes a figure."""
    words = sum(len(c.source.split()) for c in cells if c.cell_type == "markdown")
    folded = {"remove-cell", "hide-input"}
    code = [c for c in cells if c.cell_type == "code"]
    in_the_open = [c for c in code if not folded & set(c.metadata.get("tags", []))]
    lines = sum(len(c.source.splitlines()) for c in in_the_open)
    figures = sum(len(re.findall(r"^(?:\w+ = )?figure\(", c.source, re.M)) for c in code)
    return words / 200 + lines / 10 + 2 * figures


@pytest.mark.parametrize("path", [p for p in course.notebooks() if p.parent.name == "chapters"])
def test_a_chapter_and_the_intro_say_how_long_it_takes(path):
    """Its main line, and its closer looks where it has some."""
    intro = (ROOT / "book/intro.md").read_text()
    said = re.search(rf"{path.name}\) \| (\d+) minutes(?:, (\d+) more)?", intro)
    cells = read(path).cells
    more = f" The closer looks: {said[2]} more." if said[2] else ""
    assert f"\n\n*About {said[1]} minutes, with the figures.{more}*\n\n" in cells[0].source
    for part, told in zip(layers(cells), said.groups(), strict=True):
        assert abs(minutes(part) - int(told or 0)) < 5


@each_notebook
def test_a_closer_look_is_a_question_with_its_answer_in_a_sentence(path):
    cells = read(path).cells
    marked = [cell for cell in cells if cell.metadata.get(CLOSER)]
    for cell in marked:
        assert re.fullmatch(r"#{2,3} [^\n]+\?\n\n[^\n]+[.!]", cell.source), cell.source
    closed = read(path).metadata.get("colab", {}).get("collapsed_sections", [])
    assert closed == [cell.id for cell in marked] == [cell.metadata.id for cell in marked]


@pytest.mark.parametrize("path", [p for p in course.notebooks() if p.parent.name == "chapters"])
def test_a_chapter_closes_with_what_to_remember_questions_and_what_follows(path):
    text = "\n\n".join(c.source for c in read(path).cells if c.cell_type == "markdown")
    closing = ["What to remember", "Check yourself", "Where to go on"]
    assert [h for h in re.findall(r"^## (.+)$", text, re.M) if h in closing] == closing
    assert len(re.search(r"## What to remember\n(.+?)\n## ", text, re.S)[1].split()) > 30


def test_stripping_removes_what_differs_between_runs():
    cell = nbformat.v4.new_code_cell("1", metadata={"tags": ["check"]})
    cell.metadata.execution = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
    data = {"text/html": "<p>", notebooks_script.WIDGET: {"model_id": "7"}}
    cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {}})
    notebooks_script.strip(notebook)
    assert cell.metadata == {"tags": ["check"]}
    assert cell.outputs[0].data == {"text/html": "<p>"}
    assert "widgets" not in notebook.metadata


@pytest.mark.parametrize("path", course.executed(), ids=lambda path: path.stem)
def test_a_notebook_that_nobody_has_run_shows_each_figure_as_a_picture(path):
    if path.suffix == ".md":  # and so does a page without a script
        html = path.with_suffix(".pictures.html").read_text("utf-8")
    else:
        html = "".join(data["text/html"] for data in shown(read(path)))
    figures = re.findall(r'<figure class="(?:live-figure|still)"[^>]*>', html)
    images = re.findall(
        r'<figure [^>]*><img class="lf-default"[^>]* data-wide="(\d+)" data-narrow="(\d+)"'
        r'[^>]*base64,([^"]+)"',
        html,
    )
    assert figures and len(images) == len(figures)
    for wide, narrow, image in images:
        assert 100 < int(wide) < 1200 and 100 < int(narrow) < 1200
        png = base64.b64decode(image)
        assert png.startswith(b"\x89PNG") and 1000 < len(png) <= 30_000
        darkest, _ = Image.open(io.BytesIO(png)).convert("L").getextrema()
        assert darkest < 90  # not dimmed, as while a model loads


def test_what_a_page_of_a_run_writes_does_not_come_into_the_run(tmp_path):
    specs = tmp_path / "run" / "specs"
    specs.mkdir(parents=True)
    (specs / "a.json").write_text('{"goals": []}', "utf-8")
    figure_page.lend(tmp_path / "run", tmp_path / "page")
    text = '<figure class="live-figure" id="figure-one" data-llmbook="a"></figure>'
    figure_page.lay_out(tmp_path / "page", [text], {"name": "Tiny"})
    assert len(list((tmp_path / "page" / "files" / "specs").iterdir())) == 2
    assert [path.name for path in specs.iterdir()] == ["a.json"]


def test_stripping_keeps_what_closes_a_section_in_jupyterlab_and_tells_colab():
    cell = nbformat.v4.new_markdown_cell("## Why?\n\nSo.", metadata={CLOSER: True})
    notebook = nbformat.v4.new_notebook(cells=[cell, nbformat.v4.new_markdown_cell("")])
    notebooks_script.strip(notebook)
    assert cell.metadata == {CLOSER: True, "id": cell.id}
    assert notebook.metadata.colab == {"collapsed_sections": [cell.id]}
    assert notebook.cells[1].metadata == {}


@pytest.mark.parametrize("tag", sorted(notebooks_script.FOLDED))
def test_stripping_folds_what_is_not_seen_at_first(tag):
    cell = nbformat.v4.new_code_cell("1", metadata={"tags": [tag]})
    notebooks_script.strip(nbformat.v4.new_notebook(cells=[cell]))
    assert cell.metadata == {
        "tags": [tag],
        "jupyter": {"source_hidden": True},
        "cellView": "form",
    }


@pytest.mark.parametrize("path", course.notebooks())
def test_what_is_folded_on_the_page_is_folded_in_jupyterlab_and_in_colab(path):
    """And so is what comes before the first figure: the first screen shows it."""
    code = [cell for cell in read(path).cells if cell.cell_type == "code"]
    for cell in code:
        hidden = bool(notebooks_script.FOLDED & set(cell.metadata.get("tags", [])))
        assert cell.metadata.get("jupyter", {}).get("source_hidden", False) is hidden
        assert (cell.metadata.get("cellView") == "form") is hidden
    assert all("source_hidden" in str(cell.metadata) for cell in code[:2])  # imports, too


def test_no_module_of_ours_hides_an_installed_package():
    """Our folders come first where Python looks: it would find ours in place of the package."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]
    folders = [ROOT / folder for folder in settings["ini_options"]["pythonpath"]]
    ours = {path.stem for folder in folders for path in folder.glob("*.py")}
    ours |= {path.parent.name for folder in folders for path in folder.glob("*/__init__.py")}
    assert {"assemble", "extension"} <= ours
    assert not ours & importlib.metadata.packages_distributions().keys() - {"llmbook", "tales"}


def test_make_help_lists_every_target():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.search(r"\.PHONY: (.*)", makefile)[1].split())
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"make ([\w-]+)", listed)) == targets
    assert targets == set(re.findall(r"^([\w-]+):(?!=)", makefile, re.M))


def test_a_failed_setup_says_what_to_do():
    full = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    assert "disk space" in install.diagnosis(full)
    down = "WARNING: Retrying ... after connection broken by 'NewConnectionError(...)'"
    assert "Check the network" in install.diagnosis(down)
    no_index = "ERROR: Could not find a version that satisfies torch>=2.6 (from versions: none)"
    assert "Check the network" in install.diagnosis(no_index)
    assert "rm -rf .venv" in install.diagnosis("ERROR: ResolutionImpossible")


def test_matplotlib_and_a_phones_bar_have_the_colours_of_the_book():
    css = (ROOT / "utils/llmbook/figures/browser/palette.css").read_text()
    pairs = re.findall(
        r"--book-(\S+): var\(--book-light, (#\w+)\) var\(--book-dark, (#\w+)\);", css
    )
    assert [name for name, *_ in pairs] == re.findall(r"^  --book-(\S+):", css, re.M)
    style = (ROOT / "utils" / "llmbook" / "look.mplstyle").read_text()
    series = [light for name, light, _ in pairs if name.startswith("series-")]
    assert [f"#{colour}" for colour in re.findall(r'"(\w{6})"', style)] == series
    layout = (ROOT / "book/extension/templates/layout.html").read_text()
    paper = next(colours for name, *colours in pairs if name == "paper")
    assert re.findall(r'name="theme-color".*content="(#\w+)"', layout) == paper


def test_the_figures_parts_import_one_way_types_included():
    """The definition knows nobody; kernel and page know it and the browser's half."""
    figures = ROOT / "utils" / "llmbook" / "figures"
    allowed = {
        "definition": {"definition"},
        "browser": {"browser"},
        "kernel": {"definition", "browser", "kernel"},
        "page": {"definition", "browser", "page"},
    }
    for part, may in allowed.items():
        for path in sorted((figures / part).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.level:
                    above = path.parents[node.level - 1].relative_to(figures).parts
                    reached = [*above, *(node.module or "").split(".")]
                    assert reached[0] in may, f"{path}: line {node.lineno}"


def test_code_that_is_left_without_elements_has_no_colour_of_its_own():
    kinds = re.search(r"\(\?:([\w|]+)\)", theme.UNCOLOURED.pattern)[1].split("|")
    rules = re.findall(r"\.highlight :is\(([^)]+)\)", (ROOT / "book/assets/book.css").read_text())
    coloured = {kind.strip(" .") for rule in rules for kind in rule.split(",")}
    assert len(kinds) > 3 and {"k", "c1", "s2"} <= coloured and not coloured & set(kinds)


def test_what_is_published_has_passed_every_test():
    publish = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())
    tests = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text())
    (when,) = publish[True].items()  # YAML reads `on` as true
    assert when[0] == "workflow_run" and when[1]["workflows"] == [tests["name"]]
    job = publish["jobs"]["book"]
    assert "github.event.workflow_run.conclusion == 'success'" in job["if"]
    assert "workflow_run.head_sha" in job["steps"][0]["with"]["ref"]  # what was tested


def test_a_name_that_is_no_notebook_is_refused_with_what_there_is():
    assert course.chosen(["book/intro.md"]) == [ROOT / "book" / "intro.md"]
    with pytest.raises(SystemExit, match="nothing to execute: nope, README.md; there are book/in"):
        course.chosen(["nope", "book/intro.md", "README.md"])


def test_several_notebooks_are_tested_at_once():
    command = ["make", "-n", "test", "NB=chapters/02_neurons.ipynb labs/06_train_a_gpt.ipynb"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert '-k "02_neurons or 06_train_a_gpt"' in said.stdout
