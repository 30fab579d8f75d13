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
| Prompt | select, and a text field for a model on the page | what it names of a model's reading |

Each row is a class in this folder, and a function in `browser/controls.js` that its `kind` names.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import ipywidgets

from llmbook.text.tokenizers import PageTokenizer

from .base import Control
from .choices import Buttons, Choice, Completed, Scale, Switch
from .numbers import Number, Playable, Whole
from .prompt import Prompt, Read
from .text import TextInput

MAX_TOKENS = 64  # of what the reader types into a Text control, unless the figure says
KINDS: dict[str, type[Control]] = {
    "FloatSlider": Number,
    "IntSlider": Whole,
    "Play": Playable,
    "Dropdown": Choice,
    "ToggleButtons": Buttons,
    "SelectionSlider": Scale,
    "Combobox": Completed,
    "Checkbox": Switch,
    "Text": TextInput,
    "Prompt": Read,
}


def control(
    name: str,
    widget: Any,
    tokenizer: PageTokenizer | None,
    max_tokens: int,
    parameters: Iterable[str] = (),
) -> Control:
    """Check one keyword argument of `figure()` and make it a Control.

    parameters: what the model's `forward` takes.
    """
    kind = KINDS.get(type(widget).__name__)
    if kind is None or not isinstance(widget, ipywidgets.Widget):
        allowed = ", ".join(KINDS)
        raise ValueError(f"{name}={type(widget).__name__} is not a control; allowed: {allowed}")
    if kind is Read:
        return Read.of(name, widget, parameters)
    return kind(name, widget, *((tokenizer, max_tokens) if kind is TextInput else ()))


def forward_arguments(controls: Sequence[Control], values: dict[str, Any]) -> dict[str, Any]:
    """All that `forward` receives: tensors for numbers and texts, Python values for choices."""
    given: dict[str, Any] = {}
    for control in controls:
        given |= control.arguments(control.check(values[control.name]))
    return given
