"""Hands on dials, as of a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import torch

from .base import Series, Shape, Taken, View, ViewError, in_words, size

DIAL, LINE = 190, 18  # px: a dial where there is room, a line under it


@dataclass(frozen=True)
class hands(View):
    """Dials in a row, on each the same hands: `angles` (D, H), in radians, from the right and
    against the clock; the first hand is strong, and an arc leads to it from the second.

    dial_labels: (D,), under the dials, in as many lines.   hand_labels: (H,), told in a legend.
    drag: the slider that the first hand of each dial turns: by one step in each `turns` (D,), in
        radians.
    """

    angles: Series
    dial_labels: Series = None
    hand_labels: Series = None
    turns: Series = None
    drag: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        angles = shapes["angles"]
        if len(angles) != 2:
            raise ViewError(f"hands: angles has shape {angles}; allowed: (dials, hands)")
        labels = {"dial_labels": angles[0], "hand_labels": angles[1], "turns": angles[0]}
        for name, count in labels.items():
            if shapes.get(name, (count,)) != (count,):
                raise ViewError(
                    f"hands: angles of {size(angles)} and {name} of {size(shapes[name])} do not fit"
                )
        if self.drag and "turns" not in shapes:
            raise ViewError(f"hands: drag={self.drag!r} needs turns, how far each goes in a step")

    def takes(self) -> dict[str, Taken]:
        return {self.drag: Taken(number=True)} if self.drag else {}

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        dials, count = self.count("angles", outputs)
        label = LINE * self._lines() + 4 if self.dial_labels is not None else 0
        legend = 26 * ceil(90 * count / width) if self.hand_labels is not None else 0
        return min(DIAL, width / dials) + label + legend

    def _lines(self) -> int:
        labels = self.dial_labels
        return 1 if isinstance(labels, str) else 1 + max(str(one).count("\n") for one in labels)

    def columns(self) -> list[tuple[str, str]]:
        dials = [("dial", "dial_labels")] if self.dial_labels is not None else []
        return [*dials, (in_words(self.angles), "angles")]
