"""White space made visible, where a token is looked at. `browser/values.js` has the same rule."""

import re

VISIBLE = {" ": "␣", "\n": "↵", "\t": "⇥", "\r": "␍"}
#: A space between two words is seen as it is; at an end, or beside other white space, it is not.
UNSEEN = r"(?<![^ \n\t\r]) | (?![^ \n\t\r])|[\n\t\r]"


def visible(text: str) -> str:
    """A text with a sign for each space that is not seen, each tab and each end of a line.

    Views and their tables do this by themselves to what `names=` gives them.

    >>> visible(" the\\n"), visible("ice cream")
    ('␣the↵', 'ice cream')
    """
    return re.sub(UNSEEN, lambda found: VISIBLE[found[0]], text)
