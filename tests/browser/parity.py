"""How near to torch's numbers the page's must be: each to its own size, not to the largest."""

import math

import torch

# Measured on 37 figures of the book: all but four of their outputs are within 1e-5 of each number.
# The rest is torch's float32, where the engine has doubles inside an op: a difference of two nearly
# equal losses, divided by 0.01 (1.9e-6 of the largest), a field after nine steps of training
# (9e-7), torch's own GELU(-4) (3.5e-8), and the slope of tanh at 4 (2e-11).
RELATIVE = 1e-5  # of each number's own size
OF_LARGEST = 3e-6  # of the output's largest number
# A model that writes: at a temperature of 0.2 torch's own float32 is 7e-5 of a probability off its
# float64 (TinyGPT, 60 steps), as an error of 6e-6 in a logit is divided by the temperature.
WRITING = 2e-4
ABSOLUTE = 1e-7  # of probabilities and other shares in [0, 1] nothing but this
SPECIAL = {
    **{"inf": math.inf, "-inf": -math.inf, "nan": math.nan},
    **{"Infinity": math.inf, "-Infinity": -math.inf, "NaN": math.nan},
}


def numbers(recorded: dict) -> torch.Tensor:
    """An output as it was recorded, {"shape", "data"}: JSON has words for what is not finite."""
    data = [SPECIAL[v] if isinstance(v, str) else float(v) for v in recorded["data"]]
    return torch.tensor(data, dtype=torch.float64).reshape(recorded["shape"])


def allowed(want: torch.Tensor, dtype: str, relative: float = RELATIVE) -> torch.Tensor:
    """How far each number may be off; integers not at all.

    want: (...), what torch answered, float64.   Returns (...).
    """
    if not dtype.startswith("float"):
        return torch.zeros_like(want)
    sizes = torch.where(want.isfinite(), want.abs(), 0.0)
    largest = float(sizes.max()) if sizes.numel() else 0.0
    is_share = bool(((want >= 0) & (want <= 1)).all())
    return relative * sizes + max(ABSOLUTE, 0.0 if is_share else OF_LARGEST * largest)


def wrong_at(setting: dict, answered: dict, writes: bool) -> list[str]:
    """Where the page is not what torch answered at a setting, as `differences`.

    writes: a model that writes: more is allowed, and only what is certain was recorded.
    """
    expected = setting["outputs"]
    if writes:
        answered = {name: value for name, value in answered.items() if name in expected}
    return differences(answered, expected, WRITING if writes else RELATIVE)


def differences(answered: dict, expected: dict, relative: float = RELATIVE) -> list[str]:
    """Where the page's outputs are not torch's, in words: the worst number of each."""
    if list(answered) != list(expected):
        return [f"outputs {list(answered)}; torch has {list(expected)}"]
    found = []
    for name in expected:
        got, want = numbers(answered[name]), numbers(expected[name])
        if got.shape != want.shape:
            found.append(f"{name}: shape {got.shape}, torch has {want.shape}")
            continue
        bound = allowed(want, expected[name]["dtype"], relative)
        same = (got == want) | (got.isnan() & want.isnan())
        off = torch.where(same, 0.0, (got - want).abs().nan_to_num(nan=math.inf))
        wrong = ~same & ~(off <= bound)
        if wrong.any():
            at = int(torch.where(wrong, off - bound, -1.0).argmax())
            g, w, b = (float(t.reshape(-1)[at]) for t in (got, want, bound))
            found.append(f"{name}: number {at} is {g:.9g}, torch has {w:.9g}; allowed: ±{b:.3g}")
    return found
