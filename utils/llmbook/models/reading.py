"""One reading of a text by a language model: all that a figure may ask of it.

    llm.reader.read(llm.tokenizer.encode("The capital of France is"))["logits"].shape

A figure's `Prompt(…, reads=llm)` hands these to `forward` by name. In a kernel torch reads; on the
page the same module does, exported once for all figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from ..text.tokenizers import Tokenizer
from .decoder import Decoder

REMEMBERED = 16  # texts; a reading of twelve tokens takes 4 MB


class Reader(nn.Module):
    """Reads `T` tokens with a model of `L` layers, `C` width, `H` heads, `V` tokens, `M` neurons.

    `logits` (V,): of the token after the text.   `hidden` (L + 1, T, C): the residual stream at the
    embedding and after each block.   `attention` (L, H, T, T): each row sums to 1.   `neurons`
    (L, T, M): what each of an MLP's hidden neurons passes on.   `surprisal` (T,): -log2 P(token |
    those before), in bits; 0 for the first, which nothing came before.
    """

    #: The dimensions of each that go along the text.
    ALONG = {"logits": (), "hidden": (1,), "attention": (2, 3), "neurons": (1,), "surprisal": (0,)}

    def __init__(self, llm: Decoder) -> None:
        super().__init__()
        self.llm = llm
        self._read: dict[tuple[int, ...], dict[str, Tensor]] = {}

    @property
    def tokenizer(self) -> Tokenizer:
        return self.llm.tokenizer

    def forward(self, ids: Tensor) -> dict[str, Tensor]:
        """ids: (T,) int64, one token or more."""
        neurons: list[Tensor] = []
        taps = [
            block.mlp.down.register_forward_pre_hook(lambda _, given: neurons.append(given[0]))
            for block in self.llm.blocks
        ]
        try:
            out = self.llm(ids[None], inspect=True)
        finally:
            for tap in taps:
                tap.remove()
        return {
            "logits": out.logits[0, -1].float(),
            "hidden": torch.cat(out.hidden).float(),
            "attention": torch.cat(out.attention).float(),
            "neurons": torch.cat(neurons).float(),
            "surprisal": _surprisal(out.logits[0].float(), ids),
        }

    @torch.no_grad()
    def read(self, ids: Sequence[int]) -> dict[str, Tensor]:
        """Everything of one reading, on the CPU. What was read lately is not read again."""
        if not ids:
            raise ValueError("the text is empty; a model reads one token or more")
        key = tuple(ids)
        if key not in self._read:
            device = self.llm.embedding.weight.device
            found = self(torch.tensor(ids, device=device))
            if len(self._read) == REMEMBERED:
                del self._read[next(iter(self._read))]
            self._read[key] = {name: value.cpu() for name, value in found.items()}
        return self._read[key]


def _surprisal(logits: Tensor, ids: Tensor) -> Tensor:
    """logits: (T, V), each position's for the next.   ids: (T,).   Returns (T,) bits."""
    place = torch.arange(ids.shape[0], device=ids.device)
    before = (place - 1).clamp(min=0)
    natural = -logits[before].log_softmax(dim=-1).gather(-1, ids[:, None])[:, 0]
    return torch.where(place > 0, natural / math.log(2), 0.0)
