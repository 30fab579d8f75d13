"""Tokens a second, beside what the memory's speed allows."""

import time
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import torch
from torch import Tensor

from ..models.generation import LanguageModel
from .ways import Way


@dataclass(frozen=True)
class Measured:
    """What was measured of one way at one position."""

    way: str
    position: int
    tokens_per_s: float
    bytes_per_token: int  # weights and cache that a cached step reads
    limit: float  # tokens/s if reading them were all

    @property
    def share(self) -> float:
        """How much of the limit was reached, 0 to 1."""
        return self.tokens_per_s / self.limit

    def __str__(self) -> str:
        speeds = f"{self.tokens_per_s:7,.1f} of at most {self.limit:8,.1f} tokens/s"
        size = f"{self.bytes_per_token / 1e6:.3g} MB each"
        return f"{self.way:7} at {self.position:5,}: {speeds} ({self.share:.0%}), {size}"


def measure(
    model: LanguageModel, way: Way, position: int, *, steps: int = 32, rate: float | None = None
) -> Measured:
    """Write `steps` tokens around a position, and compare with the limit.

    position: of the step in the middle; the prompt's time and the first step's are not counted.
    rate: of reading, bytes/s, from `reading_rate`, measured now unless given.   The median step
    counts: other programs disturb single ones.
    Raises ValueError where the position does not fit the context.
    """
    prompt = position - steps // 2
    if prompt < 1:
        raise ValueError(f"position is {position}; with {steps} steps it must be over {steps // 2}")
    total = read_bytes(model) + position * cache_bytes(model)
    rate = reading_rate(model) if rate is None else rate
    ids = [1 + i % (model.config.vocab_size - 1) for i in range(prompt)]
    times = [time.perf_counter() for _ in way(model, ids, steps + 2)]
    seconds = median(b - a for a, b in pairwise(times[1:]))
    return Measured(way.__name__, position, 1 / seconds, total, rate / total)


def matrices(model: LanguageModel) -> list[Tensor]:
    """All that a decode step reads of the weights: parameters and, laid out, buffers. The head is
    read whole; of the embedding, which is the same matrix or another copy of it, one row is."""
    laid_out = list(model.buffers())
    if not laid_out:
        return list(model.parameters())
    return [p for n, p in model.named_parameters() if not n.startswith("embedding")] + laid_out


def read_bytes(model: LanguageModel) -> int:
    """The bytes of weights that one decode step reads, whatever the position."""
    return sum(w.nbytes for w in matrices(model))


def cache_bytes(model: LanguageModel) -> int:
    """The bytes of one position's keys and values: 2 × layers × KV heads × head size × bytes."""
    c, size = model.config, model.embedding.weight.itemsize
    return 2 * c.layers * c.kv_heads * c.head_size * size


@torch.inference_mode()
def reading_rate(model: LanguageModel, repeats: int = 10) -> float:
    """How fast this device reads these very weights, bytes/s: the fastest of several readings.

    A sum does one addition for each number, with every core and every lane, and waits for the
    memory alone. A small model's weights stay in the processor's cache, and read faster from there.
    """
    tensors = [w.detach().view(-1) for w in matrices(model)]
    # As whole numbers of 8 bytes: their sum is simple, whatever stands in the bytes.
    tensors = [t[: t.nbytes // 8 * 8 // t.itemsize].view(torch.int64) for t in tensors]

    def once() -> float:
        _wait(tensors[0])
        start = time.perf_counter()
        for tensor in tensors:
            tensor.sum()
        _wait(tensors[0])
        return time.perf_counter() - start

    return read_bytes(model) / min(once() for _ in range(repeats))


def _wait(tensor: Tensor) -> None:
    if tensor.device.type == "cuda":
        torch.cuda.synchronize(tensor.device)
    elif tensor.device.type == "mps":
        torch.mps.synchronize()
