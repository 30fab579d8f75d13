"""A matrix as coloured cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from .base import Names, Series, Shape, View, ViewError, words


@dataclass(frozen=True)
class heatmap(View):
    """A matrix `z` (R, C) as coloured cells, with `row_labels` (R,) and `column_labels` (C,).

    names: strings for labels that are ids.
    zlim: numbers at the two ends of the colour scale.   scale: "sequential" or "diverging".
    """

    z: Series
    row_labels: Series = None
    column_labels: Series = None
    xlabel: str = ""
    ylabel: str = ""
    zlabel: str = ""
    zlim: tuple[float, float] | None = None
    scale: str = "sequential"
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("row_labels", "column_labels")

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        z = shapes["z"]
        if len(z) != 2:
            raise ViewError(f"heatmap: z has shape {z}; allowed: (rows, columns)")
        for name, size in (("row_labels", z[0]), ("column_labels", z[1])):
            if shapes.get(name, (size,)) != (size,):
                raise ViewError(
                    f"heatmap: z of {size(z)} and {name} of {size(shapes[name])} do not fit"
                )

    def columns(self) -> list[tuple[str, str]]:
        rows = [(self.ylabel or "row", "row_labels")] if self.row_labels is not None else []
        return [*rows, (self.zlabel or words(self.z), "z")]
