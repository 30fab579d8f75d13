from .base import Names, Series, Shapes, Taken, View, given, in_words, size

MANY = 2500  # cells; more are drawn on a canvas


class heatmap(View):
    """A matrix `z` (R, C) as coloured cells, with `row_labels` (R,) and `column_labels` (C,).

    A cell that is NaN is none: it is left empty.   xlabel, ylabel: what the axes are.
    names: strings for labels that are ids.
    zlim: numbers at the two ends of the colour scale.   scale: "sequential" or "diverging".
    legend: what the colours mean, where that is no range of numbers.
    chosen: (2,), row and column of an outlined cell.   choose: the two controls whose R and C
        values are the rows and the columns: a click on a cell, or an arrow key, sets them.
    drag: a control that the chosen cell stands for: it is pulled among `stops` (2, N), the row and
        the column of the cell for each of the control's N values; NaN where there is none.
    marked: (2,), row and column of a cell with a dashed outline; marked_label says what it is.
    tall: how high all rows are at most, in pixels, where that is not 520.   row: a row's height.
    Where there is no room for all names, of columns that have numbers some are told, and of rows
    that can be chosen the one that is.
    """

    z: Series
    row_labels: Series = None
    column_labels: Series = None
    xlabel: str = ""
    ylabel: str = ""
    zlabel: str = ""
    zlim: tuple[float, float] | None = None
    legend: str = ""
    scale: str = "sequential"
    chosen: Series = None
    choose: tuple[str, str] | None = None
    stops: Series = None
    drag: str = ""
    marked: Series = None
    marked_label: str = ""
    tall: int | None = None
    row: int | None = None
    names: Names = None
    named = ("row_labels", "column_labels")

    def fit(self, shapes: Shapes) -> None:
        z = shapes["z"]
        self.shaped(shapes, "(rows, columns)", "z")
        self.matching(shapes, "z", row_labels=z[:1], column_labels=z[1:])
        self.shaped(shapes, "(2,)", "chosen", "marked")
        if self.choose and not {"chosen", "row_labels", "column_labels"} <= {*shapes}:
            raise self.error("choose needs chosen, row_labels and column_labels")
        if self.drag and (len(shapes.get("stops", ())) != 2 or shapes["stops"][0] != 2):
            raise self.error("drag needs stops (2, N), a cell for each value")
        if self.drag and (self.choose or "chosen" not in shapes):
            raise self.error("drag needs chosen, the cell that is pulled; and no choose")
        if self.choose and z[0] * z[1] > MANY:
            raise self.error(f"choose among {size(z)} cells; allowed: {MANY}")

    def takes(self) -> dict[str, Taken]:
        fields = ("row_labels", "column_labels")
        chosen = {c: Taken(f) for c, f in zip(self.choose or (), fields, strict=False)}
        return chosen | given({self.drag: Taken("stops")})

    def columns(self) -> list[tuple[str, str]]:
        return [(self.ylabel or "row", "row_labels"), (self.zlabel or in_words(self.z), "z")]
