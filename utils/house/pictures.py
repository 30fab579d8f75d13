"""What a notebook shows that nobody has run: each figure as it stands at first, as a picture.

JupyterLab shows neither scripts nor SVG of a notebook that it does not trust, GitHub no widgets;
both show an image. The browser's own modules draw it, from the files that the run left.
"""

from __future__ import annotations

import base64
import io
import re
import sys
import tempfile
from html import escape
from pathlib import Path
from textwrap import shorten

from course import ROOT
from PIL import Image
from playwright.sync_api import Page, sync_playwright

sys.path[:0] = [str(ROOT / folder) for folder in ("book", "tests", "utils")]
from browser import chromium  # noqa: E402
from browser.figure_page import COLUMN, COVERED, DRAWN, UNCOVERED, WINDOWS, lay_out, lend  # noqa: E402
from browser.server import served  # noqa: E402

WIDTH = 720  # px of the page: a figure in JupyterLab is about as wide
#: Pixels of the picture a px, and its colours: the first that is small enough.
SHARPNESS = [(2, 64), (1.5, 64), (1, 64), (1, 16), (0.8, 8)]
MOST_BYTES = 30_000
NONE = Image.Dither.NONE
MOST_LETTERS = 200  # of what is written in a picture
#: What a page says of its language model: a prompt then has the button that loads it.
MODEL = {"name": "SmolLM2", "bytes": 97_000_000, "tensors": ["none"]}
REFUSED = """[...document.querySelectorAll('.live-figure:not(.lf-drawn) > .lf-status')]
  .map((status) => `${status.parentElement.id}: ${status.textContent}`)"""
UNDIMMED = ".lf-waiting { opacity: 1; }"  # near enough to be seen it loads its model
WRITTEN = "(picture) => picture.innerText ?? picture.textContent"
SETTLED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))"  # redrawn
HEIGHTS = "(all) => all.map((one) => Math.round(one.getBoundingClientRect().height))"
FIGURE = re.compile(r'(<figure class="(?:live-figure|still)"[^>]*>)(<svg.*?</svg>)?', re.DOTALL)
ALT = re.compile(r'aria-label="([^"]*)"')


def put(texts: list[str], figures: Path) -> list[str]:
    """The HTML of a run's outputs, with a picture in each figure.

    figures: the files which that run has published.
    """
    made = iter(_draw([text for text in texts if FIGURE.search(text)], figures))

    def with_picture(match: re.Match[str]) -> str:
        start, svg = match.groups()
        width, said, png, heights = next(made)
        own = ALT.search(svg) if svg else None  # matplotlib's has its own
        alt = own[1] if own else escape(said)
        coded = base64.b64encode(png).decode()
        return (
            f'{start}<img class="lf-default" alt="{alt}" width="{width}"{heights}'
            f' src="data:image/png;base64,{coded}">'
        )

    return [FIGURE.sub(with_picture, text) for text in texts]


def _draw(texts: list[str], figures: Path) -> list[tuple[int, str, bytes, str]]:
    """Of each figure, in order, how wide it was drawn, in px, what is seen, a PNG of it, and how
    high it is on the page, as attributes."""
    if not texts:
        return []
    made = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        lend(figures, folder)
        lay_out(folder, texts, MODEL)
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.FLAGS)
        page = browser.new_page(
            viewport={"width": WIDTH, "height": 900},
            device_scale_factor=SHARPNESS[0][0],
            color_scheme="light",
        )
        with served(folder) as url:
            page.goto(f"{url}/index.html")
            page.wait_for_function(f"{DRAWN} || {REFUSED}.length")
            if refused := page.evaluate(REFUSED):
                raise SystemExit("\n".join(refused))
            page.add_style_tag(content=UNDIMMED)
            page.evaluate(UNCOVERED)
            for picture in page.query_selector_all(".lf-stage, figure.still svg"):
                width = round(picture.evaluate("(e) => e.getBoundingClientRect().width"))
                told = picture.query_selector_all(".lf-said")
                said = " ".join(filter(None, (part.text_content() for part in told)))
                said = said or shorten(picture.evaluate(WRITTEN), MOST_LETTERS, placeholder=" …")
                png = _small(picture.screenshot(animations="disabled"))
                made.append((width, said, png))
            page.evaluate(COVERED)  # as a reader comes to it
            heights = _heights(page)
        browser.close()
    return [(*one, high) for one, high in zip(made, heights, strict=True)]


def _heights(page: Page) -> list[str]:
    """Of each figure, how high it is in the page's column and on a phone, as attributes."""
    found = []
    for name, (window, width) in WINDOWS.items():
        page.set_viewport_size({"width": window, "height": 900})
        page.add_style_tag(content=COLUMN % width)
        page.evaluate(SETTLED)
        heights = page.eval_on_selector_all("figure", HEIGHTS)
        found.append([f' data-{name}="{height}"' for height in heights])
    return ["".join(each) for each in zip(*found, strict=True)]


def _small(png: bytes) -> bytes:
    """A screenshot in few colours, as sharp as fits into MOST_BYTES."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    for sharp, colours in SHARPNESS:
        size = [round(side * sharp / SHARPNESS[0][0]) for side in whole.size]
        made = io.BytesIO()
        few = whole.resize(size).quantize(colours, Image.Quantize.MAXCOVERAGE, dither=NONE)
        few.save(made, "PNG", optimize=True)
        if len(made.getvalue()) <= MOST_BYTES:
            break
    return made.getvalue()
