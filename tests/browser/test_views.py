"""What the views that are more than a chart draw, and how a reader moves in them."""

import itertools
import math
import re

import pytest
import torch
from browser.figure_page import write
from browser.pages import until
from browser.test_figures import figures_of, figures_on, set_to
from browser.test_hold import values
from ipywidgets import Combobox, FloatSlider, IntSlider, Play, ToggleButtons
from llmbook import (
    bars,
    below,
    cells,
    cloud,
    computation,
    contour,
    figure,
    hands,
    heatmap,
    lines,
    network,
    opened,
    readout,
    scatter,
    stages,
    tokens,
)

TOKENS = [" the", " cat", " sat", ""]
WEIGHTS = torch.tensor([[1.0, 0, 0, 0], [0.4, 0.6, 0, 0], [0.1, 0.7, 0.2, 0], [0, 0, 0, 0]])


class Net(torch.nn.Module):
    """2 inputs, 2 hidden units, 1 output, layer by layer."""

    def forward(self, x, step):
        inputs = torch.stack([x, -x])
        weights = torch.tensor([[1.0, 0.5], [-2.0, 0.25]])
        hidden = weights @ inputs
        flow = torch.cat([(weights * inputs).flatten(), hidden])
        return {
            "values": torch.cat([inputs, hidden, hidden.sum()[None]]),
            "weights": torch.cat([weights.flatten(), torch.ones(2)]),
            "flow": flow,
            "step": step.clone(),
        }


class Looks(torch.nn.Module):
    def forward(self, query):
        ids = torch.arange(8) % 4
        return {"weights": WEIGHTS.flatten() * 1.0, "ids": ids, "unit": query + 4, "z": WEIGHTS * 1}


class Plane(torch.nn.Module):
    def forward(self, radius):
        axis = torch.linspace(-2, 2, 41)
        away = (axis[:, None] ** 2 + axis**2).sqrt()
        return {"field": radius - away, "arrows": torch.tensor([[0.0, 0, 1, 1]]) * radius}


class Boxes(torch.nn.Module):
    def forward(self, step):
        place = torch.arange(8).reshape(2, 4)
        row = [1.0, -0.5, -math.inf, math.nan]
        values = torch.tensor([row, [0.001, -0.001, 12.3456, 0]])
        return {
            "values": values * 1,
            "shown": place < step,
            "marked": place == step - 1,
            "framed": step == 6,
            "chances": torch.tensor([0, math.nan]),
            "none": torch.tensor(math.nan),
            "endless": torch.tensor(math.inf),
            "tiny": torch.tensor(1.2e-6),
        }


OF_ITS_OWN = [1.0, math.nan, math.inf, -math.inf]


class Dials(torch.nn.Module):
    def forward(self, degrees):
        turn = torch.deg2rad(degrees)
        return {"angles": torch.stack([turn, -turn]).expand(3, 2) * 1}


class Walk(torch.nn.Module):
    """Down a round bowl, each step halving the distance."""

    def forward(self, x, step):
        axis = torch.linspace(-2, 2, 41)
        shrink = 0.5 ** torch.arange(6)
        return {
            "bowl": axis[:, None] ** 2 + axis**2,
            "path": torch.stack([x * shrink, shrink]),
            "step": step.clone(),
        }


class Square(torch.nn.Module):
    """3 x² in two steps, whose slopes are 2x and 3."""

    def forward(self, x, step):
        values = torch.stack([x, x * x, 3 * x * x])
        local = torch.stack([2 * x, torch.tensor(3.0)])
        slopes = torch.stack([local.prod(), local[1], torch.tensor(1.0)])
        return {"values": values, "slopes": slopes, "local": local, "step": step.clone()}


WAY = ["text", "tokens", "answer"]


class Way(torch.nn.Module):
    def forward(self, stage):
        at = torch.tensor(WAY.index(stage))
        return {"at": at, "a": torch.tensor(1.5), "b": torch.tensor(2.5), "c": torch.tensor(3.5)}


class Machine(torch.nn.Module):
    def forward(self, part):
        return {"at": part.clone()}


class Decay(torch.nn.Module):
    def forward(self):
        return {"y": torch.tensor([1.0, 0.1, 0.01, 0.001])}


class Halfway(torch.nn.Module):
    """Two curves, one of which has come to `now`; and a third, a column for each number."""

    def forward(self, now):
        t = torch.arange(21)
        rising = torch.where(t > now, math.nan, t / 20)
        return {
            "y": torch.stack([rising, 1 - t / 40, 0.2 + 0 * t]),
            "now": now * 1.0,
            "band": torch.stack([now, now + 4]),
            "half": torch.tensor(0.5),
        }


class Shares(torch.nn.Module):
    def forward(self, first):
        share = torch.stack([first, torch.ones(()) * 0.6, torch.ones(()) * 0.05])
        return {
            "y": share,
            "rest": 1 - share.sum(),
            "before": share * 0 + 0.3,
            "late": torch.where(first > 0.2, torch.tensor([0.1, torch.nan, 0.3]), torch.nan),
            "times": torch.stack([first * 10, first]),
        }


class Steep(torch.nn.Module):
    def forward(self, slope):
        return {"y": slope * torch.arange(3)}


class Meeting(torch.nn.Module):
    """Two curves that part and meet again, or end apart."""

    def forward(self, apart):
        t = torch.linspace(0, 1, 21)
        return {"y": torch.stack([t, t**4 - apart * t])}


POINTS = torch.eye(3).repeat_interleave(20, 0)
POINTS = POINTS + 0.2 * torch.randn(60, 3, generator=torch.Generator().manual_seed(0))
WORDS = [f"word {i}" for i in range(60)]


def space(word):
    place = WORDS.index(word)
    return {"id": torch.tensor(place), "at": POINTS[place], "near": POINTS[:3]}


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    x, y, z = POINTS.T
    number = {"value": 2, "min": 0, "max": 3}
    made = [
        figure(
            Net(),
            network(
                sizes=(2, 2, 1), values="values", weights="weights", flow="flow", reached="step",
                numbered=(0,), unit_labels=["a", "b", "c", "d", "out"],
                layer_labels=["in", "hidden", "out"],
            ),
            caption="A net.", name="net", x=FloatSlider(value=1, min=-2, max=2, step=0.5),
            step=IntSlider(value=0, min=0, max=2),
        ),
        figure(
            Looks(),
            below(
                network(sizes=(4, 4), weights="weights", unit_labels="ids", names=TOKENS,
                        highlight="unit", limit=1),
                heatmap(z="z", row_labels=TOKENS, column_labels=TOKENS, zlim=(0, 1)),
            ),
            caption="A head.", name="head", query=IntSlider(**number),
        ),
        figure(
            Plane(),
            scatter(
                x=[0, 1.5], y=[0, 1.5], group=[1, 0], groups=["outside", "inside"], field="field",
                level=0.0, segments="arrows", segment_labels=["v"], arrows=True, equal=True,
                xlim=(-2, 2), ylim=(-2, 2), labels=["middle", "corner"],
            ),
            caption="A plane.", name="plane", radius=FloatSlider(value=1, min=0.5, max=3, step=0.5),
        ),
        figure(
            Walk(),
            contour(field="bowl", levels=[0.25, 1.0], path="path", at="step", goal=[0, 0],
                    xlim=(-2, 2), ylim=(-2, 2), equal=True),
            caption="A bowl.", name="bowl", x=FloatSlider(value=1, min=-2, max=2, step=0.5),
            step=IntSlider(value=2, min=0, max=5),
        ),
        figure(
            Square(),
            computation(labels=["x", "x²", "3 x²"], values="values", slopes="slopes", local="local",
                        step="step", places=[(0, 0), (1, 0.5), (2, 0)], arrows=[(0, 1), (1, 2)]),
            caption="A calculation.", name="square",
            x=FloatSlider(value=2, min=-2, max=2, step=0.5),
            step=IntSlider(value=0, min=0, max=5),
        ),
        figure(
            Way(),
            below(
                stages(labels=WAY, at="at", boxes=[(0, 0), (1, 0), (2, 0)],
                       arrows=[(0, 1), (1, 2), (2, 0)], choose="stage",
                       texts={"": ["What you type.", "What it reads.", "What it says."]}),
                opened(readout(a="a"), readout(b="b"), readout(c="c"), at="at"),
            ),
            caption="A way.", name="way", stage=ToggleButtons(options=WAY, value="tokens"),
        ),
        figure(
            Machine(),
            stages(labels=["all", "left", "right"], at="at", choose="part",
                   boxes=[(0, 0, 2, 2), (0.1, 0.7, 0.8, 1), (1.1, 0.7, 0.8, 1)]),
            caption="A machine.", name="machine", part=Play(value=1, min=0, max=2),
        ),
        figure(
            Machine(),
            stages(labels=["one", "two", "three"], at="at", choose="part",
                   boxes=[(1, 0), (1, 1), (0, 1)], arrows=[(0, 1), (1, 2), (2, 0)]),
            caption="A round.", name="round", part=Play(value=1, min=0, max=2),
        ),
        figure(
            Decay(),
            lines(x=[1, 10, 100, 1000], y="y", log="xy", ylim=(1e-3, 1)),
            caption="A decay.", name="decay",
        ),
        figure(
            Steep(),
            lines(x=[0, 1, 2], y="y", ylim=(0, 1)),
            caption="A line.", name="steep", slope=FloatSlider(value=0.5, min=0, max=3, step=0.5),
        ),
        figure(
            Meeting(),
            lines(x=torch.linspace(0, 1, 21), y="y", labels=["high", "low"], ylim=(0, 1)),
            caption="Two lines.", name="meeting",
            apart=FloatSlider(value=0.0, min=0, max=0.5, step=0.5),
        ),
        figure(
            Halfway(),
            lines(x=list(range(21)), y="y", labels=["rising", "falling", "counted"], ylim=(0, 1),
                  styles=["strong", "second dashed", "columns"], at_x="now", shade="band",
                  shade_label="here", level="half", level_label="half of it", log=""),
            caption="Not yet.", name="halfway", now=IntSlider(value=10, min=0, max=16),
        ),
        figure(
            Shares(),
            below(
                bars(x=["a", "b", "a label that is far too long for a phone"], y="y", rest="rest",
                     before="before", mark="as it was", ylim=(0, 1)),
                bars(x=["more", "less"], y="times", ratio=True, ylim=(0.1, 10), format="{} ×"),
                bars(x=["a", "b", "c"], y="y", before="late", mark="as it was", ylim=(0, 1)),
            ),
            caption="Shares.", name="shares",
            first=FloatSlider(value=0.3, min=0.05, max=0.35, step=0.05),
        ),
        figure(
            Steep(),
            scatter(x=[0, 1, 2], y="y", xlim=(0, 2), ylim=(10, 20), ticks="x"),
            caption="A row of points.", name="row",
            slope=FloatSlider(value=0.5, min=0, max=3, step=0.5),
        ),
        figure(
            Steep(),
            scatter(x=[1e6, 1e9, 1e12], y=[0.01, 1, 100], size="y", log="xy", xlim=(1e6, 1e12),
                    ylim=(0.01, 100)),
            caption="Sizes.", name="sizes",
            slope=FloatSlider(value=0.5, min=0, max=3, step=0.5),
        ),
        figure(
            Boxes(),
            below(
                cells(values="values", shown="shown", marked="marked", row_labels=["r", "s"],
                      column_labels=["x", "y", "z", "none"], framed="framed"),
                bars(x=["seen", "masked"], y="chances"),
                bars(x=["one", "nan", "inf", "-inf"], y=OF_ITS_OWN, format="number"),
                tokens([0, 1, 2], names=[" t", "hat", " that"], signs=["+", "→"]),
                tokens([1, 0, 2], names=[" t", "hat", "\n"], numbered_from=7),
                tokens([1, 0], names=[" t", "hat"], numbers=[311, 20]),
                readout(none="none", endless="endless", tiny="tiny"),
                lines(x=[0, 1, 2], y=[900, 40, 1], log="y", ylim=(1000, 1)),
                tokens([1, 0], names=[" t", "hat"]),
                tokens([0, 1], names=[" t", "hat"]),
                bars(x=["came", "did not"], y=[0.25, 0.75], ylim=(0, 1), push=[0.75, -0.75],
                     title="pushed"),
            ),
            caption="Boxes.", name="boxes", step=IntSlider(value=5, min=0, max=7),
        ),
        figure(
            Dials(),
            hands(angles="angles", dial_labels=["a", "b", "c\nd"], hand_labels=["long", "short"],
                  turns=[math.pi / 6] * 3, drag="degrees"),
            caption="Dials.", name="dials", degrees=FloatSlider(value=90, min=0, max=360, step=30),
        ),
        figure(
            space,
            cloud(x=x, y=y, z=z, labels=WORDS, group=torch.arange(60) // 20, chosen="id", at="at",
                  names=WORDS, near="near", groups=["red", "green", "blue"]),
            caption="A cloud.", name="cloud", word=Combobox(value="word 5", options=WORDS),
        ),
    ]  # fmt: skip
    return write(tmp_path_factory.mktemp("views"), made)


@pytest.fixture
def shown(views, serve, page):
    figures = figures_of(page, serve(views))
    page.evaluate("Promise.all([...document.querySelectorAll('figure')].map((f) => f.live.ready))")
    return figures


def texts(element, selector: str) -> list[str]:
    return element.eval_on_selector_all(selector, "(all) => all.map((one) => one.textContent)")


def test_a_network_writes_what_flows_and_stays_empty_where_no_signal_has_come(page, shown):
    net = shown["net"]
    assert texts(net, ".lf-on-line") == ["× 1 = 1", "× 0.5 = −0.5", "× −2 = −2", "× 0.25 = −0.25"]
    assert texts(net, "g[data-unit] .lf-in") == ["1", "−1", "", "", ""]
    set_to(page, net, {"x": 2, "step": 2})
    assert texts(net, "g[data-unit] .lf-in") == ["2", "−2", "1", "−4.5", "−3.5"]
    widths = net.eval_on_selector_all(
        ".lf-arrow", "(all) => all.map((one) => Number(one.getAttribute('stroke-width')))"
    )
    assert widths[5] == max(widths) and widths[3] == min(widths)  # −4.5 and −0.5


def test_on_a_log_axis_each_power_of_ten_is_as_high(page, shown):
    decay = shown["decay"]
    assert texts(decay, ".lf-tick")[:4] == ["0.001", "0.01", "0.1", "1"]
    assert texts(decay, ".lf-tick")[4:8] == ["1", "10", "100", "1,000"]
    heights = decay.eval_on_selector_all(
        ".lf-grid", "(all) => all.map((one) => Number(one.getAttribute('y1')))"
    )
    gaps = [a - b for a, b in itertools.pairwise(heights)]
    assert max(gaps) - min(gaps) < 1e-6
    points = re.findall(r"[\d.]+ [\d.]+", decay.query_selector(".lf-line").get_attribute("d"))
    assert [float(point.split()[1]) for point in points] == pytest.approx(heights[::-1], abs=0.1)


def test_an_axis_may_be_upside_down(page, shown):
    plot = shown["boxes"].query_selector(".lf-view-lines")
    assert texts(plot, ".lf-tick")[:4] == ["1", "10", "100", "1,000"]
    heights = plot.eval_on_selector_all(
        ".lf-grid", "(all) => all.map((one) => Number(one.getAttribute('y1')))"
    )
    assert heights == sorted(heights)  # the first of them at the top


def test_a_calculation_is_gone_through_forwards_and_then_backwards(page, shown):
    square = shown["square"]
    assert texts(square, ".lf-value") == ["2", "", ""]
    assert texts(square, ".lf-note") == ["Forwards: x = 2"]
    set_to(page, square, {"x": -1, "step": 2})
    assert texts(square, ".lf-value") == ["−1", "1", "3"]
    assert texts(square, ".lf-in") == ["", "", ""]  # no slope yet
    set_to(page, square, {"step": 4})
    assert texts(square, ".lf-in") == ["", "slope 3", "slope 1"]
    assert texts(square, ".lf-on-line") == ["", "× 3"]
    assert texts(square, ".lf-note") == ["Backwards: slope of x² = 1 × 3 = 3"]
    set_to(page, square, {"step": 5})
    assert texts(square, ".lf-note") == ["Backwards: slope of x = 3 × −2 = −6"]


def test_a_stage_is_chosen_by_a_click_or_by_arrow_keys_and_what_belongs_to_it_opens(page, shown):
    way = shown["way"]
    assert not way.query_selector(".lf-controls")  # the picture is the control

    def state() -> tuple:
        value = page.evaluate("(f) => f.live.controls.stage.value", way)
        seen = "(all) => all.filter((n) => n.checkVisibility({ visibilityProperty: true }))"
        told = way.eval_on_selector_all(
            ".lf-told p, dd", f"(all) => ({seen})(all).map((n) => n.textContent)"
        )
        return value, texts(way, "[aria-checked=true]"), told

    assert state() == ("tokens", ["tokens"], ["What it reads.", "2.5"])
    way.query_selector("button:has-text('answer')").click()
    until(page, "(f) => f.querySelector('.lf-chosen').textContent === 'answer'", way)
    assert state() == ("answer", ["answer"], ["What it says.", "3.5"])
    page.keyboard.press("ArrowRight")  # and round to the first
    until(page, "(f) => f.querySelector('.lf-chosen').textContent === 'text'", way)
    assert state() == ("text", ["text"], ["What you type.", "1.5"])
    assert page.evaluate("document.activeElement.textContent") == "text"
    assert "stage=text" in page.evaluate(LINK, way)


LINK = """async (figure) => {
  let link;
  navigator.clipboard.writeText = async (text) => (link = text);
  [...figure.querySelectorAll("button")].find((b) => b.textContent === "Copy link").click();
  await new Promise((done) => setTimeout(done));
  return link;
}"""


def test_a_diagram_flows_downwards_where_it_is_narrow_and_what_leads_back_goes_around(page, shown):
    way = shown["way"]
    places = "(all) => all.map((n) => [n.offsetLeft, n.offsetTop, n.offsetWidth, n.offsetHeight])"
    lines_of = "(all) => all.map((n) => n.getAttribute('d'))"
    across = way.eval_on_selector_all(".lf-box", places)
    assert len({top for _, top, *_ in across}) == 1
    ends = way.eval_on_selector_all(".lf-segment > path:first-child", lines_of)
    assert [path.count("C") for path in ends] == [1, 1, 0]  # two go on, one goes around
    page.set_viewport_size({"width": 390, "height": 800})
    left = "[...f.querySelectorAll('.lf-box')].map((n) => n.offsetLeft)"
    until(page, f"(f) => new Set({left}).size === 1", way)
    downwards = way.eval_on_selector_all(".lf-box", places)
    assert [top for _, top, *_ in downwards] == sorted({top for _, top, *_ in downwards})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_arrow_that_leads_back_turns_a_corner_away_from_the_others(page, shown):
    around = shown["round"]
    drawn = ".lf-segment > path:first-child"
    paths = f"[...f.querySelectorAll('{drawn}')].map((n) => n.getAttribute('d'))"
    signs = f"(f) => {paths}.map((d) => d.replace(/[^A-Z]/g, '')).join(' ')"
    assert page.evaluate(signs, around) == "MC MC MVH"  # up from its box, then to the side
    page.set_viewport_size({"width": 390, "height": 800})
    until(page, f"(f) => ({signs})(f) === 'MC MC MHV'", around)  # to the side, then up


def test_a_box_around_others_can_be_chosen_and_play_goes_through_them(page, shown):
    machine = shown["machine"]
    assert machine.query_selector("input[type=range]")  # what plays keeps its control
    machine.query_selector("button.lf-around").click(position={"x": 5, "y": 5})
    until(page, "(f) => f.live.controls.part.value === 0", machine)
    machine.query_selector("button:has-text('right')").click()
    until(page, "(f) => f.querySelector('input[type=range]').value === '2'", machine)


def test_a_unit_is_chosen_by_arrow_keys_and_by_pointing_and_told_in_words(page, shown):
    head = shown["head"]
    faint = "(all) => all.filter((one) => one.classList.contains('lf-faint')).length"
    assert head.eval_on_selector_all(".lf-arrow", faint) == 12  # four arrows enter the query
    net = head.query_selector(".lf-network")
    net.focus()
    page.keyboard.press("ArrowUp")
    assert texts(head, ".lf-note")[0] == "␣cat; from ␣cat 0.6, ␣the 0.4"
    page.keyboard.press("ArrowLeft")
    assert texts(head, ".lf-note")[0] == "␣cat; to ␣sat 0.7, ␣cat 0.6"
    net.evaluate("(n) => n.blur()")
    head.query_selector("[data-unit='4']").hover()
    assert texts(head, ".lf-note")[0] == "␣the; from ␣the 1"
    assert texts(head, "[data-unit] .lf-label")[3] == ""


def test_the_boundary_is_where_the_field_passes_its_level(page, shown):
    plane = shown["plane"]

    def radii() -> tuple[float, float]:
        d = plane.query_selector(".lf-boundary").get_attribute("d")
        frame = plane.eval_on_selector(
            ".lf-frame",
            "(f) => ['x', 'y', 'width', 'height'].map((a) => Number(f.getAttribute(a)))",
        )
        x, y, width, height = frame
        assert abs(width - height) < 1e-6  # equal axes
        ends = [p.split() for part in d.split("M")[1:] for p in part.split("L")]
        away = [
            math.hypot((float(a) - x) / width * 4 - 2, (float(b) - y) / height * 4 - 2)
            for a, b in ends
        ]
        return min(away), max(away)

    for radius in (1.0, 1.5):
        set_to(page, plane, {"radius": radius})
        least, most = radii()
        assert abs(least - radius) < 0.02 and abs(most - radius) < 0.02
    shade = """(c) => {
      const { data } = c.getContext('2d').getImageData(0, 0, 41, 41);
      return [[20, 20], [2, 2]].map(([x, y]) => [...data.slice(4 * (41 * y + x))].slice(0, 3));
    }"""
    inside, outside = plane.eval_on_selector(".lf-field", shade)
    assert inside[0] > inside[2] and outside[2] > outside[0]  # orange is group 1, blue group 0


def test_an_axis_whose_numbers_mean_nothing_has_none(shown):
    assert texts(shown["row"], ".lf-tick") == ["0", "0.5", "1", "1.5", "2"]


def test_a_plane_in_powers_of_ten_has_words_on_its_axes_and_points_have_sizes(shown):
    sizes = shown["sizes"]
    said = texts(sizes, ".lf-tick")
    assert {"1 million", "1 billion", "1 trillion", "0.01", "100"} <= set(said)
    moved = [m.get_attribute("transform") for m in sizes.query_selector_all(".lf-mark")]
    places = [[float(n) for n in re.findall(r"[\d.]+", one)] for one in moved]
    (x0, y0, _), (x1, y1, s1), (x2, y2, s2) = places
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2) and y0 - y1 == pytest.approx(y1 - y2, abs=0.2)
    assert s2 == pytest.approx(2**0.5 * s1, rel=0.1), "twice the area"


def test_a_ball_stands_where_its_path_has_come_and_lines_join_what_is_equally_high(page, shown):
    bowl = shown["bowl"]

    def place(element) -> tuple[float, float]:
        """Where a circle's middle is in the plane."""
        x, y, width, height = bowl.eval_on_selector(
            ".lf-frame",
            "(f) => ['x', 'y', 'width', 'height'].map((a) => Number(f.getAttribute(a)))",
        )
        cx, cy = (float(element.get_attribute(name)) for name in ("cx", "cy"))
        return (cx - x) / width * 4 - 2, 2 - (cy - y) / height * 4

    assert place(bowl.query_selector(".lf-ball")) == pytest.approx((0.25, 0.25), abs=0.01)
    assert len(bowl.query_selector_all(".lf-step")) == 3
    set_to(page, bowl, {"x": -2, "step": 1})
    assert place(bowl.query_selector(".lf-ball")) == pytest.approx((-1, 0.5), abs=0.01)
    rings = bowl.query_selector_all(".lf-height")
    boxes = [ring.bounding_box() for ring in rings]
    assert boxes[1]["width"] == pytest.approx(2 * boxes[0]["width"], rel=0.03)  # radii 1/2 and 1


def test_names_stand_at_the_ends_of_curves_or_where_these_lie_apart(page, shown):
    meeting = shown["meeting"]

    def names() -> list[tuple[float, float]]:
        found = "(all) => all.map((n) => [n.getAttribute('x'), n.getAttribute('y')].map(Number))"
        return meeting.eval_on_selector_all(".lf-end", found)

    inside = names()
    assert texts(meeting, ".lf-end") == ["high", "low"]
    assert inside[1][1] - inside[0][1] > 60, "where the curves lie apart"
    tick = meeting.query_selector(".lf-tick:nth-last-of-type(3)").get_attribute("x")
    set_to(page, meeting, {"apart": 0.5})
    assert names()[1][1] - names()[0][1] > 60
    assert tick == meeting.query_selector(".lf-tick:nth-last-of-type(3)").get_attribute("x"), (
        "the scale stays while curves move"
    )
    page.set_viewport_size({"width": 390, "height": 800})
    drawn = "(f) => f.querySelector('svg').getAttribute('width') < 390"
    page.wait_for_function(drawn, arg=meeting)
    assert all(x < 390 and y > 0 for x, y in names())


def test_a_curve_ends_where_nothing_is_yet_and_has_its_name_there(page, shown):
    halfway = shown["halfway"]

    def last() -> float:
        d = halfway.query_selector(".lf-line.lf-strong").get_attribute("d")
        return float(d.split("L")[-1].split()[0])

    at_first, name = last(), halfway.query_selector(".lf-end.lf-strong")
    assert float(name.get_attribute("x")) > at_first
    set_to(page, halfway, {"now": 16})
    assert last() > at_first + 100
    left = name.evaluate("(n) => n.getBBox().x")
    assert last() < left < last() + 20


def test_a_plot_has_columns_a_shade_a_level_and_an_upright_line(page, shown):
    halfway = shown["halfway"]
    columns = halfway.query_selector(".lf-line.lf-columns").get_attribute("d")
    assert columns.count("Z") == 21
    shade, guide = (halfway.query_selector(one) for one in (".lf-shade", ".lf-guide"))
    x = float(re.match(r"M([\d.]+)", guide.get_attribute("d"))[1])
    assert x == pytest.approx(float(shade.get_attribute("x")), abs=0.1)
    assert {"here", "half of it"} <= set(texts(halfway, ".lf-tick"))
    level, low, high = (
        float(halfway.query_selector(one).get_attribute("y1"))
        for one in (".lf-level", ".lf-grid", ".lf-grid:nth-last-of-type(2)")
    )
    assert high < level < low


def test_bars_have_equal_decimals_a_rest_and_a_name_for_their_marks(page, shown):
    shares = shown["shares"]
    first, second, _ = shares.query_selector_all(".lf-view-bars")
    assert texts(first, ".lf-value") == ["30.0 %", "60.0 %", "5.0 %", "5.0 %"]
    set_to(page, shares, {"first": 0.05})
    assert texts(second, ".lf-value") == ["0.50 ×", "0.05 ×"]
    assert texts(first, ".lf-label")[-1] == "all others"
    assert texts(first, ".lf-tick") == ["as it was"]
    assert len(first.query_selector_all(".lf-before[d^=M]")) == 4  # and that of the line below


def test_a_mark_that_is_no_number_is_none(page, shown):
    shares = shown["shares"]
    marked = shares.query_selector_all(".lf-view-bars")[2]
    set_to(page, shares, {"first": 0.3})
    marks = [mark.get_attribute("d") for mark in marked.query_selector_all(".lf-row .lf-before")]
    assert [mark[:1] for mark in marks] == ["M", "", "M"] and "NaN" not in marked.inner_html()
    named = texts(marked, ".lf-row title")
    assert named[:2] == ["a: 30.0 %, as it was 10.0 %", "b: 60.0 %"]
    set_to(page, shares, {"first": 0.05})
    assert not marked.query_selector_all(".lf-row .lf-before[d^=M]")
    assert not marked.query_selector("text.lf-tick").is_visible()
    assert "NaN" not in marked.inner_html()
    set_to(page, shares, {"first": 0.3})
    assert marked.query_selector("text.lf-tick").is_visible()


def test_a_ratio_goes_from_one_to_both_sides(page, shown):
    second = shown["shares"].query_selector_all(".lf-view-bars")[1]
    more, less = second.query_selector_all(".lf-bar")
    one = [
        float(more.get_attribute("x")),
        sum(float(less.get_attribute(a)) for a in ("x", "width")),
    ]
    assert one[0] == pytest.approx(one[1], abs=0.1)
    assert len(second.query_selector_all(".lf-negative")) == 1
    assert texts(second, ".lf-tick") == ["0.1", "0.2", "0.5", "1", "2", "5", "10"]


def test_a_label_that_is_too_long_stands_over_its_bar(page, shown):
    shares = shown["shares"]
    page.set_viewport_size({"width": 390, "height": 800})
    drawn = "(f) => f.querySelector('svg').getAttribute('width') < 390"
    page.wait_for_function(drawn, arg=shares)
    first = shares.query_selector(".lf-view-bars")
    assert texts(first, ".lf-label")[2] == "a label that is far too long for a phone"
    labels, tracks = first.evaluate(  # at one time: the figures above it may still change
        """(view) => [".lf-label", ".lf-track"].map((one) =>
          Array.from(view.querySelectorAll(one), (node) => node.getBoundingClientRect().top))"""
    )
    assert labels[2] < tracks[2] - 8 and labels[1] > tracks[1] - 8


def test_a_line_that_leaves_its_limits_is_cut_and_not_bent(page, shown):
    steep = shown["steep"]
    set_to(page, steep, {"slope": 3})
    d = steep.query_selector(".lf-line").get_attribute("d")[1:]
    (x0, y0), (x1, y1), (x2, y2) = [map(float, part.split()) for part in d.split("L")]
    assert (y1 - y0) / (x1 - x0) == pytest.approx((y2 - y1) / (x2 - x1), rel=0.01)
    assert y2 < 0  # above the picture
    cut = steep.query_selector(".lf-svg svg")
    assert float(cut.get_attribute("y")) >= 0
    assert cut.evaluate("(c) => getComputedStyle(c).overflow") == "hidden"


def test_boxes_show_only_the_numbers_that_are_there_yet(page, shown):
    boxes = shown["boxes"]
    assert texts(boxes, ".lf-box .lf-in") == ["1.00", "−0.50", "−∞", "–", "0.00", "", "", ""]
    assert len(boxes.query_selector_all(".lf-marked")) == 1
    assert not boxes.query_selector(".lf-now").is_visible()
    set_to(page, boxes, {"step": 6})
    assert texts(boxes, ".lf-box .lf-in")[4:6] == ["0.00", "0.00"]
    assert boxes.query_selector(".lf-now").is_visible()
    assert texts(boxes, ".lf-value")[:2] == ["0 %", "–"]


def test_signs_stand_between_tokens(shown):
    assert texts(shown["boxes"], ".lf-tokens")[0] == "␣t + hat → ␣that"


def test_a_token_is_as_high_as_its_line(shown):
    """Another view's rule for words of its own once made each line of tokens higher."""
    heights = "(e) => [e, e.closest('.lf-tokens')].map((each) => getComputedStyle(each).lineHeight)"
    words = shown["boxes"].query_selector_all(".lf-token.lf-word")
    assert words
    for own, line in (word.evaluate(heights) for word in words):
        assert own == line


class Growing(torch.nn.Module):
    def forward(self, words):
        return {"ids": torch.zeros(200, dtype=torch.int64), "words": words.clone()}


def test_a_text_never_gets_lower_so_that_its_slider_stays_under_the_pointer(tmp_path, serve, page):
    text = tokens("ids", names=[" something"], length="words")
    words = IntSlider(value=20, min=1, max=200)
    growing = figure(Growing(), text, caption="Words.", name="growing", words=words)
    shown = figures_of(page, serve(write(tmp_path, [growing])))["growing"]

    def high(words: int) -> float:
        set_to(page, shown, {"words": words})
        page.evaluate("new Promise((then) => requestAnimationFrame(() => setTimeout(then)))")
        return shown.query_selector(".lf-texts").bounding_box()["height"]

    some, many = high(20), high(200)
    assert many > 2 * some
    assert high(1) == many
    page.set_viewport_size({"width": 1000, "height": 800})
    wide = high(1)
    assert wide < many  # at another width it begins again


def test_numbered_tokens_stand_apart_with_their_white_space_seen(shown):
    counted, numbered = shown["boxes"].query_selector_all(".lf-numbered")
    assert texts(counted, ".lf-token") == ["hat", "␣t", "↵"]
    assert texts(numbered, ".lf-token") == ["hat", "␣t"]
    for row, numbers in ((counted, ["7", "8", "9"]), (numbered, ["311", "20"])):
        places = row.query_selector_all("[data-number]")
        assert [place.get_attribute("data-number") for place in places] == numbers


def test_a_number_that_is_none_is_a_dash_and_one_in_large_letters_has_no_exponent(shown):
    assert texts(shown["boxes"], ".lf-readout dd") == ["–", "∞", "< 0.0001"]


def test_a_push_is_an_arrow_from_the_end_of_a_bar(shown):
    pushed = shown["boxes"].query_selector(".lf-view-bars:last-child")
    assert texts(pushed, ".lf-push text") == ["+0.75", "−0.75"]

    def number(row, selector, attribute) -> float:
        text = row.query_selector(selector).get_attribute(attribute)
        return float(re.match(r"M?([-\d.]+)", text)[1])

    track = [number(pushed, ".lf-track", name) for name in ("x", "width")]
    for row, goal in zip(pushed.query_selector_all(".lf-row"), [sum(track), track[0]], strict=True):
        end = sum(number(row, ".lf-bar", name) for name in ("x", "width"))
        assert number(row, ".lf-push path", "d") == pytest.approx(end, abs=0.1)
        assert number(row, ".lf-head", "d") == pytest.approx(goal, abs=0.1)


def test_data_of_a_view_s_own_may_be_no_number_or_infinite(shown):
    rows = shown["boxes"].query_selector_all(".lf-row")[2:6]
    assert [row.query_selector("title").text_content() for row in rows] == [
        "one: 1",
        "nan: –",
        "inf: ∞",
        "-inf: −∞",
    ]


def test_hands_turn_against_the_clock_and_the_first_is_the_strong_one(page, shown):
    dials = shown["dials"]

    def turns() -> list[float]:
        nodes = dials.query_selector_all(".lf-svg .lf-segment")
        return [float(n.get_attribute("transform")[len("rotate(") : -1]) for n in nodes]

    assert turns() == pytest.approx([90, -90] * 3, abs=0.1)  # below, above: SVG's y points down
    strong = dials.query_selector_all(".lf-svg .lf-strong")
    assert len(strong) == 3 and "rotate(-90" in strong[0].get_attribute("transform")
    assert texts(dials, ".lf-tick") == ["a", "", "b", "", "c", "d"]
    assert texts(dials, ".lf-legend span") == ["long", "short"]
    set_to(page, dials, {"degrees": 30})
    assert turns() == pytest.approx([30, -30] * 3, abs=0.1)
    dials.scroll_into_view_if_needed()
    grip, face = (dials.query_selector(name).bounding_box() for name in (".lf-grip", ".lf-frame"))
    start, middle = ((b["x"] + b["width"] / 2, b["y"] + b["height"] / 2) for b in (grip, face))
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(middle[0], middle[1] - 60, steps=3)  # a sixth of the way around: two steps
    page.mouse.up()
    assert values(dials) == {"degrees": 90}
    page.keyboard.press("ArrowLeft")
    assert values(dials) == {"degrees": 60}


def test_a_cloud_turns_and_zooms_by_keys_by_dragging_and_once_clicked_by_scrolling(page, shown):
    canvas = shown["cloud"].query_selector(".lf-cloud")
    canvas.scroll_into_view_if_needed()

    def picture() -> str:
        page.wait_for_timeout(60)
        return canvas.evaluate("(c) => c.toDataURL()")

    def changes(act) -> bool:
        before = picture()
        act()
        return picture() != before

    box = canvas.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    top = page.evaluate("window.scrollY")
    assert not changes(lambda: page.mouse.wheel(0, -40))  # the page scrolls, the cloud stays
    assert page.evaluate("window.scrollY") < top
    canvas.focus()
    start = picture()
    for key in ("ArrowLeft", "ArrowDown", "+"):
        assert changes(lambda key=key: page.keyboard.press(key)), key
    assert changes(lambda: page.keyboard.press("0")) and picture() == start
    assert changes(lambda: page.mouse.wheel(0, -40))
    page.keyboard.press("0")
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 70, steps=3)
    page.mouse.up()
    assert picture() != start


def test_pointing_into_a_cloud_names_the_point(page, shown):
    cloud = shown["cloud"]
    canvas = cloud.query_selector(".lf-cloud")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    note = "(f) => f.querySelector('.lf-note').textContent"
    for step in range(0, 400, 8):
        page.mouse.move(box["x"] + box["width"] / 2 - 200 + step, box["y"] + box["height"] / 2)
        if cloud.evaluate(note).startswith("word"):
            break
    assert cloud.evaluate(note).split(", ")[1] in {"red", "green", "blue"}


def test_a_choice_among_many_is_a_field_to_search_in(page, shown):
    cloud = shown["cloud"]
    field = cloud.query_selector("input[type=search]")
    shows = "([f, id]) => f.live.outputs.id.data[0] === id"
    for typed, place in (("word 7", 7), ("WORD 12 ", 12)):
        field.fill(typed)
        until(page, shows, [cloud, place])
    field.fill("horse")
    field.press("Enter")
    hint = cloud.query_selector(".lf-hint")
    assert hint.text_content() == "“horse” is not among the 60 that this page has."
    assert page.evaluate(shows, [cloud, 12])
    cloud.query_selector("button:text('Reset')").click()
    until(page, shows, [cloud, 5])
    assert field.input_value() == "word 5" and hint.text_content() == ""
    field.focus()  # empty, so that the browser lists all
    assert field.input_value() == "" and field.get_attribute("placeholder") == "word 5"
    page.keyboard.press("Tab")
    assert field.input_value() == "word 5" and hint.text_content() == ""


def test_the_views_follow_the_theme_and_the_width(views, serve, open_page):
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{serve(views)}/index.html")
    figures_on(page)
    until(page, "document.querySelector('.lf-cloud').width > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.wait_for_timeout(60)
    corner = "document.querySelector('.lf-field').toDataURL()"
    light = page.evaluate(corner)
    page.evaluate(
        """document.body.style.setProperty('--book-series-1', 'rgb(0, 255, 0)');
        document.documentElement.dataset.theme = 'dark'"""
    )
    page.wait_for_timeout(60)
    assert page.evaluate(corner) != light
