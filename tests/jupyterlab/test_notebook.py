"""A chapter in Notebook 7, which is built of JupyterLab's parts: unrun, and with a live slider."""

import shutil

import pytest
from lab_server import LONG, run_all, running, show

from conftest import ROOT

NAME = "02_neurons.ipynb"
# JupyterLab's server says no for Notebook 7, whatever its own setting is
EXPOSED = """addEventListener("DOMContentLoaded", () => {
  const config = document.getElementById("jupyter-config-data");
  config.textContent = config.textContent.replace(/("exposeAppInBrowser": )false/, "$1true");
})"""
LIVE = "document.querySelector('figure.live-figure.lf-kernel')?.live"


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    """The address of a chapter, in Notebook 7 on a folder of its own."""
    folder = tmp_path_factory.mktemp("notebook")
    shutil.copy(ROOT / "chapters" / NAME, folder)
    with running(folder, "notebook") as url:
        yield f"{url}/notebooks/{NAME}"


@pytest.mark.problems(".*")
def test_a_chapter_that_nobody_has_run_is_good_and_run_it_is_alive(notebook, open_page):
    page = open_page(viewport={"width": 1100, "height": 1400})
    page.add_init_script(EXPOSED)
    show(page, notebook, NAME)
    page.wait_for_function(
        "document.querySelector('figure img.lf-default')?.naturalWidth > 300", timeout=LONG
    )
    hidden = page.evaluate("""() => {
      const { widgets } = window.jupyterapp.shell.currentWidget.content;
      const closed = widgets.findIndex(
        (cell) => cell.model.getMetadata("jp-MarkdownHeadingCollapsed"));
      const folded = widgets.filter((cell) => cell.model.getMetadata("jupyter")?.source_hidden);
      const all = folded.every((cell) => cell.inputHidden);
      return [widgets[closed + 1].isHidden, folded.length, all];
    }""")
    assert hidden[0] and hidden[1] > 5 and hidden[2]
    figure = page.evaluate("""() => window.jupyterapp.shell.currentWidget.content.widgets.findIndex(
      (cell) => cell.model.sharedModel.source.startsWith("# the figure"))""")
    run_all(page, figure)
    page.wait_for_function(LIVE, timeout=LONG)
    page.locator(".widget-slider:visible .noUi-base").first.click(position={"x": 20, "y": 2})
    value = f"[...{LIVE}.outputs.value.data]"  # sun, wind, the bias's 1, their sum, the answer
    page.wait_for_function(f"{value}[0] === 0", timeout=LONG)
    assert page.evaluate(value)[3] == pytest.approx(-1.6) == 3 * 0 - 2 * 0.3 - 1
