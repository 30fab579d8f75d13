"""A figure that asks its reader for a guess, and has two goals, one of them out of reach."""

import torch
from ipywidgets import FloatSlider, IntSlider
from llmbook import Goal, bars, below, figure, guess, lines, ranking
from torch import nn

CHANCES = torch.tensor([0.6, 0.3, 0.1])


class Held(nn.Module):
    """How many of three words hold most of the probability at a temperature."""

    def forward(self, guessed, temperature):
        chances = torch.softmax(CHANCES.log() / temperature, -1)
        need = (chances.cumsum(0) < 0.85).sum() + 1
        return {
            "chances": chances,
            "need": need,
            "off": guessed - need,
            "cold": chances[0] > 0.9,
            "turned": chances[0] < chances[1],
            "pair": chances[:2] > 0,
        }


COLD = Goal("Give the first word 90 %.", "cold", "Cold is greedy.", {"temperature": 0.2})
TURNED = Goal("Make the second word likelier.", "turned", "It never reorders.")


def asked(view=None, goals=(COLD, TURNED), **changes):
    controls = {
        "guessed": IntSlider(value=1, min=1, max=3),
        "temperature": FloatSlider(value=1, min=0.1, max=5),
    }
    view = view or covered()
    return figure(Held(), view, name="held", caption="X.", goals=goals, **(controls | changes))


def covered(**changes):
    given = {
        "asks": "How many words hold 85 %?",
        "of": "guessed",
        "says": ["Yes.", "{off} too few.", "{off} too many."],
        "off": "off",
        "why": "{need} do.",
    }
    return guess(bars(x=["a", "b", "c"], y="chances"), **(given | changes))


POINTS = ["left", "middle", "right"]


class Fall(nn.Module):
    """How far a drawn curve is from a loss that falls."""

    def forward(self, left, middle, right):
        loss = torch.tensor([9.0, 2.0, 1.0])
        drawn = torch.stack([left, middle, right])
        return {"loss": loss, "drawn": drawn, "off": (drawn - loss).abs().mean()}


def drawn():
    plot = lines(x=[0, 1, 2], y="loss", draw=POINTS, draw_x=[0, 1, 2], draw_y="drawn", ylim=(0, 10))
    return figure(
        Fall(),
        guess(plot, asks="Draw how the loss falls.", of=POINTS, says="{off} off."),
        name="drawn",
        caption="A loss.",
        more=POINTS,
        **{name: FloatSlider(value=5, min=0, max=10, step=0.5) for name in POINTS},
    )


CITIES = ["Lima", "Oslo", "Rome"]
MOVED = ["lima", "oslo", "rome"]


class North(nn.Module):
    """How far an order of cities is from that of their latitudes."""

    def forward(self, lima, oslo, rome):
        latitude = torch.tensor([-12.0, 60.0, 42.0])
        places = torch.stack([lima, oslo, rome])
        right = places == torch.tensor([2, 0, 1])
        return {"latitude": latitude, "places": places, "right": right, "hits": right.sum()}


def ranked():
    order = ranking(labels=CITIES, places="places", move=MOVED, right="right", first="north")
    return figure(
        North(),
        guess(
            below(order, bars(x=CITIES, y="latitude", format="number")),
            asks="Which of them is farthest north?",
            of=MOVED,
            says="{hits} of 3 stand where they belong.",
        ),
        name="ranked",
        caption="Three cities.",
        more=MOVED,
        **{name: IntSlider(value=i, min=0, max=2) for i, name in enumerate(MOVED)},
    )
