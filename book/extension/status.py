"""The directive `package-versions`: what the book was built with, for its status page."""

import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parent.parent.parent


def packages() -> list[tuple[str, str, str]]:
    """(name, what is asked for, what is installed) of each package in the requirement files."""
    rows = [("python", ">=3.11", sys.version.split()[0])]
    for name in ("requirements.txt", "requirements-weights.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if match := re.match(r"([\w-]+)\s*([<>=!~].*)?$", line.split("#")[0].strip()):
                rows.append((match[1], match[2] or "any", installed(match[1])))
    return rows


def installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


class PackageVersions(Directive):
    """A table of the packages in the requirement files."""

    def run(self) -> list[nodes.Node]:
        header, *rows = [("Package", "Asked for", "Built with"), *packages()]
        group = nodes.tgroup(cols=3)
        group += [nodes.colspec(colwidth=1) for _ in header]
        group += nodes.thead("", self.row(header))
        group += nodes.tbody("", *[self.row(row) for row in rows])
        return [nodes.table("", group)]

    @staticmethod
    def row(cells: tuple[str, ...]) -> nodes.row:
        return nodes.row("", *[nodes.entry("", nodes.paragraph("", cell)) for cell in cells])


def setup(app: Sphinx) -> None:
    app.add_directive("package-versions", PackageVersions)
