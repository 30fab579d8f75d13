"""Who chooses while a tale is told: chance, or a text that is already there.

A tale is a function of a teller. Told by `Chance`, it is a sample, and its bits are known: each
choice costs -log2 of its probability. Followed by `readings`, it is parsed: every series of choices
that makes a given text is found, so that the text's probability is their sum.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import Any

from .lexicon import Lexicon
from .templates import ARTICLE, Choice, Rule

#: Written words and signs, as `next_words` counts them: a word with the space before it, or a sign.
WORD = re.compile(r"\s*[\w’-]+|\s*[^\w\s]|\s+\Z")
_VOWEL = re.compile(r"(?!uni|use|one|eu)[aeiou]|hour|honest", re.IGNORECASE)


class Teller:
    """Writes a text. `capital` makes the next letter a capital; `article` holds an "a"."""

    lexicon: Lexicon  # of the world that is told, which sets both
    mention: Callable[[Any, str, bool], None]

    def __init__(self) -> None:
        self.capital, self.article, self.bits = True, False, 0.0

    def pick(
        self,
        count: int,
        weights: Sequence[int] | None = None,
        heads: Sequence = (),
        near: Sequence[str] = (),
    ) -> int:
        """Which of `count` alternatives: 0 to count - 1.

        weights: their relative probabilities, equal unless given.   heads: the text, or the
        parts of a template, with which each goes on.   near: a text that each writes before
        long, in any case."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Add text; an article waits for what follows."""
        if text == ARTICLE:
            self.article = True
        elif text:
            text = _formed(text, self.capital, self.article)
            self.capital = self.article = False
            self._add(text)

    def _add(self, text: str) -> None:
        raise NotImplementedError

    def told(self, world: Any) -> None:
        """A sentence of `world` has been written. Whoever wants to know overrides this."""


def _formed(text: str, capital: bool, article: bool) -> str:
    if article:
        text = ("an " if _VOWEL.match(text) else "a ") + text
    return text[0].upper() + text[1:] if capital else text


class Chance(Teller):
    """Draws every choice; the same seed draws the same on every machine."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self.random = random.random
        self.parts: list[str] = []

    def pick(self, count, weights=None, heads=(), near=()) -> int:
        if count == 1:
            return 0
        if weights is None:
            self.bits += _LOG2[count]
            return int(self.random() * count)
        *_, total = sums = _sums(tuple(weights))
        index = bisect_right(sums, self.random() * total)
        self.bits -= math.log2(weights[index] / total)
        return index

    def _add(self, text: str) -> None:
        self.parts.append(text)


_LOG2 = [0.0, *(math.log2(n) for n in range(1, 2000))]
_CACHE: dict[tuple[int, ...], list[int]] = {}


def _sums(weights: tuple[int, ...]) -> list[int]:
    if weights not in _CACHE:
        _CACHE[weights] = list(accumulate(weights))
    return _CACHE[weights]


def _texts(parts: tuple) -> list[str]:
    """The texts with which the parts of a template can begin, up to the first rule or reference."""
    if not parts or not isinstance(parts[0], str | Choice) or parts[0] == ARTICLE:
        return [""]
    if isinstance(parts[0], Choice):
        return [text for option in parts[0].options for text in _texts((*option, *parts[1:]))]
    return [parts[0] + text for text in (_texts(parts[1:]) if len(parts[0]) < 3 else [""])]


class _DeadEnd(Exception):
    """What was chosen makes another text."""


class _Beyond(Exception):
    """The opening is written, and one word more."""


class _Follower(Teller):
    """Chooses what `target` asks for. `path` is taken first; where several alternatives remain
    possible, the first is taken and the others are left in `open` as paths to try."""

    def __init__(self, target: str, path: tuple[int, ...], whole: bool) -> None:
        super().__init__()
        self.target, self.path, self.whole = target, path, whole
        self.at, self.beyond = 0, ""
        self.taken: list[int] = []
        self.open: list[tuple[int, ...]] = []

    def pick(self, count, weights=None, heads=(), near=()) -> int:
        if len(self.taken) < len(self.path):
            index = self.path[len(self.taken)]
        else:
            possible = [i for i in range(count) if self._possible(i, heads, near)]
            if not possible:
                raise _DeadEnd
            index, *others = possible
            self.open += [(*self.taken, other) for other in others]
        self.taken.append(index)
        total = sum(weights) if weights else count
        self.bits -= math.log2((weights[index] if weights else 1) / total)
        return index

    def _possible(self, index: int, heads: Sequence, near: Sequence[str]) -> bool:
        if heads:
            head = (heads[index],) if isinstance(heads[index], str) else heads[index]
            if not self._fits(head, self.at, self.capital, self.article):
                return False
        end = self.at + 120
        cut = end >= len(self.target) and not self.whole  # it may yet come
        return not near or cut or near[index].lower() in self.target[self.at : end].lower()

    def _fits(self, parts: tuple, at: int, capital: bool, article: bool) -> bool:
        """Whether the parts of a template can make what stands at `at`, up to the first reference:
        what that will write depends on the tale."""
        for index, part in enumerate(parts):
            if isinstance(part, Choice | Rule):
                chosen = part if isinstance(part, Choice) else self.lexicon.rules[part.name]
                capital |= isinstance(part, Rule) and part.capital
                rest = parts[index + 1 :]
                return any(
                    self._fits((*option, *rest), at, capital, article) for option in chosen.options
                )
            if not isinstance(part, str):
                return self._follows(parts[index + 1 :], at)
            if part == ARTICLE:
                article = True
            elif part:
                text = _formed(part, capital, article)
                there = self.target[at : at + len(text)]
                if there != text:
                    return not self.whole and len(there) < len(text) and text.startswith(there)
                at, capital, article = at + len(text), False, False
        return True

    def _follows(self, parts: tuple, at: int) -> bool:
        """Whether what comes after a reference, as far as it is text, stands within reach."""
        there = self.target[at : at + 160]
        return at + 160 >= len(self.target) or any(text in there for text in _texts(parts))

    def _add(self, text: str) -> None:
        rest = self.target[self.at : self.at + len(text)]
        if not text.startswith(rest) or (self.whole and rest != text):
            raise _DeadEnd
        self.at += len(rest)
        self.beyond += text[len(rest) :]
        found = WORD.match(self.beyond)
        if found and found.end() < len(self.beyond):
            self.beyond = found[0]
            raise _Beyond


def readings(
    tale: Callable[[Teller], None], target: str, whole: bool = True
) -> Iterator[tuple[float, str]]:
    """Every way in which `tale` makes `target` (or, where not `whole`, begins with it): the bits of
    its choices, and the word or sign that comes next."""
    paths: list[tuple[int, ...]] = [()]
    while paths:
        teller = _Follower(target, paths.pop(), whole)
        try:
            tale(teller)
            if teller.at == len(target):
                yield teller.bits, teller.beyond
        except _Beyond:
            yield teller.bits, teller.beyond
        except _DeadEnd:
            pass
        paths += teller.open
