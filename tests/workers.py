"""Which tests go to one worker of `pytest -n 2`: those that share what takes time to make."""

from functools import cache
from pathlib import Path

import course
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent
SHARED = ('scope="module"', 'scope="session"', "@cache")
PAGES = course.pages()


def scope(nodeid: str) -> str:
    """The name of the tests that go where this one goes: of a file those about one page; those of
    a notebook, whose cells follow each other; of a file that shares nothing those of a function."""
    file, _, test = nodeid.partition("::")
    if page := next((page for page in PAGES if f"[{page}" in test), None):
        return f"{file}::{page}"
    return file if shares(file) else nodeid.partition("[")[0]


@cache
def shares(file: str) -> bool:
    return not file.endswith(".py") or any(s in (ROOT / file).read_text("utf-8") for s in SHARED)


class Scopes(LoadScopeScheduling):
    """By scope. (Marks of groups do nothing with pytest 9.2: xdist 3.8 renames `_nodeid`,
    pytest reads `_id`.) What a worker was at when it died, as one that hangs is made to, is tried
    once more; xdist's own would try it until no worker may be replaced."""

    def __init__(self, *given) -> None:
        super().__init__(*given)
        self.died: set[str] = set()  # tests in which a worker did

    def _split_scope(self, nodeid: str) -> str:
        return scope(nodeid)

    def remove_node(self, node) -> str | None:
        units = self.assigned_work.pop(node)
        left = [(unit, test) for unit in units.values() for test, done in unit.items() if not done]
        if not left:
            return None
        unit, test = left[0]
        unit[test] = test in self.died
        self.died.add(test)
        self.workqueue |= {name: unit for name, unit in units.items() if not all(unit.values())}
        for other in self.assigned_work:
            self._reschedule(other)
        return test

    def mark_test_pending(self, item: str) -> None:
        """It is: `remove_node` has put it back."""

    def schedule(self) -> None:
        super().schedule()
        for node in self.nodes:  # one that came in place of another: it begins when it has two
            self._reschedule(node)
