from typing import Any

from .base import Shapes, View, ViewError


class readout(View, init=False):
    """Single numbers, large: `readout(entropy="entropy, in bits", kept="tokens kept")`.

    Each keyword is a 0-d output; its value is the label.   digits: significant digits.
    """

    digits: int
    labels: dict[str, str]

    def __init__(self, *, title: str = "", digits: int = 3, **labels: str):
        if not labels:
            raise ViewError("readout() shows nothing: give output=label")
        vars(self).update(title=title, digits=digits, labels=labels)

    def options(self) -> dict[str, Any]:
        return {name: value for name, value in super().options().items() if name != "labels"}

    def series(self) -> dict[str, Any]:
        return {name: name for name in self.labels}

    def fit(self, shapes: Shapes) -> None:
        self.shaped(shapes, "one number", *shapes)

    def columns(self) -> list[tuple[str, str]]:
        return [(label, name) for name, label in self.labels.items()]
