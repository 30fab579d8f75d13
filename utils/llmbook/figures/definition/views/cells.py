from .base import Names, Series, Shapes, Single, Taken, View, given, in_words


class cells(View):
    """A vector `values` (C,) or a matrix (R, C) as boxes with their numbers in them.

    For small tensors whose numbers are to be read; `heatmap` is for large ones.
    row_labels: (R,), column_labels: (C,): ids if `names` are given.
    decimals: of the numbers, so that they line up.
    shown: same shape as values, bool; the other boxes are drawn empty.
    A value that is NaN is none: "–".
    marked: same shape, bool; these boxes are outlined.   framed: 0-d, whether all of it is.
    limit: the number of full colour.
    choose: the control whose values are the rows of a matrix, or the boxes of a vector, by their
        labels: a click on one sets it.   chosen: 0-d, which one it is.
    """

    values: Series
    row_labels: Series = None
    column_labels: Series = None
    shown: Series = None
    marked: Series = None
    framed: Series = None
    chosen: Single = None
    limit: float | None = None
    decimals: int = 2
    choose: str = ""
    label: str = ""
    names: Names = None
    named = ("row_labels", "column_labels")

    def fit(self, shapes: Shapes) -> None:
        values = shapes["values"]
        self.shaped(shapes, "(C,) or (R, C)", "values")
        labels = {"row_labels": values[:-1] or (1,), "column_labels": values[-1:]}
        self.matching(shapes, "values", shown=values, marked=values, **labels, framed=())
        picked = "row_labels" if len(values) == 2 else "column_labels"
        self.needs(shapes, "choose", f"chosen and {picked}", picked, "chosen")

    def takes(self) -> dict[str, Taken]:
        field = "column_labels" if self.row_labels is None else "row_labels"
        return given({self.choose: Taken(field)})

    def columns(self) -> list[tuple[str, str]]:
        values = self.label or self.title or in_words(self.values)
        return [("column", "column_labels"), (values, "values")]
