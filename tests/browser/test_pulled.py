"""What is pulled: a cell among some, a moment, the end of a part; and how tokens are laid out."""

import math

import pytest
import torch
from browser.figure_page import write
from browser.test_figures import figures_of, set_to
from browser.test_hold import middle, values
from ipywidgets import IntSlider, Play
from llmbook import amounts, figure, heatmap, lanes, scatter, tokens

STOPS = torch.tensor([[0.0, 1.0, math.nan], [1.0, 3.0, math.nan]])  # of 1, 2 and 3
JSON = ['{"content":"', " is", '"},"logprobs":', "null"]
TALE = ["\n", "\n", " Once", " upon", " a", " time", ",", "\n"]


class Room(torch.nn.Module):
    def forward(self, many):
        last = (many - 1).clamp(max=1)
        return {"z": torch.eye(4)[:2], "last": torch.stack([last, 1 + 2 * last])}


class Race(torch.nn.Module):
    def forward(self, tenths):
        return {"each": torch.tensor([[0.5, 0.5], [2.0, 0.0]]), "now": tenths / 10}


class Waits(torch.nn.Module):
    def forward(self, rate):
        waits = 12 / rate
        return {
            "spent": torch.stack([torch.ones(2), torch.stack([waits, torch.ones(())])]),
            "ends": 12 / torch.arange(1.0, 7.0),
        }


@pytest.fixture(scope="module")
def pulled(tmp_path_factory):
    made = [
        figure(
            Room(),
            heatmap(z="z", chosen="last", drag="many", stops=STOPS, ylabel="row"),
            caption="Room.", name="room", many=IntSlider(value=1, min=1, max=3),
        ),
        figure(
            Race(),
            lanes(each="each", labels=["one", "other"], now="now", scrub="tenths",
                  moments=[n / 10 for n in range(21)], xlim=(0, 2), noun="piece", waits=True),
            caption="A race.", name="race", tenths=Play(value=6, min=0, max=20),
        ),
        figure(
            Waits(),
            amounts(y="spent", parts=["waits", "reads"], labels=["a", "b"], second=0,
                    highlight=torch.tensor(1), drag="rate", grip=(1, 0), ends="ends",
                    xlim=(0, 20)),
            caption="Waits.", name="waits", rate=IntSlider(value=2, min=1, max=6),
        ),
        figure(
            Waits(),
            amounts(y="spent", parts=["waits", "reads"], labels=["a", "b"], second=0,
                    highlight=torch.tensor(1), drag="rate", grip=(1, 0), ends="ends"),
            caption="An axis.", name="axis", rate=IntSlider(value=2, min=1, max=6),
        ),
        figure(
            lambda size: {"json": torch.arange(4), "tale": torch.arange(8)},
            tokens("json", names=JSON, loose=True, title="json"),
            caption="JSON.", name="json", size=IntSlider(value=0, min=0, max=1),
        ),
        figure(
            lambda size: {"tale": torch.arange(8)},
            tokens("tale", names=TALE),
            caption="A tale.", name="tale", size=IntSlider(value=0, min=0, max=1),
        ),
        figure(
            lambda dot: {"at": dot - 1},
            scatter(x=[0, 1, 2], y=[0, 1, 0], chosen="at", xlim=(-1, 3), ylim=(-1, 2),
                    ticks="none", groups=["a"], group=[0, 0, 0]),
            caption="Dots.", name="dots", dot=IntSlider(value=2, min=0, max=3),
        ),
    ]  # fmt: skip
    return write(tmp_path_factory.mktemp("pulled"), made)


@pytest.fixture
def shown(pulled, serve, page):
    return figures_of(page, serve(pulled))


def pull(page, node, right, down=0.0):
    node.scroll_into_view_if_needed()
    for one in page.query_selector_all(".live-figure"):  # one above may still be drawn
        one.evaluate("(f) => f.live?.set({})")
    node.wait_for_element_state("stable")
    x, y = middle(node)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=4)
    page.mouse.up()


def test_a_cell_is_pulled_among_those_that_stand_for_a_value(page, shown):
    room = shown["room"]
    values(room)
    knob = room.query_selector(".lf-handle")
    assert knob.bounding_box()["width"] >= 22 and knob.get_attribute("role") == "slider"
    cell = room.query_selector(".lf-ground").bounding_box()
    pull(page, knob, 2 * cell["width"], cell["height"])
    assert values(room) == {"many": 2}
    assert knob.get_attribute("aria-valuetext").startswith("row 2, column 4")
    pull(page, knob, -3 * cell["width"], -cell["height"])
    assert values(room) == {"many": 1}
    knob.focus()
    for key, many in (("ArrowDown", 2), ("ArrowRight", 3), ("ArrowUp", 2)):
        page.keyboard.press(key)
        assert values(room) == {"many": many}


def test_the_moment_of_lanes_is_dragged(page, shown):
    race = shown["race"]
    values(race)
    told = "(e) => [...e.querySelectorAll('.lf-value')].map((one) => one.textContent)"
    assert race.evaluate(told) == ["1 piece, 0.6 s …", "0 pieces, 0.6 s …"]
    knob = race.query_selector(".lf-point")
    assert len(race.query_selector_all(".lf-second .lf-wait")) == 3, "its key, too"
    long = race.query_selector(".lf-track").bounding_box()["width"] / 20  # of a tenth
    pull(page, knob, 6 * long)
    assert values(race) == {"tenths": 12}
    page.keyboard.press("ArrowLeft")
    assert values(race) == {"tenths": 11}
    pull(page, knob, 30 * long)
    assert values(race) == {"tenths": 20}
    assert race.evaluate(told) == ["2 pieces, 1 s", "2 pieces, 2 s"]


def test_the_end_of_a_part_in_another_bar_is_pulled_and_a_part_has_the_other_colour(page, shown):
    waits = shown["waits"]
    values(waits)
    assert len(waits.query_selector_all("rect.lf-other:not(.lf-key *)")) == 2
    second = waits.query_selector_all("rect.lf-other:not(.lf-key *)")[1].bounding_box()
    x, y = middle(waits.query_selector(".lf-pull"))
    assert x == pytest.approx(second["x"] + second["width"], abs=2)
    assert y == pytest.approx(second["y"] + second["height"] / 2, abs=8)
    pull(page, waits.query_selector(".lf-pull"), -second["width"] / 3)  # to 4 of 6
    assert values(waits) == {"rate": 3}


def test_the_axis_stays_while_its_grip_is_held(page, shown):
    axis = shown["axis"]
    values(axis)

    def ends() -> str:
        return axis.query_selector_all(".lf-tick")[-1].text_content()

    grip = axis.query_selector(".lf-pull")
    grip.scroll_into_view_if_needed()
    x, y = middle(grip)
    assert ends() == "10"
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 600, y, steps=4)
    assert values(axis) == {"rate": 1}  # 13 in all
    assert ends() == "10"
    page.mouse.up()
    values(axis)
    assert ends() == "20"


#: What stands in each line, as it is laid out: letters that take room, by their height.
LINES = """(e) => {
  const lines = {};
  const walk = document.createTreeWalker(e.querySelector(".lf-tokens"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) {
    const node = walk.currentNode;
    for (let i = 0; i < node.data.length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (box.width) (lines[Math.round(box.top / 8)] ??= []).push(node.data[i]);
    }
  }
  return Object.values(lines).map((line) => line.join(""));
}"""


def lines_of(element) -> list[str]:
    return element.evaluate(LINES)


def test_where_a_line_may_end_after_any_token_none_is_cut(page, shown):
    values(shown["json"])
    shown["json"].query_selector(".lf-tokens").evaluate("(p) => (p.style.width = '100px')")
    lines = [line.strip() for line in lines_of(shown["json"])]
    assert len(lines) > 2
    whole = {"".join(JSON[a:b]).strip() for a in range(4) for b in range(a, 5)}
    assert set(lines) <= whole


def test_no_line_begins_with_a_token_s_space_and_no_text_with_empty_lines(page, shown):
    tale = shown["tale"]
    values(tale)
    assert lines_of(tale)[0] == "↵↵ Once upon a time,↵"
    tale.query_selector(".lf-tokens").evaluate("(p) => (p.style.width = '90px')")
    assert all(not line.startswith(" ") for line in lines_of(tale))
    assert len(lines_of(tale)) > 1
    spaces = "(all) => all.map((one) => one.textContent)"
    assert tale.eval_on_selector_all(".lf-token", spaces)[2] == " Once", "it is there to be copied"


def test_a_chosen_point_is_ringed_on_a_plane_that_begins_at_the_side(page, shown):
    dots = shown["dots"]
    values(dots)
    ring = dots.query_selector("circle.lf-outline")
    marks = dots.query_selector_all(".lf-mark:not(.lf-legend *)")
    assert middle(ring) == pytest.approx(middle(marks[1]), abs=1.5)
    side = dots.query_selector(".lf-frame").bounding_box()["x"]
    assert side - dots.query_selector(".lf-plane").bounding_box()["x"] < 12
    set_to(page, dots, {"dot": 0})
    assert not ring.is_visible()


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (heatmap(z=torch.eye(2), chosen=[0, 0], drag="n"), "drag needs stops"),
        (heatmap(z=torch.eye(2), drag="n", stops=STOPS), "drag needs chosen"),
        (heatmap(z=torch.eye(2), chosen=[0, 0], drag="n", stops=STOPS), "2 values; allowed: 3"),
        (lanes(each=torch.eye(2), labels=["a", "b"], scrub="n"), "needs now, and moments"),
        (amounts(y=[1, 2], parts=["a", "b"], second=2), "allowed: places in 1"),
        (amounts(y=[1, 2], parts=["a", "b"], grip=(1, 0)), "allowed: places in 1"),
    ],
)  # fmt: skip
def test_what_cannot_be_pulled_is_refused(view, said):
    with pytest.raises(ValueError, match=said):
        figure(
            lambda n: {"z": torch.ones(1)}, view, caption="A.", n=IntSlider(value=0, min=0, max=1)
        )
