"""From what is asked to the prompt's token ids."""

import threading

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
            return self.llm.tokenizer.chat(messages, marks=False)  # anyone may have written them
        text = " ".join(message["content"] for message in messages if message["content"])
        return [*self.llm.end_ids[:1], *self.llm.tokenizer.encode(text)]

    def _text(self, asked: TextAsked) -> list[int]:
        parts = [asked.prompt] if isinstance(asked.prompt, str) else asked.prompt
        ids = [part for part in parts if isinstance(part, int)]
        size = self.llm.config.vocab_size
        if wrong := [token_id for token_id in ids if not 0 <= token_id < size]:
            said = f"prompt holds token id {wrong[0]}; allowed: 0 to {size - 1}"
            raise ApiError(400, said, "prompt")
        text = "".join(part for part in parts if isinstance(part, str))  # one, or none
        return ids or self.llm.tokenizer.encode(text)
