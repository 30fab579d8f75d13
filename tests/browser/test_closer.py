"""Closer looks: closed when a reader comes, open where a link leads into one."""

import pytest
from browser.pages import until, visit

CHAPTER, FIGURE = "chapters/11_sampling", "#figure-typical"
OPEN = "(section) => section.querySelector('details').open"
IN_SIGHT = """(element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight && bottom > 0;
}"""


@pytest.fixture
def look(page, site):
    page.goto(f"{site}/{CHAPTER}.html")
    page.wait_for_load_state("networkidle")
    return page.locator(".closer-look", has=page.locator(FIGURE))


def test_it_is_closed_and_says_what_came_out(page, look):
    assert not look.evaluate(OPEN)
    assert look.locator("> h3").is_visible() and look.locator("> p").is_visible()
    assert len(look.locator("> p").inner_text().split()) > 8
    assert not page.locator(FIGURE).is_visible()


def test_its_figures_load_when_it_is_opened(page, look):
    page.mouse.move(10, 10)  # somebody reads
    page.wait_for_timeout(4000)  # by now all others are drawn
    drawn = "[...document.querySelectorAll('figure.live-figure:not(.lf-drawn)')].map((f) => f.id)"
    left = page.evaluate(drawn)
    inside = ".closer-look figure.live-figure"
    assert left == page.eval_on_selector_all(inside, "(all) => all.map((f) => f.id)")
    look.locator("summary", has_text="Look closer").focus()
    page.keyboard.press("Enter")
    page.locator(FIGURE).scroll_into_view_if_needed()
    until(page, f"document.querySelector('{FIGURE}').live")
    assert page.evaluate(f"document.querySelector('{FIGURE}').live.set({{ passage: '1' }})")


def test_a_link_to_it_and_into_it_opens_it(page, site, look):
    name = look.get_attribute("id")
    page.evaluate("(name) => { location.hash = name; }", name)
    until(page, f"document.getElementById('{name}').querySelector('details').open")
    until(page, f"({IN_SIGHT})(document.getElementById('{name}'))")
    look.locator("summary", has_text="Look closer").click()
    assert not look.evaluate(OPEN)
    page.locator(f".here a[href='#{name}']").click()  # the same link once more
    assert look.evaluate(OPEN)
    visit(page, site, CHAPTER)
    page.goto("about:blank")
    page.goto(f"{site}/{CHAPTER}.html{FIGURE}?passage=3")
    until(page, f"document.querySelector('{FIGURE}').live?.controls.passage.value === '3'")
    until(page, f"({IN_SIGHT})(document.querySelector('{FIGURE}'))")
    assert page.evaluate("document.querySelectorAll('details.closer[open]').length") == 1


@pytest.mark.parametrize("hash", ["#100%", "#nothing", "#"])
def test_an_address_that_leads_nowhere_opens_nothing_and_stops_nothing(page, site, look, hash):
    name = look.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{site}/{CHAPTER}.html{hash}")
    until(page, "document.querySelector('figure.live-figure').live")
    assert page.evaluate("document.querySelectorAll('details.closer[open]').length") == 0
    page.evaluate("(name) => { location.hash = name; }", name)
    until(page, f"document.getElementById('{name}').querySelector('details').open")


def test_on_paper_it_is_open(page, look):
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert look.evaluate(OPEN)
    until(page, f"document.querySelector('{FIGURE}').live")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not look.evaluate(OPEN)


def test_without_a_script_it_opens_too(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}.html")
    look = page.locator(".closer-look").last
    look.locator("summary", has_text="Look closer").click()
    assert look.locator("figure.live-figure").first.is_visible()
    context.close()
