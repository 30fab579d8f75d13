"""The words of the course: what is bold stands in the glossary, and a source has one address."""

import re
from collections import defaultdict

import course
import nbformat
import pytest

GLOSSARY = (course.ROOT / "book" / "glossary.md").read_text("utf-8")
SOURCE = re.compile(r"\[([A-Z][^\]]*\d{4}[a-z]?)\]\((https?://[^)]+)\)")
TERMS = re.findall(r"^(\S[^\n]*)\n  ", GLOSSARY, re.M)
#: Bold for weight and not as a term: labels of paragraphs, buttons, numbers, what the hand does.
EMPHASISED = {
    "add a wave", "adds", "arithmetic", "centred", "decides", "distance", "gpt-2", "cl100k",
    "o200k", "input", "letters", "names again", "new names", "note", "other words", "ours",
    "pattern", "people", "play", "reading", "score", "sources", "spelling", "step", "the exam",
    "the other factor", "the real thing", "the truth", "turn", "shrink", "stretch", "vectors",
    "where one message ends", "words", "smollm2",
}  # fmt: skip


def prose(path):
    cells = nbformat.read(path, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def is_known(word: str) -> bool:
    """It, or a word of the same stem, begins a term of the glossary or stands in its brackets."""
    stem = word.lower().rstrip("s")[:5]
    names = [part.strip() for term in TERMS for part in re.split(r"[()]", term.lower())]
    return any(name.startswith(stem) for name in names)


@pytest.mark.parametrize("path", course.notebooks(), ids=lambda path: path.stem)
def test_what_is_bold_is_in_the_glossary(path):
    bold = {b.strip(" .:,").lower() for b in re.findall(r"\*\*([^*\n]+)\*\*", prose(path))}
    short = {b for b in bold if len(b.split()) < 4 and re.match(r"[a-z]", b)}
    assert sorted(b for b in short - EMPHASISED if not is_known(b)) == []


def test_the_glossary_is_in_order_and_has_each_term_once():
    names = [term.lower() for term in TERMS[1:]]
    assert names == sorted(set(names))


def test_a_source_has_one_address_in_all_chapters():
    """And an address one source, so that a slip of the hand in an arXiv number is seen."""
    of_source, of_address = defaultdict(set), defaultdict(set)
    for path in course.notebooks():
        for name, url in SOURCE.findall(prose(path)):
            first = re.split(r"[ ,]", name)[0]
            of_source[name].add(url)
            of_address[url].add((first, name[-5:].strip(" ,")))
    assert {name: urls for name, urls in of_source.items() if len(urls) > 1} == {}
    assert {url: who for url, who in of_address.items() if len(who) > 1} == {}
