"""The slides in a chapter's built page: its title, the sections of its main line, its figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag

#: Sections that are for readers, and the one of which each point is shown
FOR_READERS, KEPT = {"check-yourself", "where-to-go-on"}, "what-to-remember"
PROSE = {"p", "ul", "ol", "blockquote", "div", "table"}
HEADING = re.compile("^h[1-6]$")
END = re.compile(r"(?<=[.?!])([”’)]*)\s+(?=[“‘(]*[A-Z0-9])")  # of a sentence
#: What a sentence begins with, or a question holds, that leans on the sentence before
BACK = re.compile(r"(That|This|These|Those|It|They|He|She|But|And|So|Then)\b")
LEANS = re.compile(r"\b(that|this|these|those|it|they|them|and|but|he|she)\b", re.IGNORECASE)
SHORT = 60  # letters: so short a beginning needs another sentence


@dataclass
class Slide:
    """A slide; all its texts are HTML, but `figure`, the name of one, and its `caption`."""

    id: str
    title: str
    points: list[str] = field(default_factory=list)
    maths: list[str] = field(default_factory=list)
    figure: str = ""
    caption: str = ""
    notes: list[str] = field(default_factory=list)  # what its presenter reads


def sentences(paragraph: Tag) -> list[str]:
    """A paragraph's sentences, as HTML.

    >>> sentences(BeautifulSoup("<p>It is <b>so.</b> Is it? (Yes.)</p>", "html.parser").p)
    ['It is <b>so.</b>', 'Is it?', '(Yes.)']
    """
    found = [""]
    for child in paragraph.children:
        if not isinstance(child, NavigableString):
            found[-1] += str(child)
            continue
        last = re.sub(r"<[^>]+>", "", found[-1])[-1:]  # a sentence may end inside an element
        first, *more = END.sub("\\1\0", last + escape(child, quote=False)).split("\0")
        found[-1] += first.removeprefix(last)
        found += more
    return [" ".join(one.split()) for one in found if one.strip()]


def with_before(said: list[str]) -> list[tuple[str, str]]:
    """Each sentence behind the one before it, which is "" for the first."""
    return list(zip(["", *said], said, strict=False))


def points(blocks: list[Tag]) -> list[str]:
    """How these blocks begin, and the sentences that define a term, in bold; at most three."""
    paragraphs = [p for block in blocks for p in ([block] if block.name == "p" else block("p"))]
    said = [sentences(p) for p in paragraphs]
    found = [""]
    for one in said[0] if said else []:
        if len(found[0]) < SHORT:
            found[0] = f"{found[0]} {one}".strip()
    for before, one in (pair for paragraph in said for pair in with_before(paragraph)):
        if "<strong" in one and not one.endswith("?") and one not in "".join(found):
            leans = BACK.match(one) and before not in "".join(found)
            found.append(f"{before} {one}" if leans else one)
    return [one for one in found if one][:3]


def question(paragraph: Tag) -> str:
    """The last question of a paragraph, behind the sentence on which it leans; "" without one."""
    for before, one in reversed(with_before(sentences(paragraph))):
        if one.rstrip(")”").endswith("?"):
            leans = LEANS.search(one) and len(before) + len(one) < 2 * SHORT
            return f"{before} {one}".strip() if leans else one
    return ""


def main_line(section: Tag) -> Iterator[Tag]:
    """A section in reading order, headings, figures and prose, without what is folded."""
    for child in section.find_all(recursive=False):
        classes = child.get_attribute_list("class")
        if child.name == "section":
            if "closer-look" not in classes and id_of(child.find(HEADING)) not in FOR_READERS:
                yield from main_line(child)
        elif "cell" in classes:
            yield from child.select("figure.live-figure")
        elif HEADING.match(child.name) or child.name in PROSE:
            if "goals-count" not in classes and not child.text.startswith("About "):
                yield bare(child)


def id_of(heading: Tag | None) -> str:
    """A section's id, which stands in its heading, or around it."""
    around = (heading, heading.parent) if heading else ()
    return next((str(one["id"]) for one in around if one and one.get("id")), "")


def bare(block: Tag) -> Tag:
    """A block without links, which lead away from a slide."""
    for link in block.select("a.headerlink, .eqno"):
        link.decompose()
    for link in block.find_all("a"):
        link.unwrap()
    return block


def slides(page: str) -> list[Slide]:
    """The slides of a page's HTML.

    The paragraph before a figure belongs to its slide, whose title is the question asked there, or
    its section's. All other prose is for the presenter of the slide before it."""
    main = BeautifulSoup(page, "html.parser").select_one("main section")
    if main is None:
        raise ValueError("this is no page of the book: it has no section in <main>")
    made: list[Slide] = []
    since: list[Tag] = []  # the prose since the last slide
    section = ""

    def close(lead: list[Tag]) -> None:
        if not made:
            return
        made[-1].notes += map(str, since)
        if not made[-1].figure:
            made[-1].points = points([*since, *lead])
            made[-1].maths = [str(m) for block in since for m in block.select("[display=block]")]
        since.clear()

    for block in main_line(main):
        if block.name == "figure":
            lead = [since.pop()] if since and since[-1].name == "p" else []
            close(lead)
            title = (question(lead[0]) if lead else "") or section
            said = block.find("figcaption")
            slide = Slide(str(block["id"]), title, notes=[str(p) for p in lead])
            slide.figure = slide.id.removeprefix("figure-")
            slide.caption = said.get_text() if said else ""
            made.append(slide)
        elif HEADING.match(block.name):
            close([])
            section = block.decode_contents()
            made.append(Slide(id_of(block), section))
        else:
            since.append(block)
    close([])
    for slide in made:
        if slide.id == KEPT:
            kept = BeautifulSoup("".join(slide.notes), "html.parser")
            slide.points, slide.notes = [one.decode_contents() for one in kept("li")], []
    return made
