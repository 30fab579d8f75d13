"""The tensors that a figure's graphs need, stored once, each as small as it goes without loss."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
import torch
from torch import Tensor

from ..definition import dtypes

#: Tensors up to this many elements travel inside the graph's JSON: a request costs more.
INLINE = 256


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
        stored = _smallest(array)
        data = stored.astype(stored.dtype.newbyteorder("<")).tobytes()
        dtype, shape = dtype_name(tensor.dtype), list(tensor.shape)
        key = hashlib.sha256(repr((dtype, str(stored.dtype), shape)).encode() + data).hexdigest()
        if key not in self._index:
            self._index[key] = len(self.entries)
            entry = {"dtype": dtype, "shape": shape}
            if array.size <= INLINE and numpy.isfinite(array).all():
                entry["data"] = [_short(value) for value in array.reshape(-1)]
            else:
                entry |= {"file": f"{key[:20]}.bin", "stored": str(stored.dtype)}
                self.files[entry["file"]] = data
            self.entries.append(entry)
        return self._index[key]


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
    return _smallest(tensor.detach().cpu().numpy()).nbytes


def _smallest(array: numpy.ndarray) -> numpy.ndarray:
    """The same numbers in the smallest type that holds them all exactly."""
    if array.dtype == bool:
        return array.astype(numpy.uint8)
    kinds = (
        ["float16", "float32"] if array.dtype.kind == "f" else ["uint8", "int16", "uint16", "int32"]
    )
    for kind in kinds:
        with numpy.errstate(over="ignore", invalid="ignore"):
            small = array.astype(kind)
            if numpy.array_equal(
                small.astype(array.dtype), array, equal_nan=array.dtype.kind == "f"
            ):
                return small
    if array.dtype.kind != "f":
        if numpy.abs(array).max() >= 2**53:
            raise ExportError("integers of 2**53 and more are not exact in a browser")
        return array.astype(numpy.float64)
    return array


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
