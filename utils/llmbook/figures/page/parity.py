"""What torch answers at a figure's settings, recorded for the tests to ask the page the same."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace
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
#: The same for a loop: each runs dozens of steps, twice here and once more in a browser.
COMBINATIONS_OF_LOOPS, RANDOM_SETTINGS_OF_LOOPS = 4, 2
LARGE = 10_000_000  # weights: a step takes so long that a loop has its default and the random ones
NOISE = 3e-6  # of each weight: about as much as two machines' float32 differ


def record(fig: Definition, folder: str | Path, name: str) -> None:
    """Write `folder`/parity/`name`.json: what torch answers, for a figure published as `name`.

    {"id", "writes": a loop?, "settings": [{"set": values by control, "outputs": …}]}, the default
    first.
    """
    rng = random.Random(fig.name)
    content = {"id": fig.id, "writes": bool(fig.loops), "settings": answers(fig, rng)}
    (Path(folder) / "parity").mkdir(parents=True, exist_ok=True)
    (Path(folder) / "parity" / f"{name}.json").write_text(json.dumps(content, allow_nan=False))


def answers(fig: Definition, rng: random.Random) -> list[dict[str, Any]]:
    nearly, recorded = _nearly(fig), []
    for values in _settings(fig, rng):
        outputs = fig.compute(**values)
        given = forward_arguments(list(fig.controls.values()), values)
        if nearly and not _agree(outputs, nearly(**given)):
            continue
        kept = {n: as_json(v) for n, v in outputs.items() if n != MEASURED or not fig.loops}
        keys = {n: fig.controls[n].key(v) for n, v in values.items()}
        recorded.append({"set": keys, "outputs": kept})
    return recorded


def _settings(fig: Definition, rng: random.Random) -> list[dict[str, Any]]:
    """The default, every control at its ends, some combinations, a few at random."""
    if fig.loops and sum(w.numel() for m in fig.modules for w in m.parameters()) > LARGE:
        return [fig.defaults, *(_random(fig, rng) for _ in range(RANDOM_SETTINGS_OF_LOOPS))]
    probes = _probes(fig, rng)
    most, more = COMBINATIONS, RANDOM_SETTINGS
    if fig.loops:
        most, more = COMBINATIONS_OF_LOOPS, RANDOM_SETTINGS_OF_LOOPS
    settings = [fig.defaults]
    settings += [{**fig.defaults, n: v} for n, values in probes.items() for v in values]
    for values in rng.sample(fig.combinations(), min(most, len(fig.combinations()))):
        settings.append(_random(fig, rng) | values)
    for _ in range(more if fig.controls else 0):
        settings.append(_random(fig, rng))
    return settings


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
    loops = {name: replace(loop, module=_noisy(loop.module)) for name, loop in fig.loops.items()}
    return Schedule(loops, fig.schedule.most * len(loops), fig.schedule.shown) if loops else None


def _agree(ours: dict[str, Tensor], theirs: dict[str, Tensor]) -> bool:
    """Whether all integers (the tokens) are the same."""
    whole = [name for name, value in ours.items() if not value.is_floating_point()]
    return all(torch.equal(ours[name], theirs[name]) for name in whole)


def _noisy(module: torch.nn.Module) -> torch.nn.Module:
    noisy = copy.deepcopy(module)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for weight in noisy.parameters():
            noise = torch.randn(weight.shape, generator=generator).to(weight)
            weight.copy_(weight * (1 + NOISE * noise))
    return noisy
