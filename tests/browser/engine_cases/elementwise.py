"""Calls that act element by element."""

import operator
from collections.abc import Iterator
from itertools import product

import torch
from torch import Tensor

from .values import BOOL, DTYPES, EDGES, F32, F64, I32, I64, INF, NAN, SHAPES, Call, edges, rand

aten = torch.ops.aten
PAIRS = (
    ((), ()), ((5,), ()), ((), (5,)), ((4, 3), (4, 3)), ((3, 1), (1, 4)), ((2, 3, 4), (4,)),
    ((2, 1, 4), (3, 1)), ((1, 2, 1), (3, 1, 5)), ((0,), (1,)), ((2, 0), (2, 1)),
)  # fmt: skip
MIXED = [(d, d) for d in DTYPES] + [(F32, I64), (I64, F32), (F64, F32), (BOOL, F32), (I64, I32)]
UNARY = """neg abs exp exp2 expm1 log log2 log10 log1p sqrt rsqrt reciprocal sigmoid tanh sin cos
    tan asin acos atan sinh cosh asinh acosh atanh erf erfc floor ceil trunc round sign isnan isinf
    logical_not bitwise_not relu silu gelu leaky_relu elu hardtanh""".split()
BINARY = """add sub mul div fmod remainder maximum minimum eq ne lt le gt ge logical_and logical_or
    logical_xor bitwise_and bitwise_or bitwise_xor fmax fmin atan2 hypot""".split()


def calls() -> Iterator[Call]:
    for name, dtype in product(UNARY, DTYPES):
        yield from unary(getattr(aten, name).default, dtype)
    for name in BINARY:
        yield from binary(getattr(aten, name))
        yield from promoted(getattr(aten, name))
    yield from options()
    yield from division_and_power()
    for call, x, y in product((operator.truediv, operator.floordiv), (7, -7, 0.5), (2, -2, 0.3)):
        yield call, (x, y), {}  # Python's own numbers
    yield from bits()
    yield from choices()


def unary(call, dtype: torch.dtype) -> Iterator[Call]:
    for shape in SHAPES:
        yield call, (rand(*shape, dtype=dtype),), {}
    if call is aten.gelu.default:
        return  # torch's own: wrong in the fourth digit at -3.7; gelu(inf) inf or, in a row, nan
    if dtype.is_floating_point:
        yield call, (rand(50, dtype=dtype).clamp(-0.99, 0.99),), {}
        yield call, (rand(50, dtype=dtype).abs() + 1,), {}
        yield call, (edges(dtype),), {}
        for value in EDGES:  # one by one: no large neighbour lends it a tolerance
            yield call, (torch.tensor(value, dtype=dtype),), {}


def options() -> Iterator[Call]:
    yield aten.gelu.default, (torch.linspace(-3, 20, 99),), {}
    yield aten.gelu.default, (torch.linspace(-3, 20, 99),), {"approximate": "tanh"}
    for x in (rand(40), edges()):
        yield aten.leaky_relu.default, (x, 0.3), {}
        yield aten.elu.default, (x, 1.3, 1.1, 0.7), {}
        yield aten.hardtanh.default, (x, 0.0, 6.0), {}
        yield aten.round.decimals, (x,), {"decimals": 2}
        yield aten.round.decimals, (x * 100,), {"decimals": -1}
    for source, target in product(DTYPES, DTYPES):
        x = rand(2, 9, dtype=source)
        yield aten._to_copy.default, (x if source is BOOL else x * 3,), {"dtype": target}
    yield aten._to_copy.default, (edges(),), {"dtype": BOOL}
    yield aten._to_copy.default, (edges(F64),), {"dtype": F32}
    for alpha, dtype, call in product((2, -1, 0.5), (F32, I64), (aten.add, aten.sub, aten.rsub)):
        yield call.Tensor, (rand(3, 4, dtype=dtype), rand(4, dtype=dtype)), {"alpha": alpha}
        yield call.Scalar, (rand(3, 4, dtype=dtype), 3, alpha), {}
    yield aten.silu_backward.default, (rand(3, 4), rand(3, 4)), {}


def binary(packet) -> Iterator[Call]:
    call = packet.Tensor if "Tensor" in packet.overloads() else packet.default
    for (a, b), (left, right) in product(PAIRS, MIXED):
        x, y = rand(*a, dtype=left), rand(*b, dtype=right, low=1)  # an integer divisor is not 0
        yield call, (x, y), {}
        yield call, (x, y if right is BOOL else -y), {}
    near = torch.tensor([-INF, -2.5, -1.0, -0.0, 0.0, 0.3, 1.0, 2.0, 3e38, INF, NAN])
    for dtype in (F32, F64):
        yield call, (near[:, None].to(dtype), near.to(dtype)), {}
    if "Scalar" in packet.overloads():
        for dtype, number in product(DTYPES, (2, -3, 0.1, 2.5, True)):
            yield packet.Scalar, (rand(2, 5, dtype=dtype), number), {}
        yield packet.Scalar, (torch.tensor([0.1, 0.2, 0.3]), 0.1), {}  # 0.1 is rounded first
        yield packet.Scalar, (edges(), 0.1), {}


def promoted(packet) -> Iterator[Call]:
    """Of unlike dtypes both become what torch makes of them first, and may lose digits."""
    whole, single = torch.tensor([2**24 + 1, 2**24, -(2**24) - 1, 7]), torch.tensor(2.0**24)
    call = packet.Tensor if "Tensor" in packet.overloads() else packet.default
    for x, y in (
        (whole, torch.tensor([2.0**24, 2.0**24, -(2.0**24), 7.0])), (whole, single),
        (whole.int(), single), (whole, torch.tensor(2.0**24, dtype=F64)),
        (torch.tensor([0.1, 0.3]), torch.tensor(0.1, dtype=F64)),
        (torch.tensor(0.1), torch.tensor([0.1, 0.3], dtype=F64)),
    ):  # fmt: skip
        yield call, (x, y), {}
        yield call, (y, x), {}
    if "Scalar" in packet.overloads():
        yield packet.Scalar, (whole, 2.0**24 + 0.5), {}


def division_and_power() -> Iterator[Call]:
    for mode, dtype in product(("floor", "trunc"), DTYPES):
        x, y = rand(6, 1, dtype=dtype, low=-20, high=20), rand(7, dtype=dtype, low=1)
        yield aten.div.Tensor_mode, (x, y), {"rounding_mode": mode}
        yield aten.div.Tensor_mode, (x, y if dtype is BOOL else -y), {"rounding_mode": mode}
        yield aten.div.Scalar_mode, (x, 3), {"rounding_mode": mode}
    exact = torch.tensor([1.0, -1.0, 0.3, 6.0, INF, 0.0, NAN])
    yield aten.div.Tensor_mode, (exact[:, None], exact / 10), {"rounding_mode": "floor"}
    for exponent, dtype in product((2, 3, 0, 1, 0.5, -0.5, -1, -2, 1.7), DTYPES):
        for x in (rand(3, 5, dtype=dtype), *([edges(dtype)] if dtype.is_floating_point else [])):
            yield aten.pow.Tensor_Scalar, (x, exponent), {}
            yield aten.pow.Scalar, (exponent, x), {}
        yield aten.pow.Scalar, (exponent, rand(3, 5, dtype=dtype, low=0)), {}
    yield aten.remainder.Scalar_Tensor, (-7, torch.tensor([2, -3, 5])), {}
    yield aten.pow.Tensor_Tensor, (edges()[:, None], edges()), {}
    yield aten.pow.Tensor_Tensor, (rand(3, 1, dtype=I64), rand(4, dtype=I64, low=0)), {}


def bits() -> Iterator[Call]:
    wide = torch.tensor([2**40 + 5, 2**33 - 1, 7, -(2**45)])
    for call in (aten.bitwise_and, aten.bitwise_or, aten.bitwise_xor):
        yield call.Tensor, (wide, torch.tensor([2**39 + 4, -1, 2**50, 3])), {}
        yield call.Scalar_Tensor, (2**40 + 1, wide), {}
    for name, x in product(("__lshift__", "__rshift__"), (rand(9, dtype=I64), wide)):
        yield getattr(aten, name).Scalar, (x, 3), {}
        yield getattr(aten, name).Tensor, (x, torch.tensor([[3], [0]])), {}
    large = torch.tensor([123456789, -987654321, 2**31 - 1, 5], dtype=I32)
    yield aten.mul.Tensor, (large, large.flip(0)), {}  # wraps round, exactly
    yield aten.mul.Scalar, (large, 987654321), {}


def choices() -> Iterator[Call]:
    for shapes in (((3, 4),) * 3, ((3, 1), (4,), ()), ((), (), (5,)), ((0,), (1,), ())):
        for dtype in DTYPES:
            x, y = (rand(*shape, dtype=dtype) for shape in shapes[1:])
            yield aten.where.self, (rand(*shapes[0], dtype=BOOL), x, y), {}
    for one, other in ((1.5, 2), (rand(4), -INF), (0.1, rand(4))):
        overload = {(float, int): "Scalar", (Tensor, float): "ScalarOther"}
        name = overload.get((type(one), type(other)), "ScalarSelf")
        yield getattr(aten.where, name), (rand(4, dtype=BOOL), one, other), {}
    yield aten.where.self, (rand(4, 4, dtype=BOOL), rand(4, 4), torch.tensor(-INF)), {}
    for low, high in ((-1, 1), (None, 0.5), (0.1, None), (2, -2), (-INF, INF)):
        for x in (rand(3, 4), rand(5, dtype=I64), edges(), rand(2, 0), rand(9, dtype=I32)):
            yield aten.clamp.default, (x, low, high), {}
    yield aten.clamp.Tensor, (rand(3, 4), rand(4), rand(3, 1)), {}
    yield aten.clamp.Tensor, (rand(3, 4), None, torch.tensor([0.0, NAN, INF, -INF])), {}
    mask = rand(3, 4, dtype=BOOL)
    yield aten.masked_fill.Scalar, (rand(3, 4), mask, -INF), {}
    yield aten.masked_fill.Tensor, (rand(2, 3, 4), mask, torch.tensor(2.0)), {}
