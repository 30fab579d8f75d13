"""One step of writing as a torch module: it reads what is new, and draws the next token.

A figure runs it again and again (`llmbook.figures.Loop`): in a kernel as it stands, on the page
exported. `Cached` reads each token once and keeps its keys and values; `Recomputing` reads the
whole text again for each token. Both write what `model.generate(prompt, seed=seed, …)` writes.
"""

from typing import cast

import torch
from torch import Tensor, nn

from . import sampling
from .cache import Cache
from .drawing import sample
from .generation import LanguageModel

SEEDS = 10
CANDIDATES = 6


class Step(nn.Module):
    """What both ways share: the draw.

    room: the most positions, prompt and answer.   Seeds are 0 to 9.
    """

    uniforms: Tensor  # (SEEDS, room)

    def __init__(self, model: LanguageModel, room: int) -> None:
        super().__init__()
        self.model, self.room = model, room
        rows = [sampling.uniforms(seed, room) for seed in range(SEEDS)]
        self.register_buffer("uniforms", torch.stack(rows), persistent=False)

    def draw(self, logits: Tensor, seed: Tensor, step: Tensor, **settings) -> dict[str, Tensor]:
        """Draw token number `step` of an answer from its logits (V,): the token, 0-d, and the
        likeliest candidates with their probabilities, the most probable first. The last of them is
        the token itself, where it is not among them; `kept` are those that could be drawn, and
        `drawn` is the token's place among them."""
        drawn = sample(logits, self.uniforms[seed, step], **settings)
        ids, chances = drawn.ids[:CANDIDATES], drawn.probabilities[:CANDIDATES]
        among = (ids[:-1] == drawn.token).sum() > 0
        last = torch.where(among, ids[-1], drawn.token)
        chance = torch.where(among, chances[-1], drawn.probability)
        chances = torch.cat([chances[:-1], chance[None]])
        candidates = torch.cat([ids[:-1], last[None]])
        return {
            "token": drawn.token,
            "candidates": candidates,
            "probability": chances,
            "kept": chances > 0,
            "drawn": (candidates == drawn.token).int().argmax(),
        }


class Recomputing(Step):
    """Without a cache: the state is the text alone, and it is read whole."""

    def start(self, prompt: str) -> dict[str, Tensor | str]:
        """The state before the first step.   prompt: the name of the control it comes from."""
        return {"text": prompt, "step": torch.tensor(0)}

    def forward(self, text, step, temperature, seed) -> dict[str, Tensor]:
        logits = self.model(text[None], last_only=True).logits[0, -1]
        drawn = self.draw(logits, seed, step, temperature=temperature)
        return drawn | {"text": torch.cat([text, drawn["token"][None]]), "step": step + 1}


class Cached(Step):
    """With a cache: the state holds the keys and values of all that was read; `new` is not yet."""

    def start(self, prompt: str) -> dict[str, Tensor | str]:
        """The state before the first step.   prompt: the name of the control it comes from."""
        cache = self.model.new_cache(1, self.room)
        return {
            "new": prompt,  # at first the whole prompt, then one token a step
            "text": torch.zeros(self.room + 1, dtype=torch.int64),
            "length": torch.tensor(0),
            "step": torch.tensor(0),
            "keys": torch.stack(cache.keys),  # (layers, 1, KV, room, D)
            "values": torch.stack(cache.values),
        }

    def forward(
        self, new, text, length, step, keys, values, temperature, seed,
        top_k=None, top_p=None, layer=None,
    ) -> dict[str, Tensor]:  # fmt: skip
        cache = Cache(list(keys), list(values), length)
        output = self.model(new[None], cache, inspect=True, last_only=True)
        drawn = self.draw(
            output.logits[0, -1], seed, step, temperature=temperature, top_k=top_k, top_p=top_p
        )
        filled = cast(Tensor, cache.length)  # as `length` is
        read = length + torch.arange(new.shape[0], device=new.device)  # len(new) would be fixed
        text = text.index_copy(0, read, new).index_copy(0, filled[None], drawn["token"][None])
        weights = torch.stack([a[0, :, -1].mean(0) for a in output.attention])  # (layers, room)
        weights = weights.mean(0) if layer is None else weights[layer - 1]
        return drawn | {
            "new": drawn["token"][None],
            "text": text,
            "length": filled,
            "count": filled + 1,  # how much of `text` is written: the drawn token too
            "step": step + 1,
            "keys": torch.stack(cache.keys),
            "values": torch.stack(cache.values),
            "attention": nn.functional.pad(weights, (0, 1)),  # (room + 1,): the drawn token's is 0
        }
