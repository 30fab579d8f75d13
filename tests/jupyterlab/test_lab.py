"""Chapters in JupyterLab, as a reader meets them: real sliders, torch in a kernel, our drawing."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import begin
import course
import lab_server
import nbformat
import pytest
from lab_server import LONG, run_all

from conftest import ROOT

RUN_AGAIN = """async (times) => {
  const { commands, shell } = window.jupyterapp;
  const notebook = shell.currentWidget.content;
  notebook.activeCellIndex = 0;
  for (let i = 0; i < times; i++) await commands.execute("notebook:run-cell");
}"""

# Of the document: a cell out of view may not be drawn.
OUTPUTS = "window.jupyterapp.shell.currentWidget.content.model.toJSON().cells[1].outputs"


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """JupyterLab on a folder of its own: its URL and the folder."""
    folder = tmp_path_factory.mktemp("lab")
    with lab_server.running(folder) as url:
        yield url, folder


def open_notebook(page, lab, name: str) -> None:
    lab_server.open_notebook(page, lab[0], name)


def write_notebook(lab, name: str, *sources: str) -> None:
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), lab[1] / name)


def open_chapter(lab, open_page, name: str):
    """A page on which a chapter is open, and every one of its cells in the document."""
    shutil.copy(ROOT / "chapters" / name, lab[1])
    page = open_page(viewport={"width": 1280, "height": 1400})
    open_notebook(page, lab, name)
    page.evaluate("""window.jupyterapp.shell.currentWidget.content.notebookConfig =
      {...window.jupyterapp.shell.currentWidget.content.notebookConfig, windowingMode: "none"}""")
    return page


def run_chapter(lab, open_page, name: str, figures: int, to: int | None = None):
    """A page on which a chapter was run, whole or `to` a cell, and shows so many live figures."""
    page = open_chapter(lab, open_page, name)
    run_all(page, to)
    drawn = (
        "(n) => [...document.querySelectorAll('figure.live-figure.lf-kernel')]"
        ".filter((figure) => figure.live).length === n"
    )
    page.wait_for_function(drawn, arg=figures, timeout=LONG)
    return page


def rows(page, number: int) -> list[float]:
    """The probabilities that a figure shows now."""
    return page.evaluate(
        "(n) => Array.from(document.querySelectorAll('figure.live-figure')[n]"
        ".live.outputs.probability.data)",
        number,
    )


def first(chapter: str) -> int:
    """The number of the cell with a chapter's first figure."""
    cells = nbformat.read(ROOT / "chapters" / f"{chapter}.ipynb", as_version=4).cells
    return next(i for i, c in enumerate(cells) if c.cell_type == "code" and "figure(" in c.source)


@pytest.mark.problems(".*")  # JupyterLab's own console is not ours to judge
def test_a_notebook_that_nobody_has_run_shows_its_figures(lab, open_page):
    """JupyterLab does not trust it, and takes scripts, widgets and SVG out of its outputs."""
    page = open_chapter(lab, open_page, "10_attention.ipynb")
    page.wait_for_function(
        "document.querySelector('figure img.lf-default')?.naturalWidth > 300", timeout=LONG
    )
    alt = page.locator("figure img.lf-default").first.get_attribute("alt")
    assert "The boy asked the girl" in alt  # what it shows, for those who do not see it
    assert "Error displaying widget" not in page.locator(".jp-Notebook").inner_text()


# Of each closer look: its heading, whether that is seen, and which cells after it are.
CLOSERS = """() => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  const marked = (cell) => cell.model.getMetadata("jp-MarkdownHeadingCollapsed");
  return cells.flatMap((cell, i) => marked(cell)
    ? [[cell.model.sharedModel.source, !cell.isHidden, !cells[i + 1].isHidden]] : []);
}"""


@pytest.mark.problems(".*")
def test_closer_looks_are_closed_and_open_with_their_headings_button(lab, open_page):
    page = open_chapter(lab, open_page, "11_sampling.ipynb")
    page.wait_for_function(f"({CLOSERS})().every(([, , inside]) => !inside)", timeout=LONG)
    found = page.evaluate(CLOSERS)
    assert len(found) > 3 and all(heading for _, heading, _ in found)
    assert all(source.partition("\n")[0].endswith("?") for source, *_ in found)
    page.evaluate("""() => {
      const { content } = window.jupyterapp.shell.currentWidget;
      const marked = (cell) => cell.model.getMetadata("jp-MarkdownHeadingCollapsed");
      content.activeCellIndex = content.widgets.findIndex(marked);
      return content.scrollToCell(content.activeCell);
    }""")
    page.locator(".jp-mod-active .jp-collapseHeadingButton").click()
    page.wait_for_function("""() => {
      const { content } = window.jupyterapp.shell.currentWidget;
      return !content.widgets[content.activeCellIndex + 1].isHidden;
    }""")
    assert len(page.evaluate(CLOSERS)) == len(found) - 1


@pytest.mark.problems(".*")
def test_in_chapter_11_a_real_slider_moves_the_drawing(lab, open_page):
    from llmbook.models import sampling, smollm2

    page = run_chapter(lab, open_page, "11_sampling.ipynb", figures=1, to=first("11_sampling"))
    slider = page.locator(".widget-slider:visible").first
    before = rows(page, 0)
    slider.locator(".noUi-handle").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "(old) => document.querySelector('figure.live-figure')"
        ".live.outputs.probability.data[0] !== old",
        arg=before[0],
    )
    page.wait_for_timeout(500)
    temperature = float(slider.locator(".widget-readout").inner_text())
    assert temperature == pytest.approx(1.45)
    llm = smollm2.load("cpu")
    logits = llm.reader.read(llm.tokenizer.encode("To make a cup of tea, first boil the"))["logits"]
    expected = sampling.softmax_at(logits, temperature).sort(descending=True).values[:10]
    assert rows(page, 0) == pytest.approx(expected.tolist(), abs=1e-5)
    shown = page.locator("figure.live-figure").first.locator(".lf-value").first.text_content()
    assert shown == f"{100 * expected[0]:.1f} %"


@pytest.mark.problems(".*")
def test_chapter_12_writes_in_the_kernel(lab, open_page):
    from llmbook.models import tinygpt

    page = run_chapter(lab, open_page, "12_decoding.ipynb", figures=1, to=first("12_decoding"))
    seed = page.locator(".widget-slider:visible", has_text="seed").first
    seed.locator(".noUi-handle").focus()
    written = "document.querySelector('figure.live-figure').live.outputs"
    old = page.evaluate(f"String({written}.text.data)")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"(old) => String({written}.text.data) !== old", arg=old)
    page.wait_for_timeout(300)
    value = int(seed.locator(".widget-readout").inner_text())
    gpt = tinygpt.load("cpu")
    settings = {"seed": value, "temperature": 0.8, "top_k": 50, "top_p": 0.95}
    ids = [*gpt.end_ids, *gpt.tokenizer.encode("There was once a muddy goat")]
    ids += [t.id for t in gpt.generate(ids, max_tokens=10, ignore_end=True, **settings)]
    assert page.evaluate(f"Array.from({written}.text.data)")[: len(ids)] == ids
    # each tick of JupyterLab's own Play button writes a token
    page.locator(".widget-play button").first.click()
    page.wait_for_function(f"Number({written}.count.data[0]) >= {len(ids) + 8}")


PICTURE = """\
import torch
from ipywidgets import ToggleButtons
from llmbook import figure, stages

class Way(torch.nn.Module):
    def forward(self, stage):
        return {"at": torch.tensor(["in", "out"].index(stage))}

figure(Way(), stages(labels=["in", "out"], at="at", boxes=[(0, 0), (1, 0)], choose="stage"),
       stage=ToggleButtons(options=["in", "out"]), caption="A way.")"""


@pytest.mark.problems(".*")
def test_a_click_in_the_picture_reaches_the_kernel(lab, open_page):
    write_notebook(lab, "picture.ipynb", PICTURE)
    page = open_page()
    open_notebook(page, lab, "picture.ipynb")
    run_all(page)
    page.locator("button.lf-box", has_text="out").click()
    page.wait_for_function(
        "document.querySelector('figure.live-figure').live.outputs.at.data[0] === 1"
    )
    assert page.locator(".lf-chosen").inner_text() == "out"


POINT = """\
import torch
from ipywidgets import FloatSlider
from llmbook import figure, scatter

class Point(torch.nn.Module):
    def forward(self, across, up):
        return {"x": across.reshape(1), "y": up.reshape(1)}

sides = {side: FloatSlider(value=0, min=-1, max=1, step=0.25) for side in ("across", "up")}
figure(Point(), scatter(x="x", y="y", xlim=(-1, 1), ylim=(-1, 1), drag=("across", "up")),
       caption="A point.", more=["up"], **sides)"""


@pytest.mark.problems(".*")
def test_a_point_is_dragged_and_the_kernels_sliders_follow(lab, open_page):
    write_notebook(lab, "point.ipynb", POINT)
    page = open_page(viewport={"width": 1280, "height": 1000})
    open_notebook(page, lab, "point.ipynb")
    run_all(page)
    page.locator(".lf-grip").focus()
    page.keyboard.press("ArrowLeft")
    output = "document.querySelector('figure.live-figure').live.outputs"
    page.wait_for_function(f"{output}.x.data[0] === -0.25")
    grip = page.locator(".lf-grip").bounding_box()
    frame = page.locator(".lf-frame").bounding_box()
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 21):  # faster than a kernel answers: the last place is what counts
        page.mouse.move(x + step / 40 * frame["width"], y - step / 80 * frame["height"])
    page.mouse.up()
    page.wait_for_function(f"{output}.x.data[0] === 0.75 && {output}.y.data[0] === 0.5")
    assert page.locator(".widget-readout:visible").all_inner_texts() == ["0.75"]
    page.get_by_text("More settings").click()
    page.wait_for_function("""[...document.querySelectorAll('.widget-readout')]
      .filter((one) => one.checkVisibility()).map((one) => one.innerText).join() === '0.75,0.50'""")


@pytest.mark.problems(".*")
def test_a_guess_is_given_and_goals_are_reached_in_a_kernel(lab, open_page):
    source = (ROOT / "tests" / "browser" / "asked.py").read_text("utf-8")
    write_notebook(lab, "asked.ipynb", source, "asked()")
    page = open_page(viewport={"width": 1280, "height": 1200})
    open_notebook(page, lab, "asked.ipynb")
    run_all(page)
    show = page.get_by_role("button", name="Show", exact=True)
    labels = page.locator(".widget-slider:visible .widget-label")
    show.wait_for()
    assert show.is_disabled() and labels.all_inner_texts() == ["guessed"]
    page.locator(".noUi-handle:visible").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("!document.querySelector('.lf-question button').disabled")
    show.click()
    page.locator(".widget-slider:visible .widget-label", has_text="temperature").wait_for()
    assert labels.all_inner_texts() == ["temperature"]
    assert page.inner_text(".lf-verdict") == "1 too many. 2 do."
    page.get_by_role("button", name="Show me").first.click()
    page.wait_for_function("document.querySelector('.lf-goals > li').dataset.state === 'shown'")
    page.get_by_role("button", name="It cannot be done").last.click()
    states = "[...document.querySelectorAll('.lf-goals > li')].map((li) => li.dataset.state)"
    page.wait_for_function(f"{states}[1] === 'reached'")
    page.get_by_role("button", name="Reset").click()
    page.locator(".widget-slider:visible .widget-label", has_text="guessed").wait_for()
    assert page.evaluate(states) == ["open", "reached"]


CELL = """\
import torch
from ipywidgets import FloatSlider
from llmbook import bars, figure

calls = []

class Model(torch.nn.Module):
    def forward(self, temperature):
        calls.append(1)
        return {"y": torch.softmax(torch.arange(50.0) / temperature, dim=-1)}

slider = FloatSlider(value=1, min=0.5, max=2, step=0.5)
figure(Model(), bars(x=[str(i) for i in range(50)], y="y"), temperature=slider, caption="Again.")"""
COUNT = """\
import json, resource
calls.clear()
slider.value = 2.0
print(json.dumps({"calls": len(calls), "widgets": len(get_ipython().kernel.comm_manager.comms),
                  "bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
slider.value = 1.0"""


def heap(page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    return page.evaluate("performance.memory.usedJSHeapSize")


@pytest.mark.problems(".*")
def test_a_cell_run_100_times_leaves_no_widget_no_callback_and_no_memory_behind(lab, open_page):
    write_notebook(lab, "again.ipynb", CELL, COUNT)
    page = open_page()
    open_notebook(page, lab, "again.ipynb")

    def count() -> dict:
        run_all(page)
        for _ in range(500):  # what a cell printed may come after the news that it has run
            text = "".join(o["text"] for o in page.evaluate(OUTPUTS) if o.get("name") == "stdout")
            if text.endswith("}\n"):
                break
            page.wait_for_timeout(20)
        return json.loads(text)

    page.evaluate(RUN_AGAIN, 20)
    early, early_heap = count(), heap(page)
    page.evaluate(RUN_AGAIN, 80)
    late, late_heap = count(), heap(page)
    assert late["calls"] == early["calls"] == 1
    assert late["widgets"] == early["widgets"]
    assert late["bytes"] - early["bytes"] < 4_000_000
    # A run leaves some 59 KB of bookkeeping to JupyterLab, ipywidgets and anywidget (a bare
    # anywidget: 16), and nothing of ours: our modules and the drawing, 140 KB, would show.
    assert late_heap - early_heap < 80 * 90_000
    assert page.locator("figure.live-figure").count() == 1


def test_the_page_that_make_lab_opens_leads_to_a_chapter_and_is_made_anew(lab, open_page):
    for name in ("utils", "chapters", "labs", "_toc.yml"):
        (lab[1] / name).symlink_to(ROOT / name)
    start = lab[1] / "_build" / "start.ipynb"
    start.parent.mkdir()
    begin.write(start)
    page = open_page(viewport={"width": 1280, "height": 1400})
    open_notebook(page, lab, "_build/start.ipynb")
    rows = page.locator(".jp-OutputArea-output tr")
    assert rows.count() == 2 + len(course.notebooks())  # two heads
    assert not page.locator(".jp-CodeCell .jp-InputArea-editor").is_visible()
    begun = page.inner_text(".jp-RenderedMarkdown")
    run_all(page)
    assert page.inner_text(".jp-RenderedMarkdown") == begun
    page.click(".jp-RenderedMarkdown strong a")
    page.wait_for_function(
        "window.jupyterapp.shell.currentWidget?.context?.path === 'chapters/01_landscape.ipynb'",
        timeout=LONG,
    )
