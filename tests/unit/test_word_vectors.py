"""Words that a model keeps whole, and the rows of its embedding that are theirs."""

import pytest
import torch
from llmbook.models import smollm2
from llmbook.models.word_vectors import WordVectors
from llmbook.text.word_lists import FAMILIES, GROUPS, TOPICS


class Toy:
    """Seven tokens; what begins with a space may be a word."""

    tokens = [" Cat", "dog", " cat", " dog", " do", " 12", " don't"]

    def __len__(self):
        return len(self.tokens)

    def encode(self, text):
        return [4, 5] if text == " door" else [self.tokens.index(text)]

    def decode(self, token_ids):
        return "".join(self.tokens[i] for i in token_ids)

    def token(self, token_id):
        return self.tokens[token_id]


@pytest.fixture
def words():
    return WordVectors(torch.arange(14.0).view(7, 2), Toy())


def test_a_word_is_a_space_and_letters_and_the_earlier_of_two_spellings(words):
    assert [words.name(row) for row in range(len(words))] == ["Cat", "dog", "do"]
    assert words.token_ids == [0, 3, 4]
    assert words.vectors.tolist() == [[0, 1], [6, 7], [8, 9]]


def test_capitals_and_spaces_do_not_matter_when_a_word_is_looked_up(words):
    assert words.row(" CAT ") == words.row("cat") == 0
    assert words.token_id("Dog") == 3


def test_a_word_that_is_cut_up_is_refused_with_its_pieces(words):
    with pytest.raises(ValueError, match="“door” is none of the 3 words.*␣do | ␣12"):
        words.row("door")


def test_every_listed_word_is_one_token_of_smollm2():
    model = smollm2.load("cpu")
    words = WordVectors(model.embedding.weight, model.tokenizer)
    rows = [words.row(word) for topic in TOPICS.values() for word in topic]
    assert len(rows) == len(set(rows)) >= 300  # and in one topic only
    for listed, count in ((FAMILIES, 20), (GROUPS, 14)):
        for pairs in listed.values():
            assert len({words.row(a) for a, _ in pairs}) == count
            assert all(words.row(a) != words.row(b) for a, b in pairs)
