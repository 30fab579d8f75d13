"""A tale's events, and its shape: an opening, one plot or two, an ending."""

from .lexicon import load
from .teller import Teller
from .world import Being, Place, Thing, World, require

SEASONS = ("spring", "summer", "autumn", "winter")


class Story(World):
    """A world with a hero, and what can happen in it. `text` tells an event in words of its own."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller, load())
        self.hero = self.cast["hero"] = self.cast["who"] = Being(("child", "animal")[self.pick(2)])
        self.season = ""

    def __call__(self, template: str, **cast) -> None:
        who = cast.get("who", self.hero)
        super().__call__(template, **{"who": who, "place": who.place, **cast})

    # -- new to the tale

    def friend(self, kind: str = "") -> Being:
        """Somebody new: a child, an animal or, one time in three, a grown-up, unless `kind` says."""
        return Being(kind or ("child", "animal", "grown")[self.pick(3)], unlike=self.hero)

    def thing(self, kind: str) -> Thing:
        """Something new of a kind that `words/things.txt` knows."""
        return Thing(kind)

    def somewhere(self) -> Place:
        """A place where the tale has not been."""
        return Place()

    def day(self) -> None:
        """Tell of a day, in the season of the tale."""
        if not self.season:
            self.season = SEASONS[self.pick(4)]
        self(f"<day-{self.season}>")

    # -- events

    def go(self, who: Being, place: Place, text: str = "<goes>", **cast) -> None:
        """`who` goes to another place."""
        require(who.place is not place, f"{who.name} is there already")
        who.place = place
        self(text, who=who, place=place, **cast)

    def bring(self, *beings: Being) -> None:
        """Those who come along are now where the hero is (the text says so)."""
        for being in beings:
            being.place = self.hero.place

    def meet(self, other: Being, text: str = "<meets>", **cast) -> None:
        """`other` is where the hero is."""
        other.place = self.hero.place
        self(text, other=other, **cast)

    def own(self, who: Being, thing: Thing) -> None:
        """The thing is `who`'s, and in its hands."""
        thing.owner = thing.holder = who

    def give(self, giver: Being, taker: Being, thing: Thing, text: str, **cast) -> None:
        """From hand to hand; the owner stays the same (`thing.owner` is set where it is a gift)."""
        require(thing.holder is giver, f"{giver.name} has no {thing.words and thing.words.noun}")
        require(giver.place is taker.place, f"{giver.name} and {taker.name} are not together")
        thing.holder = taker
        self(text, who=giver, other=taker, thing=thing, **cast)

    def leave(self, who: Being, thing: Thing, text: str = "", **cast) -> None:
        """The thing now lies where `who` is."""
        require(thing.holder is who, f"{who.name} does not have it")
        thing.holder, thing.place = None, who.place
        if text:
            self(text, who=who, thing=thing, **cast)

    def take(self, who: Being, thing: Thing, text: str, **cast) -> None:
        """Picks up what lies there."""
        require(thing.holder is None and thing.place is who.place, f"it is not where {who.name} is")
        thing.holder, thing.place = who, None
        self(text, who=who, thing=thing, **cast)

    def break_(self, thing: Thing, text: str, **cast) -> None:
        require(not thing.broken, "it is broken already")
        thing.broken = True
        self(text, thing=thing, **cast)

    def mend(self, who: Being, thing: Thing, text: str, **cast) -> None:
        require(thing.broken, "it is whole")
        require(thing.holder is who or thing.place is who.place, "it is not there")
        thing.broken = False
        self(text, who=who, thing=thing, **cast)

    def lasts(self, *beings: Being) -> None:
        """Ask that they are together, before the text says so."""
        require(len({being.place for being in beings}) == 1, "they are not together")


def tale(teller: Teller, plots=None) -> None:
    """Tell one tale, of `plots` (all of them, unless given)."""
    if plots is None:
        from .plots import PLOTS as plots
    s = Story(teller)
    s("<opening>")
    if s.maybe(60):
        s("<character>")
    s.paragraph()
    first = s.pick(len(plots))
    plots[first](s)
    if s.maybe(30):
        s.paragraph()
        others = [plot for index, plot in enumerate(plots) if index != first]
        others[s.pick(len(others))](s)
    if s.maybe(70):
        s.paragraph()
        s("<ending>")
