"""The page that `make lab` opens: where to begin, what was done, the labs.

It is a notebook of one cell, so that ▶ makes it anew. What was done is read from the notebooks as
they were saved, and kept nowhere else: a figure's widget stands in one that was run, and what the
checks said of a reader's answers in a lab.
"""

import re
from datetime import datetime
from pathlib import Path

import nbformat
from course import KERNEL, ROOT, WIDGET, pages
from IPython.display import Markdown
from llmbook.exercises.copies import RIGHT, checks, mark, said

PAGE = ROOT / "_build" / "start.ipynb"
CELL = """# ▶ makes this page anew
import sys

sys.path.insert(0, "../utils/house")
from begin import start

start()"""
TOP = """# Where to begin

{next} The chapters build on one another; a lab can be done when its chapters have been read.

Run a notebook with *Run ▸ Run All Cells*, move what can be moved, change its code, and save it.
Then come back, click here and press ▶: the page is made anew.

| | chapter | time | run |
| ---: | --- | --- | --- |
{chapters}

| lab | exercises right |
| --- | --- |
{labs}
"""


def source(notebook: nbformat.NotebookNode) -> str:
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.M)
    return match[1] if match else ""


def was_run(notebook: nbformat.NotebookNode) -> bool:
    """Whether a reader has run and saved it: what the repository stores has no widgets."""
    outputs = (one for cell in notebook.cells for one in cell.get("outputs", []))
    return any(WIDGET in one.get("data", {}) for one in outputs)


def right(lab: nbformat.NotebookNode) -> int:
    """How many of its exercises are right, by what their checks said."""
    return sum(mark(said(check)) == RIGHT for check in checks(lab))


def start(root: Path = ROOT) -> Markdown:
    """The page's text, from the notebooks under `root` as they are now."""
    chapters: list[str] = []
    labs: list[str] = []
    begin = ""
    for name in (page for page in pages() if (root / f"{page}.ipynb").exists()):
        path = root / f"{name}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        text = source(notebook)
        title = found(r"^# (?:Lab: )?(.+)$", text)
        link = f"[{title[0].upper()}{title[1:]}](../{name}.ipynb)"
        if name.startswith("labs/"):  # a copy beside it counts as well: 01_backprop_mine.ipynb
            copies = path.parent.glob(f"{path.stem}*.ipynb")
            best = max(right(nbformat.read(copy, as_version=4)) for copy in copies)
            labs.append(f"| {link} | {best} of {len(checks(notebook))} |")
            continue
        day = f"{datetime.fromtimestamp(path.stat().st_mtime):%d %B %Y}".lstrip("0")
        run = was_run(notebook)
        minutes = found(r"^\*About (\d+ minutes)", text)
        chapters.append(
            f"| {len(chapters) + 1} | {link} | {minutes} | {'✓ ' + day if run else ''} |"
        )
        begin = begin or ("" if run else link)
    first = "Begin" if not any("✓" in row for row in chapters) else "Go on"
    go = f"{first} here: **{begin}**." if begin else "You have run every chapter."
    return Markdown(TOP.format(next=go, chapters="\n".join(chapters), labs="\n".join(labs)))


def write(to: Path = PAGE) -> None:
    cell = nbformat.v4.new_code_cell(CELL, metadata={"jupyter": {"source_hidden": True}})
    cell.outputs = [nbformat.v4.new_output("display_data", {"text/markdown": start().data})]
    to.parent.mkdir(exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": KERNEL}), to)


if __name__ == "__main__":
    write()
    print(PAGE.relative_to(ROOT).as_posix())
