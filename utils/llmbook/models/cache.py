"""The KV-cache: what attention needs of the positions already read."""

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass
class Cache:
    """Keys and values of the positions already read: one preallocated (B, KV, S_max, D) a layer.

    `length` of them are filled. An int: a step reads these. A 0-d tensor, where shapes must stay
    the same: it reads all, the empty ones masked. Written in place, but for `torch.export`."""

    keys: list[Tensor]
    values: list[Tensor]
    length: int | Tensor = 0

    def copies(self, count: int) -> "Cache":
        """One sequence's cache for `count` of them that go on from there, each its own way."""
        both = self.keys, self.values
        keys, values = ([t.repeat(count, 1, 1, 1) for t in part] for part in both)
        return Cache(keys, values, self.length)

    def extend(self, layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Write T new positions of one layer; return all that can be seen, (B, KV, S, D) each."""
        start, end = self.length, self.length + keys.shape[2]
        if isinstance(start, int):
            self.keys[layer][:, :, start:end] = keys
            self.values[layer][:, :, start:end] = values
            return self.keys[layer][:, :, :end], self.values[layer][:, :, :end]
        positions = start + torch.arange(keys.shape[2], device=keys.device)
        write = Tensor.index_copy if torch.compiler.is_exporting() else Tensor.index_copy_
        self.keys[layer] = write(self.keys[layer], 2, positions, keys)
        self.values[layer] = write(self.values[layer], 2, positions, values)
        return self.keys[layer], self.values[layer]


def mask_for(positions: Tensor, start: int | Tensor, room: int) -> Tensor:
    """Where each new position may look, at itself and at all before it: (T, S), True or False.

    positions: (T,), those from `start` on. S is as many as `Cache.extend` returns: those that are
    filled, or, where `start` is a tensor, all that there is room for."""
    S = start + positions.shape[0] if isinstance(start, int) else room
    return torch.arange(S, device=positions.device) <= positions[:, None]
