"""Single numbers, large."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from ..controls.base import NARROW
from .base import Shape, View, ViewError


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
        rows, used = 1, 0.0
        for name, label in self.labels.items():
            whole = f"{abs(outputs[name].item()):,.0f}"  # in large digits
            item = max(60, 6.9 * len(label), 14 * len(whole)) + 36
            if used and used + item > width + 36:
                rows, used = rows + 1, 0.0
            used += item
        return 58 * rows - 6

    def columns(self) -> list[tuple[str, str]]:
        return [(label, name) for name, label in self.labels.items()]

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"digits": self.digits}
