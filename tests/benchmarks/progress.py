"""What a long measurement says while it runs."""

import sys
from collections.abc import Sequence
from statistics import median


def say(text: str) -> None:
    """A line on stderr, at once: stdout is the table's."""
    print(text, file=sys.stderr, flush=True)


def spread(what: str, values: Sequence[float], unit: str) -> None:
    """Say how many values there are, and between what they lie: noise is seen there."""
    low, middle, high = min(values), median(values), max(values)
    say(f"  {what}: {len(values)} values, {low:.3g} to {high:.3g}, median {middle:.3g} {unit}")
