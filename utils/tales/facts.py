"""What is true at each sentence of a tale: who has what, who is where.

    for told in facts(seed=7):
        print(told.text, told.has, told.where)

So questions can be asked of a tale whose answers are known.
"""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from .story import Story, tale
from .teller import Chance, Teller

HOME = "home"


class Told(NamedTuple):
    """One sentence of a tale, and what is true once it has been told.

    text: as it was written, with the space or the new line before it.
    has: who has a thing, by the thing: {"kite": "Mira"}.
    lies: where a thing lies that nobody has.
    where: the place of those who are somewhere: {"Mira": "the mill"}; the hero may be at HOME.
    Beings and things are in it from their first mention on. What a plot's words alone say (a cake
    is eaten) the world does not know.
    """

    text: str
    has: dict[str, str]
    lies: dict[str, str]
    where: dict[str, str]


class _Watching(Chance):
    """Chance, which keeps what is true after each sentence."""

    def __init__(self, random: Random) -> None:
        super().__init__(random)
        self.sentences: list[Told] = []

    def told(self, world: Story) -> None:
        text = "".join(self.parts)[sum(len(told.text) for told in self.sentences) :]
        known = [(thing, thing.words) for thing in world.things if thing.words is not None]
        has = {words.noun: t.holder.name for t, words in known if t.holder and t.holder.name}
        lying = [(words, thing.place) for thing, words in known if thing.holder is None]
        lies = {words.noun: place.words.name for words, place in lying if place and place.words}
        there = [(being.name, being.place) for being in world.beings if being.name]
        where = {name: place.words.name for name, place in there if place and place.words}
        if world.hero.name and world.hero.place is None:
            where[world.hero.name] = HOME
        self.sentences.append(Told(text, has, lies, where))


def facts(seed: int, tale: Callable[[Teller], None] = tale) -> list[Told]:
    """The sentences of the tale that `tell(seed, tale)` tells, with what is true at each."""
    watching = _Watching(Random(seed))
    tale(watching)
    return watching.sentences
