"""JupyterLab, as a reader has it: from a slider's key to the figure drawn with new numbers.

About every second move waits some 40 ms in Jupyter Server (2.21), long after the kernel has
answered: its websocket leaves Nagle's algorithm on, so that a message waits for the receipt of the
one before. With `set_nodelay(True)` there, no move does. It is measured as a reader has it.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import lab_server  # tests/jupyterlab
import nbformat
from playwright.sync_api import Page

from .chrome import fresh_page, running
from .computed import computed
from .progress import spread
from .rows import Result
from .table import p95

CELL = """\
import sys
sys.path.insert(0, {tests!r})
from benchmarks import sample
sample.ours(sample.slider())"""
TESTS = Path(__file__).resolve().parent.parent
# From the key to the first frame that holds the new drawing, which has replaced `live.outputs`.
WATCH = """() => {
  const figure = document.querySelector("figure.live-figure");
  globalThis.moved = new Promise((done) => {
    addEventListener("keydown", () => {
      const [start, old] = [performance.now(), figure.live.outputs];
      const frame = () => {
        if (figure.live.outputs === old) requestAnimationFrame(frame);
        else done([performance.now() - start, Array.from(figure.live.outputs.probability.data)]);
      };
      requestAnimationFrame(frame);
    }, { once: true, capture: true });
  });
}"""


def measure(quick: bool) -> Iterator[Result]:
    """The 95th percentile of 100 moves (quick: of 20), ms."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        cell = nbformat.v4.new_code_cell(CELL.format(tests=str(TESTS)))
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
        notebook = nbformat.v4.new_notebook(cells=[cell], metadata=kernel)
        nbformat.write(notebook, folder / "figure.ipynb")
        with lab_server.running(folder) as url, running() as browser, fresh_page(browser) as page:
            lab_server.open_notebook(page, url, "figure.ipynb")
            lab_server.run_all(page)
            yield Result("lab", p95(moves_ms(page, 20 if quick else 100)))


def moves_ms(page: Page, count: int) -> list[float]:
    """Time each of `count` moves by one step, up and down by turns; the first is left out."""
    page.wait_for_selector("figure.live-figure.lf-kernel .lf-stage svg", timeout=lab_server.LONG)
    page.locator(".widget-slider:visible .noUi-handle").focus()
    passes = []
    for move in range(count + 1):
        page.evaluate(WATCH)
        page.keyboard.press("ArrowLeft" if move % 2 else "ArrowRight")
        passes.append(page.evaluate("globalThis.moved"))
        page.wait_for_timeout(50)  # let the kernel fall idle: ipywidgets sends one move at a time
    times = computed("a move in JupyterLab", passes)
    spread("moves", times, "ms")
    return times
