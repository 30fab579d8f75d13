"""Training in a notebook, with a picture of the loss that is redrawn while it falls."""

from html import escape

from IPython.display import display
from matplotlib import pyplot

from ..figures.still import LOOK, Html, still
from .report import sample
from .trainer import Progress, Trainer


def watch(trainer: Trainer, every_s: float = 2.0, sample_tokens: int = 60) -> list[Progress]:
    """Run a trainer to its end; every few seconds show loss, time left and a text it writes.

    Where the true entropy of the text is known, it is drawn as a floor. Returns every step."""
    shown = display(Html("", "training"), display_id=True)
    done, due = [], 0.0
    for progress in trainer.run():
        done.append(progress)
        if progress.seconds >= due or progress.step == trainer.settings.steps:
            written = sample(trainer.model, seed=0, tokens=sample_tokens)
            shown.update(_view(trainer, done, written.text))
            due = progress.seconds + every_s
    return done


def _view(trainer: Trainer, done: list[Progress], text: str) -> Html:
    """The picture, and what the model writes at this moment."""
    last, steps = done[-1], trainer.settings.steps
    left = last.seconds / last.step * (steps - last.step)
    status = f"step {last.step:,} of {steps:,}, loss {last.loss:.2f}"
    status += f", about {left:.0f} s left" if left >= 1 else f", done in {last.seconds:.0f} s"
    picture = _picture(trainer, done).html
    written = f"<blockquote><p>{escape(text.strip() or '…')}</p></blockquote>"
    bar = f'<progress aria-label="training" value="{last.step}" max="{steps}"></progress>'
    return Html(f"{picture}<p>{bar} <strong>{status}</strong></p>{written}", status)


def _picture(trainer: Trainer, done: list[Progress]) -> Html:
    floor = trainer.held_out.floor
    told = [(p.step, p.held_out) for p in done if p.held_out is not None]
    with pyplot.style.context(LOOK):
        figure, axes = pyplot.subplots(figsize=(4, 2.7))
        axes.plot([p.step for p in done], [p.loss for p in done], linewidth=1, label="training")
        (dots,) = axes.plot(
            [step for step, _ in told], [loss for _, loss in told], "o-", label="held-out"
        )
        dots.set_clip_on(False)  # the last is on the edge
        if floor is not None:
            axes.axhline(
                floor, linestyle="--", color="C2", label="the truth: no model can do better"
            )
        axes.set(xlabel="step", ylabel="loss, nats a token", ylim=(0, None))
        axes.set_xlim(0, trainer.settings.steps)
        axes.legend()
    return still(figure, alt="The loss falls with each step, quickly at first, then more slowly.")
