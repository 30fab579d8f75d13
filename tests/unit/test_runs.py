"""Notebooks are executed once: again only if their code, or what it imports and reads, changed."""

import json
import os
import re
import time
from pathlib import Path

import execute
import inputs
import nbformat
import pytest
import runs
from extension.live_figures import copy_figure
from sphinx.errors import ExtensionError

FIGURE = """\
import torch
from ipywidgets import FloatSlider
from llmbook import bars, figure

table = torch.arange(300.0)

class Model(torch.nn.Module):
    def forward(self, scale):
        return {"y": (table * scale)[:3]}

figure(Model(), bars(x=["a", "b", "c"], y="y"), scale=FloatSlider(value=1, min=0, max=2),
       caption="A figure.")"""


def write(folder: Path, *sources: str) -> Path:
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3"}
    path = folder / "a.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


@pytest.fixture
def kept(tmp_path, monkeypatch) -> Path:
    """Where runs are kept in this test."""
    monkeypatch.setattr(runs, "RUNS", tmp_path / "runs")
    return tmp_path / "runs"


@pytest.fixture
def sources(tmp_path, monkeypatch) -> Path:
    """A source root with a package `ours` of its own."""
    root = tmp_path / "utils"
    (root / "ours" / "deep" / "words").mkdir(parents=True)
    (root / "house").mkdir()
    (root / "house" / "script.py").write_text("A = 1\n")
    (root / "ours" / "__init__.py").write_text("")
    (root / "ours" / "deep" / "__init__.py").write_text("")
    (root / "ours" / "deep" / "reads.py").write_text(
        "from pathlib import Path\nWORDS = Path(__file__).parent / 'words'\n"
    )
    (root / "ours" / "deep" / "words" / "a.txt").write_text("a")
    (root / "ours" / "imports.py").write_text("def f():\n    from .deep import reads\n")
    (root / "ours" / "other.py").write_text("B = 1\n")
    monkeypatch.setattr(inputs, "SOURCES", root)
    monkeypatch.setattr(inputs, "OURS", {"ours"})
    return root


def named(cell: str) -> set[str]:
    return {path.relative_to(inputs.SOURCES).as_posix() for path in inputs.files([cell])}


def test_a_notebook_depends_on_what_it_imports_and_on_the_data_of_that(sources):
    deep = {"ours/__init__.py", "ours/deep/__init__.py", "ours/deep/reads.py"}
    assert named("from ours import imports") == deep | {"ours/imports.py", "ours/deep/words/a.txt"}
    assert named("import ours.other") == {"ours/__init__.py", "ours/other.py"}
    assert named("%matplotlib inline\nfrom ours import other") == named("import ours.other")
    assert named("run(['python', '-m', 'ours.other'])") == named("import ours.other")
    assert named("import json") == set()


def test_a_notebook_depends_on_its_records_and_on_no_other(sources, monkeypatch):
    monkeypatch.setattr(inputs, "RECORDS", sources / "records")
    (sources / "records" / "06").mkdir(parents=True)
    (sources / "records" / "06" / "losses.safetensors").write_bytes(b"1")
    assert named("run = recorded('06/losses', train, minutes=2)") == {
        "records/06/losses.safetensors"
    }
    assert named("recorded('07/losses', train, minutes=2)") == set()


def test_a_new_record_makes_only_those_notebooks_anew_that_name_it():
    ours = inputs.files(["from llmbook.recorded import recorded"])
    assert inputs.SOURCES / "llmbook" / "recorded.py" in ours
    assert not any(file.is_relative_to(inputs.RECORDS) for file in ours)


@pytest.mark.parametrize(
    ("changed", "cell", "again"),
    [
        ("ours/deep/words/a.txt", "from ours import imports", True),
        ("ours/deep/reads.py", "from ours import imports", True),
        ("ours/deep/words/a.txt", "from ours import other", False),
        ("house/script.py", "from ours import imports", False),
    ],
)
def test_the_key_changes_with_what_a_notebook_reads_and_with_nothing_else(
    sources, changed, cell, again
):
    before = inputs.key([cell])
    with (sources / changed).open("a") as file:
        file.write("# more\n")
    inputs._tree.cache_clear()
    assert (inputs.key([cell]) != before) == again
    assert inputs.key([cell + " "]) != before


def test_the_real_key_sees_the_weights_and_their_tales_and_not_the_browsers_half():
    files = {path.name for path in inputs.files(["from llmbook.models import tinygpt"])}
    assert {"tinygpt.safetensors", "tinygpt.tokens", "decoder.py", "export.py"} <= files
    assert not {"page.js", "figure.css", "install.py"} & files
    assert "things.txt" not in {f.name for f in inputs.files(["from llmbook import figure"])}


@pytest.mark.parametrize("switch", inputs.SWITCHES)
def test_a_switch_of_the_environment_makes_another_key(monkeypatch, switch):
    monkeypatch.delenv(switch, raising=False)
    before = inputs.key(["1"])
    monkeypatch.setenv(switch, "compare")
    assert inputs.key(["1"]) != before
    monkeypatch.setenv("SOME_OTHER", "1")
    monkeypatch.delenv(switch)
    assert inputs.key(["1"]) == before


def test_every_switch_that_the_package_reads_is_known():
    """A folder to write to, or torchrun's, changes no output."""
    places = {"LLMBOOK_FIGURES", "LLMBOOK_EXPORTED", "WORLD_SIZE", "LOCAL_RANK"}
    sources = [path.read_text("utf-8") for path in (inputs.SOURCES / "llmbook").rglob("*.py")]
    read = {
        name
        for source in sources
        for name in re.findall(r"(?:getenv|environ)\W+(?:get\W+)?([A-Z_]{3,})", source)
    } | {name for source in sources for name in re.findall(r'"(\w+)" in os\.environ', source)}
    assert read and read <= places | set(inputs.SWITCHES)


@pytest.mark.parametrize("package", ["torch", "sympy", "ipykernel", "ipython"])
def test_another_version_of_a_package_or_of_what_it_needs_makes_another_key(monkeypatch, package):
    """torch needs sympy, the kernel IPython."""
    before = inputs.key(["1"])
    real = inputs.version
    monkeypatch.setattr(inputs, "version", lambda one: "0" if one == package else real(one))
    inputs.versions.cache_clear()
    assert inputs.key(["1"]) != before
    monkeypatch.setattr(inputs, "version", lambda one: "0" if one == "pytest" else real(one))
    inputs.versions.cache_clear()
    assert inputs.key(["1"]) == before
    monkeypatch.undo()
    inputs.versions.cache_clear()


@pytest.mark.slow
def test_a_run_is_made_once_and_a_lost_file_or_a_changed_cell_is_noticed(kept, tmp_path):
    path = write(tmp_path, FIGURE)
    first = runs.ensure(path)
    made = (first.folder / "notebook.ipynb").stat().st_mtime_ns
    (html,) = [o.data["text/html"] for o in first.notebook().cells[0].outputs]
    assert 'data-llmbook="' in html
    (tensor,) = (first.figures / "tensors").iterdir()

    assert runs.ensure(path) == first
    assert (first.folder / "notebook.ipynb").stat().st_mtime_ns == made, "nothing changed"

    for damage in (tensor.unlink, lambda: tensor.write_bytes(tensor.read_bytes()[:-1])):
        damage()
        assert runs.find(path) is None
        assert runs.ensure(path) == first and runs.find(path) == first

    for number in range(runs.KEPT):
        write(tmp_path, f"print({number})")
        assert runs.ensure(path).notebook().cells[0].outputs[0].text == f"{number}\n"
    assert not first.folder.exists(), "only the last three are kept"
    write(tmp_path, "print(0)")
    assert runs.find(path), "back on the first of those: nothing is executed"


@pytest.mark.slow
def test_a_notebooks_text_may_change_without_a_run(kept, tmp_path):
    path = write(tmp_path, "print(1)")
    run = runs.ensure(path)
    notebook = execute.read(path)
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell("New words."))
    nbformat.write(notebook, path)
    assert runs.find(path) == run
    text, code = run.notebook().cells
    assert text.source == "New words." and code.outputs[0].text == "1\n"


@pytest.mark.slow
def test_a_notebook_that_fails_keeps_nothing_and_says_where(kept, tmp_path):
    path = write(tmp_path, "print(1)", "1 / 0", "print(2)")
    with pytest.raises(runs.RunFailed, match="ZeroDivisionError") as failed:
        runs.ensure(path)
    first, second, third = failed.value.notebook.cells
    assert first.outputs and second.outputs[0].output_type == "error" and not third.outputs
    assert not list(kept.glob("*/*/*"))


@pytest.mark.slow
def test_what_the_key_does_not_see_is_an_error(kept, tmp_path, monkeypatch):
    path = write(
        tmp_path, "import importlib\nimportlib.import_module('.'.join(('llmbook', 'text')))"
    )
    with pytest.raises(
        runs.RunFailed, match=r"it read .*__init__.py, which inputs.py does not see"
    ):
        runs.ensure(path)


@pytest.mark.slow
def test_a_process_that_a_notebook_leaves_is_an_error_and_is_ended(kept, tmp_path):
    path = write(tmp_path, "import subprocess\nprint(subprocess.Popen(['sleep', '999']).pid)")
    with pytest.raises(runs.RunFailed, match="it leaves a process running: sleep 999") as failed:
        runs.ensure(path)
    left = int(failed.value.notebook.cells[0].outputs[0].text)
    for _ in range(100):
        if not Path(f"/proc/{left}/stat").exists():
            break
        time.sleep(0.05)
    with pytest.raises(ProcessLookupError):
        os.kill(left, 0)


@pytest.mark.parametrize("missing", ["own.bin", "one.bin", "two.bin"])
def test_a_figures_files_are_copied_and_one_that_is_missing_fails_the_build(tmp_path, missing):
    for folder in ("specs", "models", "tensors"):
        (tmp_path / folder).mkdir()
    tensors = [{"data": [1]}, {"file": "one.bin"}, {"files": ["one.bin", "two.bin"]}]
    (tmp_path / "specs" / "f.json").write_text(
        '{"model": "m.json", "files": ["own.bin"], "view": {}, "outputs": {}}'
    )
    (tmp_path / "models" / "m.json").write_text(json.dumps({"tensors": tensors}))
    for name in ("own.bin", "one.bin", "two.bin"):
        (tmp_path / "tensors" / name).write_text(name)
    copy_figure(tmp_path, tmp_path / "html", "page", "f")
    copied = {path.name for path in (tmp_path / "html").rglob("*.*")}
    assert copied == {"m.json", "own.bin", "one.bin", "two.bin"}
    damaged = next(path for path in (tmp_path / "html").rglob(missing))
    damaged.write_text("half")  # as a build that was broken off, or a full disk, leaves it
    copy_figure(tmp_path, tmp_path / "html", "page", "f")
    assert damaged.read_text() == missing
    (tmp_path / "tensors" / missing).unlink()
    with pytest.raises(ExtensionError, match=f"page: the figure's file tensors/{missing} is miss"):
        copy_figure(tmp_path, tmp_path / "other", "page", "f")
