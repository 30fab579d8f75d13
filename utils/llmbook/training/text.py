"""Text to train on: tokens, windows of them, and how the text is split."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

from ..text.tokenizers import Tokenizer

PAD = -1  # no token: nothing is to be predicted there
BANDS = 16  # a step's parts are of about one length: of a sixteenth of all lengths


@dataclass(frozen=True)
class Text:
    """Token ids, (N,) int64; where a window may begin, (M,), or None: anywhere; size in bytes.

    `bits` is the text's true entropy where it is known (the package `tales`), or None; `names` are
    the tokens that name someone, (K,), where that is known."""

    token_ids: Tensor
    starts: Tensor | None
    size_bytes: int
    bits: float | None = None
    names: Tensor | None = None

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

    @cached_property
    def digest(self) -> str:
        """Two texts with the same are the same tokens, in the same parts, of the same names."""
        tensors = [self.token_ids, self.starts, self.names]
        return digest(*(b"" if t is None else t.numpy().tobytes() for t in tensors))

    @cached_property
    def parts(self) -> tuple[Tensor, Tensor]:
        """Of a text in parts: where each begins, and of how many tokens it is; the short first."""
        if self.starts is None:
            raise ValueError("the text is not in parts")
        edges = torch.cat([self.starts, torch.tensor([len(self.token_ids) - 1])])
        sizes, order = edges.diff().sort(stable=True)
        return self.starts[order][sizes > 0], sizes[sizes > 0]

    def measured(self, context: int, tokens: int = 40_000) -> Tensor:
        """The windows on which a loss is measured, (M, T + 1): the same each time.

        Of a text in parts: every part that fits, as far as the next one's first token, then PAD.
        Of another: windows of `tokens` tokens in all, drawn at random."""
        if self.starts is None:
            draw = torch.Generator().manual_seed(0)
            return self.windows(max(1, tokens // context), context, draw)
        starts, sizes = self.parts
        fits = sizes <= context
        if not fits.any():
            raise ValueError(f"no part of the text fits into a context of {context} tokens")
        return self._rows(starts[fits], sizes[fits])

    def require(self, context: int) -> None:
        """ValueError where not even one window of `context` tokens and its targets fits."""
        if len(self.token_ids) <= context:
            raise ValueError(
                f"the text has {len(self.token_ids)} tokens; a context of {context} needs "
                f"{context + 1} or more, in the held-out part too"
            )

    def windows(self, count: int, context: int, generator: torch.Generator) -> Tensor:
        """`count` windows drawn at random, (count, T + 1), inputs and targets overlapping.

        Of a text in parts: parts, whole unless they are longer than the context, then PAD; all are
        of about one length, so that little of a step is spent on PAD."""
        if self.starts is None:
            last = len(self.token_ids) - context - 1
            first = torch.randint(last + 1, (count,), generator=generator)
            return self.token_ids[first[:, None] + torch.arange(context + 1)]
        starts, sizes = self.parts
        band = max(1, len(starts) // BANDS)
        first = torch.randint(len(starts) - band + 1, (1,), generator=generator)
        drawn = first + torch.randint(band, (count,), generator=generator)
        return self._rows(starts[drawn], sizes[drawn].clamp(max=context))

    def _rows(self, starts: Tensor, sizes: Tensor) -> Tensor:
        """Parts, (M,) and (M,), each with the token after it, then PAD: (M, longest + 1)."""
        steps = torch.arange(int(sizes.max()) + 1)
        at = (starts[:, None] + steps).clamp(max=len(self.token_ids) - 1)
        return torch.where(steps <= sizes[:, None], self.token_ids[at], PAD)


def digest(*parts: bytes) -> str:
    """A short name for what these bytes are: other ones have another."""
    each = [hashlib.sha256(part).digest() for part in parts]
    return hashlib.sha256(b"".join(each)).hexdigest()[:16]


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
