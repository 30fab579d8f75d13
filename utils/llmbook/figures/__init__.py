"""The live figure: one definition, alive in a kernel and on a web page, with the same numbers."""

from .definition.definition import FigureError
from .definition.loop import Loop
from .definition.views import (
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
from .figure import Figure, figure
from .still import numbers, still

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
