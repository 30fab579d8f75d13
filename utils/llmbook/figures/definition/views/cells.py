"""A vector or a matrix as boxes with their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from .base import Names, Series, Shape, Taken, View, ViewError, in_words, same, size


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

    def columns(self) -> list[tuple[str, str]]:
        heads = [("column", "column_labels")] if self.column_labels is not None else []
        return [*heads, (self.label or self.title or in_words(self.values), "values")]
