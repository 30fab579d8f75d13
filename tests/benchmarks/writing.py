"""TinyGPT writing in the browser: ours on the built page, and onnxruntime-web with the same step.

Ours is the figure that a reader sees, its draws and its attention included, in its worker. The
peer runs the model's step alone, takes the most probable token, and keeps its cache in tensors.
"""

import json
import logging
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import torch
from llmbook.models import tinygpt
from llmbook.models.decoder import Cache
from torch import Tensor

from .chrome import fresh_page, running
from .computed import computed
from .engine import ORT, WASM
from .figure import figures
from .machine import NODE_MODULES
from .progress import spread
from .rows import Result
from .site import built_book, gzipped

CHAPTER, ROOM, STEPS = "chapters/12_decoding", 88, 64
# Each time another seed, so that nothing is remembered; the model is loaded and warm.
OURS = """async ([figure, seed]) => {
  await figure.live.set({ seed: (seed + 1) % 10, steps: 1 });
  const start = performance.now();
  const { text } = await figure.live.set({ seed: seed % 10, steps: STEPS });
  return [1000 * STEPS / (performance.now() - start), Array.from(text.data)];
}""".replace("STEPS", str(STEPS))
PEER = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Step</title>
<link rel="icon" href="data:,"><script type="module">
import * as ort from "./ort/BUNDLE";
ort.env.wasm.numThreads = 1; // more need headers that a book's host does not send
ort.env.wasm.wasmPaths = { wasm: new URL("ort/WASM", location.href).href };
const model = new Uint8Array(await (await fetch("step.onnx")).arrayBuffer());
const session = await ort.InferenceSession.create(model);
globalThis.write = async (first) => { // another first token each time
  const shape = SHAPE, size = shape.reduce((a, b) => a * b, 1);
  let keys = new ort.Tensor("float32", new Float32Array(size), shape), values = keys;
  let token = BigInt(first);
  const written = [];
  const start = performance.now();
  for (let at = 0; at < STEPS; at++) {
    const given = { token: new ort.Tensor("int64", [token], [1]),
      position: new ort.Tensor("int64", [BigInt(at)], []), keys, values };
    const out = await session.run(given);
    ({ new_keys: keys, new_values: values } = out);
    const logits = out.logits.data;
    let best = 0;
    for (let i = 1; i < logits.length; i++) if (logits[i] > logits[best]) best = i;
    token = BigInt(best);
    written.push(best);
  }
  return [1000 * STEPS / (performance.now() - start), [first, ...written]];
};
</script></head><body></body></html>"""


class Step(torch.nn.Module):
    """One token and the cache in, logits and the cache out."""

    def __init__(self) -> None:
        super().__init__()
        self.model = tinygpt.load("cpu")

    def forward(self, token: Tensor, position: Tensor, keys: Tensor, values: Tensor):
        cache = Cache(list(keys), list(values), position)
        logits = self.model(token[None], cache, last_only=True).logits[0, -1]
        return logits, torch.stack(cache.keys), torch.stack(cache.values)


def measure(quick: bool) -> Iterator[Result]:
    """Tokens a second, the median of 20 texts of 64 tokens after 10 (quick: of 5)."""
    count = 5 if quick else 20
    with running() as browser, gzipped(built_book()) as site, fresh_page(browser) as page:
        name = next(n for n in figures(page, f"{site}/{CHAPTER}.html") if "writing" in
                    n.get_attribute("id"))  # fmt: skip
        texts = [page.evaluate(OURS, [name, seed]) for seed in range(10 + count)]
        ours = computed("TinyGPT writing", texts[9:])
    with TemporaryDirectory() as folder, running() as browser:
        write_peer(Path(folder))
        with gzipped(folder) as site, fresh_page(browser) as page:
            page.goto(f"{site}/index.html")
            page.wait_for_function("Boolean(globalThis.write)", timeout=120_000)  # not its answer
            texts = [page.evaluate("globalThis.write", 5 + n) for n in range(10 + count)]
            peer = computed("onnxruntime-web writing", texts[9:])
    spread("ours", ours, "tokens/s")
    spread("onnxruntime-web", peer, "tokens/s")
    yield Result("page decode", median(ours), peer=median(peer))


def write_peer(folder: Path) -> None:
    (folder / "ort").mkdir()
    for name in (ORT, WASM):
        shutil.copyfile(NODE_MODULES / "onnxruntime-web" / "dist" / name, folder / "ort" / name)
    step = Step()
    cache = step.model.new_cache(1, ROOM)
    keys = torch.stack(cache.keys)
    given = torch.tensor([5]), torch.tensor(0), keys, keys.clone()
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)  # else it misses torchvision, aloud
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            step,
            given,
            dynamo=True,
            input_names=["token", "position", "keys", "values"],
            output_names=["logits", "new_keys", "new_values"],
            verbose=False,
        )
    program.save(folder / "step.onnx")
    page = PEER.replace("BUNDLE", ORT).replace("WASM", WASM)
    page = page.replace("SHAPE", json.dumps(list(keys.shape))).replace("STEPS", str(STEPS))
    (folder / "index.html").write_text(page)
