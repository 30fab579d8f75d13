from collections.abc import Sequence

from .base import Names, Series, Shapes, Single, Taken, View, in_words, size


class bars(View):
    """Horizontal bars, one a row: labels `x`, lengths `y`, both (N,). One that is NaN is none.

    kept: (N,) bool; a bar that is not kept is struck out.   second: (N,) bool; a bar in the other
        colour.   before: (N,) a second length, a mark; one that is NaN is none.
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
    named = ("x",)
    ylim: tuple[float, float] | None = None
    ylabel: str = ""
    format: str = "percent"
    rest: Single = None
    rest_before: Single = None
    mark: str = ""
    ratio: bool = False
    chosen: Single = None
    choose: str = ""
    drag: str | Sequence[str] = ""
    cut: Single = None
    pulls: Series = None
    pull: str = ""
    handles = {"choose": Taken("y"), "drag": Taken(number=True), "pull": Taken(number=True)}

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "x", "y", "kept", "second", "before", "push")
        if self.format not in ("percent", "number") and "{}" not in self.format:
            raise self.error(f"format={self.format!r}; allowed: 'percent', 'number', '… {{}}'")
        self.needs(shapes, "mark", "before, whose marks it names", "before")
        if self.ratio and not (self.ylim and 0 < self.ylim[0] <= 1 <= self.ylim[1]):
            raise self.error(f"ratio with ylim={self.ylim}; allowed: around 1, above 0")
        if not isinstance(self.drag, str) and len(self.drag) != shapes["y"][0]:
            count = size(shapes["y"])
            raise self.error(f"drag names {len(self.drag)} sliders; allowed: {count}")
        more = (shapes["y"][0] + 1,)
        if self.pull and ("cut" not in shapes or shapes.get("pulls") != more):
            raise self.error(f"pull={self.pull!r} needs cut, and pulls of {size(more)}")
        self.needs(shapes, "choose", "chosen, the place of a bar", "chosen")

    def columns(self) -> list[tuple[str, str]]:
        length = (self.ylabel or in_words(self.y), "y")
        return [("label", "x"), ("before", "before"), length, ("kept", "kept"), ("push", "push")]
