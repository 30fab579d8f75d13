"""Our own corpus: tales that a small probabilistic story world tells.

Every choice in it has a known probability, so the text's true entropy is known, and for any opening
the true distribution of the next word: how far a model is from the best that is possible.
Small worlds of this kind are used to study what models learn: Eldan & Li 2023 (TinyStories),
arXiv 2305.07759; Allen-Zhu & Li 2023 (Physics of Language Models), arXiv 2305.13673.

>>> tell(seed=1) == tell(seed=1)
True
"""

import math
from collections import defaultdict
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from random import Random
from typing import NamedTuple

from .facts import Told, facts
from .lexicon import load
from .plots import PLOTS
from .story import tale
from .teller import Chance, Teller, readings

__all__ = [
    "Corpus",
    "Tale",
    "Told",
    "bits",
    "corpus",
    "facts",
    "names",
    "next_words",
    "tale",
    "tell",
    "version",
    "without",
]
END = "\n\n"  # between two tales


class Tale(NamedTuple):
    """A tale, and -log2 of the probability of the choices that made it."""

    text: str
    bits: float


def _told(random: Random, tale: Callable[[Teller], None]) -> Tale:
    teller = Chance(random)
    tale(teller)
    return Tale("".join(teller.parts), teller.bits)


def tell(seed: int, tale: Callable[[Teller], None] = tale) -> Tale:
    """One tale; the same seed tells the same on every machine."""
    return _told(Random(seed), tale)


class Corpus(NamedTuple):
    """Tales with an empty line between, and -log2 of the probability of the whole."""

    text: str
    bits: float

    @property
    def bits_per_byte(self) -> float:
        """The true entropy of this very text: no model can, on average, need less."""
        return self.bits / len(self.text.encode())


def corpus(size: int, seed: int = 0, tale: Callable[[Teller], None] = tale) -> Corpus:
    """Tales until there are `size` bytes, the last one whole: 2.5 MB a second or so.

    The same seed tells the same on every machine.   Raises ValueError where size is under 1."""
    if size < 1:
        raise ValueError(f"size is {size} bytes; it must be 1 or more")
    random, texts, total, length = Random(seed), [], 0.0, 0
    while length < size:
        text, bits = _told(random, tale)
        texts.append(text + END)
        total, length = total + bits, length + len(texts[-1])
    return Corpus("".join(texts), total)


def names() -> list[str]:
    """The names of all children and animals, each once, in alphabetic order."""
    lexicon = load()
    kinds = (*lexicon.children.values(), *lexicon.animal_names.values())
    return sorted({name for names in kinds for name in names})


@cache
def version() -> str:
    """Which tales these are: a hash of many of them. A model's weights name those it learned from;
    with a changed word the truth that is known is another one."""
    return sha256(corpus(100_000, seed=0).text.encode()).hexdigest()[:12]


def without(*plots: str) -> Callable[[Teller], None]:
    """A story world that never tells these plots, e.g. `corpus(1000, tale=without("raffle"))`.

    Raises ValueError for a plot that there is not."""
    names = [plot.__name__ for plot in PLOTS]
    if unknown := sorted(set(plots) - set(names)):
        raise ValueError(f"there is no plot {unknown[0]!r}; there are: {', '.join(names)}")
    return partial(tale, plots=[plot for plot in PLOTS if plot.__name__ not in plots])


def bits(text: str, tale: Callable[[Teller], None] = tale) -> float:
    """-log2 of a tale's probability, summed over every way in which it could have been told.

    Raises ValueError where the story world cannot tell it."""
    found = [bits for bits, _ in readings(tale, text)]
    if not found:
        raise ValueError(f"the story world does not tell this: {text[:60]!r}")
    return -math.log2(sum(2.0**-bits for bits in found))


def next_words(opening: str, tale: Callable[[Teller], None] = tale) -> dict[str, float]:
    """The true probability of every word or sign that can follow the opening of a tale.

    A word comes with the space before it; "" is the tale's end. The likeliest comes first.
    Raises ValueError where no tale begins so. `opening` ends where a word ends."""
    weights: defaultdict[str, float] = defaultdict(float)
    for bits, word in readings(tale, opening, whole=False):
        weights[word] += 2.0**-bits
    if not weights:
        raise ValueError(f"no tale begins with {opening[:60]!r}")
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return {word: weight / total for word, weight in ranked}
