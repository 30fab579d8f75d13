"""What is read elsewhere than on the pages: the text of each as Markdown beside it, which
`llms.txt` lists (llmstxt.org), the site map, and `changes.md` as a feed.
"""

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path

import nbformat
from sphinx.application import Sphinx

sys.path.append(str(Path(__file__).resolve().parents[2] / "utils" / "house"))
import course

from . import pictures
from .found import CHANGES, description

UNREAD = {"hide-input", "hide-cell", "remove-cell", "remove-input", "solution", "claims"}
FIGURE = re.compile(
    r'<figure class="live-figure" id="([^"]+)".*?<figcaption[^>]*>(.*?)</figcaption>', re.DOTALL
)


def markdown(source: Path, page: str, base: str) -> str:
    """A page's text as Markdown: its words, the code that is read, and what each figure shows."""
    if source.suffix == ".md":
        text = re.sub(r"\A---\n.*?\n---\n", "", source.read_text("utf-8"), flags=re.DOTALL)
        return links(re.sub(r"^```\{.*?^```\n", "", text, flags=re.DOTALL | re.M), page, base)
    shown = {name: alt for name, (alt, *_) in pictures.of_page(source).items()}
    parts: list[str] = []
    for cell in nbformat.read(source, as_version=4).cells:
        if cell.cell_type == "markdown":
            parts.append(links(cell.source, page, base))
            continue
        if not UNREAD & set(cell.metadata.get("tags", [])):
            parts.append(f"```python\n{cell.source}\n```")
        for output in cell.get("outputs", []):
            for name, caption in FIGURE.findall(output.get("data", {}).get("text/html", "")):
                look = f" At first it shows: {unescape(shown[name])}" if name in shown else ""
                parts.append(
                    f"**A live figure: {unescape(caption)}**{look} ({base}{page}.html#{name})"
                )
    return "\n\n".join(parts) + "\n"


def links(text: str, page: str, base: str) -> str:
    """Links between the course's sources become whole addresses of its Markdown.

    >>> links("[Tokens](08_tokens.ipynb#why)", "chapters/01", "https://x.org/")
    '[Tokens](https://x.org/chapters/08_tokens.md#why)'
    """
    here = page.rpartition("/")[0]

    def whole(match: re.Match[str]) -> str:
        parts = [*here.split("/"), *match[1].split("/")]
        while ".." in parts:
            at = parts.index("..")
            parts[at - 1 : at + 1] = []
        return f"]({base}{'/'.join(parts)}.md"

    return re.sub(r"\]\((?!https?:)([\w./-]+?)\.(?:ipynb|md)\b", whole, text)


def changes(text: str) -> Iterator[tuple[datetime, str]]:
    """Of `changes.md`: each day, and what is told of it. A section's heading is a day, and above it
    stands the label by which the feed links to it, "(on-2026-12-01)="."""
    for part in re.split(r"^(?:\(on-.*\)=\n)?## ", text, flags=re.M)[1:]:
        day, _, told = part.partition("\n")
        yield datetime.strptime(f"{day.strip()} +0000", "%d %B %Y %z"), told.strip()


def feed(text: str, title: str, base: str) -> str:
    """The changes as Atom."""
    entry_of = list(changes(text))
    atom = ET.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    address = f"{base}{CHANGES}.html"

    def put(parent: ET.Element, tag: str, said: str = "", **more: str) -> None:
        ET.SubElement(parent, tag, more).text = said or None

    put(atom, "title", f"{title}: what has changed")
    put(atom, "id", address)
    put(atom, "link", href=address)
    put(atom, "link", rel="self", href=f"{base}feed.xml")
    put(atom, "updated", entry_of[0][0].isoformat())
    for day, told in entry_of:
        entry = ET.SubElement(atom, "entry")
        name = f"{day.day} {day:%B %Y}"
        there = f"{address}#on-{day:%Y-%m-%d}"
        put(entry, "title", name)
        put(entry, "id", there)
        put(entry, "link", href=there)
        put(entry, "updated", day.isoformat())
        put(entry, "author")
        ET.SubElement(entry[-1], "name").text = title
        put(entry, "content", told, type="text")
    ET.indent(atom)
    return ET.tostring(atom, encoding="unicode", xml_declaration=True)


def write(app: Sphinx, error: Exception | None) -> None:
    """The Markdown beside each page, llms.txt, the site map, the feed."""
    if error or app.builder.format != "html":
        return
    out, base, env = Path(app.outdir), app.config.html_baseurl, app.env
    title, pages = app.config.html_title, course.pages()
    lines = [f"# {title}", "", f"> {description(env.get_doctree(pages[0]))}", "", "## Pages", ""]
    for page in pages:
        source = Path(env.doc2path(page))
        (out / f"{page}.md").write_text(markdown(source, page, base), encoding="utf-8")
        about = description(env.get_doctree(page))
        lines.append(f"- [{env.titles[page].astext()}]({base}{page}.md): {about}")
    (out / "llms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    urls = ET.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for page in pages:
        ET.SubElement(ET.SubElement(urls, "url"), "loc").text = f"{base}{page}.html"
    ET.ElementTree(urls).write(out / "sitemap.xml", encoding="utf-8", xml_declaration=True)
    text = Path(env.doc2path(CHANGES)).read_text("utf-8")
    (out / "feed.xml").write_text(feed(text, title, base), encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write)
