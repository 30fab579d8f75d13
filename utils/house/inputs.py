"""What a notebook's outputs depend on: its code, package versions, and our modules with their data.

A module's imports are read from its source, wherever they stand in it; a string that names one of
our modules ("llmbook.training", for a process of its own) counts too. Its data are the files and
folders that it joins to a path, `FOLDER / "alice.txt"`, and what it has `recorded`. Nothing is
imported or run here.
"""

import ast
import hashlib
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from platform import python_version_tuple

from course import ROOT
from packaging.requirements import Requirement

SOURCES = ROOT / "utils"
RECORDS = SOURCES / "llmbook" / "records"
OURS = {path.parent.name for path in SOURCES.glob("*/__init__.py")}
#: Of the package's files: the browser's half, but for its colours.
NO_OUTPUT_DEPENDS_ON = re.compile(r"(\.js|\.pyc|/figure\.css)$")
#: Of the environment, what changes outputs. (LLMBOOK_FIGURES and _EXPORTED say where files go.)
SWITCHES = ("LLMBOOK_RECORDS", "CUDA_VISIBLE_DEVICES")
KERNEL = "ipykernel"
MAGIC = re.compile(r"^(\s*)[%!].*$", re.MULTILINE)
MODULE = re.compile(r"\w+(\.\w+)+")


def key(cells: list[str]) -> str:
    """A hash of all that the outputs of these code cells depend on."""
    switches = (f"{name}={os.environ.get(name, '')}" for name in SWITCHES)
    executed_by = Path(__file__).with_name("execute.py").read_text("utf-8")
    return digest((*cells, *versions(), *switches, executed_by), files(cells), SOURCES)


def digest(texts: Iterable[str], paths: Iterable[Path], root: Path) -> str:
    """One name for texts and files, by their path from `root`: another when one of them changes."""
    found = hashlib.sha256()
    for text in texts:
        found.update(text.encode() + b"\0")
    for path in paths:
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


@cache
def versions() -> tuple[str, ...]:
    """Python's version, and those of the packages that `llmbook` and a kernel need, with all that
    these need, and of the weights."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    weights = (ROOT / "requirements-weights.txt").read_text("utf-8").splitlines()
    todo = [*project["dependencies"], KERNEL, *(line for line in weights if line[:1].isalpha())]
    found: dict[str, str] = {}
    while todo:
        needed = Requirement(todo.pop())
        name = re.sub(r"[-_.]+", "-", needed.name).lower()
        if name in found or (needed.marker and not needed.marker.evaluate({"extra": ""})):
            continue
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
        else:
            todo += requires(name) or []
    python = ".".join(python_version_tuple()[:2])
    return (python, *(f"{name} {number}" for name, number in sorted(found.items())))


def files(cells: list[str]) -> list[Path]:
    """Our modules that this code imports, all that these import, and the data that they read."""
    trees = [tree for cell in cells if (tree := _parsed(cell))]
    todo = {name for tree in trees for name in _names(tree, "")}
    data = {file for tree in trees for file in _data(tree, SOURCES)}
    modules: set[Path] = set()
    while todo:
        for module in set(_modules(todo.pop())) - modules:
            modules.add(module)
            package = ".".join(module.relative_to(SOURCES).parent.parts)
            todo |= set(_names(_tree(module), package))
            data |= set(_data(_tree(module), module.parent))
    return sorted(modules | data)


def _parsed(cell: str) -> ast.Module | None:
    """A cell's code; what is not Python (a cell magic) imports nothing of ours."""
    try:
        return ast.parse(MAGIC.sub(r"\1pass", cell))
    except SyntaxError:
        return None


@cache
def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def _names(tree: ast.Module, package: str) -> Iterator[str]:
    """The dotted names that a module imports or names; of `from a import b` both a and a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            start = ".".join(
                [*(above if node.level else []), *([node.module] if node.module else [])]
            )
            yield start
            yield from (f"{start}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from [node.value] if MODULE.fullmatch(node.value) else []


def _modules(name: str) -> Iterator[Path]:
    """The files that importing a dotted name runs: its packages' `__init__.py`, then itself."""
    parts = name.split(".")
    if parts[0] not in OURS:
        return
    place = SOURCES
    for part in parts:
        place = place / part
        if (place / "__init__.py").exists():
            yield from (
                place / name for name in ("__init__.py", "__main__.py") if (place / name).exists()
            )
        elif place.with_suffix(".py").exists():
            yield place.with_suffix(".py")


def _data(tree: ast.Module, folder: Path) -> Iterator[Path]:
    """The files that code in this folder joins to a path, as `/ "name"`, and its records."""
    for node in ast.walk(tree):
        match node:
            case ast.BinOp(op=ast.Div(), right=ast.Constant(value=str(name))):
                yield from _named(name, folder)
            case ast.Call(func=ast.Name(id="recorded"), args=[ast.Constant(value=str(name)), *_]):
                record = RECORDS / f"{name}.safetensors"
                yield from [record] if record.exists() else []


def _named(name: str, folder: Path) -> Iterator[Path]:
    """A file of this name, or all files of a folder of it, here or in a folder above."""
    for place in (folder, *folder.parents):
        if not place.is_relative_to(SOURCES):
            return
        found = place / name
        if found == RECORDS:  # the module that keeps them; who reads one names it
            continue
        inside = found.rglob("*") if not (found / "__init__.py").exists() else []
        for file in (found, *inside):
            if file.is_file() and not NO_OUTPUT_DEPENDS_ON.search(file.as_posix()):
                yield file
