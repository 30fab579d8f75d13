"""The book's figures and the execution cache: a changed library and a lost file are noticed."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from extension.live_figures import copy_figure, library_hash, lost_files
from sphinx.errors import ExtensionError

from conftest import ROOT

PAGE = """\
---
jupytext: {text_representation: {format_name: myst}}
kernelspec: {name: python3, display_name: Python 3}
---
# A page

```{code-cell} python3
import torch
from ipywidgets import FloatSlider
from llmbook import bars, figure

table = torch.arange(300.0)

class Model(torch.nn.Module):
    def forward(self, scale):
        return {"y": (table * scale)[:3]}

figure(Model(), bars(x=["a", "b", "c"], y="y"), scale=FloatSlider(value=1, min=0, max=2),
       caption="A figure.")
```
"""


@pytest.fixture
def build(tmp_path):
    """A book of one page, with a library of one file; each call builds it."""
    source = tmp_path / "book"
    (source / "utils" / "llmbook").mkdir(parents=True)
    (source / "utils" / "llmbook" / "library.py").write_text("A = 1\n")
    (source / "index.md").write_text(PAGE)
    (source / "conf.py").write_text(
        "extensions = ['myst_nb', 'extension.live_figures']\n"
        "exclude_patterns = ['_build']\n"
        "nb_execution_mode = 'cache'\n"
        "nb_mime_priority_overrides = [['html', 'text/html', 5]]\n"
    )
    path = os.pathsep.join([str(ROOT / "book"), str(ROOT / "utils")])

    def run() -> Path:
        command = [sys.executable, "-m", "sphinx", "-W", "-q", source, source / "_build" / "html"]
        done = subprocess.run(
            command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return source

    return run


def figures(source: Path) -> Path:
    (folder,) = (source / "_build" / "execution").glob("*/figures")
    return folder


@pytest.mark.slow
def test_a_changed_library_and_a_lost_file_are_noticed(build):
    source = build()
    first = figures(source)
    html = (source / "_build" / "html" / "index.html").read_text()
    assert 'data-base="_llmbook/"' in html and '<script type="application/json">' in html
    (tensor,) = (source / "_build" / "html" / "_llmbook" / "tensors").iterdir()
    assert tensor.read_bytes() == (first / "tensors" / tensor.name).read_bytes()

    built = (first / "index.txt").stat().st_mtime_ns
    assert figures(build()) == first
    assert (first / "index.txt").stat().st_mtime_ns == built, "nothing changed: from the cache"

    (first / "tensors" / tensor.name).unlink()
    assert lost_files(first) == [f"tensors/{tensor.name}"]
    build()
    assert (first / "tensors" / tensor.name).exists() and not lost_files(first)

    (source / "utils" / "llmbook" / "library.py").write_text("A = 2\n")
    build()
    assert figures(source) != first and not first.exists()


def test_a_file_that_is_missing_when_the_page_is_written_fails_the_build(tmp_path):
    figures = tmp_path / "figures"
    for folder, text in (("specs", '{"model": "m.json"}'), ("parity", "{}")):
        (figures / folder).mkdir(parents=True)
        (figures / folder / "f.json").write_text(text)
    app = SimpleNamespace(llmbook_figures=figures, outdir=tmp_path / "html")
    with pytest.raises(ExtensionError, match=r"page: the figure's file models/m.json is missing"):
        copy_figure(app, "page", "f")


def test_the_library_hash_sees_code_and_data_but_not_the_browser_half(tmp_path):
    library = tmp_path / "utils" / "llmbook"
    (library / "browser").mkdir(parents=True)
    (library / "a.py").write_text("1")
    (library / "browser" / "a.js").write_text("1")
    before = library_hash(tmp_path)
    (library / "browser" / "a.js").write_text("2")
    assert library_hash(tmp_path) == before
    (library / "weights.bin").write_bytes(b"\0")
    assert library_hash(tmp_path) != before
