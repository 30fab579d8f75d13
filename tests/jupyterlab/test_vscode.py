"""A figure in VS Code: its own widget manager, which npm has, shows a chapter's first figure here,
on a kernel that JupyterLab's server started."""

import sys
from pathlib import Path

import javascript
import nbformat
import pytest
from execute import sources
from filelock import FileLock
from lab_server import LONG, running

from conftest import ROOT

NAME = "02_neurons.ipynb"
MANAGER = javascript.MODULES / "@vscode/jupyter-ipywidgets8/dist/ipywidgets.js"
#: What VS Code takes from the kernel's environment, as its setting for widget scripts has it.
SCRIPT = Path(sys.prefix) / "share/jupyter/nbextensions/anywidget/index.js"
#: As VS Code does it: cells run one after the other, and its manager gets a widget's output.
SHOW = """async ([cells, vscode]) => {
  const { activate } = await import(vscode);
  activate();
  window.vscIPyWidgets8.load();
  const kernel = await jupyterapp.serviceManager.kernels.startNew({ name: "python3" });
  const place = document.body.appendChild(document.createElement("div"));
  place.style.cssText = "position: fixed; inset: 0; z-index: 9999; background: white";
  const failed = [];
  const loader = { widgetsRegisteredInRequireJs: new Set(), loadWidgetScript: async () => {},
    errorHandler: (...given) => failed.push(given.join()), successHandler: () => {} };
  const manager = new window.vscIPyWidgets.WidgetManager(kernel, place, loader, () => {});
  for (const code of cells) {
    const shown = [];
    const asked = kernel.requestExecute({ code });
    asked.onIOPub = ({ header, content }) => {
      if (header.msg_type === "error") failed.push(content.evalue);
      if (content.data) shown.push(content.data["application/vnd.jupyter.widget-view+json"]);
    };
    await asked.done;
    for (const { model_id } of shown.filter(Boolean)) {
      const view = await manager.create_view(await manager.get_model(model_id), {});
      await manager.display_view(undefined, view, { node: place });
    }
  }
  return failed;
}"""
LIVE = "document.querySelector('figure.live-figure.lf-kernel')?.live"


@pytest.mark.problems(".*")
def test_its_widget_manager_shows_a_figure_that_moves(tmp_path, open_page):
    if why := javascript.missing():
        pytest.skip(f"no widget manager of VS Code's: {why}")
    with FileLock(ROOT / "_build" / "npm.lock"):
        javascript.install()
    cells = sources(nbformat.read(ROOT / "chapters" / NAME, as_version=4))
    first = next(n for n, cell in enumerate(cells) if cell.startswith("# the figure"))
    page = open_page(viewport={"width": 900, "height": 1000})
    for address, file in {"vscode/manager.js": MANAGER, "vscode/anywidget.js": SCRIPT}.items():
        page.route(f"**/{address}", lambda route, _, file=file: route.fulfill(path=file))
    with running(tmp_path) as url:
        page.goto(f"{url}/lab")
        page.wait_for_function("window.jupyterapp?.serviceManager", timeout=LONG)
        page.add_script_tag(path=javascript.MODULES / "requirejs/require.js")
        page.evaluate("require.config({ paths: { anywidget: '/vscode/anywidget' } })")
        assert page.evaluate(SHOW, [cells[: first + 1], "/vscode/manager.js"]) == []
        page.wait_for_function(LIVE, timeout=LONG)
        page.locator(".widget-slider:visible .noUi-base").first.click(position={"x": 20, "y": 2})
        page.wait_for_function(f"{LIVE}.outputs.value.data[0] === 0", timeout=LONG)
        # sun, wind, the bias's 1, their sum, the answer
        value = page.evaluate(f"[...{LIVE}.outputs.value.data]")
        assert value[3] == pytest.approx(-1.6) == 3 * 0 - 2 * 0.3 - 1
