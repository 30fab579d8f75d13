"""Blocks of a memory, staircases, gaps and parts of lanes, tokens that are written."""

import math

import pytest
import torch
from browser.figure_page import write
from browser.test_figures import figures_of
from browser.test_hold import values
from browser.test_pulled import pull
from ipywidgets import IntSlider, Play
from llmbook import blocks, figure, lanes, stairs, tokens
from llmbook.figures.definition.views.base import ViewError

EACH = torch.tensor([[3.0, 3, 3], [1.0, 1, 1]])
#: After 1, 2, … tokens of both; whoever has used the least time takes the next.
ORDER = [(1, 0), (1, 1), (1, 2), (1, 3), (2, 3), (3, 3)]


class Memory(torch.nn.Module):
    def forward(self, many):
        n = torch.arange(8)
        owner = torch.where(n < 2 * many, n % 2, -1)  # in turns
        full = torch.where(n < 2 * many, 1.0, 0.0)
        return {"full": full * torch.where(n == 1, 0.25, 1.0), "owner": owner, "taken": 2 * many}


class Race(torch.nn.Module):
    def forward(self, steps):
        many = torch.tensor(ORDER).index_select(0, (steps - 1)[None])[0]
        return {"each": torch.where(torch.arange(3) < many[:, None], EACH, torch.nan)}


class Gap(torch.nn.Module):
    def forward(self, part):
        gaps = torch.tensor([1.0, 2.0, 4.0])
        gap = gaps.index_select(0, part[None])[0]
        ones = torch.ones(())
        each = torch.stack([torch.stack([ones, gap, ones]), torch.stack([gap, ones, ones])])
        return {"each": each, "end": 1 + gap, "ends": 1 + gaps, "ms": torch.stack([gap, ones])}


class Tale(torch.nn.Module):
    def forward(self, steps):
        n = torch.arange(6)
        ids = torch.where(n < steps + 2, n, 0)
        return {"ids": ids, "count": steps + 2, "steps": steps.clone(), "passes": (n % 2).float()}


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    lane = {"labels": ["others", "newcomer"], "highlight": torch.tensor(0), "xlim": (0, 8)}
    made = [
        figure(
            Memory(),
            blocks(full="full", owner="owner", labels=["A", "B"], chosen=torch.tensor(1),
                   across=4, drag="many", taken="taken", ends=[2, 4, 6, math.nan]),
            caption="Memory.", name="memory", many=IntSlider(value=2, min=1, max=4),
        ),
        figure(
            Race(),
            stairs(each="each", labels=["slow", "quick"], highlight=torch.tensor(1), drag="steps"),
            caption="A race.", name="race", steps=Play(value=6, min=1, max=6),
        ),
        figure(
            Gap(),
            lanes(each="each", begins=[0.0, 1.0], first="waits", pause=torch.tensor(1.5),
                  drag="part", ends="ends", grip="end", **lane),
            caption="A gap.", name="gap", part=IntSlider(value=2, min=0, max=2),
        ),
        figure(
            Gap(),
            lanes(each="each", parts="ms", part_labels=["weights", "caches"], **lane),
            caption="Parts.", name="parts", part=IntSlider(value=2, min=0, max=2),
        ),
        figure(
            Gap(),
            lanes(each="each", parts="ms", part_labels=["weights", "caches"], unit="ms",
                  **{**lane, "xlim": (0, 0.5)}),
            caption="Long.", name="long", part=IntSlider(value=2, min=0, max=2),
        ),
        figure(
            Tale(),
            tokens("ids", names=["Once", " upon", " a", " time", " there", " "], length="count",
                   writes="steps", written="steps", begins="passes", ends=True),
            caption="A tale.", name="tale", steps=Play(value=4, min=1, max=4),
        ),
        figure(
            Tale(),
            tokens("ids", names=["Once", " upon", " a", " time", " there", " "], length="count",
                   writes="steps", written="steps", last="steps", turns=2),
            caption="Texts that take turns.", name="turns", steps=Play(value=4, min=1, max=4),
        ),
    ]  # fmt: skip
    return write(tmp_path_factory.mktemp("held"), made)


@pytest.fixture
def shown(held, serve, page):
    return figures_of(page, serve(held))


def texts(figure, marks):
    return figure.evaluate(
        "(f, marks) => [...f.querySelectorAll(marks)].map((m) => m.textContent)", marks
    )


def test_a_block_says_whose_it_is_and_the_last_is_pulled(page, shown):
    memory = shown["memory"]
    values(memory)
    assert texts(memory, ".lf-blocks .lf-in") == ["A", "B", "A", "B", "", "", "", ""]
    assert len(memory.query_selector_all(".lf-blocks rect.lf-kept")) == 4
    assert texts(memory, ".lf-note") == ["outlined: 2 blocks of B"]
    block = memory.query_selector(".lf-blocks rect.lf-kept").bounding_box()
    page.mouse.move(block["x"] + 5, block["y"] + 5)
    assert texts(memory, ".lf-note") == ["outlined: 2 blocks of A"]
    grip = memory.query_selector(".lf-pull")
    pull(page, grip, -2 * block["width"] - 4)
    assert values(memory) == {"many": 1}
    grip.focus()
    page.keyboard.press("ArrowRight")
    assert values(memory) == {"many": 2}
    assert grip.get_attribute("aria-valuetext") == "4 blocks of 8 are taken"


def test_the_clock_of_staircases_is_pulled_and_what_was_written_stays(page, shown):
    race = shown["race"]
    values(race)
    assert texts(race, ".lf-halo tspan") == ["slow", "3 in 9 ms", "quick", "3 in 3 ms"]
    ahead = "(all) => all.map((path) => path.getAttribute('d').split('H'))"
    told = race.eval_on_selector_all(".lf-ahead", ahead)
    assert [len(parts) for parts in told] == [2, 2]  # nothing is left of it
    knob = race.query_selector(".lf-point")
    pull(page, knob, -race.query_selector(".lf-svg").bounding_box()["width"] / 2)
    steps = values(race)["steps"]
    assert steps < 6
    knob.focus()
    for _ in range(abs(4 - steps)):
        page.keyboard.press("ArrowLeft" if steps > 4 else "ArrowRight")
    assert values(race) == {"steps": 4}
    assert texts(race, ".lf-halo tspan") == ["slow", "1 in 3 ms", "quick", "3 in 3 ms"]
    left = race.eval_on_selector_all(".lf-ahead", ahead)
    assert [len(parts) for parts in left] == [4, 2]  # two steps of the slow one
    assert [parts[-1] for parts in left] == [parts[-1] for parts in told]


def test_only_long_pauses_are_marked_and_the_end_of_one_is_pulled(page, shown):
    gap = shown["gap"]
    values(gap)
    waits = [w.bounding_box() for w in gap.query_selector_all(".lf-lane .lf-wait")]
    track = gap.query_selector(".lf-track").bounding_box()
    second = track["width"] / 8
    assert waits[0]["x"] == pytest.approx(track["x"] + second, abs=2)
    assert [w["width"] for w in waits] == pytest.approx([4 * second] * 2, abs=2)
    pull(page, gap.query_selector(".lf-pull"), -2 * second)
    assert values(gap) == {"part": 1}
    page.keyboard.press("ArrowLeft")
    assert texts(gap, ".lf-lane .lf-wait") and values(gap) == {"part": 0}
    assert not gap.query_selector(".lf-lane .lf-wait").get_attribute("d")


def test_the_first_of_the_strong_lane_is_drawn_in_its_parts(shown):
    parts = shown["parts"]
    values(parts)
    wide = [p.bounding_box()["width"] for p in parts.query_selector_all(".lf-lane .lf-part")]
    track = parts.query_selector(".lf-track").bounding_box()["width"]
    assert wide == pytest.approx([track / 8 * 4 / 5, track / 8 / 5], abs=2)
    assert texts(parts, ".lf-legend span")[1:3] == ["weights", "caches"]


def test_a_first_that_is_longer_than_its_lane_says_how_long_it_is(shown):
    assert [said for said in texts(shown["long"], ".lf-lane > text") if "→" in said] == ["1 ms →"]
    assert not any("→" in said for said in texts(shown["parts"], ".lf-lane > text"))


def test_what_was_written_stays_when_one_goes_back(page, shown):
    tale = shown["tale"]
    values(tale)
    assert texts(tale, ".lf-token")[-1] == "␣"
    assert len(tale.query_selector_all(".lf-begins")) == 3
    tale.query_selector_all(".lf-token:not(.lf-given)")[1].click()
    assert values(tale) == {"steps": 2}
    assert [t.strip() for t in texts(tale, ".lf-later")] == ["there", "␣"]
    assert texts(tale, ".lf-chosen") == [" time"]
    tale.query_selector_all(".lf-token:not(.lf-given)")[3].click()
    assert values(tale) == {"steps": 4} and not texts(tale, ".lf-later")


def test_of_texts_that_take_turns_a_token_is_a_step_of_each(shown):
    tale = shown["turns"]
    values(tale)
    assert texts(tale, ".lf-token") == [" a", " time", " there", " "]  # what was written
    tale.query_selector_all(".lf-token")[0].click()
    assert values(tale) == {"steps": 2}
    assert texts(tale, ".lf-chosen") == [" time"] and len(texts(tale, ".lf-later")) == 2


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (blocks(full=[1.0] * 6, owner=[0] * 6, labels=["a"], across=4), "whole rows"),
        (blocks(full=[1.0] * 4, owner=[0] * 4, labels=["a"], across=4, drag="n"), "needs taken"),
        (stairs(each=[[1.0]], labels=["a", "b"]), r"allowed: each \(L, N\)"),
        (lanes(each=[[1.0]], labels=["a"], begins=[1, 2]), "begins of 2"),
        (lanes(each=[[1.0]], labels=["a"], parts=[1, 2]), "go together"),
        (tokens([1, 2], writes="n"), "needs one text, written"),
    ],
)
def test_what_does_not_fit_is_said(view, message):
    with pytest.raises(ViewError, match=message):
        view.check({})
