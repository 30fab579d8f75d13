"""The two forms in which an answer goes out: a chat's and a text's, streamed or whole."""

import time
import uuid
from collections.abc import Sequence
from typing import Any

import regex

from ..text.tokenizers import Tokenizer
from .draw import Drawn
from .text import Piece

Json = dict[str, Any]
DIGITS = 6  # of log-probabilities, after the point


def token_bytes(tokenizer: Tokenizer, token_id: int) -> bytes:
    """A token's bytes, which may be a part of a character only."""
    text = tokenizer.decode([token_id])
    if "\ufffd" not in text:
        return text.encode()
    spelled = regex.fullmatch(r"<((?:[0-9A-F]{2} ?)+)>", tokenizer.token(token_id))
    return bytes.fromhex(spelled[1]) if spelled else text.encode()


class Reply:
    """What every event of one answer, or the whole, has in common; a kind adds its own fields."""

    prefix = whole_kind = event_kind = ""

    def __init__(self, model: str, tokenizer: Tokenizer, top_logprobs: int | None) -> None:
        self.tokenizer, self.top_logprobs = tokenizer, top_logprobs
        self._id, self._created, self._model = uuid.uuid4().hex, int(time.time()), model

    def event(self, piece: Piece, usage: bool) -> Json:
        """A streamed event.   usage: a last one says it, so that the others say null."""
        return self._event([self.change(piece)], {"usage": None} if usage else {})

    def usage_event(self, usage: Json) -> Json:
        return self._event([], {"usage": usage})

    def whole(self, pieces: Sequence[Piece], usage: Json) -> Json:
        """The whole answer at once."""
        joined = Piece("".join(piece.text for piece in pieces), finish=pieces[-1].finish)
        joined.tokens = [token for piece in pieces for token in piece.tokens]
        return self._head(self.whole_kind) | {"choices": [self.choice(joined)], "usage": usage}

    def change(self, piece: Piece) -> Json:
        raise NotImplementedError

    def choice(self, piece: Piece) -> Json:
        raise NotImplementedError

    def _event(self, choices: list[Json], more: Json) -> Json:
        return self._head(self.event_kind) | {"choices": choices} | more

    def _head(self, kind: str) -> Json:
        head = {"id": f"{self.prefix}-{self._id}", "object": kind, "created": self._created}
        return head | {"model": self._model}

    def _choice(self, content: Json, piece: Piece) -> Json:
        wanted = self.top_logprobs is not None and piece.tokens
        logprobs = self.logprobs(piece.tokens) if wanted else None
        end = {"logprobs": logprobs, "finish_reason": piece.finish}
        return {"index": 0} | content | end

    def logprobs(self, tokens: Sequence[Drawn]) -> Json:
        raise NotImplementedError


class ChatReply(Reply):
    """/v1/chat/completions"""

    prefix, whole_kind, event_kind = "chatcmpl", "chat.completion", "chat.completion.chunk"

    def __init__(self, *common) -> None:
        super().__init__(*common)
        self._begun = False

    def change(self, piece: Piece) -> Json:
        delta = {} if self._begun else {"role": "assistant"}
        if piece.text or not self._begun:
            delta["content"] = piece.text
        self._begun = True
        return self._choice({"delta": delta}, piece)

    def choice(self, piece: Piece) -> Json:
        message = {"role": "assistant", "content": piece.text, "refusal": None}
        return self._choice({"message": message}, piece)

    def logprobs(self, tokens: Sequence[Drawn]) -> Json:
        content = []
        for token in tokens:
            likeliest = [self._named(*pair) for pair in token.likeliest]
            content.append(self._named(token.id, token.logprob) | {"top_logprobs": likeliest})
        return {"content": content, "refusal": None}

    def _named(self, token_id: int, logprob: float) -> Json:
        spelled, raw = self.tokenizer.token(token_id), token_bytes(self.tokenizer, token_id)
        return {"token": spelled, "logprob": round(logprob, DIGITS), "bytes": list(raw)}


class TextReply(Reply):
    """/v1/completions"""

    prefix, whole_kind, event_kind = "cmpl", "text_completion", "text_completion"

    def change(self, piece: Piece) -> Json:
        return self._choice({"text": piece.text}, piece)

    choice = change

    def logprobs(self, tokens: Sequence[Drawn]) -> Json:
        spell = self.tokenizer.token
        pairs = [[*token.likeliest, (token.id, token.logprob)] for token in tokens]
        named = [{spell(i): round(logprob, DIGITS) for i, logprob in pair} for pair in pairs]
        return {
            "tokens": [spell(token.id) for token in tokens],
            "token_logprobs": [round(token.logprob, DIGITS) for token in tokens],
            "top_logprobs": named,
            "text_offset": [token.offset for token in tokens],
        }
