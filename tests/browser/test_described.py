"""What a picture shows is said in words, too, and follows the controls."""

import pytest
import torch
from browser.figure_page import write
from browser.test_figures import figures_of
from ipywidgets import FloatSlider, IntSlider
from llmbook import bars, below, cells, cloud, contour, figure, heatmap, lines, readout, scatter

WORDS = ["a", "b", "c", "d", "e", "f"]


class Numbers(torch.nn.Module):
    def forward(self, z):
        grid = torch.linspace(-1, 1, 5)
        bowl = grid[:, None] ** 2 + grid**2 + z
        y = torch.stack([grid**2, grid * z, torch.full((5,), torch.nan)])  # the last: not yet
        reach = torch.stack([torch.linspace(-1, 0, 3), torch.linspace(1, 0, 3)])
        left = grid.expand(5, 5) + 0.1 - z
        return {"y": y, "z": z.clone(), "square": z**2, "bowl": bowl, "path": reach, "left": left}


class Picked(torch.nn.Module):
    def forward(self, word):
        length = (torch.arange(6) - word).abs() / 10
        near = torch.arange(6).roll(-1)[word + torch.zeros(1, dtype=torch.long)]
        return {"length": length, "word": word.clone(), "near": near, "kept": length < 0.4}


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    plane = {"xlim": (-1, 1), "ylim": (-1, 1)}
    made = [
        figure(
            Numbers(),
            below(
                lines(x=torch.linspace(-1, 1, 5), y="y", labels=["square", "slope", "none"],
                      highlight=torch.tensor(0), at_x="z", at_y="square", xlabel="z"),
                scatter(x=[-0.5, 0.5, -1], y=[0, 0, 1], group=[0, 1, 1], groups=["left", "right"],
                        field="left", level=0.0, **plane),
                scatter(x=[-0.5, 0.5, -1], y=[0, 0, 1], group=[0, 1, 1], groups=["left", "right"],
                        field="left", level=0.0, crossed=[0, 0, 0], **plane),
                contour(field="bowl", path="path", **plane),
                heatmap(z="bowl", row_labels=WORDS[:5], xlabel="place"),
                readout(z="z"),
            ),
            caption="Numbers.", name="numbers",
            z=FloatSlider(value=0, min=-1, max=1, step=0.5),
        ),
        figure(
            Picked(),
            below(
                bars(x=WORDS, y="length", kept="kept", format="number"),
                cells(values="length", column_labels=WORDS),
                cloud(x=[0.0] * 6, y=[0.0] * 6, z=[0.0] * 6, labels=WORDS, group=[0] * 3 + [1] * 3,
                      groups=["one", "two"], chosen="word", at=[0.0] * 3, near=[[0.0] * 3],
                      near_labels="near", names=WORDS),
            ),
            caption="Words.", name="words",
            word=IntSlider(value=0, min=0, max=5),
        ),
    ]  # fmt: skip
    return write(tmp_path_factory.mktemp("described"), made)


SAID = """(figure) => {
  const pictures = [...figure.querySelectorAll("svg[role], canvas[role]")];
  const named = new Set(pictures.map((one) => one.getAttribute("aria-describedby")));
  return [...named].map((id) => document.getElementById(id).textContent);
}"""
RESTS = "(figure) => !figure.querySelector('.lf-said[aria-busy]')"


@pytest.fixture
def figures(described, serve, page):
    return figures_of(page, serve(described))


@pytest.fixture
def said(figures, page):
    def of(name: str, **values) -> list[str]:
        """The description of each picture of a figure, as a screen reader finds it."""
        figures[name].evaluate("(figure, values) => figure.live.set(values)", values)
        page.wait_for_function(RESTS, arg=figures[name])
        return figures[name].evaluate(SAID)

    return of


def test_curves_planes_and_maps_are_said_in_words(said):
    curves, plane, marked, bowl, map_ = said("numbers")
    assert curves == (
        "square: from 1 at −1 to 1 at 1, lowest 0 at 0. Beside it: slope. The point: z 0, y 0."
    )
    assert plane == (
        "The side of “left” is 40.0 % of the plane. 1 of the 1 points “left” are on their side; "
        "1 of the 2 points “right” are on their side."
    )
    assert marked == plane.replace("1 of the 2", "2 of the 2")  # where the figure marks, it knows
    assert bowl == (
        "Lowest 0 at 0, 0; highest 2 at −1, −1. The path goes from −1, 1 to 0, 0, in 2 steps."
    )
    assert map_ == ("5 rows, 5 columns: largest 2 (row a, place 1), smallest 0 (row c, place 3).")


def test_bars_boxes_and_clouds_are_said_in_words_and_follow_the_controls(said):
    bar, boxes, points = said("words")
    assert bar == "Longest: d 0.3, c 0.2, b 0.1, a 0. 2 are cut."
    assert boxes == "6 numbers: largest 0.5 (column f), smallest 0 (column a)."
    assert points == "6 points in 2 groups: one, two. Nearest to a: b."
    bar, boxes, points = said("words", word=5)
    assert bar == "Longest: c 0.3, d 0.2, e 0.1, f 0. 2 are cut."
    assert points == "6 points in 2 groups: one, two. Nearest to f: a."
    assert said("numbers", z=1)[3].startswith("Lowest 1 at 0, 0; highest 3 at −1, −1.")


def test_nothing_is_said_anew_before_the_picture_rests(figures, page):
    words = figures["words"]
    words.evaluate("(figure) => figure.live.ready")
    page.wait_for_function(RESTS, arg=words)
    told = words.evaluate(
        """async (figure) => {
          const said = figure.querySelector(".lf-said");
          const told = [said.textContent];
          for (const word of [5, 4, 3]) {
            await figure.live.set({ word });
            told.push(said.textContent, said.ariaBusy);
          }
          return told;
        }"""
    )
    assert told[1:] == [told[0], "true"] * 3, "said while it is moved"
    page.wait_for_function(RESTS, arg=words)
    assert words.evaluate(SAID)[0].startswith("Longest: a 0.3, b 0.2, ")
