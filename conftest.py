"""For every notebook, wherever it is: nbval compares text, this compares the numbers in it."""

pytest_plugins = ["from_runs"]  # tests/notebooks/from_runs.py
