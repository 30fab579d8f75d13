"""A figure that asks its reader for a guess, and has two goals, one of them out of reach."""

import torch
from ipywidgets import FloatSlider, IntSlider
from llmbook import Goal, bars, figure, guess
from torch import nn

CHANCES = torch.tensor([0.6, 0.3, 0.1])


class Held(nn.Module):
    """How many of three words hold most of the probability at a temperature."""

    def forward(self, guessed, temperature):
        chances = torch.softmax(CHANCES.log() / temperature, -1)
        need = (chances.cumsum(0) < 0.85).sum() + 1
        off = guessed - need
        return {
            "chances": chances,
            "need": need,
            "off": off.abs(),
            "which": (off < 0) * 1 + (off > 0) * 2,
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
        "which": "which",
    }
    return guess(bars(x=["a", "b", "c"], y="chances"), **(given | changes))
