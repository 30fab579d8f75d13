from .base import Series, Shapes, Single, Taken, View, size


class blocks(View):
    """A memory in blocks of equal size, row by row: `full` (N,), 0 to 1, is filled from the left.

    owner: (N,), whose it is, a place among `labels` (M,), or −1: it is free. What is not filled of
        one that has an owner is in the other colour: nobody else can use it.
    chosen: 0-d, the owner whose blocks are outlined; one that is pointed at is, instead.
    across: how many there are in a row; half as many where it is narrow.
    drag: the control that says how many are taken, `taken` (0-d): the last one's ring is pulled
        among `ends` (K,), how many that is at each of the control's K values; NaN is none.
    filled, kept: what the two colours are called.
    """

    full: Series
    owner: Series
    labels: Series
    chosen: Single = None
    taken: Single = None
    ends: Series = None
    across: int = 32
    drag: str = ""
    filled: str = "filled"
    kept: str = "kept, empty"
    handles = {"drag": Taken("ends")}

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "full", "owner")
        self.same(shapes, "labels")
        self.same(shapes, "ends")
        if shapes["full"][0] % self.across or self.across % 2:
            raise self.error(
                f"full of {size(shapes['full'])}, across={self.across}; allowed: whole "
                "rows, of an even number"
            )
        self.needs(shapes, "drag", "taken, and ends: where it may be", "taken", "ends")

    def columns(self) -> list[tuple[str, str]]:
        return [("filled", "full"), ("whose", "owner")]
