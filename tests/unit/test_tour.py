"""What the tour says of SmolLM2 is so. What it says of its figures, their chapters assert."""

from pathlib import Path

from llmbook.models import smollm2

TOUR = Path(__file__).resolve().parents[2] / "book" / "tour.md"


def test_the_tours_numbers_are_the_models():
    said = " ".join(TOUR.read_text("utf-8").replace("**", "").split())
    llm = smollm2.load("cpu").config
    assert llm.heads == 9
    for sentence in (
        f"here {llm.width} numbers, a vector",
        f"does it {llm.layers} times, layer after layer, and in each layer in nine ways",
        f"In every layer {llm.mlp_width:,} neurons look",
        f"one of the {llm.layers * llm.mlp_width:,}",
        f"each of the {llm.vocab_size:,} tokens gets a score",
    ):
        assert sentence in said, sentence
