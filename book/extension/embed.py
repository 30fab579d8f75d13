"""Each figure alone, for a frame in another page: its *Embed* gives the line for it."""

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from . import modules

FOLDER = "embed"
FIGURE = re.compile(r'<figure class="live-figure" id="([^"]+)".*?</figure>', re.DOTALL)
CODE = re.compile(r'<details class="[^"]*\bhide\b.*?</details>', re.DOTALL)  # in a figure's foot


def place(page: str, name: str) -> str:
    """Where a figure of a page lies alone, below the site's root.

    >>> place("chapters/02_neurons", "picnic")
    'embed/chapters/02_neurons/picnic.html'
    """
    return f"{FOLDER}/{page}/{name}.html"


def write(app: Sphinx, page: str, template: str, context: dict, doctree: Any) -> None:
    """A page of its own for each figure of a page that is not another's (`borrowed`)."""
    figures = context.get("live_figures", {})
    for match in FIGURE.finditer(context["body"]) if figures else []:
        figure = figures.get(match[1])
        if not figure or figure.owner != page:
            continue
        where = figure.spec["embed"]
        up = "../" * where.count("/")
        home = f"{up}{page}.html"
        alone = CODE.sub("", match[0]).replace(context["pathto"]("_llmbook/", 1), f"{up}_llmbook/")
        given = context | {
            "figure": alone.replace(" data-base", f' data-home="{home}" data-base', 1),
            "caption": figure.spec["caption"],
            "up": up,
            "home": f"{home}#{match[1]}",
            "address": f"{app.config.html_baseurl}{page}.html",
            "head": modules.head(lambda path, _, up=up: up + path, [figure.needs]),
        }
        html = app.builder.templates.render("embed.html", given)
        file = Path(app.outdir) / where
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")


def forget(app: Sphinx, error: Exception | None) -> None:
    """A figure that no page has any more is not published alone."""
    if error or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for file in (out / FOLDER).rglob("*.html"):
        page, name = file.parent.relative_to(out / FOLDER), file.stem
        home = out / f"{page}.html"
        if not home.exists() or f'id="figure-{name}"' not in home.read_text("utf-8"):
            file.unlink()


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", write, priority=960)  # after all that is done to the figures
    app.connect("build-finished", forget)
