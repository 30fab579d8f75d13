"""Controls: ordinary ipywidgets, and what `forward` receives of them.

| widget | on the page | forward receives |
| --- | --- | --- |
| FloatSlider | range input | 0-d float32 tensor |
| IntSlider, Play | range input (Play: and a play button) | 0-d int64 tensor |
| Dropdown, ToggleButtons | select, radio buttons | the option's value |
| SelectionSlider | range input | the option's value |
| Combobox | select; in a kernel any text may be typed | a string |
| Checkbox | checkbox | True or False |
| Text with a tokenizer | text field | token ids (max_tokens,) int64; their count, 0-d int64 |
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets
import torch

from llmbook.text.tokenizers import PageTokenizer

MAX_TOKENS = 64  # of what the reader types into a Text control, unless the figure says
_KINDS: dict[str, str] = {
    "FloatSlider": "float",
    "IntSlider": "int",
    "Play": "play",
    "Dropdown": "dropdown",
    "ToggleButtons": "buttons",
    "SelectionSlider": "steps",
    "Combobox": "dropdown",
    "Checkbox": "checkbox",
    "Text": "text",
}


@dataclass(frozen=True)
class Control:
    """One named control of a figure. `widget` is the reader's own in a kernel."""

    name: str
    kind: str
    widget: ipywidgets.Widget
    tokenizer: PageTokenizer | None = None
    max_tokens: int = MAX_TOKENS

    @property
    def is_number(self) -> bool:
        return self.kind in {"float", "int", "play"}

    @property
    def is_choice(self) -> bool:
        """Whether its values are few and reach `forward` as Python values."""
        return self.kind in {"dropdown", "buttons", "steps", "checkbox"}

    @property
    def options(self) -> list[tuple[str, Any]]:
        """(label, value) of each choice."""
        if self.kind == "checkbox":
            return [("false", False), ("true", True)]
        if isinstance(self.widget, ipywidgets.Combobox):
            return [(option, option) for option in self.widget.options]
        return list(zip(self.widget._options_labels, self.widget._options_values, strict=True))

    @property
    def label(self) -> str:
        return self.widget.description or self.name.replace("_", " ")

    @property
    def companions(self) -> list[str]:
        """Further arguments of `forward` that come with this control."""
        return [f"{self.name}_count"] if self.kind == "text" else []

    def arguments(self, value: Any) -> dict[str, Any]:
        """What `forward` receives when this control stands at `value`."""
        if self.kind == "float":
            return {self.name: torch.tensor(float(value), dtype=torch.float32)}
        if self.kind in {"int", "play"}:
            return {self.name: torch.tensor(int(value), dtype=torch.int64)}
        if self.kind == "text":
            ids = self.tokenizer.encode(value)[: self.max_tokens]
            padded = torch.tensor(ids + [0] * (self.max_tokens - len(ids)), dtype=torch.int64)
            return {self.name: padded, self.companions[0]: torch.tensor(len(ids))}
        return {self.name: value}

    def check(self, value: Any) -> Any:
        """The value, or a ValueError that says what is allowed."""
        if self.is_number:
            low, high = self.widget.min, self.widget.max
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            whole = "" if self.kind == "float" else "a whole number "
            if not (is_number and low <= value <= high) or (whole and value % 1):
                raise ValueError(f"{self.name}={value!r}; allowed: {whole}from {low:g} to {high:g}")
        elif self.kind == "text" or isinstance(self.widget, ipywidgets.Combobox):
            if not isinstance(value, str):
                raise ValueError(f"{self.name}={value!r}; allowed: a string")
        elif not any(type(value) is type(v) and value == v for _, v in self.options):
            allowed = ", ".join(repr(v) for _, v in self.options)
            raise ValueError(f"{self.name}={value!r}; allowed: {allowed}")
        return value

    def grid(self) -> list[Any] | None:
        """Every value it can take, or None if they are not few (FloatSlider, Text)."""
        if self.is_choice:
            return [value for _, value in self.options]
        if self.kind in {"int", "play"}:
            return list(range(self.widget.min, self.widget.max + 1, self.widget.step))
        return None

    def probes(self, rng: random.Random) -> list[Any]:
        """Values worth checking: the ends, and a random one on the control's own grid."""
        if self.kind == "float":
            low, high, step = self.widget.min, self.widget.max, self.widget.step
            steps = math.floor((high - low) / step + 1e-9)
            return [low, high, round(low + step * rng.randint(0, steps), 10)]
        if self.kind == "text":
            return ["", "a", "Ünïcode 🙂 and a longer text " * 8]
        grid = self.grid()
        return list(dict.fromkeys([grid[0], grid[-1], rng.choice(grid)]))

    def spec(self) -> dict[str, Any]:
        """The control for the page: plain JSON, but for a tokenizer's vocabulary: bytes."""
        spec: dict[str, Any] = {"kind": self.kind, "label": self.label}
        if self.is_number:
            widget = self.widget
            spec |= {
                "min": widget.min,
                "max": widget.max,
                "step": widget.step,
                "value": widget.value,
            }
            if self.kind == "play":
                spec["interval"] = widget.interval
            else:
                spec["format"] = widget.readout_format
        elif self.kind == "text":
            spec |= {"value": self.widget.value, "max_tokens": self.max_tokens}
            spec["ids"] = self.tokenizer.encode(self.widget.value)[: self.max_tokens]
            spec["tokenizer"] = self.tokenizer.page()
        elif self.kind == "checkbox":
            spec["value"] = self.widget.value
        else:
            spec |= {"options": [label for label, _ in self.options], "value": self.key()}
        return spec

    def key(self, value: Any = ...) -> Any:
        """How the page names a value: an option by its label, everything else by itself."""
        value = self.widget.value if value is ... else value
        if self.is_choice and self.kind != "checkbox":
            return next(label for label, v in self.options if type(v) is type(value) and v == value)
        return value


def control(name: str, widget: Any, tokenizer: PageTokenizer | None, max_tokens: int) -> Control:
    """Check one keyword argument of `figure()` and make it a Control."""
    kind = _KINDS.get(type(widget).__name__)
    if kind is None or not isinstance(widget, ipywidgets.Widget):
        allowed = ", ".join(_KINDS)
        raise ValueError(f"{name}={type(widget).__name__} is not a control; allowed: {allowed}")
    if kind == "text" and not hasattr(tokenizer, "page"):
        raise ValueError(f"{name}=Text needs tokenizer=… with encode(text) and page()")
    if kind in {"int", "play", "float"}:
        _check_range(name, widget)
    made = Control(name, kind, widget, tokenizer, max_tokens)
    if made.is_choice:
        labels = [label for label, _ in made.options]
        if not labels:
            raise ValueError(f"{name} has no options")
        if len(set(labels)) < len(labels):
            raise ValueError(f"{name} has two options of the same label: {_twice(labels)!r}")
        if widget.value not in [value for _, value in made.options]:
            raise ValueError(f"{name}={widget.value!r} is not one of its options: {labels}")
    return made


def _check_range(name: str, widget: Any) -> None:
    if not widget.step > 0:
        raise ValueError(f"{name}: step={widget.step}; allowed: a number above 0")
    steps = (widget.value - widget.min) / widget.step
    if abs(steps - round(steps)) > 1e-6:  # a browser's range input would move it, silently
        raise ValueError(
            f"{name}={widget.value:g} is not a whole number of steps of {widget.step:g} "
            f"from {widget.min:g}"
        )


def _twice(labels: Sequence[str]) -> str:
    return next(label for label in labels if labels.count(label) > 1)


def forward_arguments(controls: Sequence[Control], values: dict[str, Any]) -> dict[str, Any]:
    """All that `forward` receives: tensors for numbers and texts, Python values for choices."""
    given: dict[str, Any] = {}
    for one in controls:
        given |= one.arguments(one.check(values[one.name]))
    return given
