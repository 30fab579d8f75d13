"""The drawing of a kernel's figure, rendered and cleaned up by anywidget as by JupyterLab."""

import json

import pytest
import torch
from browser.test_views import POINTS, WORDS
from llmbook import (
    amounts,
    bars,
    below,
    blocks,
    cells,
    cloud,
    computation,
    contour,
    hands,
    heatmap,
    intervals,
    lanes,
    lines,
    network,
    opened,
    ranking,
    readout,
    scatter,
    stages,
    stairs,
    stretches,
    tokens,
    waterfall,
    wordgrid,
)
from llmbook.figures import views as views_package
from llmbook.figures.browser import BROWSER
from llmbook.figures.kernel.drawing import pack

SQUARE = torch.linspace(-1, 1, 36).reshape(6, 6)
BIG = torch.linspace(-1, 1, 3600).reshape(60, 60)
VIEWS = {
    "amounts": amounts(y="y", parts=["a", "b"], highlight="one", drag="x", ends="y"),
    "intervals": intervals(
        shares="shares", parts=["a", "b"], taken="ids", ends="shares", choose=("first", "second")
    ),
    "lanes": below(
        lanes(each="shares", labels=["a", "b"], highlight="one", drag="x", ends="y"),
        lanes(each="shares", labels=["a", "b"], now="one", scrub="x", moments="y"),
    ),
    "blocks": blocks(
        full="y", owner="ids", labels=["a", "b"], across=2, drag="x", taken="one", ends="y"
    ),
    "stairs": stairs(each="shares", labels=["a", "b"], highlight="one", drag="x"),
    "stretches": stretches(
        y="square",
        x=["a"] * SQUARE.shape[1],
        labels=["a"] * len(SQUARE),
        at="one",
        rank=[1] * len(SQUARE),
        chance=[0.5] * len(SQUARE),
        drag="x",
    ),
    "waterfall": waterfall(y="y", labels=["a", "b"], curve="y", at="one", xlim=(-2, 2)),
    "bars": bars(x=["a", "b"], y="y"),
    "lines": lines(x=[0, 1], y="y", draw=["x", "pick"], draw_x=[0, 1], draw_y="y", ylim=(0, 1)),
    "heatmap": below(
        heatmap(z="square"),
        heatmap(z=BIG),
        heatmap(z="square", chosen="ids", drag="x", stops="shares"),
    ),
    "tokens": tokens("ids", names=["a", "b"]),
    "readout": readout(one="one"),
    "network": network(sizes=(2, 1), weights="y"),
    "cells": cells(values="y"),
    "scatter": scatter(x="y", y="y", field="square", level=0.0, xlim=(0, 1), ylim=(0, 1)),
    "computation": computation(
        labels=["a", "b"],
        values="y",
        slopes="y",
        local=[1.0],
        step="one",
        places=[(0, 0), (1, 0)],
        arrows=[(0, 1)],
    ),
    "stages": below(
        stages(labels=["a", "b"], at="one", boxes=[(0, 0), (1, 0)], arrows=[(0, 1)], choose="pick"),
        opened(bars(x=["a", "b"], y="y"), heatmap(z=BIG), at="one"),
    ),
    "contour": contour(field="square", levels=[0.0], xlim=(0, 1), ylim=(0, 1)),
    "hands": hands(angles="square", hand_labels=["long", "short"]),
    "ranking": ranking(labels=["a", "b"], places="ids", move=("x", "pick")),
    "wordgrid": wordgrid(
        "pairs", x="ids", labels=["a", "b"], chosen="one", choose="x", names=["c", "d"]
    ),
    "cloud": cloud(x=POINTS[:, 0], y=POINTS[:, 1], z=POINTS[:, 2], labels=WORDS),
}
OUTPUTS = {
    "y": torch.tensor([0.5, 1.0]),
    "one": torch.tensor(1.0),
    "ids": torch.tensor([0, 1]),
    "pairs": torch.tensor([[0, 1], [1, 0]]),
    "place": torch.tensor(1),
    "square": SQUARE,
    "shares": torch.tensor([[0.5, 0.5], [0.25, 0.75]]),
}

#: `shown(spec, bytes, more)` renders once, as anywidget does, a model with these traits and those
#: in `more`: {el, model, clean}.
MODEL = """() => { window.shown = async (spec, bytes, more = {}) => {
  const { render } = await import("/browser/kernel.js");
  const heard = {};
  const outputs = new DataView(Uint8Array.from(bytes).buffer);
  const state = { spec, problem: "", outputs, ...more };
  const model = { get: (name) => state[name], on: (name, f) => (heard[name] = f),
    off: (name) => delete heard[name], send: (message) => (window.sent ??= []).push(message),
    set: (name, value) => state[name] === value || model.change(name, value),
    save_changes: () => {},
    tell: (message) => heard["msg:custom"](message),
    change: (name, value) => { state[name] = value; heard[`change:${name}`]?.(); } };
  const el = document.createElement("div");
  document.body.append(el);
  const clean = await render({ model, el, load: (path) => import(`/browser/${path}`) });
  return { el, model, clean, heard };
}; }"""
PROBLEM = "window.one.el.querySelector('.lf-status').textContent"


@pytest.fixture
def notebook(serve, page, tmp_path):
    (tmp_path / "browser").symlink_to(BROWSER)
    (tmp_path / "index.html").write_text('<!doctype html><link rel="icon" href="data:,"><body>')
    page.goto(serve(tmp_path) + "/index.html")
    page.evaluate(MODEL)
    return page


def spec_of(view) -> dict:
    spec = json.loads(
        json.dumps({"id": "figure-x", "caption": "X.", "goals": [], "view": view.spec()})
    )
    return spec


def packed(outputs: dict, count: int = 9) -> list[int]:
    return list(pack(outputs, [None] * count))


def send(page, outputs: dict) -> None:
    page.evaluate(
        "(b) => one.model.change('outputs', new DataView(Uint8Array.from(b).buffer))",
        packed(outputs, 1),
    )


def test_every_view_is_rendered_here():
    made = {name for name in views_package.__all__ if (BROWSER / "views" / f"{name}.js").exists()}
    assert set(VIEWS) == made, "a view is drawn here: add it to VIEWS"
    assert made == {path.stem for path in (BROWSER / "views").glob("*.js")}


#: Views whose picture is all words and numbers.
WRITTEN = {"computation", "hands", "network"}


def test_every_picture_is_said_in_words_and_every_handle_says_where_it_stands(notebook):
    for kind, view in VIEWS.items():
        said, bare = notebook.evaluate(
            """async ([spec, bytes]) => {
              const { el, clean } = await shown(spec, bytes);
              const all = (selector) => [...el.querySelectorAll(selector)];
              const bare = all("[role=slider]:not([aria-valuenow][aria-valuetext])");
              const said = all(".lf-said").map((p) => p.textContent);
              clean();
              el.remove();
              return [said, bare.length];
            }""",
            [spec_of(view), packed(OUTPUTS, len(view.leaves()))],
        )
        assert all(said) or kind in WRITTEN, f"{kind}: say in describe.js what it shows"
        assert not bare, f"{kind}: set `tells` of hold.js"


@pytest.mark.parametrize("kind", VIEWS)
def test_100_renders_cleaned_up_leave_no_node_and_no_listener(notebook, kind):
    page = notebook
    session = page.context.new_cdp_session(page)
    given = [spec_of(VIEWS[kind]), packed(OUTPUTS, len(VIEWS[kind].leaves()))]

    def renders(times: int) -> dict:
        page.evaluate(
            """async ([[spec, bytes], times]) => {
              for (let i = 0; i < times; i++) {
                const { el, model, clean, heard } = await shown(structuredClone(spec), bytes);
                const drawn = el.querySelector(".lf-body").children.length;
                if (!drawn) throw new Error("nothing was drawn");
                document.documentElement.dataset.theme = i % 2 ? "dark" : "light";
                await new Promise(requestAnimationFrame);
                clean();
                if (Object.keys(heard).length) throw new Error("it still hears its model");
                (window.kept ??= []).push(el);  // anywidget keeps it for ever
                el.remove();
              }
            }""",
            [given, times],
        )
        for _ in range(3):
            session.send("HeapProfiler.collectGarbage")
            page.wait_for_timeout(30)
        return session.send("Memory.getDOMCounters")

    before = renders(5)
    after = renders(100)
    assert after["nodes"] - before["nodes"] <= 100 + 5  # the elements that anywidget keeps
    assert after["jsEventListeners"] - before["jsEventListeners"] <= 2


@pytest.mark.parametrize(
    "dtype", [torch.float32, torch.float64, torch.int64, torch.int32, torch.uint8, torch.bool]
)
def test_numbers_of_every_type_reach_the_drawing(notebook, dtype):
    outputs = {"y": torch.tensor([1, 0], dtype=dtype)}
    given = [spec_of(bars(x=["a", "b"], y="y")), packed(outputs, 1)]
    notebook.evaluate("async (given) => { window.one = await shown(...given); }", given)
    values = "[...one.el.querySelectorAll('.lf-value')].map((t) => t.textContent)"
    assert notebook.evaluate(values) == ["100.0 %", "0 %"]


def test_what_cannot_be_drawn_is_said_and_said_no_more_once_it_can(notebook):
    view = bars(x=["a", "b"], y="y")
    given = [spec_of(view), packed({"y": torch.tensor([0.5, 1.0])}, 1)]
    notebook.evaluate("async (given) => { window.one = await shown(...given); }", given)
    assert notebook.evaluate(PROBLEM) == ""
    send(notebook, {"y": torch.tensor([1, 2], dtype=torch.int16)})
    assert "The picture does not show this: dtype int16 is unknown" in notebook.evaluate(PROBLEM)
    send(notebook, {"x": torch.tensor([0.5])})
    assert "The picture does not show this" in notebook.evaluate(PROBLEM)
    send(notebook, {"y": torch.tensor([1.0, 0.5])})
    assert notebook.evaluate(PROBLEM) == ""
    notebook.evaluate("one.model.change('problem', 'ValueError: from the kernel')")
    assert notebook.evaluate(PROBLEM) == "ValueError: from the kernel"


def test_a_view_that_cannot_draw_does_not_hold_back_the_one_beside_it(notebook):
    view = below(bars(x=["a", "b"], y="y"), readout(one="number"))
    first = {"y": torch.tensor([0.5, 1.0]), "one": torch.tensor(1.0)}
    given = [spec_of(view), packed(first, 2)]
    notebook.evaluate("async (given) => { window.one = await shown(...given); }", given)
    notebook.evaluate(
        "(b) => one.model.change('outputs', new DataView(Uint8Array.from(b).buffer))",
        packed({"one": torch.tensor(2.0)}, 2),
    )
    assert notebook.evaluate("one.el.querySelector('dd').textContent") == "2"
    assert "The picture does not show this" in notebook.evaluate(PROBLEM)


def test_what_is_taken_hold_of_in_the_picture_is_told_to_the_kernel(notebook):
    given = [spec_of(VIEWS["stages"]), packed(OUTPUTS, 3)]
    notebook.evaluate("async (given) => { window.one = await shown(...given); }", given)
    notebook.click("button.lf-box >> nth=0")
    assert notebook.evaluate("window.sent") == [{"take": {"pick": {"place": 0}}}]


def test_a_kernel_is_told_one_thing_at_a_time_and_then_the_newest(notebook):
    view = scatter(x="y", y="y", xlim=(0, 1), ylim=(0, 1), drag=("across", "up"))
    given = [spec_of(view), packed(OUTPUTS, 1)]
    notebook.evaluate("async (given) => { window.one = await shown(...given); }", given)
    notebook.focus(".lf-grip")
    for key in ("ArrowRight", "ArrowUp", "ArrowRight", "ArrowRight"):
        notebook.keyboard.press(key)
    first = {"take": {"across": {"by": 1}}}
    assert notebook.evaluate("window.sent") == [first]
    notebook.evaluate("one.model.tell({ took: true })")
    both = {"take": {"up": {"by": 1}, "across": {"by": 2}}}
    assert notebook.evaluate("window.sent") == [first, both]
    notebook.evaluate("one.model.tell({ took: true })")
    x, y = notebook.evaluate("""(() => {
      const box = document.querySelector(".lf-grip").getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2]; })()""")
    notebook.mouse.move(x, y)
    notebook.mouse.down()
    for step in range(1, 9):
        notebook.mouse.move(x - 20 * step, y + 10 * step)
    notebook.evaluate("one.model.tell({ took: true })")
    sent = [sorted(message["take"]) for message in notebook.evaluate("window.sent")[2:]]
    assert sent == [["across", "up"]] * 2
    last, newest = (m["take"]["across"]["value"] for m in notebook.evaluate("window.sent")[2:])
    assert newest < last - 0.1
