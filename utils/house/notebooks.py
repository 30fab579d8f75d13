"""Store the notebooks' outputs: `make notebooks [NB=chapters/11_sampling.ipynb]`.

Stored are the outputs of their runs (runs.py), and nothing that differs from run to run or from
machine to machine: no widget state, no execution times, no names of published files. Notebooks stay
readable on GitHub, and nbval can compare them. Each figure gets a picture (pictures.py); those of a
page in Markdown lie beside it: book/intro.pictures.html.
"""

import re
import sys
from pathlib import Path

import nbformat
import pictures
import runs
from course import CLOSER, KERNEL, WIDGET, chosen, executed
from execute import shown

FOLDED = {"solution", "hide-input", "remove-cell"}  # whose source is not seen at first
PUBLISHED = re.compile(r' data-llmbook="\w+"')


def strip(notebook: nbformat.NotebookNode) -> None:
    """Remove what would differ in the next run, or on another machine."""
    closed = [cell for cell in notebook.cells if cell.metadata.get(CLOSER)]
    colab = {"colab": {"collapsed_sections": [cell.id for cell in closed]}} if closed else {}
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL} | colab)
    for cell in notebook.cells:
        kept = {key: cell.metadata[key] for key in ("tags", "id") if key in cell.metadata}
        if cell in closed:  # Colab has names of its own
            kept |= {CLOSER: True, "id": cell.id}
        if FOLDED & set(kept.get("tags", [])):  # as on the page: in JupyterLab, in Colab
            kept |= {"jupyter": {"source_hidden": True}, "cellView": "form"}
        cell.metadata = nbformat.from_dict(kept)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            data.pop(WIDGET, None)
            if "text/html" in data:
                data["text/html"] = PUBLISHED.sub("", data["text/html"])
            output.pop("metadata", None) if output.output_type == "stream" else None


def show(notebook: nbformat.NotebookNode, figures: Path) -> None:
    """Put a picture into each figure, for those who see the notebook before it is run."""
    found = shown(notebook)
    texts = pictures.put([data["text/html"] for data in found], figures)
    for data, text in zip(found, texts, strict=True):
        data["text/html"] = text


def store(path: Path) -> None:
    """Write a notebook with its run's outputs; of a page in Markdown only what its figures show."""
    run = runs.ensure(path)
    notebook = run.notebook()
    show(notebook, run.figures)
    if path.suffix == ".md":
        html = "".join(data["text/html"] for data in shown(notebook))
        stored = path.with_suffix(".pictures.html")
        stored.write_text(PUBLISHED.sub("", html) + "\n", encoding="utf-8")
        return
    strip(notebook)
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def main(names: list[str]) -> None:
    runs.main(names)
    for path in chosen(names) or executed():
        store(path)


if __name__ == "__main__":
    main(sys.argv[1:])
