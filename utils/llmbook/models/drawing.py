"""One token drawn from its logits: what every loop that writes does after each forward pass."""

from typing import NamedTuple

from torch import Tensor

from . import sampling


class Drawn(NamedTuple):
    """A token, its probability, and the distribution it was drawn from, the most probable first."""

    token: Tensor  # (...) int64, on the logits' device
    probability: Tensor  # (...)
    ids: Tensor  # (..., V)
    probabilities: Tensor  # (..., V), sums to 1


def sample(logits: Tensor, uniform: Tensor, **settings) -> Drawn:
    """Draw from `sampling.distribution(logits, **settings)`, ranked.

    logits: (..., V), of any type, on any device.   uniform: (...), in [0, 1).
    Raises ValueError if a setting is not allowed.
    """
    device = logits.device
    home = "cpu" if device.type == "mps" else device  # MPS has no float64, which a draw needs
    settings = {k: v.to(home) if isinstance(v, Tensor) else v for k, v in settings.items()}
    ranked, ids = logits.float().to(home).sort(dim=-1, descending=True, stable=True)
    probabilities = sampling.distribution(ranked, descending=True, **settings)
    ids = ids.expand(probabilities.shape)
    rank = sampling.draw(probabilities, uniform.to(home))[..., None]  # (..., 1)
    token, probability = (x.gather(-1, rank)[..., 0] for x in (ids, probabilities))
    return Drawn(token.to(device), probability, ids, probabilities)
