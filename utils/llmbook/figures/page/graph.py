"""A torch module, exported: a graph of ATen calls as JSON, and its tensors as files.

The page runs such a graph with `browser/engine.js`. A graph is

    {"inputs": [{"name", "dtype", "shape"}],
     "tensors": [index into the figure's tensor table, …],
     "nodes": [{"op": "div", "args": ["$0", 2.5], "out": ["float32", [10]]}, …],
     "outputs": {"probability": 7}}

Values are numbered: inputs first, then tensors, then nodes; "$7" is value 7. A call's arguments
stand in the order of its ATen schema, defaults filled in, without dtype, layout and device, which
`out` already says. `out` of a call with several results is a list of pairs, read by `getitem`.
One input may have a first dimension of any length T: a size that follows it reads "2+3T".
JSON has no infinities: they are the strings "inf", "-inf" and "nan".
"""

import json
import math
import re
from collections.abc import Callable, Container, Mapping
from typing import Any

import torch
from torch import Tensor
from torch.fx.experimental.symbolic_shapes import free_unbacked_symbols
from torch.utils import _pytree as pytree

from ..browser import engine_ops
from .folding import CHECKS, called, fixed_values, plan
from .forms import refusal
from .tensors import ExportError, dtype_name

_ALIASES = {"clone", "detach", "alias", "lift_fresh_copy", "lift_fresh", "contiguous"}
_NOT_ARGUMENTS = {"dtype", "layout", "device", "pin_memory", "memory_format", "generator"}
MASKED_FORM = """\
The page needs shapes that do not depend on values. Instead of x[:k] or topk(k) with a tensor k,
keep every element and mask:
    rank = torch.arange(len(x))                      # x sorted once, in descending order
    kept = torch.where(rank < k, x, -torch.inf)
Instead of `if` on a tensor use torch.where; instead of multinomial compare cumulative
probabilities with stored uniforms (llmbook.models.sampling)."""


def depends_on(graph: dict[str, Any], output: str) -> set[str]:
    """The inputs of a graph that one of its outputs depends on."""
    first = len(graph["inputs"]) + len(graph["tensors"])
    found, todo = set(), [graph["outputs"][output]]
    while todo:
        number = todo.pop()
        if number < len(graph["inputs"]):
            found.add(graph["inputs"][number]["name"])
        elif number >= first:
            text = json.dumps(graph["nodes"][number - first]["args"])
            todo += [int(n) for n in re.findall(r'"\$(\d+)"', text)]
    return found


def graphs(
    program: torch.export.ExportedProgram,
    names: list[str],
    add: Callable[[Tensor], int],
    given: Mapping[str, Container[str]],
) -> dict[str, dict[str, Any]]:
    """The graphs of a program that returns {choice: {output: tensor}}.

    names: of its inputs.   add: takes a tensor, and gives its index in the figure's table.
    given: for each choice the names of the inputs that are fixed there.
    """
    nodes = {node.name: node for node in program.graph.nodes}
    signature, state = program.graph_signature, {**program.state_dict, **program.constants}
    if signature.input_tokens:  # of calls that do more than return something
        raise _unknown(next(node for node in nodes.values() if _is_unknown(node)))
    places = {
        **signature.inputs_to_parameters,
        **signature.inputs_to_buffers,
        **signature.inputs_to_lifted_tensor_constants,
    }
    held = {name: state[place] for name, place in places.items()}  # the module's own tensors
    fixed = fixed_values(nodes, held)
    placeholders = [n for n in nodes.values() if n.op == "placeholder" and n.name not in held]
    leaves = pytree.tree_flatten(({name: name for name in names},))[0]
    inputs = dict(zip(leaves, placeholders, strict=True))
    outputs = [str(name) for name in signature.user_outputs]
    choices = pytree.tree_unflatten(outputs, program.call_spec.out_spec)
    found = {}
    for choice, named in choices.items():
        stored, needed = plan(nodes, list(named.values()), held, fixed)
        in_order = [n for n in nodes.values() if n.name in needed and n.op == "call_function"]
        tensors = {name: add(stored[name]) for name in nodes if name in stored}
        free = {name: node for name, node in inputs.items() if name not in given[choice]}
        found[choice] = _Graph(free, tensors).write(in_order, named)
    return found


class _Graph:
    """One graph while it is written: inputs and tensors have their numbers, then each call."""

    def __init__(self, inputs: dict[str, torch.fx.Node], tensors: dict[str, int]):
        self.inputs, self.tensors = inputs, tensors
        self.nodes: list[dict[str, Any]] = []
        given = [*(node.name for node in inputs.values()), *tensors]
        self.numbers = {name: number for number, name in enumerate(given)}  # of each fx node

    def write(self, calls: list[torch.fx.Node], named: dict[str, str]) -> dict[str, Any]:
        for node in calls:
            self._call(node)
        typed = {name: _typed(node.meta["val"]) for name, node in self.inputs.items()}
        return {
            "inputs": [{"name": n, "dtype": kind, "shape": s} for n, (kind, s) in typed.items()],
            "tensors": [*self.tensors.values()],
            "nodes": self.nodes,
            "outputs": {name: self.numbers[node] for name, node in named.items()},
        }

    def _call(self, node: torch.fx.Node) -> None:
        name = _name(node)
        if name.startswith(CHECKS) or _size(node.meta.get("val")) is not None:
            return
        if name in _ALIASES:
            self.numbers[node.name] = self.numbers[node.all_input_nodes[0].name]
            return
        if _is_unknown(node):
            raise _unknown(node)
        if refused := refusal(node):
            raise ExportError(f"{refused} ({_line(node)})")
        self.numbers[node.name] = len(self.inputs) + len(self.tensors) + len(self.nodes)
        try:
            out = _typed(node.meta["val"])
        except ExportError as error:
            raise ExportError(f"{error} ({_line(node)})") from None
        self.nodes.append({"op": name, "args": self._arguments(node), "out": out})

    def _arguments(self, node: torch.fx.Node) -> list[Any]:
        if not hasattr(node.target, "_schema"):  # Python's own: getitem, or `x.item() + 1`
            return [self._value(a) for a in node.args]
        given = []
        for place, argument in enumerate(node.target._schema.arguments):
            if argument.name in _NOT_ARGUMENTS:
                continue
            default = argument.default_value if argument.has_default_value() else None
            named = node.kwargs.get(argument.name, default)
            given.append(self._value(node.args[place] if place < len(node.args) else named))
        return given

    def _value(self, value: Any) -> Any:
        if isinstance(value, torch.fx.Node):
            size = _size(value.meta.get("val"))
            return f"${self.numbers[value.name]}" if size is None else size
        if isinstance(value, torch.SymInt):
            return _size(value)
        if isinstance(value, (list, tuple)):
            return [self._value(v) for v in value]
        if isinstance(value, float) and not math.isfinite(value):
            return str(value)
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        raise ExportError(f"an argument of type {type(value).__name__} has no place on the page")


def _typed(value: Any) -> list[Any]:
    if isinstance(value, (list, tuple)):
        return [_typed(v) for v in value]
    if isinstance(value, Tensor):
        shape = [size if isinstance(size, int) else _size(size) for size in value.shape]
        if None in shape:
            raise ExportError(f"a shape depends on values. {MASKED_FORM}")
        return [dtype_name(value.dtype), shape]
    return ["number", []]


def _size(value: Any) -> str | int | None:
    """A size that follows the growing input's length T, as "2+3T"; None for any other value."""
    if not isinstance(value, torch.SymInt) or free_unbacked_symbols(value):
        return None
    size = value.node.expr
    if size.is_number:
        return int(size)
    (length,) = size.free_symbols
    slope = size.diff(length)
    if slope.free_symbols:
        raise ExportError(f"the size {size} is not of the form a + b * length")
    return f"{size.subs(length, 0)}+{slope}T"


def _line(node: torch.fx.Node) -> str:
    trace = [t.strip() for t in (node.meta.get("stack_trace") or "").strip().splitlines()]
    return f"from the line `{trace[-1]}`" if trace else "its line is unknown"


def _name(node: torch.fx.Node) -> str:
    """The op that a node calls, without its overload."""
    return called(node).__name__.split(".")[0]


def _is_unknown(node: torch.fx.Node) -> bool:
    return node.op == "call_function" and _name(node) not in {*engine_ops(), *_ALIASES}


def _unknown(node: torch.fx.Node) -> ExportError:
    return ExportError(
        f"the page's engine has no op `{_name(node)}` ({_line(node)}); "
        "`python -m llmbook.figures ops` lists those it has"
    )
