"""Every page of the built book, as a reader's browser sees it."""

import gzip
import re
import time
from pathlib import Path

import course
import pytest
from browser.figure_page import UNCOVERED, WINDOWS
from browser.pages import (
    LIVE,
    NARROW,
    PAGES,
    WIDE,
    accessibility_problems,
    each_page,
    until,
    visit,
)

PAGE_BUDGET_BYTES = 220_000  # gzipped, before the reader touches anything
#: WCAG 2.2, 1.4.11 and 1.4.3
MARK, TEXT = 3, 4.5
MARKS = [
    *(
        ".lf-line:not(.lf-faint)",
        ".lf-bar",
        ".lf-point",
        ".lf-before",
        ".lf-level",
        ".lf-legs path",
    ),
    *(".lf-boundary", ".lf-height", ".lf-trail", ".lf-ball", ".lf-goal", ".lf-segment path"),
    *(".lf-mark", ".lf-outline", ".lf-grip", ".lf-now"),
]
SCRIPT = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
LOST = (Path(__file__).parent / "lost.js").read_text(encoding="utf-8")
FINGER_PX = 48  # of what is dragged up and down, so that no finger scrolls there
#: What follows the window's width is drawn.
FRAMES = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  requestAnimationFrame(() => setTimeout(done)))))"""
LISTED = "link[rel=modulepreload]"
ASKED = """Object.fromEntries(performance.getEntriesByType("resource").map(
  ({ name, startTime }) => [name, startTime]))"""
SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach((e) => shifts += e.value))
  .observe({ type: "layout-shift", buffered: true });"""


def test_modules_are_published_without_their_comments(page, site):
    for name, code in [("scale.js", "export function nearest("), ("figure.css", ".live-figure {")]:
        text = page.request.get(f"{site}/_static/llmbook/{name}").text()
        assert code in text and "/*" not in text


@each_page
@pytest.mark.problems("Content Security Policy", "Content-Security-Policy")  # once it is tried
def test_loads_within_the_budget_and_runs_no_script_but_its_own(page, site, path):
    bodies = {}
    page.on("requestfinished", lambda r: bodies.update({r.url: r.response()}))
    page.goto(f"{site}/{path}.html")
    page.wait_for_load_state("networkidle")  # all that it fetches by itself
    sizes = {url: len(gzip.compress(response.body())) for url, response in list(bodies.items())}
    assert sum(sizes.values()) <= PAGE_BUDGET_BYTES, sizes
    visit(page, site, path)
    assert page.title()
    assert page.problems == []
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.inlineRan = true";
        document.body.append(script);
        const button = document.createElement("button");
        button.setAttribute("onclick", "window.attributeRan = true");
        document.body.append(button);
        button.click();
    }""")
    assert page.evaluate("[window.inlineRan, window.attributeRan]") == [None, None]
    assert len(page.problems) >= 2  # the browser reported both
    blocked = page.evaluate("() => fetch('http://localhost:1/').then(() => false, () => true)")
    assert blocked
    page.problems[:] = [p for p in page.problems if "localhost:1" not in p]


def test_a_page_is_painted_then_its_first_figure_drawn_and_the_rest_comes_when_its_reader_moves(
    page, site
):
    page.route("**/figure.css", lambda route: (time.sleep(0.3), route.continue_()))
    page.goto(f"{site}/chapters/10_attention.html")
    until(page, "Boolean(document.querySelector('figure.live-figure').live)")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    asked = page.evaluate(ASKED)
    assert min(at for url, at in asked.items() if "/llmbook/dom.js" in url) >= painted
    listed = page.eval_on_selector_all(LISTED, "(all) => all.map((link) => link.href)")
    drawn = {url for url in asked if url.endswith(".js") and "/llmbook/" in url}
    assert {Path(url).name for url in drawn - {*listed}} == {"start.js", "llm.js"}
    engine, later = "/llmbook/engine.js", "/llmbook/views/hands.js"
    assert not any(url.endswith((engine, later)) or "/tensors/" in url for url in asked)
    page.mouse.move(5, 5)
    until(page, f"Object.keys({ASKED}).some((url) => url.includes('/tensors/'))")
    asked = page.evaluate(ASKED)
    assert all(any(url.endswith(name) for url in asked) for name in (engine, later))
    assert page.evaluate("!document.querySelector('#figure-rope').live")


@pytest.fixture
def looked_at(visited):
    """`looked_at(path)`: a page in a wide window, as it is drawn at first; one visit for each of
    the three tests that follow."""
    options = {"viewport": WIDE, "color_scheme": "light", "reduced_motion": "reduce"}
    return lambda path: visited(path, SHIFTS, **options)


def check_room(page, window: str) -> None:
    """Each figure is as high as the page has kept free for it, and nothing has moved."""
    for element in page.query_selector_all("figure.live-figure"):
        free, width, drawn = element.evaluate(
            """(figure, window) => {
              const { width, height } = figure.getBoundingClientRect();
              return [parseFloat(figure.style.getPropertyValue(`--lf-${window}`)), width, height];
            }""",
            window,
        )
        id_ = element.get_attribute("id")
        assert abs(free - drawn) < 0.05 * drawn, (id_, free, drawn)
        assert abs(width - WINDOWS[window][1]) < 0.1, id_  # as where the height was measured
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("window.shifts") < 0.05


@pytest.mark.parametrize("path", LIVE)
def test_nothing_jumps_in_a_narrow_window_when_the_figures_are_drawn(open_page, site, path):
    page = open_page(viewport={"width": WINDOWS["narrow"][0], "height": 844})
    page.add_init_script(SHIFTS)
    visit(page, site, path)
    check_room(page, "narrow")


@each_page
def test_nothing_jumps_in_a_wide_window_when_the_figures_are_drawn(looked_at, path):
    check_room(looked_at(path), "wide")


@each_page
def test_what_is_drawn_stands_out_from_its_ground(looked_at, path):
    """What carries meaning in a drawing, in both themes.

    axe-core measures the text of a page, and neither what is drawn nor text in a drawing. Left out
    is what is faint because its number is small (an arrow, a cell): the number is beside or in it.
    """
    page = looked_at(path)
    for theme in ("dark", "light"):
        in_theme(page, theme)
        found = page.evaluate(SCRIPT, {"marks": ", ".join(MARKS), "mark": MARK, "text": TEXT})
        assert found == [], theme


def in_theme(page, theme: str) -> None:
    page.emulate_media(color_scheme=theme)
    page.wait_for_selector(f"html[data-theme={theme}]")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


@each_page
def test_nothing_stands_in_the_way_of_any_reader(looked_at, path):
    """axe-core finds nothing serious or critical; in no theme and width too little contrast, nor
    anything beyond the edge."""
    page = looked_at(path)
    interact(page)
    assert accessibility_problems(page) == []
    sideways = "document.scrollingElement.scrollWidth > innerWidth"
    assert not page.evaluate(sideways)
    for viewport, theme in ((WIDE, "dark"), (NARROW, "dark"), (NARROW, "light")):
        page.set_viewport_size(viewport)
        in_theme(page, theme)
        assert accessibility_problems(page, "color-contrast") == [], (viewport, theme)
        assert not page.evaluate(sideways), viewport


@each_page
def test_in_a_narrow_window_nothing_is_lost_and_a_finger_scrolls(looked_at, path):
    """At 320 px; and at 640, as a window of 1280 is at twice the size."""
    page = looked_at(path)
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(FRAMES)
        assert page.evaluate(LOST, FINGER_PX) == [], width
    page.set_viewport_size(WIDE)
    page.evaluate(FRAMES)


def interact(page) -> None:
    """Open what opens, and move every control of every live figure by keyboard."""
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    for figure in page.locator("figure.live-figure").all():
        figure.scroll_into_view_if_needed()
        figure.evaluate("figure => figure.live?.ready")
        for _ in range(2):  # a guess is given, and then what its answer shows is moved
            for slider in figure.locator("input[type=range]").all():
                if slider.is_visible() and slider.is_enabled():
                    slider.press("ArrowRight")
            show = figure.locator(".lf-question button").first
            if show.count() and show.is_visible():
                figure.evaluate("(figure) => figure.live.cover(false)")
    page.mouse.wheel(0, 600)


def test_a_figures_foot_opens_its_numbers_its_source_and_what_is_checked(page, site):
    visit(page, site, "chapters/11_sampling")
    page.evaluate(UNCOVERED)
    foot = page.locator("#figure-filters .lf-foot")
    opens = foot.locator("> details > summary")
    assert opens.all_inner_texts() == ["The numbers in this figure", "Source", "✓ Checked"]
    tops = opens.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    assert max(tops) - min(tops) < 3  # one row
    opens.nth(2).click()
    assert "kept_by_min_p" in foot.inner_text()  # the last claim before the next figure
    opens.nth(1).click()
    assert "class Filters" in foot.inner_text()
    assert page.locator(".cell > details.hide").count() < 8  # what belongs to no figure
    assert page.locator("summary[aria-label]").count() == 0  # what stands on it is its name
    visit(page, site, "labs/06_train_a_gpt")
    assert page.get_by_text("Show a solution", exact=True).count() == 9


def test_the_theme_is_the_systems_until_the_reader_chooses(open_page, site):
    page = open_page(color_scheme="dark")
    visit(page, site, PAGES[0])
    shown = page.locator("html[data-theme=dark]")
    assert shown.count() == 1
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html[data-theme=light]")
    page.get_by_role("button", name="Dark theme").click()
    page.reload()
    assert shown.count() == 1
    assert page.get_by_role("button", name="Dark theme").get_attribute("aria-pressed") == "true"


def test_prints_dark_on_white_without_the_bars_whatever_the_theme(open_page, site):
    page = open_page(color_scheme="dark")
    visit(page, site, PAGES[0])
    page.emulate_media(media="print")
    colour = page.locator("h1").evaluate("heading => getComputedStyle(heading).color")
    assert max(map(int, re.findall(r"\d+", colour)[:3])) < 80
    assert not page.locator(".bar").is_visible()
    assert not page.locator(".contents").is_visible()


def test_full_screen_and_copy(open_page, site):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    chapter = next((p for p in course.pages() if p.startswith("chapters/")), None)
    if chapter is None:
        pytest.skip("no chapter yet")
    visit(page, site, chapter)
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("Escape")
    code = page.locator(".cell_input .highlight:visible").first
    code.hover()
    code.get_by_role("button", name="Copy").click()
    code.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == code.locator("pre").inner_text().strip()
