"""SmolLM2 on a page: how soon it answers, how fast it reads and writes, and what its tab holds.

Two figures on pages of their own, as a reader meets them: the wait for a frame is included. The
peer, onnxruntime-web, reads the same texts with 4 bits a weight as ours, timed without a figure: no
package ships a model of this size for it, so its file is exported here.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import torch
from browser.figure_page import write
from browser.pages import until
from browser.test_figures import figures_on
from ipywidgets import FloatSlider, IntSlider, Play, Text
from llmbook import Loop, Prompt, bars, figure, tokens
from llmbook.figures.figure import Figure
from llmbook.models import smollm2
from llmbook.models.generation import LanguageModel
from llmbook.models.writing import Cached
from playwright.sync_api import ElementHandle, Page

from . import llm_peer
from .chrome import DOWN_BITS, fresh_page, lasting_page, running
from .computed import computed
from .engine import memory_mb, renderers
from .progress import spread
from .rows import Result
from .site import gzipped

LENGTHS = (12, 32, 64)  # tokens
WARM = 2  # readings before those that count
STEPS, ROOM = 40, 96  # as the figure in which SmolLM2 answers
# Each is one token after a space, and at the start of a text
WORDS = "the of and to in is that for it as was on with be by at from this have or one had not but"
# A text is set before the model is there, as by a link, and waits for it.
FIRST = """async ([figure, text]) => {
  await figure.live.ready;
  const start = performance.now();
  const answered = figure.live.set({ prompt: text });
  figure.querySelector(".lf-model button").click();
  await answered;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return (performance.now() - start) / 1000;
}"""
READ = """async ([figure, texts]) => {
  const found = [];
  const read = figure ? (prompt) => figure.live.set({ prompt }) : globalThis.read;
  for (const text of texts) {
    const start = performance.now();
    const answer = await read(text);
    const taken = performance.now() - start; // and the answer: probabilities, or the peer's logits
    found.push([taken, Array.from((answer.p?.data ?? answer).slice(0, 5))]);
  }
  return found;
}"""
WRITE = """async ([figure, seeds]) => {
  figure.live.allow();
  const found = [];
  for (let seed = 0; seed < seeds; seed++) {
    const { milliseconds, text } = await figure.live.set({ seed, steps: STEPS });
    const times = Array.from(milliseconds.data.slice(1, STEPS)), written = Array.from(text.data);
    found.push(...times.map((ms, step) => [ms, [written, step]]));
  }
  return found;
}""".replace("STEPS", str(STEPS))
KEPT = "(f) => f.querySelector('.lf-model button').textContent.includes('kept in this browser')"
THERE = "Boolean(globalThis.read || document.querySelector('figure')?.live)"


class Next(torch.nn.Module):
    """The likeliest tokens after a text."""

    def forward(self, logits):
        p, ids = logits.softmax(0).sort(descending=True, stable=True)
        return {"ids": ids[:5], "p": p[:5]}


def reading(llm: LanguageModel) -> Figure:
    return figure(
        Next(),
        bars(x="ids", y="p", names=llm.tokenizer.token, ylim=(0, 1)),
        prompt=Prompt(["The capital of France is"], reads=llm, max_tokens=max(LENGTHS)),
        caption="What comes next.",
    )


def writing(llm: LanguageModel) -> Figure:
    step = Cached(llm, ROOM)
    return figure(
        Loop(step, step.start("prompt")),
        tokens("text", length="count", names=llm.tokenizer.token),
        prompt=Text("The capital of France is"),
        tokenizer=llm.tokenizer,
        max_tokens=ROOM - STEPS,
        temperature=FloatSlider(value=0.8, min=0.2, max=1.5, step=0.1),
        seed=IntSlider(value=0, min=0, max=9),
        steps=Play(value=1, min=1, max=STEPS),
        caption="SmolLM2 writes on.",
    )


def texts(llm: LanguageModel, length: int, count: int) -> list[str]:
    """Different texts of so many tokens."""
    rng = random.Random(length)
    made = [" ".join(rng.choices(WORDS.split(), k=length)) for _ in range(count)]
    assert all(len(llm.tokenizer.encode(text)) == length for text in made)
    return made


def encoded(llm: LanguageModel, given: list[str]) -> list[list[int]]:
    return [llm.tokenizer.encode(text) for text in given]


def measure(quick: bool) -> Iterator[Result]:
    """First answer: median of three visits. Readings: of 20; writing: of 5 texts (quick: of one,
    5, one). Memory: also after 200 texts (quick: 40) of up to 64 tokens."""
    visits, times, seeds, many = (1, 5, 1, 40) if quick else (3, 20, 5, 200)
    llm = smollm2.load("cpu")
    given = {length: texts(llm, length, WARM + times) for length in LENGTHS}
    lengths = [random.Random(0).randint(1, max(LENGTHS)) for _ in range(many)]
    mixed = [text for n in sorted(set(lengths)) for text in texts(llm, n, lengths.count(n))]
    random.Random(0).shuffle(mixed)
    with TemporaryDirectory() as folder:
        write(Path(folder), [reading(llm)], reader=llm.reader)
        size = sum(file.stat().st_size for file in Path(folder, "files", "tensors").iterdir())
        with gzipped(folder) as site:
            address = f"{site}/index.html"
            warm = first_answer(address, Path(folder, "profile"), given[LENGTHS[0]][0], visits)
            ours = read(address, given, mixed)
    with TemporaryDirectory() as folder:
        llm_peer.write(Path(folder), llm)
        with gzipped(folder) as site:
            ids = {length: encoded(llm, own) for length, own in given.items()}
            peer = read(f"{site}/index.html", ids, encoded(llm, mixed))
    yield Result("llm first", warm)
    yield Result("llm first cold", size * 8 / DOWN_BITS + warm)
    for (key, subject), value in ours.items():
        yield Result(key, value, peer=peer[key, subject], subject=subject)
    with TemporaryDirectory() as folder:
        write(Path(folder), [writing(llm)])
        with gzipped(folder) as site, running() as browser, fresh_page(browser) as page:
            page.goto(f"{site}/index.html")
            written = page.evaluate(WRITE, [figures_on(page)[0], seeds])
    steps = computed("a written token", written)
    spread("a written token", steps, "ms")
    reads = 1000 * 64 / ours["llm read 64", ""]  # tokens/s
    yield Result("llm write", 1000 / median(steps), limit=reads)


def first_answer(address: str, profile: Path, text: str, visits: int) -> float:
    """Seconds from the press of the button to the drawn answer, in a browser just started that has
    kept the files of an earlier visit."""
    seconds = []
    for visit in range(visits + 1):
        with lasting_page(profile) as page:
            page.goto(address)
            element = figures_on(page)[0]
            if visit:
                until(page, KEPT, element)
            seconds.append(page.evaluate(FIRST, [element, text]))
    spread("first answer of SmolLM2", seconds[1:], "s")
    return median(seconds[1:])


def read(address: str, given: dict[int, list], mixed: list) -> dict[tuple[str, str], float]:
    """By row and subject: ms to read texts of each length, and the tab's MB after them.

    given, mixed: texts for the figure of a page; ids for a page without one, which is the peer's.
    """
    times, held = {}, {}
    with running() as browser:
        others = renderers(browser)

        def memory() -> float:
            return max(map(memory_mb, renderers(browser) - others))

        with fresh_page(browser) as page:
            element = opened(page, address)
            if element:  # DevTools hold what came by the network; on a second visit nothing does
                page.evaluate(FIRST, [element, "The"])
                page.close()
                page = page.context.new_page()
                element = opened(page, address)
                page.evaluate(FIRST, [element, "The"])
            for length, own in given.items():
                name = f"reading {length} tokens, {'ours' if element else 'peer'}"
                ms = computed(name, page.evaluate(READ, [element, own])[WARM - 1 :])
                spread(name, ms, "ms")
                times[f"llm read {length}", ""] = median(ms)
                held["llm memory", f"{length} tokens"] = memory()
            page.evaluate(READ, [element, mixed])
            held["llm memory", f"{len(mixed)} texts"] = memory()
    return times | held


def opened(page: Page, address: str) -> ElementHandle | None:
    """The figure of a page, or None: the peer's has none."""
    page.goto(address)
    page.wait_for_function(THERE, timeout=120_000)
    return page.query_selector("figure")
