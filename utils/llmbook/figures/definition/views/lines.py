"""Curves, with points marked on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from .base import Names, Series, Shape, Taken, View, ViewError, in_words, same, size

STYLES = {"", "strong", "second", "dashed", "columns", "marks", "steps"}


@dataclass(frozen=True)
class lines(View):
    """Curves over `x` (N,): `y` is (N,) or (L, N), one curve a row, named by `labels` (L,).

    names: turns the integers in `labels` into strings.

    A curve ends where `y` is no number any more: NaN is "not yet", and its name stands there.
    highlight: 0-d, the row to draw strong.   styles: how each row is drawn: "strong", "second" (in
        the other colour), "dashed", "columns" (one for each number), "marks" (level,
        as wide as a column), "steps" (each holds until the next), or several of them.
    at_x, at_y: 0-d, a point marked on the plot; without at_y, an upright line.
    to_x, to_y: 0-d, a second point, hollow, named `to_label`.   legs: (2,) how far it is across,
        and up, from the first: both are drawn.   pull: the slider that says how far across; the
        point is dragged.
    tells: "y" or "x", the number that stands beside the marked point in a plot high enough; or "".
    shade: (2,) from where to where the plot is shaded.   level: 0-d, a height drawn as a line.
    xlim, ylim: the axes, else from the numbers; ylim=(0, None) begins at 0. With the larger number
        first, that axis is upside down.
    log: "x", "y" or "xy", in powers of ten; for y, ylim is needed.
    drag: the control that the marked point's place on the x axis stands for: in numbers of the
        axis, or, where it is a choice, one of N values in the order of `x`. The point is dragged.
    tall: how high it is drawn, in pixels.   inside: names never stand beside the plot, so that two
        plots, one below the other, have one x axis.   key: the names stand in the upper left
        corner, in their curves' colours.   column: they stand in a column at the right, each joined
        with the end of its curve.
    over: 0-d, from where on the x axis what is drawn is over: it is pale there; over_label: why.
    choose: the control that `highlight` follows: a curve is chosen by its name.   choices: so many
        of them, the first; else all.
    stops: the places on the x axis of that control's values, where they are not those of `x`.
    """

    x: Series
    y: Series
    labels: Series = None
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("labels",)
    free_axes: ClassVar[bool] = True
    highlight: Series = None
    at_x: Series = None
    at_y: Series = None
    to_x: Series = None
    to_y: Series = None
    to_label: str = ""
    legs: Series = None
    shade: Series = None
    shade_label: str = ""
    level: Series = None
    level_label: str = ""
    over: Series = None
    over_label: str = ""
    stops: Series = None
    styles: Sequence[str] = ()
    xlabel: str = ""
    ylabel: str = ""
    xlim: tuple[float, float] | None = None
    ylim: tuple[float, float | None] | None = None
    log: str = ""
    drag: str = ""
    choose: str = ""
    pull: str = ""
    tells: str = "y"
    tall: int = 300
    inside: bool = False
    key: bool = False
    column: bool = False
    choices: int = 0

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        y = shapes["y"]
        if len(y) not in {1, 2} or shapes["x"] != y[-1:]:
            raise ViewError(
                f"lines: x of {size(shapes['x'])} and y of {size(y)} do not fit; "
                "allowed: x (N,) with y (N,) or (L, N)"
            )
        rows = y[0] if len(y) == 2 else 1
        if "labels" in shapes and shapes["labels"] != (rows,):
            raise ViewError(f"lines: labels of {size(shapes['labels'])}, y of {size(y)} do not fit")
        if self.styles and len(self.styles) != rows:
            raise ViewError(f"lines: {len(self.styles)} styles; allowed: one a curve, {rows}")
        if unknown := {s for style in self.styles for s in style.split()} - STYLES:
            raise ViewError(f"lines: style {min(unknown)!r}; allowed: {sorted(STYLES)}")
        if self.log not in ("", "x", "y", "xy"):
            raise ViewError(f"lines: log={self.log!r}; allowed: 'x', 'y' or 'xy'")
        if self.tells not in ("", "x", "y"):
            raise ViewError(f"lines: tells={self.tells!r}; allowed: 'y', 'x' or ''")
        if "y" in self.log and not (self.ylim and all(end and end > 0 for end in self.ylim)):
            raise ViewError(f"lines: log 'y' with ylim={self.ylim}; allowed: two numbers above 0")
        for name in ("highlight", "at_x", "at_y", "to_x", "to_y", "level", "over"):
            same(self, shapes, name, dims=0)
        for name in ("legs", "shade"):
            if shapes.get(name, (2,)) != (2,):
                raise ViewError(f"lines: {name} has shape {shapes[name]}; allowed: (2,)")
        same(self, shapes, "stops")
        if self.drag and "at_x" not in shapes:
            raise ViewError(f"lines: drag={self.drag!r} needs a point: at_x and at_y")
        if self.choose and not {"labels", "highlight"} <= shapes.keys():
            raise ViewError(f"lines: choose={self.choose!r} needs labels and highlight")
        both = {"at_x", "at_y", "to_x", "to_y"} <= shapes.keys()
        if (self.pull or "legs" in shapes) and not both:
            raise ViewError("lines: pull and legs need two points: at_x, at_y, to_x and to_y")

    def takes(self) -> dict[str, Taken]:
        pulled = {self.pull: Taken(number=True)} if self.pull else {}
        taken = Taken("x", number=True) if self.stops is None else Taken("stops")
        chosen = {self.choose: Taken(self.choices or "labels")} if self.choose else {}
        return pulled | chosen | ({self.drag: taken} if self.drag else {})

    def columns(self) -> list[tuple[str, str]]:
        return [(self.xlabel or in_words(self.x), "x"), (self.ylabel or in_words(self.y), "y")]
