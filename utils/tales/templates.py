"""Sentences with choices in them.

    [red|blue|3:green]    one of these; a number before a colon is a weight, otherwise 1
    <rule>                one alternative of a rule of the lexicon; <Rule> begins with a capital
    <rule friend>         the same, with {friend} as its {who}, and who was that as its {other}
    {who.he}              a form of somebody or something; {Who.He} begins with a capital
    a <rule>              "a" before any of the above is "an" where the text that follows asks

A template is parsed once. Writing it asks a teller to choose and to write; whoever the teller is,
the same choices make the same text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

ARTICLE = "a(n) "  # what "a " becomes that stands before a part
TOKENS = re.compile(
    r"\[|\||\]|<[\w-]+(?: \w+)?>|\{[\w.]+\}"
    r"|\ba (?=[\[<{])|[^\[\]|<{]+?(?=\ba [\[<{]|[\[\]|<{]|$)"
)
WEIGHT = re.compile(r"(\d+):")


class Reference(NamedTuple):
    """{name.form}"""

    name: str
    form: str
    capital: bool


class Rule(NamedTuple):
    """<name>"""

    name: str
    capital: bool
    who: str


class Choice(NamedTuple):
    """Alternatives, each a sequence, with weights and the text that each certainly begins with."""

    options: tuple
    weights: tuple[int, ...] | None
    heads: tuple[str, ...]


Part = str | Reference | Rule | Choice
Sequence = tuple[Part, ...]


@cache
def parse(template: str) -> Sequence:
    """A template's parts.   Raises ValueError for brackets that do not match and equal options."""
    tokens = iter(TOKENS.findall(template))
    sequences, end = _options(tokens, template)
    if end != "" or len(sequences) > 1:
        raise ValueError(f"a template has a {end or '|'!r} outside of brackets: {template!r}")
    return sequences[0]


def choice(options: list[str]) -> Choice:
    """A choice among templates, as the rules of a lexicon are; weights as in brackets."""
    return _choice([_weighted(option) for option in options], str(options))


def _weighted(option: str) -> tuple[int, Sequence]:
    found = WEIGHT.match(option)
    return (int(found[1]), parse(option[found.end() :])) if found else (1, parse(option))


def _options(tokens: Iterator[str], template: str) -> tuple[list, str]:
    """Sequences up to a closing bracket or the end, and which of the two it was."""
    done: list[Sequence] = []
    parts: list[Part] = []
    for token in tokens:
        if token in "|]":
            done.append(tuple(parts))
            parts = []
            if token == "]":
                return done, token
        elif token == "[":
            inner, end = _options(tokens, template)
            if end != "]":
                raise ValueError(f"a template has a '[' that is not closed: {template!r}")
            parts.append(_choice([_split_weight(option) for option in inner], template))
        elif token.startswith("{"):
            name, _, form = token[1:-1].partition(".")
            capital = (form or name)[0].isupper()
            parts.append(Reference(name.lower(), form.lower(), capital))
        elif token.startswith("<"):
            name, _, who = token[1:-1].partition(" ")
            parts.append(Rule(name.lower(), name[0].isupper(), who))
        else:
            parts.append(ARTICLE if token == "a " else token)
    return [*done, tuple(parts)], ""


def _split_weight(option: Sequence) -> tuple[int, Sequence]:
    """The weight that stands before an option, taken off."""
    first, *others = option or ("",)
    if not isinstance(first, str) or not (found := WEIGHT.match(first)):
        return 1, option
    rest = first[found.end() :]
    return int(found[1]), (rest, *others) if rest else tuple(others)


def _choice(weighted: list[tuple[int, Sequence]], template: str) -> Choice:
    weights, options = zip(*weighted, strict=True)
    if len(set(options)) < len(options):
        raise ValueError(f"two options of a choice are the same: {template!r}")
    equal = len(set(weights)) == 1
    return Choice(options, None if equal else weights, tuple(map(_head, options)))


def _head(option: Sequence) -> str:
    return option[0] if option and isinstance(option[0], str) and option[0] != ARTICLE else ""


def write(sequence: Sequence, teller, cast: dict) -> None:
    """Write a sequence: its choices are the teller's, its references are to `cast`."""
    for part in sequence:
        if isinstance(part, str):
            teller.write(part)
        elif isinstance(part, Choice):
            index = teller.pick(len(part.options), part.weights, part.options)
            write(part.options[index], teller, cast)
        elif isinstance(part, Rule):
            rule = teller.lexicon.rules[part.name]
            teller.capital |= part.capital
            index = teller.pick(len(rule.options), rule.weights, rule.options)
            roles = {"who": cast[part.who], "other": cast["who"]} if part.who else {}
            write(rule.options[index], teller, {**cast, **roles})
        else:
            teller.mention(cast[part.name], part.form, part.capital)
