"""Goals: what a reader may try to reach with a figure's controls; torch says whether they have."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from torch import Tensor

if TYPE_CHECKING:
    from .definition import Definition

#: Of a goal that cannot be reached, so many settings are tried.
TRIED = 1000


@dataclass(frozen=True)
class Goal:
    """A task under a figure, ticked off once the reader has done it.

    task: a sentence, "Get all four corners right."
    reached: the output, one bool, that says whether it is reached.
    means: the sentence said then; of a goal that cannot be reached, why not.
    at: values of controls at which it is reached, by name, all others as they are at first: what
        *Show me* sets. None: it cannot be.
    """

    task: str
    reached: str
    means: str
    at: Mapping[str, Any] | None = None

    def spec(self, fig: "Definition") -> dict[str, Any]:
        """The goal for the browser: plain JSON."""
        at = self.at and {name: fig.controls[name].key(value) for name, value in self.at.items()}
        return {"task": self.task, "reached": self.reached, "means": self.means, "at": at}


def check(fig: "Definition", outputs: Mapping[str, Tensor]) -> None:
    """Raise FigureError where a goal names no output of one bool, is reached as the figure stands
    at first (`outputs`), or is shown at what its controls cannot be."""
    for goal in fig.goals:
        value = outputs.get(goal.reached)
        if value is None or value.shape != () or str(value.dtype) != "torch.bool":
            raise fig.error(f"the goal {goal.task!r}: {goal.reached!r} is no output of one bool")
        if value:
            raise fig.error(f"the goal {goal.task!r} is reached at the start")
        for name, wanted in (goal.at or {}).items():
            if name not in fig.controls:
                raise fig.error(f"the goal {goal.task!r} sets {name!r}, which is no control")
            try:
                fig.controls[name].check(wanted)
            except ValueError as error:
                raise fig.error(f"the goal {goal.task!r}: {error}") from None


def prove(fig: "Definition") -> None:
    """Raise FigureError where what is shown does not reach its goal, or where any of a thousand
    settings reaches one that is said to be out of reach."""
    rng = random.Random(fig.name)
    for goal in fig.goals:
        if goal.at is not None:
            if not fig.compute(**goal.at)[goal.reached]:
                raise fig.error(f"the goal {goal.task!r} is not reached at {dict(goal.at)}")
            continue
        for values in islice(_settings(fig, rng), TRIED):
            if fig.compute(**values)[goal.reached]:
                raise fig.error(f"the goal {goal.task!r}, out of reach, is reached at {values}")


def _settings(fig: "Definition", rng: random.Random) -> Any:
    """The corners of the controls' grid at first, then anything on it."""
    probes = {name: one.probes(rng) for name, one in fig.controls.items()}
    for name, values in probes.items():
        yield from ({name: value} for value in values)
    while True:
        yield {
            name: rng.choice(one.grid() or one.probes(rng)[-1:])
            for name, one in fig.controls.items()
        }
