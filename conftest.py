"""Plugins for all tests, wherever they are."""

pytest_plugins = [
    "from_runs",  # tests/notebooks/: nbval compares a notebook's text, this the numbers in it
    "passed",  # tests/: what passed in a browser is not repeated while nothing has changed
]
