"""Every notebook of the course, executed in a kernel of its own; nothing is stored."""

import os
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
    """Start a kernel, run all cells and publish the figures, stop it. Nothing was traced before."""
    with TemporaryDirectory() as folder:
        os.environ["LLMBOOK_EXPORTED"] = f"{folder}/exported"
        start = time.perf_counter()
        execute.Kernel(path, execute.read(path)).run(figures=Path(folder, "figures"))
        return time.perf_counter() - start
