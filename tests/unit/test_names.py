"""A figure in a kernel computes for as long as it is open: what it reads keeps its meaning."""

import ast
import symtable

import course
import nbformat
import pytest


def globals_of(table: symtable.SymbolTable) -> set[str]:
    """The names that a function, or a class's methods, look up only when they are called."""
    here = set()
    if table.get_type() == "function":
        here = {s.get_name() for s in table.get_symbols() if s.is_global()}
    return here.union(*map(globals_of, table.get_children()))


def rebound(cells: list[str]) -> list[tuple[int, str]]:
    """Cells, by their number, that give a new meaning to a name which an earlier figure reads."""
    made_of, looked_up, read, found = {}, {}, set(), []
    for number, source in enumerate(cells):
        table = symtable.symtable(source, "cell", "exec")
        binds = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
        found += [(number, name) for name in sorted(binds & read)]
        looked_up |= {t.get_name(): globals_of(t) for t in table.get_children()}
        for statement in ast.parse(source).body:
            names = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}
            if isinstance(statement, ast.Assign):
                targets = [n for t in statement.targets for n in ast.walk(t)]
                made_of |= {t.id: names - {t.id} for t in targets if isinstance(t, ast.Name)}
            if "figure" in names:
                read |= reached_from(names, made_of, looked_up)
    return found


def reached_from(names: set[str], made_of: dict, looked_up: dict) -> set[str]:
    """What the functions and classes behind these names look up when they are called."""
    seen, late, to_do = set(), set(), list(names)
    while to_do:
        name = to_do.pop()
        if name not in seen:
            seen.add(name)
            late |= looked_up.get(name, set())
            to_do += looked_up.get(name, set()) | made_of.get(name, set())
    return late


FIGURE = "class Net:\n    def forward(self, x):\n        return other(x) * scale"
CELLS = ["scale = 2", "def other(x):\n    return x + shift", FIGURE, "net = Net()", "figure(net)"]


@pytest.mark.parametrize(
    "later, found",
    [
        ("scale = 3", ["scale"]),
        ("for shift in (1, 2):\n    pass", ["shift"]),
        ("def other(x):\n    return x", ["other"]),
        ("net = None", []),  # the figure holds the object itself
        ("[scale for scale in (1, 2)]", []),
        ("def free():\n    scale = 3", []),
    ],
)
def test_a_rebound_name_is_found(later, found):
    assert rebound([*CELLS, later]) == [(len(CELLS), name) for name in found]


@pytest.mark.parametrize("path", course.notebooks(), ids=lambda path: path.stem)
def test_what_a_figure_reads_is_not_rebound_later(path):
    cells = [c for c in nbformat.read(path, 4).cells if c.cell_type == "code"]
    found = rebound([cell.source for cell in cells])
    assert not [f"cell {cells[number].id} rebinds {name}" for number, name in found]
