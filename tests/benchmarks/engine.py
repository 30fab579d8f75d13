"""The figures' engine and onnxruntime-web on the same small GPT, each as light as it comes."""

import json
import logging
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psutil
import torch
from llmbook.figures.browser import BROWSER, in_order
from llmbook.figures.page.export import export
from llmbook.figures.page.tensors import TensorTable
from llmbook.models.decoder import Decoder, DecoderConfig
from playwright.sync_api import Browser
from torch import Tensor

from .chrome import fresh_page, running
from .computed import computed
from .machine import NODE_MODULES
from .progress import spread
from .rows import Result
from .site import gzipped

CONFIG = DecoderConfig(vocab_size=256, width=64, layers=4, heads=4, kv_heads=2, mlp_width=172)
TOKENS, WARM_MS = 64, 3000
ORT = "ort.wasm.bundle.min.mjs"
WASM = "ort-wasm-simd-threaded.wasm"

# Each page asks for all it needs at once, and answers once. It leaves `answer(tokens)`, a promise,
# and `texts`, of which it has read the first.
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>GPT</title>
<link rel="icon" href="data:,">{preload}<script type="module">
const texts = {texts};
const started = (async () => {{
  {script}
}})();
globalThis.first = started.then(async (answer) => {{
  const logits = await answer(texts[0]);
  Object.assign(globalThis, {{ answer, texts }});
  const seconds = performance.now() / 1000;
  const loaded = performance.getEntriesByType("resource");
  const bytes = loaded.reduce((sum, entry) => sum + entry.transferSize, 0);
  return {{ seconds, bytes, logits: Array.from(logits) }};
}});
</script></head><body></body></html>"""
OURS = """const engine = import("./browser/engine.js");KERNELS
  const { graph, entries } = await (await fetch("model.json")).json();
  const bytes = await Promise.all(entries.map(async ({ file }) =>
    file && (await fetch(file)).arrayBuffer()));
  const { compile, decode } = await engine;
  const run = compile(graph, entries.map((entry, i) => decode(entry, bytes[i])));
  return async (tokens) => run({ token_ids: tokens }).logits.data;"""
# As in the worker of a figure that writes: products in WebAssembly
KERNELS = """
  const { load } = await import("./browser/kernels.js");
  if (!(await load(new URL("browser/kernels.wasm", location.href)))) throw new Error("none");"""
PEER = """const runtime = import("./ort/BUNDLE");
  const model = await (await fetch("model.onnx")).arrayBuffer();
  const ort = await runtime;
  ort.env.wasm.numThreads = 1; // more need headers that a book's host does not send
  ort.env.wasm.wasmPaths = { wasm: new URL("ort/WASM", location.href).href };
  const session = await ort.InferenceSession.create(new Uint8Array(model));
  const ids = texts.map((tokens) =>
    new ort.Tensor("int64", BigInt64Array.from(tokens.map(BigInt)), [tokens.length]));
  return async (tokens) =>
    (await session.run({ token_ids: ids[texts.indexOf(tokens)] })).logits.data;""".replace(
    "BUNDLE", ORT
).replace("WASM", WASM)
#: Each page by its name: whose it is
PAGES = ("ours", "worker", "peer")
# Compilers in the browser replace code while it runs: warm is what has run for some seconds.
# The texts come by turns: who is asked the same again need not compute. Of each pass its time, how
# far its answer is from torch's for its own text, and some of that answer.
REPEAT = """async ([warm_ms, times, expected]) => {
  const warmed = performance.now() + warm_ms, found = [];
  for (let i = 0; performance.now() < warmed || i % texts.length; i++) {
    await answer(texts[i % texts.length]);
  }
  for (let i = 0; i <= times; i++) {
    const start = performance.now();
    const logits = await answer(texts[i % texts.length]);
    const taken = performance.now() - start;
    const wanted = expected[i % texts.length];
    const error = wanted.reduce((most, want, at) => Math.max(most, Math.abs(logits[at] - want)), 0);
    found.push([taken, error, Array.from(logits.slice(-8))]);
  }
  return found;
}"""


class GPT(torch.nn.Module):
    """The course's decoder with a figure's signature."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.decoder = Decoder(CONFIG).requires_grad_(False).eval()

    def forward(self, token_ids: Tensor) -> dict[str, Tensor]:  # (T,) -> (T, V)
        return {"logits": self.decoder(token_ids[None]).logits[0]}


def measure(quick: bool) -> Iterator[Result]:
    """First answer, s: the median of three (quick: of one). A pass, ms: the median of 50 (10), of
    two texts by turns."""
    model, texts = GPT(), torch.randint(0, CONFIG.vocab_size, (2, TOKENS))
    expected = [model(token_ids)["logits"].flatten().tolist() for token_ids in texts]
    times = (1, 10) if quick else (3, 50)
    with TemporaryDirectory() as folder, running() as browser:
        write_pages(Path(folder), model, texts)
        with gzipped(folder) as site:
            ours, worker, peer = (
                timed(browser, f"{site}/{name}.html", expected, *times) for name in PAGES
            )
    for key in ours:
        yield Result(f"engine {key}", ours[key], peer=peer[key])
    for key in ("pass", "memory"):
        yield Result(f"engine {key} worker", worker[key], peer=peer[key])


def timed(browser: Browser, address: str, expected: list, opened: int, passes: int) -> dict:
    """One side's numbers. It is opened once before, so that the server's files are compressed."""
    name = address.rpartition("/")[2]
    others = renderers(browser)
    with fresh_page(browser) as page:
        answer = first(page, address)
        found = page.evaluate(REPEAT, [WARM_MS, passes, expected])
        passes_ms = computed(f"a pass of {name}", ((ms, some) for ms, _, some in found))
        memory = max(map(memory_mb, renderers(browser) - others))  # one may be in reserve, empty
    seconds = []
    for _ in range(opened):
        with fresh_page(browser, slow=True) as page:
            seconds.append(first(page, address)["seconds"])
    spread(f"first answer of {name}", seconds, "s")
    spread(f"a pass of {name}", passes_ms, "ms")
    size, error = answer["bytes"] / 1024, max(error for _, error, _ in found)
    found = {"first": median(seconds), "bytes": size, "pass": median(passes_ms), "error": error}
    return found | {"memory": memory}


def renderers(browser: Browser) -> set[int]:
    """The ids of the processes in which pages run: each page has its own."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return {process["id"] for process in found if process["type"] == "renderer"}


def memory_mb(process: int) -> float:
    """What a process has for itself; an empty tab has about 20."""
    return psutil.Process(process).memory_full_info().uss / 1e6


def first(page, address: str) -> dict:
    """Open a page and wait for its first answer: `seconds`, `bytes`, `logits`."""
    page.goto(address, wait_until="commit")
    page.wait_for_function("globalThis.first", timeout=120_000)
    return page.evaluate("globalThis.first")


def write_pages(folder: Path, model: GPT, texts: Tensor) -> None:
    """A page for each of PAGES, and what they load. All get the weights as float32."""
    ours, peer = write_ours(folder, model, texts[0]), write_peer(folder, model, texts[0])
    for name, (links, script) in zip(PAGES, (ours, ours, peer), strict=True):
        script = script.replace("KERNELS", KERNELS if name == "worker" else "")
        page = PAGE.format(preload=links, texts=texts.tolist(), script=script)
        (folder / f"{name}.html").write_text(page)


def write_ours(folder: Path, model: GPT, token_ids: Tensor) -> tuple[str, str]:
    """Write what our page loads; its links, and its script."""
    shutil.copytree(BROWSER, folder / "browser")
    table = TensorTable()
    graph = export(model, {"token_ids": token_ids}, table)
    for name, content in table.files.items():
        (folder / name).write_bytes(content)
    entries = [table.entries[index] for index in graph["tensors"]]
    (folder / "model.json").write_text(json.dumps({"graph": graph, "entries": entries}))
    modules = [f"browser/{path}" for path in in_order(["engine.js"])]
    return "".join(f'<link rel="modulepreload" href="{path}">' for path in modules), OURS


def write_peer(folder: Path, model: GPT, token_ids: Tensor) -> tuple[str, str]:
    """As `write_ours`, of the peer."""
    (folder / "ort").mkdir()
    for name in (ORT, WASM):
        shutil.copyfile(NODE_MODULES / "onnxruntime-web" / "dist" / name, folder / "ort" / name)
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)  # else it misses torchvision, aloud
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            model, (token_ids,), dynamo=True, output_names=["logits"], verbose=False
        )
    program.save(folder / "model.onnx")
    links = f'<link rel="modulepreload" href="ort/{ORT}">'
    links += f'<link rel="preload" as="fetch" crossorigin href="ort/{WASM}">'
    return links, PEER
