"""A text of the reader's own, read on the page: torch's numbers, whatever the line does."""

import base64
import json
import random
import time
from collections.abc import Callable

import pytest
import torch
from browser.figure_page import write
from browser.pages import until
from browser.test_figures import figures_on, set_to
from ipywidgets import FloatSlider
from llmbook import Prompt, bars, below, figure, heatmap
from llmbook.figures.page import quantised
from llmbook.models import smollm2, tinygpt
from llmbook.models.reading import STEPS
from llmbook.text.tokenizers import Framed

TEXTS = ["The fox", "Once there was a hen"]
OWN = "A hen and a fox went to the sea"
MODEL = "figure.live-figure .lf-model"


class Next(torch.nn.Module):
    def forward(self, logits, temperature):
        best, ids = logits.sort(descending=True, stable=True)
        return {"ids": ids[:5], "p": (best / temperature).softmax(0)[:5]}


class Inside(torch.nn.Module):
    def forward(self, text, text_count, attention, hidden, neurons, surprisal):
        there = torch.arange(len(text)) < text_count
        return {
            "ids": torch.where(there, text, -1),
            "square": attention[1, 2],
            "bits": surprisal,
            "length": hidden.norm(dim=-1),
            "loud": neurons.abs().amax(dim=-1),
        }


class Expects(torch.nn.Module):
    def forward(self, text, text_count, surprisal, entropy, top_probability):
        return {
            "ids": text.clone(),
            "count": text_count.clone(),
            "bits": surprisal.clone(),
            "open": entropy.clone(),
            "best": top_probability.clone(),
        }


class Lens(torch.nn.Module):
    def forward(self, lens_top_probability, lens_probability, lens_rank):
        return {
            "best": lens_top_probability.clone(),
            "likely": lens_probability.clone(),
            "rank": lens_rank.clone(),
        }


@pytest.fixture(scope="module")
def gpt():
    return tinygpt.load("cpu")


@pytest.fixture(scope="module")
def figures(gpt):
    name = gpt.tokenizer.token
    chat = Framed(gpt.tokenizer, [5, 6], [7], most=9)
    return [
        figure(
            Next(),
            bars(x="ids", y="p", names=name, ylim=(0, 1)),
            caption="What comes next.",
            name="next",
            prompt=Prompt(TEXTS, reads=gpt, max_tokens=12),
            temperature=FloatSlider(value=1, min=0.5, max=2, step=0.5),
        ),
        figure(
            Inside(),
            below(
                heatmap(z="square"),
                bars(x="ids", y="bits", names=name),
                heatmap(z="length"),
                heatmap(z="loud"),
            ),
            caption="What is inside.",
            name="inside",
            text=Prompt(TEXTS, reads=gpt, max_tokens=12),
        ),
        figure(
            Expects(),
            below(bars(x="ids", y="bits", names=name), bars(x="ids", y="open", names=name)),
            caption="What was expected.",
            name="expects",
            text=Prompt(TEXTS, reads=gpt, max_tokens=12, bos=1),
        ),
        figure(
            Lens(),
            heatmap(z="best"),
            caption="What fewer layers say.",
            name="lens",
            prompt=Prompt(TEXTS, reads=gpt, max_tokens=12),
        ),
        figure(
            Expects(),
            bars(x="ids", y="bits", names=chat.token),
            caption="What was expected in a chat.",
            name="chat",
            text=Prompt(TEXTS, reads=gpt, tokenizer=chat, max_tokens=12),
        ),
    ]


@pytest.fixture(scope="module")
def folder(figures, gpt, tmp_path_factory):
    """A page of them all, with a model of some twenty files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quantised, "PIECE", 60_000)
        patch.setattr("llmbook.figures.page.tensors.PIECE", 60_000)
        return write(tmp_path_factory.mktemp("prompt"), figures, reader=gpt.reader)


@pytest.fixture
def held(folder, serve, page):
    page.goto(f"{serve(folder)}/index.html")
    return dict(zip(("next", "inside", "expects", "lens", "chat"), figures_on(page), strict=True))


def llm_of(element) -> dict:
    """The model that a figure's specification names."""
    return element.evaluate("(f) => f.live.spec.llm")


def of_model(element):
    """Whether an address is that of one of the model's files."""
    names = set(llm_of(element)["tensors"])
    return lambda url: url.rsplit("/", 1)[-1] in names


def button(element):
    return element.query_selector(".lf-model button")


def ready(page, element) -> None:
    until(page, "(f) => !f.querySelector('.lf-model input').hidden", element)


def load(page, element) -> None:
    button(element).click()
    ready(page, element)


def close_to(answered: dict, wanted: dict) -> None:
    for name, value in wanted.items():
        found = torch.tensor(answered[name]["data"]).reshape(value.shape)
        if value.is_floating_point():
            torch.testing.assert_close(
                found.to(value.dtype), value, rtol=1e-4, atol=2e-5 * float(value.abs().max())
            )
        else:
            assert found.tolist() == value.tolist(), name


@pytest.mark.any_browser
def test_figures_read_the_readers_own_text_as_torch_does(page, held, figures):
    load(page, held["next"])
    for element in held.values():
        ready(page, element)  # one model for all
    held["next"].query_selector(".lf-model input").fill(OWN)
    until(page, f"(f) => f.live.controls.prompt.value === {json.dumps(OWN)}", held["next"])
    until(page, "(f) => !f.querySelector('.lf-waiting')", held["next"])
    for one, name in zip(figures, held, strict=True):
        for text in (OWN, "hen", "a b c d e f g h i j k l m n o p q r s", "שלום 👍"):
            control = next(iter(one.controls))
            answered = set_to(page, held[name], {control: text})
            close_to(answered, one.compute(**{control: text}))
    shown = held["next"].query_selector_all(".lf-row")
    names = [figures[0].view.names(i) for i in figures[0].compute(prompt="שלום 👍")["ids"].tolist()]
    assert len(shown) == len(names) == 5
    assert names[0].strip() in shown[0].text_content()


def test_nothing_of_the_model_is_fetched_before_the_reader_asks(folder, serve, page):
    page.goto(f"{serve(folder)}/index.html")
    first = figures_on(page)[0]
    llm = llm_of(first)
    page.goto("about:blank")
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(f"{serve(folder)}/index.html")
    first = figures_on(page)[0]
    set_to(page, first, {"prompt": TEXTS[1], "temperature": 2})
    size = round(llm["bytes"] / 1e6)
    assert button(first).text_content() == f"Load Tiny ({size} MB) to type your own"
    assert not any(llm["file"] in url or "worker" in url for url in asked)
    load(page, first)
    assert any(llm["file"] in url for url in asked)
    assert all(any(name in url for url in asked) for name in llm["tensors"])


def test_without_a_model_the_prepared_texts_answer(figures, serve, page, tmp_path):
    write(tmp_path, figures[:1])
    page.goto(f"{serve(tmp_path)}/index.html")
    element = figures_on(page)[0]
    answered = set_to(page, element, {"prompt": TEXTS[1], "temperature": 2})
    close_to(answered, figures[0].compute(prompt=TEXTS[1], temperature=2))
    assert not element.query_selector(".lf-model").is_visible()


def test_it_can_be_paused_and_goes_on(page, held):
    until(page, "(f) => Boolean(f.querySelector('.lf-model button').textContent)", held["next"])
    slow = []
    page.route(of_model(held["next"]), lambda route: slow.append(route))
    button(held["next"]).click()
    until(page, "(f) => f.querySelector('.lf-model button').textContent === 'Pause'", held["next"])
    button(held["next"]).click()
    until(page, "(f) => f.querySelector('.lf-model button').textContent === 'Go on'", held["next"])
    for route in slow:
        route.continue_()
    page.unroute_all()
    load(page, held["inside"])
    assert set_to(page, held["next"], {"prompt": OWN})["p"]["data"]


@pytest.mark.problems("ERR_INTERNET_DISCONNECTED")
def test_a_line_that_breaks_again_and_again_costs_no_file_twice(page, held):
    element, files = held["next"], llm_of(held["next"])["tensors"]
    come, left = [], [0]

    def breaks(route):
        if not left[0]:
            return route.abort("internetdisconnected")
        left[0] -= 1
        come.append(route.request.url)
        return route.continue_()

    page.route(of_model(element), breaks)
    breaks_seen = 0
    while not element.query_selector(".lf-model input").is_visible():
        left[0] = len(files) // 10
        button(element).click()
        until(
            page,
            "(f) => ['', 'Try again'].includes(f.querySelector('.lf-model button').textContent)",
            element,
        )
        if button(element).is_visible():
            said = element.query_selector(".lf-hint").text_content()
            assert said == "Tiny could not be loaded: the network did not answer."
            breaks_seen += 1
    assert breaks_seen >= 10
    assert len(come) == len(set(come)) == len(files)
    assert set_to(page, element, {"prompt": OWN})["p"]["data"]


def test_a_file_that_was_kept_damaged_is_fetched_anew(page, held):
    load(page, held["next"])
    page.evaluate(
        """async () => {
          const store = await caches.open("llmbook-tensors");
          const [one] = (await store.keys()).filter(({ url }) => url.endsWith(".bin"));
          await store.put(one, new Response(new Uint8Array(3)));
        }"""
    )
    page.reload()
    element = figures_on(page)[0]
    load(page, element)
    assert set_to(page, element, {"prompt": OWN})["p"]["data"]


LITTLE_MEMORY = """globalThis.Float32Array = class extends Float32Array {
  constructor(...given) {
    const size = given[0]?.byteLength ?? given[0];
    if (size > 500) throw new RangeError("Array buffer allocation failed");
    super(...given);
  }
};"""


def test_a_device_with_too_little_memory_says_so_and_keeps_the_prepared_texts(page, held):
    def lacking(route):
        route.fulfill(response=route.fetch(), body='import "./lack.js";' + route.fetch().text())

    page.route("**/llm_worker.js", lacking)
    page.route(
        "**/lack.js", lambda r: r.fulfill(body=LITTLE_MEMORY, content_type="text/javascript")
    )
    element = held["next"]
    button(element).click()
    until(page, "(f) => f.querySelector('.lf-model button').textContent === 'Try again'", element)
    assert element.query_selector(".lf-hint").text_content() == (
        "Tiny could not be loaded: this device has too little memory for it "
        "(Array buffer allocation failed)."
    )
    assert set_to(page, element, {"prompt": TEXTS[1]})["p"]["data"]


def test_on_the_next_visit_it_is_there_without_the_network(page, held):
    load(page, held["next"])
    asked = []
    page.reload()
    element = figures_on(page)[0]
    page.on("request", lambda sent: asked.append(sent.url))
    said = "Load Tiny (it is kept in this browser) to type your own"
    until(
        page,
        f"(f) => f.querySelector('.lf-model button').textContent === {json.dumps(said)}",
        element,
    )
    load(page, element)
    assert not {url.rsplit("/", 1)[-1] for url in asked} & set(llm_of(element)["tensors"])


def test_two_tabs_load_it_at_once(folder, serve, browser):
    context = browser.new_context()
    address = f"{serve(folder)}/index.html"
    pages = [context.new_page() for _ in range(2)]
    elements = []
    for one in pages:
        one.goto(address)
        elements.append(figures_on(one)[0])
        button(elements[-1]).click()
    answers = []
    for one, element in zip(pages, elements, strict=True):
        ready(one, element)
        answers.append(set_to(one, element, {"prompt": OWN})["p"]["data"])
    assert answers[0] == answers[1]
    context.close()


def test_a_link_with_a_text_of_ones_own_waits_for_the_model(folder, serve, page, figures):
    page.goto(f"{serve(folder)}/index.html#figure-next?prompt={OWN.replace(' ', '+')}")
    element = figures_on(page)[0]
    said = "Loading Tiny, which reads your own text: see the button below"
    until(page, f"(f) => f.querySelector('.lf-status').textContent === {json.dumps(said)}", element)
    load(page, element)
    until(page, "(f) => !f.querySelector('.lf-waiting')", element)
    shown = page.evaluate("(f) => [...f.live.outputs.p.data]", element)
    assert shown == pytest.approx(figures[0].compute(prompt=OWN)["p"].tolist(), rel=1e-4)


def test_what_is_not_read_is_said(page, held, gpt):
    load(page, held["next"])
    text = "a b c d e f g h i j k l m n o p"
    ids = gpt.tokenizer.encode(text)
    set_to(page, held["next"], {"prompt": text})
    rest = "".join(gpt.tokenizer.token(i) for i in ids[12:])
    hint = held["next"].query_selector(".lf-hint")
    assert hint.text_content() == f"Not read, after 12 tokens: {rest}"
    set_to(page, held["next"], {"prompt": TEXTS[0]})
    assert hint.text_content() == ""
    set_to(page, held["next"], {"prompt": text})
    assert rest in hint.text_content()
    held["next"].query_selector(".lf-model input").fill("  ")
    assert hint.text_content() == "Type at least one word."
    set_to(page, held["next"], {"prompt": OWN})
    assert hint.text_content() == ""


def test_while_it_reads_only_the_newest_text_of_a_figure_waits(page, held, figures):
    load(page, held["next"])
    texts = [f"The {word}" for word in ("a", "b", "c", "d", "fox", "hen")]
    asked = page.evaluate(
        """async ([figure, texts]) => {
          const all = texts.map(async (text) => {
            await new Promise((done) => setTimeout(done, 30 * texts.indexOf(text)));
            return figure.live.set({ prompt: text });
          });
          await Promise.all(all);
          return [...figure.live.outputs.p.data];
        }""",
        [held["next"], texts],
    )
    assert asked == pytest.approx(figures[0].compute(prompt=texts[-1])["p"].tolist(), rel=1e-4)


# ------------------------------------------------------------------ what the reading of many leaves

READ_ALL = """async ([figure, texts]) => {
  for (const prompt of texts) await figure.live.set({ prompt });
}"""


def bytes_of_page_and_worker(page) -> Callable[[], list[int]]:
    """What a page's scripts and its only worker's hold, garbage apart: numbers and objects."""
    session, heard = page.context.new_cdp_session(page), []
    workers = []
    session.on("Target.attachedToTarget", lambda told: workers.append(told["sessionId"]))
    session.on("Target.receivedMessageFromTarget", lambda told: heard.append(told["message"]))
    session.send("Target.setAutoAttach", dict(autoAttach=True, waitForDebuggerOnStart=False))
    (worker,) = workers

    def ask_worker(method: str) -> dict:
        heard.clear()
        message = json.dumps({"id": 1, "method": method})
        session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})
        end = time.monotonic() + 15
        while not heard:
            assert time.monotonic() < end, f"the worker does not answer {method}"
            page.wait_for_timeout(5)
        return json.loads(heard[0])["result"]

    def held() -> list[int]:
        found = []
        for ask in (session.send, ask_worker):
            ask("HeapProfiler.collectGarbage")
            used = ask("Runtime.getHeapUsage")
            found.append(used["usedSize"] + used["backingStorageSize"])
        return found

    return held


def test_two_hundred_texts_leave_no_more_than_twenty(page, held):
    load(page, held["next"])
    rng = random.Random(0)
    words = "the hen and a fox went to sea with one red ladder".split()
    some, many = (
        [" ".join([str(i), *rng.choices(words, k=rng.randint(least, 12))]) for i in range(count)]
        for least, count in ((6, 20), (0, 200))
    )
    holds = bytes_of_page_and_worker(page)
    page.evaluate(READ_ALL, [held["next"], some])
    before = holds()
    page.evaluate(READ_ALL, [held["next"], many])
    after = holds()
    assert min(before) > 1e6
    for most, now in zip(before, after, strict=True):
        assert now - most < 1e6, (before, after)


# ------------------------------------------------------------------ SmolLM2, on the built book


@pytest.fixture(scope="module")
def llm():
    return smollm2.load("cpu")


def sentences(llm, count: int, seed: int) -> list[str]:
    """Of tokens at random, as nobody writes them, and of words."""
    rng = random.Random(seed)
    words = "the of river says that blue engine 17 over Paris why not she , . hundred".split()
    made = []
    for n in range(count):
        if n % 2:
            ids = [rng.randrange(300, 49_000) for _ in range(rng.randint(2, 20))]
            made.append(llm.tokenizer.decode(ids).replace("�", "").strip() or "a")
        else:
            made.append(" ".join(rng.choices(words, k=rng.randint(1, 20))))
    return made


@pytest.mark.any_browser
def test_smollm2_reads_on_the_page_as_torch_does(site, page, llm):
    page.goto(f"{site}/chapters/11_sampling.html")
    element = next(f for f in figures_on(page) if f.get_attribute("id") == "figure-temperature")
    load(page, element)
    for text in sentences(llm, 10, seed=1):
        ids = llm.tokenizer.encode(text)[:32]
        told = page.evaluate(
            """async ([figure, ids, asks]) => {
              const { modelOf } = await import(new URL("../_static/llmbook/llm.js", location));
              const { spec } = figure.live;
              const model = modelOf(spec.llm, new URL(figure.dataset.base, document.baseURI));
              model.load(); // Firefox's driver has modules of its own, and so another model
              const told = await model.read({}, ids, asks);
              const spelled = (data) => { // base64 of float32: as JSON they are four times as long
                const bytes = new Uint8Array(Float32Array.from(data).buffer);
                let text = "";
                for (let at = 0; at < bytes.length; at += 0x8000) {
                  text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
                }
                return btoa(text);
              };
              return Object.fromEntries(Object.entries(told).map(
                ([name, { shape, data }]) => [name, { shape, data: spelled(data) }]));
            }""",
            [element, ids, list(llm.reader.ALONG)],
        )
        wanted = llm.reader.read(ids)
        for name, value in wanted.items():
            data = bytearray(base64.b64decode(told[name]["data"]))
            found = torch.frombuffer(data, dtype=torch.float32).reshape(told[name]["shape"])
            if name in {"top", "lens_top"}:
                most, best = 1e-3, wanted[f"{name}_probability"]
                apart = (best[:, :1] - best[:, 1:2] > most)[:, 0]
                assert torch.equal(found[apart, 0], value[apart, 0]), (name, text)
            elif name == "lens_rank":
                assert ((found - value).abs() <= 1 + 0.01 * value).all(), text
            else:
                loose = name in {"entropy", "attention"} or name.endswith("probability")
                step = 1 / STEPS if name == "logits" else 0  # may be rounded up here and down there
                most = 1e-5 * float(value.abs().max()) + 1e-4 * loose + step
                assert (found - value).abs().max() <= most, (name, text)


def test_what_the_browser_keeps_is_counted_and_can_be_removed(site, page):
    page.goto(f"{site}/book/three_places.html")
    until(page, "document.getElementById('kept-said').textContent.includes('keeps no models')")
    assert not page.locator("#kept-remove").is_visible()
    page.evaluate(
        """caches.open("llmbook-tensors").then((store) =>
          store.put("/one.bin", new Response(new Uint8Array(2.5e6))))"""
    )
    page.reload()
    until(page, "document.getElementById('kept-said').textContent.includes('keeps 2.5 MB')")
    page.locator("#kept-remove").click()
    until(page, "document.getElementById('kept-said').textContent.includes('keeps no models')")
    assert not page.evaluate("caches.match('/one.bin').then(Boolean)")
