"""Texts that a language model reads: prepared ones to choose from, or the reader's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import ipywidgets
import torch
from torch import Tensor

from llmbook.text.tokenizers import PageTokenizer

from .base import Control
from .choices import Completed

MAX_TOKENS = 32  # of a text, unless the figure says


class Reads(Protocol):
    """What reads a text. `ALONG`: all that it tells, and which dimensions go along the text."""

    ALONG: Mapping[str, tuple[int, ...]]
    tokenizer: PageTokenizer

    def read(self, ids: Sequence[int]) -> Mapping[str, Tensor]: ...


class Prompt(ipywidgets.Combobox):
    """`Prompt(["The capital of France is", …], reads=llm)`: `forward` names what it needs.

    That is any of `logits`, `hidden`, `surprisal` and more, see `models/reading.py`, and of the
    text itself its token ids, under the control's own name, and `…_count` of them. What goes along
    the text is filled up to `max_tokens` with zeros.

    options: texts whose readings the page brings; any other is read by the model itself.
    reads: a `LanguageModel`.   max_tokens: what comes after these is not read.   bos: the id of a
        token that stands before each text, as its first, and does not count among these.
    tokenizer: what cuts the texts, if not the model's own: one `Framed` by the template of a chat.
    """

    def __init__(
        self,
        options: Sequence[str],
        value: str | None = None,
        *,
        reads: Any,
        max_tokens: int = MAX_TOKENS,
        bos: int | None = None,
        tokenizer: PageTokenizer | None = None,
        **look: Any,
    ) -> None:
        super().__init__(
            options=tuple(options),
            value=options[0] if value is None else value,
            ensure_option=False,
            continuous_update=False,
            **look,
        )
        self.reader: Reads = reads.reader
        self.tokenizer = tokenizer or self.reader.tokenizer
        self.max_tokens = max_tokens
        self.bos = [] if bos is None else [bos]


@dataclass(frozen=True)
class Read(Completed):
    """A text, as what a language model reads in it."""

    kind = "prompt"
    key = Control.key  # the text itself; None stands for any of the reader's own
    takes: tuple[str, ...]  # of what it could give, what `forward` names

    @classmethod
    def of(cls, name: str, widget: Prompt, parameters: Iterable[str]) -> "Read":
        gives = {*widget.reader.ALONG, name, f"{name}_count"}
        return cls(name, widget, tuple(one for one in parameters if one in gives))

    @property
    def given(self) -> list[str]:
        return list(self.takes)

    @property
    def asked(self) -> list[str]:
        """What the model is asked for."""
        return [one for one in self.takes if one in self.widget.reader.ALONG]

    @property
    def tokenizer(self) -> PageTokenizer:
        return self.widget.tokenizer

    def ids(self, text: str) -> list[int]:
        return self.widget.bos + self.tokenizer.encode(text)[: self.widget.max_tokens]

    def unread(self, text: str) -> str:
        """What of a text is too long to be read, in a sentence; nothing if all of it is."""
        rest = self.tokenizer.encode(text)[self.widget.max_tokens :]
        words = "".join(map(self.tokenizer.token, rest))
        return f"Not read, after {self.widget.max_tokens} tokens: {words}" if rest else ""

    def check(self, value: Any) -> str:
        if not isinstance(value, str) or not self.tokenizer.encode(value):
            raise self.refuse(value, "a text of one token or more")
        return value

    def arguments(self, value: str) -> dict[str, Tensor]:
        ids = self.ids(value)
        told = {self.name: torch.tensor(ids), f"{self.name}_count": torch.tensor(len(ids))}
        if self.asked:
            told |= self.widget.reader.read(ids)
        along = {**self.widget.reader.ALONG, self.name: (0,)}
        return {one: self._filled(told[one], along.get(one, ())) for one in self.takes}

    def _filled(self, value: Tensor, along: tuple[int, ...]) -> Tensor:
        """Zeros behind what there is of the text."""
        most = len(self.widget.bos) + self.widget.max_tokens
        shape = [most if d in along else n for d, n in enumerate(value.shape)]
        filled = value.new_zeros(shape)
        filled[tuple(map(slice, value.shape))] = value
        return filled

    def spec(self) -> dict[str, Any]:
        return super().spec() | {
            "max_tokens": self.widget.max_tokens,
            "bos": self.widget.bos,
            "asks": self.asked,
            "tokenizer": self.tokenizer.page(),
        }
