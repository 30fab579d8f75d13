from .base import Names, Series, Shapes, Single, Taken, View, size


class stretches(View):
    """L lines from 0 to 1, below each other: `y` (L, N), the first N shares of each, end to end;
    what they lack to 1 is one paler stretch, that of all others.

    x: (N,), the names of the shares.   labels: (L,), those of the lines.
    at: 0-d, from 0 to 1, where the dart falls: an upright line through all.
    rank: (L,), the place of what it falls into, from 1; chance: (L,), the share of that. Both are
        said above each line, with its name if it has one here.
    names: turns the integers in `x` into strings.
    drag: the slider that says where the dart falls.
    """

    y: Series
    x: Series
    labels: Series
    at: Single
    rank: Series
    chance: Series
    names: Names = None
    named = ("x",)
    drag: str = ""
    handles = {"drag": Taken(number=True)}

    def fit(self, shapes: Shapes) -> None:
        y = shapes["y"]
        if len(y) != 2 or shapes["x"] != y[1:]:
            raise self.unlike(shapes, "y", "x", "y (L, N) with x (N,)")
        for name in ("labels", "rank", "chance"):
            if shapes[name] != y[:1]:
                raise self.error(f"{name} of {size(shapes[name])}, y of {size(y)}")

    def columns(self) -> list[tuple[str, str]]:
        return [("line", "labels"), ("rank", "rank"), ("share", "chance")]
