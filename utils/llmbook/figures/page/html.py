"""The still half of a figure: HTML without a script, the same on every machine.

It is what the book, GitHub and a notebook not yet run show. Its numbers stand in `<data>`, so that
the tests can compare them by value and not by digit.
"""

from html import escape
from typing import Any

from torch import Tensor

from ..definition.definition import Definition
from ..definition.views.base import View

MAX_ROWS = 12
MAX_COLUMNS = 12


def data(value: float | int | bool | str, digits: int = 4) -> str:
    """A number as HTML: rounded to read, whole in `value`; a text as it is.

    >>> data(0.77345678)
    '<data value="0.7734568">0.7735</data>'
    """
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value != value:
        return "–"  # there is none
    if isinstance(value, int):
        return f'<data value="{value}">{value:,}</data>'
    return f'<data value="{value:.7g}">{value:.{digits}g}</data>'


def static_html(fig: Definition, outputs: dict[str, Tensor], published: str | None) -> str:
    """The figure as a caption and its numbers, under a closed `<details>`.

    published: the name of its specification, where a book is built.
    """
    tables = "".join(_table(view, outputs) for view in fig.view.leaves())
    mark = f' data-llmbook="{published}"' if published else ""
    return (
        f'<figure class="live-figure" id="{fig.id}" aria-labelledby="{fig.id}-caption"{mark}>'
        f'<figcaption id="{fig.id}-caption">{escape(fig.caption)}</figcaption>'
        f"{_asked(fig)}{_goals(fig)}"
        f'<details class="lf-numbers"><summary>The numbers in this figure</summary>{tables}'
        "</details></figure>"
    )


def _asked(fig: Definition) -> str:
    return f'<p class="lf-asks">{escape(fig.guess.asks)}</p>' if fig.guess else ""


def _goals(fig: Definition) -> str:
    items = "".join(f"<li>{escape(goal.task)}</li>" for goal in fig.goals)
    return f'<ul class="lf-goals" aria-label="Goals">{items}</ul>' if items else ""


def _table(view: View, outputs: dict[str, Tensor]) -> str:
    heads, rows = table(view, outputs)
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    body = "".join(f"<tr>{''.join(f'<td>{data(c)}</td>' for c in row)}</tr>" for row in rows)
    caption = f"<caption>{escape(view.title)}</caption>" if view.title else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def table(view: View, outputs: dict[str, Tensor]) -> tuple[list[str], list[list[Any]]]:
    """Headings and at most 12 rows of a view's numbers. `browser/table.js` is its twin.

    A field of one dimension is a column; of two, as many columns as it has rows (its rows may be
    named by the view's labels). Single numbers make one row.
    """
    heads: list[str] = []
    columns: list[list[Any]] = []
    for head, field in view.table():
        values = view.read(field, outputs)
        if values and isinstance(values[0] if isinstance(values, list) else None, list):
            for number, row in enumerate(values[:MAX_COLUMNS], 1):
                heads.append(f"{head} {number}")
                columns.append(row)
        else:
            heads.append(head)
            columns.append(values if isinstance(values, list) else [values])
    height = min(MAX_ROWS, max(map(len, columns), default=0))
    rows = [[c[i] if i < len(c) else "" for c in columns] for i in range(height)]
    return heads, rows
