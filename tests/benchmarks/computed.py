"""A time counts where something was computed: the input changed, and the answer with it.

Our engine computes only what has changed, and a cache may answer for any program: asked the same
twice, it is measured doing nothing.
"""

from collections.abc import Iterable
from typing import Any


class Unchanged(ValueError):
    """A row's answer did not change with its input: what it took says nothing."""


def computed(what: str, passes: Iterable[tuple[float, Any]], always: bool = True) -> list[float]:
    """The times of passes, each beside its answer; the first has nothing before it to differ from.

    what: is measured, for the error.   always: each answer must differ; else those that do not are
    left out.   Raises Unchanged where an answer is that of the pass before, or nearly all are.

    >>> computed("a pass", [(7.0, "a"), (8.0, "b"), (9.0, "a")])
    [8.0, 9.0]
    """
    times, before = [], None
    for number, (taken, answer) in enumerate(passes):
        if number and answer == before:
            if always:
                raise Unchanged(
                    f"{what}: pass {number} answered as the one before, though its input had "
                    "changed: nothing was computed"
                )
            continue
        times.append(taken)
        before = answer
    if len(times) < 2:
        raise Unchanged(f"{what}: no pass answered otherwise than the one before")
    return times[1:]
