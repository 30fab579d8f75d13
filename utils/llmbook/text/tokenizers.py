"""Tokenizers that work in Python and on the page alike."""

from collections.abc import Sequence
from typing import Any, Protocol


class PageTokenizer(Protocol):
    """What a `Text` control of a live figure needs: ids in Python, and the same ids on the page."""

    def encode(self, text: str) -> list[int]: ...

    def page(self) -> dict[str, Any]:
        """A description from which `browser/tokenizer.js` makes the same ids."""


class Bytes:
    """One token a byte of UTF-8, as in ByT5 (Xue et al. 2022, arXiv 2105.13626).

    >>> Bytes().encode("hé")
    [104, 195, 169]
    >>> Bytes().decode([104, 195, 169])
    'hé'
    """

    vocab_size = 256

    def encode(self, text: str) -> list[int]:
        """Token ids, 0 to 255.   Raises UnicodeEncodeError for a lone surrogate."""
        return list(text.encode("utf-8"))

    def decode(self, token_ids: Sequence[int]) -> str:
        """The text; bytes that make no character become �."""
        return bytes(token_ids).decode("utf-8", errors="replace")

    def page(self) -> dict[str, str]:
        """What `browser/tokenizer.js` needs to make the same ids."""
        return {"kind": "bytes"}
