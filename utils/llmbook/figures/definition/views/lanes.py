from dataclasses import field

from .base import Series, Shapes, Single, Taken, given, size
from .strips import Strips


class lanes(Strips):
    """Lanes on one axis of time, from 0: a grey bar up to the first token, then a tick for each.

    each: (L, N), how long each token took, the first with the reading before it; a number that is
        none (NaN) is a token not written.   labels: (L,).
    first, tick: what the grey bar and a tick are called; without first there is no grey bar.
    waits: it is in the other colour, as somebody waits then.   pause: 0-d; then any time between
        two tokens, or to the first, that is longer than it is drawn so, and no other.
    begins: (L,), when each lane begins, else at 0.
    parts: (P,), of what the strong lane's first token consists, which is drawn in parts instead of
        the grey bar, in proportion; part_labels: (P,), their names.
    noun: what is counted.   unit: of time.
    told: (L,), numbers that are said at the lanes instead of how many came, and when; told_unit.
    now: 0-d, a moment: what comes after it is not drawn.   scrub: the control that it stands for:
        the moment is dragged among `moments` (N,), one for each of the control's N values.
    highlight, choose, drag, …: as in `Strips`. A lane is strong, and chosen; the end of its grey
        bar is dragged, or what else in it lies at the time `grip`, 0-d.
    """

    each: Series
    labels: Series
    now: Single = None
    told: Series = None
    told_unit: str = ""
    moments: Series = None
    begins: Series = None
    pause: Single = None
    parts: Series = None
    part_labels: Series = None
    grip: Single = None
    first: str = "the prompt is read"
    waits: bool = False
    tick: str = "a token is written"
    noun: str = "token"
    unit: str = field(default="s", kw_only=True)
    xlabel: str = ""
    scrub: str = ""

    @property
    def choices(self) -> str:
        return "labels"

    def fit(self, shapes: Shapes) -> None:
        super().fit(shapes)
        each = shapes["each"]
        if len(each) != 2 or shapes["labels"] != each[:1]:
            raise self.unlike(shapes, "each", "labels", "each (L, N) with labels (L,)")
        for name in ("told", "begins"):
            if shapes.get(name, each[:1]) != each[:1]:
                raise self.error(f"each of {size(each)} and {name} of {size(shapes[name])}")
        self.same(shapes, "parts", "part_labels")
        if ("parts" in shapes) != ("part_labels" in shapes):
            raise self.error("parts and part_labels go together")
        self.same(shapes, "moments")
        self.needs(shapes, "scrub", "now, and moments: where it may be", "now", "moments")
        if self.scrub and self.drag:
            raise self.error(f"scrub={self.scrub!r}, drag={self.drag!r}; allowed: one of them")
        self.needs(shapes, "choose", "highlight, the place of a lane", "highlight")

    def takes(self) -> dict[str, Taken]:
        return super().takes() | given({self.scrub: Taken("moments")})

    def columns(self) -> list[tuple[str, str]]:
        return [(self.xlabel or f"{self.unit} for each token", "each")]
