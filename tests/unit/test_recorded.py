"""Long work is done once: recorded, read again, and compared when asked."""

import pytest
import torch
from llmbook import recorded as module
from llmbook.recorded import load, recorded

VALUES = {"loss": torch.tensor([2.0, 1.0]), "text": "once", "steps": 3, "ids": [1, 2]}


@pytest.fixture(autouse=True)
def records(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "RECORDS", tmp_path)
    return tmp_path


def never():
    raise AssertionError("made again")


def test_what_is_made_once_is_read_again(records, capsys):
    made = recorded("06/losses", lambda: VALUES, minutes=2)
    assert made == VALUES and "about 2 min" in capsys.readouterr().out
    kept = recorded("06/losses", never, minutes=2)
    assert list(kept) == list(VALUES) and torch.equal(kept.pop("loss"), VALUES["loss"])
    assert kept == {"text": "once", "steps": 3, "ids": [1, 2]}
    assert capsys.readouterr().out == ""
    assert load(records / "06" / "losses.safetensors")["steps"] == 3


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (VALUES | {"loss": torch.tensor([2.01, 1.0])}, None),
        (VALUES | {"loss": torch.tensor([2.2, 1.0])}, "loss 0: recorded 2.0, made 2.2"),
        (VALUES | {"text": "twice"}, "text: recorded 'once', made 'twice'"),
        (VALUES | {"ids": [1]}, r"ids: recorded \[1, 2\], made \[1\]"),
        ({"loss": VALUES["loss"]}, "recorded"),
    ],
)
def test_a_comparison_says_what_differs(monkeypatch, made, said):
    recorded("r", lambda: VALUES, minutes=1)
    monkeypatch.setenv("LLMBOOK_RECORDS", "compare")
    if said is None:
        assert recorded("r", lambda: made, minutes=1)["text"] == "once"
    else:
        with pytest.raises(ValueError, match=f"the record 'r' is not what .*{said}"):
            recorded("r", lambda: made, minutes=1)


def test_drawn_texts_are_not_compared_and_what_is_measured_of_them_is(monkeypatch):
    recorded("r", lambda: VALUES, minutes=1, texts="text")
    monkeypatch.setenv("LLMBOOK_RECORDS", "compare")
    drawn = recorded("r", lambda: VALUES | {"text": "twice"}, minutes=1, texts="text")
    assert drawn["text"] == "once"
    other = VALUES | {"text": "twice", "loss": torch.tensor([2.0, 1.2])}
    with pytest.raises(ValueError, match="loss 1: recorded 1.0, made 1.2"):
        recorded("r", lambda: other, minutes=1, texts="text")
    with pytest.raises(ValueError, match="text: recorded 'once', made ''"):
        recorded("r", lambda: VALUES | {"text": ""}, minutes=1, texts="text")


def test_what_cannot_be_recorded_is_said_and_leaves_no_file(records):
    with pytest.raises(ValueError, match="a record holds tensors, numbers"):
        recorded("bad", lambda: {"x": object()}, minutes=1)
    assert not list(records.rglob("*"))
