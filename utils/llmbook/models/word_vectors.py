"""The words that a model keeps whole, and their rows of its embedding."""

import re

from torch import Tensor

from ..text.tokenizers import Tokenizer
from ..text.visible import visible


class WordVectors:
    """`vectors` (N, C): one row of an embedding for each of the N words that are one token.

    A word is a token that begins with a space and goes on with letters from a to z. Of spellings
    that differ only in capitals it is the one with the smallest id, which was learned first:
    "cat", but "China".

    embedding: (V, C).   tokenizer: of the same V tokens.
    """

    def __init__(self, embedding: Tensor, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        found: dict[str, int] = {}  # in small letters -> token id
        for token_id in range(len(tokenizer)):
            text = tokenizer.decode([token_id])
            if re.fullmatch(" [A-Za-z]+", text):
                found.setdefault(text[1:].lower(), token_id)
        self.token_ids = list(found.values())
        self._rows = {word: row for row, word in enumerate(found)}
        self.vectors = embedding[self.token_ids].float().cpu()

    def __len__(self) -> int:
        return len(self.token_ids)

    def row(self, word: str) -> int:
        """A word's row in `vectors`; ValueError, with its pieces, where it is not one token."""
        key = word.strip().lower()
        if key not in self._rows:
            pieces = [visible(self.tokenizer.token(i)) for i in self.tokenizer.encode(" " + key)]
            raise ValueError(
                f"“{word}” is none of the {len(self):,} words kept whole; "
                f"the model reads it as {' | '.join(pieces)}"
            )
        return self._rows[key]

    def name(self, row: int) -> str:
        """The word in a row, in its own spelling."""
        return self.tokenizer.decode([self.token_ids[row]])[1:]

    def token_id(self, word: str) -> int:
        """A word's token id; ValueError where it is not one token."""
        return self.token_ids[self.row(word)]
