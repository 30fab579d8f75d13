"""What a tale's beings have, lose, break and mend."""

from __future__ import annotations

from .beings import Being
from .cast import Named, Place, Telling, require
from .lexicon import ThingWords
from .templates import ARTICLE, write


class Thing(Named):
    """{thing} the kite, {thing.a} a paper kite, {thing.full} the paper kite, {thing.noun} kite,
    {thing.it} it, or the kite where "it" could be another; {thing.breaks}, {thing.mends}."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.words: ThingWords | None = None
        self.adjective: str | None = None
        self.holder: Being | None = None
        self.owner: Being | None = None
        self.place: Place | None = None
        self.spot, self.broken = "", False
        self.damage: int | None = None

    def known(self, world: Telling) -> ThingWords:
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
