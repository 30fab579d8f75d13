"""Text to train on: tokens, windows of them, and how the text is split."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from ..text.tokenizers import Tokenizer

PAD = -1  # no token: nothing is to be predicted there


@dataclass(frozen=True)
class Text:
    """Token ids, (N,) int64; where a window may begin, (M,), or None: anywhere; size in bytes.

    `bits` is the text's true entropy where it is known (the package `tales`), or None."""

    token_ids: Tensor
    starts: Tensor | None
    size_bytes: int
    bits: float | None = None

    @property
    def bytes_per_token(self) -> float:
        return self.size_bytes / len(self.token_ids)

    @property
    def floor(self) -> float | None:
        """The least loss that any model can have on average, nats a token."""
        return None if self.bits is None else self.bits * math.log(2) / len(self.token_ids)

    def bits_per_byte(self, loss: float) -> float:
        """A loss in nats a token, comparable between tokenizers: bits a byte."""
        return loss / math.log(2) / self.bytes_per_token

    def measured(self, context: int, tokens: int = 40_000) -> Tensor:
        """The windows on which a loss is measured, (M, context + 1): the same each time.

        Of a text in parts: every part that fits, as far as the next one's first token, then PAD.
        Of another: windows of `tokens` tokens in all, drawn at random."""
        if self.starts is None:
            draw = torch.Generator().manual_seed(0)
            return self.windows(max(1, tokens // context), context, draw)
        edges = pairwise(self.starts.tolist())
        parts = [self.token_ids[a : b + 1] for a, b in edges if b - a <= context]
        if not parts:
            raise ValueError(f"no part of the text fits into a context of {context} tokens")
        rows = torch.full((len(parts), context + 1), PAD)
        for row, part in zip(rows, parts, strict=True):
            row[: len(part)] = part
        return rows

    def require(self, context: int) -> None:
        """ValueError where not even one window of `context` tokens and its targets fits."""
        if len(self.token_ids) <= context:
            raise ValueError(
                f"the text has {len(self.token_ids)} tokens; a context of {context} needs "
                f"{context + 1} or more, in the held-out part too"
            )

    def windows(self, count: int, context: int, generator: torch.Generator) -> Tensor:
        """`count` windows drawn at random: (count, context + 1), inputs and targets overlapping."""
        last = len(self.token_ids) - context - 1
        if self.starts is None:
            first = torch.randint(last + 1, (count,), generator=generator)
        else:
            drawn = torch.randint(len(self.starts), (count,), generator=generator)
            first = self.starts[drawn].clamp(max=last)
        return self.token_ids[first[:, None] + torch.arange(context + 1)]


def tokenized(
    parts: Sequence[str], tokenizer: Tokenizer, *, aligned: bool, bits: float | None = None
) -> Text:
    """Parts of a text, one after the other; aligned: windows begin where a part does.

    Raises ValueError where there is nothing in them."""
    if not any(parts):
        raise ValueError("the text is empty")
    encoded = [torch.tensor(tokenizer.encode(part), dtype=torch.int64) for part in parts]
    starts = torch.tensor([0, *map(len, encoded[:-1])]).cumsum(0) if aligned else None
    size = sum(len(part.encode()) for part in parts)
    return Text(torch.cat(encoded), starts, size, bits)
