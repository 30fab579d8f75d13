"""A matrix as coloured cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import torch

from .base import Names, Series, Shape, View, ViewError, words


@dataclass(frozen=True)
class heatmap(View):
    """A matrix `z` (R, C) as coloured cells, with `row_labels` (R,) and `column_labels` (C,).

    names: strings for labels that are ids.
    zlim: numbers at the two ends of the colour scale.   scale: "sequential" or "diverging".
    legend: what the colours mean, where that is no range of numbers.
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

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        rows, columns = self.count("z", outputs)
        left = min(120, width / 4) if self.row_labels is not None else 8
        cell = max(2, min(64, (width - left - 8) / columns))
        top = 26 if self.column_labels is not None else 4
        return top + min(520, rows * max(cell, 13)) + 25

    def columns(self) -> list[tuple[str, str]]:
        rows = [(self.ylabel or "row", "row_labels")] if self.row_labels is not None else []
        return [*rows, (self.zlabel or words(self.z), "z")]
