"""Samplers: by hand, against transformers' LogitsWarpers, in any order, and as exported graphs."""

import pytest
import torch
from llmbook.models import sampling
from llmbook.models.drawing import sample
from llmbook.models.sampling import HUGGING_FACE, LLAMA_CPP, distribution, draw
from torch import Tensor, nn
from transformers import (
    LogitsProcessorList,
    MinPLogitsWarper,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

WARPERS = {
    "temperature": TemperatureLogitsWarper,
    "top_k": TopKLogitsWarper,
    "top_p": TopPLogitsWarper,
    "min_p": MinPLogitsWarper,
}
SETTINGS = [
    {"temperature": 0.7},
    {"top_k": 40},
    {"top_p": 0.9},
    {"min_p": 0.05},
    {"temperature": 1.5, "top_k": 200, "top_p": 0.95, "min_p": 0.02},
    {"temperature": 0.3, "top_k": 5, "top_p": 0.5, "min_p": 0.3},
    {"temperature": 2.0, "top_k": 1},
    {"temperature": 3.0, "top_p": 0.6},
]


def random_logits(rows: int = 3, words: int = 5000) -> Tensor:
    return 3 * torch.randn(rows, words, generator=torch.Generator().manual_seed(0))


def by_transformers(logits: Tensor, settings: dict, order=HUGGING_FACE) -> Tensor:
    steps = [WARPERS[name](settings[name]) for name in order if name in settings]
    return LogitsProcessorList(steps)(None, logits).softmax(dim=-1)


@pytest.mark.parametrize("order", [HUGGING_FACE, LLAMA_CPP], ids=["hf", "llama.cpp"])
@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_every_filter_equals_transformers_in_either_order(settings, order):
    logits = random_logits()
    ours = distribution(logits, **settings, order=order)
    theirs = by_transformers(logits, settings, order)
    assert torch.equal(ours > 0, theirs > 0)
    torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-7)


@pytest.mark.parametrize("one", [1.0, torch.tensor(1.0)])
def test_top_p_of_one_cuts_nothing(one):
    """Nor what is lost in a sum: 1 + 1e-20 is 1."""
    probabilities = (20 * random_logits()).softmax(dim=-1)
    assert probabilities.min() < 1e-20
    assert torch.equal(sampling.nucleus(probabilities, one), probabilities)


@pytest.mark.parametrize("nothing", [{"top_p": 1.0}, {"top_k": 10**6}, {"min_p": 0.0}], ids=str)
def test_a_filter_that_cuts_nothing_changes_nothing(nothing):
    for scale in (1, 20):
        logits = (scale * random_logits()).sort(descending=True).values
        for kind in (lambda value: value, torch.tensor):
            settings = {name: kind(value) for name, value in nothing.items()}
            kept = distribution(logits, descending=True, **settings)
            assert torch.equal(kept, distribution(logits))


def test_the_order_decides_what_is_kept():
    # At T = 3 the cube roots .794, .646, .613 of (.50, .27, .23) sum to 2.053: .387, .315, .299.
    # Temperature first: .387 + .315 = .702 < .75, so the third is needed. Last: .50 + .27 >= .75.
    logits = torch.tensor([0.50, 0.27, 0.23]).log()
    first = distribution(logits, temperature=3.0, top_p=0.75)
    last = distribution(logits, temperature=3.0, top_p=0.75, order=LLAMA_CPP)
    torch.testing.assert_close(first, torch.tensor([0.3867, 0.3149, 0.2985]), rtol=0, atol=1e-4)
    # .794 / (.794 + .646) = .551
    torch.testing.assert_close(last, torch.tensor([0.5512, 0.4488, 0.0]), rtol=0, atol=1e-4)


def test_the_nucleus_is_the_smallest_set_that_reaches_p():
    # (.4, .3, .2, .1), shuffled: .4 + .3 = .7 reaches .65 and not .75; with .2 it is .9
    probabilities = torch.tensor([0.1, 0.4, 0.2, 0.3])
    expected = {0.3: [0, 1, 0, 0], 0.65: [0, 4, 0, 3], 0.75: [0, 4, 2, 3], 0.95: [1, 4, 2, 3]}
    for p, parts in expected.items():
        kept = torch.tensor(parts) / sum(parts)
        torch.testing.assert_close(sampling.nucleus(probabilities, p), kept)


def test_min_p_is_measured_from_the_most_probable():
    # half of .5 is .25: .3 stays, .2 goes; .5 / .8 and .3 / .8
    kept = sampling.min_p(torch.tensor([0.2, 0.5, 0.3]), 0.5)
    torch.testing.assert_close(kept, torch.tensor([0.0, 0.625, 0.375]))


def test_of_equal_tokens_the_lower_ids_are_kept():
    equal = torch.full((4,), 0.25)
    assert sampling.top_k(equal, 2).tolist() == [0.5, 0.5, 0, 0]
    assert sampling.nucleus(equal, 0.75).count_nonzero() == 3
    assert sampling.top_k(torch.tensor([0.1, 0.3, 0.3, 0.3]), 2).tolist() == [0, 0.5, 0.5, 0]
    coarse = random_logits(1, 49_152)[0].clamp(max=3).round()  # thousands share the first place
    best = (coarse == coarse.max()).nonzero()[:, 0]
    assert torch.equal(distribution(coarse, top_k=2).nonzero()[:, 0], best[:2])
    _, ids = sampling.ranked(coarse)
    assert torch.equal(ids[: len(best)], best)


@pytest.mark.parametrize("order", [HUGGING_FACE, LLAMA_CPP], ids=["hf", "llama.cpp"])
@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_ranked_logits_give_the_same_as_unranked(settings, order):
    logits = random_logits()
    ranked, ids = sampling.ranked(logits)
    expected = distribution(logits, **settings, order=order).gather(-1, ids)
    ours = distribution(ranked, **settings, order=order, descending=True)
    torch.testing.assert_close(ours, expected, rtol=1e-5, atol=1e-9)
    uniform = torch.tensor([0.01, 0.5, 0.99])
    ranks = draw(ours, uniform)[:, None]
    drawn = sample(logits, uniform, **settings, order=order)
    assert torch.equal(ids.gather(-1, ranks)[:, 0], drawn.token)
    assert torch.equal(ours.gather(-1, ranks)[:, 0], drawn.probability)


def test_temperature_zero_is_greedy_and_a_limit():
    logits = torch.tensor([[1.0, 3.0, 2.999], [2.0, 2.0, 0.0]])
    expected = torch.tensor([[0.0, 1.0, 0.0], [0.5, 0.5, 0.0]])
    assert torch.equal(distribution(logits, temperature=0.0), expected)
    assert torch.equal(distribution(logits, temperature=0), expected)
    assert torch.equal(distribution(logits, temperature=torch.tensor(0.0)), expected)
    assert torch.equal(distribution(logits, temperature=0, order=LLAMA_CPP), expected)


def test_temperature_equals_softmax_of_scaled_logits_and_sums_to_one():
    logits = random_logits(2, 49_152)
    for temperature in (0.1, 0.7, 1.0, 2.0):
        ours = sampling.softmax_at(logits, temperature).double()
        exact = (logits.double() / temperature).softmax(dim=-1)
        torch.testing.assert_close(ours, exact, rtol=1e-5, atol=1e-9)
        assert (ours.sum(dim=-1) - 1).abs().max() < 1e-6


def test_each_row_may_have_its_own_temperature():
    logits, heat = random_logits(), torch.tensor([[0.2], [1.0], [2.0]])
    batched = distribution(logits, temperature=heat, top_p=0.9)
    for row, temperature in enumerate((0.2, 1.0, 2.0)):
        single = distribution(logits[row], temperature=temperature, top_p=0.9)
        torch.testing.assert_close(batched[row], single, rtol=1e-5, atol=1e-9)


def test_one_distribution_may_be_reshaped_at_many_temperatures():
    logits, heat = random_logits(1)[0], torch.tensor([[0.2], [2.0]])
    both = distribution(logits, temperature=heat, top_k=40)  # (V,) -> (2, V)
    for row, temperature in enumerate((0.2, 2.0)):
        single = distribution(logits, temperature=temperature, top_k=40)
        torch.testing.assert_close(both[row], single, rtol=1e-5, atol=1e-9)
    chosen = sample(logits, torch.tensor([0.5, 0.5]), temperature=heat, top_k=40).token
    assert chosen[1] == sample(logits, torch.tensor(0.5), temperature=2.0, top_k=40).token


def test_a_draw_is_the_inverse_of_the_running_sum():
    probabilities = torch.tensor([0.5, 0.0, 0.3, 0.2])
    marks = {0.0: 0, 0.49: 0, 0.51: 2, 0.79: 2, 0.81: 3, 0.9999999: 3}  # index 1 is never drawn
    for uniform, expected in marks.items():
        assert draw(probabilities, torch.tensor(uniform)) == expected
    # a mark on a border belongs to the token above it; at 0 a token of probability 0 is passed over
    assert draw(torch.tensor([0.5, 0.5]), torch.tensor(0.5)) == 1
    assert draw(torch.tensor([0.0, 1.0]), torch.tensor(0.0)) == 1


def test_no_draw_leaves_the_support():
    largest = torch.tensor(1 - 2**-24)  # the largest number that torch.rand returns
    for settings in SETTINGS:
        logits = random_logits()
        for uniform in (torch.zeros(3), largest.expand(3)):
            chosen = sample(logits, uniform, **settings).token[:, None]
            assert (distribution(logits, **settings).gather(-1, chosen) > 0).all()


def test_draws_are_as_frequent_as_probable():
    probabilities = torch.tensor([0.45, 0.3, 0.15, 0.1])
    count = 40_000
    chosen = draw(probabilities.expand(count, -1), sampling.uniforms(0, count))
    frequency = chosen.bincount(minlength=4) / count
    # three standard deviations of a binomial, sqrt(p (1 - p) / n) <= .0025
    torch.testing.assert_close(frequency, probabilities, rtol=0, atol=0.0075)


def test_a_seed_repeats_and_its_beginning_does_not_depend_on_the_length():
    assert torch.equal(sampling.uniforms(7, 100), sampling.uniforms(7, 100))
    assert torch.equal(sampling.uniforms(7, 100)[:13], sampling.uniforms(7, 13))
    assert not torch.equal(sampling.uniforms(7, 100), sampling.uniforms(8, 100))
    before = torch.get_rng_state()
    sampling.uniforms(7, 100)
    assert torch.equal(torch.get_rng_state(), before)  # the reader's own generator is left alone


def test_entropy():
    assert sampling.entropy_bits(torch.full((8,), 1 / 8)) == 3  # eight equal tokens: three bits
    assert sampling.entropy_bits(torch.tensor([0.0, 1.0, 0.0])) == 0
    p = random_logits().softmax(dim=-1)
    expected = torch.distributions.Categorical(p).entropy() / torch.tensor(2.0).log()
    torch.testing.assert_close(sampling.entropy_bits(p), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("temperature", -0.1, "from 0"),
        ("temperature", float("nan"), "from 0"),
        ("temperature", float("inf"), "from 0"),
        ("top_k", 0, "from 1 up"),
        ("top_k", 2.5, "whole number"),
        ("top_p", 0.0, r"\(0, 1\]"),
        ("top_p", 1.01, r"\(0, 1\]"),
        ("min_p", -0.01, r"\[0, 1\]"),
        ("min_p", 1.01, r"\[0, 1\]"),
    ],
)
def test_a_setting_out_of_range_is_named_with_what_is_allowed(name, value, allowed):
    with pytest.raises(ValueError, match=f"{name} is {value}; it must be .*{allowed}"):
        distribution(torch.zeros(4), **{name: value})


@pytest.mark.parametrize("order", [HUGGING_FACE, LLAMA_CPP], ids=["hf", "llama.cpp"])
@pytest.mark.parametrize("name", ["top_k", "top_p"])
def test_a_tensor_of_zero_still_keeps_the_likeliest(name, order):
    """Tensors are not checked: a slider may stand below what is allowed."""
    logits = torch.tensor([[1.0, 3.0, 2.0], [0.0, 0.0, -1.0]])
    for low in (torch.tensor(0), torch.tensor(-1.0)):
        kept = distribution(logits, **{name: low}, order=order)
        assert kept.tolist() == [[0, 1, 0], [1, 0, 0]]


@pytest.mark.parametrize("settings", [{}, {"temperature": 0.0}, *SETTINGS], ids=str)
def test_where_every_token_is_masked_all_are_alike(settings):
    none = torch.full((2, 4), -torch.inf)
    same = distribution(torch.zeros(2, 4), **settings)
    assert torch.equal(distribution(none, **settings), same)
    assert sample(none, torch.tensor([0.0, 0.0]), **settings).token.tolist() == [0, 0]


def test_an_infinite_logit_takes_all():
    assert sampling.softmax_at(torch.tensor([torch.inf, 5.0, -torch.inf])).tolist() == [1, 0, 0]


def test_each_filter_checks_its_own_argument():
    equal = torch.full((4,), 0.25)
    for call in (
        lambda: sampling.top_k(equal, 0),
        lambda: sampling.nucleus(equal, 0.0),
        lambda: sampling.min_p(equal, 2.0),
        lambda: sampling.softmax_at(equal, -1.0),
        lambda: distribution(equal, order=("temperature", "top_k")),
    ):
        with pytest.raises(ValueError, match="must"):
            call()


class Sampler(nn.Module):
    """A figure's model: every setting is a 0-d tensor, the random numbers are a buffer."""

    def __init__(self, logits: Tensor, order: tuple[str, ...], descending: bool) -> None:
        super().__init__()
        self.order, self.descending = order, descending
        self.register_buffer("logits", logits)
        table = torch.stack([sampling.uniforms(seed, 6) for seed in range(4)])
        self.register_buffer("uniforms", table)

    def forward(self, temperature, top_k, top_p, min_p, seed, position):
        settings = {"temperature": temperature, "top_k": top_k, "top_p": top_p, "min_p": min_p}
        settings |= {"order": self.order}
        probability = distribution(self.logits, descending=self.descending, **settings)
        uniform = self.uniforms[seed, position]
        if self.descending:  # where ids do not matter
            return {"probability": probability, "token": draw(probability, uniform)}
        drawn = sample(self.logits, uniform, **settings)
        return {"probability": probability, "token": drawn.token}


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("order", [HUGGING_FACE, LLAMA_CPP], ids=["hf", "llama.cpp"])
def test_the_exported_sampler_equals_the_eager_one(order, descending):
    logits = random_logits(1, 300)[0]
    model = Sampler(sampling.ranked(logits)[0] if descending else logits, order, descending)
    example = [torch.tensor(x) for x in (1.0, 10, 0.9, 0.1, 0, 0)]
    program = torch.export.export(model, tuple(example)).run_decompositions()
    graph = program.module()
    operators = [str(node.target) for node in program.graph.nodes]
    assert sum("sort" in operator for operator in operators) == (0 if descending else 2)
    for values in (
        (0.7, 40, 0.95, 0.02, 1, 3),
        (0.0, 1, 1.0, 0.0, 2, 1),
        (2.0, 300, 0.3, 0.5, 3, 5),
        (1.3, 1000, 1.0, 0.0, 0, 0),
    ):
        arguments = [torch.tensor(value) for value in values]
        ours, exported = model(*arguments), graph(*arguments)
        torch.testing.assert_close(exported["probability"], ours["probability"])
        assert exported["token"] == ours["token"]
