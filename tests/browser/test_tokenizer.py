"""The page's tokenizer gives Python's ids for any text, and loads its vocabulary when needed."""

import json
import os
import random
import unicodedata

import pytest
import torch
from browser.figure_page import write
from ipywidgets import Text
from llmbook import below, figure, readout, tokens
from llmbook.figures.browser import BROWSER
from llmbook.figures.page.tensors import filed
from llmbook.models import smollm2, vocabularies
from llmbook.models.gguf_file import GGUFFile
from llmbook.text import bpe
from llmbook.text.books import alice
from llmbook.text.tokenizers import Bytes, Framed, SideBySide
from llmbook.text.vocabulary import BYTES

NAMES = ["ours", "gpt2", "cl100k", "o200k", "smollm2"]
ASSIGNED = [
    chr(code)
    for code in range(0x110000)
    if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}
]
OFTEN = list(" \n\r\t'sStTlLvVeEſ12/.,!_aéßǅम्你👍\u200d\u200b\ufeff\u0301\u0323\u3000\x00\x85")
LONG = ["a" * 100_000, "ab" * 50_000, "é" * 10_000, " " * 5_000, "👍🏽" * 3_000]
ENCODE = """async (file) => {
  const { encoder } = await import("/browser/tokenizer.js");
  const { description, texts } = await (await fetch(file)).json();
  const fetched = async (name, read) => read(await (await fetch(`/${name}`)).arrayBuffer());
  const one = encoder(description, fetched);
  if (one.missing) await one.load();
  const strings = (ids) => [...new Set(ids)].map((id) => [id, one.token(id)]);
  return JSON.stringify(texts.map((text) => {
    const ids = one.encode(text);
    return [ids, text.length < 100 ? strings(ids) : []];
  }));
}"""


def nasty(count: int, seed: int) -> list[str]:
    """Random strings of all that is assigned in Unicode, and of what patterns treat specially."""
    rng = random.Random(seed)
    pick = [OFTEN, OFTEN, ASSIGNED]
    return [
        "".join(rng.choice(rng.choice(pick)) for _ in range(rng.randint(0, 30)))
        for _ in range(count)
    ]


def tokenizer(name: str):
    return bpe.train(alice(), 1024) if name == "ours" else vocabularies.load(name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("tokenizer")
    os.symlink(BROWSER, path / "browser")
    (path / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">')
    return path


@pytest.fixture(scope="module")
def ask(browser, serve, folder):
    """`ask(tokenizer, texts)`: for each text the page's ids, and (id, string) of those in it."""
    page = browser.new_page()
    page.goto(serve(folder) + "/index.html")

    def asked(one, texts):
        question = {"description": filed(one.page(), folder, []), "texts": texts}
        (folder / "question.json").write_text(json.dumps(question))
        return json.loads(page.evaluate(ENCODE, "/question.json"))

    yield asked
    page.close()


@pytest.mark.any_browser
@pytest.mark.parametrize("name", NAMES)
def test_ids_and_strings_equal_pythons(name, ask):
    one = tokenizer(name)
    texts = [*nasty(5000, seed=NAMES.index(name)), *LONG, alice()[:30_000]]
    for text, (ids, strings) in zip(texts, ask(one, texts), strict=True):
        assert ids == one.encode(text), text[:60]
        assert all(one.token(i) == string for i, string in strings)


def test_a_token_may_be_as_long_as_its_text(ask):
    one = bpe.Tokenizer([*BYTES, *(b"a" * 2**n for n in range(1, 18))])
    [(ids, _)] = ask(one, ["a" * 300_000])
    assert ids == one.encode("a" * 300_000)
    assert len(one.tokens[ids[0]]) > 2**16


@pytest.mark.any_browser
def test_several_tokenizers_give_their_ids_one_after_the_other(ask):
    both = SideBySide([Bytes(), tokenizer("ours"), tokenizer("gpt2")], characters=12)
    texts = ["", "Hello, हिन्दी!", "👍🏽" * 20, *nasty(50, seed=9)]
    for text, (ids, strings) in zip(texts, ask(both, texts), strict=True):
        assert ids == both.encode(text)
        assert all(both.token(i) == string for i, string in strings)


@pytest.mark.any_browser
def test_special_tokens_and_a_frame_are_read_where_they_stand(ask):
    metadata = GGUFFile(smollm2.weights_path()).metadata
    chat = smollm2.Tokenizer(metadata)
    ends = chat.encode("<|im_end|>\n")
    framed = Framed(chat, chat.encode("<|im_start|>user\n"), ends, most=5)
    texts = [
        "",
        "Hello<|im_end|>",
        "<|im_start|><|im_end|> a|b",
        "one two three four five six seven",
    ]
    for one in (chat, framed):
        for text, (ids, strings) in zip(texts, ask(one, texts), strict=True):
            assert ids == one.encode(text), text
            assert all(one.token(i) == string for i, string in strings)
    assert framed.encode(texts[-1])[-len(ends) :] == ends


class Counted(torch.nn.Module):
    def forward(self, text, text_count):
        return {"ids": text.clone(), "count": text_count.clone()}


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """A page with a figure whose reader types into GPT-2's vocabulary."""
    gpt2 = vocabularies.load("gpt2")
    one = figure(
        Counted(),
        below(tokens(ids="ids", length="count", names=gpt2.token), readout(count="tokens")),
        text=Text("Hello world"),
        tokenizer=gpt2,
        max_tokens=16,
        caption="What you type, in tokens.",
        name="typed",
    )
    return write(tmp_path_factory.mktemp("typed"), [one])


def test_a_vocabulary_is_loaded_when_the_reader_types(typed, serve, page):
    loaded = []
    page.on("response", lambda response: loaded.append(len(response.body())))
    page.goto(serve(typed))
    page.wait_for_selector("figure.lf-drawn")
    page.evaluate("document.querySelector('figure').live.ready")
    assert page.inner_text(".lf-tokens") == "Hello world"
    assert max(loaded) < 100_000 and os.path.getsize(typed / "index.html") < 10_000
    page.fill("input[type=text]", "indistinguishable 🙂")
    page.wait_for_function("document.querySelector('.lf-tokens').textContent.includes('able')")
    shown = page.eval_on_selector_all(".lf-token", "(all) => all.map((one) => one.textContent)")
    gpt2 = vocabularies.load("gpt2")
    assert shown == [gpt2.token(i) for i in gpt2.encode("indistinguishable 🙂")]
    assert page.inner_text(".lf-status") == ""
    assert max(loaded) > 100_000


def test_half_a_character_is_refused_and_said(typed, serve, page):
    page.goto(serve(typed))
    page.wait_for_selector("figure.lf-drawn")
    refused = page.evaluate(
        "document.querySelector('figure').live.set({ text: 'ab\\ud83d' }).catch((e) => e.message)"
    )
    assert "half a character (a lone surrogate)" in refused
    assert "half a character" in page.inner_text(".lf-status")
    page.click("text=Try again")
    page.wait_for_function("!document.querySelector('.lf-status').textContent")
    assert page.inner_text(".lf-tokens") == "Hello world"


@pytest.mark.problems("404")
def test_a_vocabulary_that_does_not_come_leaves_the_default_and_says_so(typed, serve, page):
    page.goto(serve(typed))
    page.wait_for_selector("figure.lf-drawn")
    page.evaluate("document.querySelector('figure').live.ready")
    page.route("**/*.bin", lambda route: route.fulfill(status=404))
    page.fill("input[type=text]", "x")
    page.wait_for_selector("text=Try again")
    assert "the server answered 404" in page.inner_text(".lf-status")
    assert page.inner_text(".lf-tokens") == "Hello world"
    page.unroute("**/*.bin")
    page.click("text=Try again")
    page.fill("input[type=text]", "y z")
    page.wait_for_function("document.querySelector('.lf-tokens').textContent === 'y z'")
