"""Several views in one figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from .base import Shape, View, ViewError


class Layout(View):
    def __init__(self, *views: View):
        for view in views:
            if not isinstance(view, View):
                raise ViewError(f"{self.kind}() takes views, not {type(view).__name__}")
        object.__setattr__(self, "views", views)
        object.__setattr__(self, "title", "")

    def leaves(self) -> list[View]:
        return [leaf for view in self.views for leaf in view.leaves()]

    def check(self, shapes: Mapping[str, Shape]) -> None:
        for view in self.views:
            view.check(shapes)

    def height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        return sum(v.height(width, outputs) + 18 for v in self.views) - 18

    def spec(self) -> dict[str, Any]:
        return {"kind": self.kind, "views": [view.spec() for view in self.views]}


class beside(Layout):
    """Views side by side where there is room, below each other where there is not."""

    def height(self, width: float, outputs: Mapping[str, torch.Tensor]) -> float:
        least = max(view.least_width(width) for view in self.views)
        fit = max(1, min(len(self.views), int((width + 24) // (least + 24))))
        each = (width - 24 * (fit - 1)) / fit
        heights = [view.height(each, outputs) for view in self.views]
        rows = [max(heights[i : i + fit]) for i in range(0, len(heights), fit)]
        return sum(rows) + 20 * (len(rows) - 1)


class below(Layout):
    """Views below each other."""
