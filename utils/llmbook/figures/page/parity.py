"""What torch answers at a figure's settings, recorded for the tests to ask the page the same."""

import copy
import json
import random
from dataclasses import replace
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ..definition.controls import forward_arguments
from ..definition.definition import Definition
from ..definition.loop import MEASURED, STEPS, Schedule
from .tensors import as_json

#: Combinations recorded for a figure, besides its default and the ends, and settings at random.
COMBINATIONS, RANDOM_SETTINGS = 16, 4
RANDOM_SETTINGS_OF_LOOPS = 2  # each runs dozens of steps, twice here and once more in a browser
LARGE = 10_000_000  # weights: a step takes so long that a loop has its default and the random ones,
RANDOM_SETTINGS_OF_LARGE_RACES = 1  # and a race, which is run to its end, one of these
NOISE = 3e-6  # of each weight: about as much as two machines' float32 differ


def record(fig: Definition, folder: str | Path, name: str) -> None:
    """Write `folder`/parity/`name`.json: what torch answers, for a figure published as `name`.

    {"id", "writes": a loop?, "settings": [{"set": values by control, "outputs": …}]}, the default
    first. A loop's outputs are those that are certain.
    """
    rng = random.Random(fig.name)
    content = {"id": fig.id, "writes": bool(fig.loops), "settings": answers(fig, rng)}
    (Path(folder) / "parity").mkdir(parents=True, exist_ok=True)
    (Path(folder) / "parity" / f"{name}.json").write_text(json.dumps(content, allow_nan=False))


def answers(fig: Definition, rng: random.Random) -> list[dict[str, Any]]:
    """What torch answers at each setting; of loops, as much of it as is certain (`_certain`)."""
    nearly, recorded = _nearly(fig), []
    for values in _settings(fig, rng):
        outputs = fig.compute(**values)
        if nearly:
            nearly(**forward_arguments(list(fig.controls.values()), values))
            outputs, values = _certain(fig, nearly, values)
        if not outputs:
            continue
        keys = {n: fig.controls[n].key(v) for n, v in values.items()}
        recorded.append({"set": keys, "outputs": {n: as_json(v) for n, v in outputs.items()}})
    return recorded


def _settings(fig: Definition, rng: random.Random) -> list[dict[str, Any]]:
    """The default, what reaches a goal, every control at its ends, some combinations, a few at
    random: each once."""
    probes, settings, more = _probes(fig, rng), [fig.defaults], RANDOM_SETTINGS_OF_LOOPS
    settings += [{**fig.defaults, **goal.at} for goal in fig.goals if goal.at]
    if not fig.loops:
        more = RANDOM_SETTINGS
        settings += [{**fig.defaults, n: v} for n, values in probes.items() for v in values]
        combinations = fig.combinations()
        for values in rng.sample(combinations, min(COMBINATIONS, len(combinations))):
            settings.append(_random(fig, rng) | values)
    elif sum(w.numel() for m in fig.modules for w in m.parameters()) <= LARGE:
        settings += [fig.defaults | {STEPS: steps} for steps in probes.pop(STEPS)]
        for together in zip_longest(*probes.values()):  # all at their least, all at their most, …
            at = zip(probes, together, strict=True)
            settings.append(fig.defaults | {n: v for n, v in at if v is not None})
    elif len(fig.loops) > 1:
        more = RANDOM_SETTINGS_OF_LARGE_RACES
    for _ in range(more if fig.controls else 0):
        settings.append(_random(fig, rng))
    return [values for at, values in enumerate(settings) if values not in settings[:at]]


def _random(fig: Definition, rng: random.Random) -> dict[str, Any]:
    return {name: rng.choice(values) for name, values in _probes(fig, rng).items()}


def _probes(fig: Definition, rng: random.Random) -> dict[str, list[Any]]:
    """Values of each control that are worth checking."""
    probes = {name: c.probes(rng) for name, c in fig.controls.items()}
    if len(fig.loops) > 1:  # who is ahead in a race depends on the machine, how it ends does not
        probes[STEPS] = [fig.controls[STEPS].widget.max]
    return probes


def _nearly(fig: Definition) -> Schedule | None:
    """A figure's loops with weights that differ in their last digits.

    One token drawn otherwise, where two were as good as equal, and all that follows is another
    text: there no two machines need agree. (Other figures' ties are single numbers.)
    """
    if not fig.loops:
        return None
    modules = copy.deepcopy({name: loop.module for name, loop in fig.loops.items()})
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for weight in {id(w): w for m in modules.values() for w in m.parameters()}.values():
            noise = torch.randn(weight.shape, generator=generator).to(weight)
            weight.copy_(weight * (1 + NOISE * noise))
    loops = {name: replace(loop, module=modules[name]) for name, loop in fig.loops.items()}
    return Schedule(loops, fig.schedule.most * len(loops), fig.schedule.shown)


def _certain(
    fig: Definition, nearly: Schedule, values: dict[str, Any]
) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """What both agree on: of a race the loops that end alike, of one loop the steps until they
    part. Times are none of it.   Returns the outputs, and at which values."""
    steps = values[STEPS]
    if len(fig.loops) == 1:
        pairs = zip(fig.schedule.history[:steps], nearly.history, strict=False)
        agreed = sum(1 for _ in takewhile(lambda pair: _agree(*pair), pairs))
        steps = max((n for n in fig.controls[STEPS].grid() or () if n <= agreed), default=0)
    ours, theirs = fig.schedule.history[steps - 1], nearly.history[steps - 1]
    begins = [f"{name}_" for name in fig.loops] if len(fig.loops) > 1 else [""]
    shown = {name: value for name, value in ours.items() if name != MEASURED}
    lanes = [{n: v for n, v in shown.items() if n.startswith(begin)} for begin in begins]
    alike = {n: v for lane in lanes if steps and _agree(lane, theirs) for n, v in lane.items()}
    return alike, values | {STEPS: steps}


def _agree(ours: dict[str, Tensor], theirs: dict[str, Tensor]) -> bool:
    """Whether all integers (the tokens) are the same."""
    whole = [name for name, value in ours.items() if not value.is_floating_point()]
    return all(torch.equal(ours[name], theirs[name]) for name in whole)
