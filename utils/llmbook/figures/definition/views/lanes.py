"""Lanes on one axis of time: when each token of an answer comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from .base import Series, Shape, Taken, View, ViewError, same, size

NAME, BAR, GAP, AXIS, LEGEND = 22, 24, 10, 44, 32  # px


@dataclass(frozen=True)
class lanes(View):
    """Lanes on one axis of time, from 0: a grey bar up to the first token, then a tick for each.

    each: (L, N), how long each token took, the first with the reading before it; a number that is
        none (NaN) is a token not written.   labels: (L,).   highlight: 0-d, the strong lane.
    first, tick: what the grey bar and a tick are called; without first there is no grey bar.
    noun: what is counted.   unit: of time.
    now: 0-d, a moment: what comes after it is not drawn.   xlim: the axis, else from the numbers,
        rounded up.
    choose: the control whose L values are the lanes: a click on one, or an arrow key, sets it.
    drag: the control that the end of the strong lane's grey bar stands for; ends: (M,), where it
        lies at each of the control's M values, in their order.
    """

    each: Series
    labels: Series
    highlight: Series = None
    now: Series = None
    ends: Series = None
    first: str = "the prompt is read"
    tick: str = "a token is written"
    noun: str = "token"
    unit: str = "s"
    xlabel: str = ""
    xlim: tuple[float, float] | None = None
    choose: str = ""
    drag: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        each = shapes["each"]
        if len(each) != 2 or shapes["labels"] != each[:1]:
            raise ViewError(
                f"lanes: each of {size(each)} and labels of {size(shapes['labels'])} do not fit; "
                "allowed: each (L, N) with labels (L,)"
            )
        same(self, shapes, "highlight", dims=0)
        same(self, shapes, "now", dims=0)
        same(self, shapes, "ends")
        if self.drag and not {"ends", "highlight"} <= shapes.keys():
            raise ViewError(f"lanes: drag={self.drag!r} needs highlight, a lane, and its ends")

        if self.choose and "highlight" not in shapes:
            raise ViewError(f"lanes: choose={self.choose!r} needs highlight, the place of a lane")

    def takes(self) -> dict[str, Taken]:
        dragged = {self.drag: Taken("ends")} if self.drag else {}
        return dragged | ({self.choose: Taken("labels")} if self.choose else {})

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        return LEGEND + (NAME + BAR + GAP) * self.count("each", outputs)[0] + AXIS

    def columns(self) -> list[tuple[str, str]]:
        return [(self.xlabel or f"{self.unit} for each token", "each")]
