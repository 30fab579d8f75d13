"""How LLMs Work: the package that the course's notebooks import."""

import importlib
from typing import Any


def __getattr__(name: str) -> Any:
    """`from llmbook import figure, bars, …`: imported when asked for; a model needs none."""
    if not name.startswith("_"):
        figures = importlib.import_module("llmbook.figures")
        if name in figures.__all__:
            return getattr(figures, name)
    raise AttributeError(f"module 'llmbook' has no attribute {name!r}")
