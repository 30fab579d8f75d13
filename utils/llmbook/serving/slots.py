"""A batched KV-cache whose rows have different lengths: one slot for each running request.

`models.cache.Cache` holds rows of one length. Requests come and go, so theirs differ; the decoder
is the same, since it takes its positions and its mask from the cache's `length`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from ..models.cache import Cache
from ..models.decoder import Decoder


@dataclass
class Rows(Cache):
    """The first B slots in one decode step: `length` is (B, 1, 1), a number for each row.

    The decoder's positions and mask then have a row for each request: (B, 1, 1) and (B, 1, 1, S).
    T is 1: rows of different lengths have no common stretch of several new positions."""

    length: Tensor

    def extend(self, layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Write each row's new position, (B, KV, 1, D), at its own place; return all that is
        stored, (B, KV, S, D) each: what lies beyond a row's length is masked."""
        rows, places = torch.arange(len(keys), device=keys.device), self.length[:, 0, 0]
        self.keys[layer][rows, :, places] = keys[:, :, 0]  # (B, KV, D)
        self.values[layer][rows, :, places] = values[:, :, 0]
        return self.keys[layer], self.values[layer]


class SlotCache:
    """Preallocated keys and values of `slots` requests, (slots, KV, room, D) a layer.

    room: how many positions one request may take, prompt and answer.   Zeros, for what is masked
    is multiplied by 0, and 0 times what memory held before may be NaN."""

    def __init__(self, model: Decoder, slots: int, room: int) -> None:
        cache = model.new_cache(slots, room)
        self.keys, self.values = cache.keys, cache.values

    def one(self, slot: int, length: int) -> Cache:
        """One slot, for prefill: an ordinary cache, of which `length` positions are filled."""
        keys, values = ([t[slot : slot + 1] for t in part] for part in self._parts())
        return Cache(keys, values, length)

    def first(self, lengths: Sequence[int]) -> Rows:
        """The first `len(lengths)` slots, for a decode step: as far as the longest one needs."""
        B, S = len(lengths), max(lengths) + 1
        filled = torch.tensor(lengths, device=self.keys[0].device)[:, None, None]  # (B, 1, 1)
        keys, values = ([t[:B, :, :S] for t in part] for part in self._parts())
        return Rows(keys, values, filled)

    def move(self, source: int, target: int, length: int) -> None:
        """Copy `length` positions of one slot to another, so that the running ones stay first."""
        for part in self._parts():
            for t in part:
                t[target, :, :length] = t[source, :, :length]

    def _parts(self) -> tuple[list[Tensor], list[Tensor]]:
        return self.keys, self.values
