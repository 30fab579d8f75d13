"""The book's Sphinx extension: its pages' look and policy, mathematics, live figures, search."""

from sphinx.application import Sphinx

from . import live_figures, mathml, policy, search, status, summary, theme


def setup(app: Sphinx) -> dict:
    for part in (live_figures, mathml, policy, search, status, summary, theme):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
