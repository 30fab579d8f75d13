"""A page with figures made in a test, as the book's extension makes its pages."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from extension.live_figures import FIGURE, opening
from llmbook.figures.browser import BROWSER
from llmbook.figures.page import parity
from llmbook.figures.page.html import static_html
from llmbook.figures.page.publish import publish, written
from llmbook.figures.page.reading import publish_reader

#: Whether all figures of a page are drawn; where they are not, they are asked to, as printing does.
DRAWN = """(dispatchEvent(new Event("beforeprint")),
  [...document.querySelectorAll("figure.live-figure")].every((figure) => figure.live))"""
#: The answers that a reader has yet to guess are covered; or they are seen.
COVERED = "document.querySelectorAll('.live-figure').forEach((one) => one.live.cover(true))"
UNCOVERED = COVERED.replace("true", "false")
#: Of the two windows in which the heights of the book's figures are kept: how wide the window is,
#: and how wide the figures stand in it, in px.
WINDOWS = {"wide": (1280, 681.6), "narrow": (390, 350)}
COLUMN = "main { width: %spx; margin: 8px auto }"
PAGE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>Figures</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="modules/palette.css">
<link rel="stylesheet" href="modules/figure.css">
<script type="module" src="modules/page.js"></script></head>
<body><main>{body}</main></body></html>"""


def write(folder: Path, figures: list, recorded: bool = False, reader=None) -> Path:
    """Publish figures into `folder`, and write its index.html.

    recorded: with torch's answers.   reader: reads the texts that are typed.
    """
    llm = {"name": "Tiny", **publish_reader(reader, folder / "files")} if reader else None
    made = []
    for figure in figures:
        published = publish(figure, folder / "files")
        if recorded:
            parity.record(figure, folder / "files", published)
        made.append(static_html(figure, figure.compute(), published))
    return lay_out(folder, made, llm)


def lend(figures: Path, folder: Path) -> None:
    """A run's files in `folder`/files: what a page writes there does not come into the run."""
    for part in figures.iterdir():
        place = folder / "files" / part.name
        place.parent.mkdir(parents=True, exist_ok=True)
        if part.name == "specs":
            shutil.copytree(part, place)
        else:
            place.symlink_to(part.resolve(), target_is_directory=part.is_dir())


def lay_out(folder: Path, texts: Iterable[str], llm: dict | None = None) -> Path:
    """Write index.html around figures' HTML; what they have published is in `folder`/files."""
    shutil.copytree(BROWSER, folder / "modules", dirs_exist_ok=True)

    def fill(match) -> str:
        spec = json.loads((folder / "files" / "specs" / f"{match[3]}.json").read_text("utf-8"))
        spec |= {"llm": llm} if llm else {}
        return opening(match[1], match[3], written(folder / "files" / "specs", spec), "files/")

    body = "".join(FIGURE.sub(fill, text) for text in texts)
    (folder / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")
    return folder
