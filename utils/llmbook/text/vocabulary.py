"""The tokens of a byte-level tokenizer: which there are, and how they are stored and shown."""

import gzip
import json
import struct
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

Pair = tuple[int, int]
BYTES = [bytes([byte]) for byte in range(256)]


def _byte_alphabet() -> dict[str, int]:
    """GPT-2's spelling of bytes: printable ones as themselves, the others from U+0100 on."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    spelled = {chr(byte): byte for byte in printable}
    return spelled | {chr(256 + n): byte for n, byte in enumerate(others)}


#: The byte that each character of that spelling stands for.
BYTE_OF = _byte_alphabet()
_LATIN = str.maketrans({character: chr(byte) for character, byte in BYTE_OF.items()})


def spelled(word: str) -> bytes:
    """The bytes of a token in that spelling.

    >>> spelled("Ġthe")
    b' the'
    """
    return word.translate(_LATIN).encode("latin-1")


class Vocabulary:
    """`tokens[id]` are a token's bytes: the smaller its id, the earlier it was learned.

    pattern: the regular expression that cuts a text into words, to be written in tokens.
    merges: the pairs of ids that training joined, in its order; none where the tokens were given.
    A token b"" is never found in a text: the place of a special one.
    """

    def __init__(self, tokens: Iterable[bytes], pattern: str, merges: Iterable[Sequence[int]] = ()):
        self.tokens, self.pattern = list(tokens), pattern
        self.merges: list[Pair] = [(left, right) for left, right in merges]

    def __len__(self) -> int:
        return len(self.tokens)

    def decode(self, token_ids: Iterable[int]) -> str:
        """The text; bytes that make no character become �.   Raises ValueError for other ids."""
        ids = [int(token_id) for token_id in token_ids]
        if wrong := [i for i in ids if not 0 <= i < len(self)]:
            raise ValueError(f"token id {wrong[0]}; allowed: 0 to {len(self) - 1}")
        return b"".join([self.tokens[i] for i in ids]).decode(errors="replace")

    def token(self, token_id: int) -> str:
        """One token to be looked at; where its bytes are no whole characters: <F0 9F>."""
        try:
            return self.tokens[token_id].decode()
        except UnicodeDecodeError:
            return f"<{self.tokens[token_id].hex(' ').upper()}>"

    def save(self, path: str | Path) -> None:
        """Write the vocabulary as JSON, each byte as the character of its number."""
        tokens = [token.decode("latin-1") for token in self.tokens]
        stored = {"pattern": self.pattern, "merges": self.merges, "tokens": tokens}
        Path(path).write_text(json.dumps(stored), encoding="ascii")

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """What `save` wrote.   Raises ValueError if the file holds something else."""
        try:
            stored = json.loads(Path(path).read_text(encoding="ascii"))
            tokens = [token.encode("latin-1") for token in stored["tokens"]]
            return cls(tokens, stored["pattern"], stored["merges"])
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise ValueError(f"{path} holds no tokenizer: {error!r}") from None

    def page(self) -> dict[str, Any]:
        """What `browser/tokenizer.js` needs: the tokens' number, lengths and bytes, compressed."""
        lengths = array("I", map(len, self.tokens)).tobytes()
        number = struct.pack("<I", len(self))
        packed = gzip.compress(number + lengths + b"".join(self.tokens), mtime=0)
        return {"kind": "bpe", "pattern": self.pattern, "tokens": packed}
