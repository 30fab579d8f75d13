"""The table that `make bench` prints and stores, as Markdown."""

from collections.abc import Mapping, Sequence
from statistics import quantiles

from .rows import ROWS, Result, Row, met

HEAD = ["measured", "ours", "peer", "budget or limit", "met"]


def p95(values: Sequence[float]) -> float:
    """The 95th percentile, between the measured values.

    >>> p95([float(n) for n in range(101)])
    95.0
    """
    return quantiles(values, n=20, method="inclusive")[-1]


def number(value: float, unit: str = "") -> str:
    """A number to be read: three significant digits, whole ones from 100 up.

    >>> number(1234.5, "KB"), number(0.01234, "s"), number(98)
    ('1,234 KB', '0.0123 s', '98')
    """
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{text} {unit}".rstrip()


def cells(result: Result) -> list[str]:
    """One row of the table."""
    row = ROWS[result.key]
    what = f"{row.what}: {result.subject}" if result.subject else row.what
    peer = "" if result.peer is None else f"{number(result.peer, row.unit)} ({row.peer})"
    return [what, number(result.ours, row.unit), peer, bound(row, result), verdict(row, result)]


def bound(row: Row, result: Result) -> str:
    """The budget, or the hardware's limit."""
    if result.limit is not None:
        return f"{number(result.limit, row.unit)} ({row.limit})"
    if row.beside is not None:
        return f"≥ {number(row.beside)} × theirs"
    if row.budget is None:
        return ""
    return f"{'≥' if row.at_least else '≤'} {number(row.budget, row.unit)}"


def verdict(row: Row, result: Result) -> str:
    """Yes or no; of a limit, how much of it was reached."""
    if result.limit is not None:
        return f"{result.ours / result.limit:.0%} of it"
    kept = met(row, result.ours, result.peer)
    return "–" if kept is None else "yes" if kept else "**no**"


def markdown(results: Sequence[Result], missing: Mapping[str, str]) -> str:
    """All rows, then what could not be measured and why. `missing`: a group to its reason."""
    rows = [cells(result) for result in results]
    rows += [[ROWS[key].what, "not measured", "", "", "–"] for key in unmeasured(results, missing)]
    widths = [max(map(len, column)) for column in zip(HEAD, *rows, strict=True)]
    lines = [HEAD, ["-" * width for width in widths], *rows]
    text = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    notes = [f"Not measured, {group}: {reason}" for group, reason in missing.items()]
    return "\n".join([*text, *(["", *notes] if notes else [])])


def unmeasured(results: Sequence[Result], missing: Mapping[str, str]) -> list[str]:
    """The rows of the groups that failed, without those that were measured before."""
    there = {result.key for result in results}
    return [key for key, row in ROWS.items() if row.group in missing and key not in there]
