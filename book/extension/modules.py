"""The modules of the browser's half: beside the pages, and asked for by each page at once."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from llmbook.figures.browser import BROWSER, in_order
from rjsmin import jsmin
from sphinx.application import Sphinx

MODULES = "_static/llmbook"
ENGINE = ["engine.js"]
COMMENT = re.compile(r"[ \t]*/\*.*?\*/", re.DOTALL)  # in a stylesheet


def head(pathto: Callable[..., str], entries: list[str]) -> str:
    """The page's links: all modules are asked for at once, not one after the other."""
    first, later = in_order(entries), in_order(ENGINE)
    preload = [path for path in [*first, *later] if path != "page.js"]
    links = [f'<link rel="modulepreload" href="{pathto(f"{MODULES}/{p}", 1)}">' for p in preload]
    style = f'<link rel="stylesheet" href="{pathto(f"{MODULES}/figure.css", 1)}">'
    script = f'<script type="module" src="{pathto(f"{MODULES}/page.js", 1)}"></script>'
    return "\n  ".join([style, script, *links])


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
        short = jsmin(text) if path.suffix == ".js" else COMMENT.sub("", text)
        place.write_text(short, encoding="utf-8")
