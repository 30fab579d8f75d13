"""A surface over the plane from above, and a path on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .base import Series, Shape, Taken, View, ViewError, in_words


@dataclass(frozen=True)
class contour(View):
    """The surface `field` (R, C) over xlim and ylim: row 0 at the lower end of ylim, column 0 at
    the left of xlim, both ends included; a line at each of `levels`, darker where it is higher.

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
    xlabel: str = ""
    ylabel: str = ""
    numbered: bool = False
    places: Sequence[tuple[float, float, str]] = ()
    equal: bool = False
    drag: tuple[str, str] | tuple[()] = ()

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        allowed = {
            "field": ("(rows, columns), 2 or more each", lambda s: len(s) == 2 and min(s) > 1),
            "path": ("(2, N)", lambda s: len(s) == 2 and s[0] == 2),
            "at": ("one number", lambda s: s == ()),
            "goal": ("(2,)", lambda s: s == (2,)),
        }
        for name, shape in shapes.items():
            says, fits = allowed[name]
            if not fits(shape):
                raise ViewError(f"contour: {name} has shape {shape}; allowed: {says}")

        if self.drag and "path" not in shapes:
            raise ViewError(f"contour: drag={self.drag!r} needs a path")

    def takes(self) -> dict[str, Taken]:
        return {name: Taken(number=True) for name in self.drag}

    def columns(self) -> list[tuple[str, str]]:
        named = in_words(self.path) if self.path is not None else in_words(self.field)
        return [(named, "path" if self.path is not None else "field")]
