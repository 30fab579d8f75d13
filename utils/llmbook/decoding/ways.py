"""Three ways to write the same tokens: greedy, one token after the other, for one sequence.

Each takes a model, the prompt's token ids and how many tokens to write, and yields their ids. All
take the most probable token, so that nothing but the way differs.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor

from ..models.cache import Cache
from ..models.generation import LanguageModel

Way = Callable[[LanguageModel, Sequence[int], int], Iterator[int]]


@torch.inference_mode()
def naive(model: LanguageModel, token_ids: Sequence[int], count: int) -> Iterator[int]:
    """Without a cache: for each token the whole text is read again."""
    text = _prompt(model, token_ids, count)  # (1, T)
    for _ in range(count):
        token = model(text, last_only=True).logits[:, -1].argmax(-1, keepdim=True)  # (1, 1)
        yield token.item()
        text = torch.cat([text, token], dim=1)


@torch.inference_mode()
def cached(model: LanguageModel, token_ids: Sequence[int], count: int) -> Iterator[int]:
    """With a cache: the prompt is read once (prefill), then each token alone (decode)."""
    new = _prompt(model, token_ids, count)
    cache = model.new_cache(1, len(token_ids) + count)
    for _ in range(count):
        new = model(new, cache, last_only=True).logits[:, -1].argmax(-1, keepdim=True)
        yield new.item()


@torch.inference_mode()
def fastest(model: LanguageModel, token_ids: Sequence[int], count: int) -> Iterator[int]:
    """With a cache, and each step captured: no Python runs between its operations.

    A captured step has fixed shapes: it attends to the whole cache, empty places masked. On CUDA
    it is a CUDA graph; elsewhere a trace. Give it a model that `laid_out` made.
    """
    prompt = _prompt(model, token_ids, count)
    cache = model.new_cache(1, len(token_ids) + count)
    token = model(prompt, cache, last_only=True).logits[0, -1].argmax()
    step = captured(model, cache)
    position = torch.tensor(len(token_ids), device=token.device)
    for _ in range(count - 1):
        yield token.item()
        token = step(token, position)
        position += 1
    yield token.item()


class Step(torch.nn.Module):
    """One token in, the next one out; the cache is written in place."""

    def __init__(self, model: LanguageModel, cache: Cache) -> None:
        super().__init__()
        self.model, self.keys, self.values = model, cache.keys, cache.values

    def forward(self, token: Tensor, position: Tensor) -> Tensor:
        cache = Cache(list(self.keys), list(self.values), position)
        return self.model(token[None, None], cache, last_only=True).logits[0, -1].argmax()


def captured(model: LanguageModel, cache: Cache) -> Callable[[Tensor, Tensor], Tensor]:
    """A step over this cache, (token, position) -> token, all 0-d int64, without Python inside.

    Running it in order to capture it writes into the first free place of the cache, which the first
    real step writes again.
    """
    step = Step(model, cache).eval()
    device = model.embedding.weight.device
    example = torch.tensor(0, device=device), torch.tensor(cache.length, device=device)
    if device.type == "cuda":
        return _cuda_graph(step, *example)
    with warnings.catch_warnings():
        # Deprecated in favour of compilers, which need one on the reader's machine and gain nothing
        # for a single row.
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        warnings.filterwarnings("ignore", category=torch.jit.TracerWarning)
        return torch.jit.trace(step, example, check_trace=False)


def _cuda_graph(step: Step, token: Tensor, position: Tensor) -> Callable[[Tensor, Tensor], Tensor]:
    """The step's kernels as one CUDA graph: launched with a single call."""
    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(3):  # libraries allocate what they need, which a capture may not
            step(token, position)
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        following = step(token, position)

    def replay(new_token: Tensor, new_position: Tensor) -> Tensor:
        token.copy_(new_token)
        position.copy_(new_position)
        graph.replay()
        return following.clone()

    return replay


def _prompt(model: LanguageModel, token_ids: Sequence[int], count: int) -> Tensor:
    """The prompt on the model's device, (1, T); a ValueError if it does not fit."""
    room = model.config.context
    if count < 1:
        raise ValueError(f"count is {count}; it must be 1 or more")
    if not 1 <= len(token_ids) <= room - count:
        raise ValueError(
            f"token_ids holds {len(token_ids)} tokens and {count} are to follow; "
            f"allowed: at least one, and {room} in all"
        )
    return torch.tensor([list(token_ids)], device=model.embedding.weight.device)
