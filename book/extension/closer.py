"""Closer looks: sections that are closed when a reader comes.

The cell of such a heading has the mark with which JupyterLab folds a section. It holds the heading,
a question, and what stays in sight: the sentence that answers it.
"""

import sys
from pathlib import Path
from typing import Any

import nbformat
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

sys.path.append(str(Path(__file__).resolve().parents[2] / "utils" / "house"))
from course import CLOSER

LINES = 10_000  # MyST-NB counts a cell's lines from a multiple of this, the first cell's from it


class Closer(nodes.General, nodes.Element):
    """What a closer look holds, all that comes after its heading's cell."""


def fold(app: Sphinx, doctree: nodes.document) -> None:
    """Wrap what stands below the heading's cell of each closer look."""
    source = Path(doctree["source"])
    if source.suffix != ".ipynb":
        return
    cells = nbformat.read(source, as_version=4).cells
    for section in list(doctree.findall(nodes.section)):
        cell = section.line // LINES - 1
        if not cells[cell].metadata.get(CLOSER):
            continue
        title, answer, *rest = section.children
        within = [node for node in rest if node.line and node.line // LINES - 1 == cell]
        if section.line % LINES > 2 or not isinstance(answer, nodes.paragraph) or within:
            raise ExtensionError(
                f"{source.name}: the cell of the closer look {title.astext()!r} must hold its "
                "heading and one paragraph, the sentence that stays in sight"
            )
        section["classes"].append("closer-look")
        section[:] = [title, answer, Closer("", *rest)]


def opens(self: Any, node: Closer) -> None:
    self.body.append('<details class="closer"><summary>Look closer</summary>\n')


def closes(self: Any, node: Closer) -> None:
    self.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    app.add_node(Closer, html=(opens, closes))
    app.connect("doctree-read", fold)
