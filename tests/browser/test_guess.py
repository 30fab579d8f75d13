"""What a figure asks of its reader on the page: a guess before the answer is seen, and goals."""

import pytest
from browser.asked import CITIES, asked, drawn, ranked
from browser.figure_page import UNCOVERED, write
from browser.pages import NARROW, WIDE, visit
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
    assert held.locator(".lf-verdict").inner_text() == "1 too many. 2 do."
    assert held.locator(".lf-control:visible label").all_inner_texts() == ["temperature"]
    page.keyboard.press("Enter")  # the hand is on *Guess again*
    assert not seen(held) and held.locator(".lf-verdict").inner_text() == ""
    assert held.get_by_role("button", name="Show", exact=True).is_disabled()


def test_who_skips_sees_the_answer_and_why_but_no_verdict_and_may_guess_all_the_same(page, held):
    press(held, "Skip")
    assert seen(held) and held.locator(".lf-verdict").inner_text() == "2 do."
    press(held, "Guess again")
    held.locator("input[type=range]").first.fill("2")
    press(held, "Show")
    until(page, f"document.querySelector('{HELD} .lf-verdict').textContent === 'Yes. 2 do.'")
    press(held, "Guess again")
    held.locator("input[type=range]").first.fill("1")
    press(held, "Show")
    until(page, f"document.querySelector('{HELD} .lf-verdict').textContent === '1 too few. 2 do.'")
    press(held, "Reset")
    assert not seen(held)


def test_enter_gives_the_guess_where_its_control_stands(page, held):
    show = held.get_by_role("button", name="Show", exact=True)
    slider = held.locator("input[type=range]").first
    slider.click()  # left where it is
    assert show.is_enabled()
    press(held, "Skip")
    press(held, "Guess again")
    assert show.is_disabled()
    slider.focus()
    page.keyboard.press("Enter")
    assert seen(held) and held.locator(".lf-verdict").inner_text()
    held.locator("input[type=range]").nth(1).focus()
    page.keyboard.press("Enter")  # which asks nothing more
    assert seen(held)


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


def test_an_order_is_made_by_hand_by_keys_and_by_buttons(page, serve, tmp_path):
    write(tmp_path, [ranked()])
    page.goto(serve(tmp_path) + "/index.html")
    figures_on(page)
    figure, rows = page.locator("#figure-ranked"), page.locator(".lf-ranking > li")
    values = VALUES.replace("drawn", "ranked")

    def stand(*places):
        until(page, f"String({values}) === '{','.join(map(str, places))}'")
        names = "[...document.querySelectorAll('.lf-ranking-name')].map((e) => e.textContent)"
        wanted = sorted(CITIES, key=lambda city: places[CITIES.index(city)])
        until(page, f"String({names}) === '{','.join(wanted)}'")

    assert not figure.locator(".lf-view-bars svg").is_visible()
    stand(0, 1, 2)
    page.get_by_role("button", name="Oslo up").click()
    stand(1, 0, 2)
    page.get_by_role("slider", name="Lima").focus()
    page.keyboard.press("ArrowDown")
    stand(2, 0, 1)
    last, first = (rows.nth(place).bounding_box() for place in (2, 0))
    page.mouse.move(last["x"] + 35, last["y"] + 20)
    page.mouse.down()
    page.mouse.move(last["x"] + 35, first["y"] + 5, steps=4)
    page.mouse.up()
    stand(0, 1, 2)  # Lima is pulled above both
    page.keyboard.press("Enter")
    said = figure.locator(".lf-verdict")
    assert said.inner_text() == "0 of 3 stand where they belong."
    assert figure.locator(".lf-view-bars svg").is_visible()
    assert not page.get_by_role("button", name="Lima down").is_visible()
    press(figure, "Guess again")
    page.get_by_role("button", name="Lima down").click()
    stand(1, 0, 2)
    page.keyboard.press("Enter")  # the focus has gone with Lima
    stand(2, 0, 1)
    press(figure, "Show")
    assert said.inner_text() == "3 of 3 stand where they belong."
    assert figure.locator(".lf-right").count() == 3


def tried(page, held):
    """Two settings more, and another: then it may be said that something cannot be done."""
    for value in ("3", "1.5", "2"):
        held.locator("input[type=range]").nth(1).fill(value)
        until(page, f"document.querySelector('{HELD}').live.controls.temperature.value == {value}")


def test_what_cannot_be_done_may_be_said_to_be_so_once_it_was_tried(page, held):
    page.evaluate(UNCOVERED)
    first, second = held.locator(".lf-goals > li").all()

    def cannot(item):
        item.get_by_role("button", name="It cannot be done").click()
        return item.locator(".lf-means").inner_text()

    assert cannot(second) == "Try it first."
    tried(page, held)
    assert cannot(first) == "It can be done."
    assert cannot(second) == "Try it first."  # a wrong answer costs
    assert page.evaluate(STATES) == ["open", "open"]
    tried(page, held)
    assert cannot(second) == "It never reorders."
    assert page.evaluate(STATES) == ["open", "reached"]


#: A thousand walks: a figure says yes or no, a reader asks to be shown, gives up, or forgets.
WALKS = """async () => {
  const { goalsOf } = await import("./modules/goals.js");
  for (let seed = 0; seed < 1000; seed++) {
    let state = seed * 2654435761 + 1 >>> 0;
    const below = (n) => (state = Math.imul(state, 1664525) + 1013904223 >>> 0) % 65521 % n;
    let kept = [], yes = false, shown = false, moves = 0, allowed = [];
    const goals = [{ task: "a", reached: "a", means: "A", at: {} },
                   { task: "b", reached: "b", means: "B", at: null }];
    const made = goalsOf(goals, { reached: () => kept, show: () => say(true),
      reach: (place) => (kept = [...kept, place]) });
    const say = (now) => { yes = now; made.redraw({ a: { data: [now] }, b: { data: [0] } }); };
    const press = (place, name) => [...made.element.children[place].querySelectorAll("button")]
      .find((one) => one.textContent === name && !one.closest("[hidden]"))?.click();
    say(false);
    for (let step = 0; step < 30; step++) {
      const before = [...kept];
      const event = ["move", "move", "move", "show", "cannot", "forget"][below(6)];
      const place = below(2);
      allowed = [];
      if (event === "move") {
        const now = Boolean(below(2));
        if (now && !shown) allowed = [0];
        if (!now) shown = false;
        moves += 1;
        made.moved();
        say(now);
      } else if (event === "show") {
        if (!place && !kept.includes(0)) shown = true;
        press(place, "Show me");
      } else if (event === "cannot") {
        if (place && moves >= 3) allowed = [1];
        if (made.element.children[place].dataset.state === "open") moves = 0;
        press(place, "It cannot be done");
      } else {
        kept = before.length = 0, kept = [];
        made.draw();
      }
      const states = [...made.element.children].map((one) => one.dataset.state);
      const more = kept.filter((one) => !before.includes(one));
      const wrong = more.some((one) => !allowed.includes(one)) || new Set(kept).size < kept.length
        || states.some((one, i) => (one === "reached") !== kept.includes(i))
        || (event === "move" && yes && !shown && states[0] !== "reached");
      if (wrong) return `walk ${seed}, step ${step}: ${event} ${place}: ${states}, kept ${kept}`;
    }
  }
  return "";
}"""


def test_a_thousand_walks_reach_what_their_reader_has_reached(page, held):
    assert page.evaluate(WALKS) == ""


@pytest.mark.parametrize(
    "before, after",
    [
        ('show: "showing", cannot', 'show: "open", cannot'),  # what was shown counts
        ('true: "", false: "open"', 'true: "open", false: "open"'),  # one move on it does
    ],
)
def test_the_walks_find_a_goal_that_was_only_shown(page, held, before, after):
    def change(route):
        text = route.fetch().text()
        assert before in text
        route.fulfill(body=text.replace(before, after), content_type="text/javascript")

    page.route("**/modules/states.js", change)
    page.reload()
    figures_on(page)
    assert page.evaluate(WALKS)


def test_where_nothing_may_be_kept_goals_are_reached_all_the_same(page, held):
    refuse = "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw Error() }"
    page.evaluate(f"() => {{ {refuse} }}")
    page.evaluate(UNCOVERED)
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
    assert page.inner_text(".lf-verdict") == "1 too few. 2 do."
    page.get_by_role("button", name="Show me").first.click()
    assert page.evaluate("window.sent") == [{"show": 0}]
    for _ in range(3):
        page.evaluate("window.one.model.change('outputs', window.one.model.get('outputs'))")
    page.get_by_role("button", name="It cannot be done").last.click()
    assert page.evaluate("window.one.model.get('reached')") == [1]
    assert page.evaluate(STATES) == ["showing", "reached"]
    page.get_by_role("button", name="Guess again").click()
    assert page.evaluate("[window.one.model.get('covered'), window.one.model.get('given')]") == [
        True,
        False,
    ]


@pytest.mark.parametrize("window", [NARROW, WIDE])
def test_what_is_to_be_guessed_is_given_away_by_nothing_else(open_page, site, window):
    page = open_page(viewport=window)
    visit(page, site, "chapters/13_system")
    asking = page.locator(".lf-guessing")
    assert asking.count() >= 2
    for told in (".lf-numbers", ".lf-goals", ".lf-answer .lf-view:not(:has(.lf-draws)) svg"):
        seen = [one for one in asking.locator(told).all() if one.is_visible()]
        assert not seen, (told, seen)
