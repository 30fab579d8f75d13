"""What was there before a move stays; curves are chosen by name; numbers of bars, and of marks."""

import pytest
import torch
from browser.figure_page import write
from browser.pages import until
from browser.test_figures import figures_on, set_to
from ipywidgets import FloatSlider, IntSlider, ToggleButtons
from llmbook import (
    bars,
    below,
    figure,
    heatmap,
    lines,
    network,
    scatter,
    stages,
    tokens,
    waterfall,
)

X = torch.linspace(0, 1, 11)


class Curves(torch.nn.Module):
    def forward(self, a, row):
        curves = torch.stack([a * X, 1 - a * X])
        lengths = torch.stack([a, a / 2, 0.3 + 0 * a])
        return {
            "curves": curves,
            "row": torch.tensor(row),
            "a": a * 1,
            "high": a * curves[row, 10],
            "lengths": lengths,
            "was": lengths + 0.01,
            "line": torch.stack([torch.zeros(()), torch.zeros(()), a, a])[None],
            "point": a.reshape(1),
        }


def alone(serve, page, folder, made):
    """A figure alone on a page, with its model's own answer."""
    write(folder, [made])
    page.goto(serve(folder) + "/index.html")
    (element,) = figures_on(page)
    page.evaluate("(f) => f.live.ready.then(() => null)", element)
    return element


@pytest.fixture
def drawn(serve, page, tmp_path):
    made = figure(
        Curves(),
        below(
            lines(
                x=X, y="curves", labels=["up", "down"], highlight="row", choose="row",
                at_x="a", at_y="high", xlim=(0, 1), ylim=(0, 1), drag="a",
            ),
            bars(x=["one", "two", "three"], y="lengths", before="was", ylim=(0, 1), mark="once"),
            bars(x=["one", "two", "three"], y="lengths", format="number"),
            scatter(x="point", y="point", segments="line", highlight=torch.tensor(0), xlim=(0, 2),
                    ylim=(0, 1), equal=True),
        ),
        a=FloatSlider(value=0.5, min=0, max=1, step=0.05),
        row=ToggleButtons(options=[("up", 0), ("down", 1)], value=0),
        caption="Curves.",
    )  # fmt: skip
    return alone(serve, page, tmp_path, made)


GHOSTS = """(f) => [...f.querySelectorAll('.lf-svg')].map((root) =>
  [...root.querySelectorAll('.lf-ghosts :not(svg)')].map((node) => node.tagName))"""
REST = 1100  # ms


def ghosts(page, element):
    return page.evaluate(GHOSTS, element)


def test_what_was_there_before_a_move_stays_until_the_next(page, drawn):
    assert ghosts(page, drawn) == [[], [], [], []]
    strong = "(f) => f.querySelector('.lf-line.lf-strong').getAttribute('d')"
    first = page.evaluate(strong, drawn)
    left = "(f) => f.querySelector('.lf-ghosts path').getAttribute('d')"
    page.wait_for_timeout(REST)
    for a in (0.6, 0.7, 0.8):  # one move
        set_to(page, drawn, {"a": a})
        assert page.evaluate(left, drawn) == first
    curve, even, rescaled, plane = ghosts(page, drawn)
    assert sorted(curve) == ["circle", "path"] and even == ["rect", "rect"]
    assert rescaled == []  # another scale: nothing can be compared
    assert plane == ["path"]
    second = page.evaluate(strong, drawn)
    page.wait_for_timeout(REST)
    set_to(page, drawn, {"a": 0.65})
    assert page.evaluate(left, drawn) == second


def test_a_ghost_lies_where_the_thing_was(page, drawn):
    place = """([f, what]) => [...f.querySelectorAll(what)].map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return [x, y, width, height]; })"""
    bar = ".lf-view-bars .lf-row:nth-child(1) > .lf-bar"
    before = page.evaluate(place, [drawn, ".lf-line.lf-strong"])
    (bar_before,) = page.evaluate(place, [drawn, bar])[:1]
    page.wait_for_timeout(REST)
    set_to(page, drawn, {"a": 0.9})
    now = page.evaluate(place, [drawn, ".lf-view-lines .lf-ghosts path"])
    assert now == [pytest.approx(one, abs=0.6) for one in before]
    cut = "(f) => getComputedStyle(f.querySelector('.lf-view-lines .lf-ghosts > svg')).overflowX"
    assert page.evaluate(cut, drawn) == "hidden"  # at the plot's edges, as the line is
    assert page.evaluate(place, [drawn, ".lf-view-bars .lf-ghosts rect"])[0] == pytest.approx(
        bar_before, abs=0.6
    )


def test_what_cannot_be_seen_leaves_no_ghost(page, drawn):
    page.wait_for_timeout(REST)
    set_to(page, drawn, {})  # the same again
    set_to(page, drawn, {"row": "up"})
    assert ghosts(page, drawn) == [[], [], [], []]


def test_a_new_width_leaves_no_ghost(page, drawn):
    page.wait_for_timeout(REST)
    set_to(page, drawn, {"a": 0.9})
    assert any(ghosts(page, drawn))
    page.set_viewport_size({"width": 500, "height": 800})
    until(page, "(f) => !f.querySelector('.lf-ghosts')", drawn)


def test_a_curve_is_chosen_by_its_name(page, drawn):
    names = drawn.query_selector_all(".lf-view-lines .lf-end")
    assert [n.get_attribute("aria-checked") for n in names] == ["true", "false"]
    names[1].click()
    until(page, "(f) => f.live.controls.row.value === 'down'", drawn)
    until(
        page,
        "(f) => f.querySelectorAll('.lf-end')[1].getAttribute('aria-checked') === 'true'",
        drawn,
    )
    assert page.evaluate("(f) => f.live.controls.a.value", drawn) == 0.5  # the plot was not dragged
    page.keyboard.press("ArrowLeft")
    until(page, "(f) => f.live.controls.row.value === 'up'", drawn)


def test_numbers_stand_at_their_bars_or_in_a_column_that_no_mark_goes_through(page, drawn):
    edges = """(f) => [...f.querySelectorAll('.lf-view-bars')].map((view) =>
      [...view.querySelectorAll('.lf-row')].map((row) => {
        const [bar, value, mark] = ['.lf-bar', '.lf-value', '.lf-before'].map((name) =>
          row.querySelector(name).getBoundingClientRect());
        return [bar.right, value.left, value.right, mark.left];
      }))"""
    with_marks, without = page.evaluate(edges, drawn)
    assert all(mark < left for _, left, _, mark in with_marks)
    assert len({round(right) for *_, right, _ in with_marks}) == 1
    assert len({round(left) for _, left, *_ in without}) == 3
    titles = "(f) => [...f.querySelectorAll('.lf-view-bars title')].map((t) => t.textContent)"
    assert page.evaluate(titles, drawn)[0] == "one: 50.0 %, once 51.0 %"


def test_a_track_whose_end_is_not_known_says_where_it_ends(page, drawn):
    ticks = """(f) => [...f.querySelectorAll('.lf-view-bars')].map((view) =>
      [...view.querySelectorAll('.lf-tick')].map((tick) => tick.textContent))"""
    assert page.evaluate(ticks, drawn) == [["once"], ["0", "0.50"]]
    set_to(page, drawn, {"a": 0.8})
    assert page.evaluate(ticks, drawn)[1] == ["0", "0.8"]


@pytest.mark.problems("willReadFrequently")
def test_a_large_heat_map_is_drawn_anew_and_a_square_one_is_square(serve, page, tmp_path):
    class Diagonal(torch.nn.Module):
        def forward(self, at):
            place = torch.arange(60)
            return {"z": (place[:, None] - place == at).float()}

    made = figure(
        Diagonal(),
        heatmap(z="z", zlim=(0, 1)),
        at=IntSlider(value=0, min=0, max=20),
        caption="A diagonal.",
    )
    element = alone(serve, page, tmp_path, made)
    colours = """(f) => {
      const canvas = f.querySelector("canvas");
      const { width, height } = canvas.getBoundingClientRect();
      const alphas = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data
        .filter((_, i) => i % 4 === 3);
      const all = (least) => alphas.filter((a) => a > least).length;
      return [width, height, all(0), all(100)]; }"""
    first = page.evaluate(colours, element)
    for at in (10, 20):
        set_to(page, element, {"at": at})
    width, height, drawn, dark = page.evaluate(colours, element)
    assert [width, height, drawn] == first[:3]
    assert width == pytest.approx(height, abs=16)
    assert dark == pytest.approx(
        first[3] * 40 / 60, rel=0.1
    )  # of the other diagonals nothing is left


def test_a_bar_is_marked_without_being_chosen_and_a_sign_of_the_frame_is_soft(
    serve, page, tmp_path
):
    class Came(torch.nn.Module):
        def forward(self, at):
            return {"at": at * 1, "y": 0.1 * (at + torch.arange(3)), "ids": torch.arange(2) * 1}

    made = figure(
        Came(),
        below(
            bars(x=["one", "two", "three"], y="y", ylim=(0, 1), chosen="at"),
            tokens("ids", names=["yes", "<|im_end|>"]),
        ),
        at=IntSlider(value=0, min=0, max=2),
        caption="What came is outlined.",
    )
    element = alone(serve, page, tmp_path, made)
    marked = "(f) => [...f.querySelectorAll('.lf-row')].map((row) => row.ariaCurrent)"
    assert page.evaluate(marked, element) == ["true", None, None]
    set_to(page, element, {"at": 2})
    assert page.evaluate(marked, element) == [None, None, "true"]
    assert not element.query_selector("[role=radio]")
    assert [sign.text_content() for sign in element.query_selector_all(".lf-special")] == [
        "<|im_end|>"
    ]


class Taken(torch.nn.Module):
    def forward(self, way, pick):
        at = torch.stack([torch.zeros(()), way])
        return {
            "x": at,
            "y": 1 - at,
            "wrong": at > 0.2,
            "pick": torch.tensor(pick),
            "added": torch.stack([2 * way, -way, way]),
            "both": torch.stack([way, way, way]),
        }


def test_a_point_goes_along_its_path_and_what_is_new_in_other_views(serve, page, tmp_path):
    made = figure(
        Taken(),
        below(
            scatter(x="x", y="y", crossed="wrong", drag="way", path=[0.0, 1, 1, 0],
                    xlim=(0, 1), ylim=(0, 1), equal=True),
            waterfall(y="added", labels=[0, 1, 2], names=["a", "b", "c"], xlim=(-4, 4),
                      shown=[True, True, False]),
            stages(labels=["1\nfirst", "2\nsecond"], at="pick", choose="pick", listed=True,
                   boxes=[(0, 0), (1, 0)], arrows=[(0, 1)], strength=[0, 0.5],
                   shades=("by rules", "learned")),
            network(sizes=(2, 1), weights=[1.0, 2], values="both", drag=["way"]),
        ),
        way=FloatSlider(value=0.5, min=0, max=1, step=0.05),
        pick=ToggleButtons(options=[("one", 0), ("two", 1)], value=0),
        caption="What can be taken hold of.",
    )  # fmt: skip
    element = alone(serve, page, tmp_path, made)
    box = element.query_selector(".lf-view-scatter .lf-grip").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y)  # off its way: it goes to the nearest place on it
    page.mouse.up()
    until(page, "(f) => f.live.controls.way.value > 0.5", element)
    assert page.evaluate("(f) => f.live.controls.way.value", element) < 0.7
    page.keyboard.press("ArrowUp")
    shown = """([f, what]) => [...f.querySelectorAll(what)].filter((n) => n.getClientRects().length)
      .map((n) => n.textContent)"""
    cross = page.get_attribute(".lf-cross", "d")
    assert cross.count("l") == 4  # the four arms of one cross
    assert page.evaluate(shown, [element, ".lf-view-waterfall .lf-label"]) == ["a", "b"]
    assert page.evaluate(shown, [element, ".lf-steps > span"]) == ["by rules", "learned"]
    assert page.evaluate(shown, [element, ".lf-note"]) == ["Pull way to the left or right."]
    page.set_viewport_size({"width": 390, "height": 800})
    until(page, "(f) => f.querySelector('.lf-listed')", element)
    left = "(f) => [...f.querySelectorAll('.lf-box')].map((n) => n.offsetLeft)"
    assert page.evaluate(left, element) == [0, 0]
