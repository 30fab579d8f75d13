"""Two whole chapters by keyboard alone: with Tab from the top to the end, with keys in each control
that is come to."""

from pathlib import Path

import pytest
from browser.pages import WIDE, visit

WALK = (Path(__file__).parent / "walk.js").read_text(encoding="utf-8")
MOST = 800  # stops of a page
KEYS = {
    "range": ["ArrowRight", "ArrowLeft"],
    "slider": ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"],
    "radio": ["ArrowRight", "ArrowLeft"],
    "select-one": ["ArrowDown", "ArrowUp"],
    "checkbox": ["Space"],
    "text": ["x"],
}
STANDS = """(id) => JSON.stringify(Object.entries(document.getElementById(id).live.controls)
  .map(([name, { value }]) => [name, value]))"""
CLOSED = "document.querySelectorAll('details.closer').forEach((one) => (one.open = false))"
COVERED = "(id) => document.getElementById(id).classList.contains('lf-guessing')"


def change(page, stop: dict) -> None:
    """The control where the focus is moves by one of its keys; a guess is given."""
    figure = stop["figure"]
    before = page.evaluate(STANDS, figure)
    for key in KEYS[stop["role"]]:
        page.keyboard.press(key)
        if page.evaluate(STANDS, figure) != before:
            break
    else:
        raise AssertionError(f"no key changes {stop['name']}")
    if page.evaluate(COVERED, figure):
        page.keyboard.press("Enter")
        assert not page.evaluate(COVERED, figure), f"Enter gives no guess at {stop['name']}"


def goes_back(last: dict, now: dict) -> bool:
    """Whether the focus goes up, and not to the right, where another column may begin."""
    a, b = last["place"], now["place"]
    same = last["text"] and now["text"] and not (last["picture"] and now["picture"])
    return same and b["bottom"] <= a["top"] + 1 and b["left"] < a["right"] - 1


#: What may come behind the focus: at the head of a page, when a first goal is reached.
LATE = " button.lf-button Forget"


@pytest.mark.parametrize("path", ["chapters/05_probability", "chapters/11_sampling"])
def test_a_chapter_can_be_read_and_used_by_keyboard_alone(open_page, site, path):
    page = open_page(viewport=WIDE, reduced_motion="reduce")
    visit(page, site, path)
    page.evaluate(CLOSED)  # what was opened to be drawn
    page.evaluate(WALK)
    last, changed, opened = None, set(), 0
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate("walk.stop()")
        assert not stop["invisible"], f"the focus does not show on {stop['invisible']}"
        if stop.get("end"):
            break
        assert not (last and goes_back(last, stop)), f"{last['name']}, and then {stop['name']}"
        last = stop
        if stop["closer"]:
            page.keyboard.press("Enter")
            assert not page.evaluate("walk.stop().closer"), f"Enter does not open {stop['name']}"
            opened += 1
        elif stop["figure"] and stop["role"] in KEYS:
            change(page, stop)
            changed.add(stop["figure"])
            page.evaluate("walk.stop()")  # a guess has been given: the focus has moved on
    else:
        raise AssertionError(f"the focus never comes to the end: {stop}")
    assert not page.evaluate("walk.missed()")
    assert {*page.evaluate("walk.late()")} <= {LATE}
    figures = page.evaluate("""Array.from(document.querySelectorAll("figure.live-figure"))
      .filter((one) => Object.keys(one.live.controls).length).map((one) => one.id)""")
    assert changed == {*figures}
    assert opened >= page.locator("details.closer").count() > 0
