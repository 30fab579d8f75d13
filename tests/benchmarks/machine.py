"""What the numbers were measured on: processor and versions, and nothing that names a machine."""

import json
import os
import platform
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from browser import chromium

NODE_MODULES = Path(__file__).parent / "node_modules"
PYTHON = ["torch", "transformers", "tokenizers", "tiktoken", "ipywidgets", "jupyterlab"]
PYTHON += ["matplotlib", "onnx"]
NPM = ["lighthouse", "onnxruntime-web"]


def processor() -> str:
    """The processor's name, as its maker writes it."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists() and (found := re.search(r"model name\s*: (.+)", cpuinfo.read_text())):
        return found[1].strip()
    if platform.system() == "Darwin":
        return output("sysctl", "-n", "machdep.cpu.brand_string")
    return platform.processor() or platform.machine()


def slug(name: str) -> str:
    """A name for a file.

    >>> slug("Intel(R) Xeon(R) Processor")
    'intel-xeon-processor'
    """
    plain = re.sub(r"\((r|tm)\)", " ", name.lower())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def output(*command: str) -> str:
    """What a program prints; "" where it is missing or fails."""
    if not shutil.which(command[0]):
        return ""
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def versions() -> dict[str, str]:
    """What is installed, by name; what is not is left out."""
    import torch

    found = {"Python": platform.python_version(), "Node.js": output("node", "--version")[1:]}
    found |= {"Chromium": chromium_version()}
    found |= {name: python_version(name) for name in PYTHON}
    found |= {name: npm_version(name) for name in NPM}
    found |= {"torch threads": str(torch.get_num_threads())}
    return {name: text for name, text in found.items() if text}


def chromium_version() -> str:
    try:
        path = chromium.find()
    except FileNotFoundError:  # a wrong $CHROMIUM: the groups that need one say so
        path = None
    found = re.search(r"\d[\d.]+", output(path, "--version")) if path else None
    return found[0] if found else ""


def python_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def npm_version(name: str) -> str:
    path = NODE_MODULES / name / "package.json"
    return json.loads(path.read_text())["version"] if path.exists() else ""


def description() -> str:
    """One paragraph for the head of a result."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = [f"{processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}"]
    parts += [f"{name} {text}" for name, text in versions().items()]
    return "; ".join(parts) + "."
