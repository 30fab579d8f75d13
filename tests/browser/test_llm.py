"""SmolLM2 runs whole in the browser, on the bits of its file, and goes on as torch does."""

import pytest
from browser.test_figures import figures_on
from browser.test_prompt import load
from llmbook.models import smollm2

PROMPTS = [
    "The capital of France is",
    "Once upon a time there was a",
    "for i in range(1",
    "Water boils at",
    "The opposite of hot is",
    "My favourite food is",
    "1, 2, 3, 4,",
    "Dear Sir or Madam,",
    "Q: What is the largest planet?\nA:",
    "def add(a, b):\n",
]
EXPECTED = """async ([figure, ids]) => {
  const { modelOf } = await import(new URL("../_static/llmbook/llm.js", location));
  const { llm } = figure.live.spec;
  const model = modelOf(llm, new URL(figure.dataset.base, document.baseURI));
  const { top } = await model.read({}, ids, ["top"]);
  return ids.map((_, i) => top.data[i * top.shape[1]]);
}"""


@pytest.mark.problems("ERR_FAILED")
@pytest.mark.parametrize(("kernels", "prompts", "tokens"), [(True, 10, 64), (False, 2, 6)])
def test_it_writes_the_tokens_of_torch(site, page, kernels, prompts, tokens):
    """Greedily: what it expects after each token of torch's text is the token that comes there.

    kernels: with WebAssembly; else in JavaScript alone, as where there is none."""
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    if not kernels:
        page.route("**/kernels.wasm", lambda route: route.abort())
    llm = smollm2.load("cpu")
    page.goto(f"{site}/chapters/11_sampling.html")
    element = next(f for f in figures_on(page) if f.get_attribute("id") == "figure-temperature")
    load(page, element)
    assert any("kernels.wasm" in url for url in asked)
    for prompt in PROMPTS[:prompts]:
        ids = llm.tokenizer.encode(prompt)
        writes = llm.generate(ids, max_tokens=tokens, temperature=0, ignore_end=True)
        written = [token.id for token in writes]
        expected = page.evaluate(EXPECTED, [element, ids + written[:-1]])
        assert expected[-tokens:] == written, prompt
