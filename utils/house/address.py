"""Copy the repository's address from _config.yml to where it stands: `make address`.

Three forms of it are in use: the repository, its Colab links, and the published book.
"""

import re
from pathlib import Path

import nbformat
from course import FIRST_CELL, ROOT, address, first_code_cell, notebooks

FILES = ["README.md", "CONTRIBUTING.md", "CITATION.cff", "pyproject.toml", "_config.yml"]
FILES += ["book/status.md", "book/teaching.md"]
PATTERN = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+)")


def forms(url: str) -> list[str]:
    """The text that stands for an address in each of its three forms."""
    match = PATTERN.fullmatch(url)
    if not match:
        raise SystemExit(f"_config.yml: {url!r} is not of the form https://github.com/owner/name")
    owner, name = match.groups()
    return [f"github.com/{owner}/{name}", f"github/{owner}/{name}", f"{owner}.github.io/{name}"]


def replace(path: Path, old: str, new: str) -> bool:
    """Write the new address over the old one; whether that changed the file."""
    text = changed = path.read_text(encoding="utf-8")
    for before, after in zip(forms(old), forms(new), strict=True):
        changed = re.sub(rf"{re.escape(before)}(?![\w-])", after, changed)
    if changed != text:
        path.write_text(changed, encoding="utf-8")
    return changed != text


def write_first_cell(path: Path) -> bool:
    """Give a notebook the canonical first code cell; whether that changed it."""
    notebook = nbformat.read(path, as_version=4)
    source = FIRST_CELL.read_text(encoding="utf-8").rstrip("\n")
    cell = first_code_cell(notebook)
    if cell is None or "google.colab" not in cell.source:
        raise SystemExit(f"{path}: its first code cell is not the one that fetches llmbook")
    if cell.source == source and cell.metadata.get("tags") == ["remove-cell"]:
        return False
    cell.source, cell.metadata["tags"] = source, ["remove-cell"]
    nbformat.write(notebook, path)
    return True


def main() -> None:
    new = address()
    old = next(PATTERN.finditer(FIRST_CELL.read_text(encoding="utf-8")))[0]
    changed = [name for name in FILES if (ROOT / name).exists() and replace(ROOT / name, old, new)]
    changed += ["first_cell.py"] if replace(FIRST_CELL, old, new) else []
    changed += [path.name for path in notebooks() if write_first_cell(path)]
    print(f"{new}: " + (f"written to {', '.join(changed)}" if changed else "all copies agree"))


if __name__ == "__main__":
    main()
