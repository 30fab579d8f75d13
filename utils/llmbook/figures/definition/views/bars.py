"""Horizontal bars, one for each candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import torch

from .base import Names, Series, Shape, Taken, View, ViewError, same, words


@dataclass(frozen=True)
class bars(View):
    """Horizontal bars, one a row: labels `x`, lengths `y`, both (N,). One that is NaN is none.

    kept: (N,) bool; a bar that is not kept is struck out.   before: (N,) a second length, a mark.
    names: turns the integers in `x` into strings.   ylim: the axis, else from the numbers.
    format: "percent" or "number".
    choose: the control whose N values are the bars, in their order: a click on a bar, or an arrow
        key, sets it.   chosen: 0-d, the place of the chosen bar.
    """

    x: Series
    y: Series
    kept: Series = None
    before: Series = None
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("x",)
    ylim: tuple[float, float] | None = None
    ylabel: str = ""
    format: str = "percent"
    chosen: Series = None
    choose: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        same(self, shapes, "x", "y", "kept", "before")
        same(self, shapes, "chosen", dims=0)
        if self.choose and "chosen" not in shapes:
            raise ViewError(f"bars: choose={self.choose!r} needs chosen, the place of a bar")

    def takes(self) -> dict[str, Taken]:
        return {self.choose: Taken("y")} if self.choose else {}

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        return 28 * self.count("y", outputs)[0] + 4

    def columns(self) -> list[tuple[str, str]]:
        before = [("before", "before")] if self.before is not None else []
        kept = [("kept", "kept")] if self.kept is not None else []
        return [("label", "x"), *before, (self.ylabel or words(self.y), "y"), *kept]
