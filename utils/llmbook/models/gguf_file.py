"""Reads a GGUF file: its metadata, and its tensors as float32.

`gguf.GGUFReader` reads the same but makes an array of each of 98,000 strings, which takes longer
than all else in loading SmolLM2.  The format: github.com/ggml-org/ggml, docs/gguf.md.
"""

import math
import mmap
import struct
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

SCALARS = dict(enumerate(("B", "b", "H", "h", "I", "i", "f", "?", "", "", "Q", "q", "d")))
STRING, ARRAY = 8, 9
HALF = torch.float16


class GGUFFile:
    """`metadata`, a dict of Python values; `tensors()`, a dict of float32 tensors by name."""

    def __init__(self, path: str | Path) -> None:
        with open(path, "rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)  # as torch wants it
        self._at = 4
        version = self._value(4)
        if self._bytes[:4] != b"GGUF" or version != 3:
            raise ValueError(f"{path} is no GGUF file of version 3")
        tensor_count, key_count = self._value(10), self._value(10)
        pairs = ((self._value(STRING), self._value(self._value(4))) for _ in range(key_count))
        self.metadata: dict[str, Any] = dict(pairs)
        self._infos = [self._tensor_info() for _ in range(tensor_count)]
        alignment = self.metadata.get("general.alignment", 32)
        self._data = -(-self._at // alignment) * alignment  # rounded up

    def tensors(self) -> dict[str, Tensor]:
        """Every tensor, dequantised, by its name in the file."""
        return {info[0]: self._tensor(*info[1:]) for info in self._infos}

    def _value(self, kind: int) -> Any:
        """The value at the reading position, which moves past it."""
        if kind == STRING:
            size = self._value(10)
            self._at += size
            return self._bytes[self._at - size : self._at].decode("utf-8")
        if kind == ARRAY:
            kind, size = self._value(4), self._value(10)
            return [self._value(kind) for _ in range(size)]
        form = "<" + SCALARS[kind]
        (value,) = struct.unpack_from(form, self._bytes, self._at)
        self._at += struct.calcsize(form)
        return value

    def _tensor_info(self) -> tuple[str, tuple[int, ...], int, int]:
        name = self._value(STRING)
        shape = tuple(self._value(10) for _ in range(self._value(4)))
        return name, shape[::-1], self._value(4), self._value(10)  # the file's first is innermost

    def _tensor(self, shape: tuple[int, ...], kind: int, offset: int) -> Tensor:
        dequantise, numbers, size = FORMATS[kind]
        count, start = math.prod(shape) // numbers * size, self._data + offset
        raw = torch.frombuffer(self._bytes, dtype=torch.uint8, count=count, offset=start)
        return dequantise(raw.view(-1, size)).view(shape)


def q8_0(blocks: Tensor) -> Tensor:
    """Blocks of 32 int8 q and one scale: w = scale q.  (N, 34) bytes -> (N, 32)."""
    return blocks[:, :2].view(HALF).float() * blocks[:, 2:].view(torch.int8)


def q4_1(blocks: Tensor) -> Tensor:
    """Blocks of 32 4-bit q, scale and minimum: w = scale q + minimum.  (N, 20) bytes -> (N, 32)."""
    scale, minimum = blocks[:, 0:2].view(HALF).float(), blocks[:, 2:4].view(HALF).float()
    q = torch.cat([blocks[:, 4:] & 15, blocks[:, 4:] >> 4], dim=1)  # first the 16 lower halves
    return (scale * q).add_(minimum)


# GGUF's number of a format: how to read a block, its numbers, its bytes
FORMATS = {
    0: (lambda blocks: blocks.view(torch.float32).clone(), 1, 4),
    1: (lambda blocks: blocks.view(HALF).float(), 1, 2),
    3: (q4_1, 32, 20),
    8: (q8_0, 32, 34),
}
