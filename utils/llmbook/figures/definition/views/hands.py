"""Hands on dials, as of a clock."""

from collections.abc import Mapping
from dataclasses import dataclass

from .base import Series, Shape, Taken, View, ViewError, in_words, same, size


@dataclass(frozen=True)
class hands(View):
    """Dials in a row, on each the same hands: `angles` (D, H), in radians, from the right and
    against the clock; the first hand is strong, and an arc leads to it from the second.

    dial_labels: (D,), under the dials, in as many lines.   hand_labels: (H,), told in a legend.
    drag: the slider that the first hand of each dial turns: by one step in each `turns` (D,), in
        radians.
    waves: (D, N), what each dial gives at the N places `x`: a strip beside it; the dials are then
        below each other, and under them is `whole` (N,), larger.   at: 0-d, the place that is
        marked in all, and that `drag` stands for.   ylim: of `whole`; one scale serves all.
    whole_label, xlabel: what that is, and what the places are.
    """

    angles: Series
    dial_labels: Series = None
    hand_labels: Series = None
    turns: Series = None
    waves: Series = None
    whole: Series = None
    x: Series = None
    at: Series = None
    ylim: tuple[float, float] | None = None
    whole_label: str = ""
    xlabel: str = ""
    drag: str = ""

    def fit(self, shapes: Mapping[str, Shape]) -> None:
        angles = shapes["angles"]
        if len(angles) != 2:
            raise ViewError(f"hands: angles has shape {angles}; allowed: (dials, hands)")
        labels = {"dial_labels": angles[0], "hand_labels": angles[1], "turns": angles[0]}
        for name, count in labels.items():
            if shapes.get(name, (count,)) != (count,):
                raise ViewError(
                    f"hands: angles of {size(angles)} and {name} of {size(shapes[name])} do not fit"
                )
        if "waves" in shapes:
            same(self, shapes, "whole", "x")
            same(self, shapes, "at", dims=0)
            if not {"whole", "x", "at"} <= shapes.keys() or not self.ylim:
                raise ViewError("hands: waves needs whole, x, at and ylim")
            if shapes["waves"] != (angles[0], *shapes["x"]):
                raise ViewError(
                    f"hands: waves of {size(shapes['waves'])} do not fit {angles[0]} dials and "
                    f"x of {size(shapes['x'])}"
                )
        if self.drag and "turns" not in shapes:
            raise ViewError(f"hands: drag={self.drag!r} needs turns, how far each goes in a step")

    def takes(self) -> dict[str, Taken]:
        return {self.drag: Taken(number=True)} if self.drag else {}

    def columns(self) -> list[tuple[str, str]]:
        dials = [("dial", "dial_labels")] if self.dial_labels is not None else []
        whole = [(self.whole_label, "whole")] if self.whole is not None else []
        return [*dials, (in_words(self.angles), "angles"), *whole]
