"""Figures that run a model again and again: what torch writes, in a worker, stopped at once."""

import json
import re

import pytest
from browser.figure_page import write
from browser.pages import until
from browser.test_figures import figures_on, offline, refuse_404, set_to
from ipywidgets import FloatSlider, IntSlider, Play, Text
from llmbook import Loop, below, beside, figure, lines, tokens
from llmbook.models import tinygpt
from llmbook.models.writing import Cached, Recomputing
from unit.test_loops import PROMPTS

WRITING, RACE = "#figure-writing", "#figure-race"
STATUS = f"document.querySelector('{WRITING} .lf-status').textContent"


@pytest.fixture(scope="module")
def gpt():
    return tinygpt.load("cpu")


@pytest.fixture(scope="module")
def figures(gpt):
    """A figure that writes, and one in which writing without a cache races writing with one."""
    with_cache, without = Cached(gpt, 88), Recomputing(gpt, 88)
    name = gpt.tokenizer.token

    def controls(steps):
        return {
            "tokenizer": gpt.tokenizer,
            "max_tokens": 24,
            "prompt": Text(PROMPTS[0]),
            "temperature": FloatSlider(value=0.8, min=0.1, max=1.5, step=0.1),
            "seed": IntSlider(value=1, min=0, max=9),
            "steps": steps,
        }

    writing = figure(
        Loop(with_cache, with_cache.start("prompt"), opening=gpt.end_ids),
        tokens("text", length="count", weight="attention", names=name),
        caption="TinyGPT writes.",
        name="writing",
        **controls(Play(value=16, min=1, max=64, interval=30)),
    )
    race = figure(
        {
            "without": Loop(without, without.start("prompt")),
            "with": Loop(with_cache, with_cache.start("prompt")),
        },
        below(
            beside(
                tokens("without_text", names=name),
                tokens("with_text", length="with_count", names=name),
            ),
            lines(x=list(range(1, 65)), y="milliseconds", labels=["without", "with"]),
        ),
        caption="A race.",
        name="race",
        **controls(Play(value=128, min=2, max=128, interval=10)),
    )
    return [writing, race]


@pytest.fixture(scope="module")
def folder(figures, tmp_path_factory):
    return write(tmp_path_factory.mktemp("loops"), figures)


@pytest.fixture
def loops(folder, serve, page):
    """The page with both figures, drawn."""
    page.goto(serve(folder) + "/index.html")
    figures_on(page)
    return page


def test_the_page_writes_what_torch_writes(loops, gpt, figures):
    element = loops.query_selector(WRITING)
    for prompt in PROMPTS:
        seed = len(prompt) % 10
        settings = {"prompt": prompt, "seed": seed, "temperature": 0.8, "steps": 64}
        on_page = set_to(loops, element, settings)
        in_torch = figures[0].compute(**settings)
        assert on_page["text"]["data"] == in_torch["text"].tolist(), prompt
        count = on_page["count"]["data"][0]
        ids = [*gpt.end_ids, *gpt.tokenizer.encode(prompt)]
        writes = gpt.generate(ids, max_tokens=64, seed=seed, temperature=0.8, ignore_end=True)
        written = [token.id for token in writes]
        assert on_page["text"]["data"][:count] == ids + written, prompt
        shown = element.query_selector(".lf-tokens").inner_text()
        tokens_shown = "".join(map(gpt.tokenizer.token, ids + written))
        assert shown.replace("↵", "") == tokens_shown.lstrip("\n"), prompt


def test_without_a_cache_the_page_writes_the_same(loops):
    answered = set_to(loops, loops.query_selector(RACE), {"prompt": PROMPTS[1], "steps": 128})
    plain, count = answered["without_text"]["data"], answered["with_count"]["data"][0]
    assert plain == answered["with_text"]["data"][:count] and len(plain) > 64
    assert all(isinstance(ms, (int, float)) and ms >= 0 for ms in answered["milliseconds"]["data"])


def test_nothing_is_loaded_before_the_reader_wants_it(folder, serve, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(folder) + "/index.html")
    element = figures_on(page)[0]
    element.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/tensors/" in url or "/models/" in url]
    assert (
        element.query_selector(".lf-tokens").inner_text().lstrip("↵\n").startswith(PROMPTS[0])
    )  # recorded
    set_to(page, element, {"steps": 17})
    assert [url for url in asked if "/tensors/" in url]


def test_a_large_model_is_loaded_when_the_reader_has_been_told_how_large_it_is(folder, serve, page):
    """The figure is told that it is as large as an LLM: its own model is small."""
    grown = re.compile(r'"bytes":\d+,"discrete"')
    page.route(
        "**/specs/*.json",
        lambda route: route.fulfill(
            body=grown.sub('"bytes":97000000,"discrete"', route.fetch().text()),
            content_type="application/json",
        ),
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(folder) + "/index.html")
    element = figures_on(page)[0]
    element.query_selector("button:text('Play')").click()
    until(page, f"{STATUS}.includes('This figure runs a model of 97 MB on your device.')")
    page.evaluate("(f) => void f.live.set({ seed: 4 })", element)  # it waits, too
    assert not [url for url in asked if "/tensors/" in url or "loop_worker" in url]
    element.query_selector("button:text('Load it')").click()
    until(page, f"{STATUS} === ''")
    shown = set_to(page, element, {"steps": 20, "prompt": PROMPTS[1]})
    assert shown["count"]["data"][0] > 20 and [url for url in asked if "/tensors/" in url]


def test_another_page_finds_the_model_in_the_browser(folder, serve, page):
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(serve(folder) + "/index.html")
    found = []
    for _ in range(2):
        set_to(page, figures_on(page)[0], {"steps": 20})
        found.append(len([url for url in asked if "/tensors/" in url]))
        asked.clear()
        page.reload()
    assert found[0] > 1 >= found[1], found  # the vocabulary is not of the model


def test_back_and_forward_is_the_same_text(loops):
    element = loops.query_selector(WRITING)
    texts = {}
    for steps in (40, 12, 40, 64, 12, 3):
        text = json.dumps(set_to(loops, element, {"steps": steps})["text"]["data"])
        assert texts.setdefault(steps, text) == text


def test_play_writes_token_by_token_and_pause_holds_it(loops):
    element = loops.query_selector(WRITING)
    steps = "document.querySelector('#figure-writing').live.controls.steps.value"
    set_to(loops, element, {"steps": 5})
    element.query_selector("button:text('Play')").click()
    until(loops, f"{steps} >= 9")
    element.query_selector("button:text('Pause')").click()
    loops.wait_for_timeout(150)  # the step under way may end
    held = loops.evaluate(steps)
    loops.wait_for_timeout(200)
    assert loops.evaluate(steps) == held < 64
    assert element.query_selector("button:text('Play')")


def test_a_long_run_shows_what_has_come_and_stops_at_once(loops):
    element = loops.query_selector(RACE)
    set_to(loops, element, {"steps": 2, "seed": 2})
    loops.evaluate(
        """(figure) => {
          window.ended = null;
          window.frames = 0;
          const count = () => { window.frames++; if (!window.ended) requestAnimationFrame(count); };
          requestAnimationFrame(count);
          figure.live.set({ steps: 128 }).then((outputs) => (window.ended = outputs));
        }""",
        element,
    )
    loops.locator(f"{RACE} button:text('Stop')").click()  # once it is there
    until(loops, "window.ended !== null")
    steps = loops.evaluate("(f) => f.live.controls.steps.value", element)
    assert 2 <= steps < 128
    times = loops.evaluate(
        "Array.from(window.ended.milliseconds.data).filter(Number.isFinite).length"
    )
    assert times == steps
    assert loops.evaluate("window.frames") > 0  # the page itself was free
    assert element.query_selector("button:text('Play')")
    assert len(set_to(loops, element, {"steps": 128})["without_text"]["data"]) > 64  # goes on


def test_what_is_overtaken_answers_with_the_latest(loops):
    first, second = loops.evaluate(
        """async (id) => {
          const { live } = document.querySelector(id);
          const slow = live.set({ steps: 128, seed: 4 });
          await new Promise((done) => setTimeout(done, 100));
          const quick = live.set({ steps: 3, seed: 5 });
          return (await Promise.all([slow, quick])).map((o) => JSON.stringify(o));
        }""",
        RACE,
    )
    assert first == second
    assert loops.evaluate(f"document.querySelector('{RACE}').live.controls.steps.value") == 3


@pytest.mark.problems("status of 404", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
@pytest.mark.parametrize(
    ("files", "fault", "said"),
    [
        ("files/models", refuse_404, "the server answered 404"),
        ("files/tensors", refuse_404, "the server answered 404"),
        ("files/tensors", offline, "the network did not answer"),
        ("modules/loop_worker.js", refuse_404, "worker"),
    ],
)
def test_a_model_that_does_not_load_leaves_the_default_and_says_why(loops, files, fault, said):
    pattern = f"**/{files}**"
    loops.context.route(pattern, fault)
    element = loops.query_selector(WRITING)
    failed = loops.evaluate(
        "(f) => f.live.set({ steps: 20 }).then(() => null, (error) => error.message)", element
    )
    assert said in failed
    assert "recorded default" in loops.evaluate(STATUS) and said in loops.evaluate(STATUS)
    assert element.query_selector(".lf-tokens").inner_text().lstrip("↵\n").startswith(PROMPTS[0])
    loops.context.unroute(pattern)
    element.query_selector("button:text('Try again')").click()
    until(loops, f"{STATUS} === ''")
    assert set_to(loops, element, {"steps": 20})["count"]["data"][0] > 20


def test_while_the_model_comes_the_page_says_how_much_has(loops, folder):
    said = loops.evaluate(
        """async (id) => {
          const figure = document.querySelector(id), heard = [];
          const status = figure.querySelector(".lf-status");
          new MutationObserver(() => heard.push(status.textContent))
            .observe(status, { childList: true, characterData: true, subtree: true });
          await figure.live.set({ steps: 20 });
          return heard;
        }""",
        WRITING,
    )
    assert any("Loading the model" in text and "of 2.9 MB" in text for text in said), said
    assert loops.evaluate(STATUS) == ""
