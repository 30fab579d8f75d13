"""Calls that work along dimensions: reductions, running sums, softmax, order, matrix products."""

from collections.abc import Iterator
from itertools import product

import torch
from torch import Tensor

from .values import BOOL, DTYPES, F32, F64, I64, INF, NAN, SHAPES, Call, edges, rand

aten = torch.ops.aten
SPECIAL = torch.tensor([[1.0, NAN, 2.0], [INF, -INF, 0.0], [INF, 5.0, INF], [-INF] * 3])
EQUAL = torch.tensor([[3, 1, 3, 0, -0], [1, 1, 2, 2, 1]])


def calls() -> Iterator[Call]:
    for x, dim in inputs():
        yield from scans(x, dim)
        yield from order(x, dim)
        for keep in (False, True):
            yield from reductions(x, dim, keep)
    for x in (rand(3, 4), rand(6, dtype=I64), SPECIAL, rand(), rand(2, 3, dtype=BOOL), edges()):
        for name in ("sum", "mean", "prod", "max", "min", "any", "all", "argmax", "argmin"):
            yield getattr(aten, name).default, (x,), {}
    yield from several_dimensions()
    yield from large()
    yield from insertion()
    yield from products()


def inputs() -> Iterator[tuple[Tensor, int]]:
    for shape, dtype in product(SHAPES[:5], DTYPES):
        for dim in range(-max(len(shape), 1), max(len(shape), 1)):
            yield rand(*shape, dtype=dtype), dim
    for x in (
        SPECIAL,
        EQUAL,
        EQUAL.float(),
        SPECIAL.double(),
        1000 * rand(3, 4),
        rand(3, 0),
        rand(0, 3),
    ):
        yield from ((x, 0), (x, 1))


def reductions(x: Tensor, dim: int, keep: bool) -> Iterator[Call]:
    for order in (2, 1, 0, INF, -INF, 3):
        yield aten.linalg_vector_norm.default, (x, order, [dim], keep), {}
    for correction in (None, 0, 1, 2):
        yield aten.var.correction, (x, [dim]), {"correction": correction, "keepdim": keep}
    if x.isfinite().all():  # torch's mean of (inf, 5, inf) is nan here, and inf elsewhere
        yield aten.var_mean.correction, (x, [dim]), {"correction": 0, "keepdim": keep}
    for call in (aten.sum.dim_IntList, aten.mean.dim, aten.any.dims, aten.all.dims):
        yield call, (x, [dim], keep), {}
    for call in (aten.amax.default, aten.amin.default):
        yield call, (x, [dim], keep), {}
    for call in (aten.max.dim, aten.min.dim, aten.prod.dim_int, aten.any.dim, aten.all.dim):
        yield call, (x, dim, keep), {}
    for call in (aten.argmax.default, aten.argmin.default):
        yield call, (x, dim, keep), {}


def several_dimensions() -> Iterator[Call]:
    for dims in ([], [0, 2], [0, 1], [1, 2], [-1, 0, 1], [3, 1], [0, 2, 3]):
        x = rand(2, 3, 4, 5)
        yield aten.sum.dim_IntList, (x, dims), {}
        yield aten.mean.dim, (x, dims, True), {}
        yield aten.amax.default, (x, dims), {}
        yield aten.var.correction, (x, dims), {}
        yield aten.any.dims, (x > 4, dims or None), {}
        yield aten.linalg_vector_norm.default, (x, 2, dims or None), {}
    for shape in ((4,), (3, 4)):
        x = rand(2, *shape)
        for weight, bias in product((None, rand(*shape)), repeat=2):
            yield aten.native_layer_norm.default, (x, shape, weight, bias, 1e-5), {}
    yield aten.native_layer_norm.default, (torch.full((2, 4), 7.0), (4,), None, None, 1e-5), {}


def scans(x: Tensor, dim: int) -> Iterator[Call]:
    yield aten._softmax.default, (x, dim, False), {}
    yield aten._log_softmax.default, (x, dim, False), {}
    yield aten.cumsum.default, (x, dim), {}
    yield aten.cumprod.default, (x, dim), {}
    yield aten.logcumsumexp.default, (x, dim), {}
    yield aten.cummax.default, (x, dim), {}
    yield aten.cummin.default, (x, dim), {}


def order(x: Tensor, dim: int) -> Iterator[Call]:
    for descending in (False, True):
        yield aten.sort.stable, (x,), {"stable": True, "dim": dim, "descending": descending}
    if x.unique().numel() == x.numel():  # torch promises no order of equals here
        yield aten.sort.default, (x, dim, True), {}
        for k, largest in product(range(1, x.shape[dim] + 1 if x.dim() else 2), (True, False)):
            yield aten.topk.default, (x, k, dim, largest), {}


def large() -> Iterator[Call]:
    yield aten.sum.default, (rand(100000) + 1000,), {}  # single precision would drift
    yield aten.cumsum.default, (rand(50000).abs(), 0), {}
    yield aten._softmax.default, (rand(49152) * 5, 0, False), {}
    many = torch.cat([rand(6000), edges(), -edges(), rand(6000).round()])  # thousands of equals
    for x, descending in product((many, many.double(), (many[:6000] * 100).long()), (False, True)):
        yield aten.sort.stable, (x,), {"stable": True, "dim": 0, "descending": descending}


def insertion() -> Iterator[Call]:
    row = torch.tensor([-INF, -1.0, 0.0, 0.0, 2.0, INF, NAN])
    asked = torch.cat([row, rand(4)])
    for right in (False, True):
        yield aten.bucketize.Tensor, (asked, row), {"right": right}
        yield aten.bucketize.Tensor, (rand(2, 3, dtype=I64), torch.arange(-2, 3)), {"right": right}
        yield aten.searchsorted.Tensor, (row, asked), {"right": right}
        rows = rand(2, 3, 6).sort(-1).values
        yield aten.searchsorted.Tensor, (rows, rand(2, 3, 4)), {"right": right}
        yield aten.searchsorted.Tensor, (rand(0), rand(3)), {"right": right}
        yield aten.searchsorted.Scalar, (row, 0.0), {"right": right}
    yield aten.searchsorted.Tensor, (row, asked), {"side": "right", "out_int32": True}
    whole = torch.tensor([2**24 - 1, 2**24 + 1, 2**24 + 3])
    for right, number in product((False, True), (2.0**24 + 0.5, 0.1)):
        yield aten.searchsorted.Scalar, (whole, number), {"right": right}
        yield aten.bucketize.Scalar, (number, whole), {"right": right}
    tenths = torch.tensor([0.0, 0.1, 0.2])
    for x in (torch.tensor(0.1, dtype=F64), torch.tensor(0), torch.tensor(2**24 + 1)):
        yield aten.bucketize.Tensor, (x, tenths), {}
        yield aten.bucketize.Tensor, (x, tenths + 2.0**24), {}
    yield aten.searchsorted.Scalar, (tenths, 0.1), {}


def products() -> Iterator[Call]:
    sizes = (
        (1, 1, 1),
        (2, 3, 4),
        (5, 7, 1),
        (1, 9, 6),
        (4, 5, 3),
        (0, 3, 2),
        (2, 0, 3),
        (17, 33, 19),
    )
    for (m, k, n), dtype in product(sizes, (F32, F64, I64)):
        a, b = rand(m, k, dtype=dtype), rand(k, n, dtype=dtype)
        yield aten.mm.default, (a, b), {}
        for bias, factors in product(
            (rand(n, dtype=dtype), rand(m, 1, dtype=dtype)), ({}, {"alpha": 2, "beta": 3})
        ):
            yield aten.addmm.default, (bias, a, b), factors
        batches = rand(3, m, k, dtype=dtype), rand(3, k, n, dtype=dtype)
        yield aten.bmm.default, batches, {}
        yield aten.baddbmm.default, (rand(m, n, dtype=dtype), *batches), {}
    yield aten.addmm.default, (torch.tensor([NAN]), rand(2, 3), rand(3, 4)), {"beta": 0}
    yield aten.mm.default, (torch.tensor([[INF, 1.0], [0.0, NAN]]), rand(2, 3)), {}
    for p in (0.0, 1.0, 2.0, 3.0, INF):
        yield aten._cdist_forward.default, (rand(2, 3, 4), rand(2, 5, 4), p, None), {}
