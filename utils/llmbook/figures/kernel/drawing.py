"""The drawing of a figure in a kernel: an anywidget, and the numbers that it is sent."""

import json
import struct
from typing import Any

import anywidget
import ipywidgets
import numpy
import traitlets
from torch import Tensor

from .bundle import LINK, bundle


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
