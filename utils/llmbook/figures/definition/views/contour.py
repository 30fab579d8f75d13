from collections.abc import Sequence

from .base import Series, Shapes, Taken, View, in_words


class contour(View):
    """The surface `field` (R, C) over xlim and ylim: row 0 at the lower end of ylim, column 0 at
    the left of xlim, both ends included; a line at each of `levels`, darker where it is higher,
    between the lowest and the highest number now, or the two of `zlim`.

    path: (2, N), its x and its y.   at: 0-d, which of them is reached: the path is drawn up to
    there, with a ball on it (all of it, unless given).   goal: (2,), a point marked with a cross.
    numbered: the levels' numbers stand on their lines.   places: (x, y, name), named on the map.
    equal: one unit is as long on both axes.
    drag: two sliders, for x and y: the path's first point stands for them, and is dragged.
    """

    field: Series
    path: Series = None
    at: Series = None
    goal: Series = None
    levels: Sequence[float] = ()
    xlim: tuple[float, float] = (-1.0, 1.0)
    ylim: tuple[float, float] = (-1.0, 1.0)
    zlim: tuple[float, float] | None = None
    xlabel: str = ""
    ylabel: str = ""
    numbered: bool = False
    places: Sequence[tuple[float, float, str]] = ()
    equal: bool = False
    drag: tuple[str, str] | tuple[()] = ()

    def fit(self, shapes: Shapes) -> None:
        field = shapes["field"]
        if len(field) != 2 or min(field) < 2:
            allowed = "(rows, columns), 2 or more each"
            raise self.error(f"field has shape {field}; allowed: {allowed}")
        self.shaped(shapes, "(2, N)", "path")
        self.shaped(shapes, "one number", "at")
        self.shaped(shapes, "(2,)", "goal")
        self.needs(shapes, "drag", "a path", "path")

    def takes(self) -> dict[str, Taken]:
        return dict.fromkeys(self.drag, Taken(number=True))

    def columns(self) -> list[tuple[str, str]]:
        shown = "field" if self.path is None else "path"
        return [(in_words(getattr(self, shown)), shown)]
