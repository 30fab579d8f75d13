"""Several views in one figure."""

from typing import Any

from .base import Shapes, View, ViewError


class Layout(View):
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


class beside(Layout):
    """Views side by side where there is room, below each other where there is not."""


class below(Layout):
    """Views below each other."""
