"""A Llama-type decoder, whole: token ids in, logits for the next token out.

Embedding; blocks of attention and MLP, each reading a normalised copy of the residual stream and
adding its answer to it; norm; the embedding again as head. Touvron et al. 2023, arXiv 2302.13971.
Shapes: `B` batch, `T` new positions, `S` all seen (cached and new), `C` width, `H` query heads,
`KV` key-value heads, `D` head size, `V` vocabulary.

>>> Decoder(DecoderConfig(11, 8, 2, 4, 2, 16))(torch.tensor([[3, 1, 4, 1, 5]])).logits.shape
torch.Size([1, 5, 11])
"""

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention as fused_attention


@dataclass(frozen=True)
class DecoderConfig:
    """A decoder's sizes. `heads` is a multiple of `kv_heads`, and `width` of `2 * heads`."""

    vocab_size: int
    width: int
    layers: int
    heads: int
    kv_heads: int
    mlp_width: int
    context: int = 1024
    rope_base: float = 10_000.0
    norm_epsilon: float = 1e-5

    @property
    def head_size(self) -> int:
        return self.width // self.heads


class Output(NamedTuple):
    """What a forward pass returns; `hidden` and `attention` are empty unless it inspects."""

    logits: Tensor  # (B, T, V)
    hidden: tuple[Tensor, ...] = ()  # layers + 1 of (B, T, C): the embedding, then after each block
    attention: tuple[Tensor, ...] = ()  # layers of (B, H, T, S): each row sums to 1


@dataclass
class Cache:
    """Keys and values of the positions already read: one preallocated (B, KV, S_max, D) a layer.

    `length` of them are filled. An int: a step writes in place and reads these. A 0-d tensor, for
    `torch.export`'s static shapes: it reads all, the empty ones masked, and lists new tensors."""

    keys: list[Tensor]
    values: list[Tensor]
    length: int | Tensor = 0

    def extend(self, layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Write T new positions of one layer; return all that can be seen, (B, KV, S, D) each."""
        start, end = self.length, self.length + keys.shape[2]
        if isinstance(start, int):
            self.keys[layer][:, :, start:end] = keys
            self.values[layer][:, :, start:end] = values
            return self.keys[layer][:, :, :end], self.values[layer][:, :, :end]
        positions = start + torch.arange(keys.shape[2], device=keys.device)
        self.keys[layer] = self.keys[layer].index_copy(2, positions, keys)
        self.values[layer] = self.values[layer].index_copy(2, positions, values)
        return self.keys[layer], self.values[layer]


def rotate(x: Tensor, angles: Tensor) -> Tensor:
    """RoPE: turn each pair of neighbours (x_2i, x_2i+1) by its angle, position * base^(-2i/D).

    x: (B, heads, T, D).  angles: (T, D/2).  Su et al. 2021, arXiv 2104.09864, eq. 34.
    GGUF pairs neighbours too; `transformers` i and i + D/2. Mixed up, perplexity rises 35-fold."""
    even, odd = x.unflatten(-1, (-1, 2)).unbind(-1)  # (B, heads, T, D) -> 2 of (B, heads, T, D/2)
    cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
    return torch.stack([even * cos - odd * sin, even * sin + odd * cos], dim=-1).flatten(-2)


class RMSNorm(nn.Module):
    """x / sqrt(mean(x^2) + epsilon) * weight, (B, T, C).  Zhang & Sennrich, arXiv 1910.07467."""

    def __init__(self, width: int, epsilon: float) -> None:
        super().__init__()
        self.weight, self.epsilon = nn.Parameter(torch.ones(width)), epsilon

    def forward(self, x: Tensor) -> Tensor:
        mean = x.float().pow(2).mean(-1, keepdim=True)  # squares would overflow in half precision
        return (x * torch.rsqrt(mean + self.epsilon)).to(x.dtype) * self.weight


class Attention(nn.Module):
    """softmax(Q K^T / sqrt(D) + mask) V, Vaswani et al. 2017, arXiv 1706.03762; each key serves a
    group of H / KV queries (grouped-query attention), Ainslie et al. 2023, arXiv 2305.13245."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.heads, self.kv_heads, self.head_size = config.heads, config.kv_heads, config.head_size
        C, kv_width = config.width, config.kv_heads * config.head_size
        self.query, self.output = nn.Linear(C, C, bias=False), nn.Linear(C, C, bias=False)
        self.key, self.value = (nn.Linear(C, kv_width, bias=False) for _ in range(2))

    def forward(self, x, angles, mask, cache, layer) -> tuple[Tensor, Tensor]:
        """x: (B, T, C).  mask: (T, S), True where one may look; None: the same, in a fused kernel
        without weights.  Returns what to add to the residual stream, and weights (B, H, T, S)."""
        (B, T, _), per_head = x.shape, (-1, self.head_size)
        queries = self.query(x).unflatten(-1, per_head).transpose(1, 2)  # -> (B, H, T, D)
        keys = self.key(x).unflatten(-1, per_head).transpose(1, 2)  # -> (B, KV, T, D)
        values = self.value(x).unflatten(-1, per_head).transpose(1, 2)  # -> (B, KV, T, D)
        queries, keys = rotate(queries, angles), rotate(keys, angles)
        if mask is None:
            mixed = fused_attention(queries, keys, values, is_causal=True, enable_gqa=True)
            return self.output(mixed.transpose(1, 2).flatten(-2)), None  # (B, H, T, D) -> (B, T, C)
        if cache is not None:
            keys, values = cache.extend(layer, keys, values)  # (B, KV, T, D) -> (B, KV, S, D)
        # The H / KV queries that share a key stand in one matrix, so that no key is ever copied.
        queries = queries.reshape(B, self.kv_heads, -1, self.head_size)  # -> (B, KV, H/KV * T, D)
        scores = queries @ keys.transpose(-2, -1) * self.head_size**-0.5  # -> (B, KV, H/KV * T, S)
        scores = scores.view(B, self.heads, T, -1).float()  # -> (B, H, T, S)
        weights = scores.masked_fill(~mask, -1e30).softmax(dim=-1).to(x.dtype)  # masked: exactly 0
        mixed = weights.view(B, self.kv_heads, -1, mask.shape[1]) @ values  # (B, KV, H/KV * T, D)
        mixed = mixed.view(B, self.heads, T, -1).transpose(1, 2).flatten(-2)  # -> (B, T, C)
        return self.output(mixed), weights


class MLP(nn.Module):
    """SwiGLU: W_down (silu(W_gate x) * W_up x), (B, T, C).  Shazeer 2020, arXiv 2002.05202."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        C, inner = config.width, config.mlp_width
        self.gate, self.up = nn.Linear(C, inner, bias=False), nn.Linear(C, inner, bias=False)
        self.down = nn.Linear(inner, C, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.down(nn.functional.silu(self.gate(x)) * self.up(x))


class Block(nn.Module):
    """One layer: attention, then MLP, each behind its norm and added to the residual stream."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.attention_norm = RMSNorm(config.width, config.norm_epsilon)
        self.attention = Attention(config)
        self.mlp_norm = RMSNorm(config.width, config.norm_epsilon)
        self.mlp = MLP(config)

    def forward(self, x, angles, mask, cache, layer) -> tuple[Tensor, Tensor]:
        added, weights = self.attention(self.attention_norm(x), angles, mask, cache, layer)
        x = x + added
        return x + self.mlp(self.mlp_norm(x)), weights


class Decoder(nn.Module):
    """The whole model: `model(token_ids).logits`."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocab_size, config.width)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = RMSNorm(config.width, config.norm_epsilon)

    def new_cache(self, batch: int = 1, capacity: int | None = None) -> Cache:
        """An empty cache with room for `capacity` positions (the whole context unless given)."""
        c, like = self.config, self.embedding.weight
        shape = (batch, c.kv_heads, capacity or c.context, c.head_size)
        return Cache(*([like.new_zeros(shape) for _ in range(c.layers)] for _ in "kv"))

    def unembed(self, hidden: Tensor) -> Tensor:
        """Logits of a hidden state, (B, T, C) -> (B, T, V): the last one's, or any (logit lens)."""
        return nn.functional.linear(self.norm(hidden), self.embedding.weight)

    def forward(
        self, token_ids: Tensor, cache: Cache | None = None, *, inspect=False, last_only=False
    ) -> Output:
        """token_ids: (B, T) int64, the new positions; `cache` holds the earlier ones and is
        extended.  inspect: return `hidden` and `attention` too.  last_only: logits are (B, 1, V).
        Raises ValueError where the sequence would outgrow the cache or the context."""
        start, new, device = cache.length if cache else 0, token_ids.shape[1], token_ids.device
        room = cache.keys[0].shape[2] if cache else self.config.context
        if isinstance(start, int) and start + new > room:
            raise ValueError(f"token_ids: {start} + {new} positions, but there is room for {room}")
        positions = start + torch.arange(new, device=device)
        seen = torch.arange(start + new if isinstance(start, int) else room, device=device)
        plain = inspect or cache is not None or not self.training  # else: the fused kernel
        mask = seen <= positions[:, None] if plain else None  # (T, S)
        pairs = torch.arange(0, self.config.head_size, 2, device=device) / self.config.head_size
        angles = positions[:, None] * self.config.rope_base**-pairs  # (T, D/2)
        x = self.embedding(token_ids)  # (B, T) -> (B, T, C)
        states, attentions = (x,) if inspect else (), ()
        for layer, block in enumerate(self.blocks):
            x, weights = block(x, angles, mask, cache, layer)
            if inspect:
                states, attentions = (*states, x), (*attentions, weights)
        if cache is not None:
            cache.length = start + new
        return Output(self.unembed(x[:, -1:] if last_only else x), states, attentions)
