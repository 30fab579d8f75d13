"""Find a Chromium for the tests, or install one: `python tests/browser/chromium.py`.

Order: $CHROMIUM, the system's own, Playwright's own; then `playwright install`, then apt.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FLAGS = [
    "--no-sandbox",  # as root, in containers, Chromium does not start with its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
HELP = """No Chromium was found, and none could be installed. Any one of these helps:
  * install it with the system:    sudo apt-get install chromium    (macOS: brew install chromium)
  * let Playwright install it:     .venv/bin/python -m playwright install --with-deps chromium
  * say where one is:              CHROMIUM=/path/to/chrome make test"""


def find() -> str | None:
    """The path of a Chromium on this machine, or None. A wrong $CHROMIUM is a FileNotFoundError."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        if path := shutil.which(chosen):
            return path
        raise FileNotFoundError(f"CHROMIUM={chosen} is not a program that can be run")
    paths = [shutil.which(name) for name in [*NAMES, MACOS]] + [_playwrights_own()]
    return next((path for path in paths if path), None)


def _playwrights_own() -> str | None:
    code = "from playwright.sync_api import sync_playwright as s\n"
    code += "with s() as p: print(p.chromium.executable_path)"  # in a process of its own: it
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    path = done.stdout.strip()  # starts an event loop, which would stay in this one
    return path if Path(path).is_file() else None


def ensure() -> str:
    """As `find`, but installs a Chromium where there is none; SystemExit says what to do."""
    if path := find():
        return path
    print("No Chromium here: installing one for the tests …", file=sys.stderr)
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        apt = "apt-get update -q && apt-get install -yq --no-install-recommends chromium"
        attempts.append(["sh", "-c", apt])
    for command in attempts:
        subprocess.run(command, stdout=sys.stderr)
        if path := find():
            return path
    raise SystemExit(HELP)


if __name__ == "__main__":
    print(ensure())
