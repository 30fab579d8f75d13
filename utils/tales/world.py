"""What is true while a tale is told, and the telling of it.

Sentences come from templates. A pronoun is written where it can mean one being only; elsewhere the
name is.
"""

from __future__ import annotations

from functools import cache
from textwrap import dedent
from typing import Any

from .beings import Being
from .cast import Contradiction, Named, Place, Word, require
from .lexicon import Lexicon
from .teller import Teller
from .templates import Choice, parse, write
from .things import Thing

__all__ = ["Being", "Contradiction", "Named", "Place", "Word", "World", "require"]


@cache
def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences, one a line; a line that is indented more goes on with the one before.

    >>> sentences('''
    ...     {who} laughed,
    ...         and so did {other}.
    ...     "Well!" said {who}.''')
    ('{who} laughed, and so did {other}.', '"Well!" said {who}.')
    """
    found: list[str] = []
    for line in dedent(text).strip("\n").splitlines():
        if line.startswith(" ") and found:
            found[-1] += ("" if found[-1][-1] in "[|" else " ") + line.strip()
        elif line.strip():
            found.append(line.strip())
    return tuple(found)


class World:
    """The state of one tale and its telling. `world("…", who=…)` tells a sentence, or several."""

    def __init__(self, teller: Teller, lexicon: Lexicon) -> None:
        self.teller, self.lexicon = teller, lexicon
        teller.lexicon, teller.mention = lexicon, self.mention
        self.pick = teller.pick
        self.cast: dict[str, Any] = {}
        self.used: list[Any] = []
        self.beings: list[Being] = []
        self.things: list[Thing] = []
        self.sentence: list[Named] = []
        self.earlier: list[Named] = []
        self.started = False
        self.season, self.dark = "", False

    # -- telling

    def __call__(self, template: str, **cast: Named) -> None:
        """Tell what the template says, one sentence a line; `cast` adds to the standing one."""
        for sentence in sentences(template):
            self.teller.capital = False
            self.teller.write(" " if self.started else "")
            self.started, self.teller.capital = True, True
            self.earlier, self.sentence = self.sentence, []
            write(parse(sentence), self.teller, {**self.cast, **cast})
            self.teller.told(self)

    def paragraph(self) -> None:
        """What is told next begins a new line."""
        self.teller.capital = False
        self.teller.write("\n")
        self.started = False

    def mention(self, named: Named, form: str, capital: bool) -> None:
        """Write a form of somebody or something."""
        capital = capital or self.teller.capital
        self.teller.capital = capital
        text = named.text(self, form)
        if text:
            self.teller.write(text)

    def write_choice(self, chosen: Choice) -> None:
        write((chosen,), self.teller, self.cast)

    def maybe(self, percent: int) -> bool:
        return self.pick(2, (percent, 100 - percent)) == 0

    def noted(self, named: Named) -> None:
        if named not in self.sentence:
            self.sentence.append(named)

    def clear(self, named: Named) -> bool:
        """Whether a pronoun can mean this one only: of those of its gender it alone was mentioned
        in this sentence, or, where none was, in the one before."""
        for scope in (self.sentence, self.earlier):
            alike = [other for other in scope if other.gender == named.gender]
            if alike:
                return alike == [named]
        return False
