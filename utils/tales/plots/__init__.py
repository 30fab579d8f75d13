"""The plots: each a function of a story, which it carries from a wish or a mishap to its end.

A plot begins wherever the tale stands: it names its own day, brings its own things and people, and
says where the hero goes. What it needs to be true it makes true by an event.
"""

from importlib import import_module

#: The order is a part of the seed: another one tells other tales.
MODULES = """
    bargains built contests drawn fears feasts found friends garden heights kindness kitchen
    lost made rescues riddles roads secrets shows storms suppers thieves trade trails truth
    wanderings
""".split()
PLOTS = [plot for name in MODULES for plot in import_module(f".{name}", __name__).PLOTS]
