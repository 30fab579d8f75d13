from .base import Series, Shapes, Single, in_words, size
from .strips import Strips


class amounts(Strips):
    """One bar, or several below each other, of parts end to end: `y` (P,) or (R, P), on one scale.

    parts: (P,), the parts' names.   labels: (R,), the bars' names.   unit: of every number.
    limits: (M,) in rising order, lines across the bars; limit_labels: (M,), their names.
    whole: whether it is said what each bar comes to.
    second: the place of a part in the other colour.
    grip: (bar, part), whose end is dragged, if that is not the strong part's in the first bar.
    limit: 0-d, the place of the limit that counts: what lies beyond it is orange, and said.
    highlight, choose, drag, …: as in `Strips`. A part is strong, a limit is chosen or, where there
        are none, a part, which `highlight` follows; and the strong part's end in the first bar is
        dragged; ends: (N,), how long that part then is.
    """

    y: Series
    parts: Series
    labels: Series = None
    limits: Series = None
    limit_labels: Series = None
    limit: Single = None
    whole: bool = True
    second: int | None = None
    grip: tuple[int, int] | None = None

    @property
    def choices(self) -> str:
        return "parts" if self.limits is None else "limits"

    def fit(self, shapes: Shapes) -> None:
        super().fit(shapes)
        y = shapes["y"]
        if len(y) not in {1, 2} or shapes["parts"] != y[-1:]:
            raise self.unlike(shapes, "y", "parts", "parts (P,) with y (P,) or (R, P)")
        if shapes.get("labels", y[:-1] or (1,)) != (y[:-1] or (1,)):
            raise self.error(f"labels of {size(shapes['labels'])}, y of {size(y)}")
        self.same(shapes, "limits", "limit_labels")
        if ("limits" in shapes) != ("limit_labels" in shapes):
            raise self.error("limits and limit_labels go together")
        if "limit" in shapes and "limits" not in shapes:
            raise self.error("limit needs limits and limit_labels")
        needed = "highlight" if self.choices == "parts" else "limit"
        self.needs(shapes, "choose", f"{needed}, the place of one", needed)
        rows, parts = (y[0] if len(y) == 2 else 1), y[-1]
        bar, part = self.grip or (0, 0)
        if not (0 <= bar < rows and 0 <= part < parts and 0 <= (self.second or 0) < parts):
            raise self.error(
                f"grip={self.grip}, second={self.second}; allowed: places in {rows} bars "
                f"of {parts} parts"
            )

    def columns(self) -> list[tuple[str, str]]:
        return [("part", "parts"), (self.unit or in_words(self.y), "y")]
