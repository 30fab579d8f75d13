"""How LLMs Work: the package that the course's notebooks import."""

import importlib
from typing import Any

__all__ = [
    "bars",
    "below",
    "beside",
    "figure",
    "heatmap",
    "lines",
    "numbers",
    "readout",
    "still",
    "tokens",
]


def __getattr__(name: str) -> Any:
    """Import the figures only where they are used: a model needs no widgets."""
    if name in __all__:
        return getattr(importlib.import_module("llmbook.figures"), name)
    raise AttributeError(f"module 'llmbook' has no attribute {name!r}")
