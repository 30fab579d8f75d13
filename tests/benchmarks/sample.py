"""One figure in two ways, for a kernel: ours, and matplotlib under ipywidgets' `interact`.

Both show the ten most probable of 49,152 tokens at a temperature, as chapter 11 does.
"""

import time
from collections.abc import Callable, Iterable

import torch
from ipywidgets import FloatSlider
from llmbook.figures import Figure, bars, figure
from llmbook.models import sampling
from torch import Tensor

from .computed import computed

answers: list[tuple[float, ...]] = []  # the last one: what torch gave to be shown
LOGITS = torch.linspace(12, -12, 49_152)
WORDS = [f"token {rank}" for rank in range(10)]


class Temperature(torch.nn.Module):
    def forward(self, temperature: Tensor) -> dict[str, Tensor]:
        probability = sampling.softmax_at(LOGITS, temperature)[:10]
        answers[:] = [tuple(probability.tolist())]
        return {"probability": probability}


def slider() -> FloatSlider:
    return FloatSlider(value=1, min=0.1, max=2, step=0.05)


def ours(control: FloatSlider) -> Figure:
    view = bars(x=WORDS, y="probability", ylim=(0, 1))
    return figure(Temperature(), view, temperature=control, caption="Ten candidates.")


def peer(control: FloatSlider) -> None:
    """The common way: draw anew as PNG at each move. To be called in a kernel."""
    from IPython import get_ipython
    from ipywidgets import interact
    from matplotlib import pyplot

    get_ipython().run_line_magic("matplotlib", "inline")
    model = Temperature()

    def draw(temperature: float) -> None:
        pyplot.bar(WORDS, model(torch.tensor(temperature))["probability"])
        pyplot.ylim(0, 1)
        pyplot.xticks(rotation=45)
        pyplot.show()

    interact(draw, temperature=control)


def move_times_ms(show: Callable[[FloatSlider], object], values: Iterable[float]) -> list[float]:
    """Show a figure, then set its slider to each value: how long the kernel is busy, ms.

    In a kernel that includes all that is sent to the frontend. The first move is left out.
    Raises Unchanged where torch did not answer otherwise than before.
    """
    control = slider()
    shown = show(control)
    if shown is not None:
        shown._repr_mimebundle_()  # as a cell that ends with it would
    passes = []
    for value in values:
        start = time.perf_counter()
        control.value = value
        passes.append((1000 * (time.perf_counter() - start), tuple(answers[-1:])))
    return computed("a move in a kernel", passes)
