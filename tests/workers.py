"""Which tests go to one worker of `pytest -n 2`: those that share what takes time to make."""

from functools import cache
from pathlib import Path

import course

ROOT = Path(__file__).parent.parent
SHARED = ('scope="module"', 'scope="session"', "@cache")
PAGES = course.pages()


def scope(nodeid: str) -> str:
    """The name of the tests that go where this one goes: of a file those about one page; those of
    a notebook, whose cells follow each other; of a file that shares nothing those of a function."""
    file, _, test = nodeid.partition("::")
    if page := next((page for page in PAGES if f"[{page}" in test), None):
        return f"{file}::{page}"
    return file if shares(file) else nodeid.partition("[")[0]


@cache
def shares(file: str) -> bool:
    return not file.endswith(".py") or any(s in (ROOT / file).read_text("utf-8") for s in SHARED)
