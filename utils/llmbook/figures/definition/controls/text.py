"""Texts that the reader types."""

import random
import string
from dataclasses import dataclass
from typing import Any

import torch

from llmbook.text.tokenizers import PageTokenizer

from .base import Control
from .choices import Completed


@dataclass(frozen=True)
class TextInput(Control):
    """A text that the reader types, as token ids."""

    kind = "text"
    tokenizer: PageTokenizer
    max_tokens: int

    def __post_init__(self) -> None:
        if not hasattr(self.tokenizer, "page"):
            raise ValueError(f"{self.name}=Text needs tokenizer=… with encode(text) and page()")

    @property
    def given(self) -> list[str]:
        return [self.name, f"{self.name}_count"]

    def ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text)[: self.max_tokens]

    def arguments(self, value: str) -> dict[str, Any]:
        ids = self.ids(value)
        padded = torch.tensor(ids + [0] * (self.max_tokens - len(ids)), dtype=torch.int64)
        return dict(zip(self.given, (padded, torch.tensor(len(ids))), strict=True))

    check = Completed.check

    def probes(self, rng: random.Random) -> list[str]:
        typed = "".join(rng.choices(string.printable, k=rng.randint(1, 2 * self.max_tokens)))
        return ["", "a", "Ünïcode 🙂 and a longer text " * 8, typed]

    def spec(self) -> dict[str, Any]:
        return super().spec() | {
            "max_tokens": self.max_tokens,
            "ids": self.ids(self.widget.value),
            "tokenizer": self.tokenizer.page(),
        }
