"""What a screen reader says of a figure of each kind: its name, what it shows, its controls, and,
once a control has been moved, what has changed."""

import json
import re
from pathlib import Path

import pytest
from browser.asked import asked
from browser.figure_page import write
from browser.pages import HTML, until, visit
from browser.reader import (
    announced,
    check_control,
    check_pictures,
    enter,
    forget,
    leaves,
    read,
    rest,
)
from browser.test_figures import figures_on
from ipywidgets import Play
from llmbook import figure, readout
from llmbook.figures.browser import BROWSER
from llmbook.figures.definition.controls import KINDS

#: Figures that show all kinds together; of each a control, the key that moves it, and a part of
#: what is heard then.
MOVED = {
    ("chapters/02_neurons", "picnic"): ("slider", "sun", "ArrowLeft", "together"),
    ("chapters/03_embeddings", "cloud"): ("combobox", "word", "bear", "Nearest to bear"),
    ("chapters/05_probability", "game"): ("combobox", "text", "ArrowDown", ""),
    ("chapters/05_probability", "interval"): ("radio", "H: 75 %", "ArrowDown", "Taken: "),
    ("chapters/05_probability", "texts"): ("slider", "text", "ArrowRight", "the lighthouse"),
    ("chapters/07_making", "funnel"): ("checkbox", "no curly brackets", "Space", "kept: "),
    ("chapters/09_transformer", "two-lenses"): ("slider", "layers", "ArrowRight", "its rank"),
    ("chapters/09_transformer", "whole"): ("slider", "station", "ArrowRight", "each token"),
    ("chapters/10_attention", "rope"): ("slider", "position of the key", "ArrowRight", "key 6"),
    ("chapters/10_attention", "sharing"): ("slider", "KV heads", "ArrowRight", "together"),
    ("chapters/11_sampling", "dart"): ("slider", "dart, u", "ArrowLeft", "The dart falls"),
    ("chapters/11_sampling", "filters"): ("slider", "temperature", "ArrowLeft", "Longest: "),
    ("chapters/12_decoding", "race"): ("slider", "tokens of both", "ArrowRight", "tokens in"),
    ("chapters/13_system", "memory"): ("slider", "requests", "ArrowRight", "Blocks of"),
    ("chapters/14_streaming", "waiting"): ("slider", "tenths of", "ArrowLeft", "the first"),
    ("labs/01_backprop", "landscapes"): ("slider", "x and y", "ArrowRight", "The path goes"),
    ("labs/01_backprop", "typed-graph"): ("slider", "step", "ArrowLeft", "slope of"),
}
SPEC = re.compile(r'data-base="([^"]+)" data-spec="([^"]+)"')


def question(view: dict) -> dict | None:
    """The guess of a figure, if it asks for one."""
    if view["kind"] == "guess":
        return view
    return next(filter(None, map(question, view.get("views", []))), None)


def spec_of(path: str, name: str) -> dict:
    page = HTML / "embed" / path / f"{name}.html"
    base, file = SPEC.search(page.read_text("utf-8")).groups()
    return json.loads((page.parent / base / "specs" / file).read_text("utf-8"))


@pytest.fixture
def shown(page, site):
    """`shown(path, name)`: a figure of the book alone, with a screen reader; and its spec."""

    def shown(path: str, name: str):
        (element,) = visit(page, site, f"embed/{path}/{name}")
        enter(page)
        return element, element.evaluate("(f) => f.live.spec")

    return shown


def test_every_kind_of_view_and_control_is_heard_here(site):
    found = {"views": set(), "controls": set()}
    for path, name in MOVED:
        spec = spec_of(path, name)
        found["views"] |= {leaf["kind"] for leaf in leaves(spec["view"])}
        found["controls"] |= {control["kind"] for control in spec["controls"].values()}
    assert found["views"] == {path.stem for path in (BROWSER / "views").glob("*.js")}
    assert found["controls"] == {kind.kind for kind in KINDS.values()}


@pytest.mark.parametrize(("path", "name"), MOVED)
def test_a_figure_is_heard_and_after_a_move_once_what_has_changed(page, shown, path, name):
    figure, spec = shown(path, name)
    phrases = read(page, figure)
    assert phrases[0] == f"figure, {spec['caption']}"
    controls, asks = spec["controls"], question(spec["view"])
    if asks:
        assert "group, Your guess" in phrases and asks["asks"] in phrases
        assert {"button, Show, disabled", "button, Skip"} <= set(phrases)
        form = phrases[phrases.index("group, Controls") :] if "group, Controls" in phrases else []
        others = [control["label"] for each, control in controls.items() if each not in asks["of"]]
        assert not {*others} & {*form}
        figure.evaluate("(figure) => figure.live.cover(false)")
        phrases = read(page, figure)
        assert "button, Guess again" in phrases
    gone = asks["of"] if asks and not asks["stays"] else []
    for each in controls.keys() - {*spec["held"], *gone}:
        check_control(phrases, controls[each])
    check_pictures(phrases, spec)
    assert all(goal["task"] in phrases for goal in spec.get("goals", []))

    forget(page, figure, run="loops" not in spec)
    role, label, key, heard = MOVED[path, name]
    figure.evaluate("(f) => f.querySelectorAll('.lf-more').forEach((more) => (more.open = true))")
    page.get_by_role(role, name=label).locator("visible=true").first.focus()
    for _ in range(3 if role == "slider" else 1):
        page.keyboard.press(key) if key != "bear" else page.keyboard.type(key)
    *loaded, last = announced(page, figure)
    assert heard in last
    assert [one.partition(":")[0] for one in loaded] == (LOADED if "loops" in spec else [])


#: What a model that writes is said to load, in however many pieces it comes.
LOADED = ["Loading the vocabulary", "Loading the model"]


def alone(serve, page, folder: Path, made):
    """A figure alone, with a screen reader."""
    write(folder, [made])
    page.goto(serve(folder) + "/index.html")
    (element,) = figures_on(page)
    enter(page)
    rest(page, element)
    return element


def test_a_guess_is_asked_and_its_verdict_and_a_goal_are_heard_once(serve, page, tmp_path):
    figure = alone(serve, page, tmp_path, asked())
    phrases = read(page, figure)
    assert [p for p in phrases if not re.match("paragraph|strong|status|end of", p)] == [
        "figure, X.",
        "caption",
        "X.",
        "group, Your guess",
        "Your guess.",
        "How many words hold 85 %?",
        "button, Show, disabled",
        "button, Skip",
        "group, Controls",
        "guessed",
        "slider, guessed, orientated horizontally, max value 3, min value 1, current value 1",
        "button, Reset",
        "button, Copy link",
    ]
    forget(page, figure)
    guessed = page.get_by_role("slider", name="guessed")
    guessed.press("ArrowRight")
    assert announced(page, figure) == []  # nothing gives the answer away
    for _ in range(2):  # the same guess again is judged aloud again
        forget(page, figure)
        guessed.press("Enter")
        assert announced(page, figure) == ["Yes. 2 do. Longest: a 60.0 %, b 30.0 %, c 10.0 %."]
        page.get_by_role("button", name="Guess again").press("Enter")
    guessed.press("Enter")
    forget(page, figure)
    temperature = page.get_by_role("slider", name="temperature")
    temperature.fill("0.2")
    said = announced(page, figure)
    assert said[:2] == ["Reached:", "Cold is greedy."]
    forget(page, figure)
    temperature.press("ArrowLeft")  # it is reached still
    said += announced(page, figure)
    assert len(said) == 4 and all("Longest: a 9" in one for one in said[2:])


def test_what_is_dragged_is_heard_once_it_rests(page, shown):
    figure, _ = shown("labs/01_backprop", "landscapes")
    figure.evaluate("(figure) => figure.live.cover(false)")
    read(page, figure)
    forget(page, figure)
    grip = page.locator(".lf-grip").first
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x + 4 * step, y)
        page.wait_for_timeout(40)  # each is drawn
    page.mouse.up()
    (said,) = announced(page, figure)
    assert said.count("The path goes") == 2  # of two pictures


def test_what_plays_is_heard_at_its_end(serve, page, tmp_path):
    steps = Play(value=0, min=0, max=2, interval=650)  # slower than what is taken for rest
    made = figure(lambda steps: {"n": steps * steps}, readout(n="n²"), caption="X.", steps=steps)
    element = alone(serve, page, tmp_path, made)
    read(page, element)
    forget(page, element)
    page.get_by_role("button", name="Play").click()
    until(page, "document.querySelector('button').textContent === 'Pause'")
    until(page, "document.querySelector('button').textContent === 'Play'")
    assert announced(page, element) == ["n² 4"]
