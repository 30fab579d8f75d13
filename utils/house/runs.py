"""Each notebook is executed once, for everything: `python utils/house/runs.py [notebook …]`.

A run leaves the outputs, and the figures' files that the book publishes, in `_build/runs/`, under a
key that names all that they depend on (inputs.py). Who wants outputs takes them from there: nbval
compares them, `make notebooks` stores them, the book shows them. Two notebooks run at a time.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import inputs
import nbformat
import whole
from course import ROOT, chosen, executed
from execute import Kernel, Unclean, code_cells, read, sources
from filelock import FileLock
from nbclient.exceptions import CellExecutionError

RUNS = Path(os.environ.get("LLMBOOK_RUNS", ROOT / "_build" / "runs"))  # tests have their own
KEPT = 3  # runs of each notebook: changing branch and back costs nothing
AT_A_TIME = 2


class RunFailed(Exception):
    """A notebook stopped with an error. `notebook` holds what it showed until then."""

    def __init__(self, path: Path, message: str, notebook: nbformat.NotebookNode):
        super().__init__(f"{title(path)}: {message}")
        self.notebook = notebook


@dataclass(frozen=True)
class Run:
    """What one execution of a notebook left in `folder`."""

    path: Path
    folder: Path

    @property
    def figures(self) -> Path:
        """The figures' files: specs/, models/, tensors/, parity/."""
        return self.folder / "figures"

    @property
    def record(self) -> dict[str, Any]:
        """{"seconds": …, "files": how many bytes each has}; empty if the run is not whole."""
        return whole.known(self.folder) or {}

    def notebook(self) -> nbformat.NotebookNode:
        """The notebook as its text stands now, with this run's outputs."""
        return self.fill(read(self.path))

    def fill(self, notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
        """Give a notebook of the same code this run's outputs."""
        executed = read(self.folder / "notebook.ipynb")
        for cell, kept in zip(code_cells(notebook), code_cells(executed), strict=True):
            cell.outputs, cell.execution_count = kept.outputs, kept.execution_count
        return notebook


def find(path: Path) -> Run | None:
    """The kept run of a notebook as it stands, if there is one."""
    run = Run(path, _folder(path) / inputs.key(sources(read(path))))
    if not run.record:
        return None
    (run.folder / whole.LIST).touch()  # the last three that were used are kept
    return run


def of_page(page: str) -> Run | None:
    """The kept run behind a page of the book, as "chapters/12_decoding"; none behind a text."""
    source = next((p for p in executed() if p.with_suffix("") == ROOT / page), None)
    return find(source) if source else None


def ensure(path: Path) -> Run:
    """A notebook's run: the kept one, or a new one.   Raises RunFailed."""
    _folder(path).mkdir(parents=True, exist_ok=True)
    with FileLock(_folder(path) / "lock"):
        return find(path) or _execute(path)


def ensure_all(paths: Iterable[Path], say: Callable[[str], None] = print) -> None:
    """Make the runs that are missing, two at a time.   Raises RunFailed when all have ended."""
    todo = [path for path in paths if not find(path)]
    todo.reverse()  # the later, the longer: short ones at the end leave no process without work
    done: list[str] = []

    def one(path: Path) -> RunFailed | None:
        began, problem = time.monotonic(), None
        try:
            ensure(path)
        except RunFailed as error:
            problem = error
        done.append(path.name)
        said = "FAILED after" if problem else "executed in"
        seconds = time.monotonic() - began
        say(f"[{len(done)}/{len(todo)}] {title(path)} {said} {seconds:.0f} s")
        return problem

    if todo:
        say(f"notebooks to execute: {len(todo)}, {AT_A_TIME} at a time")
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        problems = [problem for problem in pool.map(one, todo) if problem]
    if problems:
        raise problems[0]


def title(path: Path) -> str:
    """A notebook's name, as "chapters/12_decoding"."""
    return f"{path.parent.name}/{path.stem}"


def _folder(path: Path) -> Path:
    return RUNS / title(path).replace("/", "-")


def _execute(path: Path) -> Run:
    run = Run(path, _folder(path) / inputs.key(sources(read(path))))
    notebook = read(path)
    for cell in code_cells(notebook):
        cell.outputs, cell.execution_count = [], None

    def execute(folder: Path) -> dict[str, Any]:
        began = time.monotonic()
        (folder / "figures").mkdir()
        Kernel(path, notebook).run(figures=folder / "figures")
        nbformat.write(notebook, folder / "notebook.ipynb")
        return {"seconds": round(time.monotonic() - began, 1)}

    for left in _folder(path).glob("*.part"):  # of a run that was broken off
        shutil.rmtree(left)
    try:
        whole.make(run.folder, execute)
    except (CellExecutionError, Unclean) as error:
        raise RunFailed(path, str(error), notebook) from None
    kept = sorted(_folder(path).glob(f"*/{whole.LIST}"), key=lambda file: file.stat().st_mtime)
    for old in kept[:-KEPT]:
        shutil.rmtree(old.parent)
    return run


def main(names: list[str]) -> None:
    try:
        ensure_all(chosen(names) or executed())
    except RunFailed as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main(sys.argv[1:])
