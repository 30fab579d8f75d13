"""The search: Pagefind indexes the built pages, section by section, and `search.js` lists them.

Headings count for more than text, and code is left out: who searches for an idea wants the place
where it is explained.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

PAGE = "search"
LEFT_OUT = [".headerlink", ".highlight", ".lf-numbers", ".lf-row-of-numbers", ".formula", "svg"]
SECTION = re.compile(r'<section id="([^"]+)">(\s*(?:<span id="[^"]+"></span>)*\s*)<h([1-6])>')


def name_headings(body: str) -> str:
    """Give a section's id to its heading: a part of a page is found by its heading's.

    >>> name_headings('<section id="gates"><h2>Gates</h2></section>')
    '<section><h2 id="gates">Gates</h2></section>'
    """
    return SECTION.sub(r'<section>\2<h\3 id="\1">', body)


def on_page(app: Sphinx, page: str, template: str, context: dict, doctree: object) -> None:
    if isinstance(context.get("body"), str):
        context["body"] = name_headings(context["body"])


def search_page(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    yield PAGE, {}, "search.html"


def index(app: Sphinx, error: Exception | None) -> None:
    """Write the index into `pagefind/`.   Raises ExtensionError with what Pagefind says."""
    if error or app.builder.format != "html":
        return
    command = [sys.executable, "-m", "pagefind", "--site", app.outdir, "--silent"]
    done = subprocess.run(
        [*map(str, command), "--exclude-selectors", ", ".join(LEFT_OUT)],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ExtensionError(f"the search's index was not made: {done.stdout}{done.stderr}")
    for unused in (Path(app.outdir) / "pagefind").iterdir():
        if re.search(r"highlight|-ui\.", unused.name):
            unused.unlink()


def without_sphinxs(app: Sphinx) -> None:
    builder: Any = app.builder  # the one for HTML: others have no search
    builder.search = False


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", without_sphinxs)
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", on_page, priority=950)  # after the figures are on it
    app.connect("build-finished", index, priority=950)
