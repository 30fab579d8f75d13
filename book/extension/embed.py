"""Each figure alone, for a frame in another page: its *Embed* gives the line for it."""

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from . import modules

FOLDER = "embed"
#: A figure on a page, once `live_figures` has put its specification there: its name, and its base.
FIGURE = re.compile(
    r'<figure class="live-figure" id="figure-([^"]+)"(?:(?!</figure>).)*?data-base="([^"]*)"'
    r".*?</figure>",
    re.DOTALL,
)
CODE = re.compile(r'<details class="[^"]*\bhide\b.*?</details>', re.DOTALL)  # in a figure's foot
HOME = '"embed":'


def place(page: str, name: str) -> str:
    """Where a figure of a page lies alone, below the site's root.

    >>> place("chapters/02_neurons", "picnic")
    'embed/chapters/02_neurons/picnic.html'
    """
    return f"{FOLDER}/{page}/{name}.html"


def write(app: Sphinx, page: str, template: str, context: dict, doctree: Any) -> None:
    """A page of its own for each figure of a page that is not another's (`borrowed`)."""
    body = context.get("body")
    for figure in FIGURE.finditer(body) if isinstance(body, str) else []:
        name, base = figure[1], figure[2]
        if f'"embed":"{place(page, name)}"' not in figure[0]:
            continue
        file = Path(app.outdir) / place(page, name)
        up = "../" * place(page, name).count("/")
        alone = CODE.sub("", figure[0]).replace(f'data-base="{base}"', f'data-base="{up}_llmbook/"')
        alone = alone.replace(HOME, f'"home":"{up}{page}.html",{HOME}', 1)
        alone = alone.replace(f'src="{base}', f'src="{up}_llmbook/')
        caption = re.search(r"<figcaption[^>]*>(.*?)</figcaption>", figure[0], re.DOTALL)
        views = re.search(r'"modules":\[([^\]]*)\]', figure[0])
        used = re.findall(r'"([^"]+)"', views[1]) if views else []
        given = context | {
            "figure": alone,
            "caption": re.sub(r"<[^>]+>", "", caption[1]) if caption else "",
            "up": up,
            "home": f"{up}{page}.html#figure-{name}",
            "address": f"{app.config.html_baseurl}{page}.html",
            "head": modules.head(lambda path, _, up=up: up + path, ["page.js", *used]),
        }
        file.parent.mkdir(parents=True, exist_ok=True)
        html = app.builder.templates.render("embed.html", given)
        file.write_text(html, encoding="utf-8")


def forget(app: Sphinx, error: Exception | None) -> None:
    """A figure that no page has any more is not published alone."""
    if error or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for file in (out / FOLDER).rglob("*.html"):
        page, name = file.parent.relative_to(out / FOLDER), file.stem
        home = out / f"{page}.html"
        if not home.exists() or place(page.as_posix(), name) not in home.read_text("utf-8"):
            file.unlink()


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", write, priority=960)  # after all that is done to the figures
    app.connect("build-finished", forget)
