"""The next token of every row of a batch, each by its own settings and its own random number.

The same token as `models.drawing.sample` draws, which ranks the whole vocabulary: a walk down the
ranking nearly always ends among its first `HEAD`, and finding those costs a twentieth (SmolLM2's
49,152 logits, 32 rows, one core: 19 ms and 358). Where it does not end there, all are ranked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from ..models.drawing import sample
from ..models.sampling import TINY

HEAD = 256


@dataclass
class Drawn:
    """A token; its log-probability in nats, and those of the likeliest, the most probable first.

    They are the model's own: at temperature 1, before top-p. So they say what the model thought
    where the draw was greedy, too."""

    id: int
    logprob: float
    likeliest: list[tuple[int, float]]
    offset: int = 0  # in the answer's text: where this token's begins


class Settings(NamedTuple):
    """How one row's token is drawn, and how many of the likeliest are named."""

    uniform: float  # in [0, 1)
    temperature: float  # from 0 (greedy) up
    top_p: float  # in (0, 1]
    top_logprobs: int = 0  # 0 to HEAD


def draw(logits: Tensor, rows: Sequence[Settings]) -> list[Drawn]:
    """One token for each row.   logits: (B, V), of any type, on any device."""
    logits = logits.float()
    values, ids = _head(logits)  # (B, K)
    uniforms, temperatures, top_ps, counts = zip(*rows, strict=True)
    T = torch.tensor(temperatures).clamp(min=TINY)[:, None]  # (B, 1)
    gaps = (logits - logits.amax(dim=-1, keepdim=True)) / T.to(logits.device)  # (B, V)
    totals = gaps.exp().sum(dim=-1, keepdim=True).cpu().double()  # (B, 1)
    weights = ((values - values[:, :1]) / T).exp().double()  # (B, K)
    ranks = _ranks(weights, totals, *(torch.tensor(x)[:, None] for x in (top_ps, uniforms)))
    # Which of those that equal the head's last one are in it is a matter of chance.
    sure = ranks < (values > values[:, -1:]).sum(dim=-1)
    tokens = [
        int(ids[b, rank] if rank >= 0 else _from_all(logits[b], rows[b]))
        for b, rank in enumerate(torch.where(sure, ranks, -1).tolist())
    ]
    norms = logits.logsumexp(dim=-1, keepdim=True)  # log-probabilities are logits - norms
    chosen = torch.tensor(tokens, device=logits.device)[:, None]
    logprobs = (logits.gather(-1, chosen) - norms)[:, 0].tolist()
    most = max(counts)
    logs = (values[:, :most] - norms.cpu()).tolist()
    likeliest = [
        list(zip(*pair, strict=True)) for pair in zip(ids[:, :most].tolist(), logs, strict=True)
    ]
    triples = zip(tokens, logprobs, likeliest, counts, strict=True)
    return [Drawn(token, logprob, few[:count]) for token, logprob, few, count in triples]


def _head(logits: Tensor) -> tuple[Tensor, Tensor]:
    """The K largest logits from the largest down, equal ones by id, and their ids: (B, K), CPU."""
    head = logits.topk(min(HEAD, logits.shape[-1]), sorted=False)
    values, ids = (x.cpu() for x in head)
    by_id = ids.argsort(dim=-1)
    order = values.gather(-1, by_id).argsort(dim=-1, descending=True, stable=True)
    order = by_id.gather(-1, order)
    return values.gather(-1, order), ids.gather(-1, order)


def _ranks(weights: Tensor, totals: Tensor, top_ps: Tensor, uniforms: Tensor) -> Tensor:
    """The rank at which each row's walk ends, (B,); K where it goes on beyond the head.

    weights: (B, K), from the largest down, not normalised; all V of them sum to `totals`, (B, 1).
    top_ps, uniforms: (B, 1)."""
    sums = weights.cumsum(dim=-1)
    reach = top_ps * totals
    kept = (sums - weights < reach).sum(dim=-1, keepdim=True)  # nucleus: less than p lies above
    filtered = top_ps < 1
    masses = torch.where(filtered, sums.gather(-1, kept - 1), totals)
    beyond = filtered & (sums[:, -1:] < reach)
    ranks = (sums <= uniforms * masses).sum(dim=-1, keepdim=True)
    return torch.where(beyond, weights.shape[-1], ranks)[:, 0]


def _from_all(logits: Tensor, row: Settings) -> Tensor:
    uniform = torch.tensor(row.uniform, device=logits.device)
    top_p = row.top_p if row.top_p < 1 else None
    return sample(logits, uniform, temperature=row.temperature, top_p=top_p).token
