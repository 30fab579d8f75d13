"""The live figure: one definition, alive in a kernel and on a web page, with the same numbers."""

from .figure import Figure, FigureError, figure
from .loop import Loop
from .still import numbers, still
from .views import (
    bars,
    below,
    beside,
    cells,
    cloud,
    contour,
    heatmap,
    lines,
    network,
    readout,
    scatter,
    tokens,
)

__all__ = [
    "Figure",
    "FigureError",
    "Loop",
    "bars",
    "below",
    "beside",
    "cells",
    "cloud",
    "contour",
    "figure",
    "heatmap",
    "lines",
    "network",
    "numbers",
    "readout",
    "scatter",
    "still",
    "tokens",
]
