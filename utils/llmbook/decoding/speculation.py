"""Speculative decoding, greedy: somebody guesses tokens, one pass of the model checks them all.

The text is the model's own, whoever guesses (Leviathan et al. 2023, arXiv 2211.17192); a good guess
saves passes, and a bad one none.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch

from ..models.generation import LanguageModel

Guess = Callable[[list[int], int], list[int]]  # the text so far, the most tokens: how it goes on


class Speculated(NamedTuple):
    """What was written, and how."""

    token_ids: list[int]  # `count` of them, without the prompt
    guessed: list[bool]  # of each, whether it was guessed
    passes: int  # of the model


@torch.inference_mode()
def speculate(
    model: LanguageModel, token_ids: Sequence[int], count: int, guess: Guess, drafted: int = 4
) -> Speculated:
    """The greedy text of `model`, as `cached` writes it, in fewer passes where `guess` is right.

    drafted: the most tokens that a guess may hold; it may hold fewer, or none.
    Raises ValueError if prompt, `count` and a draft do not fit in the context.
    """
    room = model.config.context
    if not token_ids or count < 1 or drafted < 0 or len(token_ids) + count + drafted > room:
        raise ValueError(
            f"token_ids holds {len(token_ids)} tokens, count is {count}, drafted {drafted}; "
            f"allowed: a prompt, count from 1 up, drafted from 0 up, and {room} in all"
        )
    text, passes = list(token_ids), 0
    guessed: list[bool] = []
    cache, device = model.new_cache(1, len(text) + count + drafted), model.embedding.weight.device
    while len(guessed) < count:
        draft = list(guess(list(text), drafted))[:drafted]
        new = torch.tensor([text[cache.length :] + draft], device=device)
        own = model(new, cache).logits[0, -len(draft) - 1 :].argmax(-1).tolist()
        kept = next((n for n, token in enumerate(draft) if token != own[n]), len(draft))
        text += own[: kept + 1]
        guessed += [True] * kept + [False]
        cache.length = len(text) - 1  # what was read wrongly is forgotten
        passes += 1
    return Speculated(text[len(token_ids) :][:count], guessed[:count], passes)
