"""Small matrices in rows, joined by the arrows of a calculation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch

from ..controls.base import NARROW
from .base import Shape, View, ViewError
from .cells import cells
from .layout import Layout

HEADROOM, BETWEEN = 18, 40  # px: of the arrows above the first row, and between two rows


class joined(Layout):
    """Rows of `cells`, each with its `column_labels`, whose boxes share the width evenly.

    arrows: pairs (from, to) of the cells, in their order. Those between neighbours go straight,
        others of the first row above it, and those to the next row down.
    lit: an output (E,), bool: which of the arrows are strong.
    """

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

    def height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        views = iter(self.views)
        rows = [[next(views) for _ in range(count)] for count in self.rows]
        high = [self._row(row, width, outputs) for row in rows]
        return HEADROOM + sum(high) + BETWEEN * (len(high) - 1)

    @staticmethod
    def _row(row: list[View], width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        names = [view.names_room() for view in row]
        columns = [view.count("values", outputs)[-1] for view in row]
        gaps = (24 if width >= NARROW else 13) * (len(row) - 1)
        box = (width - sum(names) - gaps) / sum(columns)
        wide = [name + box * count for name, count in zip(names, columns, strict=True)]
        return max(view.height(w, outputs) for view, w in zip(row, wide, strict=True))

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"rows": self.rows, "arrows": self.arrows, "lit": self.lit}
