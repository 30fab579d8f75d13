"""Hands on dials, as of a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import torch

from .base import Series, Shape, View, ViewError, in_words, size

DIAL = 190  # px, where there is room


@dataclass(frozen=True)
class hands(View):
    """Dials in a row, on each the same hands: `angles` (D, H), in radians, from the right and
    against the clock; the first hand is strong.

    dial_labels: (D,), under the dials.   hand_labels: (H,), told in a legend.
    """

    angles: Series
    dial_labels: Series = None
    hand_labels: Series = None

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        angles = shapes["angles"]
        if len(angles) != 2:
            raise ViewError(f"hands: angles has shape {angles}; allowed: (dials, hands)")
        for name, count in {"dial_labels": angles[0], "hand_labels": angles[1]}.items():
            if shapes.get(name, (count,)) != (count,):
                raise ViewError(
                    f"hands: angles of {size(angles)} and {name} of {size(shapes[name])} do not fit"
                )

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        dials, count = self.count("angles", outputs)
        label = 22 if self.dial_labels is not None else 0
        legend = 26 * ceil(90 * count / width) if self.hand_labels is not None else 0
        return min(DIAL, width / dials) + label + legend

    def columns(self) -> list[tuple[str, str]]:
        dials = [("dial", "dial_labels")] if self.dial_labels is not None else []
        return [*dials, (in_words(self.angles), "angles")]
