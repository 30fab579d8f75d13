"""Points in space, to be turned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from .base import Names, Series, Shape, Taken, View, ViewError, same


@dataclass(frozen=True)
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
    chosen: Series = None
    at: Series = None
    near: Series = None
    near_labels: Series = None
    groups: Sequence[str] = ()
    choose: str = ""
    names: Names = None
    named: ClassVar[tuple[str, ...]] = ("chosen", "near_labels")

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        same(self, shapes, "x", "y", "z", "labels", "group")
        same(self, shapes, "chosen", dims=0)
        if shapes.get("at", (3,)) != (3,):
            raise ViewError(f"cloud: at has shape {shapes['at']}; allowed: (3,)")
        near = shapes.get("near", (0, 3))
        if len(near) != 2 or near[1] != 3:
            raise ViewError(f"cloud: near has shape {near}; allowed: (K, 3)")
        if shapes.get("near_labels", near[:1]) != near[:1]:
            raise ViewError(
                f"cloud: near of {near[0]} and near_labels of {shapes['near_labels'][0]}"
            )
        if ("chosen" in shapes or "near" in shapes) and "at" not in shapes:
            raise ViewError("cloud: chosen and near need at=, the place of the chosen point")

    def takes(self) -> dict[str, Taken]:
        return {self.choose: Taken("x")} if self.choose else {}

    def columns(self) -> list[tuple[str, str]]:
        labels = [("point", "labels")] if self.labels is not None else []
        return [*labels, ("x", "x"), ("y", "y"), ("z", "z")]
