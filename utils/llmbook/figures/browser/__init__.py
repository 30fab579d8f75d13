"""The browser's half: plain ES modules, drawing in a kernel and on the page, computing on the page.

Here: what Python must know of them, which imports which, and the ops that the engine has.
"""

import posixpath
import re
from functools import cache
from pathlib import Path

BROWSER = Path(__file__).parent
PALETTE = BROWSER / "palette.css"
IMPORT = re.compile(r'((?:from|import)\s+)"(\.{1,2}/[^"]+)"')


def imports(path: str) -> list[str]:
    """The modules that a module imports, as paths from the browser folder."""
    source = (BROWSER / path).read_text(encoding="utf-8")
    return [reached(path, found) for _, found in IMPORT.findall(source)]


def reached(path: str, found: str) -> str:
    """The path of what a module imports, as it stands there: "../dom.js"."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), found))


def in_order(entries: list[str]) -> list[str]:
    """These modules and all that they import, each after what it imports."""
    order: list[str] = []

    def visit(path: str, above: tuple[str, ...]) -> None:
        if path in above:
            raise ValueError(f"modules import each other: {' → '.join([*above, path])}")
        if path not in order:
            for needed in imports(path):
                visit(needed, (*above, path))
            order.append(path)

    for entry in entries:
        visit(entry, ())
    return order


@cache
def engine_ops() -> list[str]:
    """The names of the ATen ops that the browser engine knows, read from its own modules.

    Each module of `browser/ops/` ends with `export const ops = { … };`, one name a line.
    """
    names: set[str] = set()
    for source in sorted((BROWSER / "ops").glob("*.js")):
        text = source.read_text("utf-8")
        table = re.search(r"^export const ops = \{\n(.*?)^\};", text, re.M | re.S)
        names.update(re.findall(r"^  (\w+)", table[1], re.M) if table else [])
    return sorted(names)
