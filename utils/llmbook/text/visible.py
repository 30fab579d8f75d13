"""White space made visible, where a token is looked at. `browser/values.js` has the same rule."""

VISIBLE = {" ": "␣", "\n": "↵", "\t": "⇥", "\r": "␍"}
_TABLE = str.maketrans(VISIBLE)


def visible(text: str) -> str:
    """A text with its spaces, tabs and ends of lines as signs.

    Views do this by themselves to what `names=` gives them.

    >>> visible(" the\\n")
    '␣the↵'
    """
    return text.translate(_TABLE)
