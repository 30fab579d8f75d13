"""Sliders over numbers: what they move is part of a figure's one graph."""

import math
import random
from typing import Any

import torch

from .base import Control


class Number(Control):
    """A slider over numbers: continuous, part of the one graph."""

    kind = "float"
    whole = ""

    def __post_init__(self) -> None:
        widget = self.widget
        for name in ("min", "max", "value", "step"):
            if not math.isfinite(number := getattr(widget, name)):
                raise ValueError(f"{self.name}: {name}={number}; allowed: a finite number")
        if not widget.step > 0:
            raise ValueError(f"{self.name}: step={widget.step}; allowed: a number above 0")
        steps = (widget.value - widget.min) / widget.step
        if abs(steps - round(steps)) > 1e-6:  # a browser's range input would move it, silently
            raise ValueError(
                f"{self.name}={widget.value:g} is not a whole number of steps of {widget.step:g} "
                f"from {widget.min:g}"
            )

    def arguments(self, value: float) -> dict[str, Any]:
        return {self.name: torch.tensor(float(value), dtype=torch.float32)}

    def check(self, value: Any) -> float:
        low, high = self.widget.min, self.widget.max
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not (is_number and low <= value <= high) or (self.whole and value % 1):
            raise self.refuse(value, f"{self.whole}from {low:g} to {high:g}")
        return value

    def probes(self, rng: random.Random) -> list[float]:
        low, high, step = self.widget.min, self.widget.max, self.widget.step
        steps = math.floor((high - low) / step + 1e-9)
        return [low, high, round(low + step * rng.randint(0, steps), 10)]

    def take(self, place: int | None = None, by: int = 0, value: float | None = None) -> None:
        low, high, step = self.widget.min, self.widget.max, self.widget.step
        at = by + round(((self.widget.value if value is None else value) - low) / step)
        at = place if value is None and place is not None else at
        last = math.floor((high - low) / step + 1e-9)
        self.widget.value = round(low + step * min(max(at, 0), last), 10)

    def spec(self) -> dict[str, Any]:
        ends = {name: getattr(self.widget, name) for name in ("min", "max", "step")}
        return super().spec() | ends | self.look()

    def look(self) -> dict[str, Any]:
        return {"format": self.widget.readout_format}


class Whole(Number):
    """A slider over whole numbers."""

    kind = "int"
    whole = "a whole number "

    def arguments(self, value: float) -> dict[str, Any]:
        return {self.name: torch.tensor(int(value), dtype=torch.int64)}

    def grid(self) -> list[int]:
        return list(range(self.widget.min, self.widget.max + 1, self.widget.step))

    probes = Control.probes


class Playable(Whole):
    """A slider over whole numbers that plays."""

    kind = "play"

    def look(self) -> dict[str, Any]:
        return {"interval": self.widget.interval}
