"""A book to learn from that is the same on every machine."""

from pathlib import Path


def alice() -> str:
    """*Alice's Adventures in Wonderland*, Lewis Carroll 1865: 148 KB of English, all ASCII.

    In the public domain. The copy is that of the Canterbury Corpus, in which compression is
    measured (Arnold & Bell 1997), without its title page.
    """
    return (Path(__file__).parent / "alice.txt").read_text(encoding="utf-8")
