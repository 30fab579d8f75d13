"""Small matrices in rows, joined by the arrows of a calculation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .base import Shape, View, ViewError
from .cells import cells
from .layout import Layout


class joined(Layout):
    """Rows of `cells`, each with its `column_labels`, whose boxes share the width evenly.

    arrows: pairs (from, to) of the cells, in their order. Those between neighbours go straight,
        others of the first row above it, and those to the next row down.
    lit: an output (E,), bool: which of the arrows are strong.
    """

    rows: list[int]  # how many cells each has
    arrows: list[list[int]]
    lit: str

    def __init__(
        self, *rows: Sequence[View], arrows: Sequence[tuple[int, int]] = (), lit: str = ""
    ):
        super().__init__(*(view for row in rows for view in row))
        for view in self.views:
            if not isinstance(view, cells) or view.column_labels is None:
                raise ViewError("joined() takes rows of cells, each with column_labels")
        for pair in arrows:
            if not 0 <= pair[0] < pair[1] < len(self.views):
                raise ViewError(f"joined: the arrow {tuple(pair)} leads to no later cells")
        object.__setattr__(self, "rows", [len(row) for row in rows])
        object.__setattr__(self, "arrows", [list(pair) for pair in arrows])
        object.__setattr__(self, "lit", lit)

    def check(self, shapes: Mapping[str, Shape]) -> None:
        super().check(shapes)
        if shapes.get(self.lit) != (len(self.arrows),):
            raise ViewError(f"joined(lit={self.lit!r}) names no output of ({len(self.arrows)},)")

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"rows": self.rows, "arrows": self.arrows, "lit": self.lit}
