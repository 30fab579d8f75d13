"""The live half of a figure in a kernel: real ipywidgets, and an anywidget that draws."""

import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import anywidget
import ipywidgets
import numpy
import traitlets
from IPython import get_ipython
from torch import Tensor

from ..definition.definition import Definition
from .bundle import LINK, bundle

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class Scripts(anywidget.AnyWidget):
    """The browser's modules, once for all figures of a kernel; never shown itself."""

    _esm = "export default {};"
    text = traitlets.Unicode().tag(sync=True)
    key = traitlets.Unicode().tag(sync=True)


_shared: list[Scripts] = []


def shared_scripts() -> Scripts:
    """The one of this kernel; another where every widget was closed (`Widget.close_all()`)."""
    if not _shared or _shared[0].comm is None:
        text, key = bundle("kernel.js")
        _shared[:] = [Scripts(text=text, key=key)]
    return _shared[0]


class Drawing(anywidget.AnyWidget):
    """Draws `spec` with the numbers in `outputs`: the same JavaScript as on the page."""

    _esm = LINK
    scripts = traitlets.Instance(Scripts).tag(sync=True, **ipywidgets.widget_serialization)
    spec = traitlets.Dict().tag(sync=True)
    outputs = traitlets.Bytes().tag(sync=True)
    reached = traitlets.List(traitlets.Int()).tag(sync=True)  # goals, by their places
    given = traitlets.Bool(False).tag(sync=True)  # the reader has made a guess
    covered = traitlets.Bool(False).tag(sync=True)  # what answers it
    problem = traitlets.Unicode().tag(sync=True)


def pack(outputs: dict[str, Tensor], names: list[dict[str, str] | None]) -> bytes:
    """Named tensors in one binary message: header length, JSON header, then the numbers: all of
    `DTYPES` as they are, but int64 as float64 (exact to 2**53) and bool as bytes."""
    header: dict[str, Any] = {"names": names, "tensors": []}
    body, offset = [], 0
    for name, tensor in outputs.items():
        array = tensor.contiguous().numpy()
        dtype = str(array.dtype)
        if dtype == "int64":
            array = array.astype(numpy.float64)
        raw = array.tobytes()
        raw += b"\0" * (-len(raw) % 8)
        header["tensors"].append([name, dtype, list(tensor.shape), offset])
        body.append(raw)
        offset += len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-(len(text) + 8) % 8)
    return b"".join([struct.pack("<II", len(text), 0), text, *body])


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
        rows = {name: self._row(one.widget, one.label) for name, one in fig.inputs.items()}
        guess = fig.guess
        self._others = [row for name, row in rows.items() if guess and name not in guess.of]
        self._own = [row for n, row in rows.items() if guess and n in guess.of and not guess.stays]
        self.drawing.observe(self._covered, "covered")
        self.drawing.covered = guess is not None
        last = [self._folded([rows.pop(name) for name in fig.more])] if fig.more else []
        last += [reset] if fig.controls else []
        first = self._in_one_row(list(rows.values()))
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

    def _row(self, widget: ipywidgets.Widget, label: str) -> ipywidgets.Widget:
        if not widget.description and not isinstance(widget, ipywidgets.Play):
            widget.description = label
        if hasattr(widget.style, "description_width"):
            widget.style.description_width = "9em"
        if isinstance(widget, ipywidgets.Play):  # a Play button alone does not show where it stands
            slider = ipywidgets.IntSlider(
                min=widget.min, max=widget.max, step=widget.step, description=label
            )
            slider.style.description_width = "9em"
            slider.layout.width, slider.layout.flex = "auto", "1"
            link = ipywidgets.jslink((widget, "value"), (slider, "value"))
            row = ipywidgets.HBox([slider, widget])
            self.made += [slider, link, row]
            return row
        if isinstance(widget, ipywidgets.ToggleButtons):
            widget.style.button_width = widget.style.button_width or "auto"
        if widget.layout.width is None and not isinstance(widget, ipywidgets.Checkbox):
            widget.layout.width = "98%"
        return widget

    def _in_one_row(self, rows: list[ipywidgets.Widget]) -> list[ipywidgets.Widget]:
        """The same, but three ticks or more beside each other, as on the page."""
        ticks = [one for one in rows if isinstance(one, ipywidgets.Checkbox)]
        if len(ticks) < 3:
            return rows
        for one in ticks:
            one.indent, one.layout.width = False, "auto"
        row = ipywidgets.Box(ticks, layout=ipywidgets.Layout(flex_flow="row wrap"))
        self.made.append(row)
        place = rows.index(ticks[0])
        rest = [one for one in rows if one not in ticks]
        return [*rest[:place], row, *rest[place:]]

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
        for row in (*shown, *hidden):
            row.layout.display = "none" if row in hidden else None

    def _folded(self, rows: list[ipywidgets.Widget]) -> ipywidgets.Widget:
        """Rows under a line that opens them."""
        inner = ipywidgets.VBox(rows)
        fold = ipywidgets.Accordion([inner], selected_index=None)
        fold.set_title(0, "More settings")
        self.made += [inner, fold]
        return fold

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
