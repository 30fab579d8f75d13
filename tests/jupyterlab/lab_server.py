"""JupyterLab or Notebook 7 for a test: started on a folder, driven in a browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LONG = 120_000  # ms: a cell that loads SmolLM2, on a busy machine


@contextmanager
def running(folder: Path, app: str = "jupyterlab") -> Iterator[str]:
    """JupyterLab, or with app="notebook" Notebook 7, on a folder; yields its URL."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--port={port}", f"--ServerApp.root_dir={folder}", "--IdentityProvider.token="]
    options += ["--no-browser", "--allow-root", "--LabApp.expose_app_in_browser=True"]
    options += ["--LabApp.news_url=None", f"--LabApp.workspaces_dir={folder / '.workspaces'}"]
    environment = os.environ | {
        "OMP_NUM_THREADS": "1",
        "JUPYTER_CONFIG_DIR": str(folder / ".config"),
        "PYTHONPATH": str(ROOT / "utils"),
    }
    log = (folder / "lab.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", app, *options], env=environment, stdout=log, stderr=log
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{url}/api", timeout=1)
                break
            except OSError:
                assert server.poll() is None, (folder / "lab.log").read_text()
                time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def open_notebook(page, url: str, name: str) -> None:
    # A workspace of its own: else JupyterLab restores the other test's tabs
    workspace = name.removesuffix(".ipynb").replace("/", "-")
    show(page, f"{url}/lab/workspaces/{workspace}/tree/{name}", name)


def show(page, address: str, name: str) -> None:
    """Open a notebook at its address, and wait until it is there with its kernel."""
    page.goto(address)
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=LONG)
    page.wait_for_function(
        "(name) => window.jupyterapp?.shell.currentWidget?.context?.path === name",
        arg=name,
        timeout=LONG,
    )
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.ready")


def run_all(page, to: int | None = None) -> None:
    """Run every cell, or those up to and with `to`; fails with the first error that one shows."""
    page.evaluate(
        """async (to) => {
          const { commands, shell } = window.jupyterapp;
          if (to === null) return commands.execute("notebook:run-all-cells");
          shell.currentWidget.content.activeCellIndex = to;
          await commands.execute("notebook:run-all-above");
          await commands.execute("notebook:run-cell");
        }""",
        to,
    )
    page.wait_for_function(
        """[...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")]
           .every((prompt) => !prompt.textContent.includes("*"))""",
        timeout=2 * LONG,
    )
    errors = page.query_selector_all(
        "[data-mime-type='application/vnd.jupyter.stderr'], "
        "[data-mime-type='application/vnd.jupyter.error']"
    )
    assert not errors, errors[0].text_content()
