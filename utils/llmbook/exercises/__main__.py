"""Labs for a class, and your own work in a new edition.

python -m llmbook.exercises copy labs/01_backprop.ipynb
    writes a copy without solutions: they are packed, so that everything runs.
python -m llmbook.exercises update mine.ipynb labs/01_backprop.ipynb
    writes the lab as it is today, with what you wrote into yours; yours stays as it is.
python -m llmbook.exercises check labs/01_backprop.ipynb handed_in/*.ipynb
    tries each copy's answers by the lab's own checks, and prints a table. It runs what others
    wrote: do that where it can do no harm."""

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

import nbformat

from ..files import whole
from .copies import OPEN, RIGHT, WRONG, checks, mark, solved, title, with_own, without_solutions


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m llmbook.exercises", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    commands = parser.add_subparsers(dest="command", required=True)
    copy = commands.add_parser("copy", help="a copy without solutions")
    copy.add_argument("lab", type=Path)
    update = commands.add_parser("update", help="your work in today's lab")
    update.add_argument("mine", type=Path, help="the copy that you worked in")
    update.add_argument("lab", type=Path)
    for one, usual in ((copy, "…_class.ipynb"), (update, "…_mine.ipynb")):
        one.add_argument("--to", type=Path, help=f"the file to write ({usual} beside the lab)")
    check = commands.add_parser("check", help="which exercises are solved in each copy")
    check.add_argument("lab", type=Path)
    check.add_argument("copies", type=Path, nargs="+", metavar="copy")
    check.add_argument("--csv", type=Path, help="also write what each check said into this file")
    return parser.parse_args(given)


def read(path: Path) -> nbformat.NotebookNode:
    """Raises SystemExit where there is no notebook."""
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise SystemExit(f"there is no {path}") from None
    except (nbformat.reader.NotJSONError, UnicodeDecodeError):
        raise SystemExit(f"{path} is not a notebook") from None


def a_lab(path: Path) -> nbformat.NotebookNode:
    lab = read(path)
    if not checks(lab):
        raise SystemExit(f"{path} has no exercises: take a notebook of labs/")
    return lab


def write(notebook: nbformat.NotebookNode, to: Path) -> None:
    """A file that is there already is not written over: it may be somebody's work."""
    if to.exists():
        raise SystemExit(f"{to} is there already: move it, or name another with --to")
    with whole(to) as part:
        nbformat.write(notebook, part)
    print(to)


def joined(lab: nbformat.NotebookNode, mine: Path) -> nbformat.NotebookNode:
    try:
        return with_own(lab, read(mine))
    except ValueError as error:
        raise SystemExit(f"{mine}: {error}") from None


def check(lab_path: Path, copies: Sequence[Path], csv_path: Path | None) -> None:
    lab = a_lab(lab_path)
    for path in copies:  # before the first is run
        joined(lab, path)
    tasks = [title(one) for one in checks(lab)]
    print("\n".join(f"{place:2} {task}" for place, task in enumerate(tasks, 1)))
    width = max(len(path.stem) for path in copies)
    print(" " * width, *(f"{place:2}" for place in range(1, len(tasks) + 1)), " right")
    rows = []
    for path in copies:
        print(f"{path.stem:{width}}", end="", flush=True)
        found = list(solved(lab, read(path), lab_path.parent))
        marks = [mark(said) for _, said in found]
        print("", *(f"{one:>2}" for one in marks), f" {marks.count(RIGHT)} of {len(tasks)}")
        rows += [(path.name, task, mark(said) == RIGHT, said) for task, said in found]
    print(f"{RIGHT} right   {OPEN} not done yet   {WRONG} not right yet")
    if csv_path:
        with whole(csv_path) as part, part.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("copy", "exercise", "right", "its check said"), *rows])


def main(given: Sequence[str] | None = None) -> None:
    asked = arguments(given)
    if asked.command == "check":
        check(asked.lab, asked.copies, asked.csv)
        return
    lab = a_lab(asked.lab)
    if asked.command == "copy":
        made, ending = without_solutions(lab), "_class"
    else:
        made, ending = joined(lab, asked.mine), "_mine"
    write(made, asked.to or asked.lab.with_stem(asked.lab.stem + ending))


if __name__ == "__main__":
    main()
