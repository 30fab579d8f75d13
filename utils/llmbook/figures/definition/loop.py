"""Modules that run again and again: a model that writes, one token a step.

A figure of a `Loop` has a control named `steps`, which says how often. Each step's outputs are
kept, so that a reader may go back; what a step took is measured where it runs, in a kernel as on
the page, and named `milliseconds`.
"""

import inspect
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

STEPS = "steps"  # the control
MEASURED = "milliseconds"  # the output: (lanes, most steps of one lane), NaN for steps not taken


@dataclass(frozen=True)
class Loop:
    """`module`, run again and again: what it returns under a state's name, it is given next.

    start: each state's first value: a tensor, or the name of a `Text` control, for its token ids
        (T,). Such a state may change its length from step to step; only the first dimension may.
    opening: token ids before each text, as a model's start token; an empty text without any is
        token 0.
    `module.forward` takes the states, and by name what it needs of the figure's number controls.
    """

    module: torch.nn.Module
    start: Mapping[str, Tensor | str]
    opening: Sequence[int] = ()

    @property
    def growing(self) -> dict[str, str]:
        """The states that begin as a text: the name of its control."""
        return {name: text for name, text in self.start.items() if isinstance(text, str)}


class Schedule:
    """The loops of a figure as they run: one, or several that race.

    The next step is taken by the loop that has used the least time so far: each has its own clock,
    which stands still while another runs. With one loop that is simply the next step.
    """

    def __init__(self, loops: Mapping[str, Loop], most: int, shown: set[str]) -> None:
        self.loops, self.most, self.shown = dict(loops), most // len(loops), shown
        self.key: Any = None

    @torch.no_grad()
    def __call__(self, steps: Tensor, **given: Tensor) -> dict[str, Tensor]:
        """What is shown after so many steps in all. Steps taken before are not taken again.

        given: of each number control a 0-d tensor, of each text padded token ids and their count.
        """
        names = [name for name in given if f"{name}_count" in given]
        texts = {name: given.pop(name)[: given.pop(f"{name}_count")].tolist() for name in names}
        key = {name: value.item() for name, value in given.items()}, texts
        if key != self.key:
            self.states = {name: begin(loop, texts) for name, loop in self.loops.items()}
            self.taken: dict[str, list[float]] = {name: [] for name in self.loops}
            self.latest: dict[str, Tensor] = {}
            self.history: list[dict[str, Tensor]] = []
            self.key = key
        try:
            while len(self.history) < steps:
                self._step(given)
        except BaseException:
            self.key = None  # a step that was broken off leaves its state half made
            raise
        return self.history[steps - 1]

    def _step(self, numbers: Mapping[str, Tensor]) -> None:
        going = [name for name, taken in self.taken.items() if len(taken) < self.most]
        lane = min(going, key=lambda name: sum(self.taken[name]))
        loop, given = self.loops[lane], accepted(self.loops[lane], numbers)
        began = time.perf_counter()
        outputs = loop.module(**self.states[lane], **given)
        if missing := set(loop.start) - set(outputs):
            raise ValueError(f"the model returns no {min(missing)!r}, which is a state")
        self.states[lane] = {name: outputs[name] for name in loop.start}
        prefix = f"{lane}_" if len(self.loops) > 1 else ""
        outputs = {prefix + name: value for name, value in outputs.items()}
        shown = {name: value.cpu() for name, value in outputs.items() if name in self.shown}
        self.taken[lane].append(1000 * (time.perf_counter() - began))
        self.latest = self.latest | shown
        self.history.append(self.latest | {MEASURED: self._measured()})

    def _measured(self) -> Tensor:
        rows = [taken + [float("nan")] * (self.most - len(taken)) for taken in self.taken.values()]
        return torch.tensor(rows, dtype=torch.float32)


def begin(loop: Loop, texts: Mapping[str, list[int]]) -> dict[str, Tensor]:
    """The states before the first step, on the module's device; a step may write into them."""
    device = next((t.device for t in (*loop.module.parameters(), *loop.module.buffers())), None)
    ids = {name: [*loop.opening, *texts[text]] or [0] for name, text in loop.growing.items()}
    start = loop.start.items()
    first = {name: torch.tensor(ids[name]) if isinstance(v, str) else v for name, v in start}
    return {name: value.to(device, copy=True) for name, value in first.items()}


def accepted(loop: Loop, numbers: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Those of the controls that a loop's `forward` names."""
    takes = inspect.signature(loop.module.forward).parameters
    return {name: value for name, value in numbers.items() if name in takes}
