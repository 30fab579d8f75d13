"""Live figures on a page: the same numbers as torch, by any hand, and honest when they fail."""

import json
import re
from typing import ClassVar

import pytest
import runs
import torch
from browser.figure_page import DRAWN, write
from browser.pages import HTML, LIVE, each_live_page, figures_in, until
from browser.parity import wrong_at
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
    Prompt,
    bars,
    below,
    beside,
    figure,
    heatmap,
    lines,
    opened,
    readout,
    stages,
    tokens,
)
from llmbook.figures.definition.controls import KINDS
from llmbook.text import Bytes

SET = """async ([element, values]) => {
  const outputs = await element.live.set(values);
  return Object.fromEntries(Object.entries(outputs).map(([name, {dtype, shape, data}]) =>
    [name, {dtype, shape, data: Array.from(data, (v) => Number.isFinite(v) ? v : String(v))}]));
}"""


def figures_on(page) -> list:
    until(page, f"document.querySelector('figure.live-figure') && {DRAWN}")
    return page.query_selector_all("figure.live-figure")


def figures_of(page, address: str) -> dict:
    """The figures of a page that `write` has made, by their names."""
    page.goto(f"{address}/index.html")
    return {f.get_attribute("id").removeprefix("figure-"): f for f in figures_on(page)}


def set_to(page, element, values: dict) -> dict:
    return page.evaluate(SET, [element, values])


# Outputs as text, once nothing runs any more; a loop's times are measured anew each time.
SETTLED = """async (figure) => {
  const runs = () => [...figure.querySelectorAll("button")].some((b) => b.textContent === "Stop");
  await figure.live.set({});
  while (runs()) await new Promise((done) => setTimeout(done, 20));
  const { milliseconds, ...outputs } = figure.live.outputs;
  return JSON.stringify(outputs);
}"""


# All settings, one after the other, without waiting for the screen between them.
SET_ALL = f"""async ([element, settings]) => {{
  const frame = window.requestAnimationFrame;
  window.requestAnimationFrame = (drawn) => setTimeout(() => drawn(performance.now()));
  const answers = [];
  for (const values of settings) answers.push(await ({SET})([element, values]));
  window.requestAnimationFrame = frame;
  return answers;
}}"""


def check_parity(page, element, recorded: dict) -> int:
    """Whether a figure answers as torch did, at every setting that was recorded."""
    settings = recorded["settings"][::-1]  # the default last: there the next check begins
    answers = page.evaluate(SET_ALL, [element, [setting["set"] for setting in settings]])
    for setting, answered in zip(settings, answers, strict=True):
        wrong = wrong_at(setting, answered, recorded["writes"])
        assert not wrong, (recorded["id"], setting["set"], wrong)
    return len(settings)


# ------------------------------------------------------------------ the built book


def recorded_of(path: str) -> dict[str, dict]:
    """What torch answered for the figures of a page, by the name under which each is published."""
    files = runs.of_page(path).figures.glob("parity/*.json")
    return {file.stem: json.loads(file.read_text()) for file in files}


def test_a_page_with_live_figures_is_one_that_was_executed(site):
    """And the other way round: so the tests of live pages see all figures. (The tour shows some of
    the chapters' own, and each figure lies alone, too.)"""
    found = {
        page.relative_to(HTML).with_suffix("").as_posix()
        for page in HTML.rglob("*.html")
        if not page.is_relative_to(HTML / "embed")
        and "data-llmbook=" in page.read_text(encoding="utf-8")
    }
    assert found == {*LIVE, "book/tour"}
    for path in LIVE:  # and all of each
        text = (HTML / f"{path}.html").read_text("utf-8")
        assert re.findall(r'<figure[^>]*? id="figure-([\w-]+)"', text) == figures_in(path), path


@each_live_page
def test_enough_is_recorded_of_every_figure(site, path):
    """What is not recorded no page is asked for. Of a model that writes not all is certain."""
    specs = runs.of_page(path).figures / "specs"
    for published, recorded in recorded_of(path).items():
        settings, writes = recorded["settings"], recorded["writes"]
        spec = json.loads((specs / f"{published}.json").read_text("utf-8"))
        few = writes or len(spec["discrete"]) == len(spec["controls"])  # all may be few
        least = (
            2 if few else min(4, 2 + len(spec["controls"]))
        )  # its default and its ends, and more
        assert len(settings) >= least, recorded["id"]
        outputs = {name for setting in settings for name in setting["outputs"]}
        assert outputs >= spec["outputs"].keys() - {"milliseconds"}, recorded["id"]


# A hundred moves of the sliders within one frame; what the controls then say.
FAST = """async (figure) => {
  const sliders = [...figure.querySelectorAll("input[type=range]")];
  for (let i = 0; sliders.length && i < 100; i++) {
    const slider = sliders[i % sliders.length];
    const { min, max, step } = slider;
    const steps = Math.round((max - min) / step);
    slider.value = Number(min) + ((i * 7) % (steps + 1)) * step;
    slider.dispatchEvent(new Event("input"));
  }
  return Object.fromEntries(Object.entries(figure.live.controls).map(([n, c]) => [n, c.value]));
}"""


def check_fast_moves(page, element) -> None:
    """After many moves at once it shows what it shows for the last one alone; Reset leads back."""
    spec = element.evaluate("(f) => f.live.spec")
    defaults = {name: control["value"] for name, control in spec["controls"].items()}
    if not defaults:
        return  # nothing to move or to reset
    set_to(page, element, defaults)
    before = page.evaluate(SETTLED, element)
    last = page.evaluate(FAST, element)
    shown = page.evaluate(SETTLED, element)
    if "loops" not in spec:  # who is ahead in a race differs each time that it is run
        set_to(page, element, defaults)
    set_to(page, element, last)
    assert shown == page.evaluate(SETTLED, element)
    element.query_selector("button:text('Reset')").click()
    assert page.evaluate(SETTLED, element) == before
    values = page.evaluate("(f) => Object.values(f.live.controls).map((c) => c.value)", element)
    assert values == list(defaults.values())


# Where ArrowRight moves nothing: WebKit's radio buttons do not go round, as others do
AT_END = """(c) => c.type === "range" ? c.value === c.max
  : c.type === "radio" && [...c.closest(".lf-segments").querySelectorAll("input")].at(-1) === c"""


def check_keyboard(page, element):
    keys = {
        "range": "ArrowRight",
        "select-one": "ArrowDown",
        "radio": "ArrowRight",
        "checkbox": "Space",
        "text": "x",
    }
    page.evaluate("(f) => f.live.ready", element)
    if "loops" in element.evaluate("(f) => f.live.spec"):  # the fewest steps
        page.evaluate("(f) => f.live.set({ steps: f.live.controls.steps.min })", element)
    element.evaluate("(f) => f.querySelectorAll('.lf-more').forEach((more) => (more.open = true))")
    check_inputs(page, element, keys)  # those of a guess, if there is one
    if element.query_selector(".lf-guess"):
        element.evaluate("(f) => f.live.cover(false)")
        check_inputs(page, element, keys)


def check_inputs(page, element, keys):
    for control in element.query_selector_all("input, select, [role=radio], [role=slider]"):
        if not control.evaluate("(c) => c.checkVisibility()"):
            continue  # a text of one's own, before there is a model to read it
        page.evaluate(SETTLED, element)  # which of the marks is chosen, is drawn
        kind = control.evaluate("(c) => c.getAttribute('role') ?? c.type")  # what is in the picture
        if kind == "slider":
            if control.is_visible():  # of views that take turns, that which is seen
                check_grip(page, element, control)
            continue
        assert kind in {*keys, "search"}, f"which key changes an input of type {kind}? Add it"
        if kind == "radio" and not (control.is_checked() and control.is_visible()):
            continue  # of views that take turns, that which is seen
        before = page.evaluate("(f) => JSON.stringify(f.live.controls)", element)
        stands = control.input_value() if kind == "search" else None
        control.focus()
        assert control.evaluate("(c) => c.matches(':focus')")
        at_end = control.evaluate(AT_END)
        last = control.evaluate(
            "(c) => c.type === 'select-one' && c.selectedIndex === c.options.length - 1"
        )
        if kind == "search":  # a field that completes: another of its options
            others = control.evaluate("(c) => [...c.list.options].map((o) => o.value)")
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(next(o for o in others if o != stands))
        else:
            page.keyboard.press("ArrowLeft" if at_end else "ArrowUp" if last else keys[kind])
        until(
            page, "([f, before]) => JSON.stringify(f.live.controls) !== before", [element, before]
        )


def check_grip(page, element, grip):
    """What is dragged in the picture moves by the arrow keys, where its sliders go on."""
    grip.focus()
    before = page.evaluate("(f) => JSON.stringify(f.live.controls)", element)
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        now = page.evaluate("(f) => JSON.stringify(f.live.controls)", element)
        if now != before:
            return
    name = grip.get_attribute("aria-label")
    raise AssertionError(f"{element.get_attribute('id')}: no arrow key moves {name}")


def test_a_link_restores_a_figure(site, browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/chapters/11_sampling.html")
    until(page, DRAWN)
    element = page.query_selector("#figure-temperature")
    outputs = set_to(page, element, {"temperature": 0.5, "prompt": "The opposite of hot is"})
    element.query_selector("button:text('Copy link')").click()
    until(page, "document.querySelector('#figure-temperature').innerText.includes('Copied')")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("#figure-temperature?prompt=The+opposite+of+hot+is&temperature=0.5")
    other = context.new_page()
    other.goto(link)
    until(
        other,
        "document.querySelector('#figure-temperature')?.live?.controls.temperature.value === 0.5",
    )
    shown = other.evaluate(
        """async () => Array.from(
            (await document.querySelector("#figure-temperature").live.set({})).probability.data)"""
    )
    assert shown == outputs["probability"]["data"]
    assert (
        other.evaluate("document.querySelector('#figure-temperature').getBoundingClientRect().top")
        < 800
    )
    context.close()


def refuse_404(route):
    route.fulfill(status=404, body="gone")


def truncate(route):
    body = route.fetch().body()
    route.fulfill(status=200, body=body[: len(body) // 2])


def offline(route):
    route.abort("internetdisconnected")


@pytest.mark.problems("status of 404", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
@pytest.mark.parametrize(
    ("files", "fault", "said"),
    [
        ("models", refuse_404, "the server answered 404"),
        ("tensors", refuse_404, "the server answered 404"),
        ("tensors", truncate, "bytes"),
        ("models", truncate, "arrived damaged"),
        ("tensors", offline, "the network did not answer"),
    ],
)
def test_a_figure_that_does_not_load_keeps_its_default_and_says_why(site, page, files, fault, said):
    pattern = re.compile(rf"/_llmbook/{files}/")
    page.route(pattern, fault)
    page.goto(f"{site}/chapters/11_sampling.html")
    until(page, DRAWN)
    element = page.query_selector("#figure-temperature")
    element.scroll_into_view_if_needed()
    status = "document.querySelector('#figure-temperature .lf-status').textContent"
    until(page, f"{status}.includes('recorded default')")
    assert said in page.evaluate(status)
    assert element.query_selector("fieldset").evaluate("(f) => f.disabled")
    assert len(element.query_selector_all(".lf-row:not(.lf-rest) .lf-bar")) == 10
    spec = element.evaluate("(f) => f.live.spec")
    shown = page.evaluate("(f) => Array.from(f.live.outputs.probability.data)", element)
    assert shown == spec["outputs"]["probability"]["data"]
    page.unroute(pattern)
    element.query_selector("button:text('Try again')").click()
    until(page, "!document.querySelector('#figure-temperature fieldset').disabled")
    assert page.evaluate(status) == ""
    assert set_to(page, element, {"temperature": 0.5})["probability"]["shape"] == [10]


def test_a_wrong_setting_is_refused_and_named(site, page):
    page.goto(f"{site}/chapters/11_sampling.html")
    until(page, DRAWN)
    refused = """(values) => document.querySelector("#figure-temperature").live.set(values)
      .then(() => "accepted", (error) => error.message)"""
    assert page.evaluate(refused, {"temperature": 9}) == "temperature=9; allowed: from 0.1 to 2"
    assert "no control heat" in page.evaluate(refused, {"heat": 1})
    assert "allowed: a text of one word or more" in page.evaluate(refused, {"prompt": " "})
    assert "allowed: The opposite" in page.evaluate(
        refused.replace("temperature", "samples"), {"prompt": "Hello"}
    )


def test_nothing_is_fetched_before_the_reader_comes_near(site, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/chapters/11_sampling.html")
    until(page, DRAWN)
    page.wait_for_timeout(300)
    entropy = page.query_selector("#figure-samples")
    model = entropy.evaluate("(f) => f.live.spec")["model"]
    assert not any(model in url for url in asked)
    entropy.scroll_into_view_if_needed()
    until(page, "document.querySelector('#figure-samples').live.ready")
    assert any(model in url for url in asked)


# ------------------------------------------------------------------ every control and view


class Everything(torch.nn.Module):
    """Takes a control of each kind, and returns what each view shows."""

    def __init__(self):
        super().__init__()
        self.register_buffer("table", torch.randn(4, 6, generator=torch.Generator().manual_seed(0)))

    def forward(self, f, i, step, drop, pick, steps, box, free, held, prompt, prompt_count):
        row = self.table[i] * f + step
        sign = -1.0 if box else 1.0
        shift = {"a": 0.0, "b": 1.0}[drop] + {"x": 0.0, "y": 2.0}[pick] + steps + len(free)
        y = torch.softmax(sign * row + shift * torch.arange(6), dim=-1)
        return {
            "y": y,
            "kept": y > 0.1,
            "best": y.argmax(),
            "z": self.table * f,
            "ids": prompt,
            "count": prompt_count,
            "i": i.clone(),
            "f": f.clone(),
            "half": torch.tensor(["one", "two"].index(held)),
            "weight": (prompt > 64).float(),
        }


class Letters:
    """Reads nothing in a text but its letters."""

    ALONG: ClassVar = {}
    tokenizer = Bytes()

    @property
    def reader(self):
        return self


class Spelled(torch.nn.Module):
    def forward(self, ask, ask_count):
        there = torch.arange(len(ask)) < ask_count
        return {"ids": torch.where(there, ask, -1), "count": ask_count.clone()}


WORDS = ["<img src=x onerror=alert(1)>", "x" * 10_000, "שלום עולם", "🙂", "", "plain"]


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    one = figure(
        Everything(),
        below(
            beside(
                bars(x=WORDS, y="y", kept="kept", before="y", title="<b>Bars</b>"),
                lines(x=list(range(6)), y="z", labels=WORDS[:4], highlight="i", at_x="f", at_y="f"),
            ),
            heatmap(z="z", row_labels=WORDS[:4], column_labels=WORDS, scale="diverging"),
            tokens(
                ids="ids", weight="weight", length="count", names=[f"<{i}>" for i in range(256)]
            ),
            stages(
                labels=WORDS[3:5],
                at="half",
                boxes=[(0, 0), (1, 0)],
                arrows=[(0, 1)],
                choose="held",
                texts={"": WORDS[:2], "Example": WORDS[2:4]},
            ),
            opened(readout(best="best one", count="bytes"), readout(f="f"), at="half"),
        ),
        f=FloatSlider(value=0.5, min=-1, max=1, step=0.25, description="<img onerror=alert(1)>"),
        i=IntSlider(value=1, min=0, max=3, description="ש" * 40),
        step=Play(value=0, min=0, max=100, interval=50),
        drop=Dropdown(options=["a", "b"]),
        pick=ToggleButtons(options=["x", "y"]),
        steps=SelectionSlider(options=[("none", 0), ("some", 1)]),
        box=Checkbox(),
        free=Combobox(value="", options=["", "<i>"]),
        held=ToggleButtons(options=["one", "two"]),
        prompt=Text("hé"),
        tokenizer=Bytes(),
        max_tokens=8,
        more=["box", "free"],
        caption="Every control and every view, </script><script>alert(1)</script>.",
        name="everything",
    )

    spelled = figure(
        Spelled(),
        tokens(ids="ids", length="count", names=Bytes().token),
        caption="A prepared text, or the reader's own.",
        ask=Prompt(["one", "two!"], reads=Letters(), max_tokens=8),
    )
    controls = [*one.controls.values(), *spelled.controls.values()]
    shown = {type(control.widget).__name__ for control in controls}
    assert shown == set(KINDS), "every kind of control is shown here"

    def square(n, twice):
        return {"n": n * n * (2 if twice else 1)}

    table = figure(
        square,
        readout(n="n²"),
        caption="A table.",
        n=IntSlider(value=3, min=0, max=9, step=3),
        twice=Checkbox(description="twice"),
    )
    alone = figure(lambda: {"n": torch.tensor(2.5)}, readout(n="number"), caption="No control.")
    return write(tmp_path_factory.mktemp("figures"), [one, table, alone, spelled], recorded=True)


@pytest.mark.any_browser
def test_every_control_and_view_answers_as_torch_did(everything, serve, page):
    page.goto(serve(everything))
    for element in figures_on(page):
        name = f"{element.get_attribute('data-llmbook')}.json"
        recorded = json.loads((everything / "files" / "parity" / name).read_text())
        check_parity(page, element, recorded)


@pytest.mark.any_browser
def test_every_control_works_by_keyboard(everything, serve, page):
    page.goto(serve(everything))
    for element in figures_on(page):
        check_keyboard(page, element)


def test_folded_settings_open_by_a_click_and_by_a_link_that_sets_them(everything, serve, page):
    at = serve(everything)
    page.goto(at)
    fold = figures_on(page)[0].query_selector(".lf-more")
    box = fold.query_selector("input[type=checkbox]")
    assert not box.is_visible()
    fold.query_selector("summary").click()
    assert box.is_visible()
    for query, is_open in [("f=0.5", False), ("box=true", True)]:
        page.goto("about:blank")
        page.goto(f"{at}#figure-everything?{query}")
        until(page, "(f) => f.live", figures_on(page)[0])
        figures_on(page)[0].evaluate("(f) => f.live.set({})")
        assert figures_on(page)[0].query_selector(".lf-more").evaluate("(m) => m.open") == is_open


def test_any_label_is_text(everything, serve, page):
    page.goto(serve(everything))
    figures_on(page)
    page.on("dialog", lambda dialog: pytest.fail("a label ran as a script"))
    assert page.query_selector("main img, main b, main i") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    label = page.query_selector(".lf-row title").text_content()
    assert label.startswith("<img src=x onerror=alert(1)>: ")
    caption = page.query_selector("figcaption").text_content()
    assert caption == "Every control and every view, </script><script>alert(1)</script>."


@pytest.mark.parametrize("width", [390, 1280])
def test_a_figure_stays_within_the_page(everything, serve, open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(serve(everything))
    figures_on(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_open_table_shows_the_numbers_drawn_now(everything, serve, page):
    page.goto(serve(everything))
    element = figures_on(page)[1]
    element.query_selector("summary").click()
    set_to(page, element, {"n": 9, "twice": True})
    until(page, "(f) => f.querySelector('td').textContent === '162'", element)


def value(text: str) -> float:
    return float(text.replace(",", ""))


def test_the_table_by_script_is_the_table_in_the_html(everything, serve, open_page, site):
    cells = "(f) => [...f.querySelectorAll('th, td')].map((c) => c.textContent.replace('−', '-'))"
    for url in (serve(everything), f"{site}/chapters/11_sampling.html"):
        plain = open_page(java_script_enabled=False)
        plain.goto(url)
        live = open_page()
        live.goto(url)
        for still, element in zip(
            plain.query_selector_all("figure.live-figure"), figures_on(live), strict=True
        ):
            live.evaluate("(f) => f.live.cover(false)", element)
            element.query_selector("summary").click()
            live.wait_for_timeout(50)
            want, got = plain.evaluate(cells, still), live.evaluate(cells, element)
            assert len(want) == len(got) > 1
            for a, b in zip(want, got, strict=True):
                assert a == b or value(a) == pytest.approx(value(b), rel=1e-3), (a, b)


def test_play_steps_and_pauses(everything, serve, page):
    page.goto(serve(everything))
    element = figures_on(page)[0]
    page.evaluate("(f) => f.live.ready", element)
    button = element.query_selector("button:text('Play')")
    button.click()
    until(page, "(f) => f.live.controls.step.value >= 2", element)
    button.click()
    now = page.evaluate("(f) => f.live.controls.step.value", element)
    page.wait_for_timeout(200)
    assert page.evaluate("(f) => f.live.controls.step.value", element) == now
    assert button.text_content() == "Play"


def test_a_lone_surrogate_is_refused_in_words(everything, serve, page):
    page.goto(serve(everything))
    figures_on(page)
    said = page.evaluate("""document.querySelector("figure").live.set({prompt: "a\\ud800"})
      .then(() => "accepted", (error) => error.message)""")
    assert "lone surrogate" in said


def test_without_motion_nothing_moves(everything, serve, open_page):
    page = open_page(reduced_motion="reduce")
    page.goto(serve(everything))
    figures_on(page)
    duration = "getComputedStyle(document.querySelector('.lf-bar')).transitionDuration"
    assert page.evaluate(duration) == "0s"
    moving = open_page(reduced_motion="no-preference")
    moving.goto(serve(everything))
    figures_on(moving)
    assert float(moving.evaluate(duration).removesuffix("s")) <= 0.15


def test_the_ops_that_python_lists_are_those_of_the_engine(everything, serve, page):
    from llmbook.figures.browser import engine_ops

    page.goto(serve(everything))
    names = page.evaluate("import('./modules/engine.js').then((m) => Object.keys(m.ops).sort())")
    assert names == sorted(engine_ops())
