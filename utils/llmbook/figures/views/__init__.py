"""Views: what a figure draws. Each has a JavaScript module of its name in `browser/views/`."""

from .bars import bars
from .base import View, ViewError
from .heatmap import heatmap
from .layout import below, beside
from .lines import lines
from .readout import readout
from .tokens import tokens

__all__ = [
    "View",
    "ViewError",
    "bars",
    "below",
    "beside",
    "heatmap",
    "lines",
    "readout",
    "tokens",
]
