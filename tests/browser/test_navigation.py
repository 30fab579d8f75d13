"""Every way through the built book: contents, search, previous and next, buttons, links."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import course
import pytest
import yaml
from browser.pages import HTML, NARROW, PAGES, ROOT, accessibility_problems, visit


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


@pytest.mark.parametrize(
    "word, chapter",
    [("temperature", "11_sampling"), ("perplexity", "05_probability"), ("head", "10_attention")],
)
def test_search_finds_the_section_that_explains_a_word(page, site, word, chapter):
    visit(page, site, PAGES[0])
    page.keyboard.press("/")  # goes to the search field
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.wait_for_selector(f"#search-said:has-text('have “{word}”')")
    found = page.locator("#search-results > li > a").evaluate_all("links => links.map(a => a.href)")
    assert any(chapter in address for address in found[:3]), found
    marked = page.locator("#search-results mark").all_inner_texts()
    assert marked and all(word[:5] in text.lower() for text in marked)
    section = page.locator(f"#search-results > li:has(a[href*='{chapter}']) ul a").first
    address = section.get_attribute("href")
    section.click()
    page.wait_for_url(f"**{address}")
    name = address.partition("#")[2]
    assert page.locator(f"h2[id='{name}'], h3[id='{name}']").count() == 1


def test_the_search_answers_while_one_types_and_says_so_where_there_is_nothing(page, site):
    visit(page, site, "search")
    field = page.get_by_role("searchbox", name="Words to search for")
    field.fill("nucleus")
    page.wait_for_selector("#search-said:has-text('have “nucleus”')")
    assert page.url.endswith("search.html?q=nucleus")
    field.fill("zzyzx")
    page.wait_for_selector("#search-said:has-text('No pages have “zzyzx”')")
    assert page.locator("#search-results li").count() == 0
    field.fill("<b>softmax</b>")
    page.wait_for_selector("#search-said:has-text('<b>softmax</b>')")
    assert page.locator("main b").count() == 0


def test_code_is_not_searched(page, site):
    visit(page, site, "search")
    page.get_by_role("searchbox", name="Words to search for").fill("isclose")
    page.wait_for_selector("#search-said:has-text('No pages')")


def test_a_wrong_address_leads_back_into_the_book():
    """A host shows 404.html under any address: what it names is whole, and is there."""
    text = (HTML / "404.html").read_text()
    prefix = urlsplit(yaml.safe_load((ROOT / "_config.yml").read_text())["html"]["baseurl"]).path
    found = re.findall(r'(?:href|src|action)="([^"#:]+)"', text)
    assert len(found) > len(course.pages())
    for address in found:
        assert address.startswith(prefix), address
        assert (HTML / address.removeprefix(prefix).partition("?")[0]).is_file(), address


def test_next_and_previous_lead_through_the_whole_book(page, site):
    visit(page, site, PAGES[0])
    pages = course.pages()
    for path in pages[1:]:
        page.locator(".turn-next").click(no_wait_after=True)
        page.wait_for_url(f"**/{path}.html", wait_until="commit")
    page.wait_for_load_state()
    assert page.locator(".turn-next").count() == 0
    for path in reversed(pages[:-1]):
        page.locator(".turn-previous").click(no_wait_after=True)
        page.wait_for_url(f"**/{path}.html", wait_until="commit")


def test_the_sites_address_opens_the_first_page(page, site):
    page.goto(site)
    page.wait_for_url(f"**/{PAGES[0]}.html")
    # Without an icon some browsers ask the server's root for one, which is not the book's.
    front = page.request.get(site).text()
    icon = re.search(r'<link rel="icon" href="([^"]+)"', front)[1]
    assert page.request.get(f"{site}/{icon}").ok


def source_of(path: str) -> Path:
    return next(p for p in (ROOT / f"{path}.ipynb", ROOT / f"{path}.md") if p.exists())


def test_a_click_downloads_the_source(page, site):
    page.goto(f"{site}/{PAGES[0]}.html")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download", exact=True).click()
    assert Path(download.value.path()).read_bytes() == source_of(PAGES[0]).read_bytes()


@pytest.mark.parametrize("path", course.pages())
def test_buttons_lead_to_the_pages_own_source(page, site, path):
    page.goto(f"{site}/{path}.html", wait_until="commit")
    source = source_of(path)
    name, address = source.relative_to(ROOT).as_posix(), course.address()
    edit = page.get_by_role("link", name="Edit", exact=True)
    assert edit.get_attribute("href") == f"{address}/edit/main/{name}"
    download = page.get_by_role("link", name="Download", exact=True)
    assert download.get_attribute("download") is not None
    offered = urljoin(page.url, download.get_attribute("href"))
    assert page.request.get(offered).body() == source.read_bytes()
    colab = page.get_by_role("link", name="Open in Colab")
    assert colab.count() == (source.suffix == ".ipynb")
    if colab.count():
        place = address.removeprefix("https://github.com/")
        wanted = f"https://colab.research.google.com/github/{place}/blob/main/{name}"
        assert colab.get_attribute("href") == wanted


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


@pytest.mark.parametrize("path", PAGES)
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
