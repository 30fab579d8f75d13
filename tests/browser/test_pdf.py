"""The book on paper: closer looks and answers open, figures drawn, pages that the contents tell."""

import re
import subprocess
import sys
import unicodedata

import pytest
from browser.pages import HTML, ROOT
from pypdf import PdfReader

PAGES = ["chapters/14_streaming", "book/changes"]


@pytest.fixture(scope="module")
def sheets(site, tmp_path_factory):
    out = tmp_path_factory.mktemp("paper") / "book.pdf"
    command = [sys.executable, "utils/house/pdf.py", *PAGES, "--out", str(out)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    made = PdfReader(out)
    assert f"{len(made.pages)} sheets" in said.stdout
    return made


def words(text):
    """What is printed, whatever the font: neither where lines break nor its ligatures count."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def test_the_contents_name_the_sheet_on_which_each_page_begins(sheets):
    texts = [sheet.extract_text() for sheet in sheets.pages]
    for title, name in (
        ("Streaming", "how do the words"),
        ("What has changed", "The newest first"),
    ):
        (number,) = re.findall(rf"{title}[^\n]*?\s(\d+)\s*(?:\n|$)", texts[0])
        assert name in words(texts[int(number) - 1])
        assert texts[int(number) - 1].rstrip().endswith(number)  # at its foot
    titles = [item.title for item in sheets.outline]
    assert len(titles) == 2 and titles[1] == "What has changed"
    assert [sheets.get_destination_page_number(item) for item in sheets.outline][0] == 1


def test_nothing_that_is_folded_is_lost_on_paper(sheets):
    text = words(" ".join(sheet.extract_text() for sheet in sheets.pages))
    page = (HTML / "chapters/14_streaming.html").read_text("utf-8")
    assert "Does it come like that from the server?" in text
    for inside in ("llmbook.serving", "Your guess.", "Both had all of it"):
        assert inside in text  # of a closer look; of a figure, with its answer
    links = set(re.findall(r'<a [^>]*href="(https://html\.spec[^"]+)"', page))
    assert links and all(link in text.replace(" ", "") for link in links)  # as notes
