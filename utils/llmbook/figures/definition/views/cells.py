"""A vector or a matrix as boxes with their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import torch

from ..controls.base import NARROW
from .base import Names, Series, Shape, Taken, View, ViewError, in_words, same, size

SMALL, SLANTED = 32, 42  # px: a box with small numbers, and the room of slanted names above such


@dataclass(frozen=True)
class cells(View):
    """A vector `values` (C,) or a matrix (R, C) as boxes with their numbers in them.

    For small tensors whose numbers are to be read; `heatmap` is for large ones.
    row_labels: (R,), column_labels: (C,): ids if `names` are given.
    decimals: of the numbers, so that they line up.
    shown: same shape as values, bool; the other boxes are drawn empty.
    A value that is NaN is none: "–".
    marked: same shape, bool; these boxes are outlined.   framed: 0-d, whether all of it is.
    limit: the number of full colour.
    choose: the control whose values are the rows of a matrix, or the boxes of a vector, by their
        labels: a click on one sets it.   chosen: 0-d, which one it is.
    """

    values: Series
    row_labels: Series = None
    column_labels: Series = None
    shown: Series = None
    marked: Series = None
    framed: Series = None
    chosen: Series = None
    limit: float | None = None
    decimals: int = 2
    choose: str = ""
    label: str = ""
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("row_labels", "column_labels")

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        values = shapes["values"]
        if len(values) not in {1, 2}:
            raise ViewError(f"cells: values has shape {values}; allowed: (C,) or (R, C)")
        rows = values[:-1] or (1,)
        needed = {"shown": values, "marked": values, "row_labels": rows}
        for name, shape in (needed | {"column_labels": values[-1:], "framed": ()}).items():
            if shapes.get(name, shape) != shape:
                raise ViewError(
                    f"cells: values of {size(values)} and {name} of {size(shapes[name])} do not fit"
                )

        same(self, shapes, "chosen", dims=0)
        if self.choose and not {self._picked(len(values)), "chosen"} <= shapes.keys():
            raise ViewError(
                f"cells: choose={self.choose!r} needs chosen and {self._picked(len(values))}"
            )

    @staticmethod
    def _picked(dims: int) -> str:
        return "row_labels" if dims == 2 else "column_labels"

    def takes(self) -> dict[str, Taken]:
        field = "column_labels" if self.row_labels is None else "row_labels"
        return {self.choose: Taken(field)} if self.choose else {}

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        shape = self.count("values", outputs)
        top = 24 if self.column_labels is not None else 0
        box = (width - self.names_room()) / shape[-1]
        if top and box < SMALL and not isinstance(self.column_labels, str):
            top = SLANTED if 7 * max(map(len, self.column_labels)) > box else top
        return top + 30 * (shape[0] if len(shape) == 2 else 1)

    def least_width(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        if width >= NARROW or isinstance(self.row_labels, str):
            return super().least_width(width, outputs)
        box = 26 if self.decimals < 2 else 36
        return self.names_room() + box * self.count("values", outputs)[-1]

    def names_room(self) -> float:
        """The room of the rows' names."""
        if self.row_labels is None or isinstance(self.row_labels, str):
            return 0
        return max(map(len, self.row_labels)) * 8 + 10

    def columns(self) -> list[tuple[str, str]]:
        heads = [("column", "column_labels")] if self.column_labels is not None else []
        return [*heads, (self.label or self.title or in_words(self.values), "values")]
