"""Several views in one figure."""

from collections.abc import Sequence
from typing import Any

from .base import Shapes, View, ViewError
from .cells import cells


class Layout(View, init=False):
    views: tuple[View, ...]

    def __init__(self, *views: View):
        for view in views:
            if not isinstance(view, View):
                raise ViewError(f"{self.kind}() takes views, not {type(view).__name__}")
        vars(self).update(views=views, title="")  # which is frozen

    def leaves(self) -> list[View]:
        return [leaf for view in self.views for leaf in view.leaves()]

    def check(self, shapes: Shapes) -> None:
        for view in self.views:
            view.check(shapes)

    def spec(self) -> dict[str, Any]:
        return {"kind": self.kind, "views": [view.spec() for view in self.views]}


class beside(Layout, init=False):
    """Views side by side where there is room, below each other where there is not."""


class below(Layout, init=False):
    """Views below each other."""


class opened(Layout, init=False):
    """The view whose place, from 0, is the output `at`. All keep the room of the highest."""

    at: str

    def __init__(self, *views: View, at: str):
        super().__init__(*views)
        vars(self).update(at=at)

    def check(self, shapes: Shapes) -> None:
        super().check(shapes)
        if shapes.get(self.at) != ():
            raise ViewError(f"opened(at={self.at!r}) names no output of one number")

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"at": self.at}


class joined(Layout, init=False):
    """Rows of `cells`, each with its `column_labels`, whose boxes share the width evenly.

    arrows: pairs (from, to) of the cells, in their order. Those between neighbours go straight,
        others of the first row above it, and those to the next row down.
    lit: an output (E,), bool: which of the arrows are strong.
    """

    rows: list[int]  # how many cells each has
    arrows: list[list[int]]
    lit: str

    def __init__(
        self, *rows: Sequence[View], arrows: Sequence[tuple[int, int]] = (), lit: str = ""
    ):
        super().__init__(*(view for row in rows for view in row))
        for view in self.views:
            if not isinstance(view, cells) or view.column_labels is None:
                raise ViewError("joined() takes rows of cells, each with column_labels")
        for pair in arrows:
            if not 0 <= pair[0] < pair[1] < len(self.views):
                raise ViewError(f"joined: the arrow {tuple(pair)} leads to no later cells")
        counts = [len(row) for row in rows]
        vars(self).update(rows=counts, arrows=[list(pair) for pair in arrows], lit=lit)

    def check(self, shapes: Shapes) -> None:
        super().check(shapes)
        if shapes.get(self.lit) != (len(self.arrows),):
            raise ViewError(f"joined(lit={self.lit!r}) names no output of ({len(self.arrows)},)")

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"rows": self.rows, "arrows": self.arrows, "lit": self.lit}
