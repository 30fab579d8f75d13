"""`{summary}`: what each chapter says is to be remembered, from the chapters themselves."""

import re
import sys
from pathlib import Path

import nbformat
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

sys.path.append(str(Path(__file__).resolve().parents[2] / "utils" / "house"))
from course import pages

HEADING = "## What to remember"


def remembered(source: str) -> str:
    """The section of that heading in a chapter's text, without the heading; "" if there is none."""
    _, found, rest = source.partition(f"{HEADING}\n")
    return re.split(r"^## ", rest, maxsplit=1, flags=re.M)[0].strip() if found else ""


class Summary(SphinxDirective):
    """Each chapter in the order of the book: its title, a link to it, and what to remember."""

    def run(self) -> list[nodes.Node]:
        lines: list[str] = []
        for name in pages():
            if not name.startswith("chapters/"):
                continue
            path = self.env.doc2path(name)
            self.env.note_dependency(path)
            cells = nbformat.read(path, as_version=4).cells
            text = "\n\n".join(c.source for c in cells if c.cell_type == "markdown")
            title = re.findall(r"^# (.+)$", text, re.M)[0]
            file = path.rpartition("/")[2]
            inner = re.sub(r"\]\((\d\d_\w+\.ipynb)", r"](../chapters/\1", remembered(text))
            lines += [f"**[{title}](../chapters/{file})**", "", *inner.splitlines(), ""]
        container = nodes.container(classes=["summary"])
        self.state.nested_parse(StringList(lines, "chapters"), 0, container)
        return [container]


def setup(app: Sphinx) -> None:
    app.add_directive("summary", Summary)
