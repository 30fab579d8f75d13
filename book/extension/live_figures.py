"""Live figures on the book's pages: what each notebook's run left, and what each page loads.

Notebooks are executed once for everything (utils/house/runs.py), with `LLMBOOK_FIGURES` set, so
that `figure()` writes its graphs, tensors and specification beside the outputs. A page shows the
run's outputs; it gets each figure's specification, and a copy of the files that this refers to.
"""

import json
import os
import re
import sys
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import myst_nb.sphinx_
from llmbook.figures.page.publish import written
from llmbook.figures.page.tensors import names
from myst_nb.core.execute import NotebookClientBase
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

sys.path.append(str(Path(__file__).resolve().parents[2] / "utils" / "house"))
import course
import runs
import whole
from course import is_executed

from . import borrowed, embed, goals, llm, modules, pictures
from .pictures import FILES

logger = logging.getLogger(__name__)
FIGURE = re.compile(r'(<figure class="live-figure" id="([^"]+)"[^>]*) data-llmbook="(\w+)">')
FOOT_PX = 29  # on a phone, the row in a figure's foot that opens its code (book.css)


class Placed(NamedTuple):
    """A figure on a page: the page that defines it, and its specification in a file."""

    owner: str
    file: str
    spec: dict[str, Any]

    @property
    def needs(self) -> tuple[list[str], str]:
        """The modules of its views, and its specification's file, from the site's root."""
        return self.spec["modules"], f"{FILES}/specs/{self.file}"


class FromRun(NotebookClientBase):
    """Gives myst-nb the outputs of a notebook's run, where it would execute the notebook."""

    def start_client(self) -> None:
        run = runs.find(self.path)
        if run is None:
            return  # the notebook's own outputs, as they are stored
        run.fill(self._notebook)
        self.exec_metadata = {
            "mtime": (run.folder / whole.LIST).stat().st_mtime,
            "runtime": run.record["seconds"],
            "method": "run once",
            "succeeded": True,
            "error": None,
            "traceback": None,
        }


def from_run(notebook: object, source: str, config: object, log: object, *_: object) -> FromRun:
    return FromRun(notebook, Path(source), config, log)


def run_notebooks(app: Sphinx, env: Any, added: set, changed: set, removed: set) -> list[str]:
    """Execute what has no run as it stands; the pages to read again, since their run is another.

    With NB="chapters/12_decoding.ipynb …" in the environment only those are executed: where another
    has no run, its page shows what is stored, and its figures stand still.
    """
    paths = {page: Path(env.doc2path(page)) for page in sorted(env.found_docs)}
    paths = {page: path for page, path in paths.items() if is_executed(path)}
    try:
        chosen = course.chosen(os.environ.get("NB", "").split())
        runs.ensure_all(chosen or paths.values(), say=logger.info)
    except (runs.RunFailed, SystemExit) as error:
        raise ExtensionError(str(error)) from None
    found = {page: runs.find(path) for page, path in paths.items()}
    before, env.llmbook_runs = getattr(env, "llmbook_runs", {}), found
    again = [page for page, run in found.items() if page not in before or run != before[page]]
    borrowing = [page for page in env.found_docs if borrowed.borrows(env.doc2path(page))]
    return again + borrowing if again else []


def put_on_page(app: Sphinx, page: str, template: str, context: dict, doctree: object) -> None:
    """Give each figure its specification; copy its files; name the modules that the page loads."""
    env: Any = app.env  # with the runs, by page
    pathto, runs_of = context["pathto"], env.llmbook_runs
    if not isinstance(context.get("body"), str):
        return
    body, owners = borrowed.fill(context["body"], page, runs_of)
    run = runs_of.get(page)
    if run is None and not owners:  # without figures, or not executed this time: they stand still
        return
    drawn = {
        owner: pictures.of_page(Path(env.doc2path(owner))) for owner in {page, *owners.values()}
    }
    found: dict[str, Placed] = {}

    def fill(match: re.Match[str]) -> str:
        start, figure_id, name = match.groups()
        if figure_id in found:
            raise ExtensionError(f"{page}: two figures have the id {figure_id}; give one name='…'")
        owner = owners.get(figure_id, page)
        spec = copy_figure(runs_of[owner].figures, Path(app.outdir), page, name)
        llm.put(spec, Path(app.outdir) / FILES)
        spec |= {"page": owner} if "goals" in spec else {}
        spec |= {"embed": embed.place(owner, figure_id.removeprefix("figure-"))}
        base = pathto(f"{FILES}/", 1)
        file = written(Path(app.outdir) / FILES / "specs", spec)
        found[figure_id] = Placed(owner, file, spec)
        if figure_id not in drawn[owner]:  # it is new: `make notebooks` draws it
            return opening(start, name, file, base)
        alt, png, wide, narrow = drawn[owner][figure_id]
        foot = body[match.end() : body.index("</figure>", match.end())]
        narrow += FOOT_PX if 'class="admonition hide' in foot else 0
        start += f' style="--lf-wide: {wide}px; --lf-narrow: {narrow}px"'
        noscript = pictures.without_script(alt, png, Path(app.outdir), base)
        return opening(start, name, file, base) + noscript

    body = FIGURE.sub(fill, body)
    body = tell_time(body, run.record["seconds"]) if run else body
    context["body"] = goals.count(body, page, runs_of)
    context["live_figures"] = found
    if found:
        needs = [figure.needs for figure in found.values()]
        context["live_figures_head"] = modules.head(pathto, needs)


def tell_time(body: str, seconds: float) -> str:
    """Beside how long a chapter takes to read, how long its notebook ran for this page.

    >>> tell_time("<em>About 60 minutes, with the figures.</em>", 41.2)
    '<em>About 60 minutes, with the figures; the notebook ran in 41 seconds.</em>'
    """
    said = rf"\1; the notebook ran in {round(seconds)} seconds."
    return re.sub(r"(<em>About \d+ minutes, with the figures)\.", said, body, count=1)


def opening(start: str, name: str, file: str, base: str) -> str:
    """A figure's opening tag: where the page's script finds its specification, and all else."""
    return f'{start} data-llmbook="{name}" data-base="{escape(base)}" data-spec="{file}">'


def copy_figure(figures: Path, output: Path, page: str, name: str) -> dict[str, Any]:
    """Copy what a figure loads beside the pages; its specification."""
    spec = json.loads((figures / "specs" / f"{name}.json").read_text(encoding="utf-8"))
    spec |= {part: _short(spec[part]) for part in ("view", "outputs")}
    model = json.loads((figures / "models" / spec["model"]).read_text(encoding="utf-8"))
    tensors = [*spec["files"], *(file for entry in model["tensors"] for file in names(entry))]
    for file in [f"models/{spec['model']}", *(f"tensors/{name}" for name in tensors)]:
        if not (figures / file).exists():
            raise ExtensionError(f"{page}: the figure's file {file} is missing; build again")
        whole.copy(figures / file, output / FILES / file)
    return spec


def _short(value: Any) -> Any:
    """JSON with the seven digits of a float32 in each number.

    >>> _short({"data": [0.123456789, 2.0, "nan"]})
    {'data': [0.1234568, 2, 'nan']}
    """
    if isinstance(value, dict):
        return {name: _short(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_short(inner) for inner in value]
    if not isinstance(value, float):
        return value
    return int(value) if value.is_integer() else float(f"{value:.7g}")


def setup(app: Sphinx) -> None:
    myst_nb.sphinx_.create_client = from_run
    app.connect("env-get-outdated", run_notebooks)
    app.connect("html-page-context", put_on_page, priority=900)
    app.connect("build-finished", modules.copy)
