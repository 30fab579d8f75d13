"""Single numbers, large."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

import torch

from ..controls.base import NARROW
from .base import Shape, View, ViewError

COLUMN = 88  # px: of a number and its name on a phone, at the least


class readout(View):
    """Single numbers, large: `readout(entropy="entropy, in bits", kept="tokens kept")`.

    Each keyword is a 0-d output; its value is the label.   digits: significant digits.
    """

    def __init__(self, *, title: str = "", digits: int = 3, **labels: str):
        if not labels:
            raise ViewError("readout() shows nothing: give output=label")
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "digits", digits)
        object.__setattr__(self, "labels", labels)

    def series(self) -> dict[str, Any]:
        return {name: name for name in self.labels}

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        for name, shape in shapes.items():
            if shape != ():
                raise ViewError(f"readout: {name} has shape {shape}; allowed: one number")

    def least_width(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        return super().least_width(width, outputs) if width < NARROW else 128

    def body_height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        phone = width < NARROW
        gap = 16 if phone else 36
        rows: list[list[str]] = [[]]
        used = 0.0
        for name, label in self.labels.items():
            whole = f"{abs(outputs[name].item()):,.0f}"  # in large digits
            item = max(COLUMN if phone else max(60, 6.9 * len(label)), 14 * len(whole)) + gap
            if used and used + item > width + gap:
                rows, used = [*rows, []], 0.0
            rows[-1].append(label)
            used += item
        if not phone:
            return 58 * len(rows) - 6
        rooms = [(width + gap) / len(row) - gap for row in rows]
        lines = [
            ceil(7.5 * max(map(len, row)) / room) for row, room in zip(rows, rooms, strict=True)
        ]
        return 20 * sum(lines) + 38 * len(rows) - 6

    def columns(self) -> list[tuple[str, str]]:
        return [(label, name) for name, label in self.labels.items()]

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"digits": self.digits}
