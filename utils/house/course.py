"""What the house's scripts and tests ask about the course: its notebooks, and its address."""

from collections.abc import Sequence
from pathlib import Path

import nbformat
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_CELL = Path(__file__).parent / "first_cell.py"
#: The mark of a heading's cell whose section, a closer look, is closed at first; JupyterLab's own.
CLOSER = "jp-MarkdownHeadingCollapsed"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
WIDGET = "application/vnd.jupyter.widget-view+json"


def notebooks() -> list[Path]:
    """Every notebook in chapters/ and labs/, in order."""
    return [
        path for folder in ("chapters", "labs") for path in sorted(ROOT.glob(f"{folder}/*.ipynb"))
    ]


def pages() -> list[str]:
    """Every page of _toc.yml in reading order, without suffix: "chapters/11_sampling"."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    found = [toc["root"]]

    def walk(entries: list[dict]) -> None:
        for entry in entries:
            found.extend([entry["file"]] if "file" in entry else [])
            walk(entry.get("sections", []))

    for part in toc.get("parts", [toc]):
        walk(part.get("chapters", []))
    return found


def executed() -> list[Path]:
    """The sources of the pages that are executed: every notebook, and Markdown with code cells."""
    sources = [ROOT / f"{page}{end}" for page in pages() for end in (".ipynb", ".md")]
    return [path for path in sources if path.exists() and is_executed(path)]


def is_executed(path: Path) -> bool:
    """Whether a page's source is a notebook: .ipynb, or Markdown whose header says so."""
    return path.suffix == ".ipynb" or "\nkernelspec:" in path.read_text("utf-8")[:500]


def chosen(names: Sequence[str]) -> list[Path]:
    """The sources of these names, as "chapters/11_sampling.ipynb".

    Raises SystemExit, with what there is, where one is none that is executed."""
    paths = [(ROOT / name).resolve() for name in names]
    if wrong := [n for n, path in zip(names, paths, strict=True) if path not in executed()]:
        there = ", ".join(path.relative_to(ROOT).as_posix() for path in executed())
        raise SystemExit(f"nothing to execute: {', '.join(wrong)}; there are {there}")
    return paths


def address() -> str:
    """The repository's address, from its one source."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    return config["repository"]["url"].rstrip("/")


def site() -> str:
    """The published book's address."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    return config["html"]["baseurl"]


def first_code_cell(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode | None:
    return next((cell for cell in notebook.cells if cell.cell_type == "code"), None)
