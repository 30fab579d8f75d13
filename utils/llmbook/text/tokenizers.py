"""What a tokenizer is, and two that work in Python and on the page alike."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol


class Tokenizer(Protocol):
    """Text to token ids and back. `len(tokenizer)` is how many tokens it has."""

    def __len__(self) -> int: ...

    def encode(self, text: str) -> list[int]: ...

    def decode(self, token_ids: Iterable[int]) -> str:
        """The text; bytes that make no character become �."""

    def token(self, token_id: int) -> str:
        """One token to be looked at; where its bytes are no whole characters: <F0 9F>."""


class PageTokenizer(Tokenizer, Protocol):
    """What a `Text` control of a live figure needs: ids in Python, and the same ids on the page."""

    def page(self) -> dict[str, Any]:
        """A description from which `browser/tokenizer.js` makes the same ids: JSON and bytes.

        The bytes become files beside the page, which it loads when the reader types.
        """


class Bytes:
    """One token a byte of UTF-8, as in ByT5 (Xue et al. 2022, arXiv 2105.13626).

    >>> Bytes().encode("hé")
    [104, 195, 169]
    >>> Bytes().decode([104, 195, 169])
    'hé'
    """

    def __len__(self) -> int:
        return 256

    def encode(self, text: str) -> list[int]:
        """Token ids, 0 to 255.   Raises UnicodeEncodeError for a lone surrogate."""
        return list(text.encode("utf-8"))

    def decode(self, token_ids: Iterable[int]) -> str:
        """The text; bytes that make no character become �."""
        return bytes(token_ids).decode("utf-8", errors="replace")

    def token(self, token_id: int) -> str:
        """One byte to be looked at: é is <C3> and <A9>."""
        return chr(token_id) if token_id < 128 else f"<{token_id:02X}>"

    def page(self) -> dict[str, str]:
        """What `browser/tokenizer.js` needs to make the same ids."""
        return {"kind": "bytes"}


class SideBySide:
    """Several tokenizers as one: a text's ids in the first, then its ids in the second, and so on.

    To the ids of tokenizer n `starts[n]` is added: every id says whose it is.
    characters: how much of a text is read, so that none of them is cut off by the others' ids.

    >>> both = SideBySide([Bytes(), Bytes()])
    >>> both.starts, both.encode("hi"), both.token(361)
    ([0, 256], [104, 105, 360, 361], 'i')
    """

    def __init__(self, tokenizers: Sequence[PageTokenizer], characters: int | None = None):
        self.tokenizers, self.characters = list(tokenizers), characters
        self.starts = [sum(map(len, self.tokenizers[:n])) for n in range(len(self.tokenizers))]
        self._pairs = list(zip(self.starts, self.tokenizers, strict=True))

    def __len__(self) -> int:
        return sum(map(len, self.tokenizers))

    def encode(self, text: str) -> list[int]:
        """Token ids.   Raises ValueError for half a character."""
        text = text[: self.characters]
        return [start + i for start, one in self._pairs for i in one.encode(text)]

    def decode(self, token_ids: Iterable[int]) -> str:
        """The text that each of the tokenizers reads in its own ids, one after the other."""
        ids = list(token_ids)
        own = ([i - start for i in ids if 0 <= i - start < len(one)] for start, one in self._pairs)
        return "".join(one.decode(its) for one, its in zip(self.tokenizers, own, strict=True))

    def token(self, token_id: int) -> str:
        """One token to be looked at."""
        n = sum(start <= token_id for start in self.starts) - 1
        return self.tokenizers[n].token(token_id - self.starts[n])

    def page(self) -> dict[str, Any]:
        """What `browser/tokenizer.js` needs to make the same ids."""
        parts = [one.page() | {"start": start} for start, one in self._pairs]
        return {"kind": "several", "parts": parts, "characters": self.characters}


class Framed:
    """A text between tokens that are always there, such as a chat's template.

    most: how many tokens of the text are read, so that what follows it always is, too.

    >>> chat = Framed(Bytes(), [60], [62], most=3)
    >>> chat.encode("hello"), chat.token(60)
    ([60, 104, 101, 108, 62], '<')
    """

    def __init__(
        self, inner: PageTokenizer, before: Sequence[int], after: Sequence[int], most: int
    ):
        self.inner, self.before, self.after, self.most = inner, list(before), list(after), most

    def __len__(self) -> int:
        return len(self.inner)

    def encode(self, text: str) -> list[int]:
        """Token ids, the frame's included.   Raises ValueError for half a character."""
        return [*self.before, *self.inner.encode(text)[: self.most], *self.after]

    def decode(self, token_ids: Iterable[int]) -> str:
        """The text, with its frame."""
        return self.inner.decode(token_ids)

    def token(self, token_id: int) -> str:
        """One token to be looked at."""
        return self.inner.token(token_id)

    def page(self) -> dict[str, Any]:
        """What `browser/tokenizer.js` needs to make the same ids."""
        frame = {"before": self.before, "after": self.after, "most": self.most}
        return {"kind": "framed", **frame, "inner": self.inner.page()}
