"""Run the benchmarks and print one table: `make bench`, or `python tests/benchmarks --help`."""

import argparse
import datetime
import hashlib
import importlib
import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from . import machine
from .progress import say
from .rows import GROUPS, ROWS, Result, met
from .site import ROOT
from .table import markdown

RESULTS = Path(__file__).parent / "results"
KEPT = ROOT / "_build" / "bench"  # each group's results, once it has been measured


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
        help=f"measure these groups alone: {', '.join(GROUPS)}. What is measured is kept; the "
        "table is stored once all groups of one state of the course are",
    )
    parser.add_argument(
        "--quick", action="store_true", help="fewer repetitions. The table is not stored"
    )
    return parser.parse_args(given)


def state() -> str:
    """Which state of the course is measured: the commit, and what was changed since."""
    said = [
        subprocess.run(["git", *command], cwd=ROOT, capture_output=True, check=True).stdout
        for command in (["rev-parse", "HEAD"], ["diff", "HEAD"])
    ]
    return hashlib.sha256(b"".join(said)).hexdigest()[:16]


def kept(name: str, now: str) -> list[Result] | None:
    """What was measured of a group, of this state of the course and on this machine."""
    path = KEPT / f"{name}.json"
    found = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if found.get("state") != now or found.get("machine") != machine.description():
        return None
    return [Result(**one) for one in found["results"]]


def keep(name: str, now: str, results: Sequence[Result]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    found = {"state": now, "machine": machine.description(), "results": [*map(asdict, results)]}
    (KEPT / f"{name}.json").write_text(json.dumps(found), "utf-8")


def measure(names: Sequence[str], quick: bool) -> tuple[list[Result], dict[str, str]]:
    """All results, and of each group that failed the reason. A group's error ends that group.

    What was measured before, of the same state, is not measured again: all take two hours."""
    results: list[Result] = []
    missing: dict[str, str] = {}
    now = state()
    for name in names:
        if not quick and (found := kept(name, now)) is not None:
            say(f"{name}: measured before")
            results += found
            continue
        start, made = time.monotonic(), list[Result]()
        say(f"{name} …")
        try:
            module = importlib.import_module(f".{name}", __package__)
            made.extend(module.measure(quick))
            if not quick:
                keep(name, now, made)
        except Exception as error:  # the other groups are still worth measuring
            missing[name] = f"{type(error).__name__}: {error}".splitlines()[0]
            say(f"{name} failed: {type(error).__name__}: {error}")
        results += made
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
    if not (options.quick or missing) and all(kept(name, state()) is not None for name in GROUPS):
        results, _ = measure(GROUPS, quick=False)  # those measured another time, too
        text = report(results, missing, load, quick=False)
        name = f"{datetime.date.today()}-{machine.slug(machine.processor())}.md"
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / name).write_text(text, encoding="utf-8")
    return 1 if missing else 0
