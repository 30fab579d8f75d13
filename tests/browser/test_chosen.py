"""A point, a row of numbers and some of the curves are chosen; a box of a calculation is pulled."""

import pytest
import torch
from browser.pages import until
from browser.test_ghosts import alone
from browser.test_hold import drag, values
from ipywidgets import Dropdown, FloatSlider, IntSlider, Text, ToggleButtons
from llmbook import below, cells, computation, contour, figure, lines, scatter
from llmbook.models.expression import NAMES, ROOM, Expression
from llmbook.text.tokenizers import Bytes

WORDS = ["cat", "dog", "the"]
X = torch.linspace(0, 1, 5)


class Some(torch.nn.Module):
    def forward(self, word, pair, weight):
        row = torch.tensor(WORDS.index(word))
        boxes = torch.stack([weight, weight * 2])
        return {"row": row, "pair": pair.clone(), "boxes": boxes}


@pytest.fixture
def drawn(serve, page, tmp_path):
    made = figure(
        Some(),
        below(
            cells(values=torch.eye(3), column_labels=WORDS, row_labels=WORDS, chosen="row",
                  choose="word"),
            cells(values=[0.1, 0.2, 0.3], column_labels=WORDS, chosen="row", choose="word"),
            lines(x=X, y=torch.stack([X, 1 - X, X / 2, 0 * X]), labels=[*WORDS, "other"],
                  highlight="row", choose="word", choices=3, ylim=(0, 1), inside=True),
            scatter(x=[0, 0.5, 1], y=[0, 1, 0], labels=["a–b", "c–d", "e–f"], choose="pair",
                    chosen="pair", xlim=(-1, 2), ylim=(-1, 2)),
            computation(labels=["w", "2 w"], values="boxes", slopes=[2.0, 1.0], local=[2.0],
                        step=torch.tensor(3), places=[(0, 0), (1, 0)], arrows=[(0, 1)],
                        drag=["weight", ""]),
            contour(field=torch.arange(25.0).reshape(5, 5), levels=[2, 6, 10, 14], numbered=True,
                    places=[(0, 0.5, "valley")]),
        ),
        word=ToggleButtons(options=WORDS),
        pair=IntSlider(value=0, min=0, max=2),
        weight=FloatSlider(value=1, min=0, max=3, step=0.5),
        caption="Choices.",
    )  # fmt: skip
    return alone(serve, page, tmp_path, made)


def test_a_row_of_a_matrix_and_a_box_of_a_vector_are_chosen(page, drawn):
    matrix, vector = drawn.query_selector_all(".lf-view-cells")
    matrix.query_selector_all(".lf-box")[5].click()
    assert values(drawn)["word"] == "dog"
    vector.query_selector_all(".lf-box")[2].click()
    assert values(drawn)["word"] == "the"
    names = matrix.query_selector_all("[role=radio]")
    assert [name.get_attribute("aria-checked") for name in names] == ["false", "false", "true"]
    names[0].click()
    page.keyboard.press("ArrowDown")
    assert values(drawn)["word"] == "dog"


def test_only_the_first_curves_are_choices(page, drawn):
    names = drawn.query_selector_all(".lf-view-lines .lf-end")
    assert [name.get_attribute("role") for name in names] == [*["radio"] * 3, None]
    names[3].click()
    assert values(drawn)["word"] == "cat"
    names[1].click()
    assert values(drawn)["word"] == "dog"


def test_a_point_is_chosen_by_a_click_near_it_and_by_keys(page, drawn):
    root = drawn.query_selector(".lf-view-scatter .lf-svg")
    root.scroll_into_view_if_needed()
    box = drawn.query_selector_all(".lf-mark")[1].bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] - 8)
    assert values(drawn)["pair"] == 1
    page.mouse.click(box["x"] + 60, box["y"])  # too far from any
    assert values(drawn)["pair"] == 1
    drag(page, drawn.query_selector(".lf-view-scatter .lf-grip"), -60, 60)  # along them
    assert values(drawn)["pair"] == 0
    page.mouse.click(box["x"] + 18, box["y"] - 8)
    drawn.query_selector_all(".lf-mark")[1].focus()
    page.keyboard.press("ArrowRight")
    assert values(drawn)["pair"] == 2
    marks = drawn.query_selector_all(".lf-mark")
    assert [mark.get_attribute("aria-checked") for mark in marks] == ["false", "false", "true"]
    assert marks[2].get_attribute("aria-label") == "e–f"


def test_of_many_points_only_the_chosen_one_is_named_and_one_pointed_at(serve, page, tmp_path):
    many = [f"number {i}" for i in range(40)]
    made = figure(
        lambda pair: {"pair": torch.as_tensor(pair)},
        scatter(x=list(range(40)), y=[0] * 40, labels=many, choose="pair", chosen="pair"),
        pair=IntSlider(value=7, min=0, max=39),
        caption="Many.",
    )
    element = alone(serve, page, tmp_path, made)
    said = "(f) => [...f.querySelectorAll('.lf-tick.lf-halo')].map((t) => t.textContent)"
    assert [text for text in page.evaluate(said, element) if text] == ["number 7"]
    element.query_selector(".lf-mark:nth-child(21)").hover()
    assert [text for text in page.evaluate(said, element) if text] == ["number 7", "number 20"]
    page.mouse.move(0, 0)
    assert [text for text in page.evaluate(said, element) if text] == ["number 7"]


def test_a_box_of_a_calculation_is_pulled(page, drawn):
    box = drawn.query_selector(".lf-view-computation .lf-scrub")
    box.scroll_into_view_if_needed()
    assert len(drawn.query_selector_all(".lf-view-computation .lf-scrub")) == 1
    drag(page, box, 11, 0)
    assert values(drawn)["weight"] == 2
    page.keyboard.press("ArrowLeft")
    assert values(drawn)["weight"] == 1.5
    until(page, "(f) => f.querySelector('.lf-scrub').getAttribute('aria-valuenow') === '1.5'",
          drawn)  # fmt: skip


class Typed(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.graph = Expression()

    def forward(self, typed, typed_count, a):
        return self.graph(typed, typed_count, torch.stack([a, a + 1, a + 2, a + 3]))


def test_boxes_come_and_go_with_what_is_typed(serve, page, tmp_path):
    made = figure(
        Typed(),
        computation(labels="labels", values="values", slopes="slopes", places="places",
                    arrows="arrows", local="local", step=torch.tensor(11),
                    names=[Bytes().token(i) for i in range(256)], drag=["a", *[""] * (3 + ROOM)]),
        typed=Text("b * b + a"), tokenizer=Bytes(), max_tokens=ROOM,
        a=FloatSlider(value=2, min=-3, max=3), caption="Typed.",
    )  # fmt: skip
    element = alone(serve, page, tmp_path, made)
    boxes = """(f) => [...f.querySelectorAll('.lf-view-computation g:nth-of-type(2) > g')]
      .filter((g) => getComputedStyle(g).display !== 'none').map((g) => g.textContent)"""
    arrows = "(f) => f.querySelectorAll('.lf-view-computation .lf-segment').length"
    on_arrows = "(f) => [...f.querySelectorAll('.lf-on-line')].map((t) => t.textContent)"
    assert page.evaluate(boxes, element) == ["a ↔2slope 1", "b3slope 6", "*9slope 1", "+11slope 1"]
    assert page.evaluate(arrows, element) == 4
    assert page.evaluate(on_arrows, element)[:2] == ["× 3", "× 1"]
    said = element.query_selector(".lf-view-computation .lf-note").inner_text()
    assert "slope of b = 1 × 3 + 1 × 3 = 6" in said
    typed = element.query_selector("input[type=text]")
    typed.fill("a + ")
    until(page, f"(f) => !({boxes})(f).length && !({arrows})(f)", element)
    typed.fill("a - a")
    until(page, f"(f) => ({boxes})(f).join() === 'a ↔2slope 0,-0slope 1'", element)
    assert NAMES == ["a", "b", "c", "d"]


def test_every_second_level_has_its_number_and_places_have_names(page, drawn):
    words = "(f) => [...f.querySelectorAll('.lf-view-contour .lf-halo')].map((t) => t.textContent)"
    assert page.evaluate(words, drawn) == ["valley", "6", "14"]


def test_the_name_of_a_place_stands_beside_a_path(serve, page, tmp_path):
    field = torch.arange(25.0).reshape(5, 5)
    across = contour(field=field, path=[[0.0, 0.0], [-1.0, 1.0]], places=[(0, 0.5, "valley")])
    made = figure(Some(), across, word=ToggleButtons(options=WORDS),
                  pair=IntSlider(value=0, min=0, max=2),
                  weight=FloatSlider(value=1, min=0, max=3), caption="Beside.")  # fmt: skip
    apart = """(f) => { const [name, path] = ['.lf-place', '.lf-trail'].map((of) =>
        f.querySelector(of).getBoundingClientRect());
        return path.height > 20 && (name.right < path.left || name.left > path.right); }"""
    assert page.evaluate(apart, alone(serve, page, tmp_path, made))


def test_what_cannot_be_chosen_so_is_refused():
    def of(z):
        return {"z": torch.as_tensor(z)}

    for view, said in [
        (cells(values=[1, 2], choose="z"), "cells: choose='z' needs chosen and column_labels"),
        (scatter(x=[0], y=[0], choose="z"), "scatter: choose='z' needs chosen"),
        (computation(labels=["a"], values=[1], slopes=[1], local=[], step="z", places=[(0, 0)],
                     drag=["z", "z"]), "drag names 2; allowed: 1"),
    ]:  # fmt: skip
        with pytest.raises(ValueError, match=said):
            figure(of, view, caption="A caption.", z=Dropdown(options=[0.0, 1.0]))
