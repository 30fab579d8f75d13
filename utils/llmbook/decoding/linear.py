"""Weights laid out for decoding, where each is read once for a single row of numbers.

A matrix product of one row does one multiplication for each weight that it reads: the memory's
speed is the limit, and how the weights lie in memory decides how near to it one comes. The decoder
does not know: `laid_out` gives it other linear layers.
"""

import copy
from typing import Any

import torch
from torch import Tensor, nn

from ..models.generation import LanguageModel

WEIGHTS = ("float32", "bfloat16", "int8")
SPLIT, HUGE = 2**16, 2**22  # weights: from here on every core reads a part, or two


class Linear(nn.Module):
    """y = x W^T for x (..., in), W (out, in), reading W as fast as the device can.

    float32: on a CPU torch's own product of one row and a matrix uses one core. Stored transposed,
    large ones in as many parts along the inputs as there are threads, it is read by every core.
    bfloat16: half the bytes.   int8: a quarter; each output has a scale of its own, max |w| / 127
    (Dettmers et al. 2022, arXiv 2208.07339), and the product is taken in bfloat16.
    """

    weight: Tensor
    scales: Tensor  # (out,), of int8

    def __init__(self, weight: Tensor, weights: str) -> None:
        super().__init__()
        self.weights, (self.outs, self.ins) = weights, weight.shape
        self.parts = 1
        if weights == "float32" and weight.device.type == "cpu" and weight.numel() >= SPLIT:
            parts = torch.get_num_threads() * (2 if weight.numel() >= HUGE else 1)
            self.parts = parts if self.ins % parts == 0 else 1
        for name, tensor in self._stored(weight.detach()).items():
            self.register_buffer(name, tensor)

    def _stored(self, weight: Tensor) -> dict[str, Tensor]:
        if self.weights == "int8":
            scales = (weight.float().abs().amax(dim=1) / 127).clamp(min=1e-12)  # (out,)
            rounded = (weight.float() / scales[:, None]).round().to(torch.int8)
            return {"weight": rounded, "scales": scales.bfloat16()}
        if self.weights == "bfloat16":
            return {"weight": weight.bfloat16()}
        if self.parts == 1:
            return {"weight": weight.t().contiguous()}  # (in, out)
        # -> (parts, in / parts, out): each core adds up its part of the inputs
        return {"weight": weight.t().unflatten(0, (self.parts, -1)).contiguous()}

    def forward(self, x: Tensor) -> Tensor:
        if self.weights == "int8":
            rows = x.bfloat16().view(-1, self.ins)
            y = torch.ops.aten._weight_int8pack_mm(rows, self.weight, self.scales)
            return y.to(x.dtype).view(*x.shape[:-1], self.outs)
        if self.weights == "bfloat16":
            return nn.functional.linear(x.bfloat16(), self.weight).to(x.dtype)
        if self.parts == 1:
            return x @ self.weight
        rows = x.reshape(-1, self.parts, self.ins // self.parts).transpose(0, 1)
        sums = torch.bmm(rows, self.weight)  # (parts, rows, out)
        return sums.sum(0).view(*x.shape[:-1], self.outs)

    def extra_repr(self) -> str:
        return f"{self.ins} → {self.outs}, {self.weights}, {self.parts} part(s)"


class Embedding(nn.Module):
    """The embedding and, turned round, the head: rows are looked up, and read as a linear layer."""

    def __init__(self, weight: Tensor, weights: str) -> None:
        super().__init__()
        self.weight, self.head = weight, Linear(weight, weights)

    def forward(self, token_ids: Tensor) -> Tensor:
        return nn.functional.embedding(token_ids, self.weight)

    def scores(self, x: Tensor) -> Tensor:
        return self.head(x)


def laid_out(model: LanguageModel, weights: str = "float32") -> LanguageModel:
    """The same model with its weights laid out for decoding; the given one is left as it is.

    weights: "float32" gives the same numbers up to rounding, "bfloat16" and "int8" other ones.
    Raises ValueError for another name, or int8 elsewhere than on a CPU.
    """
    if weights not in WEIGHTS:
        raise ValueError(f"weights is {weights!r}; allowed: {', '.join(WEIGHTS)}")
    if weights == "int8" and model.embedding.weight.device.type != "cpu":
        raise ValueError("weights='int8' needs a model on the CPU: its product is written for one")
    keep = {id(part): part for part in (*model.parameters(), *model.buffers(), model.tokenizer)}
    twin = copy.deepcopy(model, keep)  # other modules around the same tensors
    for parent in list(twin.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, nn.Linear):
                setattr(parent, name, Linear(child.weight, weights))
    stand_in: Any = Embedding(model.embedding.weight, weights)  # has what the decoder asks of it
    twin.embedding = stand_in
    return twin
