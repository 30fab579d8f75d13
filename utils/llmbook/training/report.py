"""What a run leaves behind: its moments (loss and sample along the way), and its results."""

import json
from pathlib import Path

from ..files import whole
from ..models import tinygpt
from ..models.generation import LanguageModel, Sample
from .baselines import compressed, ngram_loss
from .text import Text

RUN, SAMPLES = "run.json", "samples.txt"
ORDER = 5  # of the model that counts: each token after the four before


def moments(steps: int, count: int = 8) -> list[int]:
    """Steps at which to stop and look, from none to all, ever farther apart.

    >>> moments(10_000)
    [0, 10, 32, 100, 316, 1000, 3162, 10000]
    """
    ratio = 1000 ** (1 / (count - 2))
    return [0, *sorted({round(steps / ratio**back) for back in range(count - 1)})]


def sample(model: LanguageModel, seed: int, tokens: int = 120) -> Sample:
    """What the model writes from nothing, at a temperature of 0.8; the model stays as it was."""
    training = model.training
    model.eval()
    [written] = model.samples(tinygpt.BEGIN, 1, max_tokens=tokens, seed=seed, temperature=0.8)
    model.train(training)
    return Sample([id for id in written.token_ids if id not in model.end_ids], written.text)


def results(model: LanguageModel, text: Text, held_out: Text, loss: float) -> dict[str, float]:
    """Bits a byte on the held-out text: the model, counting short runs, compressing, the truth."""
    found = {"model": held_out.bits_per_byte(loss)}
    vocabulary = model.config.vocab_size
    for order in (1, 3):
        nats = ngram_loss(text.token_ids, held_out.token_ids, order, vocabulary)
        found[f"{order}-gram"] = held_out.bits_per_byte(nats)
    found |= compressed(model.tokenizer.decode(held_out.token_ids.tolist()))
    if held_out.floor is not None:
        found["truth"] = held_out.bits_per_byte(held_out.floor)
    return found


def counting(text: Text, held_out: Text, vocab_size: int) -> list[dict]:
    """What counting needs, as a model's moments: bits a byte, the more tokens it has read."""
    total = len(text.token_ids)
    read = [10**power for power in range(3, len(str(total)))]
    steps = sorted({*read, *(3 * n for n in read), total})
    parts = [text.token_ids[:n] for n in steps if n <= total]
    losses = [ngram_loss(part, held_out.token_ids, ORDER, vocab_size) for part in parts]
    bits = map(held_out.bits_per_byte, losses)
    return [{"tokens": len(p), "bits_per_byte": b} for p, b in zip(parts, bits, strict=True)]


def write_samples(model: LanguageModel, folder: Path, count: int = 10) -> None:
    """Ten texts, as they came, at a temperature of 0.8: seeds 0 to 9, none left out."""
    texts = [sample(model, seed, tokens=400).text for seed in range(count)]
    parts = [f"seed {seed}\n\n{text}\n" for seed, text in enumerate(texts)]
    with whole(folder / SAMPLES) as part:
        part.write_text("\n".join(parts), encoding="utf-8")


def read_run(folder: Path) -> dict:
    """What was written of a run so far; {} before the first moment."""
    path = folder / RUN
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_run(folder: Path, run: dict) -> None:
    text = json.dumps(run, indent=1, ensure_ascii=False)
    with whole(folder / RUN) as part:
        part.write_text(text + "\n", encoding="utf-8")
