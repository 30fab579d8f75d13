"""Files that are there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PART = ".part"  # ends the name of what is not whole yet


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to. What was written there takes the place of `path` when the block ends;
    where it is broken off, `path` is what it was."""
    part = path.with_name(path.name + PART)
    yield part
    os.replace(part, path)
