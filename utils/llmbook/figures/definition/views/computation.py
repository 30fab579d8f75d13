from collections.abc import Sequence

from .base import Series, Shapes, Single, Taken, View, in_words, size


class computation(View):
    """Boxes in columns, joined by arrows: numbers go forwards, slopes come back.

    labels, values: (N,), each box's name and number.   slopes: (N,), by how much the last box's
    number changes with this one's.   places: N pairs (column, row), from 0; a row may be a half.
    arrows: E pairs (from, to) of boxes, to a later column.   local: (E,), by how much the arrow's
    second box changes with its first.
    step: 0-d. Of C columns the first is reached at 0, the last at C - 1; its slope, which is 1, is
    seen at C, and that of the first column at 2C - 1.
    drag: for each box the slider of its number, "" for none: the box is pulled sideways.
    """

    labels: Series
    values: Series
    slopes: Series
    local: Series
    step: Single
    places: Sequence[tuple[int, float]] = ()
    arrows: Sequence[tuple[int, int]] = ()
    drag: Sequence[str] = ()
    handles = {"drag": Taken(number=True)}

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "labels", "values", "slopes")
        self.same(shapes, "local")
        for name, what in {"values": "places", "local": "arrows"}.items():
            if shapes[name] != (count := len(getattr(self, what)),):
                said = f"{name} of {size(shapes[name])} does not fit {count} {what}"
                raise self.error(f"{said}")
        if self.drag and len(self.drag) != len(self.places):
            raise self.error(f"drag names {len(self.drag)}; allowed: {len(self.places)}, one a box")
        for start, end in self.arrows:
            if not (0 <= start < len(self.places) and 0 <= end < len(self.places)):
                raise self.error(f"the arrow {(start, end)} joins no two boxes")
            if self.places[start][0] >= self.places[end][0]:
                raise self.error(f"the arrow {(start, end)} leads to no later column")

    def columns(self) -> list[tuple[str, str]]:
        return [("number", "labels"), ("value", "values"), (in_words(self.slopes), "slopes")]
