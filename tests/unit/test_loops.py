"""Modules that run again and again: a model that writes, and its races."""

import math
import re
import time

import pytest
import torch
from ipywidgets import Dropdown, FloatSlider, IntSlider, Play, Text
from llmbook import FigureError, Loop, below, figure, lines, readout, tokens
from llmbook.figures.definition.loop import Schedule, accepted, begin
from llmbook.figures.page.export import _traced, export
from llmbook.figures.page.tensors import TensorTable
from llmbook.models import tinygpt
from llmbook.models.writing import Cached, Recomputing
from llmbook.text import Bytes, bpe
from torch import nn

PROMPTS = [
    "There was once a muddy goat",
    "The old man lost his hat",
    "One Monday",
    '"What a day!" said the',
    "A skinny boy named Nib",
    "In",
    "Everyone on market day knew a girl",
    "The baker and the ferryman",
    "It rained, and",
    "Zwölf",
]


class Adding(nn.Module):
    """A running sum; the text grows by its count."""

    def forward(self, text, total, by):
        return {"text": torch.cat([text, text[:1]]), "total": total + by, "long": len(text) + total}


def adding(**changes):
    given = {
        "text": Text("ab"),
        "by": FloatSlider(value=0.5, min=0, max=1),
        "steps": Play(value=3, min=1, max=8),
    } | changes
    return figure(
        Loop(Adding(), {"text": "text", "total": torch.zeros(())}),
        below(readout(total="total"), tokens("text", names=Bytes().token)),
        caption="A running sum.",
        tokenizer=Bytes(),
        **{name: control for name, control in given.items() if control is not None},
    )


def test_what_a_step_returns_under_a_states_name_it_is_given_next():
    one = adding()
    out = one.compute()
    assert out["total"] == 1.5 and out["text"].tolist() == [97, 98, 97, 97, 97]
    assert "long" not in out  # no view shows it
    assert one.compute(steps=8)["total"] == 4
    assert one.compute(steps=1)["total"] == 0.5  # back: from what was kept
    assert one.compute(steps=2, by=1.0)["total"] == 2  # another setting: anew
    assert one.compute(text="", steps=1)["text"].tolist() == [0, 0]  # token 0 stands for it


@pytest.mark.parametrize(
    ("room", "says"),
    [
        (31, r"\(steps=8, text of 32 tokens\) fails at step 1: .*out of bounds"),
        (36, r"\(steps=8, text of 32 tokens\) fails at step 6: .*out of bounds"),
        (39, None),
    ],
)
def test_what_a_reader_may_ask_of_a_loop_is_tried_once(room, says):
    """The longest text and the most steps, though the default is far from both."""
    gpt = tinygpt.new(bpe.train("none", 256), tinygpt.CONFIG).eval()
    step = Cached(gpt, room=room)

    def define():
        return figure(
            Loop(step, step.start("text")),
            tokens("text", length="count", names=gpt.tokenizer.token),
            text=Text("a"),
            temperature=FloatSlider(value=0.0, min=0, max=1),
            seed=IntSlider(value=0, min=0, max=9),
            steps=Play(value=2, min=1, max=8),
            tokenizer=gpt.tokenizer,
            max_tokens=32,
            caption="A cache that may be too small.",
        )

    if says is None:
        assert define().compute()["count"] == 1 + 2
    else:
        with pytest.raises(FigureError, match=says):
            define()


def test_a_state_that_begins_as_no_number_is_refused():
    start = {"text": "text", "total": torch.tensor(float("inf"))}
    with pytest.raises(FigureError, match=r"'total' begins as inf; allowed: finite"):
        figure(
            Loop(Adding(), start), readout(total="total"), caption="c", tokenizer=Bytes(),
            text=Text("ab"), by=FloatSlider(max=1), steps=Play(min=1, max=8),
        )  # fmt: skip


def test_a_step_that_fails_leaves_nothing_half_made():
    class Failing(Adding):
        fails = False

        def forward(self, text, total, by):
            if self.fails:
                raise RuntimeError("out of memory")
            return super().forward(text, total, by)

    module = Failing()
    schedule = Schedule(
        {"": Loop(module, {"text": "text", "total": torch.zeros(())})}, 8, {"total"}
    )
    text = {"text": torch.tensor([1, 2, 0]), "text_count": torch.tensor(2)}

    def total(steps):
        return schedule(torch.tensor(steps), by=torch.tensor(0.5), **text)["total"]

    assert total(2) == 1
    module.fails = True
    with pytest.raises(RuntimeError, match="out of memory"):
        total(3)
    module.fails = False
    assert total(3) == 1.5


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"steps": None}, "needs the control steps=Play"),
        ({"steps": FloatSlider()}, "needs the control steps=Play"),
        ({"steps": IntSlider(value=0, min=0, max=8)}, "steps begins at 0; allowed: 1 or more"),
        ({"text": None}, "state 'text' begins as 'text'; texts: nothing"),
        ({"mode": Dropdown(options=["a", "b"])}, "mode: a Loop's controls are numbers and texts"),
        ({"heat": FloatSlider()}, "the model takes no 'heat'"),
        ({"by": None}, "the model needs a control or a state for 'by'"),
    ],
)
def test_what_does_not_fit_a_loop_is_an_error_that_says_so(changes, says):
    with pytest.raises(FigureError, match=says):
        adding(**changes)


def test_a_step_that_forgets_a_state_is_an_error_that_names_it():
    class Forgetful(Adding):
        def forward(self, text, total, by):
            return {"total": total + by}

    schedule = Schedule(
        {"": Loop(Forgetful(), {"text": "text", "total": torch.zeros(())})}, 8, {"total"}
    )
    given = {"by": torch.tensor(1.0), "text": torch.tensor([1]), "text_count": torch.tensor(1)}
    with pytest.raises(ValueError, match="returns no 'text', which is a state"):
        schedule(torch.tensor(1), **given)


def test_in_a_race_the_one_that_has_used_less_time_takes_the_next_step(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])

    class Slow(nn.Module):
        def __init__(self, seconds):
            super().__init__()
            self.seconds = seconds

        def forward(self, count):
            clock[0] += self.seconds
            return {"count": count + 1}

    start = {"count": torch.tensor(0)}
    loops = {"slow": Loop(Slow(3.5), start), "fast": Loop(Slow(1.0), start)}
    schedule = Schedule(loops, 16, {"slow_count", "fast_count"})
    seen = [schedule(torch.tensor(steps)) for steps in range(2, 17)]
    counts = [(int(s["slow_count"]), int(s["fast_count"])) for s in seen]
    # after 3.5 s the slow one has one step and the fast one three, the fourth begun at 3 s
    assert counts[:6] == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 4), (2, 5)]
    assert counts[-1] == (8, 8)  # both arrive
    assert seen[0]["milliseconds"][:, 0].tolist() == [3500, 1000]
    assert seen[0]["milliseconds"][:, 1:].isnan().all()
    assert start["count"] == 0


def test_lines_take_a_measured_race():
    start = {"total": torch.zeros(()), "text": "text"}
    race = figure(
        {"a": Loop(Adding(), start), "b": Loop(Adding(), start)},
        lines(x=[1, 2, 3], y="milliseconds", labels=["a", "b"]),
        caption="Two sums.",
        tokenizer=Bytes(),
        text=Text("ab"),
        by=FloatSlider(value=0.5, min=0, max=1),
        steps=IntSlider(value=6, min=2, max=6),
    )
    assert (race.compute()["milliseconds"] >= 0).all()


@pytest.fixture(scope="module")
def gpt():
    return tinygpt.load("cpu")


@pytest.mark.parametrize("prompt", PROMPTS[::2])
def test_step_by_step_the_model_writes_what_generate_writes(gpt, prompt):
    ids = gpt.tokenizer.encode(prompt)
    seed, room = len(prompt) % 10, 80
    settings = {"temperature": 0.8, "seed": seed}
    expected = [
        token.id
        for token in gpt.generate(
            prompt, max_tokens=64, seed=seed, temperature=0.8, ignore_end=True
        )
    ]
    numbers = {name: torch.tensor(value) for name, value in settings.items()}
    text = {"prompt": torch.tensor(ids), "prompt_count": torch.tensor(len(ids))}
    for kind in (Cached, Recomputing):
        step = kind(gpt, room)
        schedule = Schedule({"": Loop(step, step.start("prompt"))}, 64, {"text", "count"})
        out = schedule(torch.tensor(64), **numbers, **text)
        assert out["text"].tolist()[: len(ids) + 64] == ids + expected, kind


def test_filters_and_attention_of_a_step(gpt):
    step = Cached(gpt, 80)
    schedule = Schedule({"": Loop(step, step.start("prompt"))}, 64, {"text", "count", "attention"})
    ids = gpt.tokenizer.encode(PROMPTS[0])
    settings = {"temperature": 1.2, "top_k": 5, "top_p": 0.8, "seed": 3}
    numbers = {name: torch.tensor(value) for name, value in settings.items()}
    text = {"prompt": torch.tensor(ids), "prompt_count": torch.tensor(len(ids))}
    out = schedule(torch.tensor(20), layer=torch.tensor(2), **numbers, **text)
    expected = gpt.generate(PROMPTS[0], max_tokens=20, ignore_end=True, **settings)
    written = ids + [token.id for token in expected]
    assert out["count"] == len(written) and out["text"][: len(written)].tolist() == written
    weights = gpt(torch.tensor([written[:-1]]), inspect=True).attention[1][0, :, -1].mean(0)
    torch.testing.assert_close(out["attention"][: len(written) - 1], weights, atol=1e-5, rtol=1e-4)
    assert out["attention"][len(written) - 1 :].sum() == 0


def multiply_adds(graph: dict, table: TensorTable, length: int) -> int:
    """How many products of two numbers an exported graph's matrix products add up."""

    def sized(shape):
        follows = [re.fullmatch(r"(-?\d+)\+(-?\d+)T", str(size)) for size in shape]
        return [
            int(f[1]) + int(f[2]) * length if f else size
            for f, size in zip(follows, shape, strict=True)
        ]

    shapes = [sized(i["shape"]) for i in graph["inputs"]]
    shapes += [table.entries[index]["shape"] for index in graph["tensors"]]
    total = 0
    for node in graph["nodes"]:
        out = node["out"]
        shapes.append(sized(out[1]) if isinstance(out[0], str) else None)
        if node["op"] in {"mm", "bmm"}:
            inner = shapes[int(node["args"][0][1:])][-1]
            total += math.prod(shapes[-1]) * inner
    return total


def test_the_exported_step_does_one_product_for_each_weight_and_pair(gpt):
    c, room = gpt.config, 80
    weights = sum(w.numel() for w in gpt.blocks.parameters() if w.dim() == 2)
    head, pair = c.vocab_size * c.width, 2 * c.layers * c.width
    numbers = {name: torch.tensor(1.0) for name in ("temperature", "top_k", "top_p")}
    numbers |= {"seed": torch.tensor(1), "layer": torch.tensor(1)}
    for kind, seen in ((Cached, lambda length: room), (Recomputing, lambda length: length)):
        step, table = kind(gpt, room), TensorTable()
        loop = Loop(step, step.start("prompt"))
        inputs = begin(loop, {"prompt": list(range(3, 10))}) | accepted(loop, numbers)
        graph = export(step, inputs, table, growing=list(loop.growing))
        for length in (1, 2, 40):
            expected = weights * length + head + pair * length * seen(length)
            assert multiply_adds(graph, table, length) == expected


class Lengthening(nn.Module):
    def forward(self, text, by):
        return {"text": torch.cat([text, text[:1]]), "far": text + by}


def test_a_step_is_traced_once_for_all_lanes_and_figures(monkeypatch):
    traced = []
    monkeypatch.setattr(
        "llmbook.figures.page.export._traced",
        lambda *given, trace=_traced: traced.append(given) or trace(*given),
    )
    monkeypatch.delenv("LLMBOOK_EXPORTED")  # what is kept on disk: test_exported.py
    step = Lengthening()
    inputs = {"text": torch.arange(3, 10), "by": torch.zeros(())}
    first, second = TensorTable(), TensorTable()
    graphs = [export(step, inputs, table, ["text"]) for table in (first, first, second)]
    assert len(traced) == 1 and graphs[0] == graphs[1] == graphs[2]
    assert export(step, inputs | {"by": torch.tensor(1)}, first, ["text"]) != graphs[0]
    assert export(Lengthening(), inputs, first, ["text"]) == graphs[0]
    assert len(traced) == 3  # another dtype, another module
