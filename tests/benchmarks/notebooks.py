"""Every notebook of the course, executed in a kernel of its own; nothing is stored."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import course
import execute

from .progress import say
from .rows import Result


def measure(quick: bool) -> Iterator[Result]:
    """Seconds for each notebook, and for all; once each, quick or not."""
    total = 0.0
    for name in course.pages():
        path = course.ROOT / f"{name}.ipynb"
        if not path.is_file():
            continue
        say(f"  {name}")
        spent = seconds(path)
        total += spent
        yield Result("notebook", spent, subject=name)
    yield Result("notebooks", total)


def seconds(path: Path) -> float:
    """Start a kernel, run all cells and publish the figures, stop it."""
    with TemporaryDirectory() as folder:
        start = time.perf_counter()
        execute.Kernel(path, execute.read(path)).run(figures=Path(folder))
        return time.perf_counter() - start
