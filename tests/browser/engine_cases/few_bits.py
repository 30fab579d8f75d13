"""Modules with matrices of a few bits a number: each way of storing, in ops that may meet one."""

import torch
import torch.nn.functional as F
from llmbook.figures.page.quantised import BLOCK, by_row
from torch import Tensor, nn

from .values import I64, rand


def q4_1(n: int, k: int) -> Tensor:
    """A matrix in Q4_1: a block's least number is its minimum, its largest 15 scales up."""
    blocks = torch.randn(n, k // BLOCK, BLOCK)
    least, most = blocks.amin(-1, keepdim=True), blocks.amax(-1, keepdim=True)
    scales, minima = ((most - least) / 15).half().float(), least.half().float()
    return (scales * ((blocks - least) / scales).round().clamp(0, 15) + minima).view(n, k)


def q8_0(n: int, k: int) -> Tensor:
    """A matrix in Q8_0: a block's largest number is 127 scales."""
    blocks = torch.randn(n, k // BLOCK, BLOCK)
    scales = (blocks.abs().amax(-1, keepdim=True) / 127).half().float()
    return (scales * ((blocks / scales).round() + 0)).view(n, k)  # no -0: a byte has none


def int8_by_row(n: int, k: int) -> Tensor:
    return by_row(torch.randn(n, k))


WAYS = {"q4_1": q4_1, "q8_0": q8_0, "int8_by_row": int8_by_row}


class With(nn.Module):
    """A function of a matrix W and an input x."""

    def __init__(self, function, matrix: Tensor):
        super().__init__()
        self.function = function
        self.register_buffer("matrix", matrix)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        return {"y": self.function(self.matrix, x)}


# of a matrix (n, k) = (7, 96): what x is, and what is made of both
MEETINGS = {
    "linear of one row": ((1, 96), lambda w, x: F.linear(x, w)),
    "linear of many rows": ((2, 5, 96), lambda w, x: F.linear(x, w)),
    "linear of a vector": ((96,), lambda w, x: F.linear(x, w)),
    "with a bias": ((5, 96), lambda w, x: F.linear(x, w, w[:, 3])),
    "from the left": ((96, 3), lambda w, x: w @ x),
    "not transposed": ((3, 7), lambda w, x: x @ w),
    "both sides": ((7, 3), lambda w, x: (x * w[:, :3]).T @ w @ w.T),
    "transposed twice": ((96, 3), lambda w, x: w.T.transpose(0, 1).permute(0, 1) @ x),
    "in a batch": ((3, 5, 96), lambda w, x: torch.bmm(x, w.T.expand(3, 96, 7))),
    "number by number": ((7, 96), lambda w, x: w * x + w.T.reshape(7, 96)),
    "summed": ((96,), lambda w, x: (w + x).sum(0) + w.T.sum(1) + w.amax()),
    "joined": ((7, 96), lambda w, x: torch.cat([w, x, w]) + torch.stack([x, w]).flatten(0, 1)[3]),
    "a part": ((95,), lambda w, x: w[2:4, 1:] * x + w.T[1:, 6] + w[3].flip(0)[1:]),
    "by its numbers": ((96,), lambda w, x: w[torch.tensor([3, 0]), 1:3] * x[:2]),
    "as a result": ((96, 7), lambda w, x: w.T + 0 * x),
}


def looked_up(w: Tensor, ids: Tensor) -> Tensor:
    """Rows of a matrix, and how well each row of it fits them: an embedding that is a head too."""
    return F.linear(F.embedding(ids, w), w)


def few_bits() -> dict[str, tuple[nn.Module, dict[str, Tensor]]]:
    torch.manual_seed(11)
    found = {}
    for way, make in WAYS.items():
        for name, (shape, function) in MEETINGS.items():
            found[f"{way}, {name}"] = With(function, make(7, 96)), {"x": torch.randn(shape)}
        ids = rand(5, dtype=I64, low=0, high=7)
        found[f"{way}, looked up"] = With(looked_up, make(7, 96)), {"x": ids}
    found["rows of any length"] = With(F.linear, int8_by_row(40, 9)), {"x": torch.randn(3, 9)}
    return found
