"""Exporting a figure's module with `torch.export`, and saying what does not fit."""

import gc
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary, ref

import torch
from torch import Tensor, nn
from torch.export import Dim
from torch.fx.experimental.proxy_tensor import make_fx

from .forms import decompositions
from .graph import MASKED_FORM, graphs
from .kept import Step, step
from .tensors import ExportError, TensorTable

Tensors = dict[str, Tensor]
Choices = dict[str, dict[str, Any]]  # for each graph the arguments that are fixed in it


class _Chosen(nn.Module):
    """A figure's module at every choice of the arguments that are fixed for a graph."""

    def __init__(self, module: nn.Module, choices: Choices):
        super().__init__()
        self.module, self.choices = module, choices

    def forward(self, tensors: dict[str, Tensor]) -> dict[str, dict[str, Tensor]]:
        return {key: self.module(**{**tensors, **fixed}) for key, fixed in self.choices.items()}


def export(
    module: nn.Module, inputs: Tensors, table: TensorTable, growing: Iterable[str] = ()
) -> dict[str, Any]:
    """Export `module(**inputs)` as one graph; its tensors go into `table`.

    inputs: example tensors, one for each continuous control; their shapes and dtypes are kept.
    growing: the input whose first dimension may have any length. A module that has one is traced
        once, for all loops and figures (kept.py): a step of SmolLM2 takes half a minute.
    ExportError names the op or the line that does not fit.
    """
    if not growing:
        return export_choices(module, inputs, {"": {}}, table)[""]
    kind = repr([(n, v.dtype, v.shape, n in growing) for n, v in inputs.items()])
    traced = _known.setdefault(module, {})
    if kind not in traced:
        traced[kind] = _Traced(*step(module, kind, lambda: _step(module, inputs, growing)))
    return traced[kind].graph(table)


def _step(module: nn.Module, inputs: Tensors, growing: Iterable[str]) -> Step:
    used: list[Tensor] = []

    def add(tensor: Tensor) -> int:
        used.append(tensor)
        return len(used) - 1

    program = _program(module, inputs, {"": {}}, growing)
    return graphs(program, list(inputs), add, {"": {}})[""], used


@dataclass
class _Traced:
    """A step, and its graph in the table that it was last written for."""

    step: dict[str, Any]
    tensors: list[Tensor]
    table: ref[TensorTable] | None = None  # its files take 97 MB
    last: dict[str, Any] = field(default_factory=dict)

    def graph(self, table: TensorTable) -> dict[str, Any]:
        if not self.table or self.table() is not table:
            self.last = self.step | {"tensors": [table.add(tensor) for tensor in self.tensors]}
            self.table = ref(table)
        return self.last


#: What was traced of each module.
_known: WeakKeyDictionary[nn.Module, dict[str, _Traced]] = WeakKeyDictionary()


def export_choices(
    module: nn.Module, inputs: Tensors, choices: Choices, table: TensorTable
) -> dict[str, dict[str, Any]]:
    """As `export`, one graph for each choice of arguments that are Python values, or stay the same.

    A tensor that is fixed for a choice is no input of its graph. All are exported as one program:
    torch 2.13 spends 0.3 s on a table of operators each time.
    """
    return graphs(_program(module, inputs, choices), list(inputs), table.add, choices)


def _program(
    module: nn.Module, inputs: Tensors, choices: Choices, growing: Iterable[str] = ()
) -> torch.export.ExportedProgram:
    try:
        with warnings.catch_warnings(), _no_collection():
            # torch 2.13 uses a class (LeafSpec) that it warns of itself
            warnings.simplefilter("ignore", FutureWarning)
            program = _traced(_Chosen(module, choices), inputs, growing)
            program = program.run_decompositions(decompositions())
    except Exception as error:
        raise ExportError(_explain(error)) from error
    for name in program.graph_signature.buffers_to_mutate.values():
        raise ExportError(f"forward changes the module's own buffer {name!r}; return it instead")
    return program


@contextmanager
def _no_collection() -> Iterator[None]:
    """Tracing makes millions of objects that live on: to look for dead ones takes a fifth of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _traced(
    module: nn.Module, inputs: Tensors, growing: Iterable[str]
) -> torch.export.ExportedProgram:
    shapes = {name: {0: Dim.DYNAMIC} if name in growing else None for name in inputs}
    try:
        sizes = (shapes,) if growing else None
        return torch.export.export(module, (inputs,), dynamic_shapes=sizes, strict=False)
    except RuntimeError as error:
        if "fake tensor in the exported program constant" not in str(error):
            raise
    # torch.autograd.grad inside forward: of an op whose gradient uses its result (tanh, softmax,
    # relu), torch.export (2.13) loses that result. make_fx writes the gradient out beforehand.
    written = make_fx(module, tracing_mode="fake", _allow_non_fake_inputs=True)(inputs)
    return torch.export.export(written, (inputs,), strict=False)


def _explain(error: Exception) -> str:
    text = str(error).strip()
    lines = re.findall(r'File "(?!.*torch/)[^"]*", line \d+, in forward\n\s*(.+)', text)
    where = f" at `{lines[-1].strip()}`" if lines else ""
    if isinstance(error, ExportError):  # our own: of a call that is written otherwise
        return f"{text.splitlines()[0]}{where}"
    dependent = "data-dependent" in text.lower() or "unbacked" in text or "DataDependent" in text
    return f"torch.export refuses this module{where}: " + (
        MASKED_FORM if dependent else text.splitlines()[0] if text else type(error).__name__
    )
