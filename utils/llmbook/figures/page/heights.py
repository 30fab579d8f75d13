"""About how high the page will draw a figure, so that it can keep the room free and nothing jumps.

The browser lays a figure out; this only foresees it, to within a line or two (a test compares).
Each view foresees its own height (`View.height`).
"""

from __future__ import annotations

from math import ceil

from torch import Tensor

from ..definition.definition import Definition

#: Inner widths of a figure in the book's column and on a phone, in pixels.
WIDE, NARROW = 642, 322
FOLD = 36  # px: the line under which more settings are folded


def height(fig: Definition, width: int, outputs: dict[str, Tensor]) -> int:
    """A whole figure's height at this inner width, in pixels."""
    shown = [one for name, one in fig.inputs.items() if name not in fig.more]
    ticks = [one for one in shown if one.kind == "checkbox"]
    if len(ticks) > 2:  # they stand in rows, as in figure.css
        shown = [one for one in shown if one not in ticks]
    controls = sum(one.height(width) for one in shown) + (FOLD if fig.more else 0)
    if len(ticks) > 2:
        wide = sum(62 + 8 * len(one.label) for one in ticks)
        controls += 42 * ceil(wide / width)
    caption = 22 * ceil(7.1 * len(fig.caption) / width)
    frame = 96 if fig.controls else 74  # the border, the link to the numbers, the buttons beside it
    return round(fig.view.height(width, outputs) + controls + caption + frame)
