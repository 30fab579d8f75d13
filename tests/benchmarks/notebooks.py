"""Every notebook of the course, executed in a kernel of its own; nothing is stored."""

import time
from collections.abc import Iterator
from pathlib import Path

import course
import nbformat
from nbclient import NotebookClient

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
    """Start a kernel, run all cells, stop it."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    start = time.perf_counter()
    NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources=resources, record_timing=False
    ).execute()
    return time.perf_counter() - start
