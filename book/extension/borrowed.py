"""Figures that a page shows from another: `<div class="figure-of">11_sampling#temperature</div>`.

A figure has one definition, in a notebook. Such a page gets what that notebook's run has left, as
the notebook's own page does; what it leads to is in `chapters/`.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from execute import shown
from sphinx.errors import ExtensionError

PLACE = re.compile(r'<div class="figure-of">(\w+)#([\w-]+)</div>')


def fill(body: str, page: str, runs: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """A page's HTML with the figures that it shows from others, and whose each of them is, by id.

    runs: of each page; where a page has none this time, its figures are left out.
    """
    owners: dict[str, str] = {}

    def put(match: re.Match[str]) -> str:
        owner, name = f"chapters/{match[1]}", match[2]
        if owner not in runs:
            raise ExtensionError(f"{page}: there is no {owner}, whose figure {name} is shown here")
        if runs[owner] is None:
            return ""
        mark = f'<figure class="live-figure" id="figure-{name}"'
        texts = [data["text/html"] for data in shown(runs[owner].notebook())]
        if not (found := next((text for text in texts if mark in text), None)):
            raise ExtensionError(f"{page}: {owner} has no figure {name}, which is shown here")
        owners[f"figure-{name}"] = owner
        return found

    return PLACE.sub(put, body), owners


def borrows(source: str | Path) -> bool:
    """Whether a page shows figures of others: then it is written again when one of these is."""
    return Path(source).suffix == ".md" and bool(PLACE.search(Path(source).read_text("utf-8")))
