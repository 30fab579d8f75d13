"""Execute and store notebooks: `make notebooks`, or `make notebooks NB=chapters/11_sampling.ipynb`.

Stored are the outputs, and nothing that differs from run to run: no widget state, no execution
times. Notebooks stay readable on GitHub, and nbval can compare them.
"""

import sys
import time
from pathlib import Path

import nbformat
from course import ROOT, notebooks
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

WIDGET = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def strip(notebook: nbformat.NotebookNode) -> None:
    """Remove what would differ in the next run, or on another machine."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL})
    for cell in notebook.cells:
        kept = {key: cell.metadata[key] for key in ("tags", "id") if key in cell.metadata}
        if "solution" in kept.get("tags", []):  # folded, as on the page: in JupyterLab, in Colab
            kept |= {"jupyter": {"source_hidden": True}, "cellView": "form"}
        cell.metadata = nbformat.from_dict(kept)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
            output.pop("metadata", None) if output.output_type == "stream" else None


def store(path: Path) -> None:
    """Run a notebook as JupyterLab would, in its own folder, and write it back."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
    ).execute()
    strip(notebook)
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def main(chosen: list[str]) -> None:
    paths = [(ROOT / name).resolve() for name in chosen] or notebooks()
    if missing := [str(path) for path in paths if not path.is_file()]:
        raise SystemExit(f"no such notebook: {', '.join(missing)}")
    failed = []
    for number, path in enumerate(paths, start=1):
        name, start = path.relative_to(ROOT), time.monotonic()
        print(f"[{number}/{len(paths)}] {name} … ", end="", flush=True)
        try:
            store(path)
            print(f"{time.monotonic() - start:.0f} s", flush=True)
        except CellExecutionError as error:
            failed.append(str(name))
            print(f"failed; it stays as it was\n{error}", flush=True)
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main(sys.argv[1:])
