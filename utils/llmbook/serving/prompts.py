"""From what is asked to the prompt's token ids."""

import threading
from typing import NoReturn

from ..models.generation import LanguageModel
from .schema import ApiError, ChatAsked, Completion, TextAsked


class Prompts:
    """Encodes prompts, one at a time: a tokenizer keeps what it has worked out.

    room: the most tokens of prompt and answer together."""

    def __init__(self, llm: LanguageModel, room: int) -> None:
        self.llm, self.room, self._one = llm, room, threading.Lock()

    def ids(self, asked: Completion) -> list[int]:
        """The prompt's token ids; an ApiError 400 where there are none or too many.

        A model without a chat template (TinyGPT) is given its start token and the messages' texts,
        and writes on."""
        with self._one:
            ids = self._chat(asked) if isinstance(asked, ChatAsked) else self._text(asked)
        name = "messages" if isinstance(asked, ChatAsked) else "prompt"
        if not ids:
            raise ApiError(400, f"{name} is empty; it must hold at least one token", name)
        wanted = asked.max_tokens or 1
        if len(ids) + wanted > self.room:
            message = (
                f"This model's maximum context length is {self.room} tokens. You requested "
                f"{len(ids) + wanted}: {len(ids)} in {name}, and {wanted} for the answer."
            )
            raise ApiError(400, message, name, "context_length_exceeded")
        return ids

    def _chat(self, asked: ChatAsked) -> list[int]:
        messages = [message.plain() for message in asked.messages]
        if hasattr(self.llm.tokenizer, "chat"):
            return self.llm.tokenizer.chat(messages)
        text = " ".join(message["content"] for message in messages if message["content"])
        return [*self.llm.end_ids[:1], *self.llm.tokenizer.encode(text)]

    def _text(self, asked: TextAsked) -> list[int]:
        prompt = asked.prompt[0] if _texts(asked.prompt) else asked.prompt
        if isinstance(prompt, str):
            return self.llm.tokenizer.encode(prompt)
        size = self.llm.config.vocab_size
        for token_id in prompt:
            if not 0 <= token_id < size:
                _refuse(token_id, size)
        return prompt


def _texts(prompt: str | list) -> bool:
    return isinstance(prompt, list) and bool(prompt) and isinstance(prompt[0], str)


def _refuse(token_id: int, size: int) -> NoReturn:
    raise ApiError(400, f"prompt holds token id {token_id}; allowed: 0 to {size - 1}", "prompt")
