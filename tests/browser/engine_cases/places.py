"""Calls that rearrange, read and write places, and make new tensors."""

from collections.abc import Iterator
from itertools import permutations, product

import torch

from .values import DTYPES, F32, I32, I64, INF, SHAPES, Call, edges, rand

aten = torch.ops.aten


def calls() -> Iterator[Call]:
    for dtype in DTYPES:
        yield from shapes(dtype)
        yield from parts(dtype)
        yield from joined(dtype)
        yield from read(dtype)
        yield from written(dtype)
    yield from created()


def shapes(dtype: torch.dtype) -> Iterator[Call]:
    x = rand(2, 1, 3, 4, dtype=dtype)
    for call in (aten.view.default, aten.reshape.default, aten._unsafe_view.default):
        yield call, (x, [6, -1]), {}
    yield aten.squeeze.dims, (x, [1]), {}
    yield aten.squeeze.dim, (x, 1), {}
    yield aten.squeeze.default, (x,), {}
    yield aten.unsqueeze.default, (x, -1), {}
    for order in permutations(range(4)):
        yield aten.permute.default, (x, order), {}
    yield aten.permute.default, (x, [-1, 0, -2, 1]), {}
    yield aten.permute.default, (rand(2, 0, 3, dtype=dtype), [2, 1, 0]), {}
    yield aten.transpose.int, (x, 0, -1), {}
    yield aten.t.default, (rand(3, 4, dtype=dtype),), {}
    yield aten.t.default, (rand(3, dtype=dtype),), {}
    yield aten.expand.default, (x, [2, 5, 3, 4]), {}
    yield aten.expand.default, (x, [7, -1, 5, -1, -1]), {}
    yield aten.expand.default, (rand(dtype=dtype), [2, 3]), {}
    yield aten.expand.default, (rand(1, dtype=dtype), [0]), {}
    for dims in ([], [0], [-1], [0, 2], [0, 1, 2, 3]):
        yield aten.flip.default, (x, dims), {}
    for times in ([1, 1, 1, 1], [2, 3, 1, 2], [2, 1, 1, 3, 1], [0, 1, 1, 1]):
        yield aten.repeat.default, (x, times), {}
    for padding in ([1, 2], [0, 1, 2, 0], [-1, 1], [1, 0, -1, 2, 1, 1], [-1, -2]):
        yield aten.constant_pad_nd.default, (x, padding, 1), {}
    for offset in (-2, -1, 0, 1, 3):
        yield aten.diagonal.default, (rand(3, 4, dtype=dtype), offset), {}
        yield aten.diagonal.default, (x, offset, 3, 2), {}
    for size, step in ((1, 1), (3, 1), (2, 2), (4, 3)):
        yield aten.unfold.default, (x, 3, size, step), {}
        yield aten.unfold.default, (rand(6, 2, dtype=dtype), 0, size, step), {}


def parts(dtype: torch.dtype) -> Iterator[Call]:
    x = rand(4, 3, 5, dtype=dtype)
    for dim in (-3, -1, 0, 1, 2):
        for index in range(-x.shape[dim], x.shape[dim]):
            yield aten.select.int, (x, dim, index), {}
        for start, end, step in product((None, 0, 1, -2, 9), (None, 2, -1, 2**63 - 1, 0), (1, 2)):
            yield aten.slice.Tensor, (x, dim, start, end, step), {}
        yield aten.unbind.int, (x, dim), {}
    yield aten.split_with_sizes.default, (x, [1, 0, 3]), {}
    yield aten.split_with_sizes.default, (x, [2, 3], -1), {}
    yield aten.split.Tensor, (x, 2, 2), {}
    yield aten.split.sizes, (x, [1, 3]), {}
    yield aten._local_scalar_dense.default, (rand(dtype=dtype),), {}
    yield aten._local_scalar_dense.default, (rand(1, 1, dtype=dtype),), {}


def joined(dtype: torch.dtype) -> Iterator[Call]:
    x, y, z = rand(2, 3, 4, dtype=dtype), rand(2, 3, 4, dtype=dtype), rand(2, 5, 4, dtype=dtype)
    for dim in (0, 1, 2, -1):
        yield aten.cat.default, ([x, y, x], dim), {}
        yield aten.stack.default, ([x, y], dim), {}
    yield aten.stack.default, ([rand(dtype=dtype), rand(dtype=dtype)], 0), {}
    yield aten.cat.default, ([x, z, rand(2, 0, 4, dtype=dtype)], 1), {}
    yield aten.cat.default, ([rand(0, dtype=dtype), x], 0), {}
    yield aten.copy.default, (x, rand(3, 1, dtype=dtype)), {}
    yield aten.copy.default, (x, rand(3, 1)), {}


def read(dtype: torch.dtype) -> Iterator[Call]:
    x = rand(4, 3, 5, dtype=dtype)
    i, j = rand(6, dtype=I64, low=-3, high=3), rand(2, 1, dtype=I64, low=-3, high=3)
    for given in (
        [i],
        [j],
        [i, j],
        [None, i],
        [None, None, j],
        [i, None, i],
        [None, j, i],
        [i, i, j],
    ):
        yield aten.index.Tensor, (x, given), {}
    yield aten.index.Tensor, (x, [torch.tensor(2)]), {}
    yield aten.index.Tensor, (x, [i.int()]), {}
    yield aten.index.Tensor, (x, [rand(0, dtype=I64)]), {}
    ids = rand(2, 4, dtype=I64, low=0, high=3)
    for dim in (0, 1, -1):
        yield aten.index_select.default, (x, dim, ids[0]), {}
        yield aten.gather.default, (x, dim, rand(2, 3, 4, dtype=I64, low=0, high=3)), {}
    yield aten.gather.default, (rand(dtype=dtype), 0, torch.tensor(0)), {}
    yield aten.gather.default, (x, 0, rand(0, 3, 5, dtype=I64)), {}
    yield aten.embedding.default, (rand(3, 4, dtype=dtype), ids), {}
    yield aten.embedding.default, (rand(3, 4, dtype=dtype), ids[0, 0]), {}


def written(dtype: torch.dtype) -> Iterator[Call]:
    x = rand(4, 3, 5, dtype=dtype)
    i, j = torch.tensor([2, 0, -1]), torch.tensor([[0], [2]])
    for given, values in (
        ([i], rand(3, 3, 5, dtype=dtype)), ([i], rand(5, dtype=dtype)),
        ([None, i], rand(dtype=dtype)),
        ([i, j], rand(2, 3, 5, dtype=dtype)), ([i, None, i], rand(3, 3, dtype=dtype)),
        ([None, j, i], rand(2, 1, dtype=dtype)),
    ):  # fmt: skip
        yield aten.index_put.default, (x, given, values), {}
    repeated = torch.tensor([1, 1, 0, 1])
    yield aten.index_put.default, (x, [repeated], rand(4, 3, 5, dtype=dtype), True), {}
    places = torch.stack([torch.randperm(3) for _ in range(8)]).reshape(2, 4, 3).mT  # (2, 3, 4)
    src = rand(3, 4, 5, dtype=dtype)
    yield aten.scatter.src, (x, 1, places, src), {}
    yield aten.scatter.value, (x, 1, places, 1), {}
    for dim in (0, 1, -1):
        ids = rand(2, 3, 4, dtype=I64, low=0, high=3)
        yield aten.scatter_add.default, (x, dim, ids, src), {}
        yield aten.scatter.value, (x, dim, ids, 1), {}
        shape = x.select(dim, 0).shape
        yield aten.select_scatter.default, (x, rand(*shape, dtype=dtype), dim, -1), {}
        for bounds in ((1, 3, 1), (None, -1, 2), (0, 2**63 - 1, 1)):
            part = rand(*aten.slice.Tensor(x, dim, *bounds).shape, dtype=dtype)
            yield aten.slice_scatter.default, (x, part, dim, *bounds), {}
    square = rand(4, 4, dtype=dtype)
    yield aten.diagonal_scatter.default, (square, rand(4, dtype=dtype)), {}
    yield aten.diagonal_scatter.default, (square, rand(3, dtype=dtype), 1), {}


def created() -> Iterator[Call]:
    for shape, dtype in product(SHAPES, DTYPES):
        yield aten.full.default, (shape, 3), {"dtype": dtype}
        yield aten.full_like.default, (rand(*shape), 1), {"dtype": dtype}
        for name in ("zeros", "ones"):
            yield getattr(aten, name).default, (shape,), {"dtype": dtype}
            yield getattr(aten, f"{name}_like").default, (rand(*shape, dtype=dtype),), {}
    for value in (2.5, INF, -INF, float("nan")):
        yield aten.full.default, ((2,), value), {"dtype": F32}
        yield aten.scalar_tensor.default, (value,), {"dtype": F32}
    yield aten.empty.memory_format, ((0, 2),), {"dtype": F32}  # what it holds is nobody's business
    for dtype in (F32, I64, I32, torch.float64):
        yield aten.arange.start_step, (0, 7, 1), {"dtype": dtype}
        yield aten.arange.start_step, (10, -3, -4), {"dtype": dtype}
        yield aten.arange.start, (2, 6), {"dtype": dtype}
        yield aten.arange.default, (5,), {"dtype": dtype}
    yield aten.arange.start_step, (-1, 1, 0.05), {"dtype": F32}
    yield aten.sign.default, (edges(),), {}
