"""Numbers that are added up, one after the other, and what a curve makes of their sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from .base import Series, Shape, View, ViewError, in_words, same, size

ROW, CURVE, AXIS = 26, 110, 44  # px: a bar, the room of the curve, the axis and its name


@dataclass(frozen=True)
class waterfall(View):
    """Bars `y` (N,), each beginning where the one above it ends, the first at 0; `labels` (N,).

    curve: (M,) heights from 0 to 1, at M places from one end of xlim to the other: under the bars,
        on the same axis.   at: 0-d, its height at the sum, where a line from the last bar meets it.
    """

    y: Series
    labels: Series
    curve: Series
    at: Series
    xlim: tuple[float, float]
    xlabel: str = ""
    ylabel: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        same(self, shapes, "y", "labels")
        same(self, shapes, "at", dims=0)
        if len(shapes["curve"]) != 1 or shapes["curve"][0] < 2:
            raise ViewError(f"waterfall: curve of {size(shapes['curve'])}; allowed: 2 or more")

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        return ROW * self.count("y", outputs)[0] + CURVE + AXIS

    def columns(self) -> list[tuple[str, str]]:
        return [("added", "labels"), (in_words(self.y), "y")]
