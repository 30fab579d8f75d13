from collections.abc import Sequence

from .base import Names, Series, Shapes, Single, Taken, View, as_list, in_words, size


class computation(View):
    """Boxes in columns, joined by arrows: numbers go forwards, slopes come back.

    labels, values: (N,), each box's name (ids if `names` are given) and number.   slopes: (N,), by
    how much the last box's number changes with this one's.   places: (N, 2), column and row, from
    0; a row may be a half. Those of an output may be NaN: there is no such box now.
    arrows: (E, 2), from one box to another in a later column, or −1, −1: no such arrow.
    local: (E,), by how much the arrow's second box changes with its first.
    step: 0-d. Of C columns the first is reached at 0, the last at C - 1; its slope, which is 1, is
    seen at C, and that of the first column at 2C - 1.
    drag: for each box the slider of its number, "" for none: the box is pulled sideways.
    """

    labels: Series
    values: Series
    slopes: Series
    local: Series
    step: Single
    places: Series
    arrows: Series = ()
    drag: Sequence[str] = ()
    names: Names = None
    named = ("labels",)
    handles = {"drag": Taken(number=True)}

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "labels", "values", "slopes")
        self.same(shapes, "local")
        for name, what in {"values": "places", "local": "arrows"}.items():
            pairs = shapes[name] if shapes[name] == (0,) else (*shapes[name], 2)
            if shapes[what] != pairs:
                many = size(shapes[what][:1])
                raise self.error(f"{name} of {size(shapes[name])} does not fit {many} {what}")
        if self.drag and len(self.drag) != shapes["places"][0]:
            said = f"allowed: {shapes['places'][0]}, one a box"
            raise self.error(f"drag names {len(self.drag)}; {said}")
        if isinstance(self.places, str) or isinstance(self.arrows, str):
            return
        places = as_list(self.places)
        for start, end in as_list(self.arrows):
            if not (0 <= start < len(places) and 0 <= end < len(places)):
                raise self.error(f"the arrow {(start, end)} joins no two boxes")
            if places[start][0] >= places[end][0]:
                raise self.error(f"the arrow {(start, end)} leads to no later column")

    def columns(self) -> list[tuple[str, str]]:
        return [("number", "labels"), ("value", "values"), (in_words(self.slopes), "slopes")]
