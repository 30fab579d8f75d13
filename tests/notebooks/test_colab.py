"""Notebooks as Google Colab runs them: alone in an empty folder, with Colab's old ipywidgets.

Two of them each time; every one once a week in Colab's own image (.github/workflows/colab.yml), and
here with COLAB=all. With NB=… those.
The environment is a throwaway one, laid over the one that runs the tests, without `llmbook`. The
repository's address leads git to this checkout, as it stands, so the first cell runs unmodified.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import course
import nbformat
import pytest

ROOT = Path(__file__).parent.parent.parent
COLAB = ["ipywidgets==7.7.1", "widgetsnbextension~=3.6.0", "jupyterlab_widgets<2", "notebook>=6.4"]
WIDGET = "application/vnd.jupyter.widget-view+json"
STAND_IN = "def enable_custom_widget_manager():\n    pass\n"
EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=600, kernel_name="python3").execute()
nbformat.write(notebook, sys.argv[1])
"""
TWO = ["chapters/02_neurons.ipynb", "chapters/12_decoding.ipynb"]  # SmolLM2; TinyGPT and a Loop
CHOSEN = os.environ.get("NB", "").split() or (
    [path.relative_to(ROOT).as_posix() for path in course.notebooks()]
    if os.environ.get("COLAB") == "all"
    else TWO
)


def run(command: list, **options) -> str:
    done = subprocess.run(command, capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{command[:4]}\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
    return done.stdout


@pytest.fixture(scope="session")
def repository(tmp_path_factory) -> Path:
    """This checkout as it stands, committed or not, as a repository of one commit."""
    copy = tmp_path_factory.mktemp("repository")
    files = run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT)
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    author = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    for arguments in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "as it stands"]):
        run(["git", *arguments], cwd=copy)
    return copy


class Machine:
    """A Python with Colab's packages, and the environment variables to start it with."""

    def __init__(self, folder: Path, repository: Path):
        self.python = folder / "bin" / "python"
        run([sys.executable, "-m", "venv", "--without-pip", folder])
        where = run([self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
        self.packages = Path(where.strip())
        (self.packages / "google" / "colab").mkdir(parents=True)
        (self.packages / "google" / "colab" / "__init__.py").write_text("")
        (self.packages / "google" / "colab" / "output.py").write_text(STAND_IN)
        below = sysconfig.get_path("purelib")  # .pth files in there, as llmbook's, do not count
        (self.packages / "below.pth").write_text(f"{below}\nimport google.colab\n")
        config = folder / "gitconfig"
        config.write_text(f'[url "file://{repository}"]\n\tinsteadOf = {course.address()}\n')
        self.environment = {**os.environ, "GIT_CONFIG_GLOBAL": str(config), "OMP_NUM_THREADS": "1"}
        self.environment["IPYTHONDIR"] = str(folder / "ipython")
        self.environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
        for name in ("PYTHONPATH", "LLMBOOK_FIGURES", "VIRTUAL_ENV"):
            self.environment.pop(name, None)
        self.call("-m", "pip", "install", "-q", "--disable-pip-version-check", *COLAB)

    def call(self, *arguments: object, **options) -> str:
        return run([self.python, *map(str, arguments)], env=self.environment, **options)

    def forget(self) -> None:
        """Remove llmbook, as on a fresh machine."""
        for path in self.packages.glob("llmbook*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.fixture(scope="session")
def machine(tmp_path_factory, repository) -> Machine:
    return Machine(tmp_path_factory.mktemp("colab"), repository)


@pytest.mark.slow
def test_the_machine_is_as_bare_as_colab(machine):
    machine.forget()
    script = "import importlib.util, sys; print('google.colab' in sys.modules, "
    script += "importlib.util.find_spec('llmbook'))"
    assert machine.call("-c", script).strip() == "True None"


@pytest.mark.slow
@pytest.mark.parametrize("name", CHOSEN)
def test_runs_alone_and_its_figures_hold_widget_and_html(name, machine, tmp_path):
    machine.forget()
    path = ROOT / name
    alone = Path(shutil.copy(path, tmp_path))
    machine.call("-c", EXECUTE, alone, cwd=tmp_path)

    where = machine.call(
        "-c", "import llmbook, ipywidgets as w; print(llmbook.__file__, w.__version__)"
    )
    file, version = where.split()
    assert Path(file).is_relative_to(machine.packages)  # installed from the clone, whole
    assert version == "7.7.1"  # the first cell must not replace Colab's own
    outputs = outputs_of(alone)
    assert not [o for o in outputs if o.output_type == "error"]
    figures = live_figures(outputs)
    assert len(figures) == len(live_figures(outputs_of(path)))  # as many as are stored
    assert all(WIDGET in data for data in figures)


def outputs_of(path: Path) -> list:
    return [o for cell in nbformat.read(path, as_version=4).cells for o in cell.get("outputs", [])]


def live_figures(outputs: list) -> list[dict]:
    """The bundles of the live figures among a notebook's outputs."""
    bundles = [output.data for output in outputs if "data" in output]
    return [data for data in bundles if 'class="live-figure"' in data.get("text/html", "")]
