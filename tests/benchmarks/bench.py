"""Run the benchmarks and print one table: `make bench`, or `python tests/benchmarks --help`."""

import argparse
import datetime
import importlib
import os
import time
from collections.abc import Sequence
from pathlib import Path

from . import machine
from .progress import say
from .rows import GROUPS, ROWS, Result, met
from .table import markdown

RESULTS = Path(__file__).parent / "results"


def groups(text: str) -> list[str]:
    """The groups that `--only` names, in the table's order."""
    names = text.split(",")
    for name in names:
        if name not in GROUPS:
            raise argparse.ArgumentTypeError(f"no group {name!r}; allowed: {', '.join(GROUPS)}")
    return [group for group in GROUPS if group in names]


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/benchmarks", description=__doc__)
    parser.add_argument(
        "--only",
        type=groups,
        default=GROUPS,
        metavar="GROUP,…",
        help=f"measure these groups alone: {', '.join(GROUPS)}. The table is not stored",
    )
    parser.add_argument(
        "--quick", action="store_true", help="fewer repetitions. The table is not stored"
    )
    return parser.parse_args(given)


def measure(names: Sequence[str], quick: bool) -> tuple[list[Result], dict[str, str]]:
    """All results, and of each group that failed the reason. A group's error ends that group."""
    results: list[Result] = []
    missing: dict[str, str] = {}
    for name in names:
        start = time.monotonic()
        say(f"{name} …")
        try:
            module = importlib.import_module(f".{name}", __package__)
            for result in module.measure(quick):
                results.append(result)
        except Exception as error:  # the other groups are still worth measuring
            missing[name] = f"{type(error).__name__}: {error}".splitlines()[0]
            say(f"{name} failed: {type(error).__name__}: {error}")
        say(f"{name}: {time.monotonic() - start:.0f} s")
    return results, missing


def summary(results: Sequence[Result]) -> str:
    verdicts = [met(ROWS[result.key], result.ours, result.peer) for result in results]
    return f"{verdicts.count(True)} budgets met, {verdicts.count(False)} not met."


def report(results: Sequence[Result], missing: dict[str, str], load: float, quick: bool) -> str:
    """The whole result as Markdown. load: the machine's load average before the first row."""
    title = f"# Benchmarks, {datetime.date.today()}"
    warning = ["Quick: fewer repetitions than the budgets ask for.", ""] if quick else []
    head = f"{machine.description()} Load average at the start: {load:.2f}."
    table = markdown(results, missing)
    return "\n".join([title, "", *warning, head, "", table, "", summary(results), ""])


def main() -> int:
    """0 if every row was measured, whether or not its budget was met; else 1."""
    options = arguments()
    load = os.getloadavg()[0]
    results, missing = measure(options.only, options.quick)
    text = report(results, missing, load, options.quick)
    print(text)
    if not (options.quick or missing) and options.only == GROUPS:
        name = f"{datetime.date.today()}-{machine.slug(machine.processor())}.md"
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / name).write_text(text, encoding="utf-8")
    return 1 if missing else 0
