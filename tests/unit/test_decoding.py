"""Decoding: three ways to the same tokens, weights laid out for reading, and what is measured."""

import pytest
import torch
from llmbook.decoding import (
    cached,
    fastest,
    laid_out,
    measure,
    naive,
    read_bytes,
    reading_rate,
    speculate,
)
from llmbook.decoding.linear import SPLIT, Linear
from llmbook.decoding.measure import cache_bytes
from llmbook.models import tinygpt

IDS = [5, 9, 300, 41, 7]


@pytest.fixture(scope="module")
def gpt():
    return tinygpt.load("cpu")


@pytest.mark.parametrize("way", [naive, cached, fastest])
@pytest.mark.parametrize("length", [1, 5, 60])
def test_every_way_writes_the_same_tokens(gpt, way, length):
    ids = (IDS * 12)[:length]
    expected = [t.id for t in gpt.generate(ids, max_tokens=20, temperature=0, ignore_end=True)]
    assert list(way(gpt, ids, 20)) == expected
    assert list(way(laid_out(gpt), ids, 20)) == expected


@pytest.mark.parametrize("way", [naive, cached, fastest])
@pytest.mark.parametrize(
    ("ids", "count", "says"),
    [
        ([], 4, "token_ids holds 0 tokens"),
        (IDS, 0, "count is 0"),
        ([1] * 630, 11, "holds 630 tokens and 11 are to follow; allowed: at least one, and 640"),
    ],
)
def test_what_does_not_fit_is_refused(gpt, way, ids, count, says):
    with pytest.raises(ValueError, match=says):
        next(way(gpt, ids, count))


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("shape", [(512, 384), (384, 512), (2, 3), (1024, 1024)])
@pytest.mark.parametrize("rows", [(1, 1), (1, 7), (3, 2)])
def test_a_laid_out_layer_is_the_same_product(monkeypatch, threads, shape, rows):
    monkeypatch.setattr(torch, "get_num_threads", lambda: threads)
    torch.manual_seed(0)
    weight, x = torch.randn(shape), torch.randn(*rows, shape[1])
    layer = Linear(weight, "float32")
    torch.testing.assert_close(layer(x), x @ weight.T, rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize(
    ("shape", "threads", "parts"),
    [((1024, 1024), 2, 2), ((1024, 1024), 3, 1), ((2, 3), 2, 1), ((512, 384), 4, 4)],
)
def test_large_weights_are_read_by_every_core(monkeypatch, shape, threads, parts):
    monkeypatch.setattr(torch, "get_num_threads", lambda: threads)
    assert shape[0] * shape[1] >= SPLIT or parts == 1
    assert Linear(torch.randn(shape), "float32").parts == parts


@pytest.mark.parametrize(("weights", "off"), [("bfloat16", 0.02), ("int8", 0.02)])
def test_fewer_bits_are_near(weights, off):
    torch.manual_seed(0)
    weight, x = torch.randn(96, 64), torch.randn(2, 3, 64)
    ours, exact = Linear(weight, weights)(x), x @ weight.T
    assert ours.dtype == torch.float32 and ours.shape == exact.shape
    assert (ours - exact).abs().max() < off * exact.abs().max()


def test_laying_out_leaves_the_model_as_it_is(gpt):
    before = {name: tensor.clone() for name, tensor in gpt.state_dict().items()}
    other = laid_out(gpt, "int8")
    assert other.tokenizer is gpt.tokenizer and other.config == gpt.config
    assert gpt.state_dict().keys() == before.keys()
    assert all(torch.equal(gpt.state_dict()[name], t) for name, t in before.items())
    ids = torch.tensor([IDS])
    torch.testing.assert_close(laid_out(gpt)(ids).logits, gpt(ids).logits, rtol=1e-4, atol=1e-4)
    assert (other(ids).logits - gpt(ids).logits).abs().max() > 1e-4  # other weights indeed


def test_an_unknown_layout_is_refused(gpt):
    with pytest.raises(ValueError, match="weights is 'int4'; allowed: float32, bfloat16, int8"):
        laid_out(gpt, "int4")


def test_bytes_are_those_that_a_step_reads(gpt):
    weights = sum(w.numel() for w in gpt.parameters())
    assert read_bytes(gpt) == 4 * weights
    assert read_bytes(laid_out(gpt)) == 4 * weights
    norms = sum(w.numel() for w in gpt.parameters() if w.dim() == 1)
    assert read_bytes(laid_out(gpt, "bfloat16")) == 2 * weights + 2 * norms
    outputs = sum(w.shape[0] for w in gpt.parameters() if w.dim() == 2)  # a scale for each
    assert read_bytes(laid_out(gpt, "int8")) == weights + 3 * norms + 2 * outputs
    held = gpt.new_cache(1, 100)
    assert 100 * cache_bytes(gpt) == sum(t.nbytes for t in [*held.keys, *held.values])


def test_what_is_measured_adds_up(gpt):
    assert reading_rate(gpt, repeats=1) > 0
    found = measure(gpt, cached, position=40, steps=6, rate=1e9)
    assert found.way == "cached" and found.position == 40
    assert found.bytes_per_token == read_bytes(gpt) + 40 * cache_bytes(gpt)
    assert found.limit == 1e9 / found.bytes_per_token
    assert found.share == found.tokens_per_s / found.limit > 0
    assert str(found).startswith("cached  at    40:") and str(found).endswith("5.89 MB each")
    with pytest.raises(ValueError, match="position is 3; with 6 steps it must be over 3"):
        measure(gpt, cached, position=3, steps=6)


@pytest.mark.parametrize(("drafted", "wrong_at"), [(0, 9), (3, 9), (4, 2), (4, 0)])
def test_a_guess_changes_the_passes_and_not_the_text(gpt, drafted, wrong_at):
    """Guesses are the text itself, but for one token that is wrong."""
    text = IDS + list(cached(gpt, IDS, 30))

    def guess(so_far, most):
        right = text[len(so_far) :][:most]
        return [7 if n == wrong_at else token for n, token in enumerate(right)]

    found = speculate(gpt, IDS, 20, guess, drafted)
    each = min(drafted, wrong_at) + 1  # tokens a pass: those that were right, and its own
    assert found.token_ids == text[len(IDS) :][:20]
    assert found.passes == -(-20 // each)
    assert found.guessed == [n % each < each - 1 for n in range(20)]


def test_a_guess_may_be_short_and_what_does_not_fit_is_said(gpt):
    assert speculate(gpt, IDS, 3, lambda *_: []).passes == 3
    with pytest.raises(ValueError, match="count is 0"):
        speculate(gpt, IDS, 0, lambda *_: [])
