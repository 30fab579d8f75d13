"""The modules of the browser's half: beside the pages, and what each page asks for, and when."""

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


def head(pathto: Callable[..., str], figures: list[tuple[list[str], str]]) -> str:
    """The page's links: what draws its first figure is asked for when the page has been painted
    (start.js), what draws the others, and what computes, when its reader moves (early.js).

    figures: of each, in the page's order, its views' modules and its specification's file.
    """
    (views, spec), *others = figures
    first = in_order(["page.js", *views])
    later = in_order([*ENGINE, *(view for views, _ in others for view in views)])
    later = [path for path in later if path not in first]

    def link(rel: str, path: str, more: str = "") -> str:
        return f'<link rel="{rel}"{more} href="{pathto(path, 1)}">'

    return "\n  ".join(
        [
            link("stylesheet", f"{MODULES}/figure.css"),
            f'<script type="module" src="{pathto(f"{MODULES}/start.js", 1)}"></script>',
            *(link("llmbook-first", f"{MODULES}/{path}") for path in first),
            link("llmbook-first", spec, ' as="fetch" crossorigin'),
            *(link("llmbook-later", f"{MODULES}/{path}") for path in later),
        ]
    )


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
