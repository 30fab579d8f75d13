from .base import Series, Shapes, Taken, View, in_words, size


class hands(View):
    """Dials in a row, on each the same hands, as of a clock: `angles` (D, H), in radians, from the
    right and against the clock; the first hand is strong, and an arc leads to it from the second.

    dial_labels: (D,), under the dials, in as many lines.   hand_labels: (H,), told in a legend.
    drag: the slider that the first hand of each dial turns: by one step in each `turns` (D,), in
        radians.
    waves: (D, N), what each dial gives at the N places `x`: a strip beside it; the dials are then
        below each other, and under them is `whole` (N,), larger.   at: 0-d, the place that is
        marked in all, and that `drag` stands for.   ylim: of `whole`; one scale serves all.
    whole_label, xlabel: what that is, and what the places are.
    """

    angles: Series
    dial_labels: Series = None
    hand_labels: Series = None
    turns: Series = None
    waves: Series = None
    whole: Series = None
    x: Series = None
    at: Series = None
    ylim: tuple[float, float] | None = None
    whole_label: str = ""
    xlabel: str = ""
    drag: str = ""
    handles = {"drag": Taken(number=True)}

    def fit(self, shapes: Shapes) -> None:
        angles = shapes["angles"]
        self.shaped(shapes, "(dials, hands)", "angles")
        dials, each = angles[:1], angles[1:]
        self.matching(shapes, "angles", dial_labels=dials, hand_labels=each, turns=dials)
        if "waves" in shapes:
            self.same(shapes, "whole", "x")
            self.same(shapes, "at", dims=0)
            if not {"whole", "x", "at"} <= shapes.keys() or not self.ylim:
                raise self.error("waves needs whole, x, at and ylim")
            if shapes["waves"] != (angles[0], *shapes["x"]):
                raise self.error(
                    f"waves of {size(shapes['waves'])} do not fit {angles[0]} dials and "
                    f"x of {size(shapes['x'])}"
                )
        self.needs(shapes, "drag", "turns, how far each goes in a step", "turns")

    def columns(self) -> list[tuple[str, str]]:
        angles = (in_words(self.angles), "angles")
        return [("dial", "dial_labels"), angles, (self.whole_label, "whole")]
