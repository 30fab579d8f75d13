"""What every control of a figure has."""

import random
from dataclasses import dataclass
from typing import Any, ClassVar

import ipywidgets


@dataclass(frozen=True)
class Control:
    """One named control of a figure. `widget` is the reader's own in a kernel."""

    kind: ClassVar[str]  # its name on the page
    name: str
    widget: ipywidgets.Widget

    def __post_init__(self) -> None:
        """Raise ValueError where the widget cannot be a control."""

    @property
    def label(self) -> str:
        return self.widget.description or self.name.replace("_", " ")

    @property
    def given(self) -> list[str]:
        """The arguments of `forward` that come from this control."""
        return [self.name]

    def arguments(self, value: Any) -> dict[str, Any]:
        """What `forward` receives when this control stands at `value`."""
        return {self.name: value}

    def check(self, value: Any) -> Any:
        """The value, or a ValueError that says what is allowed."""
        raise NotImplementedError

    def grid(self) -> list[Any] | None:
        """Every value it can take, or None if they are not few."""
        return None

    def take(self, place: int | None = None, by: int = 0, value: float | None = None) -> None:
        """Put it where the reader has taken hold of it in the picture, as near as it goes.

        place: of one of its values, from 0.   by: so many values on.   value: a number.
        """
        grid = self.grid() or []
        if place is None:  # a value that was typed may be none of them: before the first
            place = by + (grid.index(self.widget.value) if self.widget.value in grid else -1)
        self.widget.value = grid[min(max(place, 0), len(grid) - 1)]

    def probes(self, rng: random.Random) -> list[Any]:
        """Values worth checking: the ends, and a random one on the control's own grid."""
        grid = self.grid() or []
        return list(dict.fromkeys([grid[0], grid[-1], rng.choice(grid)]))

    def spec(self) -> dict[str, Any]:
        """The control for the page: plain JSON, but for a tokenizer's vocabulary: bytes."""
        return {"kind": self.kind, "label": self.label, "value": self.key(self.widget.value)}

    def key(self, value: Any) -> Any:
        """How the page names a value."""
        return value

    def refuse(self, value: Any, allowed: str) -> ValueError:
        return ValueError(f"{self.name}={value!r}; allowed: {allowed}")
