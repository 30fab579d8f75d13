"""Shares laid end to end on lines from 0 to 1, and one dart that falls into each line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from .base import Names, Series, Shape, Taken, View, ViewError, same, size


@dataclass(frozen=True)
class stretches(View):
    """L lines from 0 to 1, below each other: `y` (L, N), the first N shares of each, end to end;
    what they lack to 1 is one paler stretch, that of all others.

    x: (N,), the names of the shares.   labels: (L,), those of the lines.
    at: 0-d, from 0 to 1, where the dart falls: an upright line through all.
    rank: (L,), the place of what it falls into, from 1; chance: (L,), the share of that. Both are
        said above each line, with its name if it has one here.
    names: turns the integers in `x` into strings.
    drag: the slider that says where the dart falls.
    """

    y: Series
    x: Series
    labels: Series
    at: Series
    rank: Series
    chance: Series
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("x",)
    drag: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        y = shapes["y"]
        if len(y) != 2 or shapes["x"] != y[1:]:
            raise ViewError(
                f"stretches: y of {size(y)} and x of {size(shapes['x'])} do not fit; "
                "allowed: y (L, N) with x (N,)"
            )
        for name in ("labels", "rank", "chance"):
            if shapes[name] != y[:1]:
                raise ViewError(f"stretches: {name} of {size(shapes[name])}, y of {size(y)}")
        same(self, shapes, "at", dims=0)

    def takes(self) -> dict[str, Taken]:
        return {self.drag: Taken(number=True)} if self.drag else {}

    def columns(self) -> list[tuple[str, str]]:
        return [("line", "labels"), ("rank", "rank"), ("share", "chance")]
