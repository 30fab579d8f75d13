"""The modules of the browser's half: beside the pages, and asked for by each page at once."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from llmbook.figures.browser import BROWSER, in_order
from rjsmin import jsmin
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

MODULES = "_static/llmbook"
ENGINE = ["engine.js"]
#: What begins or ends something in a script, and is no part of a string or a comment.
CODE = re.compile(r"""//.*|/\*[^\0]*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[`{}]""")
TEXT = re.compile(r"\\.|`|\$\{")  # the same in a template literal
COMMENT = re.compile(r"[ \t]*/\*.*?\*/", re.DOTALL)  # in a stylesheet


def head(pathto: Callable[..., str], entries: list[str]) -> str:
    """The page's links: all modules are asked for at once, not one after the other."""
    first, later = in_order(entries), in_order(ENGINE)
    preload = [path for path in [*first, *later] if path != "page.js"]
    links = [f'<link rel="modulepreload" href="{pathto(f"{MODULES}/{p}", 1)}">' for p in preload]
    style = f'<link rel="stylesheet" href="{pathto(f"{MODULES}/figure.css", 1)}">'
    script = f'<script type="module" src="{pathto(f"{MODULES}/page.js", 1)}"></script>'
    return "\n  ".join([style, script, *links])


def shorter(text: str, name: str) -> str:
    """A module without comments and the spaces that its code does not need.

    Raises ExtensionError where a template literal stands inside another: rjsmin (1.3) takes the
    inner one's text for code, and drops its spaces, too.
    """
    if line := nested(text):
        raise ExtensionError(f"{name}, line {line}: a template literal inside another")
    return jsmin(text)


def nested(text: str) -> int:
    """The line of the first template literal that stands inside another; 0 if none does."""
    inside: list[str] = []  # "`": a template's text, "{": code
    at = 0
    while found := (TEXT if inside[-1:] == ["`"] else CODE).search(text, at):
        piece, at = found[0], found.end()
        if piece == "`" and inside[-1:] != ["`"]:
            if "`" in inside:
                return text.count("\n", 0, at) + 1
            inside.append("`")
        elif piece in ("{", "${"):
            inside.append("{")
        elif piece in ("}", "`") and inside:
            inside.pop()
    return 0


def copy(app: Sphinx, error: Exception | None) -> None:
    """The modules of the browser's half; without comments a sixth less to load."""
    if error or app.builder.format != "html":
        return
    target = Path(app.outdir) / MODULES
    shutil.rmtree(target, ignore_errors=True)
    for path in BROWSER.rglob("*"):
        if path.suffix not in {".js", ".css", ".wasm"}:
            continue
        place = target / path.relative_to(BROWSER)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".wasm":
            shutil.copyfile(path, place)
            continue
        text = path.read_text(encoding="utf-8")
        short = shorter(text, path.name) if path.suffix == ".js" else COMMENT.sub("", text)
        place.write_text(short, encoding="utf-8")
