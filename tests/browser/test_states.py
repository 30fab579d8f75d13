"""What can happen to a page, in any order: in the end its figures show what torch answers.

`walks.js` moves, loads, pauses, breaks lines and kills workers at random; the tables of events that
it drives are in `states.js`.
"""

import itertools
import json
import shutil
import time
from pathlib import Path

import pytest
import torch
from browser.figure_page import write
from ipywidgets import Dropdown, IntSlider, Play
from llmbook import Loop, Prompt, figure, readout
from llmbook.figures.page import quantised
from llmbook.text import Bytes
from torch import nn

TEXTS = ["ab", "fox"]
OWN = ["a hen", "zz", "longer than it may be"]
#: Nobody waits for it in the page: where it stands still there, it can still be asked where.
START = """([seeds, names, expected, settings]) => {
  window.walked = { stage: "its script" };
  import(new URL("walks.js", location))
    .then(({ walks }) => walks(seeds, names, expected, settings,
      (stage, log) => Object.assign(walked, { stage, log })))
    .then((found) => (walked.found = found), (error) => (walked.found = String(error.stack)));
}"""
STANDS_S = 90  # more than the minute after which a walk fails by its page's own word


class Reader(nn.Module):
    """As a language model's: some of its tensors lie in several files."""

    ALONG = {"logits": (), "hidden": (0,)}

    def __init__(self):
        super().__init__()
        chance = torch.Generator().manual_seed(0)
        self.register_buffer("embedding", torch.randn(256, 8, generator=chance))
        self.register_buffer("out", torch.randn(8, 5, generator=chance))
        self.tokenizer = Bytes()

    def forward(self, ids):
        hidden = self.embedding[ids].cumsum(0)
        return {"logits": hidden[-1] @ self.out, "hidden": hidden}

    @torch.no_grad()
    def read(self, ids):
        return self(torch.tensor(ids))


class Logits(nn.Module):
    def forward(self, text, text_count, logits, t):
        return {"last": text[text_count - 1].clone(), "n": text_count * t, "y": logits.sum() * t}


class Hidden(nn.Module):
    def forward(self, text, hidden):
        return {"first": text[0].clone(), "n": hidden.sum()}


class Choice(nn.Module):
    """Each letter has a table in a file of its own."""

    def __init__(self):
        super().__init__()
        for i, name in enumerate("abc"):
            self.register_buffer(name, torch.full((300,), i + 1.0) + torch.arange(300) / 1024)

    def forward(self, t, pick):
        return {"y": getattr(self, pick).sum() * t}


class Step(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("table", torch.arange(300) / 512)

    def forward(self, count, by):
        return {"count": count + by * (1 + self.table.sum())}


@pytest.fixture(scope="module")
def figures():
    made = type("Model", (), {"reader": Reader()})
    text = lambda: Prompt(TEXTS, reads=made, max_tokens=8)  # noqa: E731
    loop = Loop(Step(), {"count": torch.tensor(0.0)})
    return {
        "choice": figure(
            Choice(),
            readout(y="y"),
            caption="A choice.",
            name="choice",
            t=IntSlider(value=1, min=1, max=3),
            pick=Dropdown(options=["a", "b", "c"]),
        ),
        "logits": figure(
            Logits(),
            readout(y="y", n="n", last="last"),
            caption="Logits.",
            name="logits",
            text=text(),
            t=IntSlider(value=1, min=1, max=3),
        ),
        "hidden": figure(
            Hidden(), readout(n="n", first="first"), caption="Hidden.", name="hidden", text=text()
        ),
        "loop": figure(
            loop,
            readout(count="count"),
            caption="A loop.",
            name="loop",
            by=IntSlider(value=1, min=0, max=2),
            steps=Play(value=1, min=1, max=4),
        ),
    }


SETTINGS = {
    "choice": {"t": [1, 2, 3], "pick": ["a", "b", "c"]},
    "logits": {"text": [*TEXTS, *OWN], "t": [1, 2, 3]},
    "hidden": {"text": [*TEXTS, *OWN]},
    "loop": {"by": [0, 1, 2], "steps": [1, 2, 3, 4]},
}


@pytest.fixture(scope="module")
def expected(figures):
    """By figure and by its values: what torch answers."""
    answers = {}
    for name, settings in SETTINGS.items():
        all_ = itertools.product(*settings.values())
        answers[f"figure-{name}"] = {
            json.dumps(values, separators=(",", ":")): {
                key: value.flatten().tolist()
                for key, value in figures[name]
                .compute(**dict(zip(settings, values, strict=True)))
                .items()
                if key != "milliseconds"
            }
            for values in map(list, all_)
        }
    return answers


@pytest.fixture(scope="module")
def folder(figures, tmp_path_factory):
    """A page whose figures stand in templates: each walk makes them anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quantised, "PIECE", 1_000)
        patch.setattr("llmbook.figures.page.tensors.PIECE", 1)
        made = write(tmp_path_factory.mktemp("walks"), list(figures.values()), reader=Reader())
    page = (made / "index.html").read_text("utf-8")
    page = page.replace("<figure ", "<template><figure ").replace(
        "</figure>", "</figure></template>"
    )
    (made / "index.html").write_text(page, encoding="utf-8")
    shutil.copy(Path(__file__).parent / "walks.js", made)
    return made


@pytest.fixture
def walks(folder, serve, page, expected):
    files = [f.relative_to(folder / "files").as_posix() for f in (folder / "files").rglob("*.*")]
    settings = {f"figure-{name}": values for name, values in SETTINGS.items()}

    def run(seeds, module="", before="", after=""):
        def change(route):
            text = route.fetch().text()
            assert before in text
            route.fulfill(body=text.replace(before, after), content_type="text/javascript")

        if module:
            page.route(f"**/modules/{module}", change)
        page.goto(serve(folder) + "/index.html")
        page.evaluate(START, [list(seeds), files, expected, settings])
        return ended(page)

    return run


def ended(page):
    """What the walks have found, asked for twice a second; fails where nothing is heard of them."""
    stage, since = "", time.monotonic()
    while "found" not in (walked := page.evaluate("walked")):
        if walked["stage"] != stage:
            stage, since = walked["stage"], time.monotonic()
        stood = time.monotonic() - since
        assert stood < STANDS_S, f"stands at {stage}, after {', '.join(walked.get('log') or [])}"
        page.wait_for_timeout(500)
    return walked["found"]


@pytest.mark.problems("Failed to load resource", "cannot be drawn", "arrived damaged")
@pytest.mark.parametrize("part", range(4))
def test_a_thousand_random_walks_end_with_what_torch_answers(walks, part):
    found = walks(range(250 * part, 250 * part + 250))
    assert not found, found


READ = """
    const base = new URL(element.dataset.base, document.baseURI);
    const spec = await new Files(base).json("specs", element.dataset.spec);
    const figure = new LiveFigure(element, spec);
"""
#: What was wrong once: a run for each move while a file comes; a share of several files lost in a
#: pause; a worker that died and is asked again; a figure that cannot be read and stops the others.
ONCE = {
    "each overtaken wish is computed": (
        "model.js",
        """this.newest?.on("overtaken", request);""",
        "",
    ),
    "what a pause breaks off is lost": ("reader.js", "} else this.#shares.unshift(share);", "}"),
    "a dead worker is asked again": (
        "states.js",
        """died: "absent tell" """,
        """died: "there tell" """,
    ),
    "an error outside the try": (
        "page.js",
        f"try {{{READ}",
        f"{READ}try {{\n",
    ),
}


@pytest.mark.problems("Failed to load resource", "cannot be drawn", "arrived damaged", "")
@pytest.mark.parametrize("wrong", ONCE)
def test_the_walks_find_what_was_wrong_once(walks, wrong):
    assert walks(range(60), *ONCE[wrong])
