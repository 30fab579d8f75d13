"""A matrix as coloured cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import ClassVar

import torch

from .base import Names, Series, Shape, Taken, View, ViewError, in_words, size

MANY = 2500  # cells; more are drawn on a canvas
LOW, HIGH = 13, 520  # px: a row with its name, and all rows
LETTER = 6.6  # px, roughly, of the line below


@dataclass(frozen=True)
class heatmap(View):
    """A matrix `z` (R, C) as coloured cells, with `row_labels` (R,) and `column_labels` (C,).

    A cell that is NaN is none: it is left empty.   xlabel, ylabel: what the axes are.
    names: strings for labels that are ids.
    zlim: numbers at the two ends of the colour scale.   scale: "sequential" or "diverging".
    legend: what the colours mean, where that is no range of numbers.
    chosen: (2,), row and column of an outlined cell.   choose: the two controls whose R and C
        values are the rows and the columns: a click on a cell, or an arrow key, sets them.
    drag: a control that the chosen cell stands for: it is pulled among `stops` (2, N), the row and
        the column of the cell for each of the control's N values; NaN where there is none.
    marked: (2,), row and column of a cell with a dashed outline; marked_label says what it is.
    tall: how high all rows are at most, in pixels, where that is not 520.   row: a row's height.
    Where there is no room for all names, of columns that have numbers some are told, and of rows
    that can be chosen the one that is.
    """

    z: Series
    row_labels: Series = None
    column_labels: Series = None
    xlabel: str = ""
    ylabel: str = ""
    zlabel: str = ""
    zlim: tuple[float, float] | None = None
    legend: str = ""
    scale: str = "sequential"
    chosen: Series = None
    choose: tuple[str, str] | None = None
    stops: Series = None
    drag: str = ""
    marked: Series = None
    marked_label: str = ""
    tall: int | None = None
    row: int | None = None
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("row_labels", "column_labels")
    grow: ClassVar[int] = 2

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        z = shapes["z"]
        if len(z) != 2:
            raise ViewError(f"heatmap: z has shape {z}; allowed: (rows, columns)")
        for name, count in (("row_labels", z[0]), ("column_labels", z[1])):
            if shapes.get(name, (count,)) != (count,):
                raise ViewError(
                    f"heatmap: z of {size(z)} and {name} of {size(shapes[name])} do not fit"
                )
        for name in ("chosen", "marked"):
            if shapes.get(name, (2,)) != (2,):
                raise ViewError(f"heatmap: {name} has shape {shapes[name]}; allowed: (2,)")
        if self.choose and not {"chosen", "row_labels", "column_labels"} <= {*shapes}:
            raise ViewError("heatmap: choose needs chosen, row_labels and column_labels")
        if self.drag and (len(shapes.get("stops", ())) != 2 or shapes["stops"][0] != 2):
            raise ViewError("heatmap: drag needs stops (2, N), a cell for each value")
        if self.drag and (self.choose or "chosen" not in shapes):
            raise ViewError("heatmap: drag needs chosen, the cell that is pulled; and no choose")
        if self.choose and z[0] * z[1] > MANY:
            raise ViewError(f"heatmap: choose among {size(z)} cells; allowed: {MANY}")

    def takes(self) -> dict[str, Taken]:
        fields = ("row_labels", "column_labels")
        chosen = {c: Taken(f) for c, f in zip(self.choose or (), fields, strict=False)}
        return chosen | ({self.drag: Taken("stops")} if self.drag else {})

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        rows, columns = self.count("z", outputs)
        high = self.tall or HIGH
        square = rows == columns

        def wide(left: float) -> float:
            return max(2, min(64, (width - left - 8) / columns, high / rows if square else 64))

        left = 8.0
        if self.row_labels is not None:
            named = min(120, width / 4, 16 + self._longest("row_labels", outputs))
            shown = (wide(named) if square else high / rows) >= LOW - 1
            left = named if shown or self.choose else left
        cell = wide(left)
        top, axes = 4.0, 20 if self.xlabel or self.ylabel else 0
        if self.column_labels is not None and cell >= LOW - 1:
            longest = self._longest("column_labels", outputs)
            top = min(0.87 * longest, 66) + 12 if longest > cell else 26
        elif self.column_labels is not None:
            numbered = self._longest("column_labels", outputs) <= 3 * 7
            top = 26 if numbered or self.choose else top
        body = rows * cell if square else rows * (self.row or min(high / rows, max(cell, LOW)))
        return axes + top + body + 4 + 21 * ceil(LETTER * self._letters(outputs) / width)

    def _letters(self, outputs: Mapping[str, torch.Tensor]) -> int:
        """How long the line below is, about: what is outlined, what the colours mean."""
        said = len(self.legend) or len(self.zlabel) + 12
        if self.choose:
            named = sum(self._longest(f, outputs) // 7 for f in ("row_labels", "column_labels"))
            said += 24 + len(self.ylabel + self.xlabel) + named
        return said + (10 + len(self.marked_label) if self.marked_label else 0)

    def _longest(self, field: str, outputs: Mapping[str, torch.Tensor]) -> int:
        return 7 * max(1, *(len(str(name)) for name in self.read(field, outputs)))

    def columns(self) -> list[tuple[str, str]]:
        rows = [(self.ylabel or "row", "row_labels")] if self.row_labels is not None else []
        return [*rows, (self.zlabel or in_words(self.z), "z")]
