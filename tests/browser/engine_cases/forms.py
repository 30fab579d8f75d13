"""Short functions as a chapter would write them, each exercising what belongs together."""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

from .values import I64, INF, rand


def assigned(x: Tensor, k: Tensor, y: Tensor) -> tuple[Tensor, ...]:
    a, b, c = x.clone(), x.clone(), x.clone()
    a[:, 1:3] = y[:, :2]
    b[:, k] = y[:, 0:1]
    c[x > 0] = 7.0
    return a, b, c


def masked(x: Tensor, y: Tensor) -> tuple[Tensor, ...]:
    """Written where a mask is true: one value, or one for each place along other dimensions."""
    a, b, c = x.clone(), x.clone(), x.clone()
    a[x[:, 0] > 0] = y[0]
    b[:, y[0] > 0] = y[:, :1]
    c[None][:, x > 0] = y[0, 0]
    added = x.index_put((x > 0,), y[0, 0], accumulate=True)
    return a, b, c, added


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
    "more activations": (
        lambda x: (F.softplus(x), F.mish(x), F.logsigmoid(x), F.glu(x), F.elu(x)),
        X,
    ),
    "losses": (
        lambda x, ids: (
            F.cross_entropy(x, ids),
            F.cross_entropy(x, ids, reduction="none"),
            F.mse_loss(x, x * 2),
            F.binary_cross_entropy_with_logits(x, x.sigmoid()),
            F.nll_loss(x.log_softmax(-1), ids),
            F.kl_div(x.log_softmax(-1), x.flip(-1).softmax(-1), reduction="batchmean"),
        ),
        X | IDS,
    ),
    "spread": (lambda x: (x.var(0), x.std(), x.std(-1, unbiased=False), *torch.std_mean(x, 1)), X),
    "lengths": (
        lambda x, y: (
            x.norm(),
            F.normalize(x, dim=-1),
            F.cosine_similarity(x, y),
            torch.cdist(x, y),
        ),
        X | Y,
    ),
    "products": (
        lambda x, y: (
            torch.outer(x[0], y[0]),
            torch.einsum("ij,kj->ik", x, y),
            x @ y[0],
            x[0] @ y[0],
            x @ y.T,
            F.linear(x[None], y, y[:, 0]),
        ),
        X | Y,
    ),
    "one-hot": (lambda ids: F.one_hot(ids, 7), IDS),
    "triangles": (
        lambda x: (
            x.tril(),
            x.triu(1),
            x.masked_fill(torch.ones(4, 4).triu(1).bool(), -INF).softmax(-1),
        ),
        SQUARE,
    ),
    "indexing": (
        lambda x, k: (
            x[k],
            x[:, k],
            x[k, k],
            x[..., 0],
            x[1:, ::2],
            x[:, None, -1],
            x.take_along_dim(k[None], 1),
        ),
        X | K,
    ),
    "computed index": (
        lambda x, k, j: (x[k], x[k, j], x[k - 1, :3], x.index_select(1, k[None])),
        X | AT,
    ),
    "numbers": (
        lambda x, k, j: (
            x * k.item(),
            x * (k.item() / 4),
            x + (j.item() * 3 - 1),
            x * (-k.item() // 2),
        ),
        X | AT,
    ),
    "assignment": (assigned, X | Y | K),
    "masks": (masked, X | Y),
    "KV-cache": (cached, X | Y | {"position": torch.tensor(2)}),
    "joining": (
        lambda x, y: (
            torch.stack([x, y], 1),
            torch.cat([x, y]),
            *x.chunk(4, 1),
            x.repeat_interleave(3, 1),
            x.tile(2, 2),
        ),
        X | Y,
    ),
    "moving": (
        lambda x: (
            x.roll(2, 1),
            x.flip(0),
            F.pad(x, (1, 2)),
            x.unfold(1, 3, 1),
            x.T,
            x.flatten(),
            x.diff(),
            x.movedim(0, 1),
        ),
        X,
    ),
    "diagonals": (lambda x: (x.diag(), torch.diag(x[0]), x.trace(), torch.eye(4) + x), SQUARE),
    "ranges": (
        lambda x: (
            torch.linspace(0, 1, 7) * x[0, 0],
            torch.arange(3) + x[0, 0],
            torch.meshgrid(x[0], x[1], indexing="ij")[0],
        ),
        X,
    ),
    "order": (
        lambda x: (
            *x.topk(3),
            *x.sort(-1, descending=True),
            x.argsort(dim=0, stable=True),
            x.max(0)[1],
            x.quantile(0.3),
            x.argmax(),
        ),
        X,
    ),
    "sums": (
        lambda x: (
            x.cumsum(-1),
            x.logsumexp(-1),
            x.prod(0),
            (x > 0).sum(),
            (x > 0).all(1),
            (x > 9).any(),
            x.mean(),
            x.cumsum(0).amax(),
        ),
        X,
    ),
    "rounding": (
        lambda x: (
            x.round(),
            x // 0.7,
            x % 0.7,
            x.long(),
            x.bool(),
            x.frac(),
            x.clamp(-1, 1),
            x.sign(),
            x.nan_to_num(),
        ),
        X,
    ),
    "powers": (
        lambda x: (
            x**2,
            2**x,
            x.abs() ** 0.5,
            1 / x,
            x.abs().log2(),
            torch.logaddexp(x, x * 2),
            torch.lerp(x, x * 2, 0.3),
            torch.xlogy(x, x.abs()),
        ),
        X,
    ),
    "logic": (
        lambda x, y: (
            (x > 0) & (y > 0),
            (x > 0) | ~(y > 0),
            (x > y) ^ (x > 0),
            torch.isclose(x, y),
            x.isfinite(),
            torch.isin(x.long(), y.long()),
        ),
        X | Y,
    ),
    "embedding": (
        lambda x, ids: (
            F.embedding(ids, x.T),
            x.gather(1, ids[:, None]),
            x.scatter_add(1, ids[:, None], x),
        ),
        X | IDS,
    ),
    "attention": (
        lambda q: (
            F.scaled_dot_product_attention(q, q * 2, q + 1, is_causal=True),
            F.scaled_dot_product_attention(q, q, q, attn_mask=torch.ones(5, 5).bool().tril()),
        ),
        {"q": rand(1, 2, 5, 8)},
    ),
}
