"""Gradients taken inside forward: the calls of a backward pass."""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

from .forms import IDS, K, X
from .values import INF


def gradient(f: Callable[..., Tensor]) -> Callable[..., Tensor]:
    def of(x: Tensor, **others: Tensor) -> Tensor:
        x = x.clone().requires_grad_()
        return torch.autograd.grad(f(x, **others).sum(), x)[0]

    return of


GRADIENTS: dict[str, tuple[Callable[..., Tensor | tuple], dict[str, Tensor]]] = {
    "gradients": (
        gradient(
            lambda x: F.gelu(x) + F.silu(x) + torch.sigmoid(x) + x.tanh() + x.relu() + x.abs()
        ),
        X,
    ),
    "gradient of norms": (
        gradient(lambda x: F.layer_norm(x, (6,)) ** 3 + F.rms_norm(x, (6,)) ** 3),
        X,
    ),
    "gradient of softmax": (
        gradient(lambda x: x.softmax(-1) ** 2 + x.log_softmax(-1) * x.logsumexp(-1, True)),
        X,
    ),
    "gradient of a loss": (lambda x, ids: gradient(lambda x: F.cross_entropy(x, ids))(x), X | IDS),
    "gradient of places": (
        lambda x, k: gradient(lambda x: x[k].sum() ** 2 + x[1:3].prod() + x[0] ** 2 + x.max(0)[0])(
            x
        ),
        X | K,
    ),
    "gradient of attention": (
        gradient(lambda x: (x @ x.T + torch.full((4, 4), -INF).triu(1)).softmax(-1) @ x * 2),
        X,
    ),
    "gradient of an embedding": (
        lambda x, ids: gradient(lambda x: F.embedding(ids, x.T) ** 2)(x),
        X | IDS,
    ),
}
