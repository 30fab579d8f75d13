"""Every page of the book on a phone: bytes before it is touched, and Lighthouse's scores."""

import json
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import course
from browser import chromium

from .chrome import executable
from .machine import NODE_MODULES
from .progress import say
from .rows import Result
from .site import built_book, gzipped

SCRIPT = Path(__file__).parent / "lighthouse.mjs"
KB = 1024


def measure(quick: bool) -> Iterator[Result]:
    """Medians of five runs a page (quick: of one); KB and points of 100."""
    pages, book = course.pages(), built_book()
    if missing := [page for page in pages if not (book / f"{page}.html").is_file()]:
        raise FileNotFoundError(f"not in the built book: {', '.join(missing)}; `make book` does it")
    with gzipped(book) as site:
        found = runs([f"{site}/{page}.html" for page in pages], 1 if quick else 5)
        for page in pages:
            own = found[f"{site}/{page}.html"]
            yield Result("page bytes", median(run["bytes"] for run in own) / KB, subject=page)
            yield Result("page score", median(run["score"] for run in own), subject=page)
            yield Result("page rest", median(min(run["rest"]) for run in own), subject=page)
            yield Result("page shift", median(run["shift"] for run in own), subject=page)


def runs(urls: list[str], times: int) -> dict[str, list[dict]]:
    """Lighthouse's runs of each page; which page, its score and what it is made of, on stderr."""
    command = [node(), str(SCRIPT), executable(), json.dumps(chromium.FLAGS), str(times), *urls]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=SCRIPT.parent)
    found = defaultdict(list)
    for line in process.stdout:
        run = json.loads(line)
        found[run["url"]].append(run)
        place = run["url"].split("/", 3)[3]
        say(f"  {run['score']:.0f} {run['rest']} {place}: {run['metrics']} {run['lost']}")
    if process.wait():
        raise RuntimeError("Lighthouse failed; its message is above")
    return found


def node() -> str:
    """Node.js, with the packages that the benchmarks need; FileNotFoundError says what to do."""
    path = shutil.which("node")
    if path is None:
        raise FileNotFoundError("Node.js 20 or newer is needed: apt-get install nodejs npm")
    if not (NODE_MODULES / "lighthouse").exists():
        raise FileNotFoundError("npm packages are missing: `make bench` installs them")
    return path
