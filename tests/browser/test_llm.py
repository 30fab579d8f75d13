"""SmolLM2 runs whole in the browser, on the bits of its file, and has torch's logits."""

import json
import os

import pytest
import torch
from llmbook.figures.browser import BROWSER
from llmbook.figures.page.export import export
from llmbook.figures.page.tensors import TensorTable
from llmbook.models import smollm2
from llmbook.models.decoder import Decoder

PROMPTS = ["The capital of France is", "Once upon a time there was a", "for i in range(1"]
TOKENS = 4  # written greedily after each

WRITE = """async ([texts, count, wasm]) => {
  const { load } = await import("/browser/kernels.js");
  const loaded = wasm && (await load(new URL("browser/kernels.wasm", location.href)));
  if (loaded !== wasm) throw new Error("WebAssembly was not loaded");
  const { compile, decode, tensor } = await import("/browser/engine.js");
  const { Files } = await import("/browser/files.js");
  const files = new Files(new URL("/", location.href));
  const { graph, entries } = await files.json("models", "model.json");
  const all = await Promise.all(entries.map((entry) => files.tensor(entry, decode)));
  const program = compile(graph, graph.tensors.map((index) => all[index]));
  return texts.map((text) => {
    const ids = [...text];
    let first;
    for (let i = 0; i < count; i++) {
      const { data } = program({ ids: tensor("int64", [ids.length], ids) }).logits;
      first ??= Array.from(data);
      ids.push(data.reduce((best, logit, id) => (logit > data[best] ? id : best), 0));
    }
    return { logits: first, written: ids.slice(text.length) };
  });
}"""


class Next(torch.nn.Module):
    """The logits of the token that follows, (T,) -> (V,)."""

    def __init__(self, model: Decoder):
        super().__init__()
        self.model = model

    def forward(self, ids):
        return {"logits": self.model(ids[None], last_only=True).logits[0, -1]}


@pytest.mark.slow
def test_the_whole_model_runs_in_the_browser_and_has_the_logits_of_torch(browser, serve, tmp_path):
    model, table = smollm2.load("cpu"), TensorTable()
    reader = Next(model)
    graph = export(reader, {"ids": torch.arange(3, 10)}, table, growing=["ids"])
    table.join()
    stored = [entry["stored"] for entry in table.entries if "stored" in entry]
    assert (stored.count("q4_1"), stored.count("q8_0")) == (7 * 30, 1)
    assert len(table.files) == 30 + 14  # a file for each layer, and the embedding in pieces
    assert sum(map(len, table.files.values())) < 97e6
    for folder in ("models", "tensors"):
        (tmp_path / folder).mkdir()
    for name, content in table.files.items():
        (tmp_path / "tensors" / name).write_bytes(content)
    model_file = tmp_path / "models" / "model.json"
    model_file.write_text(json.dumps({"graph": graph, "entries": table.entries}))
    (tmp_path / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">')
    os.symlink(BROWSER, tmp_path / "browser")
    page = browser.new_page()
    page.goto(serve(tmp_path) + "/index.html")
    texts = [model.tokenizer.encode(prompt) for prompt in PROMPTS]
    answers = page.evaluate(WRITE, [texts, TOKENS, False])  # in JavaScript
    answers += page.evaluate(WRITE, [texts, TOKENS, True])  # in WebAssembly
    page.close()
    for text, answer in zip(texts * 2, answers, strict=True):
        logits = reader(torch.tensor(text))["logits"]
        torch.testing.assert_close(torch.tensor(answer["logits"]), logits, rtol=0, atol=1e-4)
        written = model.generate(text, temperature=0, max_tokens=TOKENS, ignore_end=True)
        assert answer["written"] == [token.id for token in written]
