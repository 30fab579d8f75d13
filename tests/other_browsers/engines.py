"""The browsers of `make test-browsers`: found, or installed, or what to do.

firefox: the system's; best the ESR, the oldest that Mozilla keeps. webkit: WebKitGTK, which shares
Safari's layout and JavaScript, not its widgets. chromium-112: the oldest that can be had
of those that the book is for (what npm has as 111 was built before color-mix came into 111).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browser import chromium

from . import webdriver
from .page import Browser

HERE = Path(__file__).parent
NAMES = ["firefox", "webkit", "chromium-112"]
PROGRAMS = {"firefox": ["firefox-esr", "firefox"], "webkit": ["WebKitWebDriver"]}
PACKAGES = ["firefox-esr", "webkit2gtk-driver", "xvfb", "libnss3"]
PACKED = HERE / "node_modules" / "@sparticuz" / "chromium" / "bin" / "chromium.br"
UNPACK = """const [from, to] = process.argv.slice(1), fs = require("fs");
const { brotliDecompressSync } = require("zlib");
fs.writeFileSync(to, brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 });"""
HELP = f"""{{missing}} is missing, and could not be installed. On Debian:
  sudo apt-get install {" ".join(PACKAGES)} nodejs npm
  npm install --prefix tests/other_browsers    (Chromium 112, in a package)
macOS and Windows have only the first of them: make test-browsers ENGINES=firefox"""


def find(engine: str) -> str | None:
    """The program of an engine, or None."""
    if engine == "chromium-112":
        program = PACKED.with_suffix("")
        if PACKED.exists() and not program.exists():
            subprocess.run(["node", "-e", UNPACK, PACKED, program], check=True)
        return str(program) if program.exists() else None
    if engine == "webkit" and not shutil.which("Xvfb"):
        return None
    return next(filter(None, map(shutil.which, PROGRAMS[engine])), None)


def ensure(engine: str) -> str:
    """As `find`, but installs what is missing where it can; SystemExit says what to do."""
    if path := find(engine):
        return path
    install = [["npm", "install", "--silent", "--prefix", HERE]]
    if engine != "chromium-112":
        apt = (
            f"apt-get update -q && apt-get install -yq --no-install-recommends {' '.join(PACKAGES)}"
        )
        install = [["sh", "-c", apt]] if os.geteuid() == 0 else []
    for command in install:
        if shutil.which(command[0]):
            subprocess.run(command, stdout=sys.stderr)
    if path := find(engine):
        return path
    raise SystemExit(HELP.format(missing=engine))


@contextmanager
def launched(engine: str) -> Iterator[Any]:
    """Playwright's browser, or what stands for it."""
    if engine in PROGRAMS:
        with getattr(webdriver, engine)(ensure(engine)) as driver:
            yield Browser(driver)
        return
    from playwright.sync_api import sync_playwright

    path = chromium.ensure() if engine == "chromium" else ensure(engine)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield running
        running.close()


if __name__ == "__main__":
    for name in sys.argv[1:] or NAMES:
        print(name, ensure(name))
