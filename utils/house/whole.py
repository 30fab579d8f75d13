"""Folders and files that are there whole or not at all: what is half-written is never found."""

from __future__ import annotations

import filecmp
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

LIST = (
    "whole.json"  # in such a folder: what there is to know of it, and how many bytes each file has
)


def make(folder: Path, fill: Callable[[Path], dict[str, Any]]) -> None:
    """Make a folder: `fill` writes into a neighbour, which gets the name when all is there.

    fill: returns what there is to know of it, as JSON. Where it fails, nothing stays.
    """
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        known = fill(part)
        sizes = {name: (part / name).stat().st_size for name in _files(part)}
        (part / LIST).write_text(json.dumps({**known, "files": sizes}, indent=1), encoding="utf-8")
    except BaseException:
        shutil.rmtree(part)
        raise
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


def known(folder: Path) -> dict[str, Any] | None:
    """What there is to know of a folder, and its "files"; None if it is not there, or not whole."""
    try:
        found = json.loads((folder / LIST).read_text("utf-8"))
        sizes = {name: (folder / name).stat().st_size for name in found["files"]}
    except (OSError, ValueError):
        return None
    return found if sizes == found["files"] else None


def copy(source: Path, target: Path) -> None:
    """Copy a file, unless it is there as it is; what is there damaged is replaced."""
    if target.exists() and filecmp.cmp(source, target):  # by size and time, which a copy keeps
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    shutil.copy2(source, part)
    part.replace(target)


def _files(folder: Path) -> list[str]:
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())
