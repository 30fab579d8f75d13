"""Where a model runs."""

import torch


def best_device() -> str:
    """The first that is there of "cuda", "mps" and "cpu"."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"
