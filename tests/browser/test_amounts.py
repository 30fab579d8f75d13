"""Bars of parts, lanes of time, intervals, sums: what they draw, how they are taken hold of."""

import math

import pytest
import torch
from browser.figure_page import write
from browser.test_figures import figures_of, set_to
from browser.test_hold import middle, values
from ipywidgets import IntSlider, Play, ToggleButtons
from llmbook import amounts, below, figure, intervals, lanes, waterfall

SIZES = torch.arange(0, 101, 10.0)
HELD = ["a phone", "a laptop"]
TOSSES = ("first", "second")
VALUES = ".lf-value:not(.lf-bar-share)"


class Memory(torch.nn.Module):
    def forward(self, kept, memory):
        place = torch.tensor(HELD.index(memory))
        return {
            "GB": torch.stack([torch.tensor(20.0), kept * 1.0]),
            "place": place,
            "of": SIZES * 1,
        }


class Race(torch.nn.Module):
    def forward(self, prompt, tenths, lane):
        each = torch.tensor([[0.5, 0.5, 0.5, 0.5], [0.0, 1.0, 1.0, math.nan]])
        each = each + torch.stack([torch.zeros(4), torch.eye(4)[0] * prompt / 10])
        at = torch.tensor(["slow", "late"].index(lane))
        return {"at": at, "each": each, "now": tenths / 10, "starts": torch.arange(31) / 10}


class Added(torch.nn.Module):
    def forward(self, wind):
        parts = torch.stack([torch.tensor(2.0), -wind])
        return {"parts": parts, "half": torch.sigmoid(parts.sum())}


def tossed(first, second):
    """Thirds and two thirds of what is left."""
    taken = ["HT".index(toss) for toss in (first, second)]
    low, width, ends = 0.0, 1.0, []
    for toss in taken:
        low, width = low + width * 2 / 3 * toss, width * (2 - toss) / 3
        ends.append([low, low + width])
    return {
        "shares": torch.tensor([[2.0, 1], [2, 1]]) / 3,
        "taken": torch.tensor(taken),
        "ends": torch.tensor(ends),
        "digits": torch.tensor([1, 1, 1, -1]),
        "stretch": torch.tensor([0.875, 1.0]),
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    limits = {"limits": [30, 80], "limit_labels": HELD}
    return write(
        tmp_path_factory.mktemp("amounts"),
        [
            figure(
                Memory(),
                below(
                    amounts(y="GB", parts=["weights", "cache"], unit="GB", highlight=1, drag="kept",
                            ends="of", limit="place", choose="memory", xlim=(0, 100), **limits),
                    amounts(y=[[1, 2], [3, 4]], parts=["a", "b"], labels=["one", "two"]),
                    amounts(y=[50, 50], parts=["a", "b"], unit="%", whole=False),
                    amounts(y=[[1, 2], [3, 4]], parts=HELD, highlight="place", choose="memory"),
                ),
                caption="A memory.", name="memory",
                kept=IntSlider(value=40, min=0, max=100, step=10),
                memory=ToggleButtons(options=HELD, value="a laptop"),
            ),
            figure(
                Race(),
                lanes(each="each", labels=["slow", "late"], highlight="at", now="now",
                      choose="lane", drag="prompt", ends="starts"),
                caption="A race.", name="race", prompt=IntSlider(value=10, min=0, max=30),
                tenths=Play(value=50, min=0, max=50),
                lane=ToggleButtons(options=["slow", "late"], value="late"),
            ),
            figure(
                Added(),
                waterfall(y="parts", labels=["sun", "wind"], at="half", xlim=(-4, 4), xlabel="sum",
                          curve=torch.sigmoid(torch.linspace(-4, 4, 9))),
                caption="A sum.", name="sum", wind=IntSlider(value=1, min=0, max=4),
            ),
            figure(
                tossed,
                intervals(shares="shares", parts=["H", "T"], taken="taken", ends="ends",
                          digits="digits", stretch="stretch", choose=TOSSES),
                caption="Tosses.", name="tosses",
                **{name: ToggleButtons(options=["H", "T"], value="T") for name in TOSSES},
            ),
        ],
    )  # fmt: skip


@pytest.fixture
def shown(made, serve, page):
    return figures_of(page, serve(made))


def texts(element, selector: str) -> list[str]:
    return element.eval_on_selector_all(selector, "(all) => all.map((one) => one.textContent)")


def box(node, selector: str) -> dict:
    return node.query_selector(selector).bounding_box()


def test_a_bar_says_what_is_left_and_what_is_too_much(page, shown):
    memory = shown["memory"]
    assert texts(memory, VALUES)[:4] == ["60 GB, 20 GB below a laptop", "3", "7", ""]
    assert texts(memory, ".lf-parts > span")[:2] == ["weights 20 GB", "cache 40 GB"]
    over, strong = (box(memory, name) for name in (".lf-over", "rect.lf-strong:not(.lf-key *)"))
    assert over["width"] == 0 and strong["width"] > 0
    assert box(memory, ".lf-empty")["width"] == pytest.approx(strong["width"] / 2, abs=1)
    set_to(page, memory, {"kept": 100})
    assert texts(memory, VALUES)[0] == "120 GB, 40 GB beyond a laptop →"
    assert box(memory, ".lf-over")["width"] > 0


def test_a_limit_is_chosen_and_the_end_of_a_part_is_pulled(page, shown):
    memory = shown["memory"]
    values(memory)
    assert not memory.query_selector(".lf-controls .lf-buttons"), "the memories are in the picture"
    memory.query_selector(".lf-limit text").click()
    assert values(memory)["memory"] == "a phone"
    page.keyboard.press("ArrowRight")
    assert values(memory) == {"kept": 40, "memory": "a laptop"}
    grip = memory.query_selector(".lf-pull")
    assert grip.get_attribute("aria-valuetext") == "cache: 40 GB"
    x, y = middle(grip)
    tenth = (x - box(memory, ".lf-amounts, svg.lf-pulled")["x"]) / 6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 2.1 * tenth, y, steps=3)
    assert values(memory)["kept"] == 20
    page.mouse.move(x + 9 * tenth, y, steps=3)
    page.mouse.up()
    assert values(memory)["kept"] == 80  # as far as the scale goes
    page.keyboard.press("ArrowLeft")
    assert values(memory)["kept"] == 70


def test_a_part_is_chosen_by_its_name_and_in_any_bar(page, shown):
    parts = shown["memory"].query_selector_all(".lf-view-amounts")[3]
    names = parts.query_selector_all("[role=radio]")
    assert [name.get_attribute("aria-checked") for name in names] == ["false", "true"]
    parts.query_selector_all(".lf-part")[2].click()  # the first of the second bar
    assert values(shown["memory"])["memory"] == "a phone"
    names[0].focus()
    page.keyboard.press("ArrowRight")
    assert values(shown["memory"])["memory"] == "a laptop"


def test_tokens_come_at_their_time_and_what_is_not_written_is_not_drawn(page, shown):
    race = shown["race"]
    assert texts(race, ".lf-value") == ["4 tokens, 2 s", "3 tokens, 3 s"]
    ticks = race.eval_on_selector_all(
        ".lf-lane .lf-beats",
        "(all) => all.map((one) => one.getAttribute('d').split('M').length - 1)",
    )
    assert ticks == [4, 3]
    set_to(page, race, {"tenths": 10})
    assert texts(race, ".lf-value") == ["2 tokens, 1 s …", "1 token, 1 s …"]
    set_to(page, race, {"tenths": 5})
    wait, track = (
        race.query_selector_all(f".lf-lane .{name}")[1] for name in ("lf-wait", "lf-track")
    )
    assert wait.bounding_box()["width"] == pytest.approx(track.bounding_box()["width"] / 10, abs=1)


def test_the_end_of_a_lane_s_grey_bar_is_pulled(page, shown):
    race = shown["race"]
    values(race)
    grip = race.query_selector(".lf-pull")
    grip.scroll_into_view_if_needed()
    assert grip.get_attribute("aria-valuetext") == "1 s until the first"
    x, y = middle(grip)
    fifth = box(race, ".lf-track")["width"] / 5
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + fifth, y, steps=3)
    page.mouse.up()
    assert values(race)["prompt"] == 20
    page.keyboard.press("ArrowUp")
    assert values(race)["prompt"] == 21


def test_a_lane_is_chosen(page, shown):
    race = shown["race"]
    values(race)
    race.query_selector(".lf-lane .lf-track").click()
    assert values(race)["lane"] == "slow"
    page.keyboard.press("ArrowDown")
    assert values(race)["lane"] == "late"
    chosen = race.query_selector("[aria-checked=true]")
    assert chosen.get_attribute("aria-label") == "late: 3 tokens, 3 s"


def test_an_interval_is_narrowed_by_a_click_and_by_keys(page, shown):
    tosses = shown["tosses"]
    assert texts(tosses, ".lf-halo.lf-tick") == ["0", "1", "0.8889", "1.0000"]
    assert texts(tosses, ".lf-value") == ["in bits: 0.111…"]
    tosses.query_selector_all(".lf-share")[4].click()  # heads and tails, then HH, HT, TH, TT
    assert values(tosses) == {"first": "T", "second": "H"}
    tosses.query_selector(".lf-toss.lf-of-0").click()
    assert values(tosses) == {"first": "H", "second": "H"}
    page.keyboard.press("ArrowRight")  # of its own row
    assert values(tosses) == {"first": "T", "second": "H"}
    taken = tosses.query_selector_all("[role=radiogroup] [aria-checked=true]")
    assert [one.get_attribute("aria-label") for one in taken] == ["T: 33.3 %", "H: 66.7 %"]
    parts = [one.bounding_box() for one in tosses.query_selector_all(".lf-share.lf-taken")]
    final = box(tosses, ".lf-final")
    assert parts[1]["x"] == pytest.approx(parts[0]["x"], abs=1) == pytest.approx(final["x"], abs=1)
    assert final["width"] == pytest.approx(parts[0]["width"] * 2 / 3, abs=2)


def test_each_bar_of_a_sum_begins_where_the_one_above_it_ends(page, shown):
    added = shown["sum"]
    for wind, half in [(1, "0.73"), (4, "0.12")]:
        set_to(page, added, {"wind": wind})
        sun, less = (bar.bounding_box() for bar in added.query_selector_all(".lf-rise"))
        assert less["width"] == pytest.approx(wind / 2 * sun["width"], abs=0.5)
        assert less["x"] + less["width"] == pytest.approx(sun["x"] + sun["width"], abs=0.5)
        point = float(added.query_selector(".lf-point").get_attribute("cx"))
        left = added.query_selector("svg").bounding_box()["x"]
        assert left + point == pytest.approx(less["x"], abs=0.5), "under the end of the last"
        assert texts(added, ".lf-value") == ["+2", f"−{wind}", half]


def test_what_does_not_fit_is_refused():
    def of(z):
        return {"z": torch.tensor(0), "three": torch.arange(3.0), "two": torch.ones(2, 3)}

    bar = {"y": "three", "parts": list("abc")}
    lane = {"each": "two", "labels": list("ab")}
    for view, said in [
        (amounts(y="three", parts=["a"]), "parts .* do not fit"),
        (amounts(**bar, limit="z"), "needs limits and limit_labels"),
        (amounts(**bar, limits=[1]), "go together"),
        (amounts(**bar, choose="z"), "needs highlight, the place"),
        (amounts(**bar, limits=[1], limit_labels=["a"], choose="z"), "needs limit, the place"),
        (amounts(**bar, drag="z"), "needs highlight, whose end it is"),
        (amounts(**bar, drag="z", highlight=0, ends=[1]), "allowed: 1"),
        (lanes(each="three", labels=["a"]), "allowed: each"),
        (lanes(**lane, choose="z"), "needs highlight, the place of a lane"),
        (lanes(**lane, drag="z"), "needs highlight, whose end it is"),
        (intervals(shares="two", parts=list("abc"), taken=[0, 1], ends=[0, 1]), "ends of 2"),
        (intervals(shares="two", parts=list("abc"), taken=[0, 1], ends=[[0, 1]] * 2, choose="z"),
         "choose names 1 controls; allowed: 2"),
        (intervals(shares="two", parts=list("abc"), taken=[0, 1], ends=[[0, 1]] * 2, digits=[1]),
         "allowed: both or none"),
        (waterfall(y="three", labels=list("ab"), curve="three", at="z", xlim=(0, 1)), "do not fit"),
        (waterfall(y="three", labels=list("abc"), curve="two", at="z", xlim=(0, 1)), "2 or more"),
    ]:  # fmt: skip
        with pytest.raises(ValueError, match=said):
            figure(of, view, caption="A caption.", z=ToggleButtons(options=["a", "b"]))


def test_they_are_said_in_words(shown):
    said = """(figure) => [...figure.querySelectorAll("svg[aria-describedby]")].map((picture) =>
      document.getElementById(picture.getAttribute("aria-describedby")).textContent)"""
    memory, two, *_ = shown["memory"].evaluate(said)
    assert memory == "weights 20, cache 40; together 60 GB. 20 GB below a laptop."
    assert two == "one: a 1, b 2; together 3. two: a 3, b 4; together 7."
    assert shown["race"].evaluate(said) == [
        "slow: 4 tokens, the first after 0.5, the last after 2 s. "
        "late: 3 tokens, the first after 1, the last after 3 s."
    ]
    assert shown["sum"].evaluate(said) == [
        "sun 2, wind −1; together 1. The curve makes 0.731 of it."
    ]
    assert shown["tosses"].evaluate(said) == [
        "Taken: T, T. What is left goes from 0.889 to 1. It is named by 0.111."
    ]
