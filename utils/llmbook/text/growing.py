"""A text that grows by tokens, told as it becomes certain: whole characters, no part of a stop."""

from collections.abc import Sequence

from .tokenizers import Tokenizer


class GrowingText:
    """What each token makes certain of a text; all that it tells, joined, is the text.

    stops: strings that end the text, and are cut off.   A character that lacks bytes, and whatever
    may turn out to begin a stop, is withheld; at the end what is left of a character is �.

    >>> from .tokenizers import Bytes
    >>> text = GrowingText(Bytes(), stops=["<br>"])
    >>> [text.add(byte) for byte in "é<b<br>".encode()], text.stopped
    (['', 'é', '', '', '<b', '', '', ''], True)
    """

    def __init__(self, tokenizer: Tokenizer, stops: Sequence[str] = ()) -> None:
        self.tokenizer, self.stops = tokenizer, stops
        self.stopped = False  # by one of `stops`: nothing may be added any more
        self.known = self.told = 0  # characters: whole ones, and those of them that are certain
        self._text = ""  # of the tokens that end with a character
        self._ids: list[int] = []  # the tokens after those: a character that lacks bytes

    def add(self, token_id: int, last: bool = False) -> str:
        """What one more token makes certain.   last: no other comes."""
        self._ids.append(token_id)
        ending = self.tokenizer.decode(self._ids)
        whole = ending if last else ending.rstrip("\ufffd")
        text = self._text + whole
        self.known = len(text)
        found = [text.find(stop, self.told) for stop in self.stops]
        cut = min((place for place in found if place >= 0), default=None)
        if cut is not None:
            self.stopped = True
            return self._tell(text[:cut])
        if last:
            return self._tell(text)
        if whole == ending:
            self._text, self._ids = text, []
        return self._tell(text[: len(text) - self._begun(text[self.told :])])

    def end(self) -> str:
        """No other token comes: what was withheld is certain now."""
        return self._tell(self._text + self.tokenizer.decode(self._ids))

    def _begun(self, text: str) -> int:
        """How many of the last characters may begin a stop."""
        begun = [n for stop in self.stops for n in range(1, len(stop)) if text.endswith(stop[:n])]
        return max(begun, default=0)

    def _tell(self, text: str) -> str:
        new, self.told = text[self.told :], len(text)
        return new
