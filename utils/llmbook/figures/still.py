"""What stands still: matplotlib's pictures as SVG with alt text, and single numbers."""

import io
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import torch

from .browser import PALETTE
from .page.html import data

LOOK = Path(__file__).parents[1] / "look.mplstyle"
_PALETTE = re.findall(r"(--book-[\w-]+): var\(--book-light, (#\w+)\)", PALETTE.read_text())
#: The colours of look.mplstyle, as the page's own, which know light from dark.
COLOURS = {"#000000": "currentColor"}
COLOURS |= {c: f"var({name}, {c})" for name, c in _PALETTE if c[1:] in LOOK.read_text()}
COLOURS |= {c: "currentColor" for name, c in _PALETTE if name == "--book-ink"}


class Html:
    """Something that a notebook shows as HTML, with a plain text beside it."""

    def __init__(self, html: str, text: str):
        self.html, self.text = html, text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def numbers(labelled: Mapping[str, Any] | None = None, /, **values: Any) -> Html:
    """Numbers out of a model, in a row: `numbers(Paris=p[0])` or `numbers({"T = 0.5": h})`.

    They stand in `<data>` elements: another CPU computes the last digits differently, and the tests
    compare such numbers by value.   values: numbers or 0-d tensors, shown to four digits.
    """
    items, values = [], {**(labelled or {}), **values}
    for name, value in values.items():
        value = value.item() if isinstance(value, torch.Tensor) else value
        label = escape(name.replace("_", " "))
        items.append(f"<div><dt>{label}</dt><dd>{data(value)}</dd></div>")
    return Html(f'<dl class="lf-row-of-numbers">{"".join(items)}</dl>', ", ".join(values))


def still(fig: Any, *, alt: str) -> Html:
    """A matplotlib figure as SVG: the same bytes on every run, in the colours of the page.

    alt: what the picture shows, for readers who do not see it.   Raises ValueError without it.
    Its colours are the page's, so that one picture serves light and dark.
    """
    import matplotlib
    from matplotlib import pyplot

    if not alt.strip():
        raise ValueError("still(): alt is empty; say what the picture shows")
    buffer = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "llmbook", "svg.fonttype": "none"}):
        fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    pyplot.close(fig)
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"-?\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}", svg)  # of a pixel
    svg = re.sub(r'style="([^"]*)"', _attributes, svg)
    svg = svg.replace("<svg", f'<svg role="img" aria-label="{escape(alt)}" class="still"', 1)
    return Html(f'<figure class="still">{svg}</figure>', f"<picture: {alt}>")


def _attributes(match: re.Match[str]) -> str:
    """`style="fill: #000"` as attributes, which a page's security policy lets through."""
    made = []
    for part in filter(None, (p.strip() for p in match[1].split(";"))):
        name, value = (side.strip() for side in part.split(":", 1))
        if name in {"white-space"}:
            continue
        value = COLOURS.get(value.lower(), value)
        if name == "font":
            size, family = value.split(" ", 1)  # as 10px 'DejaVu Sans'
            made += [f'font-size="{size}"', f'font-family="{family.replace(chr(34), "")}"']
        else:
            made.append(f'{name}="{value}"')
    return " ".join(made)
