"""Numbers that are added up, one after the other, and what a curve makes of their sum."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from .base import Names, Series, Shape, View, ViewError, in_words, same, size


@dataclass(frozen=True)
class waterfall(View):
    """Bars `y` (N,), each beginning where the one above it ends, the first at 0; `labels` (N,), ids
    if `names` are given.

    curve: (M,) heights from 0 to 1, at M places from one end of xlim to the other: under the bars,
        on the same axis.   at: 0-d, its height at the sum, where a line from the last bar meets it.
        Without a curve the line goes to the axis, where the sum is told.
    shown: (N,) bool; of the others, which come last, nothing is drawn.
    """

    y: Series
    labels: Series
    xlim: tuple[float, float]
    curve: Series = None
    at: Series = None
    shown: Series = None
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("labels",)
    xlabel: str = ""
    ylabel: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        same(self, shapes, "y", "labels", "shown")
        same(self, shapes, "at", dims=0)
        if ("curve" in shapes) != ("at" in shapes):
            raise ViewError("waterfall: curve and at go together")
        if "curve" in shapes and (len(shapes["curve"]) != 1 or shapes["curve"][0] < 2):
            raise ViewError(f"waterfall: curve of {size(shapes['curve'])}; allowed: 2 or more")

    def columns(self) -> list[tuple[str, str]]:
        return [("added", "labels"), (in_words(self.y), "y")]
