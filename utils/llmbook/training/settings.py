"""How a model is trained."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """How, with warm-up and cosine decay. Raises ValueError where a number makes no sense.

    batch: windows a step, on all processes together.   learning_rate: its highest value.
    optimizer: "adamw", or "muon" for the matrices of the blocks and AdamW for all other weights.
    clip: the largest norm of the gradient.   precision: of the matrix products, "bfloat16" or
    "float32"; "auto": bfloat16 where the device is fast with it.
    opening_steps: so many steps are a curriculum. The first one reads only the `opening` tokens
    with which each part begins, of as many more parts, and names (`Text.names`) count `name_weight`
    times in its loss. Whose tale it is stands near then, and a model soon looks for it."""

    steps: int = 2000
    batch: int = 16
    context: int = 256
    learning_rate: float = 6e-3
    warmup: int = 100
    weight_decay: float = 0.1
    clip: float = 1.0
    evaluate_every: int = 250
    seed: int = 0
    opening_steps: int = 0
    opening: int = 64
    name_weight: float = 10.0
    optimizer: str = "adamw"
    precision: str = "auto"

    def __post_init__(self) -> None:
        least = {"warmup": 0, "weight_decay": 0, "seed": 0, "opening_steps": 0}
        for name, value in vars(self).items():
            low = least.get(name)
            if isinstance(value, str):
                continue
            if not math.isfinite(value) or (value <= 0 if low is None else value < low):
                bound = "more than 0" if low is None else f"{low} or more"
                raise ValueError(f"{name} is {value}; it must be {bound}")
        if self.opening_steps and self.opening > self.context:
            raise ValueError(f"opening is {self.opening}; the context has {self.context} tokens")
        if self.optimizer not in ("adamw", "muon"):
            raise ValueError(f"optimizer is {self.optimizer!r}: adamw or muon")
        if self.precision not in ("auto", "bfloat16", "float32"):
            raise ValueError(f"precision is {self.precision!r}: auto, bfloat16 or float32")

    def window(self, step: int) -> tuple[int, float]:
        """A step's context, and how much names count: by equal ratios they come from the opening's
        to the whole context and to 1.

        >>> [Settings(context=640, opening_steps=4).window(i)[0] for i in range(6)]
        [64, 114, 202, 360, 640, 640]
        """
        left = max(0.0, 1 - step / self.opening_steps) if self.opening_steps else 0.0
        return round(self.context * (self.opening / self.context) ** left), self.name_weight**left

    def rate(self, step: int) -> float:
        """The learning rate of a step, counted from 0: it rises in a line, then falls as a cosine
        to a hundredth.  Loshchilov & Hutter 2017, arXiv 1608.03983.

        >>> [round(Settings(steps=5, warmup=2, learning_rate=1.0).rate(i), 2) for i in range(5)]
        [0.5, 1.0, 1.0, 0.75, 0.26]
        """
        if step < self.warmup:
            return self.learning_rate * (step + 1) / self.warmup
        done = (step - self.warmup) / max(1, self.steps - self.warmup)
        return self.learning_rate * (0.01 + 0.99 * (1 + math.cos(math.pi * done)) / 2)
