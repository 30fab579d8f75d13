"""A step that was traced is kept, under a name of all that it depends on: what changes, is traced
anew, and nothing else."""

import importlib
import sys

import pytest
import torch
from llmbook.figures.page import kept
from llmbook.figures.page.export import export
from llmbook.figures.page.tensors import TensorTable

FILES = {
    "__init__.py": "",
    "step.py": """
import torch
from .helper import twice

class Step(torch.nn.Module):
    def __init__(self, by=2.0, room=9):
        super().__init__()
        self.room = room
        self.weight = torch.nn.Parameter(torch.full((300,), by), requires_grad=False)

    def forward(self, text, total):
        longer = torch.cat([text, text[:1]])
        few = twice(self.weight.sort().values[:2].sum())  # folded
        return {"text": longer, "total": total + self.weight.sum() + few + self.room}
""",
    "helper.py": """
try:
    import nowhere.at_all
except ImportError:
    pass

def twice(x):
    return 2 * x
""",
    "other.py": "NOTHING = 1\n",
    "writer.py": "",
}


@pytest.fixture
def steps(tmp_path, monkeypatch):
    """A package of its own with a step, a folder for what is kept, and what was traced."""
    package = tmp_path / "stepped"
    package.mkdir()
    for name, text in FILES.items():
        (package / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("LLMBOOK_EXPORTED", str(tmp_path / "exported"))
    monkeypatch.setattr(kept, "WRITER", "stepped.writer")
    traced = []
    monkeypatch.setattr(
        "llmbook.figures.page.export._program",
        lambda *given, trace=sys.modules[export.__module__]._program: (
            traced.append(given) or trace(*given)
        ),
    )
    yield package, importlib.import_module("stepped.step").Step, traced
    for name in [name for name in sys.modules if name.partition(".")[0] == "stepped"]:
        del sys.modules[name]


def exported(step, **inputs):
    """What a process that knows nothing yet would write of a step."""
    given = {"text": torch.arange(3, 10), "total": torch.zeros(())} | inputs
    table = TensorTable()
    return export(step, given, table, growing=["text"]), table.entries, table.files


def asked(step, traced):
    """The same, of a tracer that only counts."""

    def trace():
        traced.append(step)
        return {"nodes": [step.room], "tensors": [0]}, [step.weight + 0]

    return kept.step(step, "of its inputs", trace)


def test_what_is_kept_is_what_was_traced_whoever_asks(steps):
    _, step, traced = steps
    assert exported(step()) == exported(step()) == exported(step())
    assert len(traced) == 1


def grown(file, text="\n# another\n"):
    file.write_text(file.read_text() + text)


CHANGES = {
    "the module's source": lambda package, patch: grown(package / "step.py"),
    "what it imports": lambda package, patch: grown(package / "helper.py"),
    "the writer": lambda package, patch: grown(package / "writer.py"),
    "torch": lambda package, patch: patch.setattr(torch, "__version__", "9.9"),
    "the engine's ops": lambda package, patch: patch.setattr(kept, "engine_ops", lambda: ["add"]),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_a_changed_source_torch_or_writer_is_traced_anew(steps, changed, monkeypatch):
    package, step, traced = steps
    asked(step(), traced)
    asked(step(), traced)
    assert len(traced) == 1
    CHANGES[changed](package, monkeypatch)
    asked(step(), traced)
    assert len(traced) == 2


@pytest.mark.parametrize("made", [{"by": 3.0}, {"room": 10}], ids=["weight", "number"])
def test_another_weight_or_number_is_another_step(steps, made):
    _, step, traced = steps
    for one in (step(), step(**made), step(), step(**made)):
        graph, [weight] = asked(one, traced)
        assert graph["nodes"] == [one.room] and torch.equal(weight, one.weight)
    assert len(traced) == 2


@pytest.mark.parametrize("total", [torch.zeros(3), torch.zeros((), dtype=torch.int64)], ids=str)
def test_another_shape_or_dtype_is_another_step(steps, total):
    _, step, traced = steps
    assert exported(step(), total=total) != exported(step())
    assert len(traced) == 2


def test_what_a_step_does_not_depend_on_may_change(steps):
    package, step, traced = steps
    asked(step(), traced)
    grown(package / "other.py")
    asked(step(), traced)
    assert len(traced) == 1


@pytest.mark.parametrize("damage", [lambda b: b[: len(b) // 2], lambda b: b[:-9] + b"?" + b[-8:]])
def test_a_file_that_is_not_whole_is_made_anew(steps, tmp_path, damage):
    _, step, traced = steps
    asked(step(), traced)
    [file] = (tmp_path / "exported").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    for _ in range(2):
        graph, [weight] = asked(step(), traced)
        assert graph["nodes"] == [9] and weight.tolist() == 300 * [2.0]
    assert len(traced) == 2


def test_a_class_of_a_notebooks_cell_is_traced_each_time(steps, monkeypatch):
    _, step, traced = steps
    cell = type("Cell", (step,), {"__module__": "__main__", "__qualname__": "Cell"})
    monkeypatch.setattr(sys.modules["__main__"], "Cell", cell, raising=False)
    asked(cell(), traced), asked(cell(), traced)
    assert len(traced) == 2


def test_a_derived_class_brings_its_bases_sources(steps):
    package, step, traced = steps
    (package / "derived.py").write_text(
        "from .step import Step\n\nclass Derived(Step):\n    pass\n"
    )
    importlib.invalidate_caches()
    derived = importlib.import_module("stepped.derived").Derived
    asked(derived(), traced)
    grown(package / "helper.py")
    asked(derived(), traced)
    assert len(traced) == 2


def test_without_a_folder_nothing_is_kept(steps, tmp_path, monkeypatch):
    _, step, traced = steps
    monkeypatch.delenv("LLMBOOK_EXPORTED")
    asked(step(), traced), asked(step(), traced)
    assert len(traced) == 2 and not (tmp_path / "exported").exists()
