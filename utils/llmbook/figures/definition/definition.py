"""What a figure is: a model, a view of what it returns, and the controls that it is given."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Any

import torch
from torch import Tensor

from .controls import Choice, Control, Read, forward_arguments
from .dtypes import dtype_name
from .goals import Goal
from .loop import STEPS, Loop, Schedule
from .views.base import View
from .views.guess import guess, guesses

#: Of one output: twice a real vocabulary. All of it travels, and is drawn, at each move.
MAX_NUMBERS = 100_000
Model = torch.nn.Module | Callable[..., dict[str, Tensor]] | Loop | Mapping[str, Loop]


class FigureError(ValueError):
    """A figure's definition does not hold; the message names the figure and what is allowed."""


class Definition:
    """A figure's model, view and controls, before anything is shown.

    A kernel draws it, a page carries it, and both have the same numbers.
    """

    def __init__(
        self,
        model: Model,
        view: View,
        controls: Mapping[str, Control],
        caption: str,
        name: str,
        more: Sequence[str] = (),
        goals: Sequence[Goal] = (),
    ):
        self.model, self.view, self.controls = model, view, dict(controls)
        self.caption, self.name = caption, name
        self.more = tuple(more)  # the controls that are folded away
        self.goals = tuple(goals)
        self._fitting: dict[str, tuple[int, ...]] = {}  # shapes that the view was checked with

    @property
    def id(self) -> str:
        return f"figure-{self.name}"

    @property
    def defaults(self) -> dict[str, Any]:
        """Each control's value at this moment."""
        return {name: one.widget.value for name, one in self.controls.items()}

    def compute(self, **values: Any) -> dict[str, Tensor]:
        """The named tensors at these values; a control that is not named keeps its own.

        Raises FigureError for an unknown control, a value outside its range, or where the model
        fails there.
        """
        values = {**self.defaults, **values}
        if unknown := sorted(set(values) - set(self.controls)):
            raise self.error(f"has no control {unknown[0]!r}; it has: {listed(self.controls)}")
        try:
            given = forward_arguments(list(self.controls.values()), values)
        except ValueError as error:
            raise self.error(str(error)) from None
        try:
            return self.answer(given)
        except FigureError:
            raise
        except Exception as error:
            at = ", ".join(f"{name}={value!r}" for name, value in values.items())
            raise self.error(f"at {at}: {type(error).__name__}: {error}") from error

    def answer(self, given: Mapping[str, Any]) -> dict[str, Tensor]:
        """The named tensors for what `forward` receives, on the CPU.

        Raises FigureError where the model returns anything else, a dtype that figures lack, or
        more numbers than can be drawn at each move.
        """
        device = self._device
        given = {k: v.to(device) if isinstance(v, Tensor) else v for k, v in given.items()}
        model: Any = self.schedule if self.loops else self.model
        outputs = model(**given)
        if not isinstance(outputs, dict) or not outputs:
            raise self.error(f"the model returned {type(outputs).__name__}; allowed: named tensors")
        for key, value in outputs.items():
            if not isinstance(value, Tensor):
                raise self.error(f"output {key!r} is a {type(value).__name__}; allowed: a tensor")
            try:
                dtype_name(value.dtype)
            except ValueError as error:
                raise self.error(f"output {key!r} is returned as {error}") from None
            if (size := value.numel()) > MAX_NUMBERS:
                raise self.error(f"output {key!r} has {size:,} numbers; allowed: {MAX_NUMBERS:,}")
        return {key: value.detach().cpu() for key, value in outputs.items()}

    @property
    def modules(self) -> list[torch.nn.Module]:
        """The torch modules behind this figure; none behind a plain function."""
        loops = [loop.module for loop in self.loops.values()]
        return loops or [m for m in [self.model] if isinstance(m, torch.nn.Module)]

    @property
    def _device(self) -> torch.device:
        held = (t.device for m in self.modules for t in (*m.parameters(), *m.buffers()))
        return next(held, torch.device("cpu"))

    @property
    def prompts(self) -> dict[str, Read]:
        """The texts that a language model reads for this figure."""
        return {name: one for name, one in self.controls.items() if isinstance(one, Read)}

    @property
    def inputs(self) -> dict[str, Control]:
        """The controls with an input beside the picture: all but a choice that is in it as such."""
        taken = {name for view in self.view.leaves() for name in view.takes()}
        choices = [one for one in self.controls.values() if isinstance(one, Choice)]
        held = {one.name for one in choices if one.few} & taken
        return {name: one for name, one in self.controls.items() if name not in held}

    @cached_property
    def guess(self) -> guess | None:
        """The question whose answer is covered, if there is one."""
        return next(iter(guesses(self.view)), None)

    @property
    def loops(self) -> dict[str, Loop]:
        """What runs again and again behind this figure, by name; mostly nothing."""
        if isinstance(self.model, Loop):
            return {"": self.model}
        return dict(self.model) if isinstance(self.model, Mapping) else {}

    @cached_property
    def schedule(self) -> Schedule:
        """The loops of this figure as they run here."""
        shown = [s for v in self.view.leaves() for s in v.series().values() if isinstance(s, str)]
        shown += [goal.reached for goal in self.goals]
        shown += self.guess.outputs() if self.guess else []
        return Schedule(self.loops, self.controls[STEPS].widget.max, set(shown))

    def discrete(self) -> dict[str, list[Any]]:
        """The controls that get a graph (or a table entry) for each value, with their values.

        Raises FigureError where a plain function has a control whose values are not few."""
        found = {}
        for name, one in self.controls.items():
            if isinstance(one, Choice) or not self.modules:
                if (grid := one.grid()) is None:
                    said = "has no list of values, and a plain function is tabulated; "
                    said += "make it a torch.nn.Module, or use SelectionSlider"
                    raise self.error(f"{name} {said}")
                found[name] = grid
        return found

    def combinations(self) -> list[dict[str, Any]]:
        grids = self.discrete()
        return [dict(zip(grids, values, strict=True)) for values in product(*grids.values())]

    def error(self, message: str) -> FigureError:
        return FigureError(f"figure {self.name!r}: {message}")

    def check_view(self, outputs: dict[str, Tensor]) -> None:
        """Raise FigureError where the view cannot show these outputs. The same shapes are known."""
        shapes = {name: tuple(value.shape) for name, value in outputs.items()}
        if shapes == self._fitting:
            return
        try:
            self.view.check(shapes)
        except ValueError as error:
            raise self.error(str(error)) from None
        self._fitting = shapes


def parameters(model: Model) -> Mapping[str, inspect.Parameter]:
    """What a model's `forward`, or a plain function, takes; of loops nothing."""
    called = model.forward if isinstance(model, torch.nn.Module) else model
    return inspect.signature(called).parameters if inspect.isroutine(called) else {}


def listed(names: Any) -> str:
    """Names in a sentence."""
    return ", ".join(names) or "nothing"
