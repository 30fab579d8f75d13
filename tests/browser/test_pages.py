"""Every page of the built book, as a reader's browser sees it."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import course
import pytest

ROOT = Path(__file__).parent.parent.parent
HTML = ROOT / "_build" / "html"
PAGES = [*course.pages(), "search"]
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
each_page = pytest.mark.parametrize("path", PAGES)
PAGE_BUDGET_BYTES = 350_000  # gzipped, before the reader touches anything


def settle(page) -> None:
    """Wait until the page has done what it does by itself."""
    page.wait_for_load_state("networkidle")


def visit(page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}.html")
    settle(page)


@each_page
def test_loads_without_a_problem_and_within_the_budget(page, site, path):
    bodies = {}
    page.on("requestfinished", lambda r: bodies.update({r.url: r.response()}))
    visit(page, site, path)
    sizes = {url: len(gzip.compress(response.body())) for url, response in bodies.items()}
    assert sum(sizes.values()) <= PAGE_BUDGET_BYTES, sizes
    assert page.title()


@each_page
@pytest.mark.problems("Content Security Policy", "Content-Security-Policy")
def test_security_policy_is_in_force(page, site, path):
    visit(page, site, path)
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


@each_page
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["390px", "1280px"])
def test_nothing_stands_in_the_way_of_any_reader(open_page, site, path, theme, viewport):
    """axe-core finds nothing serious or critical, before and after interaction; no overflow."""
    page = open_page(viewport=viewport, color_scheme=theme, reduced_motion="reduce")
    visit(page, site, path)
    assert page.locator("html").get_attribute("data-theme") == theme
    assert accessibility_problems(page) == []
    interact(page)
    assert accessibility_problems(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= viewport["width"]


def accessibility_problems(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def interact(page) -> None:
    """Open what opens, and move every control of every live figure by keyboard."""
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    for figure in page.locator("figure.live-figure").all():
        figure.scroll_into_view_if_needed()
        figure.evaluate("figure => figure.live?.ready")
        for slider in figure.locator("input[type=range]").all():
            if slider.is_enabled():
                slider.press("ArrowRight")
    page.mouse.wheel(0, 600)
    settle(page)


def test_the_contents_open_and_close_on_a_phone(open_page, site):
    page = open_page(viewport=NARROW, reduced_motion="reduce")
    visit(page, site, PAGES[0])
    entry = page.locator(".contents").get_by_role("link", name="Glossary")
    assert not entry.is_visible()
    page.get_by_role("button", name="Contents of the book").click()
    assert entry.is_visible()
    assert accessibility_problems(page) == []
    page.keyboard.press("Escape")
    assert not entry.is_visible()
    page.get_by_role("button", name="Contents of the book").press("Enter")
    entry.click()
    page.wait_for_url("**/glossary.html")


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


@pytest.mark.parametrize("word", ["perplexity", "temperature"])
def test_search_finds_a_word(page, site, word):
    visit(page, site, PAGES[0])
    page.keyboard.press("/")  # goes to the search field
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.wait_for_selector("#search-results .search-summary:has-text('found')")
    page.wait_for_selector("#search-results .context")
    found = page.locator("#search-results li a").evaluate_all("links => links.map(a => a.href)")
    assert any("glossary.html" in address for address in found)
    settle(page)


def test_next_and_previous_lead_through_the_whole_book(page, site):
    visit(page, site, PAGES[0])
    pages = course.pages()
    for path in pages[1:]:
        page.locator(".turn-next").click()
        page.wait_for_url(f"**/{path}.html")
    assert page.locator(".turn-next").count() == 0
    for path in reversed(pages[:-1]):
        page.locator(".turn-previous").click()
        page.wait_for_url(f"**/{path}.html")
    settle(page)


def test_the_sites_address_opens_the_first_page(page, site):
    page.goto(site)
    page.wait_for_url(f"**/{PAGES[0]}.html")
    settle(page)


@pytest.mark.parametrize("path", course.pages())
def test_buttons_lead_to_the_pages_own_source(page, site, path):
    visit(page, site, path)
    source = next(p for p in (ROOT / f"{path}.ipynb", ROOT / f"{path}.md") if p.exists())
    name, address = source.relative_to(ROOT).as_posix(), course.address()
    edit = page.get_by_role("link", name="Edit", exact=True)
    assert edit.get_attribute("href") == f"{address}/edit/main/{name}"
    with page.expect_download() as download:
        page.get_by_role("link", name="Download", exact=True).click()
    assert Path(download.value.path()).read_bytes() == source.read_bytes()
    colab = page.get_by_role("link", name="Open in Colab")
    assert colab.count() == (source.suffix == ".ipynb")
    if colab.count():
        place = address.removeprefix("https://github.com/")
        wanted = f"https://colab.research.google.com/github/{place}/blob/main/{name}"
        assert colab.get_attribute("href") == wanted


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


def test_keyboard_reaches_the_text_at_once(page, site):
    visit(page, site, PAGES[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids.add(values.get("id"))
        self.links += [values[name] for name in ("href", "src") if values.get(name)]


@each_page
def test_links_within_the_book_lead_somewhere(site, path):
    here = HTML / f"{path}.html"
    broken = []
    for link in Links(here.read_text(encoding="utf-8")).links:
        address, anchor = urldefrag(urljoin(here.as_uri(), link))
        if not address.startswith("file:"):
            assert re.match(r"https://|mailto:|data:", address), link
            continue
        target = Path(unquote(address.removeprefix("file://").partition("?")[0]))
        if not target.is_file() or (
            anchor and unquote(anchor) not in Links(target.read_text(encoding="utf-8")).ids
        ):
            broken.append(link)
    assert not broken
