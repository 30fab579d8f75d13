from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from .base import Series, Shapes, Single, Taken, View, size

ROW, TURNED = 76, 560  # px: a row's height; in a narrower figure what flows goes downwards


class stages(View):
    """Named boxes, joined by arrows or one inside the other; a click on a box chooses it.

    labels: (N,), the boxes' names.   at: 0-d, the place of the chosen one.
    boxes: N places (column, row) or (column, row, columns, rows), from 0, in parts of a box if need
        be. What lies inside or across another comes after it.
    arrows: pairs (from, to) of boxes. One that leads back goes around.
    row: px, a row's height, 24 of which lie between two rows.
    texts: what is told of the chosen box: for each heading, which may be "", N texts.
    strength: (N,), 0 to 1, shades each box.
    shades: what boxes of strength 0 and of strength ½ are: ("by rules", "learned").
    listed: where there is little room, one below the other, without arrows.
    flow: (E,), how much goes along each arrow: a band as wide, with its number, where that is
        above 0.
    choose: the control whose N values are the boxes, in their order; else none can be clicked.
    """

    labels: Series
    at: Single
    strength: Series = None
    flow: Series = None
    boxes: Sequence[tuple[float, ...]] = ()
    arrows: Sequence[tuple[int, int]] = ()
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    choose: str = ""
    row: int = ROW
    shades: tuple[str, str] | None = None
    listed: bool = False
    handles = {"choose": Taken("labels")}

    def series(self) -> dict[str, Any]:
        return super().series() | {f"text {head}": told for head, told in self.texts.items()}

    def fit(self, shapes: Shapes) -> None:
        told = [name for name in shapes if name.startswith("text ")]
        self.same(shapes, "labels", "strength", *told)
        if shapes.get("flow", (len(self.arrows),)) != (len(self.arrows),):
            flow = size(shapes["flow"])
            raise self.error(f"flow of {flow} does not fit {len(self.arrows)} arrows")
        if self.shades and "strength" not in shapes:
            raise self.error("shades needs strength")
        if shapes["labels"] != (len(self.boxes),):
            labels = size(shapes["labels"])
            raise self.error(f"labels of {labels} do not fit {len(self.boxes)} boxes")
        if wrong := next((box for box in self.boxes if len(box) not in {2, 4}), None):
            allowed = "(column, row) or (column, row, columns, rows)"
            raise self.error(f"the box {wrong}; allowed: {allowed}")
        for pair in self.arrows:
            if len({*pair} & {*range(len(self.boxes))}) != 2:
                raise self.error(f"the arrow {tuple(pair)} joins no two boxes")

    def turned(self, width: float) -> bool:
        """Does it go from above downwards here, where it goes from left to right with more room?"""
        return bool(self.arrows) and width < TURNED

    def columns(self) -> list[tuple[str, str]]:
        told = [(head or "told", f"text {head}") for head in self.texts]
        return [("stage", "labels"), ("strength", "strength"), *told, ("flow", "flow")]

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"texts": list(self.texts), "turned": TURNED}
