"""From tokens to what is sent: pieces of text with the tokens that they are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..text.growing import GrowingText
from ..text.tokenizers import Tokenizer
from .draw import Drawn


@dataclass
class Piece:
    """What a token makes certain: text to be sent on, and the tokens that it is made of.

    finish: None; with the last piece "stop" (an end token or a stop string) or "length"."""

    text: str
    tokens: list[Drawn] = field(default_factory=list)
    finish: str | None = None


class Text:
    """An answer that grows by tokens. The texts of all pieces joined are what `llm.generate` gives.

    stops: strings that end it, and are cut off."""

    def __init__(self, tokenizer: Tokenizer, stops: Sequence[str] = ()) -> None:
        self._growing = GrowingText(tokenizer, stops)
        self._tokens: list[Drawn] = []  # whose text has not begun to be sent

    def add(self, token: Drawn, last: bool = False) -> Piece:
        """One more token.   last: there is room for no other."""
        token.offset = self._growing.known
        self._tokens.append(token)
        text = self._growing.add(token.id, last)
        return self._piece(text, "stop" if self._growing.stopped else "length" if last else None)

    def end(self) -> Piece:
        """An end token came: what was withheld is certain now."""
        return self._piece(self._growing.end(), "stop")

    def _piece(self, text: str, finish: str | None) -> Piece:
        begun = [token for token in self._tokens if token.offset < self._growing.told]
        self._tokens = self._tokens[len(begun) :]
        return Piece(text, begun, finish)
