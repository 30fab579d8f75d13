"""The live half of a figure in a kernel: real ipywidgets, and an anywidget that draws."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import ipywidgets
from IPython import get_ipython

from ..definition.definition import Definition
from .drawing import Drawing, pack, shared_scripts
from .rows import folded, in_one_row, row

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def current_cell() -> str | None:
    """The id of the running cell, where the frontend tells it."""
    try:
        parent = get_ipython().get_parent()
    except AttributeError:  # there is no kernel, or an old one
        return None
    return parent.get("metadata", {}).get("cellId")


class Box:
    """The widgets of one figure, and what links them: a moved control, torch, the drawing."""

    def __init__(self, fig: Definition):
        self.figure = fig
        self.start = fig.defaults
        goals = [goal.spec(fig) for goal in fig.goals]
        spec = {"id": fig.id, "caption": fig.caption, "view": fig.view.spec(), "goals": goals}
        self.drawing = Drawing(spec=spec, scripts=shared_scripts())
        self.drawing.on_msg(self._taken)
        reset = ipywidgets.Button(description="Reset", tooltip="Put every control back")
        reset.on_click(lambda _: self.reset())
        self.made: list[ipywidgets.Widget] = [self.drawing, reset]
        rows = {name: row(one.widget, one.label, self.made) for name, one in fig.inputs.items()}
        guess = fig.guess
        self._others = [one for name, one in rows.items() if guess and name not in guess.of]
        self._own = [one for n, one in rows.items() if guess and n in guess.of and not guess.stays]
        self.drawing.observe(self._covered, "covered")
        self.drawing.covered = guess is not None
        last = [folded([rows.pop(name) for name in fig.more], self.made)] if fig.more else []
        last += [reset] if fig.controls else []
        first = in_one_row(list(rows.values()), self.made)
        self.widget = ipywidgets.VBox([self.drawing, *first, *last])
        self.widget.add_class("lf-card")
        self.made.append(self.widget)
        self._moving: list[ipywidgets.Widget] | None = None  # what is moved at once
        widgets = [one.widget for one in fig.controls.values()]
        self._plays = {one: one.value for one in widgets if isinstance(one, ipywidgets.Play)}
        self._fresh = set(self._plays)  # not played yet
        for one in widgets:
            one.observe(self._moved, "value")
        for one in self._plays:
            one.observe(self._played, "playing")
        self._redraw()

    def _played(self, change: Any) -> None:
        """First it begins at its least value, where the browser, one step on by now, goes back."""
        play = change["owner"]
        if change["new"] and play in self._fresh:
            self._fresh.discard(play)
            if play.value - self._plays[play] in {0, play.step}:  # else it was put there
                play.value = play.min

    def _covered(self, change: Any) -> None:
        """While the answer to its question is covered, nothing else gives it away."""
        shown, hidden = self._own, self._others
        if not change["new"]:
            shown, hidden = hidden, shown
        for one in (*shown, *hidden):
            one.layout.display = "none" if one in hidden else None

    def _moved(self, change: Any) -> None:
        if self._moving is None:
            self._redraw([change["owner"]])
        else:
            self._moving.append(change["owner"])

    @contextmanager
    def _at_once(self) -> Iterator[list[ipywidgets.Widget]]:
        """Controls are moved with one redraw, which is the caller's; yields those that were."""
        moved = self._moving = []
        try:
            yield moved
        finally:
            self._moving = None

    def _redraw(self, moved: Sequence[ipywidgets.Widget] = ()) -> None:
        """Compute, and tell the drawing. moved: by the reader, whose guess one of them may be."""
        guess = self.figure.guess
        if guess and any(self.figure.controls[name].widget in moved for name in guess.of):
            self.drawing.given = True
        try:
            outputs = self.figure.compute()
            self.figure.check_view(outputs)
            names = [view.names_now(outputs) for view in self.figure.view.leaves()]
            packed = pack(outputs, names)
            unread = [one.unread(one.widget.value) for one in self.figure.prompts.values()]
        except Exception as error:  # shown under the drawing, which keeps its last good state
            self.drawing.problem = f"{type(error).__name__}: {error}"
            return
        self.outputs = outputs  # the last that could be drawn
        with self.drawing.hold_sync():
            self.drawing.problem = " ".join(unread).strip()
            self.drawing.outputs = packed

    def _taken(self, _: Any, message: dict[str, Any], buffers: Any) -> None:
        """The reader took hold of something in the picture: of each control, where to put it. Or
        wants a goal shown, by its place."""
        if "show" in message:
            guess = self.figure.guess
            given = guess.of if guess and not guess.stays else []
            begun = {name: value for name, value in self.start.items() if name not in given}
            self._put({**begun, **self.figure.goals[message["show"]].at})
            return
        try:
            with self._at_once() as moved:
                for name, told in message["take"].items():
                    self.figure.controls[name].take(**told)
            if moved:
                self._redraw(moved)
        finally:
            self.drawing.send({"took": True})  # the next may come

    def reset(self) -> None:
        """Every control to where it stood at first."""
        self._fresh = set(self._plays)
        for play in self._plays:
            play.playing = False
        self._put(self.start)
        self.drawing.given, self.drawing.covered = False, self.figure.guess is not None

    def _put(self, values: Mapping[str, Any]) -> None:
        """These controls to these values, with one redraw."""
        with self._at_once():
            for name, value in values.items():
                self.figure.controls[name].widget.value = value
        self._redraw()

    def mimebundle(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The widget view of the box; in Colab, with the metadata that anywidget needs there."""
        shown = self.drawing._repr_mimebundle_()
        metadata = shown[1] if isinstance(shown, tuple) else {}
        view = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return {WIDGET_VIEW: view}, metadata

    def close(self) -> None:
        """Close what this figure made; its controls are the author's."""
        for one in self.figure.controls.values():
            one.widget.unobserve(self._moved, "value")
        for one in self._plays:
            one.unobserve(self._played, "playing")
        close(self.made)


def close(widgets: Iterable[ipywidgets.Widget]) -> None:
    """Close widgets, with the layout and style that each has of its own."""
    for widget in widgets:
        for part in ("layout", "style"):
            if isinstance(getattr(widget, part, None), ipywidgets.Widget):
                getattr(widget, part).close()
        widget.close()
