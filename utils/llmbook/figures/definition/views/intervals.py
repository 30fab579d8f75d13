"""An interval that is narrowed again and again, each time drawn in full length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from .base import Series, Shape, Taken, View, ViewError, size

TOP, BAR, FAN, LAST = 18, 28, 34, 52  # px; a bar, the fan below it, the line from 0 to 1


@dataclass(frozen=True)
class intervals(View):
    """S bars below each other, each split into K parts, of which one is taken: it is what the next
    bar shows in full length. Below them the last interval at its true place, from 0 to 1.

    shares: (S, K), the parts of each bar, which add up to 1.   parts: (K,), their names.
    taken: (S,), the place of the part that is taken.
    ends: (S, 2), the lower and the upper end after each step.   decimals: of the ends.
    digits: (B,), binary digits behind the point, −1 where there is none; they name the stretch
    stretch: (2,), from its lower to its upper end.
    choose: S controls whose K values are the parts: a click on a part, or an arrow key, sets one.
    """

    shares: Series
    parts: Series
    taken: Series
    ends: Series
    digits: Series = None
    stretch: Series = None
    decimals: int = 4
    choose: tuple[str, ...] = ()

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        steps, count = (*shapes["shares"], 0)[:2]
        wanted = {"shares": (steps, count), "parts": (count,), "taken": (steps,)}
        wanted |= {"ends": (steps, 2), "stretch": (2,)}
        for name, shape in wanted.items():
            if shapes.get(name, shape) != shape:
                raise ViewError(
                    f"intervals: {name} of {size(shapes[name])}; allowed: {size(shape)}"
                )
        if len(shapes.get("digits", (0,))) != 1 or ("digits" in shapes) != ("stretch" in shapes):
            raise ViewError("intervals: digits (B,) name a stretch (2,); allowed: both or none")
        if self.choose and len(self.choose) != steps:
            raise ViewError(
                f"intervals: choose names {len(self.choose)} controls; allowed: {steps}"
            )

    def takes(self) -> dict[str, Taken]:
        return dict.fromkeys(self.choose, Taken("shares"))

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        return TOP + (BAR + FAN) * self.count("taken", outputs)[0] + LAST

    def columns(self) -> list[tuple[str, str]]:
        return [("part taken", "taken"), ("lower and upper end", "ends")]
