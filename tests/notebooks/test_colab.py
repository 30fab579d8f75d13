"""Notebooks as Google Colab runs them: alone in an empty folder, with Colab's old ipywidgets.

Two of them each time; with NB=… those. Every one, with all that Colab preinstalls, once a week in
Colab's own image (.github/workflows/colab.yml), and here by `python utils/house/colab.py`. This
environment is a throwaway one, laid over the one that runs the tests, without `llmbook`.
"""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

import colab
import course
import nbformat
import pytest

ROOT = course.ROOT
WIDGETS = ("ipywidgets", "widgetsnbextension", "jupyterlab-widgets", "notebook")
TWO = ["chapters/02_neurons.ipynb", "chapters/12_decoding.ipynb"]  # SmolLM2; TinyGPT and a Loop
CHOSEN = os.environ.get("NB", "").split() or TWO


@pytest.fixture(scope="session")
def machine(tmp_path_factory) -> colab.Machine:
    folder = tmp_path_factory.mktemp("colab")
    python = folder / "env" / "bin" / "python"
    colab.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"])
    packages = Path(
        colab.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip()
    )
    colab.stand_in(packages)
    below = sysconfig.get_path("purelib")  # .pth files in there, as llmbook's, do not count
    (packages / "below.pth").write_text(f"{below}\nimport google.colab\n")
    machine = colab.Machine(python, folder)
    listed = colab.versions(colab.LIST.read_text("utf-8"))
    machine.call("-m", "pip", "install", "-q", *(f"{name}=={listed[name]}" for name in WIDGETS))
    return machine


@pytest.fixture
def fresh(machine) -> colab.Machine:
    """The machine without llmbook."""
    for path in packages(machine).glob("llmbook*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return machine


def packages(machine: colab.Machine) -> Path:
    return next((machine.python.parent.parent / "lib").glob("python*/site-packages"))


@pytest.mark.slow
def test_the_machine_is_as_bare_as_colab(fresh):
    script = "import importlib.util, sys; print('google.colab' in sys.modules, "
    script += "importlib.util.find_spec('llmbook'))"
    assert fresh.call("-c", script).strip() == "True None"


@pytest.mark.slow
@pytest.mark.parametrize("name", CHOSEN)
def test_runs_alone_and_its_figures_hold_widget_and_html(name, fresh, tmp_path):
    notebook = fresh.execute(ROOT / name, tmp_path)
    where = fresh.call(
        "-c", "import llmbook, ipywidgets as w; print(llmbook.__file__, w.__version__)"
    )
    file, version = where.split()
    assert Path(file).is_relative_to(packages(fresh))  # installed from the clone, whole
    assert version == "7.7.1"  # the first cell must not replace Colab's own
    assert colab.first(notebook)[0].splitlines()[0] == "Fetching the course …"
    figures = colab.live_figures(notebook)
    stored = colab.live_figures(nbformat.read(ROOT / name, as_version=4))
    assert len(figures) == len(stored) > 0
    assert all(colab.WIDGET in data for data in figures)
