from collections.abc import Sequence

from .base import Names, Series, Shapes, Taken, View, given


class tokens(View):
    """Tokens in reading order: `ids` (N,), or (R, N) for several texts, under `labels` (R,).

    weight: same shape as ids, 0 to 1, shades each token.   chosen: 0-d, the token to mark.
    reached: 0-d, how many of the one text have been read: those that come later are grey.
    shades: what the shade means at its two ends, above the text: ("expected", "surprising").
    length: (R,) or 0-d, how many of each row are real.   last: 0-d, so many of these are shown, the
        last ones, after an ellipsis.
    names: strings for the ids; where the
        reader types them, the `token` of the `Text` control's own tokenizer, on the page too.
    begins: same shape as ids, where it is not 0 an upright mark stands before the token, as where
        a pass begins.   ends: white space at the very end is seen.
    blue: the shade is blue, for what is sure or right; else it is orange, for what surprises.
    numbered_from: the number of the first token, where each has its number before it; white
        space is seen.
    numbers: same shape as ids: the number that each has before it, instead.
    room: the longest text that may come: what lies below does not move when it does.
    signs: what stands after the first token, the second, …: ("+", "→") for what two make.
    tinted: in colours by turns, where it matters how a text is cut.   mono: letters of one width,
        so that the same letters of several texts stand below each other.
    loose: a line may end after any token, as in JSON, where no white space says where.
    choose: the control whose values are the tokens of the one text, in their order: a click on a
        token, or an arrow key, sets it.   first: the token of its first value, if others come
        before.
    writes: the control that says how many tokens of a text that grows have been written, of which
        these are the last; written: 0-d, how many that are. A click on one goes back to where it
        was written, and what was written after it stays, grey.   turns: so many texts take turns,
        each its step of that control.
    """

    ids: Series
    weight: Series = None
    chosen: Series = None
    reached: Series = None
    length: Series = None
    last: Series = None
    labels: Series = None
    begins: Series = None
    written: Series = None
    names: Names = None
    named = ("ids",)
    weight_label: str = ""
    signs: Sequence[str] = ()
    tinted: bool = False
    mono: bool = False
    loose: bool = False
    room: str = ""
    blue: bool = False
    numbered_from: int | None = None
    numbers: Series = None
    shades: tuple[str, str] | None = None
    choose: str = ""
    first: int = 0
    writes: str = ""
    turns: int = 1
    ends: bool = False

    def fit(self, shapes: Shapes) -> None:
        ids = shapes["ids"]
        self.shaped(shapes, "(N,) or (R, N)", "ids")
        self.same(shapes, "ids", "weight", "numbers", "begins", dims=len(ids))
        rows = ids[:-1]
        self.matching(shapes, "ids", length=rows, labels=rows)
        self.shaped(shapes, "one number", "chosen", "reached", "last", "written")
        if self.shades and "weight" not in shapes:
            raise self.error("shades needs weight")
        if self.choose and (rows or "chosen" not in shapes):
            raise self.error(f"choose={self.choose!r} needs one text, and chosen")
        if self.writes and (rows or "written" not in shapes or self.choose):
            raise self.error(f"writes={self.writes!r} needs one text, written, no choose")
        if rows and "last" in shapes:
            raise self.error("last needs one text")

    def takes(self) -> dict[str, Taken]:
        return given({self.choose: Taken("ids", but=self.first), self.writes: Taken(number=True)})

    def columns(self) -> list[tuple[str, str]]:
        return [("text", "labels"), ("token", "ids"), (self.weight_label or "weight", "weight")]
