"""Long work is done once and kept: losses, samples, small weights.

    run = recorded("06/losses", train, minutes=12)
    run["loss"]  # (steps,)

What is kept lies in `records/` as safetensors, with what is no tensor as JSON in the header. A
notebook that reads a record runs in seconds, here and for its readers; once a week all records are
made anew and compared (`LLMBOOK_RECORDS=compare`), so that they stay true.
"""

import json
import math
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from .files import whole

RECORDS = Path(__file__).parent / "records"
TOLERANCE = 0.02  # of a number: another processor trains a little differently

Values = dict[str, Any]


def recorded(
    name: str,
    make: Callable[[], Mapping[str, Any]],
    *,
    minutes: float,
    tolerance: float = TOLERANCE,
    texts: str = "",
) -> Values:
    """What `make` returns: read from the record of this name; made, and recorded, if there is none.

    name: of the record, e.g. "06/losses": remove its file to make it anew.
    make: returns tensors, numbers, strings, and lists of these, by name.
    minutes: how long that takes on two cores; said before it begins.
    tolerance: by how much, relative to each number, another machine's may differ.
    texts: a value that is not compared: drawn texts, which another processor may draw otherwise.
    Raises ValueError where a record cannot hold a value, or was to be compared and differs.
    """
    file = RECORDS / f"{name}.safetensors"
    if not file.exists():
        print(f"Making {name!r}: about {minutes:g} min on two cores …", flush=True)
        values = _timed(name, make)
        save(file, values)
        return values
    kept = load(file)
    if os.environ.get("LLMBOOK_RECORDS") == "compare":
        made = _timed(name, make)
        if texts and made.get(texts):
            made[texts] = kept[texts]  # which is not compared, but must be there
        if wrong := differences(kept, made, tolerance):
            raise ValueError(f"the record {name!r} is not what is made today: {'; '.join(wrong)}")
    return kept


def _timed(name: str, make: Callable[[], Mapping[str, Any]]) -> Values:
    began = time.monotonic()
    values = dict(make())
    print(f"{name!r} took {time.monotonic() - began:.0f} s.", flush=True)
    return values


def save(file: Path, values: Mapping[str, Any]) -> None:
    """Write values to a file, whole or not at all."""
    tensors = {k: v.contiguous().clone() for k, v in values.items() if isinstance(v, torch.Tensor)}
    try:
        rest = json.dumps({k: v for k, v in values.items() if k not in tensors})
    except TypeError as error:
        raise ValueError(f"a record holds tensors, numbers, strings and lists: {error}") from None
    with whole(file) as part:
        save_file(tensors, part, {"values": rest, "names": json.dumps(list(values))})


def load(file: Path) -> Values:
    """The values of a file, in the order in which they were made."""
    with safe_open(file, "pt") as record:
        header = record.metadata()
        found = {key: record.get_tensor(key) for key in record.keys()}  # noqa: SIM118 (not a dict)
    found |= json.loads(header["values"])
    return {name: found[name] for name in json.loads(header["names"])}


def differences(kept: Any, made: Any, tolerance: float, name: str = "") -> list[str]:
    """Where two values differ, in words: numbers by more than the tolerance, the rest at all.

    >>> differences({"loss": [1.0, 2.0]}, {"loss": [1.0, 2.5]}, tolerance=0.1)
    ['loss 1: recorded 2.0, made 2.5']
    """
    if isinstance(kept, torch.Tensor) and isinstance(made, torch.Tensor):
        kept, made = kept.tolist(), made.tolist()
    if isinstance(kept, dict) and isinstance(made, dict) and list(kept) == list(made):
        return [d for k in kept for d in differences(kept[k], made[k], tolerance, f"{name} {k}")]
    if isinstance(kept, list) and isinstance(made, list) and len(kept) == len(made):
        pairs = enumerate(zip(kept, made, strict=True))
        return [d for i, (a, b) in pairs for d in differences(a, b, tolerance, f"{name} {i}")]
    if isinstance(kept, float) and isinstance(made, float):
        near = math.isclose(kept, made, rel_tol=tolerance, abs_tol=1e-8)
        same = near or (math.isnan(kept) and math.isnan(made))
    else:
        same = type(kept) is type(made) and kept == made
    return [] if same else [f"{name.strip()}: recorded {kept!r}, made {made!r}"]
