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

MODULES = (
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
PLOTS = [plot for module in MODULES for plot in module.PLOTS]
