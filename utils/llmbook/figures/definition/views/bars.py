"""Horizontal bars, one for each candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import torch

from .base import Names, Series, Shape, View, same, words


@dataclass(frozen=True)
class bars(View):
    """Horizontal bars, one a row: labels `x`, lengths `y`, both (N,).

    kept: (N,) bool; a bar that is not kept is struck out.   before: (N,) a second length, a mark.
    names: turns the integers in `x` into strings.   ylim: the axis, else from the numbers.
    format: "percent" or "number".
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

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        same(self, shapes, "x", "y", "kept", "before")

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        return 28 * self.count("y", outputs)[0] + 4

    def columns(self) -> list[tuple[str, str]]:
        before = [("before", "before")] if self.before is not None else []
        kept = [("kept", "kept")] if self.kept is not None else []
        return [("label", "x"), *before, (self.ylabel or words(self.y), "y"), *kept]
