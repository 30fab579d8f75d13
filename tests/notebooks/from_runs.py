"""A pytest plugin: nbval compares what each notebook's one run left (utils/house/runs.py).

A notebook that has no run as it stands is executed first; whole, since its run serves the book too.
Numbers out of a model stand in `<data value="…">` elements. Another CPU or thread count computes
their last digits differently, so nbval's sanitizer (sanitize.cfg) masks them in its own comparison
of the text around them, and here they are compared by value.
"""

import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

RELATIVE, ABSOLUTE = 1e-3, 1e-6  # float32: 1 - 0.99994 is right to a thousandth
NUMBER = re.compile(r'<data value="([^"]*)"')


class Replay:
    """A kernel, as nbval sees it, that answers each cell with what its run left."""

    def __init__(self, notebook: nbformat.NotebookNode):
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.cells = iter(code)
        self.messages: Iterator[dict[str, Any]] = iter(())

    def execute_cell_input(self, source: str, allow_stdin: bool = False) -> str:
        cell = next(cell for cell in self.cells if cell.source == source)  # a skipped one has none
        self.messages = _messages(cell.outputs)
        return _ID

    def get_message(self, stream: str, timeout: float | None = None) -> dict[str, Any]:
        return next(self.messages)

    def await_reply(self, message: str, timeout: float | None = None) -> None:
        pass

    await_idle = await_reply

    def is_alive(self) -> bool:
        return True

    def stop(self) -> None:
        pass


_ID = "the cell"


def _messages(outputs: list[nbformat.NotebookNode]) -> Iterator[dict[str, Any]]:
    """What a kernel sends while it executes a cell."""
    idle = [("status", {"execution_state": "idle"})]
    for kind, content in [*((output.output_type, output) for output in outputs), *idle]:
        yield {"msg_type": kind, "content": content, "parent_header": {"msg_id": _ID}}


def _setup(notebook: Any) -> None:
    """Instead of starting a kernel: the notebook's run."""
    import runs

    try:
        executed = runs.ensure(Path(notebook.path)).notebook()
    except runs.RunFailed as failed:  # nbval says in which cell
        executed = failed.notebook
    notebook.kernel = Replay(executed)
    notebook.setup_sanitize_files()


def pytest_configure(config: pytest.Config) -> None:
    if config.option.nbval:
        from nbval.plugin import IPyNbFile

        IPyNbFile.setup = _setup


def numbers(outputs: Iterable[dict]) -> list[float]:
    """All numbers in a cell's outputs, in order."""
    html = [output.get("data", {}).get("text/html", "") for output in outputs]
    return [float(value) for text in html for value in NUMBER.findall(text)]


def difference(stored: list[float], computed: list[float]) -> str | None:
    """What differs, in words; None if nothing does.

    >>> difference([0.7734, 2.0], [0.7735, 2.0]) is None
    True
    >>> difference([0.7734], [0.7834])
    'number 1: stored 0.7734, computed 0.7834'
    """
    if len(stored) != len(computed):
        return f"{len(stored)} numbers are stored, {len(computed)} were computed"
    for position, (old, new) in enumerate(zip(stored, computed, strict=True), start=1):
        same = old == new or (math.isnan(old) and math.isnan(new))
        if not same and not math.isclose(old, new, rel_tol=RELATIVE, abs_tol=ABSOLUTE):
            return f"number {position}: stored {old:g}, computed {new:g}"
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    result = yield
    outputs = getattr(item, "test_outputs", None)  # set by nbval once it has run a cell
    if outputs is not None and item.options["check"]:
        found = difference(numbers(item.cell.outputs), numbers(outputs))
        if found:
            from nbval.plugin import NbCellError

            raise NbCellError(item.cell_num, f"stored numbers differ: {found}", item.cell.source)
    return result
