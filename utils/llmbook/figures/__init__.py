"""The live figure: one definition, alive in a kernel and on a web page, with the same numbers."""

from .definition import views
from .definition.controls import Prompt
from .definition.definition import FigureError
from .definition.goals import Goal
from .definition.loop import Loop
from .definition.views import *  # noqa: F403 (each view by its name: bars, lines, …)
from .figure import Figure, figure
from .still import numbers, still

__all__ = [
    "Figure",
    "FigureError",
    "Goal",
    "Loop",
    "Prompt",
    "figure",
    "numbers",
    "still",
    *views.__all__,
]
