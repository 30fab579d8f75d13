"""Modules as a chapter would write them, exported whole: what torch makes of them must be known."""

from collections.abc import Callable
from functools import cache
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .asking import exported, exported_together
from .few_bits import few_bits
from .forms import FORMS
from .gradients import GRADIENTS
from .values import BOOL, I64, rand


class Calls(nn.Module):
    """A module whose forward is a function of named tensors."""

    def __init__(self, function: Callable[..., Tensor | tuple]):
        super().__init__()
        self.function = function

    def forward(self, **inputs: Tensor) -> dict[str, Tensor]:
        results = self.function(**inputs)
        results = results if isinstance(results, tuple) else (results,)
        return {f"result {i}": result for i, result in enumerate(results)}


class Block(nn.Module):
    """A Llama-type block: RMSNorm, RoPE, grouped-query causal attention, SwiGLU."""

    def __init__(self, width: int = 32, heads: int = 4, kv_heads: int = 2):
        super().__init__()
        self.heads, self.kv_heads, self.size = heads, kv_heads, width // heads
        self.norms = nn.ModuleList([nn.RMSNorm(width), nn.RMSNorm(width)])
        self.qkv = nn.Linear(width, (heads + 2 * kv_heads) * self.size, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.gate, self.up = nn.Linear(width, 3 * width), nn.Linear(width, 3 * width)
        self.down = nn.Linear(3 * width, width)

    def rotate(self, x: Tensor, positions: Tensor) -> Tensor:
        steps = torch.arange(0, self.size, 2).float() / self.size
        angles = torch.outer(positions.float(), 10000.0**-steps)  # (T, D / 2)
        first, second = x.chunk(2, dim=-1)
        cos, sin = angles.cos(), angles.sin()
        return torch.cat([first * cos - second * sin, second * cos + first * sin], dim=-1)

    def forward(self, x: Tensor, positions: Tensor) -> Tensor:
        B, T, C = x.shape
        parts = self.qkv(self.norms[0](x)).view(B, T, -1, self.size).transpose(1, 2)
        q, k, v = parts.split([self.heads, self.kv_heads, self.kv_heads], dim=1)  # (B, H, T, D)
        q, k = self.rotate(q, positions), self.rotate(k, positions)
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)
        x = x + self.out(y.transpose(1, 2).reshape(B, T, C))
        h = self.norms[1](x)
        return x + self.down(F.silu(self.gate(h)) * self.up(h))


class Language(nn.Module):
    """Two blocks between an embedding and a tied head."""

    def __init__(self, vocabulary: int = 50, width: int = 32, **sizes: int):
        super().__init__()
        self.table = nn.Embedding(vocabulary, width)
        self.blocks = nn.ModuleList([Block(width, **sizes), Block(width, **sizes)])
        self.norm = nn.RMSNorm(width)

    def forward(self, token_ids: Tensor) -> dict[str, Tensor]:
        x = self.table(token_ids)[None]
        for block in self.blocks:
            x = block(x, torch.arange(len(token_ids)))
        logits = self.norm(x)[0] @ self.table.weight.T
        return {"logits": logits, "next": logits[-1].argmax(), "p": logits.softmax(-1)}


class Descent(nn.Module):
    """Twenty steps of gradient descent on a small classifier, at a chosen rate."""

    def __init__(self):
        super().__init__()
        self.register_buffer("x", rand(12, 2))
        self.register_buffer("y", rand(12, dtype=I64, low=0, high=3))
        self.register_buffer("w", rand(2, 5))
        self.register_buffer("v", rand(5, 3))

    def forward(self, rate: Tensor) -> dict[str, Tensor]:
        w, v = self.w.clone().requires_grad_(), self.v.clone().requires_grad_()
        losses = []
        for _ in range(20):
            loss = F.cross_entropy(torch.tanh(self.x @ w) @ v, self.y)
            by_w, by_v = torch.autograd.grad(loss, [w, v])
            w, v = w - rate * by_w, v - rate * by_v
            losses.append(loss)
        return {"losses": torch.stack(losses), "w": w, "v": v}


class Nucleus(nn.Module):
    """Temperature, top-k, top-p and one draw from 49,152 logits that stand in descending order."""

    def __init__(self, vocabulary: int = 49152):
        super().__init__()
        order = (rand(vocabulary) * 3).half().float().sort(descending=True)
        self.register_buffer("logits", order.values)
        self.register_buffer("uniforms", torch.rand(64))

    def forward(self, temperature: Tensor, k: Tensor, p: Tensor, seed: Tensor) -> dict[str, Tensor]:
        rank = torch.arange(len(self.logits))
        scaled = torch.where(rank < k, self.logits / temperature, -torch.inf)
        probabilities = torch.softmax(scaled, dim=-1)
        before = probabilities.cumsum(0) - probabilities
        kept = torch.where(before < p, probabilities, 0.0)
        kept = kept / kept.sum()
        drawn = torch.searchsorted(kept.cumsum(0), self.uniforms[seed], right=True)
        return {"p": kept, "count": (kept > 0).sum(), "drawn": drawn, "top": kept[:10]}


@cache
def modules() -> dict[str, tuple[nn.Module, dict[str, Tensor]]]:
    torch.manual_seed(7)
    controls = {"temperature": torch.tensor(0.7), "k": torch.tensor(500), "p": torch.tensor(0.9)}
    return (
        few_bits()
        | {
            name: (Calls(function), inputs)
            for name, (function, inputs) in (FORMS | GRADIENTS).items()
        }
        | {
            "a language model": (Language(), {"token_ids": rand(9, dtype=I64, low=0, high=50)}),
            "gradient descent": (Descent(), {"rate": torch.tensor(0.3)}),
            "nucleus sampling": (Nucleus(), controls | {"seed": torch.tensor(3)}),
            "a bool input": (
                Calls(lambda on: torch.where(on, 1.0, 2.0)),
                {"on": rand(3, dtype=BOOL)},
            ),
        }
    )


@cache
def questions() -> dict[str, dict[str, Any]]:
    """All of them, exported. Those with a gradient each alone: torch.export may refuse one, which
    is then written otherwise (`_traced` in export.py)."""
    alone = {name for name in modules() if name in GRADIENTS or name == "gradient descent"}
    together = {name: pair for name, pair in modules().items() if name not in alone}
    return exported_together(together) | {name: exported(*modules()[name]) for name in alone}
