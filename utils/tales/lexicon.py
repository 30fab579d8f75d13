"""The words of the story world, read from the files in `words/`.

rules.txt    name = one alternative a line, or several with a | between: what <name> may become
details.txt  as rules.txt: long lists of small things to see, hear, smell, say and think
places.txt   the mill: at; to | over to; kinds, then its spots (where a thing may lie) and its
             sights, those of all seasons and those of some
things.txt   noun: kinds; adjectives; how it breaks; how each of these is mended
beings.txt   kind: what is written of it, in the order of `BEING`
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .templates import Choice, choice

WORDS = Path(__file__).parent / "words"
SEASONS = ("spring", "summer", "autumn", "winter")


@dataclass(frozen=True)
class PlaceWords:
    """A place: "the mill", "at the mill", "to the mill"."""

    name: str
    at: Choice
    to: Choice
    kinds: frozenset[str]
    spots: tuple[str, ...]
    sights: dict[str, Choice]  # by season


@dataclass(frozen=True)
class ThingWords:
    """A thing: its noun, what may describe it, and how it is broken and mended."""

    noun: str
    kinds: frozenset[str]
    adjectives: Choice
    breaks: Choice
    mends: Choice


@dataclass(frozen=True)
class Lexicon:
    """All words. Raises ValueError where a file cannot be read as such, naming the line."""

    rules: dict[str, Choice] = field(default_factory=dict)
    places: tuple[PlaceWords, ...] = ()
    things: tuple[ThingWords, ...] = ()
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)
    animals: tuple[str, ...] = ()
    animal_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    grown: tuple[tuple[str, str], ...] = ()


def alternatives(text: str) -> list[str]:
    """Split at each | that is in no bracket.

    >>> alternatives("a [b|c] | d")
    ['a [b|c]', 'd']
    """
    depth, parts = 0, [""]
    for letter in text:
        depth += (letter == "[") - (letter == "]")
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def lines(name: str) -> list[str]:
    """A file's lines, without comments and empty ones."""
    text = (WORDS / name).read_text(encoding="utf-8")
    return [line.rstrip() for line in text.splitlines() if line.strip() and line[0] != "#"]


def read_rules(*names: str) -> dict[str, Choice]:
    """The rules of several files.   Raises ValueError where one is there twice."""
    options: dict[str, list[str]] = {}
    for name in names:
        for line in lines(name):
            if not line[0].isspace():
                rule, equals, line = line.partition("=")
                rule = rule.strip()
                if not equals or rule in options:
                    raise ValueError(f"{name}: {rule!r} is no rule, or is there twice")
                options[rule] = []
            options[rule] += alternatives(line.strip()) if line.strip() else []
    return {rule: choice(texts) for rule, texts in options.items()}


def read_places(name: str) -> tuple[PlaceWords, ...]:
    heads: list[tuple[str, list[str]]] = []  # a place, and its words
    lists: list[dict[str, list[str]]] = []  # its spots, and its sights by season
    for line in lines(name):
        key, _, value = line.partition(":")
        if not line[0].isspace():
            heads.append((key, [part.strip() for part in value.split(";")]))
            lists.append({kind: [] for kind in ("spots", *SEASONS)})
        elif key.strip() == "spots":
            lists[-1]["spots"] += [spot.strip() for spot in value.split(",")]
        elif set(key.split()) <= {"sights", *SEASONS}:
            for season in SEASONS if key.strip() == "sights" else key.split():
                lists[-1][season] += alternatives(value)
        else:
            raise ValueError(f"{name}: neither spots nor sights: {line!r}")
    return tuple(
        PlaceWords(
            place,
            choice(alternatives(at)),
            choice(alternatives(to)),
            frozenset(kinds.split()),
            tuple(listed["spots"]),
            {season: choice(listed[season]) for season in SEASONS},
        )
        for (place, (at, to, kinds)), listed in zip(heads, lists, strict=True)
    )


def read_things(name: str) -> tuple[ThingWords, ...]:
    found = []
    for line in lines(name):
        noun, _, value = line.partition(":")
        parts = [part.strip() for part in value.split(";")]
        if len(parts) != 4:
            raise ValueError(f"{name}: not 'kinds; adjectives; breaks; mends': {line!r}")
        kinds, adjectives, breaks, mends = parts
        if len(alternatives(breaks)) != len(alternatives(mends)):
            raise ValueError(f"{name}: each way to break has one to be mended: {line!r}")
        found.append(
            ThingWords(
                noun,
                frozenset(kinds.split()),
                choice([adjective.strip() for adjective in adjectives.split(",")]),
                choice(alternatives(breaks)),
                choice(alternatives(mends)),
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon of the book's tales."""
    beings: dict[str, list[str]] = {}
    for line in lines("beings.txt"):
        kind, _, listed = line.partition(":")
        beings.setdefault(kind.strip(), []).extend(listed.split(","))
    names = {kind: tuple(name.strip() for name in given) for kind, given in beings.items()}
    return Lexicon(
        rules=read_rules("rules.txt", "details.txt"),
        places=read_places("places.txt"),
        things=read_things("things.txt"),
        children={"she": names["girls"], "he": names["boys"]},
        animals=names["animals"],
        animal_names={"she": names["animals she"], "he": names["animals he"]},
        grown=tuple((name, way) for way in ("she", "he") for name in names[f"grown {way}"]),
    )
