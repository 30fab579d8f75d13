"""Calls of every op that the browser engine knows: random values with a fixed seed, and edges.

A call is `(overload, args, kwargs)`. Where torch itself refuses one (a dtype, say), it is left out.
"""

from collections import defaultdict
from functools import cache

from . import elementwise, lanes, places
from .values import Call


@cache
def all_calls() -> dict[str, list[Call]]:
    """An op's name to all its calls."""
    calls = defaultdict(list)
    for module in (elementwise, lanes, places):
        for call in module.calls():
            calls[call[0].__name__.split(".")[0]].append(call)
    return calls
