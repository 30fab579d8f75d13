"""Every notebook as Google Colab runs it: `python utils/house/colab.py [notebook …]`.

Each stands alone in an empty folder; its first cell, unmodified, fetches the course, which is this
checkout as it stands, and nothing that was installed before may change. The environment is made of
what Colab preinstalls (tests/notebooks/colab.txt); in Colab's own image (--image) it is there.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import nbformat
from course import ROOT, WIDGET, address, chosen, notebooks

LIST = ROOT / "tests" / "notebooks" / "colab.txt"
WEIGHTS = ROOT / "requirements-weights.txt"
FIRST_CELL_S = 30.0
HERE = {"PYTHONPATH", "LLMBOOK_FIGURES", "LLMBOOK_EXPORTED", "VIRTUAL_ENV"}  # no reader has these
STAND_IN = "def enable_custom_widget_manager():\n    pass\n"
EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=900, kernel_name="python3").execute()
nbformat.write(notebook, sys.argv[1])
"""
Versions = dict[str, str]  # by a package's name


class Failed(Exception):
    """A command that failed; the message ends with what it wrote."""


def run(command: list, **options) -> str:
    """What a command writes.   Raises Failed."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, **options)
    if done.returncode:
        raise Failed(f"{command[:4]}\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}")
    return done.stdout


def versions(listed: str) -> Versions:
    """Of lines such as "numpy==2.1.3", each package's version; what is a comment is none."""
    pairs = (line.split("==") for line in listed.splitlines() if re.match(r"[\w.-]+==", line))
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pairs}


def changed(before: Versions, after: Versions) -> list[str]:
    """What is no longer as it was: "numpy 2.1.3 → 2.2.0", "jinja2 3.1.6 → none"."""
    pairs = ((name, old, after.get(name, "none")) for name, old in before.items())
    return [f"{name} {old} → {new}" for name, old, new in pairs if new != old]


def repository(folder: Path) -> Path:
    """This checkout as it stands, committed or not, as a repository of one commit."""
    for name in run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    author = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    for arguments in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "as it stands"]):
        run(["git", *arguments], cwd=folder)
    return folder


class Machine:
    """A Python whose kernels find what Colab's find, and git the course at its address."""

    def __init__(self, python: Path, folder: Path):
        self.python = python
        config = folder / "gitconfig"
        course = repository(folder / "repository").as_uri()
        config.write_text(f'[safe]\n\tdirectory = *\n[url "{course}"]\n\tinsteadOf = {address()}\n')
        startup = folder / "ipython" / "profile_default" / "startup"
        startup.mkdir(parents=True)
        (startup / "colab.py").write_text("import google.colab\n")  # as Colab's kernel has
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in HERE},
            **{"GIT_CONFIG_GLOBAL": str(config), "IPYTHONDIR": str(folder / "ipython")},
            **{"OMP_NUM_THREADS": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
            **{"PIP_NO_CACHE_DIR": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        }

    def call(self, *arguments: object, **options) -> str:
        return run([self.python, *arguments], env=self.environment, **options)

    def installed(self) -> Versions:
        return versions(self.call("-m", "pip", "list", "--format=freeze"))

    def complaints(self) -> set[str]:
        """What `pip check` says, but for the packages of which the course reads only the data."""
        done = subprocess.run(
            [self.python, "-m", "pip", "check"],
            env=self.environment,
            capture_output=True,
            text=True,
        )
        data = tuple(versions(WEIGHTS.read_text("utf-8")))
        return {line for line in done.stdout.splitlines() if not line.startswith(data)}

    def execute(self, path: Path, folder: Path) -> nbformat.NotebookNode:
        """A notebook, executed alone in this empty folder.   Raises Failed."""
        alone = shutil.copy(path, folder)
        self.call("-c", EXECUTE, alone, cwd=folder)
        return nbformat.read(alone, as_version=4)


def stand_in(packages: Path) -> None:
    """A `google.colab`, where Colab's own is not to be had."""
    (packages / "google" / "colab").mkdir(parents=True)
    (packages / "google" / "colab" / "__init__.py").write_text("")
    (packages / "google" / "colab" / "output.py").write_text(STAND_IN)


def environment(python: str, folder: Path) -> Path:
    """The Python of a new environment of what Colab preinstalls."""
    run([python, "-m", "venv", folder])
    new = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    torch = f"torch=={versions(LIST.read_text('utf-8'))['torch']}"
    run([new, "-m", "pip", "install", "-q", torch])  # with the libraries that this build needs
    run([new, "-m", "pip", "install", "-q", "--no-deps", "-r", LIST])
    where = run([new, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    stand_in(Path(where.strip()))
    return new


def live_figures(notebook: nbformat.NotebookNode) -> list[dict]:
    """The bundles of the live figures among a notebook's outputs."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    bundles = [output.data for output in outputs if "data" in output]
    return [data for data in bundles if 'class="live-figure"' in data.get("text/html", "")]


def first(notebook: nbformat.NotebookNode) -> tuple[str, float]:
    """What a notebook's first cell wrote, and how many seconds it took."""
    cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
    busy, idle = (cell.metadata.execution[f"iopub.status.{at}"] for at in ("busy", "idle"))
    took = datetime.fromisoformat(idle) - datetime.fromisoformat(busy)
    return "".join(output.get("text", "") for output in cell.outputs), took.total_seconds()


def judge(path: Path, machine: Machine, before: Versions, said: set[str]) -> str:
    """Execute a notebook as a reader there does; a line of what it took.   Raises Failed."""
    with tempfile.TemporaryDirectory() as folder:
        notebook = machine.execute(path, Path(folder))
    after = machine.installed()
    added = sorted(after.keys() - before.keys())
    (wrote, seconds), figures = first(notebook), live_figures(notebook)
    stored = live_figures(nbformat.read(path, as_version=4))
    faults = changed(before, after) + sorted(machine.complaints() - said)
    faults += [] if "Ready" in wrote else [f"the first cell says {wrote!r}"]
    if seconds > FIRST_CELL_S:
        faults.append(f"the first cell takes more than {FIRST_CELL_S:.0f} s")
    if len(figures) != len(stored) or not all(WIDGET in data for data in figures):
        live = sum(WIDGET in data for data in figures)
        faults.append(f"of {len(stored)} figures {len(figures)} are shown, {live} live")
    machine.call("-m", "pip", "uninstall", "-qy", *added)  # as fresh for the next
    faults += [f"it does not come back: {one}" for one in changed(before, machine.installed())]
    line = f"first cell {seconds:.0f} s, {len(figures)} figures, added: {', '.join(added)}"
    if faults:
        raise Failed("\n".join([line, *faults]))
    return line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", help="such as labs/01_backprop.ipynb; else all")
    parser.add_argument("--image", action="store_true", help="this Python is that of Colab's image")
    parser.add_argument("--python", default="python3.13", help="from which the environment is made")
    given = parser.parse_args()
    if not (given.image or shutil.which(given.python)):
        parser.error(f"--python is {given.python!r}, which is not here; {LIST.name} has Colab's")
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        python = Path(sys.executable) if given.image else environment(given.python, folder / "env")
        machine = Machine(python, folder)
        before, said = machine.installed(), machine.complaints()
        for line in changed(versions(LIST.read_text("utf-8")), before):
            print(f"not as {LIST.name} has it: {line}", flush=True)
        for path in chosen(given.notebooks) or notebooks():
            try:
                print(f"passed: {path.name}: {judge(path, machine, before, said)}", flush=True)
            except Failed as failure:
                failed = True
                print(f"FAILED: {path.name}: {failure}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
