"""`figure()`: one definition of a live figure, checked as soon as it is made."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import product
from typing import Any

import torch
from torch import Tensor

from llmbook.text.tokenizers import PageTokenizer

from . import kernel
from .checks import check, listed
from .controls import MAX_TOKENS, Control, control, forward_arguments
from .html import static_html
from .loop import STEPS, Loop, Race
from .views import View

Model = torch.nn.Module | Callable[..., dict[str, Tensor]] | Loop | Mapping[str, Loop]


class FigureError(ValueError):
    """A figure's definition does not hold; the message names the figure and what is allowed."""


class Figure:
    """A live figure: `model`, `view` and `controls`, drawn from the same definition everywhere.

    It *has* widgets (`box`) rather than being one: in Colab's ipywidgets 7.7 a subclass of a widget
    loses its HTML, which the book and GitHub show.
    """

    def __init__(
        self, model: Model, view: View, controls: Mapping[str, Control], caption: str, name: str
    ):
        self.model, self.view, self.controls = model, view, dict(controls)
        self.caption, self.name = caption, name
        self.published: str | None = None

    @property
    def id(self) -> str:
        return f"figure-{self.name}"

    @property
    def defaults(self) -> dict[str, Any]:
        """Each control's value at this moment."""
        return {name: one.widget.value for name, one in self.controls.items()}

    def compute(self, **values: Any) -> dict[str, Tensor]:
        """The named tensors at these values; a control that is not named keeps its own.

        Raises FigureError for an unknown control or a value outside its range.
        """
        unknown = sorted(set(values) - set(self.controls))
        if unknown:
            raise self.error(f"has no control {unknown[0]!r}; it has: {listed(self.controls)}")
        try:
            given = forward_arguments(list(self.controls.values()), {**self.defaults, **values})
        except ValueError as error:
            raise self.error(str(error)) from None
        device = self._device
        given = {k: v.to(device) if isinstance(v, Tensor) else v for k, v in given.items()}
        outputs = (self.race if self.loops else self.model)(**given)
        if not isinstance(outputs, dict) or not outputs:
            raise self.error(f"the model returned {type(outputs).__name__}; allowed: named tensors")
        for key, value in outputs.items():
            if not isinstance(value, Tensor):
                raise self.error(f"output {key!r} is a {type(value).__name__}; allowed: a tensor")
        return {key: value.detach().cpu() for key, value in outputs.items()}

    @property
    def modules(self) -> list[torch.nn.Module]:
        """The torch modules behind this figure; none behind a plain function."""
        loops = [loop.module for loop in self.loops.values()]
        return loops or [m for m in [self.model] if isinstance(m, torch.nn.Module)]

    @property
    def _device(self) -> torch.device:
        held = [t for m in self.modules for t in (*m.parameters(), *m.buffers())]
        return held[0].device if held else torch.device("cpu")

    @property
    def loops(self) -> dict[str, Loop]:
        """What runs again and again behind this figure, by name; mostly nothing."""
        if isinstance(self.model, Loop):
            return {"": self.model}
        return dict(self.model) if isinstance(self.model, Mapping) else {}

    @cached_property
    def race(self) -> Race:
        """The loops of this figure as they run here."""
        shown = [s for v in self.view.leaves() for s in v.series().values() if isinstance(s, str)]
        return Race(self.loops, self.controls[STEPS].widget.max, set(shown))

    def discrete(self) -> dict[str, list[Any]]:
        """The controls that get a graph (or a table entry) for each value, with their values."""
        if self.modules:
            return {n: c.grid() for n, c in self.controls.items() if c.is_choice}
        return {n: c.grid() for n, c in self.controls.items()}

    def combinations(self) -> list[dict[str, Any]]:
        grids = self.discrete()
        return [dict(zip(grids, values, strict=True)) for values in product(*grids.values())]

    def error(self, message: str) -> FigureError:
        return FigureError(f"figure {self.name!r}: {message}")

    def check_view(self, outputs: dict[str, Tensor]) -> None:
        try:
            self.view.check({name: tuple(value.shape) for name, value in outputs.items()})
        except ValueError as error:
            raise self.error(str(error)) from None

    @cached_property
    def _kernel(self) -> kernel.Box:
        return kernel.Box(self)

    @property
    def box(self) -> Any:
        """The widgets of this figure in a kernel: its controls and the drawing."""
        return self._kernel.widget

    def close(self) -> None:
        """Let go of the widgets: a figure of the same name has taken this one's place."""
        others = [other for other, _ in _figures.values() if other is not self]
        keep = {c.widget.model_id for other in others for c in other.controls.values()}
        self._kernel.close(keep)
        del self._kernel  # IPython keeps every figure it has shown: let it not keep the widgets

    def __repr__(self) -> str:
        return f"<figure {self.name!r}: {', '.join(self.controls) or 'no controls'}>"

    def _repr_mimebundle_(self, **_: Any) -> Any:
        view, metadata = self._kernel.mimebundle()
        html = static_html(self, self._kernel.outputs)
        data = {"text/plain": repr(self), "text/html": html}
        return data | view, metadata


_figures: dict[str, tuple[Figure, str | None]] = {}


def figure(
    model: Model,
    view: View,
    /,
    *,
    caption: str = "",
    name: str | None = None,
    tokenizer: PageTokenizer | None = None,
    max_tokens: int = MAX_TOKENS,
    **controls: Any,
) -> Figure:
    """A live figure: in a kernel torch computes, on the page the same module, exported.

    model: its `forward` takes the controls by name and returns named tensors. A plain function over
        a few discrete controls is tabulated instead. A `Loop`, or several by name that race, runs
        as often as the control `steps` says.
    view: what to draw, e.g. `bars(x=words, y="probability")`; see `llmbook.figures.views`.
    caption: one sentence, the figure's accessible name.   name: its id, else made from the caption.
    tokenizer, max_tokens: for `Text` controls.   controls: ipywidgets by name.
    Raises FigureError where these do not fit, before anything is shown.
    """
    if not isinstance(caption, str) or not caption.strip():
        raise FigureError(f"figure {name or '?'!r}: a caption is required: a sentence of text")
    slug = re.sub(r"[^a-z0-9]+", "-", (name or caption).lower()).strip("-")[:60].rstrip("-")
    if not slug:
        raise FigureError(
            f"figure {name or caption!r}: its name needs a letter or digit of a–z, 0–9"
        )
    if not isinstance(view, View):
        raise FigureError(f"figure {slug!r}: {type(view).__name__} is not a view")
    try:
        made = {n: control(n, w, tokenizer, max_tokens) for n, w in controls.items()}
    except ValueError as error:
        raise FigureError(f"figure {slug!r}: {error}") from None
    new = Figure(model, view, made, caption.strip(), slug)
    check(new)
    _replace(new)
    if folder := os.environ.get("LLMBOOK_FIGURES"):
        from .publish import publish  # torch.export is imported only where a book is built

        new.published = publish(new, folder)
    return new


def _replace(new: Figure) -> None:
    """Close the figure that a cell made before; two cells with figures of one name are an error."""
    cell = kernel.current_cell()
    old, where = _figures.get(new.name, (None, None))
    if old is not None and ("LLMBOOK_FIGURES" in os.environ or where and cell and where != cell):
        raise new.error("another figure has this name; give one of them name='…'")
    _figures[new.name] = (new, cell)
    if old is not None:
        old.close()
