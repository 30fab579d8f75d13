"""Exporting: what the page cannot do is refused at the build, with the op, the line and the figure;
never in a reader's browser."""

import pytest
import torch
from ipywidgets import FloatSlider
from llmbook import bars, figure
from llmbook.figures.page.export import export
from llmbook.figures.page.publish import publish
from llmbook.figures.page.tensors import ExportError, TensorTable


class Masked(torch.nn.Module):
    """A value for each place of the mask: which goes where depends on all the others."""

    def forward(self, by):
        y = by * torch.arange(4.0)
        y[torch.arange(4) > 1] = by * torch.ones(2)
        return {"y": y}


class Beside(torch.nn.Module):
    def forward(self, by):
        y = by * torch.ones(2, 2)
        y[y[0] > 0, torch.tensor([1, 0])] = 0
        return {"y": y[0]}


class Bits(torch.nn.Module):
    def forward(self, by):
        return {"y": (by * torch.arange(4.0)).view(torch.int32)}


class Reduced(torch.nn.Module):
    def forward(self, by):
        x = by * torch.arange(4.0)
        return {"y": x.scatter(0, torch.tensor([0, 0]), x[:2], reduce="add")}


class Shuffled(torch.nn.Module):
    def forward(self, by):
        x = by * torch.tensor([3.0, 1.0, 2.0])
        return {"y": torch.searchsorted(x, x, sorter=x.argsort())}


class Whole(torch.nn.Module):
    def forward(self, by):
        return {"y": (by * torch.arange(4.0)).cumsum(0, dtype=torch.int64)}


class Solved(torch.nn.Module):
    def forward(self, by):
        x = by * torch.ones(4)
        return {"y": torch.linalg.solve(torch.outer(x, x) + torch.eye(4), x)}


class Inverse(torch.nn.Module):
    def forward(self, by):
        return {"y": torch.linalg.inv(by * torch.eye(2))[0]}


@pytest.mark.parametrize(
    ("module", "says", "line"),
    [
        (
            Masked(),
            "`index_put`: a mask takes one value",
            "y[torch.arange(4) > 1] = by *",
        ),
        (Beside(), "`index_put`: a mask beside another index", "y[y[0] > 0, torch.tensor([1, 0])]"),
        (Bits(), "no `view.dtype`", ".view(torch.int32)"),
        (Reduced(), "no `scatter.reduce`", 'reduce="add"'),
        (Shuffled(), "`searchsorted` has no sorter", "sorter=x.argsort()"),
        (Whole(), "`cumsum` of torch.float32 as torch.int64", "dtype=torch.int64"),
        (Solved(), "no op `_linalg_solve_ex`", "torch.linalg.solve("),
        (Inverse(), "no op `linalg_inv_ex`", "torch.linalg.inv("),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, torch.nn.Module) else "",
)
def test_what_the_page_cannot_do_is_refused_with_op_line_and_figure(module, says, line, tmp_path):
    one = figure(
        module,
        bars(x=list("abcd")[: len(module(torch.tensor(1.0))["y"])], y="y"),
        by=FloatSlider(1.0, min=0.5, max=2.0),
        caption="It cannot be.",
        name=f"refused {type(module).__name__}",
    )
    with pytest.raises(ValueError) as refused:
        publish(one, tmp_path)
    message = str(refused.value)
    assert message.startswith(f"figure 'refused-{type(module).__name__.lower()}': ")
    assert says in message
    assert line in message


def test_a_byte_is_a_mask_too():
    """As torch has it, though it warns: bytes are no places."""

    class Byte(torch.nn.Module):
        def forward(self, x):
            y = x.clone()
            y[torch.tensor([0, 2, 0], dtype=torch.uint8)] = x[:2]
            return {"y": y}

    with pytest.raises(ExportError, match="a mask takes one value"):
        export(Byte(), {"x": torch.randn(3)}, TensorTable())
