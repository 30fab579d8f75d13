"""The dtypes that a kernel can send to its drawing and a page can compute with: the same."""

import torch

#: Of a figure's outputs, and of every value in an exported graph (JavaScript's are in `dtypes.js`).
DTYPES = {torch.float32, torch.float64, torch.int64, torch.int32, torch.uint8, torch.bool}


def dtype_name(dtype: torch.dtype) -> str:
    """float32 for torch.float32.   Raises ValueError for a dtype that figures do not have."""
    if dtype not in DTYPES:
        allowed = ", ".join(sorted(str(d).removeprefix("torch.") for d in DTYPES))
        raise ValueError(f"{dtype}; allowed: {allowed}")
    return str(dtype).removeprefix("torch.")
