from collections.abc import Sequence

from .base import Series, Shapes, Taken, View


class ranking(View):
    """Things that the reader puts into an order: `labels` (N,), and `places` (N,), where each of
    them stands, from 0.

    move: the sliders that these places are, one for each thing, in the order of `labels`. In a
        `guess` the list is seen while its answer is not, and is moved no more once that is.
    right: (N,) bool, which of them stand where they belong: marked once the answer is seen.
    first, last: what stands at the upper and the lower end, "most", "least".
    """

    labels: Series
    places: Series
    move: Sequence[str]
    right: Series = None
    first: str = ""
    last: str = ""
    named = ("labels",)

    def fit(self, shapes: Shapes) -> None:
        self.same(shapes, "labels", "places", "right", dims=1)
        if shapes["labels"] != (len(self.move),):
            raise self.error(f"move={list(self.move)}; allowed: one slider for each of labels")

    def takes(self) -> dict[str, Taken]:
        return dict.fromkeys(self.move, Taken(number=True))
