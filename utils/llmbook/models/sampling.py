"""From logits to one token: temperature, top-k, nucleus (top-p), min-p, and the draw itself.

Each filter maps one distribution to another, so they compose in any order. All of it exports with
`torch.export`: a parameter may be a Python number, which is checked, or a 0-d tensor, which is not
(the most probable token always stays); no shape or branch depends on a tensor's value.

Tokens are ranked by probability once, equal ones by id; filters keep the first so many, and the
draw walks down the ranking. `descending=True` says that the input is ranked already and saves the
sort. Running sums are float64 (bring logits from MPS to the CPU): 49,152 float32 drift by 1e-4.

>>> logits = torch.tensor([1.0, 3.0, 2.0, 0.0])
>>> distribution(logits, temperature=0.5, top_k=2)
tensor([0.0000, 0.8808, 0.1192, 0.0000])
"""

from collections.abc import Sequence

import torch
from torch import Tensor

Number = float | int | Tensor  # a tensor is 0-d, or has one row per sequence: (B, 1)
HUGGING_FACE = ("temperature", "top_k", "top_p", "min_p")  # transformers' order
LLAMA_CPP = ("top_k", "top_p", "min_p", "temperature")  # llama.cpp's default chain
TINY = 1e-30  # stands for 0: far below any gap between logits, yet no 0 / 0
ALLOWED = {
    "temperature": (lambda value: 0 <= value < float("inf"), "a number from 0 (greedy) up"),
    "top_k": (lambda value: value >= 1 and value % 1 == 0, "a whole number from 1 up"),
    "top_p": (lambda value: 0 < value <= 1, "in (0, 1]"),
    "min_p": (lambda value: 0 <= value <= 1, "in [0, 1]"),
}


def check(**settings: Number | None) -> None:
    """Raise a ValueError naming the first setting that is not allowed. Tensors and None pass."""
    for name, value in settings.items():
        is_allowed, allowed = ALLOWED[name]
        if value is not None and not isinstance(value, Tensor) and not is_allowed(value):
            raise ValueError(f"{name} is {value!r}; it must be {allowed}")


def softmax_at(logits: Tensor, temperature: Number = 1.0) -> Tensor:
    """Softmax at a temperature: p_i = exp(z_i / T) / sum_j exp(z_j / T).

    logits: (..., V).  temperature: from 0 up; at 0 all goes to the largest (equal ones share it).
    Returns (..., V), sums to 1.   Log-probabilities are logits too: `softmax_at(p.log(), T)`.

    >>> softmax_at(torch.tensor([2.0, 1.0, 0.0]), temperature=0.5)
    tensor([0.8668, 0.1173, 0.0159])
    """
    check(temperature=temperature)
    T = temperature.clamp(min=TINY) if isinstance(temperature, Tensor) else max(temperature, TINY)
    logits, top = logits.float(), logits.float().amax(dim=-1, keepdim=True)
    gaps = torch.where(logits == top, 0.0, logits - top)  # where both are infinite, the same
    weights = torch.exp(gaps / T)  # torch.softmax sums 49,152 of them to 1 + 7e-6, this to 1 + 1e-7
    return weights / weights.sum(dim=-1, keepdim=True)


def top_k(probabilities: Tensor, k: int | Tensor, *, descending: bool = False) -> Tensor:
    """Keep the k most probable tokens, renormalised.

    probabilities: (..., V), sums to 1.   k: from 1 up; k >= V keeps all.   Returns (..., V).
    Exactly k are kept, of equal ones the lower ids (`transformers` keeps all that equal the k-th).
    Raises ValueError if k < 1.   Fan et al. 2018, arXiv 1805.04833.

    >>> top_k(torch.tensor([0.2, 0.5, 0.3]), k=2)
    tensor([0.0000, 0.6250, 0.3750])
    """
    check(top_k=k)
    values, token_ids = ranked(probabilities, descending)
    ranks = torch.arange(values.shape[-1], device=values.device)
    return _unranked(_keep(values, ranks < torch.as_tensor(k).clamp(min=1)), token_ids)


def nucleus(probabilities: Tensor, p: Number, *, descending: bool = False) -> Tensor:
    """Keep the smallest set of tokens whose probability reaches p, renormalised.

    probabilities: (..., V), sums to 1.   p: in (0, 1].   Returns (..., V), zeros elsewhere.
    A token is in it if those ranked above sum to less than p; the first always is.
    Raises ValueError if p is outside (0, 1].   Holtzman et al. 2020, arXiv 1904.09751.

    >>> nucleus(torch.tensor([0.5, 0.3, 0.2]), p=0.7)
    tensor([0.6250, 0.3750, 0.0000])
    """
    check(top_p=p)
    values, token_ids = ranked(probabilities, descending)
    cumulative = values.double().cumsum(dim=-1)
    wanted = (p * cumulative[..., -1:]).clamp(min=TINY)  # and what those ranked above sum to
    keep = (cumulative - values < wanted) | (p >= 1)  # rounding must not cut what all of it keeps
    return _unranked(_keep(values, keep), token_ids)


def min_p(probabilities: Tensor, p: Number) -> Tensor:
    """Keep the tokens at least p times as probable as the most probable one, renormalised.

    probabilities: (..., V), sums to 1, in any order.   p: in [0, 1].   Returns (..., V).
    Raises ValueError if p is outside [0, 1].   Nguyen et al. 2024, arXiv 2407.01082.

    >>> min_p(torch.tensor([0.2, 0.5, 0.3]), p=0.5)
    tensor([0.0000, 0.6250, 0.3750])
    """
    check(min_p=p)
    return _keep(probabilities, probabilities >= p * probabilities.amax(dim=-1, keepdim=True))


def distribution(
    logits: Tensor,
    *,
    temperature: Number = 1.0,
    top_k: int | Tensor | None = None,
    top_p: Number | None = None,
    min_p: Number | None = None,
    order: Sequence[str] = HUGGING_FACE,
    descending: bool = False,
) -> Tensor:
    """What is drawn from: softmax, then each filter that is not None, in the given order.

    logits: (..., V).   order: the four names, each once.   Returns (..., V), sums to 1.
    Raises ValueError if a setting is not allowed.

    >>> logits = torch.tensor([0.50, 0.27, 0.23]).log()
    >>> distribution(logits, temperature=3.0, top_p=0.75)
    tensor([0.3867, 0.3149, 0.2985])
    >>> distribution(logits, temperature=3.0, top_p=0.75, order=LLAMA_CPP)
    tensor([0.5512, 0.4488, 0.0000])
    """
    settings = {"temperature": temperature, "top_k": top_k, "top_p": top_p, "min_p": min_p}
    check(**settings)
    if sorted(order) != sorted(settings):
        raise ValueError(f"order is {order!r}; it must name each of {HUGGING_FACE} once")
    logits, token_ids = ranked(logits, descending or (top_k is None and top_p is None))
    heat_first = order[0] == "temperature"  # then one softmax does for both
    probabilities = softmax_at(logits, temperature if heat_first else 1.0)
    for name in order[heat_first:]:
        if settings[name] is not None:
            probabilities = _STEPS[name](probabilities, settings[name])
    return _unranked(probabilities, token_ids)


_STEPS = {
    "temperature": lambda probabilities, value: softmax_at(probabilities.log(), value),
    "top_k": lambda probabilities, value: top_k(probabilities, value, descending=True),
    "top_p": lambda probabilities, value: nucleus(probabilities, value, descending=True),
    "min_p": min_p,
}


def draw(probabilities: Tensor, uniform: Tensor) -> Tensor:
    """Inverse-CDF sampling: the first index at which the running sum exceeds `uniform`.

    probabilities: (..., V), sums to 1.   uniform: (...), in [0, 1).   Returns (...) int64.
    A token of probability 0 is never drawn.   Devroye 1986, chapter III.2.

    >>> draw(torch.tensor([0.5, 0.3, 0.2]), torch.tensor(0.6))
    tensor(1)
    """
    cumulative = probabilities.double().cumsum(dim=-1)
    mark = uniform[..., None] * cumulative[..., -1:]
    return (cumulative[..., :-1] <= mark).sum(dim=-1)


def uniforms(seed: int, count: int) -> Tensor:
    """The first `count` random numbers of a seed, (count,) in [0, 1). A figure stacks those of
    some seeds in a buffer, so that a seed writes the same text in the kernel and on the page."""
    return torch.rand(count, generator=torch.Generator().manual_seed(seed))


def entropy_bits(probabilities: Tensor) -> Tensor:
    """Shannon entropy, -sum p log2 p, of (..., V): (...) in bits. 2 to its power: perplexity.

    >>> entropy_bits(torch.tensor([0.5, 0.25, 0.25, 0.0]))
    tensor(1.5000)
    """
    return -(probabilities * probabilities.clamp(min=1e-38).log2()).sum(dim=-1)


def ranked(values: Tensor, descending: bool = False) -> tuple[Tensor, Tensor | None]:
    """`values` (..., V) from the largest down, equal ones by id, and their ids (or None)."""
    return (values, None) if descending else values.sort(dim=-1, descending=True, stable=True)


def _unranked(values: Tensor, token_ids: Tensor | None) -> Tensor:
    if token_ids is None:
        return values
    return torch.zeros_like(values).scatter(-1, token_ids.expand(values.shape), values)


def _keep(probabilities: Tensor, keep: Tensor) -> Tensor:
    """Renormalised; where nothing is cut, exactly what it was."""
    kept = probabilities * keep
    total = kept.sum(dim=-1, keepdim=True)
    return kept / torch.where(keep.all(dim=-1, keepdim=True), 1.0, total)
