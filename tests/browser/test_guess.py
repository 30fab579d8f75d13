"""What a figure asks of its reader on the page: a guess before the answer is seen, and goals."""

import pytest
from browser.asked import asked, drawn
from browser.figure_page import UNCOVERED, write
from browser.test_figures import figures_on, until
from browser.test_kernel_half import notebook, packed, spec_of  # noqa: F401 (a fixture)

HELD = "#figure-held"
STATES = "[...document.querySelectorAll('.lf-goals > li')].map((li) => li.dataset.state)"
COUNTED = '<p class="goals-count" data-page="" data-goals="2">2 goals to reach</p>'


@pytest.fixture
def held(page, serve, tmp_path):
    write(tmp_path, [asked()])
    html = (tmp_path / "index.html").read_text("utf-8").replace("<main>", f"<main>{COUNTED}")
    (tmp_path / "index.html").write_text(html, "utf-8")
    page.goto(serve(tmp_path) + "/index.html")
    figures_on(page)
    return page.locator(HELD)


def press(held, name):
    held.get_by_role("button", name=name, exact=True).first.click()


def seen(held):
    """Whether the answer is in sight, and may be reached by those who do not see."""
    answer = held.locator(".lf-answer")
    shown = answer.locator("svg").evaluate("(e) => getComputedStyle(e).visibility") == "visible"
    assert shown != answer.evaluate("(e) => e.inert")
    return shown


def test_the_answer_is_covered_until_a_guess_is_given(page, held):
    assert not seen(held)
    assert held.get_by_role("button", name="Show", exact=True).is_disabled()
    assert (
        not held.locator(".lf-numbers").is_visible() and not held.locator(".lf-goals").is_visible()
    )
    assert held.locator(".lf-control:visible label").all_inner_texts() == ["guessed"]
    held.locator("input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    until(page, f"document.querySelector('{HELD}').live.outputs.off.data[0] == 1")
    page.keyboard.press("Shift+Tab")  # back over Skip
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert seen(held)
    assert held.locator(".lf-verdict").inner_text() == "1 too many."
    assert held.locator(".lf-control:visible label").all_inner_texts() == ["temperature"]
    page.keyboard.press("Enter")  # the hand is on *Guess again*
    assert not seen(held) and held.locator(".lf-verdict").inner_text() == ""
    assert held.get_by_role("button", name="Show", exact=True).is_disabled()


def test_who_skips_sees_the_answer_and_no_verdict_and_may_guess_all_the_same(page, held):
    press(held, "Skip")
    assert seen(held) and held.locator(".lf-verdict").inner_text() == ""
    press(held, "Guess again")
    held.locator("input[type=range]").first.fill("2")
    press(held, "Show")
    until(page, f"document.querySelector('{HELD} .lf-verdict').textContent === 'Yes.'")
    press(held, "Reset")
    assert not seen(held)


def test_on_paper_the_answer_is_seen(page, held):
    page.emulate_media(media="print")
    assert held.locator(".lf-answer svg").evaluate("(e) => getComputedStyle(e).visibility") == (
        "visible"
    )
    assert not held.get_by_role("button", name="Skip").is_visible()


def test_a_goal_that_the_reader_reaches_is_kept_and_counted_until_forgotten(page, held):
    page.evaluate(UNCOVERED)
    assert page.evaluate(STATES) == ["open", "open"]
    held.locator("input[type=range]").nth(1).fill("0.2")
    until(page, f"{STATES}[0] === 'reached'")
    item = held.locator(".lf-goals > li").first
    assert item.inner_text().split("\n")[-1] == "Cold is greedy."
    assert not item.get_by_role("button").count()
    assert page.locator(".goals-count").inner_text().startswith("1 of 2 goals reached")
    page.reload()
    figures_on(page)
    assert page.evaluate(STATES) == ["reached", "open"]
    page.get_by_role("button", name="Forget").click()
    assert page.evaluate(STATES) == ["open", "open"]
    assert page.locator(".goals-count").inner_text() == "2 goals to reach"


def test_a_goal_that_is_shown_is_not_reached_and_may_be_reached_afterwards(page, held):
    page.evaluate(UNCOVERED)
    held.locator("input[type=range]").nth(1).fill("3")
    press(held, "Show me")
    until(page, f"{STATES}[0] === 'shown'")
    assert held.locator("input[type=range]").nth(1).input_value() == "0.2"
    assert page.locator(".goals-count").inner_text() == "2 goals to reach"
    held.locator("input[type=range]").nth(1).fill("2")
    until(page, f"{STATES}[0] === 'open'")
    held.locator("input[type=range]").nth(1).fill("0.1")
    until(page, f"{STATES}[0] === 'reached'")


VALUES = "Object.values(document.querySelector('#figure-drawn').live.controls).map((c) => c.value)"


def test_a_curve_is_drawn_where_its_answer_will_be(page, serve, tmp_path):
    write(tmp_path, [drawn()])
    page.goto(serve(tmp_path) + "/index.html")
    (figure,) = figures_on(page)
    plot = page.locator(".lf-draws")
    truth = plot.locator("svg .lf-line")

    def shown():
        return truth.evaluate("(e) => getComputedStyle(e).visibility") == "visible"

    assert not shown() and plot.get_by_role("slider").count() == 3
    ends = [one.bounding_box() for one in (plot.get_by_role("slider").nth(k) for k in (0, 2))]
    (left, right) = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in ends]
    page.mouse.move(left[0] + 20, left[1] - 40)  # beside the first point
    page.mouse.down()
    page.mouse.move(right[0] - 20, right[1] + 40)  # a fast hand
    page.mouse.up()
    until(page, f"{VALUES}.every((value, i, all) => !i || value < all[i - 1])")
    high = page.evaluate(VALUES)
    plot.get_by_role("slider").nth(1).focus()
    page.keyboard.press("ArrowUp")
    said = "document.querySelectorAll('.lf-draws [role=slider]')[1].getAttribute('aria-valuetext')"
    until(page, f"{said} === '{high[1] + 0.5:g} at 1'")
    assert page.evaluate(VALUES)[1] == high[1] + 0.5
    page.get_by_role("button", name="Show", exact=True).click()
    assert shown() and page.inner_text(".lf-verdict").endswith(" off.")


def test_what_cannot_be_done_may_be_said_to_be_so(page, held):
    page.evaluate(UNCOVERED)
    first, second = held.locator(".lf-goals > li").all()
    first.get_by_role("button", name="It cannot be done").click()
    assert page.evaluate(STATES) == ["open", "open"]
    assert first.locator(".lf-means").inner_text() == "It can be done."
    second.get_by_role("button", name="It cannot be done").click()
    assert page.evaluate(STATES) == ["open", "reached"]
    assert second.locator(".lf-means").inner_text() == "It never reorders."


def test_where_nothing_may_be_kept_goals_are_reached_all_the_same(page, held):
    refuse = "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw Error() }"
    page.evaluate(f"() => {{ {refuse} }}")
    page.evaluate(UNCOVERED)
    press(held, "It cannot be done")
    held.locator("input[type=range]").nth(1).fill("0.2")
    until(page, f"{STATES}[0] === 'reached'")


def test_a_link_carries_the_guess(page, held, serve, tmp_path):
    page.goto("about:blank")
    page.goto(serve(tmp_path) + f"/index.html{HELD}?guessed=3")
    until(page, f"document.querySelector('{HELD}').live?.controls.guessed.value === 3")
    assert not seen(held) and held.get_by_role("button", name="Show", exact=True).is_enabled()


def test_in_a_kernel_the_same(page, notebook):  # noqa: F811
    fig = asked()
    spec = spec_of(fig.view) | {"goals": [goal.spec(fig) for goal in fig.goals]}
    outputs = packed(fig.compute())
    state = {"reached": [], "covered": True, "given": False}
    page.evaluate(
        """async ([spec, bytes, state]) => { window.one = await shown(spec, bytes, state); }""",
        [spec, outputs, state],
    )
    until(page, "document.querySelector('.lf-answer svg')")
    assert page.evaluate("document.querySelector('.lf-answer').inert")
    page.evaluate("window.one.model.change('given', true)")
    page.get_by_role("button", name="Show", exact=True).click()
    assert not page.evaluate("document.querySelector('.lf-answer').inert")
    assert page.evaluate("window.one.model.get('covered')") is False
    assert page.inner_text(".lf-verdict") == "1 too few."
    page.get_by_role("button", name="Show me").first.click()
    assert page.evaluate("window.sent") == [{"show": 0}]
    page.get_by_role("button", name="It cannot be done").last.click()
    assert page.evaluate("window.one.model.get('reached')") == [1]
    assert page.evaluate(STATES) == ["showing", "reached"]
    page.get_by_role("button", name="Guess again").click()
    assert page.evaluate("[window.one.model.get('covered'), window.one.model.get('given')]") == [
        True,
        False,
    ]
