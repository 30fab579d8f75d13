"""From tokens to text, as it becomes certain: whole characters, and no part of a stop string."""

from collections.abc import Sequence
from dataclasses import dataclass, field

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

    stops: strings that end it, and are cut off.   A character that lacks bytes, and whatever may
    turn out to begin a stop string, is withheld; at the end what is left of a character is �."""

    def __init__(self, tokenizer: Tokenizer, stops: Sequence[str] = ()) -> None:
        self.tokenizer, self.stops = tokenizer, stops
        self._text = ""  # of the tokens that end with a character
        self._ids: list[int] = []  # the tokens after those: a character that lacks bytes
        self._tokens: list[Drawn] = []  # whose text has not begun to be sent
        self._known = self._sent = 0  # characters: whole ones, and those that were sent

    def add(self, token: Drawn, last: bool = False) -> Piece:
        """One more token.   last: there is room for no other."""
        self._ids.append(token.id)
        token.offset = self._known
        self._tokens.append(token)
        ending = self.tokenizer.decode(self._ids)
        text = self._text + (ending if last else ending.rstrip("\ufffd"))
        self._known = len(text)
        found = [text.find(stop, self._sent) for stop in self.stops]
        cut = min((place for place in found if place >= 0), default=None)
        if cut is not None:
            return self._send(text[:cut], "stop")
        if last:
            return self._send(text, "length")
        if len(text) == len(self._text) + len(ending):
            self._text, self._ids = text, []
        return self._send(text[: len(text) - self._begun(text[self._sent :])])

    def end(self) -> Piece:
        """An end token came: what was withheld is certain now."""
        return self._send(self._text + self.tokenizer.decode(self._ids), "stop")

    def _begun(self, text: str) -> int:
        """How many of the last characters may begin a stop string."""
        begun = [n for stop in self.stops for n in range(1, len(stop)) if text.endswith(stop[:n])]
        return max(begun, default=0)

    def _send(self, text: str, finish: str | None = None) -> Piece:
        piece = Piece(text[self._sent :], finish=finish)
        self._sent = len(text)
        piece.tokens = [token for token in self._tokens if token.offset < self._sent]
        self._tokens = self._tokens[len(piece.tokens) :]
        return piece
