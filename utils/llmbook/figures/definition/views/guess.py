from collections.abc import Sequence
from string import Formatter
from typing import Any

from .base import Shapes, View, ViewError
from .layout import Layout


class guess(Layout, init=False):
    """Views that answer a question: covered until the reader has said what they expect, or skips.

    asks: the question.
    of: the control, or controls, with which it is answered; the others are hidden until then, and
        afterwards these are. stays: they are not, for the figure has another use of them.
    says: what is said of a guess beside the answer. "{need}" in it is that output, one number.
    off: an output, how far the guess is off: what was guessed less the answer. Then `says` are
        said of one that is near, one too low and one too high; or of a near one, and any other.
        "{off}" in them has no sign.
    near: so far off a guess may be.
    which: an output, if `says` are several sentences and there is no `off`: the one that fits.
    why: what is said then in any case, and to who skips it.
    """

    asks: str
    of: list[str]
    says: list[str]
    off: str
    near: float
    which: str
    why: str
    stays: bool

    def __init__(
        self,
        *views: View,
        asks: str,
        of: str | Sequence[str],
        says: str | Sequence[str],
        off: str = "",
        near: float = 0,
        which: str = "",
        why: str = "",
        stays: bool = False,
    ):
        super().__init__(*views)
        given = {"of": of, "says": says}
        vars(self).update({n: [v] if isinstance(v, str) else list(v) for n, v in given.items()})
        vars(self).update(asks=asks, off=off, near=near, which=which, why=why, stays=stays)
        if not asks.strip() or not self.of or not self.says:
            raise ViewError("guess() needs a question, a control to answer with, and what to say")
        if bool(off) + bool(which) != (len(self.says) > 1):
            raise ViewError("guess(says=…): several sentences, and only they, need off= or which=")
        if off and len(self.says) > 3:
            raise ViewError("guess(off=…) takes two sentences or three: near, too low, too high")
        if near < 0 or (near and not off):
            raise ViewError(f"guess(near={near}) needs off=, and cannot be negative")

    def outputs(self) -> list[str]:
        """The outputs that what is said names."""
        said = " ".join([*self.says, self.why])
        named = [name for _, name, _, _ in Formatter().parse(said) if name]
        return [*named, *filter(None, [self.off, self.which])]

    def check(self, shapes: Shapes) -> None:
        super().check(shapes)
        for name in self.outputs():
            if shapes.get(name) != ():
                raise ViewError(f"guess: {name!r} names no output of one number")

    def spec(self) -> dict[str, Any]:
        own = ("asks", "of", "says", "off", "near", "which", "why", "stays")
        return super().spec() | {name: getattr(self, name) for name in own}


def guesses(view: View) -> list[guess]:
    """The guesses in a view, which may be a layout of views."""
    if not isinstance(view, Layout):
        return []
    inner = [one for part in view.views for one in guesses(part)]
    return [view, *inner] if isinstance(view, guess) else inner
