"""A dart on lines, the line below the bars that are kept, names in a column, what is over."""

import pytest
import torch
from browser.test_ghosts import alone
from browser.test_hold import middle, values
from ipywidgets import FloatSlider, IntSlider, ToggleButtons
from llmbook import bars, below, figure, lanes, lines, stretches, tokens

CURVES = ["first", "second", "third"]


class Told(torch.nn.Module):
    def forward(self, u, top_p, curve, given):
        p = torch.tensor([[0.5, 0.25, 0.125], [0.25, 0.125, 0.125]])
        rank = 1 + (p.cumsum(1) <= u).sum(1)
        share = torch.nn.functional.pad(p, (0, 1), value=0.001)
        seen = torch.tensor([0.5, 0.25, 0.125, 0.125])
        sums = seen.cumsum(0)
        count = (sums - seen < top_p).sum()
        kept = torch.arange(4) < count
        return {
            "p": p * 1, "u": u.clone(), "rank": rank, "count": count, "kept": kept[:3],
            "chance": share.gather(1, rank[:, None] - 1)[:, 0],
            "seen": (seen * kept)[:3], "rest": (seen * kept)[3],
            "pulls": torch.cat([sums[:3] - seen[:3] / 2, torch.ones(1)]),
            "row": torch.tensor(CURVES.index(curve)), "over": given + 0.5,
            "ids": torch.arange(5), "last": 5 - given,
        }  # fmt: skip


@pytest.fixture
def drawn(serve, page, tmp_path):
    curves = torch.tensor([[0.0, 1, 2, 3], [0, 1, 2, 3.1], [3, 2, 1, 0.1]])
    made = figure(
        Told(),
        below(
            stretches(y="p", x=["a", "b", "c"], labels=["cold", "hot"], at="u", rank="rank",
                      chance="chance", drag="u"),
            bars(x=["a", "b", "c"], y="seen", kept="kept", rest="rest", ylim=(0, 1), cut="count",
                 pull="top_p", pulls="pulls"),
            lines(x=[1, 2, 3, 4], y=curves, labels=CURVES, highlight="row", choose="curve",
                  column=True, over="over", over_label="over"),
            tokens("ids", names=["\n\n", " the", " cat", " sat", "."], last="last"),
            lanes(each=[[1.0, 1], [0.5, 0.5]], labels=["one", "two"], told=[1.0, 2.0],
                  told_unit="steps/s"),
        ),
        u=FloatSlider(value=0.6, min=0, max=0.99, step=0.01),
        top_p=FloatSlider(value=0.6, min=0.01, max=1, step=0.01),
        curve=ToggleButtons(options=CURVES),
        given=IntSlider(value=3, min=0, max=4),
        caption="What is told.",
    )  # fmt: skip
    return alone(serve, page, tmp_path, made)


def texts(element, selector: str) -> list[str]:
    return element.eval_on_selector_all(selector, "(all) => all.map((one) => one.textContent)")


def test_a_dart_falls_into_each_line_and_is_pulled(page, drawn):
    view = drawn.query_selector(".lf-view-stretches")
    assert texts(view, ".lf-value") == ["b, rank 2, 25.0 %", "rank 4, 0.1 %"]
    strong = view.query_selector_all(".lf-strong")
    widths = [one.bounding_box()["width"] for one in strong]
    assert widths[1] == widths[2] - 3 == 0 or widths[2] == pytest.approx(3), "one of the others"
    knob, box = view.query_selector(".lf-point"), view.query_selector("svg").bounding_box()
    x, y = middle(knob)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.1 * box["width"], y, steps=3)
    page.mouse.up()
    assert values(drawn)["u"] == pytest.approx(0.1, abs=0.011)
    assert texts(view, ".lf-value") == ["a, rank 1, 50.0 %", "a, rank 1, 25.0 %"]
    page.keyboard.press("ArrowRight")
    assert values(drawn)["u"] == pytest.approx(0.11, abs=0.011)


def test_the_line_below_what_is_kept_is_pulled(page, drawn):
    view = drawn.query_selector(".lf-view-bars")
    grip = view.query_selector(".lf-cutter")
    rows = [one.bounding_box() for one in view.query_selector_all(".lf-track")]

    def below_row(n: int) -> float:
        return rows[n]["y"] + rows[n]["height"] + 5

    for start, end, count, cut in [(1, 0, "1", 3), (0, 2, "3", 1), (2, 3, "4", 0)]:
        x, y = middle(grip.query_selector(".lf-cutter-grip"))
        assert y == pytest.approx(below_row(start), abs=4)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, below_row(end), steps=3)
        page.mouse.up()
        values(drawn)
        assert grip.get_attribute("aria-valuetext") == f"{count} kept"
        assert len(view.query_selector_all(".lf-cut")) == cut
    assert values(drawn)["top_p"] == 1
    page.keyboard.press("ArrowUp")
    assert values(drawn)["top_p"] == 0.99


def test_names_in_a_column_are_apart_chosen_and_what_is_over_is_pale(drawn):
    view = drawn.query_selector(".lf-view-lines")
    names = view.query_selector_all(".lf-end")
    tops = sorted(name.bounding_box()["y"] for name in names)
    assert all(b - a > 15 for a, b in zip(tops, tops[1:], strict=False))
    assert len(view.query_selector_all(".lf-leader[d^=M]")) == 3
    names[2].click()
    assert values(drawn)["curve"] == "third"
    veil, plot = (view.query_selector(one).bounding_box() for one in (".lf-veil", ".lf-grid"))
    assert veil["width"] == pytest.approx(plot["width"] / 6 + 10, abs=2)  # 3.5 to 4 of 1 to 4


def test_a_text_is_shown_from_what_was_written_on(page, drawn):
    view = drawn.query_selector(".lf-view-tokens")
    assert texts(view, ".lf-token") == [" sat", "."]
    assert view.query_selector(".lf-after")
    drawn.evaluate("(e) => e.live.set({ given: 0 })")
    assert texts(view, ".lf-token") == ["↵↵", " the", " cat", " sat", "."]
    assert not view.query_selector(".lf-after"), "nothing is left out"
    high = "(p) => p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)"
    assert round(view.eval_on_selector(".lf-tokens", high)) == 1, "it begins with no empty line"


class Long(torch.nn.Module):
    def forward(self, first):
        return {"ids": (torch.arange(90) + first) % 4}


#: Where the first letter of each line stands.
BEGINNINGS = r"""(figure) => {
  const lines = {};
  for (const { firstChild: text } of figure.querySelectorAll(".lf-token")) {
    const range = document.createRange();
    const at = text.data.search(/\S/);
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const { left, top } = range.getBoundingClientRect();
    lines[Math.round(top)] ??= left;
  }
  return Object.values(lines);
}"""


def test_the_lines_of_a_text_begin_at_one_place(serve, page, tmp_path):
    words = tokens("ids", names=[" we", " had", " a", " little"])
    first = IntSlider(value=0, min=0, max=3)
    shown = alone(serve, page, tmp_path, figure(Long(), words, first=first, caption="A text."))
    lefts = shown.evaluate(BEGINNINGS)
    assert len(lefts) > 2
    assert max(lefts) - min(lefts) < 2  # letters have sides of their own


def test_a_lane_says_what_it_is_told(drawn):
    assert texts(drawn, ".lf-lane .lf-value") == ["1 steps/s", "2 steps/s"]
    said = drawn.query_selector(".lf-lane title").text_content()
    assert said == "one: 1 steps/s"


def test_what_cannot_be_told_so_is_refused():
    def of(z):
        return {"z": z * 1.0}

    row = {"x": ["a", "b"], "labels": ["one"], "at": 0.5, "rank": [1], "chance": [0.5]}
    for view, said in [
        (stretches(**row, y=[[1.0]]), r"allowed: y \(L, N\) with x \(N,\)"),
        (stretches(**row | {"rank": [1, 2]}, y=[[0.5, 0.5]]), "rank of 2, y of 1 × 2"),
        (bars(x=["a"], y=[1], pull="z"), "needs cut, and pulls of 2"),
        (bars(x=["a"], y=[1], pull="z", cut="z", pulls=[1]), "needs cut, and pulls of 2"),
        (lines(x=[0], y=[0], over=[1]), "allowed: 0 dimension"),
        (tokens([[1]], last="z"), "last needs one text"),
        (lanes(each=[[1.0]], labels=["a"], told=[1, 2]), "told of 2"),
    ]:
        with pytest.raises(ValueError, match=said):
            figure(of, view, caption="A caption.", z=IntSlider(min=0, max=2))
