"""`figure()`: one definition of a live figure, checked as soon as it is made."""

import os
import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any
from weakref import WeakValueDictionary

from llmbook.text.tokenizers import PageTokenizer

from .definition.checks import check
from .definition.controls import MAX_TOKENS, control
from .definition.definition import Definition, FigureError, Model, parameters
from .definition.goals import Goal
from .definition.views.base import View
from .kernel import box as kernel
from .page.html import static_html


class Figure(Definition):
    """A live figure, drawn from the same definition everywhere.

    It *has* widgets (`box`) rather than being one: in Colab's ipywidgets 7.7 a subclass of a widget
    loses its HTML, which the book and GitHub show.
    """

    published: str | None = None

    @cached_property
    def _kernel(self) -> kernel.Box:
        return kernel.Box(self)

    @property
    def box(self) -> Any:
        """The widgets of this figure in a kernel: its controls and the drawing."""
        return self._kernel.widget

    def close(self) -> None:
        """Let go of the widgets: a figure of the same name has taken this one's place."""
        if box := self.__dict__.pop("_kernel", None):  # IPython keeps every figure it has shown
            box.close()
        others = [other for other in _figures.values() if other is not self]
        kept = [c.widget for other in others for c in other.controls.values()]
        kernel.close(c.widget for c in self.controls.values() if c.widget not in kept)

    def __repr__(self) -> str:
        return f"<figure {self.name!r}: {', '.join(self.controls) or 'no controls'}>"

    def _repr_mimebundle_(self, **_: Any) -> Any:
        view, metadata = self._kernel.mimebundle()
        html = static_html(self, self._kernel.outputs, self.published)
        data = {"text/plain": repr(self), "text/html": html}
        return data | view, metadata


_figures: WeakValueDictionary[str, Figure] = WeakValueDictionary()  # a model may be large
_cells: dict[str, str | None] = {}  # where each name was given


def figure(
    model: Model,
    view: View,
    /,
    *,
    caption: str = "",
    name: str | None = None,
    tokenizer: PageTokenizer | None = None,
    max_tokens: int = MAX_TOKENS,
    more: Sequence[str] = (),
    goals: Sequence[Goal] = (),
    **controls: Any,
) -> Figure:
    """A live figure: in a kernel torch computes, on the page the same module, exported.

    model: its `forward` takes the controls by name and returns named tensors. A plain function over
        a few discrete controls is tabulated instead. A `Loop`, or several by name that race, runs
        as often as the control `steps` says.
    view: what to draw, e.g. `bars(x=words, y="probability")`; see `definition/views`.
    caption: one sentence, the figure's accessible name.   name: its id, else made from the caption.
    tokenizer, max_tokens: for `Text` controls.   controls: ipywidgets by name, or a `Prompt`, a
        text that a language model reads.   more: the names of those that a reader needs last; they
        are folded away under "More settings".   goals: what a reader may try to reach with them.
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
        takes = parameters(model)
        made = {n: control(n, w, tokenizer, max_tokens, takes) for n, w in controls.items()}
    except ValueError as error:
        raise FigureError(f"figure {slug!r}: {error}") from None
    new = Figure(model, view, made, caption.strip(), slug, more, goals)
    check(new)
    _replace(new)
    if folder := os.environ.get("LLMBOOK_FIGURES"):
        from .page import parity, publish  # torch.export is imported only where a book is built

        new.published = publish.publish(new, folder)
        parity.record(new, folder, new.published)
    return new


def _replace(new: Figure) -> None:
    """Close the figure that a cell made before; two cells with figures of one name are an error."""
    cell, where = kernel.current_cell(), _cells.get(new.name)
    taken = new.name in _cells and "LLMBOOK_FIGURES" in os.environ
    if taken or (where and cell and where != cell):
        raise new.error("another figure has this name; give one of them name='…'")
    old = _figures.get(new.name)
    _cells[new.name], _figures[new.name] = cell, new
    if old is not None:
        old.close()
