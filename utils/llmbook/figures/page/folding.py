"""Which of a graph's values are stored as tensors, and which the page computes.

A value that no input changes is computed at build time and stored, where that is smaller than what
it is made from: the first ten of 49,152 ids, but not a matrix made from a vector.
"""

from typing import Any

import torch
from torch import Tensor, fx

from .tensors import INLINE, ExportError, stored_bytes

#: Calls that only check, and have no value.
CHECKS = ("_assert_", "sym_constrain_", "assert_")


def called(node: fx.Node) -> Any:
    """What a node that is a call calls: an overload of torch's, or a function of Python's."""
    return node.target


def plan(
    nodes: dict[str, fx.Node], outputs: list[str], held: dict[str, Tensor], fixed: dict[str, Any]
) -> tuple[dict[str, Tensor], set[str]]:
    """What these outputs need: the values to store, by node, and the nodes to compute.

    nodes: of an exported program, in order.   held: the module's own tensors, by node.
    fixed: see fixed_values.
    """
    stored: dict[str, Tensor] = {}
    needed: set[str] = set()
    todo = list(outputs)
    while todo:
        name = todo.pop()
        if name in stored or name in needed:
            continue
        if name not in nodes:
            raise ExportError(f"an output is the Python value {name}, not a tensor")
        if name in held or (name in fixed and _is_smaller(nodes[name], held, fixed)):
            stored[name] = fixed[name]
        else:
            needed.add(name)
            todo += [n.name for n in nodes[name].all_input_nodes]
    return stored, needed


def fixed_values(nodes: dict[str, fx.Node], held: dict[str, Tensor]) -> dict[str, Any]:
    """The values that no input changes, by node, the module's own included."""
    values: dict[str, Any] = dict(held)
    for name, node in nodes.items():
        if node.op != "call_function" or called(node).__name__.startswith(CHECKS):
            continue
        random = torch.Tag.nondeterministic_seeded in getattr(node.target, "tags", ())
        if random or any(n.name not in values for n in node.all_input_nodes):
            continue
        args, kwargs = fx.node.map_arg((node.args, node.kwargs), lambda n: values[n.name])
        with torch.no_grad():
            values[name] = called(node)(*args, **kwargs)
    return values


def _is_smaller(node: fx.Node, held: dict[str, Tensor], fixed: dict[str, Any]) -> bool:
    """Whether a value takes at most half the bytes of the module's tensors that it is made from."""
    value = fixed[node.name]
    if not isinstance(value, Tensor):
        return False  # of several results, those that are used are asked for one by one
    if value.numel() <= INLINE:
        return True
    sources, todo = set(), [node]
    while todo:
        found = todo.pop()
        sources |= {found.name} & held.keys()
        todo += found.all_input_nodes
    given = [held[name] for name in sources]
    if any(value.data_ptr() == one.data_ptr() and value.numel() == one.numel() for one in given):
        return False  # the same numbers in another order, and perhaps a hundred MB of them
    return 2 * stored_bytes(value) <= sum(map(stored_bytes, given))
