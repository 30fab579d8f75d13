"""The book's Sphinx extension: its pages' look and policy, its mathematics, its live figures."""

import importlib.util

from sphinx.application import Sphinx

from . import mathml, policy, status, summary, theme


def setup(app: Sphinx) -> dict:
    parts = [mathml, policy, status, summary, theme]
    if importlib.util.find_spec("extension.live_figures"):
        parts.append(importlib.import_module("extension.live_figures"))
    for part in parts:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
