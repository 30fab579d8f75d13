from .base import Names, Series, Shapes, Single, Taken, View, size


class wordgrid(View):
    """Words `ids` (R, C) in a grid, to be compared place by place: a row for each of `labels` (R,),
    a column for each number `x` (C,).

    Where there is little room, rows become columns.   weight: (R, C), 0 to 1, shades each.
    chosen: 0-d, the number whose column is outlined.   choose: the slider that a click on a column
        sets to its number.   names: strings for the ids.   xlabel: what the numbers are.
    """

    ids: Series
    x: Series
    labels: Series
    weight: Series = None
    chosen: Single = None
    choose: str = ""
    xlabel: str = ""
    names: Names = None
    named = ("ids",)
    handles = {"choose": Taken(number=True)}

    def fit(self, shapes: Shapes) -> None:
        ids = shapes["ids"]
        if len(ids) != 2 or shapes["labels"] != ids[:1] or shapes["x"] != ids[1:]:
            raise self.error(
                f"ids of {size(ids)}, labels of {size(shapes['labels'])} and x of "
                f"{size(shapes['x'])} do not fit; allowed: (R, C), (R,) and (C,)"
            )
        self.same(shapes, "ids", "weight", dims=2)

    def columns(self) -> list[tuple[str, str]]:
        return [(self.xlabel or "number", "x"), ("word", "ids")]
