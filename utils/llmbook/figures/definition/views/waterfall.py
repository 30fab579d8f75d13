from .base import Names, Series, Shapes, Single, View, in_words, size


class waterfall(View):
    """Bars `y` (N,), each beginning where the one above it ends, the first at 0; `labels` (N,), ids
    if `names` are given.

    curve: (M,) heights from 0 to 1, at M places from one end of xlim to the other: under the bars,
        on the same axis.   at: 0-d, its height at the sum, where a line from the last bar meets it.
        Without a curve the line goes to the axis, where the sum is told.
    shown: (N,) bool; of the others, which come last, nothing is drawn.
    """

    y: Series
    labels: Series
    xlim: tuple[float, float]
    curve: Series = None
    at: Single = None
    shown: Series = None
    names: Names = None
    named = ("labels",)
    xlabel: str = ""
    ylabel: str = ""

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "y", "labels", "shown")
        if ("curve" in shapes) != ("at" in shapes):
            raise self.error("curve and at go together")
        if "curve" in shapes and (len(shapes["curve"]) != 1 or shapes["curve"][0] < 2):
            raise self.error(f"curve of {size(shapes['curve'])}; allowed: 2 or more")

    def columns(self) -> list[tuple[str, str]]:
        return [("added", "labels"), (in_words(self.y), "y")]
