"""Points in the plane, with what divides or joins them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from .base import (
    Names,
    Series,
    Shape,
    Taken,
    View,
    ViewError,
    in_words,
    same,
    size,
)


@dataclass(frozen=True)
class scatter(View):
    """Points `x`, `y` (N,) in the plane.

    group: (N,) integers from 0, a colour and a shape each, named by `groups`.
    crossed: (N,) bool, these have a cross over them.
    size: (N,) from 0, how large each is drawn: its area.
    labels: (N,), ids if `names` are given.
    field: (R, C) a number everywhere in the plane, as shade; row 0 is at the lower end of ylim,
        column 0 at the left of xlim, both ends included.   level: where the boundary is drawn;
        below it the shade is that of group 0, above it that of group 1.
    segments: (S, 4) lines from (x1, y1) to (x2, y2), with a head if `arrows`, and their
        `segment_labels` (S,).   highlight: 0-d, the segment drawn strong.
    equal: one unit is as long on both axes.
    drag: two sliders, for x and y: the last point stands for them, and is dragged; or several such
        pairs, for as many points, the last. On a log axis the slider is the power of ten. If
        `polar`, two for degrees and length: the end of the highlighted segment, which begins at
        0, 0. With a `path` (4,) from (x1, y1) to (x2, y2), one slider from 0 to 1: the last point
        goes along it.
    choose: the control whose values are the points, in their order: a click on one sets it, and a
        pointer that is drawn along them.
    chosen: 0-d, that point, or one that is only marked so, −1 for none; of more than 30 points only
        it is named.
    log: "x", "y" or "xy", in powers of ten; xlim and ylim are needed.
    ticks: "x" or "y" where only that axis has numbers, "none" where neither has; else both. With
        neither, nor names, there is no room for them beside the plane.
    tall: px, where the height does not follow from the width.
    """

    x: Series
    y: Series
    group: Series = None
    size: Series = None
    labels: Series = None
    crossed: Series = None
    path: Series = None
    field: Series = None
    segments: Series = None
    segment_labels: Series = None
    highlight: Series = None
    chosen: Series = None
    groups: Sequence[str] = ()
    level: float | None = None
    arrows: bool = False
    equal: bool = False
    drag: str | Sequence[str] | Sequence[tuple[str, str]] = ()
    polar: bool = False
    choose: str = ""
    log: str = ""
    ticks: str | None = None
    xlabel: str = ""
    ylabel: str = ""
    xlim: tuple[float, float] | None = None
    ylim: tuple[float, float] | None = None
    tall: int | None = None
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("labels",)

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        same(self, shapes, "x", "y", "group", "size", "labels", "crossed")
        same(self, shapes, "highlight", dims=0)
        same(self, shapes, "chosen", dims=0)
        if self.choose and "chosen" not in shapes:
            raise ViewError(f"scatter: choose={self.choose!r} needs chosen, the place of a point")
        if len(shapes.get("field", (2, 2))) != 2 or min(shapes.get("field", (2, 2))) < 2:
            raise ViewError(f"scatter: field has shape {shapes['field']}; allowed: (rows, columns)")
        if "field" in shapes and not (self.xlim and self.ylim):
            raise ViewError("scatter: a field needs xlim=(low, high) and ylim=(low, high)")
        if self.log not in ("", "x", "y", "xy"):
            raise ViewError(f"scatter: log={self.log!r}; allowed: 'x', 'y' or 'xy'")
        for axis, lim in zip("xy", (self.xlim, self.ylim), strict=True):
            if axis in self.log and not (lim and min(lim) > 0):
                raise ViewError(f"scatter: log {axis!r} with {axis}lim={lim}; allowed: above 0")
        if self.ticks not in {None, "x", "y", "none"}:
            raise ViewError(f"scatter: ticks is {self.ticks!r}; allowed: 'x', 'y', 'none'")
        if self.polar and not {"segments", "highlight"} <= shapes.keys():
            raise ViewError("scatter: polar needs segments, and highlight: whose end it is")
        if shapes.get("path", (4,)) != (4,) or isinstance(self.drag, str) != ("path" in shapes):
            raise ViewError(f"scatter: drag={self.drag!r} with path; allowed: one slider, and (4,)")
        if (
            any(len(pair) != 2 - ("path" in shapes) for pair in self.pairs)
            or len(self.pairs) > shapes["x"][0]
        ):
            raise ViewError(f"scatter: drag={self.drag!r}; allowed: two sliders for a point")
        lines = shapes.get("segments", (0, 4))
        if len(lines) != 2 or lines[1] != 4:
            raise ViewError(f"scatter: segments has shape {lines}; allowed: (S, 4)")
        if shapes.get("segment_labels", lines[:1]) != lines[:1]:
            raise ViewError(
                f"scatter: segments of {size(lines)} and segment_labels of "
                f"{size(shapes['segment_labels'])} do not fit"
            )

    @property
    def pairs(self) -> list[Sequence[str]]:
        """The sliders of each point that is dragged."""
        if isinstance(self.drag, str):
            return [[self.drag]]
        names = [name for name in self.drag if isinstance(name, str)]
        return [names] if names else [pair for pair in self.drag if not isinstance(pair, str)]

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"drag": self.pairs}

    def takes(self) -> dict[str, Taken]:
        picked = {self.choose: Taken("x")} if self.choose else {}
        return picked | {name: Taken(number=True) for pair in self.pairs for name in pair}

    def columns(self) -> list[tuple[str, str]]:
        labels = [("point", "labels")] if self.labels is not None else []
        group = [("group", "group")] if self.group is not None else []
        places = [(self.xlabel or in_words(self.x), "x"), (self.ylabel or in_words(self.y), "y")]
        return [*labels, *places, *group]
