"""Steps that were traced before, kept on disk: to trace one of SmolLM2's takes half a minute.

They lie in the folder that the environment's LLMBOOK_EXPORTED names; without it nothing is kept. A
file's name is a digest of all that a step's graph depends on: the module (its numbers, its tensors,
the source of every class in it and of what these import), the inputs' shapes and types, torch, and
what writes graphs. A module with a class of a notebook's cell has no such name: it is traced.
"""

import ast
import copyreg
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib.util import find_spec, resolve_name
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from llmbook.files import whole

from ..browser import engine_ops

#: A graph, whose "tensors" are places in the list beside it.
Step = tuple[dict[str, Any], list[Tensor]]
FILES = 32  # those used last
WRITER = f"{__package__}.export"
LIBRARIES = ("site-packages", "dist-packages", os.path.dirname(os.__file__))


def step(module: nn.Module, kind: str, make: Callable[[], Step]) -> Step:
    """The step of this module for inputs of this kind: the kept one, or `make()`, which is kept."""
    folder = os.environ.get("LLMBOOK_EXPORTED")
    name = key(module, kind) if folder else None
    if not folder or not name:
        return make()
    own = {**dict(module.named_parameters()), **dict(module.named_buffers())}
    file = Path(folder, f"{name}.step")
    if (found := _read(file, own)) is None:
        _write(file, found := make(), own)
    return found


def key(module: nn.Module, kind: str) -> str | None:
    """The name of all that the step depends on; None where it cannot be told."""
    told, content = hashlib.sha256(), io.BytesIO()
    pickler = _Told(content)
    try:
        pickler.dump(module)
    except Exception:  # what cannot be written down, as a hook that is a closure
        return None
    modes = (torch.is_grad_enabled(), torch.get_default_dtype(), sys.version_info[:2])
    told.update(repr((kind, torch.__version__, modes, engine_ops())).encode())
    for file in sorted(sources({WRITER, *pickler.modules})):
        told.update(file.name.encode() + b"\0" + file.read_bytes())
    return hashlib.sha256(content.getvalue() + told.digest()).hexdigest()[:24]


class _Told(pickle.Pickler):
    """What a module is, as bytes: of its tensors a digest.   `modules`: where its classes live."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=4)
        self.modules: set[str] = set()

    def reducer_override(self, value: Any) -> Any:
        kind = value if hasattr(value, "__module__") and hasattr(value, "__name__") else type(value)
        if kind.__module__ == "__main__":
            raise pickle.PicklingError(f"{kind.__qualname__} lives in no file")
        self.modules.add(kind.__module__)
        if isinstance(value, Tensor):
            content = value.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy()
            digest = hashlib.sha256(content.data).digest()
            return tuple, ((str(value.dtype), tuple(value.shape), str(value.device), digest),)
        if isinstance(value, nn.Module):  # without what follows from the rest, and in order
            state = {
                name: sorted(one) if isinstance(one, set) else one
                for name, one in vars(value).items()
                if not isinstance(getattr(type(value), name, None), cached_property)
            }
            return copyreg.__newobj__, (type(value),), state  # type: ignore[attr-defined] # of pickle's
        return NotImplemented


def sources(modules: Iterable[str]) -> set[Path]:
    """The files of these modules and of all that they import, but for libraries'."""
    todo, found = set(modules), set()
    while todo:
        try:
            spec = find_spec(name := todo.pop())
        except (ImportError, ValueError):  # what a module can do without, and is not there
            continue
        origin = spec.origin if spec and spec.has_location else None
        if not spec or not origin or any(part in origin for part in LIBRARIES):
            continue
        if (file := Path(origin)) not in found:
            found.add(file)
            package = name if spec.submodule_search_locations else name.rpartition(".")[0]
            todo.update(_imported(ast.parse(file.read_text("utf-8")), package))
    return found


def _imported(tree: ast.Module, package: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = resolve_name("." * node.level + (node.module or ""), package)
            for alias in node.names:
                inner = f"{start}.{alias.name}"
                yield inner if inner in sys.modules else start


def _write(file: Path, made: Step, own: dict[str, Tensor]) -> None:
    """The module's own tensors are kept by their names."""
    graph, tensors = made
    names = {_place(tensor): name for name, tensor in own.items()}
    used = [names.get(_place(t)) or t.detach().clone() for t in tensors]
    torch.save((graph, used), content := io.BytesIO())
    with whole(file, f".{os.getpid()}") as part:
        part.write_bytes(hashlib.sha256(content.getvalue()).digest() + content.getvalue())
    for old in sorted(file.parent.glob("*.step"), key=lambda f: f.stat().st_mtime)[:-FILES]:
        old.unlink(missing_ok=True)


def _read(file: Path, own: dict[str, Tensor]) -> Step | None:
    """What was kept, if it is there and whole."""
    if not file.exists():
        return None
    content = file.read_bytes()
    if hashlib.sha256(content[32:]).digest() != content[:32]:
        return None
    file.touch()
    graph, used = torch.load(io.BytesIO(content[32:]), weights_only=True)
    return graph, [own[one] if isinstance(one, str) else one for one in used]


def _place(tensor: Tensor) -> tuple[Any, ...]:
    return tensor.data_ptr(), tensor.dtype, tensor.shape, tensor.stride()
