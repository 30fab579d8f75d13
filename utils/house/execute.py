"""A kernel that executes one notebook, and sees what it reads and what it leaves behind."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
from pathlib import Path
from typing import Any

import inputs
import jupytext
import nbformat
import psutil
from nbclient import NotebookClient

TIMEOUT_S = 600  # of a cell
EXPORTED = inputs.ROOT / "_build" / "exported"  # steps that were traced, for whoever asks next

#: In the kernel before the first cell: which files are opened from now on.
LISTEN = """
import sys
sys.opened_files = set()
sys.addaudithook(lambda event, given: event == "open" and sys.opened_files.add(str(given[0])))
"""
#: After the last: those, and the modules that were imported.
HEARD = """[*__import__("sys").opened_files,
 *(getattr(m, "__file__", None) or "" for m in list(__import__("sys").modules.values()))]"""


def read(path: Path) -> nbformat.NotebookNode:
    """A notebook, or a page of Markdown with code cells."""
    if path.suffix == ".ipynb":
        return nbformat.read(path, as_version=4)
    return jupytext.read(path, fmt="md:myst")


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def sources(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in code_cells(notebook)]


def shown(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """What its outputs show as HTML, in order: of each the data by type."""
    outputs = [output for cell in code_cells(notebook) for output in cell.get("outputs", [])]
    return [output.data for output in outputs if "text/html" in output.get("data", {})]


class Unclean(Exception):
    """A notebook that ran, but read what its key does not know, or left something running."""


class Kernel(NotebookClient):
    """A kernel for one notebook. Nothing that it started outlives it."""

    km: Any  # of nbclient, which has none before it begins
    kc: Any

    def __init__(self, path: Path, notebook: nbformat.NotebookNode):
        where = {"metadata": {"path": str(path.parent)}}
        super().__init__(notebook, timeout=TIMEOUT_S, kernel_name="python3", resources=where)
        self.record_timing = False
        self.inputs = {str(file) for file in inputs.files(sources(notebook))}
        self.on_notebook_start = lambda notebook: self.kc.execute(LISTEN, silent=True)
        self.last = max(
            (i for i, c in enumerate(notebook.cells) if c.cell_type == "code"), default=-1
        )

    def run(self, figures: Path) -> None:
        """Execute the notebook in place; `figure()` writes its files into `figures`."""
        above = [str(inputs.SOURCES), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = os.environ | {
            "LLMBOOK_FIGURES": str(figures),
            "LLMBOOK_EXPORTED": os.environ.get("LLMBOOK_EXPORTED", str(EXPORTED)),
            "PYTHONPATH": os.pathsep.join(above),
            "OMP_NUM_THREADS": "1",  # two processes of two threads on two cores collapse
        }
        try:
            self.execute(env=environment, stderr=subprocess.DEVNULL)  # it warns of TCP, each time
        finally:
            if hasattr(os, "killpg"):  # Windows has none: what a kernel leaves there may live on
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.process, signal.SIGKILL)  # it leads a group of its own

    async def async_start_new_kernel(self, **arguments: Any) -> None:
        await super().async_start_new_kernel(**arguments)
        self.process = self.km.provisioner.pid

    async def async_execute_cell(self, cell: Any, cell_index: int, *rest: Any, **named: Any) -> Any:
        executed = await super().async_execute_cell(cell, cell_index, *rest, **named)
        if cell_index == self.last:
            await self._judge()
        return executed

    async def _judge(self) -> None:
        """Raise Unclean if it read what its key does not see, or leaves a process running."""
        asked = self.kc.execute("", silent=True, user_expressions={"heard": HEARD})
        while (reply := await self.kc.get_shell_msg(timeout=60))["parent_header"][
            "msg_id"
        ] != asked:
            pass
        heard = reply["content"]["user_expressions"]["heard"]["data"]["text/plain"]
        ours = rf"{re.escape(str(inputs.SOURCES))}/[^'\"]+"
        read = {file for file in re.findall(ours, heard) if Path(file).is_file()}
        free = inputs.NO_OUTPUT_DEPENDS_ON
        unknown = sorted(file for file in read - self.inputs if not free.search(file))
        if unknown:
            raise Unclean(f"it read {unknown[0]}, which inputs.py does not see that it needs")
        left = [p for p in psutil.Process(self.process).children(recursive=True) if p.is_running()]
        names = [" ".join(p.cmdline()) for p in left]
        if running := [name for name in names if "resource_tracker" not in name]:
            raise Unclean(f"it leaves a process running: {running[0]}")
