"""Files that are there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PART = ".part"  # ends the name of what is not whole yet


@contextmanager
def whole(path: Path, ending: str = PART) -> Iterator[Path]:
    """A path to write to, its folder made. What was written there takes the place of
    `path` when the block ends; where it is broken off, `path` is what it was.

    ending: of the name until then; one of its own where several processes write the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ending)
    yield part
    os.replace(part, path)
