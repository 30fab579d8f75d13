from .base import Series, Shapes, Taken, View, size


class intervals(View):
    """An interval that is narrowed again and again: S rows from 0 to 1, each of which splits every
    part of the row above into K parts alike, of which one is taken. Below them the last interval,
    on a line from 0 to 1.

    shares: (S, K), how each row splits; they add up to 1.   parts: (K,), their names.
    taken: (S,), the place of the part that is taken.
    ends: (S, 2), the lower and the upper end after each step.   decimals: of the last ones.
    digits: (B,), binary digits behind the point, −1 where there is none; they name the stretch
    stretch: (2,), from its lower to its upper end.
    choose: S controls whose K values are the parts: a click on a name at the left, or an arrow key,
    sets one, a click on a part all those that lead there.
    """

    shares: Series
    parts: Series
    taken: Series
    ends: Series
    digits: Series = None
    stretch: Series = None
    decimals: int = 4
    choose: tuple[str, ...] = ()

    def fit(self, shapes: Shapes) -> None:
        steps, count = (*shapes["shares"], 0)[:2]
        wanted = {"shares": (steps, count), "parts": (count,), "taken": (steps,)}
        wanted |= {"ends": (steps, 2), "stretch": (2,)}
        for name, shape in wanted.items():
            if shapes.get(name, shape) != shape:
                was = size(shapes[name])
                raise self.error(f"{name} of {was}; allowed: {size(shape)}")
        if len(shapes.get("digits", (0,))) != 1 or ("digits" in shapes) != ("stretch" in shapes):
            raise self.error("digits (B,) name a stretch (2,); allowed: both or none")
        if self.choose and len(self.choose) != steps:
            count = len(self.choose)
            raise self.error(f"choose names {count} controls; allowed: {steps}")

    def takes(self) -> dict[str, Taken]:
        return dict.fromkeys(self.choose, Taken("shares"))

    def columns(self) -> list[tuple[str, str]]:
        return [("part taken", "taken"), ("lower and upper end", "ends")]
