"""The whole book, built in a copy of the tree: from nothing, then from the notebooks' runs.

The copy is what makes a build cold: it has no `_build`, so no executed notebook, no figure's file
and no parsed page; and the tree's own `_build` is left alone.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .progress import say
from .rows import Result
from .site import ROOT

BUILD = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()"]
OPTIONS = ["build", ".", "-W", "-n", "--keep-going"]  # as the Makefile has them


def measure(quick: bool) -> Iterator[Result]:
    """Seconds, once each, quick or not."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        copy_tree(folder)
        yield Result("book cold", build_seconds(folder))
        forget_pages(folder)
        yield Result("book cached", build_seconds(folder))


def copy_tree(folder: Path) -> None:
    """Copy what git knows, and what is new and not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():  # a deleted file is listed until the deletion is committed
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)


def forget_pages(folder: Path) -> None:
    """Remove all that was built but the executed notebooks and their figures."""
    for path in (folder / "_build").iterdir():
        if path.name != "runs":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def build_seconds(folder: Path) -> float:
    """One build; where it fails its messages are shown."""
    environment = os.environ | {"PYTHONPATH": str(folder / "utils")}
    start = time.perf_counter()
    done = subprocess.run(
        [*BUILD, *OPTIONS], cwd=folder, env=environment, capture_output=True, text=True
    )
    spent = time.perf_counter() - start
    if done.returncode:
        say(done.stderr[-4000:])
        raise RuntimeError("the book does not build; its messages are above")
    return spent
