"""Check the types and the form of the JavaScript: `python utils/house/javascript.py [--fix]`.

TypeScript reads the JSDoc (tsconfig.json), ESLint the form (eslint.config.js); package.json pins
both, npm brings them. Where there is no Node.js nothing is checked, which is said: the book needs
none.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from course import ROOT

HOUSE = Path(__file__).parent
MODULES = HOUSE / "node_modules"
OLDEST = (20, 19)  # of Node.js, that ESLint runs on


def missing() -> str:
    """Why nothing can be checked here; "" if it can."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return "there is no Node.js here"
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    version = tuple(map(int, re.findall(r"\d+", said)[:2]))
    need, have = (".".join(map(str, v)) for v in (OLDEST, version))
    return "" if version >= OLDEST else f"Node.js is {have}, and {need} is needed"


def install(folder: Path = HOUSE) -> Path:
    """What the folder's package.json names, unless it is there; returns where it lies."""
    modules = folder / "node_modules"
    wanted, stamp = (folder / "package.json").read_bytes(), modules / "package.json"
    if stamp.exists() and stamp.read_bytes() == wanted:
        return modules
    named = (folder / "package.json").relative_to(ROOT)
    if not (npm := shutil.which("npm")):
        sys.exit(f"npm brings what {named} names: install Node.js, then try again")
    command = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(command, cwd=folder).returncode:
        sys.exit(f"npm could not bring what {named} names: is there a network?")
    stamp.write_bytes(wanted)
    return modules


def main() -> None:
    if why := missing():
        print(f"The JavaScript is not checked: {why}.")
        return
    install()
    tsc, eslint = (MODULES / ".bin" / name for name in ("tsc", "eslint"))
    fix = ["--fix"] if "--fix" in sys.argv[1:] else []
    types = [str(tsc), "-p", str(HOUSE / "tsconfig.json")]
    form = [str(eslint), "--config", str(HOUSE / "eslint.config.js"), ".", *fix]
    sys.exit(max(subprocess.run(command, cwd=ROOT).returncode for command in (types, form)))


if __name__ == "__main__":
    main()
