"""Copies of a lab: without solutions for a class, with a reader's own work, and what they solve."""

import base64
import zlib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from nbclient import NotebookClient
from nbformat import NotebookNode

TIMEOUT_S = 300  # of a cell: a reader's loop may never end
OWN = {"exercise", "yours"}  # tags of the cells that a reader fills in; only the first are checked
RIGHT, WRONG, OPEN = "✓", "✗", "·"
PACKED = "# @title A solution, packed: it stands in until yours is right"


def tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", []))


def name(cell: NotebookNode) -> str:
    """A cell's id; Colab keeps it in the metadata."""
    return cell.metadata.get("id") or cell.get("id", "")


def packed(source: str) -> str:
    """The source as a cell that runs, but cannot be read at a glance."""
    text = base64.b85encode(zlib.compress(source.encode(), 9)).decode()
    lines = (text[i : i + 70] for i in range(0, len(text), 70))
    return "\n".join([
        PACKED,
        "import base64, zlib",
        'exec(zlib.decompress(base64.b85decode("".join([',
        *(f"    {line!r}," for line in lines),
        "]))))",
    ])  # fmt: skip


def without_solutions(lab: NotebookNode) -> NotebookNode:
    """For a class: solutions are packed, so that all runs; nothing that ran is shown."""
    copy = deepcopy(lab)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if "solution" in tags(cell):
            cell.source = packed(cell.source)
    return copy


def with_own(lab: NotebookNode, own: NotebookNode) -> NotebookNode:
    """The lab, with what a reader wrote into a copy of it, maybe of an earlier edition.

    What was written into exercises and predictions stands there again, found by the cells' ids;
    cells that the reader added stand where they stood, after the same cell of the lab.
    Raises ValueError if `own` has none of the lab's exercises."""
    copy, known = deepcopy(lab), {name(cell): cell for cell in own.cells}
    mine = [cell for cell in copy.cells if OWN & tags(cell)]
    if not any(name(cell) in known for cell in mine):
        raise ValueError("it has none of this lab's exercises")
    for cell in mine:
        if name(cell) in known:
            cell.source = known[name(cell)].source
    places, last = {name(cell) for cell in copy.cells}, ""
    added: dict[str, list[NotebookNode]] = {}
    for cell in own.cells:
        if name(cell) in places:
            last = name(cell)
        elif not cell.metadata.get("tags"):  # one with tags was the lab's own, and has gone
            added.setdefault(last, []).append(deepcopy(cell))
    copy.cells = [*added.get("", [])] + [
        each for cell in copy.cells for each in (cell, *added.get(name(cell), []))
    ]
    return copy


def checks(lab: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in lab.cells if "check" in tags(cell)]


def title(check: NotebookNode) -> str:
    """ "exercise 3: attention", of a check's first line, "# @title The check of exercise 3: …"."""
    return check.source.partition("\n")[0].partition("The check of ")[2]


def said(cell: NotebookNode) -> str:
    """What a cell printed, or the error in which it ended."""
    parts = [
        one.get("text", "") or f"{one.get('ename', '')}: {one.get('evalue', '')}"
        for one in cell.outputs
        if one.output_type in ("stream", "error")
    ]
    return "\n".join(part.strip() for part in parts)


def mark(said: str) -> str:
    """Of what a check said: it may try several answers, and a right one is no more than it says."""
    lines = said.splitlines()
    if lines and all(line == "Right." for line in lines):
        return RIGHT
    return OPEN if said.startswith("Not done yet") and "Not right yet" not in said else WRONG


def solved(lab: NotebookNode, own: NotebookNode, folder: Path) -> Iterator[tuple[str, str]]:
    """Of each check: its exercise, and what it said of the reader's answer.

    The lab's own checks are run, with the reader's exercises and nothing else of their copy; what
    stands behind the last check, and what the lab asserts of itself, is left out.
    folder: in which it runs."""
    run = with_own(lab, own)
    known = {name(cell) for cell in lab.cells}
    last = max(i for i, cell in enumerate(run.cells) if "check" in tags(cell))
    run.cells = [
        cell for cell in run.cells[: last + 1] if name(cell) in known and "claims" not in tags(cell)
    ]
    client = NotebookClient(
        run,
        timeout=TIMEOUT_S,
        allow_errors=True,
        extra_arguments=["--IPKernelApp.log_level=40"],  # errors: nothing of how it is connected
        resources={"metadata": {"path": str(folder)}},
    )
    client.record_timing = False
    client.interrupt_on_timeout = True
    client.execute()
    for check in checks(run):
        yield title(check), said(check)
