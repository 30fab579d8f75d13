"""A language model that writes: a decoder, its tokenizer, and the loop between them.

Prefill reads the prompt once and fills the KV-cache; then each step draws a token and reads it.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import torch
from torch import Tensor

from ..text.growing import GrowingText
from ..text.tokenizers import Tokenizer
from . import sampling
from .decoder import Decoder, DecoderConfig
from .drawing import sample
from .reading import Reader


class Token(NamedTuple):
    """One token as it is written. The texts of all joined are the answer.

    `text` is "" while a character is not yet whole, or may yet turn out to begin a stop string.
    """

    id: int
    text: str
    probability: float  # in the distribution it was drawn from


class Sample(NamedTuple):
    """A whole answer."""

    token_ids: list[int]
    text: str


class LanguageModel(Decoder):
    """A decoder with a tokenizer: `logits = model(token_ids).logits`, `model.generate(prompt)`."""

    def __init__(self, config: DecoderConfig, tokenizer: Tokenizer, end_ids: Sequence[int]) -> None:
        super().__init__(config)
        self.tokenizer, self.end_ids = tokenizer, tuple(end_ids)

    @cached_property
    def reader(self) -> Reader:
        """What figures ask: a `Prompt(…, reads=model)`."""
        return Reader(self)

    def generate(
        self,
        prompt: str | Sequence[int],
        *,
        max_tokens: int = 128,
        seed: int = 0,
        stop: int | str | Sequence[int | str] = (),
        ignore_end: bool = False,
        cache: bool = True,
        **settings,
    ) -> Iterator[Token]:
        """Write on from a prompt, token by token, until an end token, `stop` or `max_tokens`.

        prompt: text or token ids.   stop: more token ids or strings that end the answer; a stop
        string is cut off, a stop token comes with an empty text.   ignore_end: the model's own end
        tokens do not end it.   cache=False: read the whole text again for each token, slowly, to
        the same effect.   settings: `temperature` (0 is greedy), `top_k`, `top_p`, `min_p`,
        `order` as in `sampling.distribution`.
        Raises ValueError, before any work starts, if an argument is not allowed.
        """
        token_ids = self._prompt_ids(prompt)
        count = self._check(token_ids, max_tokens, settings)
        stops = [stop] if isinstance(stop, (int, str)) else list(stop)
        if "" in stops:
            raise ValueError("stop holds an empty string; a stop is a token id or some text")
        end_ids = {s for s in stops if isinstance(s, int)} | set(() if ignore_end else self.end_ids)
        steps = self._decode(token_ids, [seed], count, cache, settings)
        return self._tokens(steps, count, end_ids, [s for s in stops if isinstance(s, str)])

    def samples(
        self,
        prompt: str | Sequence[int],
        count: int,
        *,
        temperature: float | Sequence[float] = 1.0,
        max_tokens: int = 128,
        seed: int = 0,
        **settings,
    ) -> list[Sample]:
        """`count` answers to one prompt in one batch; the prompt is read once, for all.

        Answer i is what `generate` writes with `seed=seed + i`.   temperature: one for all, or
        `count` of them, one each.   The rest as in `generate`; an end token ends an answer.
        """
        token_ids = self._prompt_ids(prompt)
        if count < 1:
            raise ValueError(f"count is {count}; it must be 1 or more")
        temperatures = (
            [temperature] * count if isinstance(temperature, (int, float)) else temperature
        )
        if len(temperatures) != count:
            raise ValueError(
                f"temperature has {len(temperatures)} values; there are {count} answers"
            )
        for each in temperatures:
            sampling.check(temperature=each)
        settings["temperature"] = torch.tensor(temperatures, dtype=torch.float32)[:, None]  # (B, 1)
        steps = self._check(token_ids, max_tokens, settings)
        answers: list[list[int]] = [[] for _ in temperatures]
        going = set(range(count))
        for ids, _ in self._decode(token_ids, range(seed, seed + count), steps, True, settings):
            for row in going:
                answers[row].append(ids[row])
            going = {row for row in going if ids[row] not in self.end_ids}
            if not going:
                break
        decode, ends = self.tokenizer.decode, self.end_ids
        return [Sample(ids, decode([i for i in ids if i not in ends])) for ids in answers]

    @torch.no_grad()
    def next_logits(self, prompt: str | Sequence[int]) -> Tensor:
        """The logits of the token after a prompt, (V,) float32 on the CPU."""
        ids = torch.tensor([self._prompt_ids(prompt)], device=self.embedding.weight.device)
        return self(ids, last_only=True).logits[0, -1].float().cpu()

    @torch.no_grad()
    def surprisal_bits(self, text: str | Sequence[int]) -> Tensor:
        """-log2 P(token | those before) for each token but the first, (T - 1,) on the CPU.

        Its sum is the text's length in bits; 2 to the power of its mean is the perplexity.
        """
        ids = torch.tensor([self._prompt_ids(text)], device=self.embedding.weight.device)
        log_probabilities = self(ids).logits[0, :-1].float().log_softmax(dim=-1)
        return -log_probabilities.gather(-1, ids[0, 1:, None])[:, 0].cpu() / torch.tensor(2.0).log()

    def _prompt_ids(self, prompt: str | Sequence[int]) -> list[int]:
        ids = self.tokenizer.encode(prompt) if isinstance(prompt, str) else list(prompt)
        if not ids:
            raise ValueError("prompt is empty; it must hold at least one token")
        if len(ids) > self.config.context:
            room = self.config.context
            raise ValueError(f"prompt is {len(ids)} tokens long; the context holds {room} tokens")
        return ids

    def _check(self, token_ids: list[int], max_tokens: int, settings: dict) -> int:
        """How many tokens there is room for; a ValueError if an argument is not allowed."""
        if max_tokens < 1:
            raise ValueError(f"max_tokens is {max_tokens}; it must be 1 or more")
        sampling.distribution(torch.zeros(2), **settings)  # raises if a setting is not allowed
        return min(max_tokens, self.config.context - len(token_ids) + 1)

    @torch.no_grad()
    def _decode(
        self, token_ids: list[int], seeds: Sequence[int], count: int, cache: bool, settings: dict
    ) -> Iterator[tuple[list[int], list[float]]]:
        """`count` times: the tokens drawn for the B rows, and their probabilities."""
        uniforms = torch.stack([sampling.uniforms(seed, count) for seed in seeds])  # (B, count)
        greedy = torch.as_tensor(settings.get("temperature", 1.0)).flatten().cpu() == 0
        uniforms[greedy.expand(len(seeds))] = 0  # of equal logits the first
        device = self.embedding.weight.device
        uniforms, new = uniforms.to(device), torch.tensor([token_ids], device=device)  # (1, T)
        store = self.new_cache(1, len(token_ids) + count - 1) if cache else None
        logits = self(new, store, last_only=True).logits[:, -1]  # prefill: once, for all
        if len(seeds) > 1:
            logits = logits.expand(len(seeds), -1)  # (1, V) -> (B, V)
            store = store and store.copies(len(seeds))
        for step in range(count):
            drawn = sample(logits, uniforms[:, step], **settings)
            yield drawn.token.tolist(), drawn.probability.tolist()
            if step + 1 < count:
                last = drawn.token[:, None]  # (B, 1): all that a cached step reads
                new = last if cache else torch.cat([new, last], dim=1)
                logits = self(new, store, last_only=True).logits[:, -1]

    def _tokens(self, steps, count: int, end_ids: set[int], stops: list[str]) -> Iterator[Token]:
        """Token ids -> tokens, each with the text that it makes certain."""
        text = GrowingText(self.tokenizer, stops)
        for step, ((token_id,), (probability,)) in enumerate(steps, start=1):
            ended = token_id in end_ids
            new = text.end() if ended else text.add(token_id, last=step == count)
            yield Token(token_id, new, probability)
            if ended or text.stopped:
                return
