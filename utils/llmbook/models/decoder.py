"""A Llama-type decoder, whole: token ids in, logits for the next token out.

Embedding; blocks of attention and MLP, each reading a normalised copy of the residual stream and
adding its answer to it; norm; the embedding again as head. Touvron et al. 2023, arXiv 2302.13971.
Shapes: `B` batch, `T` new positions, `S` all seen (cached and new), `C` width, `H` query heads,
`KV` key-value heads, `D` head size, `V` vocabulary.

>>> Decoder(DecoderConfig(11, 8, 2, 4, 2, 16))(torch.tensor([[3, 1, 4, 1, 5]])).logits.shape
torch.Size([1, 5, 11])
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention as fused_attention

from .cache import Cache, mask_for
from .config import DecoderConfig


class Output(NamedTuple):
    """What a forward pass returns; `hidden` and `attention` are empty unless it inspects."""

    logits: Tensor  # (B, T, V)
    hidden: tuple[Tensor, ...] = ()  # layers + 1 of (B, T, C): the embedding, then after each block
    attention: tuple[Tensor, ...] = ()  # layers of (B, H, T, S): each row sums to 1


def turns(positions: Tensor, head_size: int, base: float, dtype: torch.dtype) -> list[Tensor]:
    """What `rotate` turns by, cos and -sin, sin of each pair's angle, position * base^(-2i/D).

    positions: (T,).  Returns 2 of (T, D).  Su et al. 2021, arXiv 2104.09864, eq. 34."""
    pairs = torch.arange(0, head_size, 2, device=positions.device) / head_size
    angles = positions[:, None] * base**-pairs  # (T, D/2)
    cos, sin = angles.cos(), angles.sin()
    return [torch.stack(pair, dim=-1).flatten(-2).to(dtype) for pair in ((cos, cos), (-sin, sin))]


def rotate(x: Tensor, turns: list[Tensor]) -> Tensor:
    """RoPE: each pair of neighbours (a, b) becomes (a cos - b sin, b cos + a sin).

    x: (B, heads, T, D).  GGUF pairs neighbours; `transformers` i and i + D/2. Mixed up, perplexity
    rises 35-fold."""
    swapped = x.unflatten(-1, (-1, 2)).flip(-1).flatten(-2)  # (a, b, …) -> (b, a, …)
    return torch.addcmul(x * turns[0], swapped, turns[1])


class RMSNorm(nn.Module):
    """x / sqrt(mean(x^2) + epsilon) * weight, (B, T, C).  Zhang & Sennrich, arXiv 1910.07467."""

    def __init__(self, width: int, epsilon: float) -> None:
        super().__init__()
        self.weight, self.epsilon = nn.Parameter(torch.ones(width)), epsilon

    def forward(self, x: Tensor) -> Tensor:
        wide = x.float()  # squares would overflow in half precision
        mean = (wide * wide).mean(-1, keepdim=True)
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

    def forward(
        self, x, turns, mask, cache=None, layer=0, fused=False
    ) -> tuple[Tensor, Tensor | None]:
        """x: (B, T, C).  mask: (T, S), True where one may look; None: at itself and all before.
        Returns what to add to the residual stream, and weights (B, H, T, S), or None if fused."""
        (B, T, _), per_head = x.shape, (-1, self.head_size)
        split = (part(x).unflatten(-1, per_head) for part in (self.query, self.key, self.value))
        queries, keys, values = (part.transpose(1, 2) for part in split)  # (B, H or KV, T, D) each
        queries, keys = rotate(queries, turns), rotate(keys, turns)
        if cache is not None:
            keys, values = cache.extend(layer, keys, values)  # (B, KV, T, D) -> (B, KV, S, D)
        if fused:
            causal = mask is None and T > 1
            mixed = fused_attention(queries, keys, values, mask, is_causal=causal, enable_gqa=True)
            return self.output(mixed.transpose(1, 2).flatten(-2)), None  # (B, H, T, D) -> (B, T, C)
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

    def forward(self, x, *others) -> tuple[Tensor, Tensor | None]:
        added, weights = self.attention(self.attention_norm(x), *others)
        x = x + added
        return x + self.mlp(self.mlp_norm(x)), weights


class Embedding(nn.Embedding):
    """A vector for each token; and, as the head, how well each token's fits a given one."""

    def scores(self, x: Tensor) -> Tensor:
        return nn.functional.linear(x, self.weight)  # (B, T, C) -> (B, T, V)


class Decoder(nn.Module):
    """The whole model: `model(token_ids).logits`."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = Embedding(config.vocab_size, config.width)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = RMSNorm(config.width, config.norm_epsilon)

    def new_cache(self, batch: int = 1, capacity: int | None = None) -> Cache:
        """An empty cache with room for `capacity` positions (the whole context unless given)."""
        c, like = self.config, self.embedding.weight
        shape = (batch, c.kv_heads, c.context if capacity is None else capacity, c.head_size)
        keys, values = ([like.new_zeros(shape) for _ in range(c.layers)] for _ in "kv")
        return Cache(keys, values)

    def unembed(self, hidden: Tensor) -> Tensor:
        """Logits of a hidden state, (B, T, C) -> (B, T, V): the last one's, or any (logit lens)."""
        return self.embedding.scores(self.norm(hidden))

    def forward(
        self, token_ids: Tensor, cache: Cache | None = None, *, inspect=False, last_only=False
    ) -> Output:
        """token_ids: (B, T) int64, the new positions; `cache` holds the earlier ones and is
        extended.  inspect: return `hidden` and `attention` too.  last_only: logits are (B, 1, V).
        Raises ValueError where the sequence would outgrow the cache or the context."""
        start, new = cache.length if cache else 0, token_ids.shape[1]
        room = cache.keys[0].shape[2] if cache else self.config.context
        if isinstance(start, int) and start + new > room:
            raise ValueError(f"token_ids: {start} + {new} positions, but there is room for {room}")
        positions = start + torch.arange(new, device=token_ids.device)  # (T,)
        fused = not (inspect or torch.compiler.is_exporting())  # nobody asks for the weights
        plain = fused and isinstance(start, int) and (new == 1 or start == 0)  # needs no mask
        mask = None if plain else mask_for(positions, start, room)
        x = self.embedding(token_ids)  # (B, T) -> (B, T, C)
        turned = turns(positions, self.config.head_size, self.config.rope_base, x.dtype)
        states: tuple[Tensor, ...] = (x,) if inspect else ()
        attentions: tuple[Tensor, ...] = ()
        for layer, block in enumerate(self.blocks):
            x, weights = block(x, turned, mask, cache, layer, fused)
            if inspect:
                states, attentions = (*states, x), (*attentions, weights)
        if cache is not None:
            cache.length = start + new
        return Output(self.unembed(x[:, -1:] if last_only else x), states, attentions)
