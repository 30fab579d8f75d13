"""The plots: each a function of a story, which it carries from a wish or a mishap to its end.

A plot begins wherever the tale stands: it names its own day, brings its own things and people, and
says where the hero goes. What it needs to be true it makes true by an event.
"""

from . import (
    bargains,
    built,
    contests,
    drawn,
    fears,
    feasts,
    found,
    friends,
    garden,
    heights,
    kindness,
    kitchen,
    lost,
    made,
    rescues,
    riddles,
    roads,
    secrets,
    shows,
    storms,
    suppers,
    thieves,
    trade,
    trails,
    truth,
    wanderings,
)

#: The order is a part of the seed: another one tells other tales.
PLOTS = [
    plot
    for part in (
        bargains,
        built,
        contests,
        drawn,
        fears,
        feasts,
        found,
        friends,
        garden,
        heights,
        kindness,
        kitchen,
        lost,
        made,
        rescues,
        riddles,
        roads,
        secrets,
        shows,
        storms,
        suppers,
        thieves,
        trade,
        trails,
        truth,
        wanderings,
    )
    for plot in part.PLOTS
]
