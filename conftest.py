"""For every notebook, wherever it is: nbval compares text, this compares the numbers in it."""

pytest_plugins = ["stored_numbers"]  # tests/notebooks/stored_numbers.py
