"""What every view shares. A string names an output of the module; an array is data.

Each view is one class in this folder and one module of the same name in `browser/views/`, which
draws it.
A field annotated `Series` or `Single` takes an output's name or data; any other is an option.
Python never draws: a view checks that the shapes fit and says which numbers its table shows.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, ClassVar, NamedTuple, dataclass_transform

import numpy
import torch

from llmbook.text.visible import visible

from .fit import Fit, Shape, Shapes, ViewError
from .fit import size as size

#: An output's name, or data: a tensor, an array, a list of numbers or of strings.
Series = Annotated[Any, "an output or data"]
#: The same, of one number: 0-d.
Single = Annotated[Any, "an output or data of one number"]
SINGLES = (Single, "Single")  # as a field's type stands, and where annotations are strings
SERIES = (Series, "Series", *SINGLES)
#: Names for token ids: a list or mapping of strings, or a function such as `tokenizer.token`.
Names = Sequence[str] | Mapping[int, str] | Callable[[int], str] | None
AXES = {"xlim", "ylim", "zlim"}


class Taken(NamedTuple):
    """How a picture sets a control that the reader takes hold of in it."""

    places: str | int = 0  # by place: how many there are, or the field whose last length says so
    but: int = 0  # so many fewer than that field has
    number: bool = False  # by a number, where the control is a slider over numbers


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
@dataclass(frozen=True, kw_only=True)
class View(Fit):
    """Base of all views, which are frozen dataclasses. title: a short heading above the drawing."""

    title: str = ""
    #: The fields whose integers `names` turns into strings, in views that have `names`.
    named: ClassVar[tuple[str, ...]] = ()
    #: Whether an axis may begin with its larger number, or have no end: from the numbers then.
    free_axes: ClassVar[bool] = False
    #: How the reader sets the controls that an option names, "" for none, in the picture.
    handles: ClassVar[Mapping[str, Taken]] = {}

    def __init_subclass__(cls, **how: Any) -> None:
        dataclass(frozen=True, **how)(cls)

    def series(self) -> dict[str, Any]:
        """The fields that are outputs or data, by name."""
        given = {f.name: getattr(self, f.name) for f in fields(self) if f.type in SERIES}
        return {n: v for n, v in given.items() if v is not None}

    def options(self) -> dict[str, Any]:
        """The other fields that are given, by name."""
        given = {f.name: getattr(self, f.name) for f in fields(self) if f.type not in SERIES}
        return {n: v for n, v in given.items() if n != "names" and v is not None and v != ""}

    def leaves(self) -> "list[View]":
        return [self]

    def takes(self) -> dict[str, Taken]:
        """The controls that the reader can take hold of in the picture."""
        taken: dict[str, Taken] = {}
        for option, how in self.handles.items():
            names = getattr(self, option)
            taken |= given(dict.fromkeys([names] if isinstance(names, str) else names, how))
        return taken

    def check(self, shapes: Shapes) -> None:
        """Raise ViewError where an option is none that a page can carry, a named output is missing
        or shapes do not fit each other."""
        for name, value in self.options().items():
            self._check_option(name, value)
        for name, value in self.series().items():
            if isinstance(value, str) and value not in shapes:
                there = ", ".join(sorted(shapes))
                said = f"{self.kind}({name}={value!r}) names no output; the module returns: {there}"
                raise ViewError(said)
        given = {name: shape_of(value, shapes) for name, value in self.series().items()}
        self.same(given, *(f.name for f in fields(self) if f.type in SINGLES), dims=0)
        self.fit(given)

    def _check_option(self, name: str, value: Any) -> None:
        try:
            json.dumps(value, allow_nan=False)
        except (TypeError, ValueError):
            said = f"{name}={value!r}; allowed: text and finite numbers"
            raise self.error(said) from None
        if name in AXES:
            low, high = value if len(value) == 2 else (None, None)
            free = self.free_axes and low is not None and low != high
            if not free and (low is None or high is None or low >= high):
                raise self.error(f"{name}={value!r}; allowed: (low, high), low < high")

    def fit(self, shapes: Shapes) -> None:
        """Raise ViewError if the shapes of the fields do not fit. Overridden by each view."""

    def read(self, field: str, outputs: Mapping[str, torch.Tensor]) -> Any:
        """A field's values now, as nested lists; ids are named where the view names them, and the
        white space in their names is visible."""
        source = self.series()[field]
        if not isinstance(source, str):
            return as_list(source)
        values = outputs[source].tolist()
        return self._shown(self._named(values)) if field in self.named else values

    def _shown(self, names: Any) -> Any:
        if isinstance(names, list):
            return [self._shown(name) for name in names]
        return visible(names) if isinstance(names, str) else names

    def _named(self, values: Any) -> Any:
        names: Names = getattr(self, "names", None)
        if names is None:
            return values
        if isinstance(values, list):
            return [self._named(v) for v in values]
        if values < 0:  # where there is no token
            return ""
        return names(values) if callable(names) else names[values]

    def names_now(self, outputs: Mapping[str, torch.Tensor]) -> dict[str, str] | None:
        """The strings for the ids that this view shows now, by id."""
        sources = self.named_outputs()
        if getattr(self, "names", None) is None or not sources:
            return None
        ids = sorted({int(i) for s in sources for i in outputs[s].reshape(-1).tolist()})
        return {str(i): self._named(i) for i in ids}

    def named_outputs(self) -> list[str]:
        """The outputs that hold ids, to be turned into strings."""
        series = self.series()
        return [series[f] for f in self.named if isinstance(series.get(f), str)]

    def columns(self) -> list[tuple[str, str]]:
        """(heading, field) of each column of the figure's table, where that field is given."""
        return []

    def table(self) -> list[tuple[str, str]]:
        """The columns that there are: those of fields that are given."""
        return [(head, field) for head, field in self.columns() if field in self.series()]

    def count(self, field: str, outputs: Mapping[str, torch.Tensor]) -> Shape:
        """The shape of a field now."""
        return shape_of(self.series()[field], {name: tuple(t.shape) for name, t in outputs.items()})

    def spec(self) -> dict[str, Any]:
        """The view for the browser: plain JSON."""
        spec: dict[str, Any] = {"kind": self.kind, "named": self.named, "columns": self.table()}
        spec["fields"] = {
            name: {"output": value} if isinstance(value, str) else in_json(value)
            for name, value in self.series().items()
        }
        return spec | self.options()


def given(taken: Mapping[str, Taken]) -> dict[str, Taken]:
    """Those of these controls that are named: "" is none."""
    return {name: how for name, how in taken.items() if name}


def shape_of(value: Any, shapes: Shapes) -> Shape:
    return shapes[value] if isinstance(value, str) else numpy.shape(as_list(value))


def as_list(value: Any) -> Any:
    """Data as nested lists of numbers or strings."""
    if isinstance(value, (torch.Tensor, numpy.ndarray)):
        return value.tolist()
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    return [as_list(v) for v in value]


def in_json(value: Any) -> dict[str, Any]:
    """Data for the browser. JSON has no infinities: special says that such are words in it.

    >>> in_json([1.0, float("nan")]), in_json(["nan"])
    ({'data': [1.0, 'nan'], 'special': True}, {'data': ['nan']})
    """
    data = as_list(value)
    worded = _worded(data)
    return {"data": data} if worded == data else {"data": worded, "special": True}


def _worded(data: Any) -> Any:
    if isinstance(data, list):
        return [_worded(value) for value in data]
    return str(data) if isinstance(data, float) and not math.isfinite(data) else data


def in_words(series: Any) -> str:
    return series.replace("_", " ") if isinstance(series, str) else "value"
