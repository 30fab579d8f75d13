"""The story world: its probabilities are true, its tales coherent, its language rich."""

import ast
import graphlib
import json
import math
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
import tales
from llmbook.models import tinygpt
from tales.lexicon import Lexicon, load
from tales.plots import PLOTS
from tales.story import Story, tale
from tales.teller import Chance, readings
from tales.templates import Choice, choice, parse
from tales.world import Being, Contradiction, World

# -- a world so small that all its texts can be listed


@dataclass
class Small:
    """A tale of few words. Its probabilities are worked out in the tests by hand."""

    rules: dict[str, Choice] = field(
        default_factory=lambda: {
            "animal": choice(["cat", "owl", "3:ant"]),
            "does": choice(["sleeps", "sleeps [well|badly]"]),
        }
    )

    def __call__(self, teller):
        world = World(teller, Lexicon(rules=self.rules))
        world("a <animal> <does>.")
        if world.maybe(25):
            world("[It|So it] <does>.")


small = Small()


def all_texts():
    """Every text of the small world with its probability, by following every choice."""
    found = Counter()
    openings = ["A", "An"]
    for opening in openings:
        grow(opening, 1.0, found)
    return found


def grow(text, _, found):
    for word in tales.next_words(text, small):
        if word == "":
            found[text] = 2 ** -tales.bits(text, small)
        else:
            grow(text + word, _, found)


def test_the_probabilities_of_all_texts_sum_to_one():
    """Three animals; what one does, 1 + 2 ways; and perhaps a second sentence, 2 * (1 + 2) ways."""
    found = all_texts()
    assert len(found) == 3 * 3 * (1 + 2 * 3)
    assert sum(found.values()) == pytest.approx(1, abs=1e-12)


def test_a_texts_probability_is_that_of_its_choices():
    """ant 3/5, "sleeps" 1/2, then "well" of two, no second sentence 3/4."""
    p = 3 / 5 * 1 / 2 * 1 / 2 * 3 / 4
    assert tales.bits("An ant sleeps well.", small) == pytest.approx(-math.log2(p))


def test_the_next_words_have_their_true_probabilities():
    """After "An": the owl has 1/5 and the ant 3/5 of what begins so."""
    assert tales.next_words("An", small) == pytest.approx({" ant": 3 / 4, " owl": 1 / 4})
    after = tales.next_words("An ant sleeps", small)
    assert after == pytest.approx({".": 1 / 2, " badly": 1 / 4, " well": 1 / 4})


def test_texts_told_in_several_ways_are_summed():
    def twice(teller):
        World(teller, Lexicon())("[one [two|three]|one two|four].")

    assert len(list(readings(twice, "One two."))) == 2
    assert tales.bits("One two.", twice) == pytest.approx(-math.log2(1 / 3 * 1 / 2 + 1 / 3))


def test_chance_draws_by_weight():
    counts = Counter(tales.tell(seed, small).text.split()[1] for seed in range(3000))
    assert counts["ant"] / 3000 == pytest.approx(3 / 5, abs=0.03)


def test_what_cannot_be_told_is_refused():
    with pytest.raises(ValueError, match="does not tell this: 'A dog barks.'"):
        tales.bits("A dog barks.", small)
    with pytest.raises(ValueError, match="no tale begins with 'The'"):
        tales.next_words("The", small)
    with pytest.raises(ValueError, match="size is 0 bytes"):
        tales.corpus(0)


@pytest.mark.parametrize("wrong", ["[a|b", "a]", "a|b", "[same|same]"])
def test_a_template_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="template|the same"):
        parse(wrong)


# -- the world of the book


@pytest.fixture(scope="module")
def corpus():
    return tales.corpus(1_000_000, seed=5)


@pytest.fixture(scope="module")
def words(corpus):
    """The first 120,000 words."""
    found = re.findall(r"[A-Za-z'’-]+", corpus.text.lower())
    assert len(found) >= 120_000
    return found[:120_000]


def test_the_same_seed_tells_the_same_whatever_the_hash_seed_is(corpus):
    code = "import tales; print(tales.corpus(20_000, seed=5).text, end='')"
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True, check=True, encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0] == told[1]
    assert corpus.text.startswith(told[0].rstrip("\n"))


def test_there_are_thirty_plots_and_more():
    assert len(PLOTS) == len(set(PLOTS)) >= 30
    assert all(plot.__doc__ for plot in PLOTS)


def test_the_language_is_rich(words):
    """1,500 different words; of five in a row at most 14 % were there before, as in the King James
    Bible at that length."""
    assert len(set(words)) >= 1500
    runs = [tuple(words[i : i + 5]) for i in range(len(words) - 4)]
    assert 1 - len(set(runs)) / len(runs) <= 0.14


def test_the_text_is_clean(corpus):
    """Nothing of a template is left, and no sentence is badly joined."""
    for mistake in (
        r"[\[\]{}<>|_]",
        r"  ",
        r" [,.;:!?]",
        r"[,;:][,.;:]",
        r"\.\.(?!\.)",
        r"\ba\(n\)",
    ):
        found = re.search(f".{{0,40}}{mistake}.{{0,40}}", corpus.text)
        assert not found, found[0]
    for mistake in (
        r"\b[Aa] (?!uni|use|one)[aeiou]",
        r"\b[Aa]n [bcdfgjklmnpqrstvwyz]",
        r"\b(?!had)(\w+) \1\b",
    ):
        found = re.search(f".{{0,40}}{mistake}.{{0,40}}", corpus.text)
        assert not found, found[0]


def test_every_paragraph_begins_and_ends_a_sentence(corpus):
    for paragraph in re.split(r"\n+", corpus.text.strip()):
        assert re.match(r'["A-Z]', paragraph), paragraph[:60]
        assert re.search(r'[.!?…]"?$', paragraph), paragraph[-60:]


@pytest.mark.parametrize("plot", PLOTS, ids=lambda plot: plot.__name__)
def test_every_plot_can_come_first_or_after_another(plot):
    """Nothing that a plot tells contradicts what was told before: events ask what they need."""

    def doubled(teller):
        story = Story(teller)
        story("<opening>")
        PLOTS[(PLOTS.index(plot) + 7) % len(PLOTS)](story)
        plot(story)

    for seed in range(12):
        tales.tell(seed, lambda teller: tale(teller, [plot]))
        tales.tell(seed, doubled)


def test_the_parser_finds_the_choices_that_made_a_tale():
    for seed in range(25):
        told = tales.tell(seed)
        ways = [bits for bits, _ in readings(tale, told.text)]
        assert ways == [pytest.approx(told.bits)], f"seed {seed} can be told in {len(ways)} ways"


def test_the_bits_of_a_corpus_are_those_of_its_tales():
    corpus = tales.corpus(6_000, seed=3)
    parts = corpus.text.split(tales.END)[:-1]
    assert corpus.bits == pytest.approx(sum(map(tales.bits, parts)))


def test_an_openings_next_words_sum_to_one():
    told = tales.tell(2).text
    opening = told[: told.index(".") + 1]
    found = tales.next_words(opening)
    assert sum(found.values()) == pytest.approx(1)
    rest = told[len(opening) :]
    assert any(rest.startswith(word) for word in found)


# -- what is true in a tale


@pytest.fixture
def story():
    made = Story(Chance(Random(0)))
    made("{hero.a} sat there.")
    return made


def test_nobody_gives_what_they_do_not_have(story):
    friend, thing = Being("child"), story.thing("tool")
    story.meet(friend, "There was {other}.")
    story.own(friend, thing)
    story("{thing.a} lay there.", thing=thing)
    with pytest.raises(Contradiction, match="has no"):
        story.give(story.hero, friend, thing, "{who} gave {other} {thing}.")


def test_nobody_gives_to_one_who_is_elsewhere(story):
    friend, thing = Being("child"), story.thing("tool")
    story.own(story.hero, thing)
    story("{friend} had gone.", friend=friend)
    story.go(story.hero, story.somewhere())
    with pytest.raises(Contradiction, match="not together"):
        story.give(story.hero, friend, thing, "{who} gave {other} {thing}.")


def test_a_pronoun_stands_where_it_can_mean_one_only():
    world = World(Chance(Random(0)), load())
    anna, ida, tom = (Being("child") for _ in range(3))
    for being, name, gender in ((anna, "Anna", "she"), (ida, "Ida", "she"), (tom, "Tom", "he")):
        being.name, being._gender = name, gender
    world("{a} met {t}, and {a.he} told {t.him} so.", a=anna, t=tom)
    world("{a} met {i}, and {a.he} took {a.own} hat.", a=anna, i=ida)
    text = "".join(world.teller.parts)
    assert "Anna met Tom, and she told him so." in text
    assert "Anna met Ida, and Anna took her hat." in text or "She met Ida" in text


# -- what is true at each sentence


def handed_on(s):
    """A plot whose facts are plain."""
    hero, kite, friend, mill = s.hero, s.thing("toy"), s.friend("grown"), s.somewhere("busy")
    s.stage(kite=kite, friend=friend, mill=mill)
    s.own(hero, kite)
    s("{hero} had {kite.a}.")
    s.go(hero, mill, "{hero} went {mill.to}.")
    s.meet(friend, "There was {friend}.")
    s.give(hero, friend, kite, "{hero} gave {kite} to {friend}.")
    s.leave(friend, kite, "{friend} left it there.")
    s.home(hero, text="{hero} went home.")


@pytest.mark.parametrize("seed", range(20))
def test_who_has_what_and_who_is_where_is_known_at_each_sentence(seed):
    told = tales.facts(seed, lambda teller: tale(teller, [handed_on]))
    assert (
        "".join(one.text for one in told)
        == tales.tell(seed, lambda teller: tale(teller, [handed_on])).text
    )
    at = next(i for i, one in enumerate(told) if " had " in one.text and one.has)
    ((kite, hero),) = told[at].has.items()
    had, went, *rest = told[at:]
    assert kite in had.text and had.where[hero] == "home" and not had.lies
    mill = went.where[hero]
    assert mill != "home" and mill.split()[-1] in went.text
    met = next(one for one in rest if one.text.startswith(" There was"))
    friend = next(name for name in met.where if name != hero)
    assert met.where == {hero: mill, friend: mill} and met.has == {kite: hero}
    gave = next(one for one in rest if " gave " in one.text)
    assert gave.has == {kite: friend}
    left = next(one for one in rest if " left it" in one.text)
    assert left.has == {} and left.lies == {kite: mill}
    assert told[-1].where == {hero: "home", friend: mill} and told[-1].lies == {kite: mill}


def test_what_is_true_is_of_the_tale_that_is_told():
    for seed in range(300):
        told = tales.facts(seed)
        assert "".join(one.text for one in told) == tales.tell(seed).text
        text = ""
        for one in told:
            text += one.text
            named = [*one.has, *one.has.values(), *one.lies, *one.where]
            assert all(name.lower() in text.lower() for name in named)


def test_a_plot_can_be_left_out():
    all_but_one = tales.without("raffle")
    text = tales.corpus(300_000, tale=all_but_one).text
    assert "raffle for the" in tales.corpus(300_000).text and "raffle for the" not in text
    with pytest.raises(ValueError, match="there is no plot 'rafle'; there are: "):
        tales.without("rafle")


def test_the_weights_learned_from_these_very_tales():
    """Else train again: CONTRIBUTING.md says how."""
    run = json.loads(tinygpt.WEIGHTS.with_suffix(".json").read_text("utf-8"))
    assert run["tales"] == tales.version()
    assert tinygpt.BEGIN == tales.END


def test_no_module_of_the_tales_imports_what_imports_it():
    """In the sources, not only when they run: an import for types alone is one, too."""
    folder = Path(tales.__file__).parent
    imports = {}
    for path in folder.rglob("*.py"):
        found = imports[path.relative_to(folder).as_posix()] = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not node.level:
                continue
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            names = [base / alias.name for alias in node.names] if not node.module else [base]
            found |= {
                file.relative_to(folder).as_posix()
                for name in names
                for file in (name.with_suffix(".py"), name / "__init__.py")
                if file.exists()
            }
    assert len(imports) > 30 and imports["story.py"] >= {"world.py", "plots/__init__.py"}
    graphlib.TopologicalSorter(imports).prepare()  # raises CycleError, naming them
