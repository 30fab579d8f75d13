"""What a figure asks of its reader: goals to reach, and a guess before the answer is seen."""

import json

import pytest
from browser.asked import asked, covered, ranked
from ipywidgets import FloatSlider
from llmbook import FigureError, Goal, below, readout
from llmbook.figures.definition.views.base import ViewError
from llmbook.figures.page import parity
from llmbook.figures.page.publish import publish


@pytest.mark.parametrize(
    "goal, said",
    [
        (Goal("X", "none", "Y"), "'none' is no output of one bool"),
        (Goal("X", "need", "Y"), "'need' is no output of one bool"),
        (Goal("X", "pair", "Y"), "'pair' is no output of one bool"),
        (Goal("X", "cold", "Y", {"heat": 1}), "sets 'heat', which is no control"),
        (Goal("X", "cold", "Y", {"temperature": 9}), "temperature=9; allowed: from 0.1 to 5"),
    ],
)
def test_a_goal_that_does_not_fit_is_refused_at_once(goal, said):
    with pytest.raises(FigureError, match=said):
        asked(goals=[goal])


def test_a_goal_that_is_reached_at_the_start_is_none():
    with pytest.raises(FigureError, match="is reached at the start"):
        asked(temperature=FloatSlider(value=0.2, min=0.1, max=5))


def test_what_is_shown_must_reach_its_goal_and_what_is_out_of_reach_must_be(tmp_path):
    publish(asked(), tmp_path)
    (kept,) = (tmp_path / "specs").glob("*.json")
    parity.record(asked(), tmp_path, kept.stem)  # the page is asked there, too
    settings = json.loads((tmp_path / "parity" / kept.name).read_text())["settings"]
    assert [one["set"]["temperature"] for one in settings[:2]] == [1, 0.2]
    wrong = Goal("X", "cold", "Y", {"temperature": 2})
    with pytest.raises(FigureError, match="is not reached at"):
        publish(asked(goals=[wrong]), tmp_path)
    with pytest.raises(FigureError, match="out of reach, is reached at"):
        publish(asked(goals=[Goal("X", "cold", "Y")]), tmp_path)


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"asks": " "}, "needs a question"),
        ({"says": []}, "needs a question"),
        ({"off": ""}, "several sentences, and only they, need off= or which="),
        ({"which": "need"}, "several sentences, and only they, need off= or which="),
        ({"says": "Yes."}, "several sentences, and only they, need off= or which="),
        ({"says": ["Yes."] * 4}, "two sentences or three"),
        ({"near": -1}, "cannot be negative"),
        ({"off": "", "which": "need", "near": 1}, "near=1.* needs off="),
    ],
)
def test_a_guess_needs_a_question_and_what_to_say(changes, said):
    with pytest.raises(ViewError, match=said):
        covered(**changes)


def test_a_guess_that_does_not_fit_its_figure_is_refused():
    for changes, said in [
        ({"of": "other"}, r"guess\(of='other'\) is no control"),
        ({"says": ["{far} off.", ""]}, "'far' names no output of one number"),
        ({"off": "chances"}, "'chances' names no output of one number"),
    ]:
        with pytest.raises(FigureError, match=said):
            asked(covered(**changes))
    with pytest.raises(FigureError, match="two guesses"):
        asked(below(covered(), covered()))


def test_in_a_kernel_a_goal_is_shown_with_one_redraw():
    fig = asked(readout(need="needed"))
    drawing = fig._kernel.drawing
    fig.controls["guessed"].widget.value = 2  # which stands as it did at first when it is shown
    sent = []
    drawing.observe(lambda change: sent.append(change), "outputs")
    fig._kernel._taken(None, {"show": 0}, [])
    assert {name: one.widget.value for name, one in fig.controls.items()} == {
        "guessed": 1,
        "temperature": 0.2,
    }
    assert len(sent) == 1
    assert fig._kernel.outputs["cold"]


def test_in_a_kernel_two_that_change_places_are_one_redraw_and_a_guess():
    fig = ranked()
    sent = []
    fig._kernel.drawing.observe(sent.append, "outputs")
    fig._kernel._taken(None, {"take": {"lima": {"value": 1}, "oslo": {"value": 0}}}, [])
    assert len(sent) == 1 and fig._kernel.drawing.given
    assert fig._kernel.outputs["places"].tolist() == [1, 0, 2]
    fig._kernel._taken(None, {"take": {"lima": {"value": 1}}}, [])
    assert len(sent) == 1  # it stands there


def test_in_a_kernel_the_other_controls_come_when_the_answer_is_seen():
    fig = asked()
    box, drawing = fig._kernel, fig._kernel.drawing
    (own,), (other,) = box._own, box._others
    assert drawing.covered and not drawing.given
    assert own.layout.display is None and other.layout.display == "none"
    fig.controls["guessed"].widget.value = 2
    assert drawing.given
    drawing.covered = False  # Show
    assert own.layout.display == "none" and other.layout.display is None
    fig.controls["temperature"].widget.value = 2.0
    box.reset()
    assert drawing.covered and not drawing.given and other.layout.display == "none"


def test_a_figure_that_asks_nothing_covers_nothing():
    fig = asked(readout(need="needed"), goals=())
    fig.controls["guessed"].widget.value = 2
    drawing = fig._kernel.drawing
    assert not drawing.covered and not drawing.given and not fig._kernel._others


def test_without_a_script_question_and_goals_are_read():
    html = asked()._repr_mimebundle_()[0]["text/html"]
    assert '<p class="lf-asks">How many words hold 85 %?</p>' in html
    assert "<li>Give the first word 90 %.</li><li>Make the second word likelier.</li>" in html
