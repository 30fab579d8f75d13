"""The live figure in a kernel: what a definition takes, refuses, computes and stores."""

import gc
import json
import re
import subprocess
import sys
import weakref

import ipywidgets
import numpy as np
import pytest
import torch
from ipywidgets import (
    Checkbox,
    Combobox,
    Dropdown,
    FloatSlider,
    IntSlider,
    Play,
    SelectionSlider,
    Text,
    ToggleButtons,
)
from llmbook import (
    bars,
    below,
    cells,
    cloud,
    computation,
    contour,
    figure,
    heatmap,
    lines,
    network,
    numbers,
    opened,
    readout,
    scatter,
    stages,
    still,
    tokens,
)
from llmbook.figures.browser import BROWSER, imports, in_order
from llmbook.figures.definition.controls import KINDS, control
from llmbook.figures.definition.definition import FigureError
from llmbook.figures.definition.dtypes import DTYPES, dtype_name
from llmbook.figures.kernel import box as kernel
from llmbook.figures.kernel.bundle import bundle
from llmbook.figures.page.export import export
from llmbook.figures.page.parity import record
from llmbook.figures.page.publish import publish
from llmbook.figures.page.tensors import TensorTable
from llmbook.text import Bytes

LOGITS = torch.tensor([3.0, 2.0, 1.0])
WORDS = ["a", "b", "c"]


class Temperature(torch.nn.Module):
    def forward(self, temperature):
        return {"probability": torch.softmax(LOGITS / temperature, dim=-1)}


def slider(**changes):
    return FloatSlider(**{"value": 1.0, "min": 0.1, "max": 2.0, "step": 0.05, **changes})


def make(model=None, view=None, caption="A figure.", **controls):
    controls = controls or {"temperature": slider()}
    return figure(
        model or Temperature(), view or bars(x=WORDS, y="probability"), caption=caption, **controls
    )


def test_compute_returns_named_tensors_without_any_widget():
    outputs = make().compute(temperature=0.5)
    assert torch.equal(outputs["probability"], torch.softmax(LOGITS / 0.5, dim=-1))
    assert "_kernel" not in make().__dict__


#: Of each kind of control a widget, a value of it, and what `forward` then receives.
RECEIVED = [
    (slider(), 0.5, torch.tensor(0.5)),
    (IntSlider(min=1, max=9), 4, torch.tensor(4)),
    (Play(min=1, max=9), 4, torch.tensor(4)),
    (Dropdown(options=[("one", (1, 2)), ("two", None)]), None, None),
    (ToggleButtons(options=["a", "b"]), "b", "b"),
    (SelectionSlider(options=[1, 10, 100]), 10, 10),
    (Checkbox(), True, True),
    (Combobox(value="x", options=["x", "y"]), "anything", "anything"),
]
TOKENS = {
    "Text",
    "Prompt",
}  # what a tokenizer makes of these is tested below, and in test_prompt.py


def test_every_kind_of_control_has_its_row():
    assert {type(widget).__name__ for widget, *_ in RECEIVED} == set(KINDS) - TOKENS


@pytest.mark.parametrize(("widget", "value", "expected"), RECEIVED)
def test_what_forward_receives_of_each_control(widget, value, expected):
    seen = []

    def model(control):
        seen.append(control)
        return {"y": torch.zeros(3)}

    class Module(torch.nn.Module):
        def forward(self, control):
            return model(control)

    figure(Module(), bars(x=WORDS, y="y"), caption="c", control=widget).compute(control=value)
    assert type(seen[-1]) is type(expected)
    if isinstance(expected, torch.Tensor):
        assert seen[-1].dtype == expected.dtype and seen[-1].shape == ()
        assert torch.equal(seen[-1], expected)
    else:
        assert seen[-1] == expected


def test_a_text_becomes_padded_token_ids_and_their_count():
    class Count(torch.nn.Module):
        def forward(self, prompt, prompt_count):
            return {"ids": prompt, "n": prompt_count}

    one = figure(
        Count(), readout(n="bytes"), caption="c", tokenizer=Bytes(), max_tokens=5, prompt=Text("hé")
    )
    assert one.compute()["ids"].tolist() == [104, 195, 169, 0, 0]
    assert one.compute(prompt="abcdefgh")["n"].item() == 5


def steps(places=((0, 0), (1, 0), (2, 0)), arrows=((0, 1),)):
    """A calculation of three boxes."""
    given = {"values": "probability", "slopes": "probability", "local": [1.0], "step": 0.0}
    return computation(labels=WORDS, places=places, arrows=arrows, **given)


def diagram(boxes=((0, 0), (1, 0), (2, 0)), **given):
    return stages(labels=WORDS, at=0.0, boxes=boxes, **given)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"view": diagram(boxes=[(0, 0)])}, "labels of 3 do not fit 1 boxes"),
        ({"view": diagram(boxes=[(0,)] * 3)}, r"the box \(0,\); allowed: \(column, row\) or"),
        ({"view": diagram(arrows=[(0, 3)])}, r"the arrow \(0, 3\) joins no two boxes"),
        ({"view": diagram(texts={"": ["one"]})}, "do not fit; allowed: the same shape"),
        ({"view": diagram(choose="part")}, "stages sets no 'part'; controls: temperature"),
        ({"view": diagram(choose="temperature")}, "which takes any number; allowed: 3"),
        ({"view": opened(bars(x=WORDS, y="probability"), at="probability")}, "no output of one"),
        ({"caption": " "}, "a caption is required"),
        ({"speed": slider()}, "the model takes no 'speed'; it takes: temperature"),
        ({"view": bars(x=["w"] * 10, y="probability")}, "x of 10 and y of 3 do not fit"),
        ({"view": bars(x=WORDS, y="chance")}, "names no output; the module returns: probability"),
        ({"view": heatmap(z="probability")}, r"z has shape \(3,\); allowed: \(rows, columns\)"),
        ({"view": readout(probability="p")}, r"has shape \(3,\); allowed: one number"),
        ({"view": lines(x=[1, 2], y="probability")}, "x of 2 and y of 3 do not fit"),
        ({"view": lines(x=WORDS, y="probability", log="z")}, "log='z'; allowed: 'x', 'y' or 'xy'"),
        ({"view": lines(x=WORDS, y="probability", log="y")}, "ylim=None; allowed: two numbers"),
        ({"view": steps(places=[(0, 0)] * 2)}, "values of 3 does not fit 2 places"),
        ({"view": steps(arrows=[(0, 3)])}, r"the arrow \(0, 3\) joins no two boxes"),
        ({"view": steps(arrows=[(1, 0)])}, r"the arrow \(1, 0\) leads to no later column"),
        ({"view": tokens(ids="probability", weight=[[1.0]])}, r"weight has shape \(1, 1\)"),
        (
            {"view": network(sizes=(3,), weights="probability")},
            r"sizes=\(3,\); allowed: two or more",
        ),
        (
            {"view": network(sizes=(2, 2), weights="probability")},
            r"weights of 3 does not fit sizes=\(2, 2\); allowed: 4 numbers",
        ),
        (
            {"view": network(sizes=(3, 1), weights="probability", numbered=(1,))},
            "there are 1 gaps",
        ),
        (
            {"view": cells(values="probability", shown=[True])},
            "values of 3 and shown of 1 do not fit",
        ),
        ({"view": scatter(x=[1, 2], y="probability")}, "x of 2 and y of 3 do not fit"),
        (
            {"view": scatter(x=[1], y=[1], field=[[1.0, 2], [3, 4]])},
            r"a field needs xlim=\(low, high\)",
        ),
        (
            {"view": scatter(x=[1], y=[1], ticks="both")},
            "ticks is 'both'; allowed: 'x', 'y', 'none'",
        ),
        (
            {"view": scatter(x=[1], y=[1], segments=[[1.0, 2]])},
            r"segments has shape \(1, 2\); allowed: \(S, 4\)",
        ),
        (
            {"view": contour(field=[[1.0, 2], [3, 4]], path="probability")},
            r"path has shape \(3,\); allowed: \(2, N\)",
        ),
        (
            {"view": contour(field="probability")},
            r"field has shape \(3,\); allowed: \(rows, columns\)",
        ),
        (
            {"view": cloud(x=[1], y=[1], z=[1], at="probability", near=[[1.0, 2]])},
            r"near has shape \(1, 2\); allowed: \(K, 3\)",
        ),
        ({"view": cloud(x=[1], y=[1], z=[1], near=[[1.0, 2, 3]])}, "need at=, the place"),
        (
            {"view": cloud(x=[1], y=[1], z=[1], at=[1, 2, 3], near=[[1, 2, 3]], near_labels=[])},
            "near of 1 and near_labels of 0",
        ),
        (
            {"temperature": ipywidgets.FloatText()},
            "FloatText is not a control; allowed: FloatSlider",
        ),
        (
            {"view": bars(x=WORDS, y="probability", ylim=(0, float("inf")))},
            r"bars: ylim=\(0, inf\); allowed: text and finite numbers",
        ),
        (
            {"view": below(contour(field=[[1.0, 2], [3, 4]], levels=[float("nan")]))},
            r"contour: levels=\[nan\]; allowed: text and finite numbers",
        ),
        (
            {"view": lines(x=WORDS, y="probability", tall=LOGITS)},
            "tall=tensor.*; allowed: text and",
        ),
        (
            {"view": bars(x=WORDS, y="probability", ylim=(1, 0))},
            r"bars: ylim=\(1, 0\); allowed: \(low, high\), low < high",
        ),
        ({"view": scatter(x=[1], y=[1], xlim=(2, 2))}, r"xlim=\(2, 2\); allowed: \(low, high\)"),
        ({"view": lines(x=WORDS, y="probability", ylim=(2, 2))}, r"ylim=\(2, 2\); allowed"),
        ({"view": lines(x=WORDS, y="probability", xlim=(1, 2, 3))}, r"xlim=\(1, 2, 3\); allowed"),
        ({"temperature": slider(max=float("inf"))}, "temperature: max=inf; allowed: a finite num"),
        ({"temperature": slider(min=-float("inf"))}, "temperature: min=-inf; allowed: a finite"),
        ({"temperature": 0.5}, "float is not a control"),
        ({"temperature": slider(step=0.4)}, "is not a whole number of steps of 0.4 from 0.1"),
        ({"temperature": Text("a")}, "needs tokenizer="),
        ({"temperature": Combobox(value="z", options=["x"])}, "is not one of its options"),
        ({"temperature": Dropdown(options=[("a", 1), ("a", 2)])}, "two options of the same label"),
    ],
)
def test_a_definition_that_does_not_hold_is_refused_at_once(changes, said):
    controls = {"temperature": changes.pop("temperature", slider())}
    with pytest.raises(FigureError, match=said) as error:
        make(**{"caption": "The name of it.", **controls, **changes})
    assert str(error.value).startswith("figure '")


def test_an_axis_of_curves_may_be_upside_down_or_open():
    for limits in [(1, 0), (0, None)]:
        make(view=lines(x=WORDS, y="probability", ylim=limits))


def test_a_figure_that_fails_at_a_sliders_end_names_itself_the_control_and_its_value(tmp_path):
    class Fragile(torch.nn.Module):
        def forward(self, temperature):
            if temperature > 1.9:
                raise RuntimeError("too hot")
            return {"probability": torch.softmax(LOGITS / temperature, dim=-1)}

    said = "figure 'fragile': at temperature=2.0: RuntimeError: too hot"
    with pytest.raises(FigureError, match=said):
        record(make(Fragile(), caption="Fragile."), tmp_path, "fragile")


def test_more_numbers_than_can_be_drawn_at_each_move_are_refused():
    class Many(torch.nn.Module):
        def forward(self, temperature):
            return {"probability": LOGITS * temperature, "all": torch.zeros(1000, 1000)}

    with pytest.raises(FigureError, match="output 'all' has 1,000,000 numbers; allowed: 100,000"):
        make(Many())


def test_a_missing_control_is_named():
    with pytest.raises(FigureError, match="needs a control for 'temperature'; given: nothing"):
        figure(Temperature(), bars(x=WORDS, y="probability"), caption="c")


def test_too_many_combinations_are_an_error_with_their_sizes():
    class Module(torch.nn.Module):
        def forward(self, a, b):
            return {"y": torch.zeros(3)}

    with pytest.raises(FigureError, match="81 graphs.*a 9 × b 9.*allowed: 64"):
        figure(
            Module(),
            bars(x=WORDS, y="y"),
            caption="c",
            a=Dropdown(options=list(range(9))),
            b=SelectionSlider(options=list(range(9))),
        )


def test_a_function_needs_controls_with_few_values():
    def model(temperature):
        return {"probability": LOGITS}

    with pytest.raises(FigureError, match="temperature has no list of values"):
        make(model)


@pytest.mark.parametrize("value", [5.0, "hot", True, float("nan")])
def test_compute_refuses_values_outside_the_control(value):
    with pytest.raises(FigureError, match="allowed: from 0.1 to 2"):
        make().compute(temperature=value)
    with pytest.raises(FigureError, match="has no control 'heat'; it has: temperature"):
        make().compute(heat=1.0)


def test_two_cells_with_one_name_are_an_error_and_a_rerun_is_not(monkeypatch):
    monkeypatch.setattr(kernel, "current_cell", lambda: "first")
    make(caption="Twice.")
    make(caption="Twice.")
    monkeypatch.setattr(kernel, "current_cell", lambda: "second")
    with pytest.raises(FigureError, match="another figure has this name"):
        make(caption="Twice.")


def test_what_is_taken_hold_of_in_the_picture_sets_its_widget():
    class Pick(torch.nn.Module):
        def forward(self, pick, part):
            return {"at": torch.tensor(WORDS.index(pick)), "part": part.clone()}

    boxes = [(0, 0), (1, 0), (2, 0)]
    one = figure(
        Pick(),
        below(
            stages(labels=WORDS, at="at", boxes=boxes, choose="pick"),
            stages(labels=WORDS, at="part", boxes=boxes, choose="part"),
        ),
        caption="c",
        pick=ToggleButtons(options=WORDS),
        part=Play(min=1, max=3, value=1),
    )
    drawing = next(w for w in one.box.children if isinstance(w, kernel.Drawing))
    told = []
    drawing.send = told.append
    for pick, part in [({"place": 2}, {"place": 0}), ({"by": -9}, {"by": 1}), ({"by": 2}, {})]:
        drawing._handle_custom_msg({"take": {"pick": pick, "part": part}}, [])
    assert told == [{"took": True}] * 3  # the next may come
    assert one.defaults == {"pick": "c", "part": 2}
    assert one._kernel.outputs["at"] == 2 and one._kernel.outputs["part"] == 2
    shown = [type(w).__name__ for w in one.box.children]
    assert shown == ["Drawing", "HBox", "Button"]  # the buttons are in the picture; Play is a row


def test_play_begins_at_its_least_value_and_goes_on_after_a_pause():
    step = Play(value=4, min=1, max=9)
    box = make(lambda step: {"probability": torch.ones(3)}, step=step)._kernel

    def pressed(value):
        """As the browser tells it, which at once takes a step."""
        step.set_state({"playing": True, "value": value + 1})
        step.set_state({"playing": False})
        return step.value

    assert pressed(step.value) == 1  # for the first time
    step.value = 4
    assert pressed(step.value) == 5
    box.reset()
    assert step.value == 4 and pressed(4) == 1
    box.reset()
    step.value = 7  # the reader put it there
    assert pressed(7) == 8


def test_from_a_word_that_was_typed_a_step_leads_to_the_first_option():
    word = Combobox(value="a", options=WORDS)
    one = make(lambda word: {"probability": torch.ones(3)}, word=word).controls["word"]
    word.value = "typed"
    one.take(by=1)
    assert word.value == "a"


def test_the_drawing_is_answered_even_where_a_control_refuses():
    one = make()
    drawing = next(w for w in one.box.children if isinstance(w, kernel.Drawing))
    told = []
    drawing.send = told.append
    with pytest.raises(KeyError):
        one._kernel._taken(drawing, {"take": {"no such control": {"place": 0}}}, [])
    assert told == [{"took": True}]


def test_ticks_stand_in_one_row_where_there_are_three():
    ticks = {name: Checkbox(description=name) for name in ("sun", "wind", "rain")}

    def rows(**controls):
        shown = make(lambda **_: {"probability": torch.ones(3)}, **controls).box.children
        return [type(w).__name__ for w in shown], shown

    kinds, shown = rows(word=Dropdown(options=WORDS), **ticks)
    assert kinds == ["Drawing", "Dropdown", "Box", "Button"]
    assert shown[2].children == tuple(ticks.values())
    del ticks["rain"]
    assert rows(**ticks)[0] == ["Drawing", "Checkbox", "Checkbox", "Button"]


def test_settings_that_are_needed_last_are_folded():
    heat = slider()
    one = make(temperature=heat, more=["temperature"])
    rows = [type(w).__name__ for w in one.box.children]
    assert rows == ["Drawing", "Accordion", "Button"]
    assert one.box.children[1].selected_index is None
    assert one.box.children[1].children[0].children == (heat,)
    with pytest.raises(FigureError, match="more names 'cold'; its inputs: temperature"):
        make(temperature=slider(), more=["cold"])


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ({"value": 0.63}, 0.6),
        ({"value": 7.0}, 0.9),  # as far as its steps go
        ({"value": -7.0}, -0.9),
        ({"by": 2}, 0.3),
        ({"place": 3}, 0.0),
        ({"place": 3, "value": 0.6}, 0.6),  # a slider over numbers takes the number
    ],
)
def test_a_slider_is_put_as_near_as_it_goes(told, value):
    widget = ipywidgets.FloatSlider(value=-0.3, min=-0.9, max=1.0, step=0.3)
    control("z", widget, None, 1).take(**told)
    assert widget.value == value


def test_a_moved_slider_reaches_the_drawing_and_an_error_keeps_its_last_state():
    class Fragile(torch.nn.Module):
        def forward(self, temperature):
            if temperature > 1.9:
                raise RuntimeError("too hot")
            return {"probability": torch.softmax(LOGITS / temperature, dim=-1)}

    control = slider()
    one = make(Fragile(), temperature=control)
    drawing = next(w for w in one.box.children if isinstance(w, kernel.Drawing))
    before = drawing.outputs
    control.value = 0.5
    assert drawing.outputs != before and drawing.problem == ""
    shown = drawing.outputs
    control.value = 2.0
    assert drawing.outputs == shown and "temperature=2.0: RuntimeError: too hot" in drawing.problem
    one._kernel.reset()
    assert control.value == 1.0 and drawing.outputs == before and drawing.problem == ""


def test_rerunning_a_cell_leaves_no_widget_and_no_callback_behind():
    calls = []

    class Counting(torch.nn.Module):
        def forward(self, temperature):
            calls.append(1)
            return {"probability": LOGITS / temperature}

    shared = slider()
    sizes = []
    for _ in range(20):
        one = figure(
            Counting(), bars(x=WORDS, y="probability"), caption="Again.", temperature=shared
        )
        _ = one.box
        sizes.append(
            len(
                ipywidgets.Widget._all_models()
                if hasattr(ipywidgets.Widget, "_all_models")
                else ipywidgets.widgets.widget._instances
            )
        )
    assert sizes[-1] == sizes[1]
    calls.clear()
    shared.value = 0.5
    assert len(calls) == 1


def test_a_figure_that_was_never_shown_makes_no_widgets_to_close_them(monkeypatch):
    made, calls = [], []

    class Counting(torch.nn.Module):
        def forward(self, temperature):
            calls.append(1)
            return {"probability": LOGITS / temperature}

    monkeypatch.setattr(kernel.Drawing, "__init__", lambda *_, **__: made.append(1))
    first, second = slider(), slider()
    old = make(Counting(), caption="Unseen.", temperature=first)
    new = make(Counting(), caption="Unseen.", temperature=second)
    assert old is not new and not made and len(calls) == 2  # one check each
    assert first.comm is None and second.comm is not None  # the first one's slider is closed


def test_what_nobody_shows_or_keeps_is_let_go():
    model = Temperature()
    alive = weakref.ref(model)
    make(model, caption="Forgotten.")
    del model
    gc.collect()
    assert alive() is None


def test_figures_can_be_made_after_every_widget_was_closed():
    _ = make(caption="Before.").box
    ipywidgets.Widget.close_all()
    drawing = next(w for w in make(caption="After.").box.children if isinstance(w, kernel.Drawing))
    assert drawing.scripts.comm is not None


def test_a_view_is_checked_again_only_where_shapes_change(monkeypatch):
    class Long(torch.nn.Module):
        def forward(self, temperature, long):
            return {"y": torch.zeros(4 if long else 3) * temperature}

    checks = []
    fit = bars.fit
    monkeypatch.setattr(bars, "fit", lambda self, shapes: checks.append(1) or fit(self, shapes))
    control, choice = slider(), Checkbox(False)
    one = make(Long(), view=bars(x=WORDS, y="y"), temperature=control, long=choice)
    drawing = next(w for w in one.box.children if isinstance(w, kernel.Drawing))
    for value in (0.5, 0.6, 0.7):
        control.value = value
    assert len(checks) == 1
    choice.value = True
    assert "do not fit" in drawing.problem and len(checks) == 2


def test_python_and_javascript_have_one_table_of_dtypes():
    ours = {dtype_name(dtype) for dtype in DTYPES}
    theirs = re.findall(r"^  (\w+): \w+Array", (BROWSER / "dtypes.js").read_text("utf-8"), re.M)
    assert ours == set(theirs) - {"number"}


HALF = "returned as torch.bfloat16; allowed: bool, float32, float64, int32, int64, uint8"


def test_an_output_of_a_dtype_that_no_place_has_is_refused_at_once():
    class Half(torch.nn.Module):
        def forward(self, temperature):
            return {"probability": (LOGITS / temperature).bfloat16()}

    with pytest.raises(FigureError, match=HALF):
        make(Half())


def test_an_output_that_becomes_of_another_dtype_is_said_under_the_drawing():
    class Half(torch.nn.Module):
        def forward(self, temperature):
            return {"probability": LOGITS.to(torch.bfloat16 if temperature > 1.9 else torch.uint8)}

    control = slider()
    one = make(Half(), temperature=control)
    drawing = next(w for w in one.box.children if isinstance(w, kernel.Drawing))
    control.value = 2.0
    assert HALF in drawing.problem


def test_the_bundle_holds_the_widget_and_deterministic_html_without_a_script():
    one = make(caption="<b>Bold</b> & so on.")
    data, _ = one._repr_mimebundle_()
    assert set(data) == {"text/plain", "text/html", kernel.WIDGET_VIEW}
    again, _ = make(caption="<b>Bold</b> & so on.")._repr_mimebundle_()
    assert data["text/html"] == again["text/html"] and data["text/plain"] == again["text/plain"]
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; so on." in data["text/html"]
    assert "<script" not in data["text/html"] and "style=" not in data["text/html"]
    values = [float(v) for v in re.findall(r'<data value="([^"]+)">', data["text/html"])]
    assert values == pytest.approx(torch.softmax(LOGITS, dim=-1).tolist(), rel=1e-6)


def test_the_table_has_at_most_twelve_rows():
    class Many(torch.nn.Module):
        def forward(self, temperature):
            return {"y": torch.arange(100.0) * temperature}

    one = make(Many(), view=bars(x=[str(i) for i in range(100)], y="y"))
    assert one._repr_mimebundle_()[0]["text/html"].count("<tr>") == 13


def test_packed_outputs_keep_dtypes_shapes_and_order():
    outputs = {
        "f": torch.tensor([[1.5, -2.0]]),
        "i": torch.tensor(2**40),
        "b": torch.tensor([True, False, True]),
    }
    raw = kernel.pack(outputs, [None])
    length = int.from_bytes(raw[:4], "little")
    header = json.loads(raw[8 : 8 + length])
    body = raw[8 + length :]
    assert [(n, d, s) for n, d, s, _ in header["tensors"]] == [
        ("f", "float32", [1, 2]),
        ("i", "int64", []),
        ("b", "bool", [3]),
    ]
    assert np.frombuffer(body, np.float64, 1, header["tensors"][1][3])[0] == 2**40
    assert all(offset % 8 == 0 for *_, offset in header["tensors"])


def test_a_name_is_only_asked_for_ids_in_view():
    asked = []

    class Ids(torch.nn.Module):
        def forward(self, temperature):
            return {"ids": torch.tensor([7, 3]), "y": temperature.expand(2)}

    view = bars(x="ids", y="y", names=lambda i: asked.append(i) or f"w{i}")
    html = make(Ids(), view=view)._repr_mimebundle_()[0]["text/html"]
    assert "<td>w7</td>" in html and set(asked) == {3, 7}


def test_published_ids_that_vary_freely_need_a_list_of_names(tmp_path):
    class Drawn(torch.nn.Module):
        def forward(self, temperature):
            return {"ids": (temperature * 10).long().expand(2), "y": temperature.expand(2)}

    one = make(Drawn(), view=bars(x="ids", y="y", names=str))
    with pytest.raises(FigureError, match="the ids in 'ids' vary with temperature"):
        publish(one, tmp_path)
    listed = make(Drawn(), view=bars(x="ids", y="y", names=[str(i) for i in range(21)]))
    spec = json.loads((tmp_path / "specs" / f"{publish(listed, tmp_path)}.json").read_text())
    assert spec["view"]["names"]["20"] == "20"


def test_an_op_or_dtype_that_the_page_lacks_is_named_with_its_line(tmp_path):
    class Exotic(torch.nn.Module):
        def forward(self, temperature):
            return {"probability": torch.special.zeta(LOGITS + 1, LOGITS * temperature)}

    class Complex(torch.nn.Module):
        def forward(self, temperature):
            return {"probability": torch.fft.fft(LOGITS * temperature).abs()}

    class Ragged(torch.nn.Module):
        def forward(self, temperature):
            return {"probability": LOGITS[: temperature.long()]}

    with pytest.raises(FigureError, match=r"no op `special_zeta`.*zeta\(LOGITS"):
        publish(make(Exotic(), caption="Exotic."), tmp_path)
    with pytest.raises(FigureError, match="figure 'complex'.*(complex64|no op)"):
        publish(make(Complex(), caption="Complex."), tmp_path)

    class Words(bars):
        def fit(self, shapes):
            pass

    with pytest.raises(FigureError, match="masked|mask:"):
        publish(make(Ragged(), view=Words(x=WORDS, y="probability"), caption="Ragged."), tmp_path)


def test_an_answer_table_too_large_to_carry_says_so(tmp_path, monkeypatch):
    def model(n):
        return {"y": torch.rand(3, generator=torch.Generator().manual_seed(int(n)))}

    one = figure(model, bars(x=WORDS, y="y"), caption="c", n=IntSlider(value=0, min=0, max=50))
    publish(one, tmp_path)
    monkeypatch.setattr("llmbook.figures.page.publish.MAX_BYTES", 1000)
    with pytest.raises(FigureError, match=r"bytes for the page \(n 51\); allowed: 1,000"):
        publish(one, tmp_path)


def test_published_tensors_are_shared_between_combinations(tmp_path):
    table = torch.randn(1000)

    class Shared(torch.nn.Module):
        def forward(self, sign, n):
            return {"y": (table if sign == "plus" else -table)[n] + torch.zeros(3)}

    one = figure(
        Shared(),
        bars(x=WORDS, y="y"),
        caption="c",
        sign=ToggleButtons(options=["plus", "minus"]),
        n=IntSlider(),
    )
    publish(one, tmp_path)
    assert len(list((tmp_path / "tensors").iterdir())) == 1


def test_what_no_input_changes_is_computed_at_build_time_where_that_is_smaller(tmp_path):
    table = torch.randn(50_000)

    class Fixed(torch.nn.Module):
        def forward(self, temperature):
            best = table.sort(descending=True).values[:3]
            plane = torch.arange(200.0)[:, None] * torch.arange(200.0)
            return {"y": best * temperature, "z": plane.sum() * temperature}

    table_of_tensors = TensorTable()
    graph = export(Fixed(), {"temperature": torch.tensor(1.0)}, table_of_tensors)
    assert [node["op"] for node in graph["nodes"]] == ["mul", "mul"]
    assert table_of_tensors.files == {}
    stored = [table_of_tensors.entries[i]["data"] for i in graph["tensors"]]
    assert table.topk(3).values.tolist() in [pytest.approx(s) for s in stored]

    class Large(torch.nn.Module):
        def forward(self, temperature):
            return {"y": (torch.arange(200.0)[:, None] * torch.arange(200.0)) * temperature}

    graph = export(Large(), {"temperature": torch.tensor(1.0)}, table_of_tensors)
    assert table_of_tensors.files == {} and len(graph["nodes"]) > 1


def test_a_random_number_in_forward_is_refused_and_not_drawn_once_for_all():
    class Random(torch.nn.Module):
        def forward(self, temperature):
            return {"y": torch.rand(3) * temperature}

    with pytest.raises(ValueError, match="no op `rand`"):
        export(Random(), {"temperature": torch.tensor(1.0)}, TensorTable())


def test_figures_do_not_alter_their_module(tmp_path):
    class Weighted(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.register_buffer("w", torch.tensor([1 / 3, 2 / 3, 1.0]))

        def forward(self, temperature):
            return {"probability": self.w * temperature}

    module = Weighted()
    before = module.w.clone()
    publish(make(module), tmp_path)
    assert torch.equal(module.w, before) and module.w.dtype == torch.float32


def test_the_bundle_links_every_module_after_what_it_imports():
    order = in_order(["kernel.js", "page.js"])
    for place, path in enumerate(order):
        assert all(order.index(needed) < place for needed in imports(path))
    text, _ = bundle("kernel.js")
    assert "views/bars.js" in text and 'from \\"./' not in text and 'from \\"../' not in text


def test_the_command_lists_the_ops():
    command = [sys.executable, "-m", "llmbook.figures", "ops"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert {"_softmax", "add", "mm", "sort"} <= set(said)


def test_numbers_stand_in_data_elements():
    assert '<data value="0.7734568">0.7735</data>' in numbers(Paris=torch.tensor(0.77345678)).html
    assert repr(numbers(Paris=1.0, Rome=2.0)) == "Paris, Rome"


def test_a_still_picture_is_the_same_each_time_and_carries_no_style_attribute():
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot as plt

    def draw():
        fig, ax = plt.subplots()
        ax.plot([1, 2, 3], label="a line")
        ax.set(xlabel="x")
        ax.legend()
        return still(fig, alt='A line "up"').html

    assert draw() == draw()
    assert "style=" not in draw() and "<style" not in draw()
    assert 'aria-label="A line &quot;up&quot;"' in draw() and "currentColor" in draw()
    with pytest.raises(ValueError, match="alt is empty"):
        still(plt.figure(), alt=" ")


def test_views_side_by_side_are_checked_each():
    with pytest.raises(FigureError, match="chance"):
        make(view=below(bars(x=WORDS, y="probability"), bars(x=WORDS, y="chance")))
