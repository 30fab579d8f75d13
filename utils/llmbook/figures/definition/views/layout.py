"""Several views in one figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from ..controls.base import NARROW
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
        gap = 16 if width < NARROW else 24
        rows: list[list[tuple[View, float]]] = [[]]
        spare = width
        for view in self.views:
            least = view.least_width(width, outputs)
            if rows[-1] and gap + least > spare:
                rows.append([])
                spare = width
            spare -= least + (gap if rows[-1] else 0)
            rows[-1].append((view, least))
        heights = [self._row(row, width, gap, outputs) for row in rows]
        return sum(heights) + 20 * (len(heights) - 1)

    @staticmethod
    def _row(
        row: list[tuple[View, float]],
        width: float,
        gap: float,
        outputs: Mapping[str, torch.Tensor],
    ) -> float:
        """What is left of the width is shared."""
        spare = width - sum(least for _, least in row) - gap * (len(row) - 1)
        part = spare / sum(view.grow for view, _ in row)
        return max(view.height(least + part * view.grow, outputs) for view, least in row)


class below(Layout):
    """Views below each other."""
