from collections.abc import Sequence
from typing import Any

from .base import Names, Series, Shapes, Single, Taken, View, given, in_words


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
    highlight: Single = None
    chosen: Single = None
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
    named = ("labels",)

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "x", "y", "group", "size", "labels", "crossed")
        self.needs(shapes, "choose", "chosen, the place of a point", "chosen")
        if len(shapes.get("field", (2, 2))) != 2 or min(shapes.get("field", (2, 2))) < 2:
            raise self.error(f"field has shape {shapes['field']}; allowed: (rows, columns)")
        if "field" in shapes and not (self.xlim and self.ylim):
            raise self.error("a field needs xlim=(low, high) and ylim=(low, high)")
        if self.log not in ("", "x", "y", "xy"):
            raise self.error(f"log={self.log!r}; allowed: 'x', 'y' or 'xy'")
        for axis, lim in zip("xy", (self.xlim, self.ylim), strict=True):
            if axis in self.log and not (lim and min(lim) > 0):
                raise self.error(f"log {axis!r} with {axis}lim={lim}; allowed: above 0")
        if self.ticks not in {None, "x", "y", "none"}:
            raise self.error(f"ticks is {self.ticks!r}; allowed: 'x', 'y', 'none'")
        if self.polar and not {"segments", "highlight"} <= shapes.keys():
            raise self.error("polar needs segments, and highlight: whose end it is")
        if shapes.get("path", (4,)) != (4,) or isinstance(self.drag, str) != ("path" in shapes):
            raise self.error(f"drag={self.drag!r} with path; allowed: one slider, and (4,)")
        wrong = any(len(pair) != 2 - ("path" in shapes) for pair in self.pairs)
        if wrong or len(self.pairs) > shapes["x"][0]:
            raise self.error(f"drag={self.drag!r}; allowed: two sliders for a point")
        self.shaped(shapes, "(S, 4)", "segments")
        known = {"segments": (0, 4), **shapes}
        self.matching(known, "segments", segment_labels=known["segments"][:1])

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
        pulled = {name: Taken(number=True) for pair in self.pairs for name in pair}
        return given({self.choose: Taken("x")}) | pulled

    def columns(self) -> list[tuple[str, str]]:
        places = [(self.xlabel or in_words(self.x), "x"), (self.ylabel or in_words(self.y), "y")]
        return [("point", "labels"), *places, ("group", "group")]
