"""Where a model runs."""

import torch


def usable(device: str | torch.device | None = None) -> torch.device:
    """The device of that name, or the first that is there of "cuda", "mps" and "cpu".

    Raises ValueError where this machine has no such device."""
    there = ["cuda"] * torch.cuda.is_available() + ["mps"] * torch.backends.mps.is_available()
    there.append("cpu")
    try:
        torch.empty(0, device=device or there[0])
    except (RuntimeError, AssertionError):  # no such name; or torch was built without it
        raise ValueError(f"device is {str(device)!r}; allowed here: {', '.join(there)}") from None
    return torch.device(device or there[0])
