"""A page with figures made in a test, as the book's extension makes its pages."""

import shutil
from pathlib import Path

from extension.live_figures import FIGURE, opening
from llmbook.figures.browser import BROWSER
from llmbook.figures.page import parity
from llmbook.figures.page.html import static_html
from llmbook.figures.page.publish import publish

PAGE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>Figures</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="modules/palette.css">
<link rel="stylesheet" href="modules/figure.css">
<script type="module" src="modules/page.js"></script></head>
<body><main>{body}</main></body></html>"""


def write(folder: Path, figures: list, recorded: bool = False) -> Path:
    """Publish figures into `folder`, and write its index.html; recorded: with torch's answers."""
    shutil.copytree(BROWSER, folder / "modules", dirs_exist_ok=True)
    body = ""
    for figure in figures:
        published = publish(figure, folder / "files")
        if recorded:
            parity.record(figure, folder / "files", published)
        spec = (folder / "files" / "specs" / f"{published}.json").read_text()
        html = static_html(figure, figure.compute(), published)
        body += FIGURE.sub(lambda m, spec=spec: opening(m[1], m[3], spec, "files/"), html)
    (folder / "index.html").write_text(PAGE.format(body=body))
    return folder
