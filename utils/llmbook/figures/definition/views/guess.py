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
    says: what is said of a guess beside the answer. "{off}" in it is that output, one number.
    which: an output of one number, if `says` are several sentences: the place of the one that fits.
    why: what is said then in any case, and to who skips it.
    """

    asks: str
    of: list[str]
    says: list[str]
    which: str
    why: str
    stays: bool

    def __init__(
        self,
        *views: View,
        asks: str,
        of: str | Sequence[str],
        says: str | Sequence[str],
        which: str = "",
        why: str = "",
        stays: bool = False,
    ):
        super().__init__(*views)
        given = {"of": of, "says": says}
        vars(self).update({n: [v] if isinstance(v, str) else list(v) for n, v in given.items()})
        vars(self).update(asks=asks, which=which, why=why, stays=stays)
        if not asks.strip() or not self.of or not self.says:
            raise ViewError("guess() needs a question, a control to answer with, and what to say")
        if bool(which) != (len(self.says) > 1):
            raise ViewError("guess(says=…) of several sentences, and only that, needs which=…")

    def outputs(self) -> list[str]:
        """The outputs that what is said names."""
        said = " ".join([*self.says, self.why])
        named = [name for _, name, _, _ in Formatter().parse(said) if name]
        return [*named, *([self.which] if self.which else [])]

    def check(self, shapes: Shapes) -> None:
        super().check(shapes)
        for name in self.outputs():
            if shapes.get(name) != ():
                raise ViewError(f"guess: {name!r} names no output of one number")

    def spec(self) -> dict[str, Any]:
        own = ("asks", "of", "says", "which", "why", "stays")
        return super().spec() | {name: getattr(self, name) for name in own}


def guesses(view: View) -> list[guess]:
    """The guesses in a view, which may be a layout of views."""
    if not isinstance(view, Layout):
        return []
    inner = [one for part in view.views for one in guesses(part)]
    return [view, *inner] if isinstance(view, guess) else inner
