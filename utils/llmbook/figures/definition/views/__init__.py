"""Views: what a figure draws. Each has a JavaScript module of its name in `browser/views/`."""

from .bars import bars
from .base import View, ViewError
from .cells import cells
from .cloud import cloud
from .contour import contour
from .heatmap import heatmap
from .layout import below, beside
from .lines import lines
from .network import network
from .readout import readout
from .scatter import scatter
from .tokens import tokens

__all__ = [
    name
    for name, found in list(globals().items())
    if isinstance(found, type) and issubclass(found, View) and found is not View
]
