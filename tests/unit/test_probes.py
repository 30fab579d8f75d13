"""The texts that probe attention heads are what they say they are."""

import pytest
import torch
from llmbook.models import smollm2
from llmbook.text import probes


@pytest.fixture(scope="module")
def tokenizer():
    return smollm2.load("cpu").tokenizer


def test_the_second_round_repeats_the_first(tokenizer):
    ids = probes.repeated_words(tokenizer, texts=3)
    assert ids.shape == (3, 60)
    assert torch.equal(ids[:, :30], ids[:, 30:])
    assert all(len(set(row[:30].tolist())) == 30 for row in ids)
    assert not torch.equal(ids[0], ids[1])


def test_a_seed_gives_the_same_words_and_leaves_torchs_own_generator_alone(tokenizer):
    state = torch.get_rng_state()
    once, again = (probes.repeated_words(tokenizer, seed=5) for _ in range(2))
    assert torch.equal(once, again)
    assert torch.equal(state, torch.get_rng_state())


def test_every_pronoun_comes_with_its_noun_and_the_other_in_both_orders(tokenizer):
    batches = list(probes.pronouns(tokenizer))
    assert [len(batch.token_ids) for batch in batches] == [32] * 4
    for batch in batches:
        for ids, right, wrong in zip(*batch, strict=True):
            he, she = next(c for c in probes.COUPLES if f" {c[0]} " in tokenizer.decode(ids))
            nouns = {" he": (he, she), " she": (she, he)}[tokenizer.decode(ids[-1:])]
            at = (ids[right], ids[wrong])
            assert tuple(tokenizer.decode([i]).strip() for i in at) == nouns
        assert (batch.right < batch.wrong).sum() == 16


def test_a_word_of_several_tokens_is_refused(tokenizer, monkeypatch):
    monkeypatch.setattr(probes, "COMMON", ("apple", "Zorblax"))
    with pytest.raises(ValueError, match="'Zorblax' is 4 tokens after a space"):
        probes.repeated_words(tokenizer)
