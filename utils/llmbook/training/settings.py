"""How a model is trained."""

import math
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Settings:
    """How, with warm-up and cosine decay. Raises ValueError where a number makes no sense.

    batch: windows a step, on all processes together.   learning_rate: its highest value.
    optimizer: "adamw", or "muon" for the matrices of the blocks and AdamW for all other weights.
    clip: the largest norm of the gradient.   precision: of the matrix products, "bfloat16" or
    "float32"; "auto": bfloat16 where the device is fast with it."""

    steps: int = 2000
    batch: int = 16
    context: int = 256
    learning_rate: float = 6e-3
    warmup: int = 100
    weight_decay: float = 0.1
    clip: float = 1.0
    evaluate_every: int = 250
    seed: int = 0
    optimizer: str = "adamw"
    precision: str = "auto"

    def __post_init__(self) -> None:
        least = {"warmup": 0, "weight_decay": 0, "seed": 0}
        for field in fields(self):
            value = getattr(self, field.name)
            low = least.get(field.name)
            if isinstance(value, str):
                continue
            if not math.isfinite(value) or (value <= 0 if low is None else value < low):
                bound = "more than 0" if low is None else f"{low} or more"
                raise ValueError(f"{field.name} is {value}; it must be {bound}")
        if self.optimizer not in ("adamw", "muon"):
            raise ValueError(f"optimizer is {self.optimizer!r}: adamw or muon")
        if self.precision not in ("auto", "bfloat16", "float32"):
            raise ValueError(f"precision is {self.precision!r}: auto, bfloat16 or float32")

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
