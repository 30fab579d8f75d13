"""Views: what a figure draws. Each has a JavaScript module of its name in `browser/views/`."""

from .amounts import amounts as amounts
from .bars import bars as bars
from .blocks import blocks as blocks
from .cells import cells as cells
from .cloud import cloud as cloud
from .computation import computation as computation
from .contour import contour as contour
from .hands import hands as hands
from .heatmap import heatmap as heatmap
from .intervals import intervals as intervals
from .lanes import lanes as lanes
from .layout import below as below
from .layout import beside as beside
from .layout import joined as joined
from .layout import opened as opened
from .lines import lines as lines
from .network import network as network
from .readout import readout as readout
from .scatter import scatter as scatter
from .stages import stages as stages
from .stairs import stairs as stairs
from .stretches import stretches as stretches
from .tokens import tokens as tokens
from .waterfall import waterfall as waterfall
from .wordgrid import wordgrid as wordgrid

__all__ = [name for name, view in globals().items() if isinstance(view, type)]
