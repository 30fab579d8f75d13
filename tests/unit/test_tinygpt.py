"""The TinyGPT that comes with the course: what is written of its training is true of it."""

import csv
import json
import re
import subprocess
import sys

import pytest
import tales
import torch
from llmbook.models import tinygpt
from llmbook.training import evaluate
from llmbook.training.__main__ import unseen_tales


@pytest.fixture(scope="module")
def model():
    return tinygpt.load("cpu")


@pytest.fixture(scope="module")
def run():
    return json.loads(tinygpt.WEIGHTS.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def log():
    with tinygpt.WEIGHTS.with_suffix(".csv").open() as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


def test_it_is_small_and_of_the_size_that_training_makes(model, run):
    assert tinygpt.WEIGHTS.stat().st_size <= 3_000_000
    assert model.config == tinygpt.CONFIG
    assert run["weights"] == tinygpt.size() == sum(w.numel() for w in model.parameters())
    assert all(torch.equal(w, w.half().float()) for w in model.parameters())


@pytest.mark.slow
def test_its_loss_on_unseen_tales_is_the_one_that_its_log_ends_with(model, log):
    held_out = unseen_tales(model.tokenizer, model.config.context, seed=0)
    loss = evaluate(model, held_out.measured(model.config.context))
    assert loss == pytest.approx(log[-1]["held_out"], abs=2e-3)
    assert held_out.bits_per_byte(log[-1]["held_out"]) == pytest.approx(
        log[-1]["bits_per_byte"], abs=1e-5
    )


def test_every_hero_s_name_is_one_token(model):
    assert all(len(model.tokenizer.encode(f" {name}")) == 1 for name in tales.names())


@pytest.mark.slow
def test_it_hardly_writes_a_word_that_is_none(model):
    """At temperature 0.8 and top-p 0.95, at most one in a thousand stands in none of its tales."""
    known = set(re.findall(r"[A-Za-z]+", tales.corpus(10_000_000, seed=1).text))
    written = "\n".join(
        sample.text
        for sample in model.samples(tinygpt.BEGIN, 30, max_tokens=400, temperature=0.8, top_p=0.95)
    )
    words = re.findall(r"[A-Za-z]+", written)
    none = [word for word in words if word not in known]
    assert len(words) > 5000 and len(none) <= len(words) / 1000, none


@pytest.mark.slow
def test_it_knows_whose_tale_it_is(model):
    """Where the truth is certain that a name comes that stood before, it gives it half or more."""
    names = {model.tokenizer.encode(f" {name}")[0] for name in tales.names()}
    found = []
    for seed in range(5):
        words = model.tokenizer.words(tales.tell(2_000_000 + seed).text)
        for at, word in enumerate(words):
            [token, *rest] = model.tokenizer.encode(word)
            if token not in names or rest or word not in words[:at]:
                continue
            before = "".join(words[:at])
            if tales.next_words(before).get(word, 0) > 0.99:
                logits = model.next_logits(tinygpt.BEGIN + before)
                found.append(logits.softmax(-1)[token].item())
    assert len(found) > 12 and sum(found) / len(found) >= 0.5


def test_it_stands_between_counting_and_the_truth(run, log):
    bits = run["bits_per_byte"]
    assert bits["truth"] < bits["model"] < bits["5-gram"] < bits["lzma"] < bits["gzip"]
    assert bits["model"] == pytest.approx(log[-1]["bits_per_byte"], abs=1e-4)


def test_eight_moments_and_ten_samples_are_kept(run, log):
    steps = [moment["step"] for moment in run["moments"]]
    assert len(steps) == 8 and steps[0] == 0 and steps[-1] == log[-1]["step"]
    assert [moment["tokens"] for moment in run["moments"]][-1] == log[-1]["tokens"]
    losses = [moment["held_out"] for moment in run["moments"]]
    assert losses == sorted(losses, reverse=True)
    text = tinygpt.WEIGHTS.with_suffix(".txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("seed ")] == [
        f"seed {seed}" for seed in range(10)
    ]


def test_it_tells_the_same_tale_again(model):
    told = [
        "".join(token.text for token in model.generate(tinygpt.BEGIN, max_tokens=30, seed=3))
        for _ in range(2)
    ]
    assert told[0] == told[1] and len(told[0]) > 40


def test_a_small_model_needs_nothing_of_the_large_one():
    """Neither Hugging Face's tokenizers nor the template engine of a chat."""
    script = (
        "import sys, llmbook.models.tinygpt; print({'jinja2', 'tokenizers'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert found.stdout.strip() == "set()", found
