"""The book's Sphinx extension: its pages' look and policy, mathematics, live figures, search."""

import json
from pathlib import Path

from llmbook.figures.browser import BROWSER, imports
from sphinx.application import Sphinx

from . import (
    closer,
    elsewhere,
    embed,
    found,
    hidden,
    live_figures,
    llm,
    mathml,
    offline,
    policy,
    search,
    status,
    summary,
    theme,
)

PARTS = [closer, elsewhere, embed, found, hidden, live_figures, mathml, offline, policy, search]
PARTS += [status, summary, theme]
HERE = Path(__file__).parent


def made_with() -> str:
    """Of all that every page is made with: this extension, what it imports, the model that reads
    typed texts, and which of the browser's modules import which."""
    files = [f for f in sorted(HERE.rglob("*")) if f.is_file() and f.suffix != ".pyc"]
    sources = [file.read_text("utf-8") for file in files if file.suffix == ".py"]
    modules = [p.relative_to(BROWSER).as_posix() for p in sorted(BROWSER.rglob("*.js"))]
    links = json.dumps({module: imports(module) for module in modules})
    house = sorted(llm.inputs.ROOT.glob("utils/house/*.py"))
    ours = llm.inputs.files(sources)
    return llm.inputs.digest([llm.key(), links], [*files, *house, *ours], llm.inputs.ROOT)


def setup(app: Sphinx) -> dict:
    app.add_config_value("llmbook_made_with", made_with(), "env")  # where it changes, all is built
    for part in PARTS:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
