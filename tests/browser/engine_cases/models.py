"""Modules as a chapter would write them, exported whole: what torch makes of them must be known."""

from collections.abc import Callable
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .values import BOOL, I64, INF, rand


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


def gradient(f: Callable[..., Tensor]) -> Callable[..., Tensor]:
    def of(x: Tensor, **others: Tensor) -> Tensor:
        x = x.clone().requires_grad_()
        return torch.autograd.grad(f(x, **others).sum(), x)[0]

    return of


def assigned(x: Tensor, k: Tensor, y: Tensor) -> tuple[Tensor, ...]:
    a, b, c = x.clone(), x.clone(), x.clone()
    a[:, 1:3] = y[:, :2]
    b[:, k] = y[:, 0:1]
    c[x > 0] = 7.0
    return a, b, c


def cached(x: Tensor, position: Tensor, y: Tensor) -> tuple[Tensor, ...]:
    """A row of a KV-cache written at a position that is an input: three ways to say so."""
    row = torch.where(torch.arange(4)[:, None] == position, y[0], x)
    place = position.item()
    torch._check(place >= 0)
    torch._check(place < 4)
    sliced = x.clone()
    sliced[place : place + 1] = y[:1]
    return row, x.index_copy(0, position[None], y[:1]), sliced


X, Y, K = {"x": rand(4, 6)}, {"y": rand(4, 6)}, {"k": torch.tensor([2, 0])}
SQUARE = {"x": rand(4, 4)}
IDS = {"ids": rand(4, dtype=I64, low=0, high=6)}
AT = {"k": torch.tensor(2), "j": torch.tensor(-1)}
FORMS: dict[str, tuple[Callable[..., Tensor | tuple], dict[str, Tensor]]] = {
    "layer norm": (lambda x, y: F.layer_norm(x, (6,), y[0], y[1]), X | Y),
    "RMS norm": (lambda x, y: F.rms_norm(x, (6,), y[0]), X | Y),
    "activations": (lambda x: (F.gelu(x), F.gelu(x, approximate="tanh"), F.silu(x), F.relu(x)), X),
    "more activations": (lambda x: (F.softplus(x), F.mish(x), F.logsigmoid(x), F.glu(x), F.elu(x)), X),
    "losses": (
        lambda x, ids: (
            F.cross_entropy(x, ids), F.cross_entropy(x, ids, reduction="none"), F.mse_loss(x, x * 2),
            F.binary_cross_entropy_with_logits(x, x.sigmoid()), F.nll_loss(x.log_softmax(-1), ids),
            F.kl_div(x.log_softmax(-1), x.flip(-1).softmax(-1), reduction="batchmean"),
        ), X | IDS,
    ),
    "spread": (lambda x: (x.var(0), x.std(), x.std(-1, unbiased=False), *torch.std_mean(x, 1)), X),
    "lengths": (lambda x, y: (x.norm(), F.normalize(x, dim=-1), F.cosine_similarity(x, y), torch.cdist(x, y)), X | Y),
    "products": (
        lambda x, y: (torch.outer(x[0], y[0]), torch.einsum("ij,kj->ik", x, y), x @ y[0], x[0] @ y[0], x @ y.T, F.linear(x[None], y, y[:, 0])),
        X | Y,
    ),
    "one-hot": (lambda ids: F.one_hot(ids, 7), IDS),
    "triangles": (lambda x: (x.tril(), x.triu(1), x.masked_fill(torch.ones(4, 4).triu(1).bool(), -INF).softmax(-1)), SQUARE),
    "indexing": (lambda x, k: (x[k], x[:, k], x[k, k], x[..., 0], x[1:, ::2], x[:, None, -1], x.take_along_dim(k[None], 1)), X | K),
    "computed index": (lambda x, k, j: (x[k], x[k, j], x[k - 1, :3], x.index_select(1, k[None])), X | AT),
    "numbers": (lambda x, k, j: (x * k.item(), x * (k.item() / 4), x + (j.item() * 3 - 1), x * (-k.item() // 2)), X | AT),
    "assignment": (assigned, X | Y | K),
    "KV-cache": (cached, X | Y | {"position": torch.tensor(2)}),
    "joining": (lambda x, y: (torch.stack([x, y], 1), torch.cat([x, y]), *x.chunk(4, 1), x.repeat_interleave(3, 1), x.tile(2, 2)), X | Y),
    "moving": (lambda x: (x.roll(2, 1), x.flip(0), F.pad(x, (1, 2)), x.unfold(1, 3, 1), x.T, x.flatten(), x.diff(), x.movedim(0, 1)), X),
    "diagonals": (lambda x: (x.diag(), torch.diag(x[0]), x.trace(), torch.eye(4) + x), SQUARE),
    "ranges": (lambda x: (torch.linspace(0, 1, 7) * x[0, 0], torch.arange(3) + x[0, 0], torch.meshgrid(x[0], x[1], indexing="ij")[0]), X),
    "order": (lambda x: (*x.topk(3), *x.sort(-1, descending=True), x.argsort(dim=0, stable=True), x.max(0)[1], x.quantile(0.3), x.argmax()), X),
    "sums": (lambda x: (x.cumsum(-1), x.logsumexp(-1), x.prod(0), (x > 0).sum(), (x > 0).all(1), (x > 9).any(), x.mean(), x.cumsum(0).amax()), X),
    "rounding": (lambda x: (x.round(), x // 0.7, x % 0.7, x.long(), x.bool(), x.frac(), x.clamp(-1, 1), x.sign(), x.nan_to_num()), X),
    "powers": (lambda x: (x**2, 2**x, x.abs() ** 0.5, 1 / x, x.abs().log2(), torch.logaddexp(x, x * 2), torch.lerp(x, x * 2, 0.3), torch.xlogy(x, x.abs())), X),
    "logic": (lambda x, y: ((x > 0) & (y > 0), (x > 0) | ~(y > 0), (x > y) ^ (x > 0), torch.isclose(x, y), x.isfinite(), torch.isin(x.long(), y.long())), X | Y),
    "embedding": (lambda x, ids: (F.embedding(ids, x.T), x.gather(1, ids[:, None]), x.scatter_add(1, ids[:, None], x)), X | IDS),
    "attention": (lambda q: (F.scaled_dot_product_attention(q, q * 2, q + 1, is_causal=True), F.scaled_dot_product_attention(q, q, q, attn_mask=torch.ones(5, 5).bool().tril())), {"q": rand(1, 2, 5, 8)}),
    "gradients": (gradient(lambda x: F.gelu(x) + F.silu(x) + torch.sigmoid(x) + x.tanh() + x.relu() + x.abs()), X),
    "gradient of norms": (gradient(lambda x: F.layer_norm(x, (6,)) ** 3 + F.rms_norm(x, (6,)) ** 3), X),
    "gradient of softmax": (gradient(lambda x: x.softmax(-1) ** 2 + x.log_softmax(-1) * x.logsumexp(-1, True)), X),
    "gradient of a loss": (lambda x, ids: gradient(lambda x: F.cross_entropy(x, ids))(x), X | IDS),
    "gradient of places": (lambda x, k: gradient(lambda x: x[k].sum() ** 2 + x[1:3].prod() + x[0] ** 2 + x.max(0)[0])(x), X | K),
    "gradient of attention": (gradient(lambda x: (x @ x.T + torch.full((4, 4), -INF).triu(1)).softmax(-1) @ x * 2), X),
    "gradient of an embedding": (lambda x, ids: gradient(lambda x: F.embedding(ids, x.T) ** 2)(x), X | IDS),
}  # fmt: skip


@cache
def modules() -> dict[str, tuple[nn.Module, dict[str, Tensor]]]:
    torch.manual_seed(7)
    controls = {"temperature": torch.tensor(0.7), "k": torch.tensor(500), "p": torch.tensor(0.9)}
    return {name: (Calls(function), inputs) for name, (function, inputs) in FORMS.items()} | {
        "a language model": (Language(), {"token_ids": rand(9, dtype=I64, low=0, high=50)}),
        "gradient descent": (Descent(), {"rate": torch.tensor(0.3)}),
        "nucleus sampling": (Nucleus(), controls | {"seed": torch.tensor(3)}),
        "a bool input": (Calls(lambda on: torch.where(on, 1.0, 2.0)), {"on": rand(3, dtype=BOOL)}),
    }
