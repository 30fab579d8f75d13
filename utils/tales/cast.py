"""What a tale speaks of: places, things and words; beings are in `beings`.

What a tale mentions gets its words (a name, a noun, an adjective) when it first is mentioned: each
choice is made close to where it shows in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import PlaceWords, ThingWords
from .templates import ARTICLE, write

if TYPE_CHECKING:
    from .beings import Being
    from .world import World


class Contradiction(AssertionError):
    """The tale would say what cannot be."""


def require(condition: bool, message: str) -> None:
    if not condition:
        raise Contradiction(message)


class Named:
    """What a tale mentions: a being, a thing or a place. Its words are chosen when it first is."""

    gender = "it"

    def text(self, world: World, form: str) -> str | None:
        """The text of a form, or None where it was written by `world` itself."""
        raise NotImplementedError


class Place(Named):
    """{place} the mill, {place.at} at the mill, {place.to} to the mill, {place.spot} behind the
    sacks (each time another), {place.sight} a clause about what is seen there."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = frozenset(kinds)
        self.words: PlaceWords | None = None
        self.spots: list[str] = []

    def known(self, world: World) -> PlaceWords:
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


class Thing(Named):
    """{thing} the kite, {thing.a} a paper kite, {thing.full} the paper kite, {thing.noun} kite,
    {thing.it} it, or the kite where "it" could be another; {thing.breaks}, {thing.mends}."""

    def __init__(self, kind: str) -> None:
        self.kind, self.words, self.adjective = kind, None, None
        self.holder: Being | None = None
        self.owner: Being | None = None
        self.place: Place | None = None
        self.spot, self.broken, self.damage = "", False, None

    def known(self, world: World) -> ThingWords:
        """Its words, chosen at the first need among the things of its kind not yet in the tale."""
        if self.words is None:
            fitting = [
                words
                for words in world.lexicon.things
                if self.kind in words.kinds and words.noun not in world.used
            ]
            require(bool(fitting), f"there is no other thing of {self.kind!r}")
            nouns = [words.noun for words in fitting]
            self.words = fitting[world.pick(len(fitting), near=nouns)]
            world.used.append(self.words.noun)
        return self.words

    def text(self, world, form):
        first = ("", "a", "full", "noun")
        require(self.words is not None or form in first, "a thing is named first")
        words = self.known(world)
        if form in ("breaks", "mends"):  # each damage has its own way to be mended
            ways = getattr(words, form)
            if form == "breaks" or self.damage is None:
                self.damage = world.pick(len(ways.options), ways.weights, ways.heads)
            return write(ways.options[self.damage], world.teller, world.cast)
        if form == "noun":
            return words.noun
        if form == "it":
            clear = world.clear(self)
            world.noted(self)
            return "it" if clear else f"the {words.noun}"
        world.noted(self)
        if form in ("a", "full"):
            adjectives = words.adjectives
            if self.adjective is None:
                index = world.pick(
                    len(adjectives.options), adjectives.weights, near=adjectives.heads
                )
                self.adjective = adjectives.heads[index]
            world.teller.write(ARTICLE if form == "a" else "the ")
            return f"{self.adjective} {words.noun}"
        require(form == "", f"a thing has no form {form!r}")
        return f"the {words.noun}"


class Word(Named):
    """Words that a plot says more than once: an alternative of a rule, chosen at first mention.
    {word} what stands before a slash in it, {word.then} what stands behind."""

    def __init__(self, rule: str) -> None:
        self.rule, self.parts = rule, []

    def text(self, world, form):
        if not self.parts:
            rule = world.lexicon.rules[self.rule]
            firsts = [head.split(" / ")[0] for head in rule.heads]
            index = world.pick(len(firsts), rule.weights, heads=firsts)
            self.parts = rule.heads[index].split(" / ")
        return self.parts[form == "then"]
