"""Exercises in labs: yours is tried first; where it is not done yet, the solution takes its place.

So a lab runs from top to bottom whatever is solved; and its checks are tested with every build.
For a class, and for a new edition of a lab: `python -m llmbook.exercises --help`.
"""

from .trial import near, tried

__all__ = ["near", "tried"]
