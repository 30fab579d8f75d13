"""Whether a figure's model, controls and view fit each other."""

from __future__ import annotations

import inspect
from math import prod
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from .figure import Figure

#: One graph for each combination of choices: more than this many make a page heavy.
MAX_COMBINATIONS = 64
#: A plain function is carried as a table of answers, at most this many.
MAX_ANSWERS = 4096


def check(one: Figure) -> None:
    """Raise FigureError where model, controls and views do not fit each other."""
    _check_arguments(one)
    grids = one.discrete()
    for name, grid in grids.items():
        if grid is None:
            raise one.error(
                f"{name} has no list of values, and a plain function is tabulated; "
                "make it a torch.nn.Module, or use SelectionSlider"
            )
    count = prod(len(grid) for grid in grids.values())
    module = isinstance(one.model, torch.nn.Module)
    limit = MAX_COMBINATIONS if module else MAX_ANSWERS
    if count > limit:
        sizes = " × ".join(f"{name} {len(grid)}" for name, grid in grids.items())
        what = "graphs, one for each combination" if module else "answers in its table"
        raise one.error(f"{count} {what} ({sizes}); allowed: {limit}")
    one.check_view(one.compute())


def _check_arguments(one: Figure) -> None:
    takes = inspect.signature(
        one.model.forward if isinstance(one.model, torch.nn.Module) else one.model
    ).parameters
    if any(p.kind is p.VAR_KEYWORD for p in takes.values()):
        return
    gives = [n for c in one.controls.values() for n in (c.name, *c.companions)]
    for name in gives:
        if name not in takes:
            raise one.error(f"the model takes no {name!r}; it takes: {listed(takes)}")
    for name, parameter in takes.items():
        if name not in gives and parameter.default is parameter.empty:
            raise one.error(f"the model needs a control for {name!r}; given: {listed(gives)}")


def listed(names: Any) -> str:
    """Names in a sentence."""
    return ", ".join(names) or "nothing"
