"""Two numbers at each of many places, and what lies between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from .base import Series, Shape, Taken, View, ViewError, as_list, in_words, same, size


@dataclass(frozen=True)
class dumbbells(View):
    """Upright dumbbells beside each other: `y` (2, N), of each a dot and a ring, on a log axis.

    The stretch between them is blue where the dot lies higher.   labels: (2,), what both are.
    at: 0-d, the place, from 0, of the one whose numbers are told.   drag: the control whose N
        values are the places: a finger drawn across chooses, as do the arrow keys.
    ylim: the axis; what lies beyond is drawn at its end.   tall: px.
    """

    y: Series
    labels: Series
    at: Series
    ylim: tuple[float, float]
    drag: str = ""
    xlabel: str = ""
    ylabel: str = ""
    tall: int = 300

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        y = shapes["y"]
        if len(y) != 2 or y[0] != 2 or shapes["labels"] != (2,):
            raise ViewError(
                f"dumbbells: y of {size(y)} and labels of {size(shapes['labels'])} do not fit; "
                "allowed: y (2, N), labels (2,)"
            )
        same(self, shapes, "at", dims=0)
        if not 0 < self.ylim[0] < self.ylim[1]:
            raise ViewError(f"dumbbells: ylim={self.ylim}; allowed: above 0, on a log axis")

    def takes(self) -> dict[str, Taken]:
        return {self.drag: Taken("y")} if self.drag else {}

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        long = sum(7.4 * len(label) + 40 for label in as_list(self.labels))
        return self.tall + 32 + 24 * (long > width)

    def columns(self) -> list[tuple[str, str]]:
        return [(self.ylabel or in_words(self.y), "y")]
