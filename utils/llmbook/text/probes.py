"""Texts made to show what an attention head looks at.

Words in random order, and then once more, have no grammar: what comes next in the second round can
only be looked up in the first. Pronouns with two nouns before them, in both orders, show whether a
head finds the noun by what it is or by where it stands.
"""

from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor

from .tokenizers import Tokenizer

#: Each is one token of SmolLM2 after a space.
COMMON = tuple(
    """apple river chair seven music window doctor paper green mountain coffee letter horse school
    money winter garden bridge orange pencil dragon silver market village captain butter thunder
    island camera yellow""".split()
)
COUPLES = tuple(
    couple.split("/")
    for couple in """boy/girl king/queen man/woman father/mother uncle/aunt brother/sister
    prince/princess husband/wife""".split()
)
FRAMES = (
    "The {} asked the {} a question and {}",
    "The {} met the {} at the station because {}",
    "The {} thanked the {} for the cake that {}",
    "When the {} called the {} last night, {}",
)


class Pronouns(NamedTuple):
    """Sentences of one length that end in a pronoun, and where its noun and the other stand."""

    token_ids: Tensor  # (B, T)
    right: Tensor  # (B,)
    wrong: Tensor  # (B,)


def repeated_words(tokenizer: Tokenizer, texts: int = 8, seed: int = 0) -> Tensor:
    """The thirty common words in random order, twice: token ids, (texts, 60)."""
    ids = torch.tensor([_one(tokenizer, word) for word in COMMON])
    generator = torch.Generator().manual_seed(seed)
    orders = torch.stack([torch.randperm(len(ids), generator=generator) for _ in range(texts)])
    return ids[orders].repeat(1, 2)


def pronouns(tokenizer: Tokenizer) -> Iterator[Pronouns]:
    """Four batches of 32: eight couples, each noun first and second, with *he* and with *she*."""
    for frame in FRAMES:
        ids, right, wrong = [], [], []
        for couple in COUPLES:
            for first, second in (couple, couple[::-1]):
                for pronoun, noun, other in zip(("he", "she"), couple, couple[::-1], strict=True):
                    ids.append(tokenizer.encode(frame.format(first, second, pronoun)))
                    right.append(ids[-1].index(_one(tokenizer, noun)))
                    wrong.append(ids[-1].index(_one(tokenizer, other)))
        yield Pronouns(torch.tensor(ids), torch.tensor(right), torch.tensor(wrong))


def _one(tokenizer: Tokenizer, word: str) -> int:
    """The token of a word after a space.   Raises ValueError if it takes several."""
    ids = tokenizer.encode(f" {word}")
    if len(ids) != 1:
        raise ValueError(f"{word!r} is {len(ids)} tokens after a space; it must be one")
    return ids[0]
