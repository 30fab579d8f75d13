from collections.abc import Sequence

from .base import Names, Series, Shapes, Single, Taken, View


class cloud(View):
    """Named points `x`, `y`, `z` (N,) in space: drag or arrow keys turn, scroll or + and − zoom.

    labels: (N,).   group: (N,) integers from 0, a colour each; `groups` stand at their middle.
    chosen: 0-d id, turned into a string by `names`, and its place `at` (3,).
    near: (K, 3) places joined to it, and their `near_labels` (K,), ids like `chosen`. Where a point
        is chosen, only it and they have names, and all of them are in the picture.
    choose: the control whose N values are the points, in their order: a click on a point sets it.
    """

    x: Series
    y: Series
    z: Series
    labels: Series = None
    group: Series = None
    chosen: Single = None
    at: Series = None
    near: Series = None
    near_labels: Series = None
    groups: Sequence[str] = ()
    choose: str = ""
    names: Names = None
    named = ("chosen", "near_labels")
    handles = {"choose": Taken("x")}

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "x", "y", "z", "labels", "group")
        self.shaped(shapes, "(3,)", "at")
        self.shaped(shapes, "(K, 3)", "near")
        near = shapes.get("near", (0, 3))
        if shapes.get("near_labels", near[:1]) != near[:1]:
            raise self.error(f"near of {near[0]} and near_labels of {shapes['near_labels'][0]}")
        if ("chosen" in shapes or "near" in shapes) and "at" not in shapes:
            raise self.error("chosen and near need at=, the place of the chosen point")

    def columns(self) -> list[tuple[str, str]]:
        return [("point", "labels"), ("x", "x"), ("y", "y"), ("z", "z")]
