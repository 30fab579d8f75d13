"""Horizontal bars, one for each candidate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from .base import Names, Series, Shape, Taken, View, ViewError, in_words, same, size


@dataclass(frozen=True)
class bars(View):
    """Horizontal bars, one a row: labels `x`, lengths `y`, both (N,). One that is NaN is none.

    kept: (N,) bool; a bar that is not kept is struck out.   second: (N,) bool; a bar in the other
        colour.   before: (N,) a second length, a mark.
    names: turns the integers in `x` into strings.   ylim: the axis, else from the numbers.
    format: "percent", "number", or a number in a sentence, as "$ {}" and "{} ×". A list's numbers
        have the same decimals.
    push: (N,) by how much each is pushed: an arrow under the bar, from its end.
    rest: 0-d, what all others have together: a paler bar, the last.   rest_before: 0-d, its second
        length.   mark: what `before` is, said
        in a line under the bars.
    ratio: the bars are drawn by ratio, from 1 to the right, or to the left and in the other colour.
    drag: the slider that the end of each bar pulls, or one for each bar, "" for none.
    choose: the control whose N values are the bars, in their order: a click on a bar, or an arrow
        key, sets it.   chosen: 0-d, the place of the chosen bar, outlined; or of one that is only
        marked so, without `choose`.
    cut: 0-d, how many of the first bars are kept: a line lies below them.   pull: the slider that
        the line sets, if it is pulled; pulls: (N + 1,), its value for 1, 2, … bars, and for more.
    """

    x: Series
    y: Series
    kept: Series = None
    second: Series = None
    before: Series = None
    push: Series = None
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("x",)
    ylim: tuple[float, float] | None = None
    ylabel: str = ""
    format: str = "percent"
    rest: Series = None
    rest_before: Series = None
    mark: str = ""
    ratio: bool = False
    chosen: Series = None
    choose: str = ""
    drag: str | Sequence[str] = ""
    cut: Series = None
    pulls: Series = None
    pull: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        same(self, shapes, "x", "y", "kept", "second", "before", "push")
        same(self, shapes, "chosen", dims=0)
        same(self, shapes, "rest", dims=0)
        same(self, shapes, "rest_before", dims=0)
        same(self, shapes, "cut", dims=0)
        if self.format not in ("percent", "number") and "{}" not in self.format:
            raise ViewError(f"bars: format={self.format!r}; allowed: 'percent', 'number', '… {{}}'")
        if self.mark and "before" not in shapes:
            raise ViewError(f"bars: mark={self.mark!r} needs before, whose marks it names")
        if self.ratio and not (self.ylim and 0 < self.ylim[0] <= 1 <= self.ylim[1]):
            raise ViewError(f"bars: ratio with ylim={self.ylim}; allowed: around 1, above 0")
        if not isinstance(self.drag, str) and len(self.drag) != shapes["y"][0]:
            count = f"{len(self.drag)} sliders; allowed: {size(shapes['y'])}"
            raise ViewError(f"bars: drag names {count}")
        more = (shapes["y"][0] + 1,)
        if self.pull and ("cut" not in shapes or shapes.get("pulls") != more):
            raise ViewError(f"bars: pull={self.pull!r} needs cut, and pulls of {size(more)}")
        if self.choose and "chosen" not in shapes:
            raise ViewError(f"bars: choose={self.choose!r} needs chosen, the place of a bar")

    def takes(self) -> dict[str, Taken]:
        drag = [self.drag] if isinstance(self.drag, str) else self.drag
        chosen = {self.choose: Taken("y")} if self.choose else {}
        drag = [*drag, self.pull]
        return chosen | {name: Taken(number=True) for name in drag if name}

    def columns(self) -> list[tuple[str, str]]:
        before = [("before", "before")] if self.before is not None else []
        kept = [("kept", "kept")] if self.kept is not None else []
        push = [("push", "push")] if self.push is not None else []
        return [("label", "x"), *before, (self.ylabel or in_words(self.y), "y"), *kept, *push]
