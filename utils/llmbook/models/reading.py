"""One reading of a text by a language model: all that a figure may ask of it.

    llm.reader.read(llm.tokenizer.encode("The capital of France is"))["logits"].shape

A figure's `Prompt(…, reads=llm)` hands these to `forward` by name. In a kernel torch reads; on the
page the same module does, exported once for all figures.
"""

import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from ..text.tokenizers import Tokenizer
from .decoder import Decoder

REMEMBERED = 16  # texts; a reading of twelve tokens takes 4 MB
TOP = 10  # of the tokens that may come next, the likeliest
#: Logits are rounded to one in so many, which moves a probability by 0.1 % of itself at most: a
#: figure of all 49,152 then loads 85 KB instead of 180.
STEPS = 512


class Reader(nn.Module):
    """Reads `T` tokens with a model of `L` layers, `C` width, `H` heads, `V` tokens, `M` neurons.

    `logits` (V,): of the token after the text, to 1/512.   `hidden` (L + 1, T, C): the residual
    stream at the embedding and after each block.   `attention` (L, H, T, T): each row sums to 1.
    `neurons` (L, T, M): what each of an MLP's hidden neurons passes on.   `surprisal` (T,):
    -log2 P(token | those before), in bits; 0 for the first, which nothing came before.

    Of what may come after each token: `entropy` (T,) in bits, and `top` (T, 10), the ids of the
    likeliest, with their `top_probability` (T, 10). By the logit lens, were the model to stop after
    0 … L blocks: `lens_top` and `lens_top_probability` (L + 1, 10) of what would come after the
    text, and of the token that it does end with `lens_probability` and `lens_rank` (L + 1,), 1 for
    the likeliest.
    """

    #: The dimensions of each that go along the text.
    ALONG = {
        **{"logits": (), "hidden": (1,), "attention": (2, 3), "neurons": (1,), "surprisal": (0,)},
        **{"entropy": (0,), "top": (0,), "top_probability": (0,)},
        **{"lens_top": (), "lens_top_probability": (), "lens_probability": (), "lens_rank": ()},
    }

    def __init__(self, llm: Decoder) -> None:
        super().__init__()
        self.llm: Any = llm  # a `LanguageModel`, whose module imports this one
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
        hidden = torch.cat(out.hidden)
        return {
            "logits": ((out.logits[0, -1].float() * STEPS).round() + 0) / STEPS,  # no -0
            "hidden": hidden.float(),
            "attention": torch.cat(out.attention).float(),
            "neurons": torch.cat(neurons).float(),
            **_expected(out.logits[0].float(), ids),
            **_lens(self.llm.unembed(hidden[:, -1]).float()),
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


def _expected(logits: Tensor, ids: Tensor) -> dict[str, Tensor]:
    """logits: (T, V), each position's for the next.   ids: (T,)."""
    log_p = logits.log_softmax(dim=-1)
    place = torch.arange(ids.shape[0], device=ids.device)
    came = log_p[(place - 1).clamp(min=0), ids]
    top = log_p.topk(TOP)
    return {
        "surprisal": torch.where(place > 0, -came / math.log(2), 0.0),
        "entropy": -(log_p.exp() * log_p).sum(dim=-1) / math.log(2),
        "top": top.indices,
        "top_probability": top.values.exp(),
    }


def _lens(logits: Tensor) -> dict[str, Tensor]:
    """logits: (L + 1, V), the last token's after each number of blocks."""
    log_p = logits.log_softmax(dim=-1)
    top, end = log_p.topk(TOP), logits[-1].argmax()
    return {
        "lens_top": top.indices,
        "lens_top_probability": top.values.exp(),
        "lens_probability": log_p[:, end].exp(),
        "lens_rank": 1 + (logits > logits[:, end, None]).sum(dim=-1),
    }
