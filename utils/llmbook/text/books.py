"""Texts to learn from and to measure on, the same on every machine."""

import json
from pathlib import Path

_FOLDER = Path(__file__).parent


def alice() -> str:
    """*Alice's Adventures in Wonderland*, Lewis Carroll 1865: 143 KB of English, all ASCII.

    In the public domain. The copy is that of the Canterbury Corpus, on which compression is
    measured (Arnold & Bell 1997), without its title page; each paragraph is one line.
    """
    return (_FOLDER / "alice.txt").read_text(encoding="utf-8")


def article_1() -> dict[str, str]:
    """Article 1 of the Universal Declaration of Human Rights (1948) in ten languages, by language.

    The United Nations' texts, as the project *UDHR in Unicode* has them.
    """
    return json.loads((_FOLDER / "article_1.json").read_text(encoding="utf-8"))["texts"]
