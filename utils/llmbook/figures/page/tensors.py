"""The tensors that a figure's graphs need, stored once, each as small as it goes without loss.

An entry of a table is {"dtype", "shape"} and one of

    "data": [0.5, …]                           a small one, in the JSON itself
    "stored", "bytes", "file"                  a file of its own, by the type or way it is stored
                                               in; gzipped where its name ends with .gz
    "stored", "bytes", "file", "at"            its bytes of a file that several share
    "stored", "bytes", "files": [name, …]      a large one, some whole rows in each file
"""

import gzip
import hashlib
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
import torch
from torch import Tensor

from ..definition import dtypes
from .quantised import PIECE, quantised, rows_of_pieces

#: Tensors up to this many elements travel inside the graph's JSON: a request costs more.
INLINE = 256
#: Numbers that are all so many parts of one are stored as integers, "int16_512".
PARTS = 512


class ExportError(ValueError):
    """A figure's module cannot run on the page; the message says where and what is allowed."""


@dataclass
class TensorTable:
    """The tensors of one figure, each stored once however many graphs use it."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    _index: dict[str, int] = field(default_factory=dict)

    def add(self, tensor: Tensor) -> int:
        """Store a tensor as small as it goes without loss; its index in the table."""
        array = tensor.detach().cpu().contiguous().numpy()
        stored, pieces = _stored(array)
        dtype, shape = dtype_name(tensor.dtype), list(tensor.shape)
        content = hashlib.sha256(repr((dtype, stored, shape)).encode())
        for piece in pieces:
            content.update(piece)
        key = content.hexdigest()
        if key not in self._index:
            self._index[key] = len(self.entries)
            entry: dict[str, Any] = {"dtype": dtype, "shape": shape}
            if array.size <= INLINE and numpy.isfinite(array).all():
                entry["data"] = [_short(value) for value in array.reshape(-1)]
            else:
                entry |= {"stored": stored, "bytes": sum(map(len, pieces))}
                if len(pieces) == 1:
                    entry["file"] = f"{key[:20]}.bin"
                    self.files[entry["file"]] = pieces[0]
                else:
                    entry["files"] = [self._file(piece) for piece in pieces]
            self.entries.append(entry)
        return self._index[key]

    def join(self) -> None:
        """Tensors that follow each other share a file, each from byte "at" on, up to PIECE bytes.

        For a model of hundreds of tensors, of which nobody wants one alone; asked for once all are
        there."""
        groups: list[list[dict[str, Any]]] = [[]]
        for entry in self.entries:
            if "file" not in entry:
                continue
            entry["at"] = sum(one["bytes"] for one in groups[-1])
            if entry["at"] + entry["bytes"] > PIECE:
                groups.append([])
                entry["at"] = 0
            groups[-1].append(entry)
        for group in filter(None, groups):
            name = self._file(b"".join(self.files.pop(one["file"]) for one in group))
            for one in group:
                one["file"] = name

    def pack(self) -> None:
        """Gzip the files that get a twentieth smaller by it: hosts do so with text only.

        For files of one tensor each: it is read whole, where a model's pieces are not."""
        for entry in self.entries:
            if "file" not in entry or "at" in entry:
                continue
            content = self.files[entry["file"]]
            small = gzip.compress(content, mtime=0)
            if len(small) <= 0.95 * len(content):
                del self.files[entry["file"]]
                entry["file"] += ".gz"
                self.files[entry["file"]] = small

    def write(self, folder: Path) -> int:
        """Write the files into a figure folder's `tensors/`; how many bytes they have."""
        (folder / "tensors").mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / "tensors" / name).write_bytes(content)
        return sum(map(len, self.files.values()))

    def _file(self, content: bytes) -> str:
        """A file named by its content alone."""
        name = f"{hashlib.sha256(content).hexdigest()[:20]}.bin"
        self.files[name] = content
        return name


def names(entry: dict[str, Any]) -> list[str]:
    """The files of an entry of a table: none, one, or the pieces of a large one."""
    return entry.get("files") or ([entry["file"]] if "file" in entry else [])


def filed(value: Any, folder: Path, files: list[str]) -> Any:
    """JSON with bytes in it: each is written to a file, and {"file", "bytes"} takes its place."""
    if isinstance(value, dict):
        return {key: filed(inner, folder, files) for key, inner in value.items()}
    if isinstance(value, list):
        return [filed(inner, folder, files) for inner in value]
    if not isinstance(value, bytes):
        return value
    files.append(f"{hashlib.sha256(value).hexdigest()[:20]}.bin")
    (folder / files[-1]).write_bytes(value)
    return {"file": files[-1], "bytes": len(value)}


def stored_bytes(tensor: Tensor) -> int:
    """The size of a tensor as `TensorTable` stores it."""
    return sum(map(len, _stored(tensor.detach().cpu().contiguous().numpy())[1]))


def _stored(array: numpy.ndarray) -> tuple[str, list[bytes]]:
    """How an array is stored in the fewest bytes without loss; its pieces, of whole rows each."""
    if found := quantised(array):
        return found
    small = _smallest(array)
    kind = str(small.dtype)
    if kind == "float32" and (parts := _in_parts(small)) is not None:
        small, kind = parts, f"int16_{PARTS}"
    little = small.astype(small.dtype.newbyteorder("<"))
    rows = little.reshape(len(little), -1) if array.ndim and array.size else little.reshape(1, -1)
    pieces = rows_of_pieces(len(rows), rows[:1].nbytes)
    return kind, [rows[piece].tobytes() for piece in pieces]


def _smallest(array: numpy.ndarray) -> numpy.ndarray:
    """The same numbers in the smallest type that holds them all exactly."""
    if array.dtype == bool:
        return array.astype(numpy.uint8)
    floats = array.dtype.kind == "f"
    for kind in ("float16", "float32") if floats else ("uint8", "int16", "uint16", "int32"):
        with numpy.errstate(over="ignore", invalid="ignore"):
            small = array.astype(kind)
            if numpy.array_equal(small.astype(array.dtype), array, equal_nan=floats):
                return small
    if floats:
        return array
    if numpy.abs(array).max() >= 2**53:
        raise ExportError("integers of 2**53 and more are not exact in a browser")
    return array.astype(numpy.float64)


def _in_parts(array: numpy.ndarray) -> numpy.ndarray | None:
    """Float32 numbers as how many 512ths they are; None if one of them is not."""
    with numpy.errstate(over="ignore", invalid="ignore"):
        parts = (array * PARTS).astype(numpy.int16)
    same = (parts / numpy.float32(PARTS)).tobytes() == array.tobytes()  # bit by bit: 0 is not -0
    return parts if same else None


def _short(value: numpy.generic) -> float | int:
    """The shortest decimal that names the same number of its type."""
    return float(str(value)) if value.dtype.kind == "f" else int(value)


def dtype_name(dtype: torch.dtype) -> str:
    """A dtype's name on the page.   Raises ExportError for one that it does not have."""
    try:
        return dtypes.dtype_name(dtype)
    except ValueError as error:
        raise ExportError(f"the page has no {error}") from None


def as_json(value: Tensor) -> dict[str, Any]:
    """A tensor as plain JSON; numbers to nine digits, and as words where JSON has none."""
    flat = value.reshape(-1).tolist()
    if value.is_floating_point():
        flat = [float(f"{v:.9g}") if math.isfinite(v) else str(v) for v in flat]
    return {"dtype": dtype_name(value.dtype), "shape": list(value.shape), "data": flat}
