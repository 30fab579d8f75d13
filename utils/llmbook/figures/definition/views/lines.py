from collections.abc import Sequence

from .base import Names, Series, Shapes, Single, Taken, View, given, in_words, size

STYLES = {"", "strong", "second", "dashed", "columns", "marks", "steps"}


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
    draw: the sliders that a curve drawn by the reader has for its points, from left to right:
        `draw_x`, `draw_y` (K,). In a `guess` only that curve is seen until the answer is.
    """

    x: Series
    y: Series
    labels: Series = None
    names: Names = None
    named = ("labels",)
    free_axes = True
    highlight: Single = None
    at_x: Single = None
    at_y: Single = None
    to_x: Single = None
    to_y: Single = None
    to_label: str = ""
    legs: Series = None
    shade: Series = None
    shade_label: str = ""
    level: Single = None
    level_label: str = ""
    over: Single = None
    over_label: str = ""
    stops: Series = None
    draw: Sequence[str] | None = None
    draw_x: Series = None
    draw_y: Series = None
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

    def fit(self, shapes: Shapes) -> None:
        y = shapes["y"]
        if len(y) not in {1, 2} or shapes["x"] != y[-1:]:
            raise self.unlike(shapes, "x", "y", "x (N,) with y (N,) or (L, N)")
        rows = y[0] if len(y) == 2 else 1
        if "labels" in shapes and shapes["labels"] != (rows,):
            raise self.error(f"labels of {size(shapes['labels'])}, y of {size(y)} do not fit")
        if self.styles and len(self.styles) != rows:
            raise self.error(f"{len(self.styles)} styles; allowed: one a curve, {rows}")
        if unknown := {s for style in self.styles for s in style.split()} - STYLES:
            raise self.error(f"style {min(unknown)!r}; allowed: {sorted(STYLES)}")
        if self.log not in ("", "x", "y", "xy"):
            raise self.error(f"log={self.log!r}; allowed: 'x', 'y' or 'xy'")
        if self.tells not in ("", "x", "y"):
            raise self.error(f"tells={self.tells!r}; allowed: 'y', 'x' or ''")
        if "y" in self.log and not (self.ylim and all(end and end > 0 for end in self.ylim)):
            raise self.error(f"log 'y' with ylim={self.ylim}; allowed: two numbers above 0")
        points = ("at_x", "at_y", "to_x", "to_y")
        self.shaped(shapes, "(2,)", "legs", "shade")
        self.same(shapes, "stops")
        self.needs(shapes, "drag", "a point: at_x and at_y", "at_x")
        self.same(shapes, "draw_x", "draw_y")
        self.needs(shapes, "draw", "its points: draw_x and draw_y", "draw_x", "draw_y")
        fixed = self.ylim and None not in self.ylim and "y" not in self.log
        if self.draw and not (fixed and shapes["draw_x"] == (len(self.draw),)):
            raise self.error("draw needs one slider for each point, and a ylim, not log")
        self.needs(shapes, "choose", "labels and highlight", "labels", "highlight")
        if (self.pull or "legs" in shapes) and not {*points} <= shapes.keys():
            raise self.error("pull and legs need two points: at_x, at_y, to_x and to_y")

    def takes(self) -> dict[str, Taken]:
        dragged = Taken("x", number=True) if self.stops is None else Taken("stops")
        chosen = Taken(self.choices or "labels")
        points = dict.fromkeys(self.draw or (), Taken(number=True))
        return points | given(
            {self.pull: Taken(number=True), self.choose: chosen, self.drag: dragged}
        )

    def columns(self) -> list[tuple[str, str]]:
        return [(self.xlabel or in_words(self.x), "x"), (self.ylabel or in_words(self.y), "y")]
