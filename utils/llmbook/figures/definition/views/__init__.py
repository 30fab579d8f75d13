"""Views: what a figure draws. Each has a JavaScript module of its name in `browser/views/`."""

from .amounts import amounts
from .bars import bars
from .blocks import blocks
from .cells import cells
from .cloud import cloud
from .computation import computation
from .contour import contour
from .guess import guess
from .hands import hands
from .heatmap import heatmap
from .intervals import intervals
from .lanes import lanes
from .layout import below, beside, joined, opened
from .lines import lines
from .network import network
from .ranking import ranking
from .readout import readout
from .scatter import scatter
from .stages import stages
from .stairs import stairs
from .stretches import stretches
from .tokens import tokens
from .waterfall import waterfall
from .wordgrid import wordgrid

__all__ = [name for name, view in globals().items() if isinstance(view, type)]
