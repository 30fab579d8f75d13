"""What a browser of another make, or an old one, might draw or do differently: every figure."""

from urllib.parse import urlencode

import pytest
from browser.pages import each_figure, until
from browser.parity import wrong_at
from browser.test_figures import (
    SETTLED,
    check_fast_moves,
    check_keyboard,
    check_parity,
    figures_on,
    recorded_of,
    set_to,
)

# Marks that are black, as where a browser does not understand a colour; and whether any has a hue
COLOURS = """(figure) => {
  const shown = (one) => one.getBoundingClientRect().width && !one.closest("[hidden], .lf-gone");
  const shapes = ".lf-stage :is(rect, path, circle, line)";
  const marks = [...figure.querySelectorAll(shapes)].filter(shown);
  const tokens = [...figure.querySelectorAll(".lf-token, .lf-readout dd, .lf-box")].filter(shown);
  const paints = marks.flatMap((one) => {
    const { fill, stroke } = getComputedStyle(one);
    const { width, height } = one.getBBox();
    return width && height ? [fill, stroke] : [stroke]; // a straight line has nothing to fill
  });
  for (const canvas of figure.querySelectorAll("canvas")) {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] === 255) paints.push(`rgb(${[...data.slice(i, i + 3)].join(", ")})`);
    }
  }
  const ground = getComputedStyle(figure).backgroundColor;
  const hue = (paint) => {
    const [r, g, b] = (paint.match(/\\d+/g) ?? []).map(Number);
    return Math.max(r, g, b) - Math.min(r, g, b) > 60;
  };
  return { drawn: marks.length + tokens.length + figure.querySelectorAll("canvas").length, ground,
    black: paints.filter((paint) => paint === "rgb(0, 0, 0)").length,
    coloured: !marks.length || paints.some(hue) };
}"""


BESIDE = """[...document.querySelectorAll(".lf-buttons:not([hidden])")].every(
  ({ children: [name, choice] }) => choice.offsetLeft > name.offsetLeft)"""
UNDER_THE_BAR = """(f) => {
  const top = f.getBoundingClientRect().top - document.querySelector(".bar").offsetHeight;
  const left = document.documentElement.scrollHeight - scrollY - innerHeight;
  return top >= 0 && top < (left > 1 ? 100 : innerHeight);
}"""


@pytest.mark.any_browser
@each_figure
def test_every_figure_of_a_page_works(visited, path, name):
    """It is drawn in the book's colours, answers as torch did, is right after fast moves, obeys the
    keyboard alone, and a link restores it."""
    page = visited(path)
    assert page.evaluate(BESIDE)  # choices stand beside their names
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    element = page.query_selector(f"#figure-{name}")
    answers = recorded_of(path)[element.get_attribute("data-llmbook")]
    check_colours(page, element)
    check_parity(page, element, answers)
    check_fast_moves(page, element)
    check_keyboard(page, element)
    check_link(page, element, answers)
    check_chosen(page, element)


#: Chosen tokens with no ground and no ring of their own: not to be seen on the page's
UNSEEN = """(figure) => [...figure.querySelectorAll(".lf-token.lf-chosen")].filter((token) => {
  const { backgroundColor, boxShadow } = getComputedStyle(token);
  return /, 0\\)$/.test(backgroundColor) && boxShadow === "none";
}).map((token) => token.textContent)"""


def check_chosen(page, element) -> None:
    assert page.evaluate(UNSEEN, element) == [], element.get_attribute("id")


def check_colours(page, element) -> None:
    page.evaluate("(f) => f.live.ready.then(() => null)", element)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => done(null)))")
    found = page.evaluate(COLOURS, element)
    if not found["coloured"]:  # it waits for the reader to type
        page.evaluate(TYPED, [element, "q"])
        until(page, f"(f) => ({COLOURS})(f).coloured", element)
        found = page.evaluate(COLOURS, element)
        page.evaluate(TYPED, [element, ""])
    id_ = element.get_attribute("id")
    assert found["drawn"] and found["coloured"] and not found["black"], (id_, found)
    assert found["ground"] in ("rgb(255, 255, 255)", "rgb(32, 37, 43)"), id_
    check_chosen(page, element)


TYPED = """async ([figure, more]) => { // behind what stands there at first
  const { controls } = figure.live.spec;
  const typed = Object.entries(controls).filter(([, { kind }]) => kind === "text");
  await figure.live.set(Object.fromEntries(typed.map(([name, { value }]) => [name, value + more])));
}"""


def check_link(page, element, recorded: dict) -> None:
    """A link restores the figure, and shows it under the bar."""
    wanted = recorded["settings"][-1]
    if recorded["writes"]:  # where the fewest steps are taken
        wanted = min(reversed(recorded["settings"]), key=lambda s: s["set"]["steps"])
    if not wanted["set"]:
        return
    values = {n: str(v).lower() if v in (True, False) else v for n, v in wanted["set"].items()}
    page.evaluate("(hash) => void (location.hash = hash)", f"{recorded['id']}?{urlencode(values)}")
    shows = "([f, v]) => Object.keys(v).every((n) => f.live.controls[n].value === v[n])"
    until(page, shows, [element, wanted["set"]])
    page.evaluate(SETTLED, element)
    answered = set_to(page, element, {})
    assert not wrong_at(wanted, answered, recorded["writes"]), recorded["id"]
    until(page, UNDER_THE_BAR, element)  # once it has scrolled there


@pytest.mark.any_browser
def test_chapter_12_writes_pauses_races_and_stops(site, open_page):
    page = open_page()
    page.goto(f"{site}/chapters/12_decoding.html")
    figures_on(page)
    writing, race = (page.query_selector(f"#figure-{name}") for name in ("writing", "race"))
    steps = "(f) => f.live.controls.steps.value"
    set_to(page, writing, {"steps": 5})
    writing.query_selector("button:text('Play')").click()
    until(page, "(f) => f.live.controls.steps.value >= 9", writing)
    writing.query_selector("button:text('Pause')").click()
    page.wait_for_timeout(200)  # the step under way may end
    held = page.evaluate(steps, writing)
    page.wait_for_timeout(300)
    assert page.evaluate(steps, writing) == held
    set_to(page, race, {"steps": 2, "seed": 7})
    most = page.evaluate("(f) => f.live.controls.steps.max", race)
    page.evaluate("([f, steps]) => void (f.ended = f.live.set({ steps }))", [race, most])
    page.locator("#figure-race button:text('Stop')").click()
    stopped = page.evaluate("(f) => f.ended.then(() => f.live.controls.steps.value)", race)
    assert 2 <= stopped < most
    assert race.query_selector("button:text('Play')")


def test_a_browser_that_is_too_old_shows_the_defaults_and_says_so(site, page):
    page.add_init_script("delete Array.prototype.toSpliced")
    page.goto(f"{site}/chapters/11_sampling.html")
    for element in figures_on(page):
        said = "(f) => f.querySelector('.lf-status').textContent"
        until(page, f"(f) => ({said})(f) !== ''", element)
        assert "too old for live figures, which need Chrome 111" in page.evaluate(said, element)
        if controls := element.query_selector("fieldset"):  # not where all is in the picture
            assert controls.evaluate("(f) => f.disabled")
        assert not element.query_selector("button:text('Try again')")
        assert element.query_selector(".lf-stage").inner_text()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("theme", "paper"), [("light", "rgb(251, 250, 247)"), ("dark", "rgb(21, 24, 28)")]
)
def test_the_theme_is_the_systems_with_and_without_a_script(site, open_page, script, theme, paper):
    page = open_page(color_scheme=theme, java_script_enabled=script)
    page.goto(f"{site}/book/intro.html")
    ground = "(body) => getComputedStyle(body).backgroundColor"
    assert page.eval_on_selector("body", ground) == paper
    page.emulate_media(media="print", color_scheme=theme)
    assert page.eval_on_selector("h1", "(h) => getComputedStyle(h).color") == "rgb(31, 35, 40)"
