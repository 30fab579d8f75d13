"""What a tale speaks of: places and words here, `beings` and `things` beside it.

What a tale mentions gets its words (a name, a noun, an adjective) when it first is mentioned: each
choice is made close to where it shows in the text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from .lexicon import Lexicon, PlaceWords
from .teller import Teller
from .templates import Choice


class Contradiction(AssertionError):
    """The tale would say what cannot be."""


def require(condition: bool, message: str) -> None:
    if not condition:
        raise Contradiction(message)


class Telling(Protocol):
    """What those who are mentioned see of the tale's `World`."""

    teller: Teller
    lexicon: Lexicon
    pick: Callable[..., int]
    cast: dict[str, Any]
    used: list[Any]
    season: str
    dark: bool

    def clear(self, named: Named) -> bool: ...

    def noted(self, named: Named) -> None: ...

    def write_choice(self, chosen: Choice) -> None: ...


class Named:
    """What a tale mentions: a being, a thing or a place. Its words are chosen when it first is."""

    @property
    def gender(self) -> str:
        return "it"

    def text(self, world: Telling, form: str) -> str | None:
        """The text of a form, or None where it was written by `world` itself."""
        raise NotImplementedError


class Place(Named):
    """{place} the mill, {place.at} at the mill, {place.to} to the mill, {place.spot} behind the
    sacks (each time another), {place.sight} a clause about what is seen there."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = frozenset(kinds)
        self.words: PlaceWords | None = None
        self.spots: list[str] = []

    def known(self, world: Telling) -> PlaceWords:
        """Its words, chosen at the first need among the places of its kinds not yet in the tale."""
        if self.words is None:
            left = [
                words
                for words in world.lexicon.places
                if self.kinds <= words.kinds and words.name not in world.used
            ]
            require(bool(left), f"there is no other place of {set(self.kinds)}")
            nouns = [words.name.split()[-1] for words in left]
            self.words = left[world.pick(len(left), near=nouns)]
            self.spots = list(self.words.spots)
            world.used.append(self.words.name)
        return self.words

    def text(self, world, form):
        require(self.words is not None or form in ("", "at", "to"), "a place is named first")
        words = self.known(world)
        if form == "sight":
            require(bool(world.season), "a day is named first")
            require(not world.dark, "it is too dark to see")
            return world.write_choice(words.sights[world.season])
        if form in ("at", "to"):
            return world.write_choice(getattr(words, form))
        if form == "spot":
            require(bool(self.spots), f"{words.name} has no spot left")
            return self.spots.pop(world.pick(len(self.spots), heads=self.spots))
        require(form == "", f"a place has no form {form!r}")
        return words.name


class Word(Named):
    """Words that a plot says more than once: an alternative of a rule, chosen at first mention.
    {word} what stands before a slash in it, {word.then} what stands behind."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.parts: list[str] = []

    def text(self, world, form):
        if not self.parts:
            rule = world.lexicon.rules[self.rule]
            firsts = [head.split(" / ")[0] for head in rule.heads]
            index = world.pick(len(firsts), rule.weights, heads=firsts)
            self.parts = rule.heads[index].split(" / ")
        return self.parts[form == "then"]
