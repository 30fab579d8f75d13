"""The book as one PDF: `make pdf` prints its built pages, figures as they first look, closer looks
open, and sets contents and page numbers."""

from __future__ import annotations

import argparse
import html
import io
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import course
from course import ROOT
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader, PdfWriter

sys.path[:0] = [str(ROOT / folder) for folder in ("book", "tests", "utils")]
from browser import chromium  # noqa: E402
from browser.figure_page import DRAWN, UNCOVERED  # noqa: E402
from browser.server import served  # noqa: E402

HTML = ROOT / "_build" / "html"
MARGINS: Any = {"top": "18mm", "bottom": "20mm", "left": "20mm", "right": "20mm"}
#: Answers are seen; addresses of other sites become notes at a page's end, each once.
PAPER = """() => {
  for (const one of document.querySelectorAll("main details"))
    if (one.firstElementChild.textContent.trim() === "Answer") one.open = true;
  const notes = [];
  for (const link of document.querySelectorAll("main a[href^='http']")) {
    if (!notes.includes(link.href)) notes.push(link.href);
    const mark = document.createElement("sup");
    mark.textContent = notes.indexOf(link.href) + 1;
    link.append(mark);
  }
  if (!notes.length) return;
  const list = document.createElement("ol");
  list.className = "print-notes";
  for (const address of notes) {
    list.append(document.createElement("li"));
    list.lastChild.textContent = address;
  }
  document.querySelector("main").append(list);
}"""
STYLE = """.text a[href^="http"]::after { content: none !important }
sup { font-size: 0.65em; line-height: 0 } .colophon { display: none } .print-notes { font-size: 8pt;
margin-top: 2rem; border-top: 1px solid #999; padding-top: 0.5rem; overflow-wrap: anywhere }"""
CONTENTS = """<!DOCTYPE html><meta charset="utf-8"><style>
body { font: 11pt/1.5 system-ui, sans-serif } h1 { font-size: 26pt } p { margin: 0 0 24pt }
li { display: flex; gap: 8pt; list-style: none; break-inside: avoid } ul { padding: 0 }
b { order: 2; font-weight: 400 }
li::before { content: ""; order: 1; flex: 1; border-bottom: 1px dotted #999; margin-bottom: 5pt }
</style><h1>%s</h1><p>%s</p><ul>%s</ul>"""
NUMBERS = """<!DOCTYPE html><meta charset="utf-8"><style>@page { margin: 0 } body { margin: 0 }
div { height: 296.9mm; break-after: page; position: relative; font: 9pt system-ui, sans-serif }
div:last-child { break-after: auto } span { position: absolute; bottom: 9mm; width: 100%%;
text-align: center; color: #555 }</style>%s"""


def printed(page: Page, address: str) -> PdfReader:
    """A page of the book: all of its figures drawn and its closer looks open."""
    page.goto(address)
    page.add_style_tag(content=STYLE)
    page.wait_for_function(f"{DRAWN} || !document.querySelector('figure.live-figure[data-base]')")
    page.evaluate(UNCOVERED)
    page.evaluate(PAPER)
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    return sheets_of(page, MARGINS)


def sheets_of(page: Page, margins: Any = None) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True, margin=margins)))


def of_text(browser: Browser, text: str, margins: Any = None) -> PdfReader:
    page = browser.new_page()
    page.set_content(text)
    made = sheets_of(page, margins)
    page.close()
    return made


def book(out: Path, names: Sequence[str], built: Path = HTML) -> int:
    """Print these pages of a built book into one file; how many sheets it has."""
    with sync_playwright() as playwright, served(built) as url:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.FLAGS)
        context = browser.new_context(bypass_csp=True, service_workers="block")
        page = context.new_page()
        parts: list[tuple[str, PdfReader]] = []
        for number, name in enumerate(names, 1):
            part = printed(page, f"{url}/{name}.html")
            parts.append((page.inner_text("h1").rstrip("#").strip(), part))
            print(f"[{number}/{len(names)}] {name}: {len(part.pages)} sheets", flush=True)
        sheets = 1
        for _ in range(2):  # the contents' own length moves all numbers
            firsts, at = [], sheets + 1
            for _, part in parts:
                firsts.append(at)
                at += len(part.pages)
            lines = "".join(
                f"<li>{html.escape(title)}<b>{first}</b></li>"
                for (title, _), first in zip(parts, firsts, strict=True)
            )
            today = time.strftime("%d %B %Y").lstrip("0")
            said = f"{today}. Its figures are alive at {course.site()}."
            contents = of_text(browser, CONTENTS % ("How LLMs Work", said, lines), MARGINS)
            sheets = len(contents.pages)
        total = at - 1
        numbers = "".join(f"<div><span>{n + 1}</span></div>" for n in range(total))
        marks = of_text(browser, NUMBERS % numbers)
        browser.close()
    writer = PdfWriter()
    for part in (contents, *(part for _, part in parts)):
        for sheet in part.pages:
            writer.add_page(sheet)
    for (title, _), first in zip(parts, firsts, strict=True):
        writer.add_outline_item(title=title, page_number=first - 1)
    for sheet, mark in zip(writer.pages[sheets:], marks.pages[sheets:], strict=True):
        sheet.merge_page(mark)
    writer.add_metadata({"/Title": "How LLMs Work", "/Author": "The authors of How LLMs Work"})
    writer.compress_identical_objects()
    out.parent.mkdir(parents=True, exist_ok=True)
    writer.write(out)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", help="as chapters/11_sampling; all, if none is named")
    parser.add_argument("--out", type=Path, default=ROOT / "_build" / "how-llms-work.pdf")
    chosen = parser.parse_args()
    if unknown := set(chosen.pages) - set(course.pages()):
        parser.error(f"no such page: {', '.join(sorted(unknown))}; there are {course.pages()}")
    if not HTML.exists():
        parser.error("the book is not built: make book")
    total = book(chosen.out, chosen.pages or course.pages())
    print(f"{chosen.out}: {total} sheets, {chosen.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
