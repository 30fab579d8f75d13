"""Who a tale speaks of: beings, their names and their pronouns."""

from __future__ import annotations

from .cast import Named, Place, Telling, require
from .templates import ARTICLE, parse, write

PRONOUNS = {
    "she": {"he": "she", "him": "her", "his": "her", "own": "her", "self": "herself"},
    "he": {"he": "he", "him": "him", "his": "his", "own": "his", "self": "himself"},
    "it": {"he": "it", "him": "it", "his": "its", "own": "its", "self": "itself"},
}
KINDS = {"anybody": ("child", "animal", "grown"), "peer": ("child", "animal")}


class Being(Named):
    """Somebody. kind: "child", "animal", "grown", or one of KINDS, chosen with the name.

    {x} Mira, {x.a} a small girl called Mira (the first time), {x.s} Mira's, {x.kind} girl;
    {x.he} {x.him} {x.his}: the pronoun, or the name where the pronoun could be another's;
    {x.own} {x.self}: her, herself, where the clause's subject is meant."""

    def __init__(self, kind: str, unlike: Being | None = None) -> None:
        self.kind, self.unlike = kind, unlike
        self.name, self.noun, self._gender = "", "", ""
        self.place: Place | None = None
        self.states: set[str] = set()

    def known(self, world: Telling) -> str:
        """Its name; gender, name and what it is are chosen at the first need."""
        if self.name:
            return self.name
        if self.kind in KINDS:
            self.kind = KINDS[self.kind][world.pick(len(KINDS[self.kind]))]
        if self.kind == "grown":
            rows = [row for row in world.lexicon.grown if row[0] not in world.used]
            index = world.pick(len(rows), near=[row[0] for row in rows])
            self.name, self._gender = rows[index]
            self.noun = self.name.removeprefix("the ")
        else:
            self._gender = self._any_gender(world)
            if self.kind == "animal":
                nouns = [noun for noun in world.lexicon.animals if noun not in world.used]
                self.noun = nouns[world.pick(len(nouns), near=nouns)]
                named = world.lexicon.animal_names
            else:
                self.noun, named = (
                    {"she": "girl", "he": "boy"}[self._gender],
                    world.lexicon.children,
                )
            names = [name for name in named[self._gender] if name not in world.used]
            self.name = names[world.pick(len(names), near=names)]
        world.used += [self.name, self.noun]
        return self.name

    def _any_gender(self, world: Telling) -> str:
        """Three times in four another than that of who it is met with: pronouns are clearer."""
        if self.unlike is None:
            return ("she", "he")[world.pick(2)]
        other = {"she": "he", "he": "she"}[self.unlike.gender]
        return (other, self.unlike.gender)[world.pick(2, (3, 1))]

    @property
    def gender(self) -> str:
        return self._gender

    def text(self, world, form):
        require(bool(self.name) or form in ("", "a", "s"), "a being is named first")
        name = self.known(world)
        if form in ("", "s") and world.teller.capital and world.clear(self):
            short = {"": "he", "s": "his"}[form]  # it begins the sentence: the name again, or not
            heads = (PRONOUNS[self.gender][short], name)
            form = (short, form)[world.pick(2, (35, 65), heads)]
        if form in ("he", "him", "his"):
            clear = world.clear(self)
            world.noted(self)
            pronoun = PRONOUNS[self.gender][form]
            return pronoun if clear else name + ("'s" if form == "his" else "")
        world.noted(self)
        if form in ("own", "self"):
            return PRONOUNS[self.gender][form]
        if form == "s":
            return f"{name}'s"
        if form == "kind":
            return self.noun
        if form == "a" and self.kind != "grown":
            world.teller.write(ARTICLE)
            write(parse(f"<{self.kind}-adjective> {self.noun} <called> "), world.teller, {})
        return name
