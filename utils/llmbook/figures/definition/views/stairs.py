from .base import Series, Shapes, Single, Taken, View


class stairs(View):
    """Staircases on one axis of time, from 0: each is a token higher whenever it has written one.

    each: (L, N), how long each token took; a number that is none (NaN) is a token not written.
    labels: (L,), said where each has arrived: of the quickest at the left of it, else at the right.
    highlight: 0-d, the place of the strong one.
    noun: what is counted.   unit: of time.
    drag: the control that says how many tokens all of them have written together, each time the
        next by whoever has used the least time (as the loops of a race do): the line of the clock
        is pulled. What was written before and lies ahead of it stays, faint.
    """

    each: Series
    labels: Series
    highlight: Single = None
    noun: str = "token"
    unit: str = "ms"
    xlabel: str = ""
    drag: str = ""
    handles = {"drag": Taken(number=True)}

    def fit(self, shapes: Shapes) -> None:
        each = shapes["each"]
        if len(each) != 2 or shapes["labels"] != each[:1]:
            raise self.unlike(shapes, "each", "labels", "each (L, N) with labels (L,)")

    def columns(self) -> list[tuple[str, str]]:
        return [(self.xlabel or f"{self.unit} for each {self.noun}", "each")]
