"""How many goals the figures of a page have, told there and in a table's row that links to it.

The page's script (`browser/reached.js`) then says how many of them the reader has reached.
"""

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

TIME = re.compile(r"<p><em>About \d+ minutes.*?</p>", re.DOTALL)
ROW = re.compile(
    r'<tr\b(?:(?!</tr>).)*?href="([^"#]+)\.html"(?:(?!</tr>).)*?(?=</p></td>\s*</tr>)', re.DOTALL
)


def count(body: str, page: str, runs: Mapping[str, Any]) -> str:
    """A page's HTML with its count under how long it takes to read, and in each row of a table that
    links to a page with goals, that page's."""

    def of(other: str) -> int:
        run = runs.get(other)
        return _goals(run.figures) if run else 0

    return counted(body, page, of)


def counted(body: str, page: str, of: Callable[[str], int]) -> str:
    """The same; `of` says how many goals a page has.

    >>> time = "<p><em>About 5 minutes.</em></p>"
    >>> counted(time, "chapters/02", lambda page: 1).removeprefix(time)
    '<p class="goals-count" data-page="chapters/02" data-goals="1">1 goal to reach</p>'
    >>> row = '<tr><td><p><a href="../chapters/02.html">Two</a></p></td></tr>'
    >>> told = counted(row, "book/intro", {"chapters/02": 3, "book/intro": 0}.get)
    >>> told.removeprefix(row[:-14]).removesuffix(row[-14:])
    '<br><span class="goals-count" data-page="chapters/02" data-goals="3">3 goals to reach</span>'
    """

    def in_row(match: re.Match[str]) -> str:
        other = posixpath.normpath(posixpath.join(posixpath.dirname(page), match[1]))
        return match[0] + (f"<br>{_told('span', other, of(other))}" if of(other) else "")

    body = ROW.sub(in_row, body)
    if not of(page):
        return body
    return TIME.sub(lambda match: match[0] + _told("p", page, of(page)), body, count=1)


@cache
def _goals(figures: Path) -> int:
    """How many goals the figures of a run have."""
    specs = [json.loads(path.read_text("utf-8")) for path in (figures / "specs").glob("*.json")]
    return sum(len(spec.get("goals", [])) for spec in specs)


def _told(tag: str, page: str, goals: int) -> str:
    said = f"{goals} goals to reach" if goals > 1 else "1 goal to reach"
    return f'<{tag} class="goals-count" data-page="{page}" data-goals="{goals}">{said}</{tag}>'
