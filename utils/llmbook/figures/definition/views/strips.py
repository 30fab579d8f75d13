"""Strips along one axis from 0: one can be chosen, and the end of one be pulled."""

from .base import Series, Shapes, Single, Taken, View, given


class Strips(View, kw_only=True):
    """What `amounts` and `lanes` have in common, drawn with `browser/strips.js`.

    highlight: 0-d, the place of what is strong.   xlim: the axis, else the numbers, rounded up.
    choose: the control whose values are those of the field `choices`: a click on one, or an arrow
        key, sets it.   drag: the control that the end of what is strong stands for; ends: (N,),
        where that lies at each of the control's N values, in their order.
    """

    highlight: Single = None
    ends: Series = None
    unit: str = ""
    xlim: tuple[float, float] | None = None
    choose: str = ""
    drag: str = ""

    @property
    def choices(self) -> str:
        """The field of those that can be chosen."""
        raise NotImplementedError

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "ends")
        self.needs(shapes, "drag", "highlight, whose end it is, and its ends", "ends", "highlight")

    def takes(self) -> dict[str, Taken]:
        return given({self.drag: Taken("ends"), self.choose: Taken(self.choices)})
