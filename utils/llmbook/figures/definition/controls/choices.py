"""Choices among a few values."""

from typing import Any

from .base import Control


class Choice(Control):
    """A few values, which reach `forward` as they are: each has a graph of its own."""

    kind = "dropdown"
    few = True  # all of them are in the picture, where they are chosen in it

    def __post_init__(self) -> None:
        labels = [label for label, _ in self.options]
        if not labels:
            raise ValueError(f"{self.name} has no options")
        if twice := next((label for label in labels if labels.count(label) > 1), None):
            raise ValueError(f"{self.name} has two options of the same label: {twice!r}")
        if (value := self.widget.value) not in self.grid():
            raise ValueError(f"{self.name}={value!r} is not one of its options: {labels}")

    @property
    def options(self) -> list[tuple[str, Any]]:
        """(label, value) of each choice."""
        return list(zip(self.widget._options_labels, self.widget._options_values, strict=True))

    def check(self, value: Any) -> Any:
        if not any(type(value) is type(v) and value == v for v in self.grid()):
            raise self.refuse(value, ", ".join(map(repr, self.grid())))
        return value

    def grid(self) -> list[Any]:
        return [value for _, value in self.options]

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"options": [label for label, _ in self.options]}

    def key(self, value: Any) -> str:
        """An option goes by its label."""
        return next(label for label, v in self.options if type(v) is type(value) and v == value)


class Scale(Choice):
    """Choices along a slider."""

    kind = "scale"
    few = False


class Buttons(Choice):
    """Choices as buttons."""

    kind = "buttons"


class Completed(Choice):
    """Strings to choose from; in a kernel any other may be typed."""

    few = False

    @property
    def options(self) -> list[tuple[str, str]]:
        return [(option, option) for option in self.widget.options]

    def check(self, value: Any) -> str:
        if not isinstance(value, str):
            raise self.refuse(value, "a string")
        return value


class Switch(Choice):
    """On or off."""

    kind = "checkbox"
    spec = Control.spec
    key = Control.key

    @property
    def options(self) -> list[tuple[str, Any]]:
        return [("false", False), ("true", True)]
