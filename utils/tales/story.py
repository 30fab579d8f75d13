"""A tale's events, and its shape: an opening, one plot or two, an ending."""

from collections.abc import Callable, Sequence

from .lexicon import SEASONS, load
from .plots import PLOTS
from .teller import Teller
from .templates import Rule
from .things import Thing
from .world import Being, Named, Place, Word, World, require

HELD = {"hidden", "stuck", "aloft", "ill"}  # who is in such a state goes nowhere


class Story(World):
    """A world with a hero, and what can happen in it. `text` tells an event in words of its own."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller, load())
        self.hero = self.cast["hero"] = self.cast["who"] = Being(("child", "animal")[self.pick(2)])
        self.beings.append(self.hero)

    def __call__(self, template: str, **cast) -> None:
        who = cast.get("who", self.hero)
        other = self.cast.get("friend") if who is self.hero else self.hero
        super().__call__(template, **{"who": who, "other": other, "place": who.place, **cast})

    # -- new to the tale

    def friend(self, kind: str = "") -> Being:
        """Somebody new: a child, an animal or a grown-up, unless `kind` says."""
        return self._met(Being(kind or "anybody", unlike=self.hero))

    def peer(self) -> Being:
        """Somebody new who is a child or an animal, as the hero is."""
        return self._met(Being("peer", unlike=self.hero))

    def _met(self, being: Being) -> Being:
        self.beings.append(being)
        return being

    def thing(self, kind: str) -> Thing:
        """Something new of a kind that `words/things.txt` knows."""
        self.things.append(Thing(kind))
        return self.things[-1]

    def somewhere(self, *kinds: str) -> Place:
        """A place where the tale has not been; of kinds that `words/places.txt` knows."""
        return Place(*kinds)

    def word(self, rule: str) -> Word:
        """Words from a rule, which stay the same through a plot."""
        return Word(rule)

    def stage(self, **cast: Named) -> None:
        """Names that the sentences of a plot may use: {friend}, {thing} and so on."""
        self.cast.update(cast)

    def day(self, *seasons: str) -> None:
        """Tell of a day, in another season than the last one, and in one of those asked for."""
        fitting = [each for each in SEASONS if each in (seasons or SEASONS) and each != self.season]
        fitting = fitting or list(seasons)
        lead = " " if self.started else ""
        heads = [(lead, Rule(f"day-{season}", True, "")) for season in fitting]
        self.season, self.dark = fitting[self.pick(len(fitting), heads=heads)], False
        self(f"<day-{self.season}>")
        if self.maybe(50):
            self.aside()

    def night(self, text: str = "<night>", **cast) -> None:
        """It is dark from now on, until the next day."""
        self.dark = True
        self(text, **cast)

    def morning(self, text: str, **cast) -> None:
        """The night is over."""
        self.dark = False
        self(text, **cast)

    def aside(self, who: Being | None = None) -> None:
        """Some small thing that was to be seen, heard or thought, and changes nothing."""
        kind = "night" if self.dark else ("any", self.season or "any")[self.pick(2, (2, 1))]
        self(f"<aside-{kind}>", who=who or self.hero)

    # -- events

    def go(self, who: Being, place: Place | None, text: str = "", **cast) -> None:
        """`who` goes to another place. Told in words of no plot, it may have an aside after it."""
        require(place is None or who.place is not place, f"{who.name} is there already")
        require(not who.states & HELD, f"{who.name} is {who.states} and cannot go")
        who.place = place
        self(text or "<goes>", who=who, place=place, **cast)
        if not text and self.maybe(75):
            self.aside(who)

    def home(self, *beings: Being, text: str = "<returns>", **cast) -> None:
        """Those who are named go home, which is the place None; the first is {who}."""
        for being in beings:
            require(not being.states & HELD, f"{being.name} is {being.states} and cannot go")
            being.place = None
        self(text, who=beings[0], **cast)

    def begin(self, who: Being, state: str, text: str, **cast) -> None:
        """`who` is hidden, stuck, aloft, ill, at odds … from now on."""
        require(state not in who.states, f"{who.name} is {state} already")
        who.states.add(state)
        self(text, who=who, **cast)

    def end(self, who: Being, state: str, text: str, **cast) -> None:
        """The state is over; at the end of a plot each is."""
        require(state in who.states, f"{who.name} is not {state}")
        who.states.remove(state)
        self(text, who=who, **cast)

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


def tale(teller: Teller, plots: Sequence[Callable[[Story], None]] = PLOTS) -> None:
    """Tell one tale, of `plots` (all of them, unless given)."""
    s = Story(teller)
    s("<opening>")
    if s.maybe(60):
        s("<character>")
    s.paragraph()
    first = s.pick(len(plots))
    plots[first](s)
    require(not s.hero.states, f"the hero is left {s.hero.states}")
    others = [plot for index, plot in enumerate(plots) if index != first]
    if others and s.maybe(12):
        s.paragraph()
        others[s.pick(len(others))](s)
        require(not s.hero.states, f"the hero is left {s.hero.states}")
    if s.maybe(70):
        s.paragraph()
        s("<ending>")
