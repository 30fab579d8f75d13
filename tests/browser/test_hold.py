"""Taking hold of what is drawn: by pointer, by touch and by keys; the control follows."""

import pytest
import torch
from browser.figure_page import write
from browser.pages import until
from browser.test_figures import figures_of, figures_on
from ipywidgets import (
    Combobox,
    Dropdown,
    FloatSlider,
    IntSlider,
    SelectionSlider,
    ToggleButtons,
)
from llmbook import (
    bars,
    below,
    cloud,
    contour,
    figure,
    heatmap,
    lines,
    network,
    scatter,
    tokens,
)

DAYS = ["day one", "two", " "]
AMOUNTS = [10, 100, 1000]
MOMENTS = [0, 10, 40, 100]


class Point(torch.nn.Module):
    def forward(self, across, up):
        x, y = across.reshape(1), up.reshape(1)
        return {
            "x": torch.cat([torch.zeros(2), x]),
            "y": torch.cat([torch.ones(2), y]),
            "path": torch.stack([across + torch.arange(3) / 4, up + torch.arange(3) / 4]),
        }


class Curve(torch.nn.Module):
    def forward(self, z, amount):
        return {"z": z.clone(), "y": z**2, "amount": torch.tensor(float(amount))}


class Line(torch.nn.Module):
    """A line through two points; which of four moments it is."""

    def forward(self, ax, ay, bx, by, moment):
        x, y = torch.stack([ax, bx]), torch.stack([ay, by])
        return {
            "x": torch.cat([torch.zeros(1), x]),
            "y": torch.cat([torch.zeros(1), y]),
            "line": torch.stack([ax, ay, bx, by])[None],
            "tens": 10 ** x[1:],
            "tens_up": 10 ** y[1:],
            "step": torch.tensor(MOMENTS).gather(0, moment[None])[0],
        }


class Nudge(torch.nn.Module):
    """Two points on a parabola, and shares that two weights make."""

    def forward(self, at, by, one, two):
        there = at + by
        weights = torch.stack([one, two])
        return {
            "at": at * 1,
            "y": at**2,
            "to": there,
            "to_y": there**2,
            "legs": torch.stack([by, there**2 - at**2]),
            "share": weights / weights.sum(),
        }


class Choice(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("places", torch.tensor([[-2.0, 0, 0], [2.0, 0, 0], [0, 2.0, 0]]))

    def forward(self, at, day, word, unit):
        place = torch.tensor(DAYS.index(day))
        return {"at": at - 1, "day": place, "ids": torch.arange(3), "unit": unit.clone()} | {
            "xyz"[axis]: self.places[:, axis] + 0 for axis in range(3)
        }


#: Where a point of the cloud lies: where the note under it says so, as the pointer comes there.
POINT = """async (canvas, word) => {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame); // it is drawn with the next
  const note = canvas.parentElement.querySelector(".lf-note");
  const box = canvas.getBoundingClientRect();
  for (let y = box.top; y < box.bottom; y += 6) for (let x = box.left; x < box.right; x += 6) {
    canvas.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y }));
    if (note.textContent.startsWith(word)) return [x + 3, y + 3];
  }
}"""


class Arrow(torch.nn.Module):
    def forward(self, angle, length):
        turn = torch.deg2rad(angle)
        end = torch.stack([length * torch.cos(turn), length * torch.sin(turn)])
        return {"arrows": torch.stack([torch.zeros(4), torch.cat([torch.zeros(2), end])])}


class Heads(torch.nn.Module):
    """Which is looked at in a masked square."""

    def forward(self, layer, head):
        z = torch.arange(6.0).reshape(2, 3)
        return {"z": z.where(z != 5, torch.nan), "chosen": torch.stack([layer - 1, head])}


class Reading(torch.nn.Module):
    def forward(self, read):
        return {"ids": torch.arange(3), "weight": torch.ones(3) / 2, "read": read + 1}


class Picnic(torch.nn.Module):
    def forward(self, sun, weight):
        values = torch.stack([sun, torch.ones(()), sun * weight - 1])
        return {"values": values, "weights": torch.stack([weight, -torch.ones(())])}


@pytest.fixture(scope="module")
def grabbed(tmp_path_factory):
    plane = {"xlim": (-2, 2), "ylim": (-1, 1)}
    made = [
        figure(
            Point(),
            below(
                scatter(x="x", y="y", drag=("across", "up"), **plane),
                contour(field=torch.rand(4, 4), path="path", drag=("across", "up"), **plane),
            ),
            caption="A point.",
            name="point",
            across=FloatSlider(value=0.5, min=-2, max=2, step=0.1),
            up=FloatSlider(value=0.5, min=-1, max=0.5, step=0.1),
        ),
        figure(
            Curve(),
            below(
                lines(
                    x=[-2, 0, 2], y=[4, 0, 4], at_x="z", at_y="y", drag="z", xlabel="the number z"
                ),
                lines(
                    x=AMOUNTS,
                    y=AMOUNTS,
                    at_x="amount",
                    at_y="amount",
                    log="x",
                    drag="amount",
                    tells="",
                ),
            ),
            caption="Curves.",
            name="curve",
            z=FloatSlider(value=1, min=-2, max=2, step=0.25),
            amount=SelectionSlider(options=AMOUNTS, value=100),
        ),
        figure(
            Line(),
            below(
                scatter(
                    x="x",
                    y="y",
                    segments="line",
                    drag=[("ax", "ay"), ("bx", "by")],
                    **plane,
                ),
                scatter(
                    x="tens",
                    y="tens_up",
                    log="xy",
                    drag=("bx", "by"),
                    xlim=(0.01, 100),
                    ylim=(0.01, 100),
                ),
                lines(
                    x=list(range(101)),
                    y=list(range(101)),
                    at_x="step",
                    at_y="step",
                    drag="moment",
                    stops=MOMENTS,
                    tall=150,
                ),
            ),
            caption="A line.",
            name="line",
            moment=IntSlider(value=3, min=0, max=3),
            **{
                name: FloatSlider(value=value, min=-2, max=2, step=0.1)
                for name, value in {"ax": -1, "ay": 0.5, "bx": 1, "by": -0.5}.items()
            },
        ),
        figure(
            Nudge(),
            below(
                lines(
                    x=[-2, 0, 2],
                    y=[4, 0, 4],
                    at_x="at",
                    at_y="y",
                    drag="at",
                    to_x="to",
                    to_y="to_y",
                    legs="legs",
                    pull="by",
                    ylim=(0, 4),
                ),
                bars(x=["one", "two"], y="share", ylim=(0, 1), drag=("one", "two")),
            ),
            caption="Two points.",
            name="nudge",
            at=FloatSlider(value=0, min=-2, max=2, step=0.1),
            by=FloatSlider(value=1, min=0.1, max=2, step=0.1),
            one=FloatSlider(value=1, min=0.25, max=8, step=0.25),
            two=FloatSlider(value=1, min=0.25, max=8, step=0.25),
        ),
        figure(
            Choice(),
            below(
                tokens("ids", names=DAYS, chosen="at", choose="at"),
                bars(x=DAYS, y=[0.1, 0.2, 0.3], chosen="day", choose="day"),
                cloud(x="x", y="y", z="z", labels=["left", "right", "up"], choose="word"),
                network(sizes=(3, 3), weights=[1.0] * 9, unit_labels=DAYS * 2, choose="unit"),
            ),
            caption="Choices.",
            name="choice",
            at=IntSlider(value=1, min=1, max=5),
            day=ToggleButtons(options=DAYS),
            word=Combobox(value="up", options=["left", "right", "up"]),
            unit=IntSlider(value=0, min=0, max=2),
        ),
        figure(
            Arrow(),
            scatter(
                x=[0],
                y=[0],
                segments="arrows",
                segment_labels=["", "query"],
                highlight=torch.tensor(1),
                arrows=True,
                drag=("angle", "length"),
                polar=True,
                equal=True,
                xlim=(-3, 3),
                ylim=(-3, 3),
            ),
            caption="An arrow.",
            name="arrow",
            angle=FloatSlider(value=0, min=-180, max=180, step=15),
            length=FloatSlider(value=2, min=0, max=3, step=0.5),
        ),
        figure(
            Heads(),
            heatmap(
                z="z",
                row_labels=["1", "2"],
                column_labels=["a", "b", "c"],
                xlabel="head",
                ylabel="layer",
                chosen="chosen",
                choose=("layer", "head"),
                marked=[0, 2],
                marked_label="the first",
                zlabel="mean",
            ),
            caption="Heads.",
            name="heads",
            layer=IntSlider(value=1, min=1, max=2),
            head=IntSlider(value=0, min=0, max=2),
        ),
        figure(
            Reading(),
            tokens(
                "ids",
                names=["One", "\n two words", "\n"],
                weight="weight",
                chosen="read",
                reached="read",
                choose="read",
                first=1,
                shades=("expected", "surprising"),
                room="a\nb\nc\nd\ne",
                numbered_from=4,
                blue=True,
            ),
            caption="Reading.",
            name="reading",
            read=IntSlider(value=0, min=0, max=1),
        ),
        figure(
            Picnic(),
            network(
                sizes=(2, 1),
                weights="weights",
                values="values",
                unit_labels=["sun", "always 1", "sum"],
                numbered=(0,),
                halves=(1,),
                drag=("sun", "", "weight"),
            ),
            caption="A picnic.",
            name="picnic",
            sun=FloatSlider(value=0.5, min=0, max=1, step=0.1),
            weight=FloatSlider(value=2, min=-4, max=4, step=0.25),
        ),
    ]
    return write(tmp_path_factory.mktemp("grabbed"), made)


@pytest.fixture
def held(grabbed, serve, page):
    return figures_of(page, serve(grabbed))


def values(element) -> dict:
    """What the controls say, once what was asked for is drawn."""
    return element.evaluate(
        """async (e) => { await e.live.set({}); const now = Object.entries(e.live.controls);
        return Object.fromEntries(now.map(([name, { value }]) => [name, value])); }"""
    )


def plot_of(figure, view=""):
    """The plot that is dragged, where its curve begins and ends, and a height inside it."""
    plot = figure.query_selector(f"{view} .lf-drag")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    return plot, box["x"] + 64, box["x"] + box["width"] - 16, box["y"] + 60


def box_of(figure, selector) -> dict:
    """Where something is drawn: found and measured in one go, for a redraw may make it anew."""
    box = "(figure, selector) => figure.querySelector(selector).getBoundingClientRect().toJSON()"
    return figure.evaluate(box, selector)


def middle(node) -> tuple[float, float]:
    box = node.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, node, right: float, down: float) -> None:
    """By its middle, so many pixels, and let go."""
    x, y = middle(node)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=3)
    page.mouse.up()


def middle_of(box) -> float:
    return box["y"] + box["height"] / 2


@pytest.mark.parametrize("view", ["scatter", "contour"])
def test_a_point_is_dragged_and_its_sliders_follow(page, held, view):
    figure = held["point"]
    values(figure)  # alive, and its frame drawn for the last time
    grip = figure.query_selector(f".lf-view-{view} .lf-grip")
    grip.scroll_into_view_if_needed()
    x, y = middle(grip)
    frame = box_of(figure, f".lf-view-{view} .lf-frame")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 0.25 * frame["width"], y + 0.5 * frame["height"], steps=3)
    assert values(figure) == {"across": 1.5, "up": -0.5}
    page.mouse.move(x + frame["width"], y - frame["height"], steps=3)  # as far as the sliders go
    page.mouse.up()
    assert values(figure) == {"across": 2, "up": 0.5}
    page.mouse.move(x, y)  # let go of
    assert values(figure) == {"across": 2, "up": 0.5}
    said = figure.eval_on_selector_all("output", "(all) => all.map((one) => one.value)")
    assert said == ["2.00", "0.50"]
    right, top = middle(grip)
    assert right == pytest.approx(frame["x"] + frame["width"], abs=2)
    assert top == pytest.approx(frame["y"] + 0.25 * frame["height"], abs=2)


def test_a_point_moves_by_the_arrow_keys(page, held):
    held["point"].query_selector(".lf-grip").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
    assert values(held["point"]) == {"across": 0.6, "up": 0.4}
    said = held["point"].query_selector(".lf-grip").get_attribute("aria-valuetext")
    assert said == "0.6, 0.4"


def test_each_end_of_a_line_is_dragged(page, held):
    figure = held["line"]
    begun = values(figure)
    one, other, _ = figure.query_selector_all(".lf-grip")
    one.scroll_into_view_if_needed()
    frame = box_of(figure, ".lf-frame")
    drag(page, other, -0.25 * frame["width"], -0.25 * frame["height"])
    assert values(figure) == begun | {"bx": 0, "by": 0}
    one.focus()
    page.keyboard.press("ArrowUp")
    assert values(figure) == begun | {"bx": 0, "by": 0, "ay": 0.6}
    assert one.get_attribute("aria-label") == "ax and ay"


def test_on_log_axes_a_slider_is_the_power_of_ten(page, held):
    figure = held["line"]
    begun = values(figure)
    grip = figure.query_selector_all(".lf-grip")[2]
    grip.scroll_into_view_if_needed()
    frame = box_of(figure, ".lf-view:nth-child(2) .lf-frame")
    drag(page, grip, -0.5 * frame["width"], -0.25 * frame["height"])
    assert values(figure) == begun | {"bx": -1, "by": 0.5}


def test_a_slider_s_values_lie_at_stops_along_an_axis(page, held):
    figure = held["line"]
    plot, left, right, y = plot_of(figure, ".lf-view:last-child")
    assert plot.bounding_box()["height"] == 150
    for part, moment in [(0.33, 2), (-0.03, 0), (0.9, 3)]:
        page.mouse.click(left + part * (right - left), y)
        assert values(figure)["moment"] == moment
    page.keyboard.press("ArrowLeft")
    assert values(figure)["moment"] == 2


def test_a_plot_is_taken_hold_of_anywhere_and_by_keys(page, held):
    figure = held["curve"]
    plot, left, right, y = plot_of(figure)
    page.mouse.click(left + 0.75 * (right - left) + 3, y)
    assert values(figure)["z"] == 1
    page.mouse.click(left + 2, y)
    assert values(figure)["z"] == -2
    page.keyboard.press("ArrowRight")
    assert values(figure)["z"] == -1.75
    knob = plot.query_selector(".lf-point")
    assert knob.get_attribute("aria-label") == "the number z"
    assert knob.get_attribute("aria-valuetext") == "−1.75; height 3.06"


def test_a_choice_along_an_axis_goes_to_the_nearest(page, held):
    figure = held["curve"]
    _, left, right, y = plot_of(figure, ".lf-view:last-child")
    page.mouse.move(left + 5, y)
    page.mouse.down()
    assert values(figure)["amount"] == "10"
    page.mouse.move(left + 0.7 * (right - left), y)
    assert values(figure)["amount"] == "100"
    page.mouse.move(left + 0.8 * (right - left), y)
    page.mouse.up()
    assert values(figure)["amount"] == "1000"
    page.keyboard.press("ArrowRight")  # there is none beyond
    assert values(figure)["amount"] == "1000"


def test_a_second_point_says_how_far_it_is_from_the_first(page, held):
    figure = held["nudge"]
    values(figure)
    other = figure.query_selector(".lf-hollow")
    other.scroll_into_view_if_needed()
    (x, y), unit = middle(other), box_of(figure, ".lf-grid")["width"] / 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 0.5 * unit, y, steps=3)
    page.mouse.up()
    assert values(figure) | {"by": 0.5, "at": 0} == values(figure), "and the first has stayed"
    page.keyboard.press("ArrowRight")
    assert values(figure)["by"] == 0.6
    assert other.get_attribute("aria-label") == "by"


def test_the_end_of_a_bar_is_pulled_and_its_slider_finds_the_way(page, held):
    figure = held["nudge"]
    values(figure)
    first = figure.query_selector(".lf-end-grip")
    first.scroll_into_view_if_needed()
    track = box_of(figure, ".lf-track")
    x, y = middle(first)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(track["x"] + 0.8 * track["width"], y, steps=4)
    until(page, "(e) => e.live.controls.one.value === 4", figure)  # 4 of 5
    page.mouse.up()
    assert values(figure)["one"] == 4
    assert middle(first)[0] == pytest.approx(track["x"] + 0.8 * track["width"], abs=3)
    assert figure.query_selector(".lf-row").text_content().count("80.0 %") == 2
    page.keyboard.press("ArrowLeft")
    assert values(figure)["one"] == 3.75 and values(figure)["two"] == 1


def test_a_finger_scrolls_the_page_and_drags_across(grabbed, serve, browser):
    context = browser.new_context(viewport={"width": 390, "height": 500}, has_touch=True)
    page = context.new_page()
    # no page lies before it, to which a browser that is busy would take a swipe for the way
    page.evaluate("(page) => location.replace(page)", f"{serve(grabbed)}/index.html")
    page.wait_for_url("**/index.html")
    figures = {f.get_attribute("id"): f for f in figures_on(page)}
    for one in figures.values():  # a page that loads may answer a finger too late
        one.evaluate("(f) => f.live.ready")
    figure = figures["figure-curve"]
    plot = figure.query_selector(".lf-drag")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    touch = context.new_cdp_session(page)

    def swipe(*places):
        points = [[{"x": box["x"] + x, "y": box["y"] + y}] for x, y in places]
        kinds = ["touchStart", *["touchMove"] * (len(places) - 1)]
        for kind, at in zip(kinds, points, strict=True):
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    before = page.evaluate("scrollY")
    swipe((300, 200), (301, 180), (301, 150), (301, 100))
    page.wait_for_function("(y) => scrollY > y + 20", arg=before)
    assert values(figure)["z"] == 1
    box = plot.bounding_box()
    swipe((100, 150), (120, 151), (200, 151), (box["width"] - 16, 151))
    page.wait_for_function("(figure) => figure.live.controls.z.value === 2", arg=figure)
    context.close()


def test_a_token_and_a_bar_are_chosen_by_a_click_and_by_keys(page, held):
    figure = held["choice"]
    assert not figure.query_selector(".lf-controls .lf-buttons"), "the days are in the picture"
    figure.query_selector(".lf-tokens > :nth-child(2) .lf-token").click()
    assert values(figure)["at"] == 2
    page.keyboard.press("ArrowRight")
    assert values(figure)["at"] == 3
    last = figure.query_selector(".lf-tokens > :nth-child(3) .lf-token")
    assert last.get_attribute("aria-checked") == "true"
    assert last.get_attribute("aria-label") == "white space"
    figure.query_selector(".lf-row:nth-child(2)").click()
    assert values(figure)["day"] == "two"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")  # and round
    assert values(figure)["day"] == "day one"
    figure.evaluate("(e) => e.live.set({at: 5})")  # no token stands for it
    assert values(figure)["at"] == 5
    stops = figure.eval_on_selector_all(
        ".lf-token", "(all) => all.map((one) => [one.ariaChecked, one.tabIndex])"
    )
    assert stops == [["false", 0], ["false", -1], ["false", -1]]


#: By their attributes, for the point glides to where it is put.
APART = """(figure) => {
  const [text, point] = [".lf-now-number", ".lf-point"].map((one) => figure.querySelector(one));
  const apart = (a, b) => Math.abs(text.getAttribute(a) - point.getAttribute(b));
  return [apart("x", "cx"), apart("y", "cy")];
}"""


def test_no_other_number_is_told_while_a_point_is_held(page, held):
    figure = held["curve"]
    values(figure)
    knob = figure.query_selector(".lf-point")
    knob.scroll_into_view_if_needed()
    x, y = middle(knob)
    page.mouse.move(x + 30, y)
    assert len(figure.query_selector_all(".lf-hover")) == 1
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=4)
    values(figure)
    assert not figure.query_selector_all(".lf-hover")
    page.mouse.up()


def test_a_marked_point_has_its_number_beside_it(page, held):
    figure = held["curve"]
    for z, height in [(2, "4"), (-0.75, "0.563")]:
        figure.evaluate("(e, z) => e.live.set({z})", z)
        values(figure)
        said = figure.eval_on_selector_all(
            ".lf-now-number", "(all) => all.map((one) => one.textContent)"
        )
        assert said == [height, ""]  # the other tells nothing
        across, down = figure.evaluate(APART)
        assert across < 60 and down < 30


def test_tokens_before_the_first_that_can_be_chosen_are_given_and_later_ones_grey(page, held):
    figure = held["reading"]
    figure.query_selector(".lf-tokens > :nth-child(3) .lf-token").click()
    assert values(figure) == {"read": 1}
    page.keyboard.press("ArrowLeft")
    assert values(figure) == {"read": 0}
    figure.query_selector(".lf-token.lf-given").click()
    assert values(figure) == {"read": 0}
    said = figure.eval_on_selector_all(
        ".lf-token", "(all) => all.map((e) => [e.role, e.classList.contains('lf-later')])"
    )
    assert said == [[None, False], ["radio", False], ["radio", True]]
    lines = figure.eval_on_selector(
        ".lf-tokens", "(p) => p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)"
    )
    numbers = figure.eval_on_selector_all(
        ".lf-tokens > [data-number]",
        "(all) => all.map((e) => getComputedStyle(e, '::before').content)",
    )
    assert numbers == ['"4"', '"5"', '"6"']
    assert round(lines) == 5, "it has room for the longest text"
    assert figure.query_selector(".lf-shades").inner_text().split() == ["expected", "surprising"]


def test_a_point_of_a_cloud_and_a_unit_of_a_network_are_chosen(page, held):
    figure = held["choice"]
    canvas = figure.query_selector("canvas")
    canvas.scroll_into_view_if_needed()
    values(figure)
    for word in ("left", "right", "up"):
        x, y = canvas.evaluate(POINT, word)
        page.mouse.click(x, y)
        assert values(figure)["word"] == word
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(*canvas.evaluate(POINT, "left"), steps=4)  # which turns the cloud
    page.mouse.up()
    assert values(figure)["word"] == "up"
    units = figure.query_selector_all("[data-unit]")
    units[4].scroll_into_view_if_needed()
    page.mouse.click(*middle(units[4]))
    assert values(figure)["unit"] == 1
    units[0].evaluate("(unit) => unit.closest('svg').focus()")
    page.mouse.move(1, 1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert values(figure)["unit"] == 2


def test_the_end_of_an_arrow_is_turned(page, held):
    figure = held["arrow"]
    values(figure)
    grip = figure.query_selector(".lf-grip")
    grip.scroll_into_view_if_needed()
    frame = box_of(figure, ".lf-frame")
    unit, (x, y) = frame["width"] / 6, middle(grip)
    assert x == pytest.approx(frame["x"] + 5 * unit, abs=1)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 2 * unit, y - 3 * unit, steps=3)
    assert values(figure) == {"angle": 90, "length": 3}
    page.mouse.move(x - 3 * unit, y + unit, steps=3)
    page.mouse.up()
    assert values(figure) == {"angle": -135, "length": 1.5}
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    assert values(figure) == {"angle": -120, "length": 2}
    for angle in (0, 45, 90, 180):  # its name stays in the frame, and off the ring
        figure.evaluate("(e, angle) => e.live.set({angle, length: 3})", angle)
        values(figure)
        word = box_of(figure, ".lf-strong text")
        ring = box_of(figure, ".lf-grip")
        ends = [word["x"], word["x"] + word["width"]]
        assert frame["x"] < ends[0] and ends[1] < frame["x"] + frame["width"]
        beside = ends[0] > ring["x"] + ring["width"] or ends[1] < ring["x"]
        assert beside or abs(middle_of(word) - middle_of(ring)) > 20


def test_a_probability_below_one_half_is_orange(held):
    inputs_and_sum = held["picnic"].query_selector_all(".lf-unit")
    assert ["lf-negative" in unit.get_attribute("class") for unit in inputs_and_sum] == [
        False,
        False,
        True,  # it is 0
    ]


def test_a_unit_and_the_number_on_an_arrow_are_pulled(page, held):
    figure = held["picnic"]
    values(figure)
    figure.scroll_into_view_if_needed()
    sun, weight = figure.query_selector_all("[role=slider]")
    assert [n.get_attribute("aria-label") for n in (sun, weight)] == ["sun", "weight"]
    for node, across, now in [(sun, 16, {"sun": 0.8}), (weight, -41, {"weight": 0})]:
        x, y = middle(node)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + across, y, steps=7)
        page.mouse.up()
        assert values(figure) | now == values(figure)
    page.keyboard.press("ArrowRight")  # of the number, which has the focus, and not of the network
    assert values(figure) == {"sun": 0.8, "weight": 0.25}
    assert weight.get_attribute("aria-valuetext") == "0.25"
    assert weight.text_content() == "× 0.25↔"


# Whether an outline is around a cell: their middles are within 1.5 px.
AROUND = """([figure, outline, place]) => {
  const cells = figure.querySelectorAll(".lf-view-heatmap :is(.lf-ground, .lf-empty)");
  const [a, b] = [outline, [...cells].at(place)].map((node) => node.getBoundingClientRect());
  const away = [a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2];
  return away.every((distance) => Math.abs(distance) <= 1.5);
}"""


def test_a_cell_is_chosen_by_a_click_and_by_keys_and_a_masked_one_is_no_zero(page, held):
    figure = held["heads"]
    values(figure)

    def cell(place):  # cells are made anew each time: their places are asked for in one go
        return figure.eval_on_selector_all(
            ".lf-view-heatmap :is(.lf-ground, .lf-empty)",
            """(all, place) => { const box = all.at(place).getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2]; }""",
            place,
        )

    figure.query_selector(".lf-view-heatmap").scroll_into_view_if_needed()
    page.mouse.click(*cell(-2))
    assert values(figure) == {"layer": 2, "head": 1}
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")  # there is none beyond
    assert values(figure) == {"layer": 1, "head": 0}
    grip, dashed = figure.query_selector("[role=slider]"), figure.query_selector(".lf-dashed")
    assert grip.get_attribute("aria-label") == "layer and head"
    assert grip.get_attribute("aria-valuetext") == "layer 1, head a: 0"
    for outline, place in [(grip, 0), (dashed, 2)]:
        until(page, AROUND, [figure, outline, place])  # both at once: the page may still scroll
    note = figure.query_selector(".lf-note")
    page.mouse.move(*cell(-1))
    assert note.text_content() == "layer 2, head c: –"
    empty = figure.query_selector_all(".lf-view-heatmap .lf-empty")
    assert len(empty) == 1
    page.mouse.move(1, 1)
    rest = "outlined: layer 1, head a: 0; mean from 0 to 4; dashed: the first"
    assert note.text_content() == rest
    said = figure.eval_on_selector_all(".lf-axis", "(all) => all.map((one) => one.textContent)")
    assert said == ["layer ↓", "head →"]


def test_nothing_is_taken_hold_of_while_a_figure_shows_its_recorded_default(page, held):
    figure = held["point"]
    figure.evaluate("(e) => e.live.set({across: 1})")
    figure.query_selector("fieldset").evaluate("(form) => (form.disabled = true)")
    figure.query_selector(".lf-grip").focus()
    page.keyboard.press("ArrowRight")
    now = figure.evaluate("(e) => e.live.controls.across.value")
    assert now == 1


def test_a_view_that_cannot_be_taken_hold_of_so_is_refused():
    def of(z):
        return {"z": torch.as_tensor(z), "ids": torch.arange(3)}

    for view, said in [
        (scatter(x=[0], y=[0], drag=("z", "w")), "scatter sets no 'w'; controls: z"),
        (scatter(x=[0], y=[0], drag=("z", "z")), "scatter drags z; allowed: a slider over numbers"),
        (scatter(x=[0], y=[0], drag=("z",)), "allowed: two sliders for a point"),
        (scatter(x=[0], y=[0], drag=[("z", "z")] * 2), "allowed: two sliders for a point"),
        (lines(x=[0], y=[0], at_x="z", drag="z", stops=[0]), "which takes 2 values; allowed: 1"),
        (scatter(x=[0], y=[0], drag=("z", "z"), polar=True), "polar needs segments, and highlight"),
        (tokens("ids", chosen="z", choose="z"), "which takes 2 values; allowed: 3"),
        (tokens("ids", choose="z"), "needs one text, and chosen"),
        (tokens("ids", shades=("few", "many")), "shades needs weight"),
        (bars(x=DAYS, y="ids", choose="z"), "needs chosen, the place of a bar"),
        (bars(x=DAYS, y="ids", drag="z"), "bars drags z; allowed: a slider over numbers"),
        (bars(x=DAYS, y="ids", drag=("z",)), "drag names 1 sliders; allowed: 3"),
        (bars(x=DAYS, y="ids", mark="then"), "needs before, whose marks it names"),
        (bars(x=DAYS, y="ids", ratio=True, ylim=(0, 2)), "allowed: around 1, above 0"),
        (bars(x=DAYS, y="ids", format="euro"), "allowed: 'percent', 'number'"),
        (heatmap(z=torch.eye(2), choose=("z", "z")), "choose needs chosen, row_labels and column"),
        (lines(x=[0, 1], y=[0, 1], drag="z"), "needs a point: at_x and at_y"),
        (lines(x=[0, 1], y=[0, 1], pull="z"), "need two points"),
        (lines(x=[0, 1], y=[0, 1], tells="z"), "tells='z'; allowed: 'y', 'x' or ''"),
        (lines(x=[0, 1], y=[0, 1], styles=["wavy"]), "style 'wavy'; allowed"),
        (lines(x=[0, 1], y=[0, 1], shade="ids"), r"shade has shape \(3,\); allowed"),
        (contour(field=torch.eye(3), drag=("z", "z")), "needs a path"),
        (network(sizes=(2, 1), weights=[1, 1], choose="z"), "allowed: one size"),
        (network(sizes=(2, 1), weights=[1, 1], drag=["z"] * 3), "names 3 sliders; allowed: 2"),
    ]:
        control = IntSlider(min=0, max=2) if "'w'" in said else Dropdown(options=[0.0, 1.0])
        with pytest.raises(ValueError, match=said):
            figure(of, view, caption="A caption.", z=control)


def test_on_paper_a_figure_says_its_settings(page, held):
    held["point"].evaluate("(e) => e.live.set({up: -0.5})")
    values(held["point"])
    settings = held["point"].query_selector(".lf-settings")
    assert not settings.is_visible()
    page.emulate_media(media="print")
    assert settings.is_visible() and settings.inner_text() == "across 0.5 · up -0.5"
