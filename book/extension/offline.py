"""What the book's service worker (`assets/sw.js`) keeps; how it knows one build from another."""

import hashlib
import json
import shutil
from pathlib import Path

from sphinx.application import Sphinx

from . import llm, pictures
from .theme import ASSETS

WORKER, LIST = "sw.js", "offline.json"
NAMED = (f"{pictures.FILES}/", "pagefind/fragment/", "pagefind/index/")  # by their content
ALONE = ("_sources/", f"{pictures.FILES}/cards/", "slides/")  # for nobody who reads a page


def digest(data: bytes) -> str:
    """As `sw.js` reckons it."""
    return hashlib.sha256(data).hexdigest()[:16]


def listed(out: Path, leave_out: set[str]) -> dict:
    """All that the worker may keep: pages and scripts by their content, what figures load by size.

    leave_out: the files of the language model, which `browser/files.js` keeps by itself.
    """
    pages: dict[str, str] = {}
    shell: dict[str, str] = {}
    files: dict[str, int] = {}
    size = 0
    for file in sorted(path for path in out.rglob("*") if path.is_file()):
        path = file.relative_to(out).as_posix()
        if path.startswith(ALONE) or path in leave_out or path in (WORKER, LIST):
            continue
        if path.startswith(NAMED):
            files[path] = file.stat().st_size
        elif file.suffix == ".html":
            pages[path] = digest(file.read_bytes())
        elif path.startswith(("_static/", "pagefind/")):
            shell[path] = digest(file.read_bytes())
        else:
            continue
        size += file.stat().st_size
    parts = {"pages": pages, "shell": shell, "files": files, "bytes": size}
    return {"id": digest(json.dumps(parts).encode()), **parts}


def write(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    out = Path(app.outdir)
    shutil.copyfile(ASSETS / WORKER, out / WORKER)  # at the root: it may serve what lies below
    (out / "_static" / WORKER).unlink(missing_ok=True)
    found = listed(out, {f"{pictures.FILES}/{file}" for file in llm.files()})
    (out / LIST).write_text(json.dumps(found, separators=(",", ":")), encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write, priority=990)  # when all else is written
