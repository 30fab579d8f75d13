"""`python tests/benchmarks`: see `--help`."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
PATHS = [TESTS, TESTS / "jupyterlab", TESTS.parent / "utils" / "house", TESTS.parent / "book"]
sys.path[:1] = map(str, PATHS)  # as pyproject.toml has them for pytest

from benchmarks.bench import main  # noqa: E402

sys.exit(main())
