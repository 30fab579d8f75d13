"""A pytest plugin: after nbval ran a cell, its stored numbers are compared with the computed ones.

Numbers out of a model stand in `<data value="…">` elements. Another CPU or thread count computes
their last digits differently, so nbval's sanitizer (sanitize.cfg) masks them in its own comparison
of the text around them, and here they are compared by value.
"""

import math
import re
from collections.abc import Iterable

import pytest

RELATIVE, ABSOLUTE = 1e-3, 1e-8
NUMBER = re.compile(r'<data value="([^"]*)"')


def numbers(outputs: Iterable[dict]) -> list[float]:
    """All numbers in a cell's outputs, in order."""
    html = [output.get("data", {}).get("text/html", "") for output in outputs]
    return [float(value) for text in html for value in NUMBER.findall(text)]


def difference(stored: list[float], computed: list[float]) -> str | None:
    """What differs, in words; None if nothing does.

    >>> difference([0.7734, 2.0], [0.7735, 2.0]) is None
    True
    >>> difference([0.7734], [0.7834])
    'number 1: stored 0.7734, computed 0.7834'
    """
    if len(stored) != len(computed):
        return f"{len(stored)} numbers are stored, {len(computed)} were computed"
    for position, (old, new) in enumerate(zip(stored, computed, strict=True), start=1):
        same = old == new or (math.isnan(old) and math.isnan(new))
        if not same and not math.isclose(old, new, rel_tol=RELATIVE, abs_tol=ABSOLUTE):
            return f"number {position}: stored {old:g}, computed {new:g}"
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    result = yield
    outputs = getattr(item, "test_outputs", None)  # set by nbval once it has run a cell
    if outputs is not None and item.options["check"]:
        found = difference(numbers(item.cell.outputs), numbers(outputs))
        if found:
            from nbval.plugin import NbCellError

            raise NbCellError(item.cell_num, f"stored numbers differ: {found}", item.cell.source)
    return result
