"""Random tensors, and the numbers where arithmetic is peculiar."""

from typing import Any

import torch
from torch import Tensor

Call = tuple[Any, tuple, dict]  # an ATen overload, its arguments, its keyword arguments

F32, F64, I64, I32, U8, BOOL = (
    torch.float32, torch.float64, torch.int64, torch.int32, torch.uint8, torch.bool
)  # fmt: skip
DTYPES = (F32, F64, I64, I32, U8, BOOL)
SHAPES = ((), (1,), (7,), (3, 4), (2, 3, 4), (0,), (2, 0, 3))
INF, NAN = float("inf"), float("nan")
EDGES = [
    0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 1e-30, -1e-30, 1e-42, 0.1, 3.7, -3.7,
    20.0, 88.0, -88.0, -104.0, 1000.0, -1000.0, 16777216.0, 3e38, -3e38, INF, -INF, NAN,
]  # fmt: skip
_random = torch.Generator().manual_seed(2024)


def rand(*shape: int, dtype: torch.dtype = F32, low: int = -4, high: int = 5) -> Tensor:
    """Normal numbers; integers from low to high - 1; coin flips."""
    if dtype.is_floating_point:
        return (torch.randn(shape, generator=_random, dtype=F64) * 1.5).to(dtype)
    low, high = (0, 2) if dtype is BOOL else (max(low, 0), high) if dtype is U8 else (low, high)
    return torch.randint(low, high, shape, generator=_random).to(dtype)


def edges(dtype: torch.dtype = F32) -> Tensor:
    return torch.tensor(EDGES, dtype=dtype)
