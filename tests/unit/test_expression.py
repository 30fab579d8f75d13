"""What a reader types as a calculation: read as Python reads it, with autograd's slopes."""

import random

import pytest
import torch
from llmbook.models.expression import BOXES, COLUMNS, NAMES, ROOM, ROWS, Expression, typed

GIVEN = torch.tensor([2.0, -1.0, 3.0, 0.5], dtype=torch.double)


def made(rng, depth):
    """A calculation, drawn at random."""
    if not depth or rng.random() < 0.25:
        return rng.choice("abcd0123456789")
    kind = rng.choice(["+", "-", "*", "+", "*", " - ", "-_", "tanh(_)", "(_)"])
    if "_" in kind:
        return kind.replace("_", made(rng, depth - 1))
    return made(rng, depth - 1) + kind + made(rng, depth - 1)


def by_python(text):
    """The result, and torch's slopes of a to d."""
    given = [value.clone().requires_grad_() for value in GIVEN]
    names = dict(zip(NAMES, given, strict=True)) | {"tanh": lambda x: torch.as_tensor(x).tanh()}
    result = torch.as_tensor(eval(text, names), dtype=torch.double)
    slopes = [torch.zeros(())] * len(given)
    if result.requires_grad:
        slopes = torch.autograd.grad(result, given, materialize_grads=True)
    return result.detach(), torch.stack([slope.double() for slope in slopes])


def test_random_calculations_have_pythons_results_and_autograds_slopes():
    rng, shown = random.Random(0), 0
    for _ in range(600):
        text = made(rng, rng.randint(0, 4))
        graph = Expression()(*typed(text), GIVEN)
        if len(text) > ROOM or graph["wrong"].any():
            continue  # too large for the picture
        result, slopes = by_python(text)
        torch.testing.assert_close(graph["result"], result)
        torch.testing.assert_close(graph["slopes"][: len(NAMES)], slopes)
        drawn = graph["places"][~graph["places"][:, 0].isnan()]
        assert len({tuple(place) for place in drawn.tolist()}) == len(drawn)  # none on another
        assert drawn[:, 0].max() < COLUMNS and drawn[:, 1].max() <= ROWS - 1
        for start, end in graph["arrows"][graph["arrows"][:, 0] >= 0].tolist():
            assert graph["places"][start, 0] < graph["places"][end, 0]
        shown += 1
    assert shown > 500


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a b", [2]),
        ("12", [1]),
        ("a +", [2]),
        ("(a", [1]),
        ("a)", [1]),
        ("()", [1]),
        ("a ** b", [3]),
        ("+a", [0]),
        ("tan(a)", [0]),
        ("tanh", [0]),
        ("a / e", [2]),
        ("a*b+c*d+1*2", [10]),  # six numbers one above the other
        ("a+b+c+a+b+c+a", [12]),  # seven columns
    ],
)
def test_where_it_cannot_be_read_on_is_marked_and_nothing_is_drawn(text, at):
    graph = Expression()(*typed(text), GIVEN)
    assert graph["wrong"].nonzero().flatten().tolist() == at
    assert graph["places"].isnan().all() and (graph["arrows"] < 0).all()


def test_nothing_is_typed_yet():
    graph = Expression()(*typed("  "), GIVEN)
    assert not graph["wrong"].any() and graph["places"].isnan().all()
    assert graph["labels"].shape == (BOXES,) and graph["result"].isfinite()
