"""What the comparison of a page with torch lets through, and what not."""

import json

import pytest
import torch
from browser.parity import differences, wrong_at
from ipywidgets import IntSlider, Play
from llmbook import Loop, below, figure, readout
from llmbook.figures.page import parity
from torch import nn


def output(*data, dtype="float32"):
    return {"y": {"dtype": dtype, "shape": [len(data)], "data": list(data)}}


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (output(0.9, 0.0011), output(0.9, 0.001)),  # a wrong small probability
        (output(1.0, 0.0, 3e-7), output(1.0, 0.0, 0.0)),
        (output(1000.0, 0.02), output(1000.0, 0.01)),
        (output(1.0, "nan"), output(1.0, 2.0)),
        (output(1.0, 2.0), output(1.0, "nan")),
        (output("inf"), output("-inf")),
        (output(7, 8, dtype="int64"), output(7, 9, dtype="int64")),
        (output(1.0), output(1.0, 2.0)),
        ({}, output(1.0)),
    ],
)
def test_what_differs_is_told(got, want):
    assert differences(got, want)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (output(0.900001, 1e-8), output(0.9, 0.0)),
        (output(1000.0, 0.001), output(1000.0, 0.0)),
        (output("Infinity", "nan", -0.0), output("inf", "nan", 0.0)),
        (output(), output()),
    ],
)
def test_what_rounding_makes_is_let_through(got, want):
    assert differences(got, want) == []


def test_a_model_that_writes_may_be_as_far_off_as_torch_is_from_its_own_float64():
    got, want = output(0.20001, 1e-3), {"outputs": output(0.2, 1e-3)}
    assert wrong_at(want, got, writes=False)
    assert not wrong_at(want, got, writes=True)
    assert wrong_at({"outputs": output(0.2)}, output(0.2001), writes=True)


def test_of_a_model_that_writes_what_was_recorded_must_be_there():
    assert wrong_at({"outputs": output(1.0)}, output(1.0) | {"more": 0}, writes=False)
    assert not wrong_at({"outputs": output(1.0)}, output(1.0) | {"more": 0}, writes=True)
    assert wrong_at({"outputs": output(1.0)}, {}, writes=True)


class Tied(nn.Module):
    """From its step number `tie` on, two tokens are as good as equal."""

    def __init__(self, tie: int):
        super().__init__()
        self.tie, self.weight = tie, nn.Parameter(torch.ones(()), requires_grad=False)

    def forward(self, step, by):
        token = torch.where(step < self.tie, by, (self.weight != 1) + 100)
        return {"step": step + 1, "token": token}


def recorded(tmp_path, model, view, steps):
    by = IntSlider(value=3, min=1, max=9)
    one = figure(model, view, by=by, steps=steps, caption="Ties.", name="ties")
    parity.record(one, tmp_path, "ties")
    return json.loads((tmp_path / "parity" / "ties.json").read_text())["settings"]


def loop(tie):
    return Loop(Tied(tie), {"step": torch.tensor(0)})


def test_a_text_is_recorded_up_to_where_it_is_a_tie(tmp_path):
    settings = recorded(tmp_path, loop(5), readout(token="token"), Play(value=8, min=1, max=12))
    assert {setting["set"]["steps"] for setting in settings} == {1, 5}
    assert {s["set"]["by"] for s in settings} >= {1, 3, 9}  # all ends are still there
    assert all(s["outputs"]["token"]["data"] == [s["set"]["by"]] for s in settings)


def test_of_a_race_those_are_recorded_that_end_without_a_tie(tmp_path):
    view = below(readout(sure_token="sure"), readout(tied_token="tied"))
    lanes = {"sure": loop(99), "tied": loop(5)}
    settings = recorded(tmp_path, lanes, view, Play(value=16, min=2, max=16))
    assert len(settings) >= 3
    assert all(list(setting["outputs"]) == ["sure_token"] for setting in settings)


def test_no_setting_is_recorded_twice(tmp_path):
    settings = recorded(tmp_path, loop(99), readout(token="token"), Play(value=12, min=1, max=12))
    kept = [setting["set"] for setting in settings]
    assert all(kept.count(one) == 1 for one in kept)
