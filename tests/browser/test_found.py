"""How the book is found: what a shared link shows, what search engines and language models read."""

import json
import re
import xml.etree.ElementTree as ET
from html import unescape

import course
import pytest
from browser.pages import HTML, ROOT
from extension import elsewhere, found
from PIL import Image

BASE = re.search(r"baseurl: (\S+)", (ROOT / "_config.yml").read_text())[1]
each_page = pytest.mark.parametrize("path", course.pages())


def head(path: str) -> dict[str, str]:
    """What the meta elements of a page say, by their name or property."""
    text = (HTML / f"{path}.html").read_text("utf-8")
    metas = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    return {name: unescape(content) for name, content in metas}


@each_page
def test_a_shared_link_shows_what_the_page_is_and_one_of_its_figures(site, path):
    said = head(path)
    assert 20 < len(said["description"]) <= 203 and said["og:title"]
    assert not found.MINUTES.match(said["description"])
    assert said["og:url"] == f"{BASE}{path}.html"
    file = HTML / said["og:image"].removeprefix(BASE)
    with Image.open(file) as image:
        assert file.stat().st_size < 300_000 and image.width >= 480
        assert image.size == found.CARD or file.name == "figure.png"
    text = (HTML / f"{path}.html").read_text("utf-8")
    (kind,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    kind = json.loads(kind)
    assert kind["@type"] == ("Course" if path == "book/intro" else "LearningResource")
    assert kind["url"] == said["og:url"] and kind["name"] == said["og:title"]
    minutes = re.search(r"About (\d+) minutes", text)
    assert not path.startswith("chapters/") or kind["timeRequired"] == f"PT{minutes[1]}M"


@each_page
def test_each_page_lies_beside_itself_as_markdown(site, path):
    text = (HTML / f"{path}.md").read_text("utf-8")
    assert text.count("\n# ") + text.startswith("# ") >= 1 and "base64" not in text
    assert "# checked:" not in text and "{code-cell}" not in text and "google.colab" not in text
    for link in re.findall(rf"\]\({re.escape(BASE)}([^)#]+)", text):
        assert (HTML / link).exists(), link
    if path.startswith("chapters/"):
        figures = re.findall(rf"\({re.escape(BASE + path)}\.html#(figure-[\w-]+)\)", text)
        page = (HTML / f"{path}.html").read_text("utf-8")
        assert len(figures) >= 3 and all(f'id="{figure}"' in page for figure in figures)


def test_all_pages_are_listed_for_search_engines_and_for_language_models(site):
    urls = ET.parse(HTML / "sitemap.xml").getroot()
    listed = [loc.text for loc in urls.findall(".//{*}loc")]
    assert listed == [f"{BASE}{path}.html" for path in course.pages()]
    text = (HTML / "llms.txt").read_text("utf-8")
    assert text.startswith("# How LLMs Work\n\n> ")
    links = re.findall(r"^- \[.+\]\((.+?)\): .{20}", text, re.M)
    assert links == [f"{BASE}{path}.md" for path in course.pages()]


def test_what_has_changed_is_a_feed(site):
    atom = ET.parse(HTML / "feed.xml").getroot()
    days = [entry.findtext("{*}updated") for entry in atom.findall("{*}entry")]
    assert days == sorted(days, reverse=True) and atom.findtext("{*}updated") == days[0]
    page = (HTML / "book/changes.html").read_text("utf-8")
    for entry in atom.findall("{*}entry"):
        place = entry.find("{*}link").get("href").removeprefix(f"{BASE}book/changes.html#")
        assert f'id="{place}"' in page, place
        assert entry.findtext("{*}content")


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="does not match format"):
        list(elsewhere.changes("# Changes\n\n## Yesterday\n\nMuch."))
