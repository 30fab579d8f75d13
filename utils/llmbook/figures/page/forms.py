"""Forms of calls that the page's engine does not do: written otherwise, or refused.

The engine knows an op by its name. Where torch's op of that name can do more, that must not reach a
page: it would be answered wrongly, or fail in the reader's browser.
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx

from .folding import called
from .tensors import ExportError

MASKS = (torch.bool, torch.uint8)  # of an index: it says which, not where
#: Overloads of the engine's ops that are something else.
REFUSED = {
    "addmm.dtype", "baddbmm.dtype", "bmm.dtype", "max.other", "min.other", "mm.dtype",
    "scatter.reduce", "scatter.value_reduce", "split.default", "var.default", "var.dim",
    "var_mean.default", "var_mean.dim", "view.dtype", "where.default",
}  # fmt: skip


def decompositions() -> dict[Any, Any]:
    """torch's own, and ours: how what is in the table is written with other calls."""
    table = torch.export.default_decompositions()
    table[torch.ops.aten.index_put.default] = _index_put
    return table


def _index_put(
    x: Tensor, indices: Sequence[Tensor | None], values: Tensor, accumulate: bool = False
) -> Tensor:
    """`x[…, mask] = values` as `where`: every place of the mask takes the same value.

    Raises ExportError where it does not: which value belongs to which place depends on the others.
    """
    given = [(d, index) for d, index in enumerate(indices) if index is not None]
    if not any(index.dtype in MASKS for _, index in given):
        return NotImplemented  # places: the engine's own
    if len(given) > 1:
        raise ExportError("`index_put`: a mask beside another index; use torch.where")
    [(first, mask)] = given
    after = x.dim() - first - mask.dim()  # dimensions behind the mask's
    at = values.dim() - after - 1  # the dimension of values that goes along the mask's places
    if at >= 0:
        if values.shape[at] != 1:
            raise ExportError("`index_put`: a mask takes one value, not one each; use torch.where")
        values = values.reshape([*values.shape[:at], *[1] * mask.dim(), *values.shape[at + 1 :]])
    mask = mask.bool().reshape([*mask.shape, *[1] * after])
    return torch.where(mask, x + values if accumulate else values, x)


def refusal(node: fx.Node) -> str | None:
    """Why the engine must not be given this call of an op that it has; None where it may."""
    overload = called(node).__name__
    if overload in REFUSED:
        return f"the page's engine has no `{overload}`"
    name = overload.split(".")[0]
    if name == "searchsorted" and node.kwargs.get("sorter") is not None:
        return "the page's `searchsorted` has no sorter"
    wanted: Any = node.kwargs.get("dtype")
    first = node.args[0] if node.args else None
    given = first.meta.get("val") if isinstance(first, fx.Node) else None
    if wanted is None or name == "_to_copy" or not isinstance(given, Tensor):
        return None
    if not wanted.is_floating_point and (given.is_floating_point() or wanted is torch.bool):
        return f"the page has no `{name}` of {given.dtype} as {wanted}: convert it first"
    return None
