"""Curves, with a point marked on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from .base import Series, Shape, Taken, View, ViewError, size, words


@dataclass(frozen=True)
class lines(View):
    """Curves over `x` (N,): `y` is (N,) or (L, N), one curve a row, named by `labels` (L,).

    highlight: 0-d, the row to draw strong.   at_x, at_y: 0-d, a point marked on the plot.
    xlim, ylim: the axes, else from the numbers.
    log: "x", "y" or "xy", in powers of ten; for y, ylim is needed.
    drag: the control that the marked point's place on the x axis stands for: in numbers of the
        axis, or, where it is a choice, one of N values in the order of `x`. The point is dragged.
    """

    x: Series
    y: Series
    labels: Series = None
    highlight: Series = None
    at_x: Series = None
    at_y: Series = None
    xlabel: str = ""
    ylabel: str = ""
    xlim: tuple[float, float] | None = None
    ylim: tuple[float, float] | None = None
    log: str = ""
    drag: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        y = shapes["y"]
        if len(y) not in {1, 2} or shapes["x"] != y[-1:]:
            raise ViewError(
                f"lines: x of {size(shapes['x'])} and y of {size(y)} do not fit; "
                "allowed: x (N,) with y (N,) or (L, N)"
            )
        if "labels" in shapes and shapes["labels"] != (y[0] if len(y) == 2 else 1,):
            raise ViewError(f"lines: labels of {size(shapes['labels'])}, y of {size(y)} do not fit")
        if self.log not in ("", "x", "y", "xy"):
            raise ViewError(f"lines: log={self.log!r}; allowed: 'x', 'y' or 'xy'")
        if "y" in self.log and not (self.ylim and min(self.ylim) > 0):
            raise ViewError(f"lines: log 'y' with ylim={self.ylim}; allowed: two numbers above 0")
        for name in ("highlight", "at_x", "at_y"):
            if shapes.get(name, ()) != ():
                raise ViewError(f"lines: {name} has shape {shapes[name]}; allowed: one number")
        if self.drag and not {"at_x", "at_y"} <= shapes.keys():
            raise ViewError(f"lines: drag={self.drag!r} needs a point: at_x and at_y")

    def takes(self) -> dict[str, Taken]:
        return {self.drag: Taken("x", number=True)} if self.drag else {}

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        return 300

    def columns(self) -> list[tuple[str, str]]:
        return [(self.xlabel or words(self.x), "x"), (self.ylabel or words(self.y), "y")]
