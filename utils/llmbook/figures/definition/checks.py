"""Whether a figure's model, controls and view fit each other."""

from math import prod

import torch

from . import goals
from .controls import Choice, Number, TextInput, Whole, forward_arguments
from .definition import Definition, listed, parameters
from .loop import STEPS
from .views.guess import guesses

#: One graph for each combination of choices: more than this many make a page heavy.
MAX_COMBINATIONS = 64
#: A plain function is carried as a table of answers, at most this many.
MAX_ANSWERS = 4096


def check(fig: Definition) -> None:
    """Raise FigureError where model, controls and views do not fit each other."""
    if fig.loops:
        _check_loops(fig)
    else:
        _check_arguments(fig)
    grids = fig.discrete()
    count = prod(len(grid) for grid in grids.values())
    module = bool(fig.modules)
    limit = MAX_COMBINATIONS if module else MAX_ANSWERS
    if count > limit:
        sizes = " × ".join(f"{name} {len(grid)}" for name, grid in grids.items())
        what = "graphs, one for each combination" if module else "answers in its table"
        raise fig.error(f"{count} {what} ({sizes}); allowed: {limit}")
    if fig.loops:
        _check_room(fig)
    if unknown := [name for name in fig.more if name not in fig.inputs]:
        raise fig.error(f"more names {unknown[0]!r}; its inputs: {listed(fig.inputs)}")
    outputs = fig.compute()
    fig.check_view(outputs)
    goals.check(fig, outputs)
    _check_takes(fig, outputs)
    if len(guesses(fig.view)) > 1:
        raise fig.error("two guesses; allowed: one in a figure")
    for name in fig.guess.of if fig.guess else []:
        if name not in fig.controls:
            raise fig.error(f"guess(of={name!r}) is no control; it has: {listed(fig.controls)}")


def _check_takes(fig: Definition, outputs: dict[str, torch.Tensor]) -> None:
    for view in fig.view.leaves():
        for name, taken in view.takes().items():
            if name not in fig.controls:
                raise fig.error(f"{view.kind} sets no {name!r}; controls: {listed(fig.controls)}")
            control = fig.controls[name]
            if taken.number and isinstance(control, Number):
                continue
            values, places = control.grid(), taken.places
            if not places:
                raise fig.error(f"{view.kind} drags {name}; allowed: a slider over numbers")
            count = places if isinstance(places, int) else view.count(places, outputs)[-1]
            count -= taken.but
            many = -1 if values is None else len(values)
            if count > many or (count < many and isinstance(control, Choice)):
                what = "any number" if values is None else f"{many} values"
                raise fig.error(f"{view.kind} sets {name}, which takes {what}; allowed: {count}")


def _check_arguments(fig: Definition) -> None:
    takes = parameters(fig.model)
    for name, prompt in fig.prompts.items():
        if not fig.modules:
            raise fig.error(f"{name}: a plain function is tabulated; a Prompt needs a Module")
        if not prompt.takes:
            able = listed([*prompt.widget.reader.ALONG, name, f"{name}_count"])
            raise fig.error(f"forward names nothing of what {name} gives: {able}")
    asked = [one for prompt in fig.prompts.values() for one in prompt.asked]
    if twice := next((one for one in asked if asked.count(one) > 1), None):
        raise fig.error(f"{listed(fig.prompts)}: two texts cannot both give {twice!r}")
    if any(p.kind is p.VAR_KEYWORD for p in takes.values()):
        return
    gives = [n for c in fig.controls.values() for n in c.given]
    for name in gives:
        if name not in takes:
            raise fig.error(f"the model takes no {name!r}; it takes: {listed(takes)}")
    for name, parameter in takes.items():
        if name not in gives and parameter.default is parameter.empty:
            raise fig.error(f"the model needs a control for {name!r}; given: {listed(gives)}")


def _check_loops(fig: Definition) -> None:
    steps = fig.controls.get(STEPS)
    if not isinstance(steps, Whole):
        raise fig.error(f"a Loop needs the control {STEPS}=Play(…) or IntSlider(…)")
    if steps.widget.min < len(fig.loops):
        raise fig.error(f"{STEPS} begins at {steps.widget.min}; allowed: {len(fig.loops)} or more")
    if steps.widget.max % len(fig.loops):
        raise fig.error(f"{STEPS} ends at {steps.widget.max}, which {len(fig.loops)} cannot share")
    for name, control in fig.controls.items():
        if isinstance(control, Choice):
            raise fig.error(f"{name}: a Loop's controls are numbers and texts")
    texts = [n for n, control in fig.controls.items() if isinstance(control, TextInput)]
    numbers = [n for n, c in fig.controls.items() if isinstance(c, Number) and n != STEPS]
    used = set()
    for loop in fig.loops.values():
        takes = parameters(loop.module)
        used |= set(takes)
        for state, text in loop.growing.items():
            if text not in texts:
                raise fig.error(f"state {state!r} begins as {text!r}; texts: {listed(texts)}")
        for state, value in loop.start.items():
            if isinstance(value, torch.Tensor) and not value.isfinite().all():
                raise fig.error(f"state {state!r} begins as {value}; allowed: finite numbers")
            if state not in takes:
                raise fig.error(f"the model takes no {state!r}; it takes: {listed(takes)}")
        for name, parameter in takes.items():
            if name not in (*loop.start, *numbers) and parameter.default is parameter.empty:
                raise fig.error(f"the model needs a control or a state for {name!r}")
    for name in numbers:
        if name not in used:
            raise fig.error(f"the model takes no {name!r}; it takes: {listed(sorted(used))}")


def _check_room(fig: Definition) -> None:
    """Raise FigureError where the longest text and the most steps are more than a loop can hold.

    They are tried, once: what holds them is the module's own, and nothing else can say how much.
    """
    texts = [control for control in fig.controls.values() if isinstance(control, TextInput)]
    steps = fig.controls[STEPS].widget.max
    given = forward_arguments(list(fig.controls.values()), fig.defaults | {STEPS: steps})
    for text in texts:
        ids, count = text.given
        given |= {ids: torch.zeros_like(given[ids]), count: torch.tensor(text.max_tokens)}
    try:
        fig.answer(given)
    except (IndexError, RuntimeError, ValueError) as error:
        asked = [f"{STEPS}={steps}", *(f"{t.name} of {t.max_tokens} tokens" for t in texts)]
        raise fig.error(
            f"the most that a reader may ask for ({', '.join(asked)}) fails at step "
            f"{len(fig.schedule.history) + 1}: {error}"
        ) from error
