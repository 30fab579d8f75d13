"""Training on a CPU for a minute, and for five: ours against nanoGPT's recipe for such a machine.

https://github.com/karpathy/nanoGPT, "I only have a macbook": 4 layers, width 128, 4 heads, context
64, batch 12, AdamW from 1e-3 to 1e-4, no dropout; its model is GPT-2's, here that of transformers.
Both read the same tokens of the same tales on all cores, and are asked about the same ones.
"""

import time
from collections.abc import Iterator
from dataclasses import replace

import tales
import torch
from llmbook.models import tinygpt
from llmbook.text import bpe
from llmbook.training import Settings, Trainer, tokenized
from torch.nn.functional import cross_entropy
from transformers import GPT2Config, GPT2LMHeadModel

from .progress import say
from .rows import Result

CONTEXT = 64
OURS = replace(tinygpt.CONFIG, layers=4)
SETTINGS = Settings(batch=16, context=CONTEXT, learning_rate=1e-2, warmup=50, precision="bfloat16")


def measure(quick: bool) -> Iterator[Result]:
    """Held-out loss after 60 s and 300 s (quick: after 10 s), nats a token."""
    told, unseen = tales.corpus(8_000_000, seed=0), tales.corpus(400_000, seed=1_000_000)
    tokenizer = bpe.train(told.text[:3_000_000], OURS.vocab_size)
    text, held_out = (tokenized([t.text], tokenizer, aligned=False) for t in (told, unseen))
    for seconds in (10,) if quick else (60, 300):
        mine = ours(tokenizer, text, held_out, seconds)
        peer = nanogpt(tokenizer, text, held_out, seconds)
        subject = f"{seconds} s"
        yield Result("training", mine, peer=peer, subject=subject)
        yield Result("training gain", peer - mine, subject=subject)


def ours(tokenizer, text, held_out, seconds: float) -> float:
    """Loss of our decoder, our loop; its steps are as many as the time allows."""

    def run(steps: int):
        settings = replace(SETTINGS, steps=steps, evaluate_every=steps)
        trainer = Trainer(tinygpt.new(tokenizer, OURS), text, held_out, settings)
        *_, last = trainer.run()
        return last.seconds, last.held_out

    trial = Trainer(tinygpt.new(tokenizer, OURS), text, held_out, replace(SETTINGS, steps=10**6))
    return fitted("ours", run, int(seconds / per_step(trial.run())), seconds)


def nanogpt(tokenizer, text, held_out, seconds: float) -> float:
    """Loss of the peer: its model, its optimizer, its schedule."""

    def run(steps: int):
        began = time.monotonic()
        *_, model = peer_steps(tokenizer, text, steps)
        return time.monotonic() - began, evaluated(model, held_out)

    return fitted(
        "nanoGPT", run, int(seconds / per_step(peer_steps(tokenizer, text, 10**6))), seconds
    )


def fitted(side: str, run, steps: int, seconds: float) -> float:
    """The loss of a run that took the given time, give or take a tenth.

    Its schedule must know its end; where other work disturbed the guess, it is run once more.
    """
    taken, loss = run(steps)
    if not 0.9 < taken / seconds < 1.1:
        say(f"  {side}: {steps} steps in {taken:.0f} s; once more")
        steps = int(steps * seconds / taken)
        taken, loss = run(steps)
    say(f"  {side}: {steps} steps in {taken:.0f} s, held-out loss {loss:.3f}")
    return loss


def peer_steps(tokenizer, text, steps: int) -> Iterator[GPT2LMHeadModel]:
    torch.manual_seed(0)
    config = GPT2Config(
        vocab_size=len(tokenizer), n_positions=CONTEXT, n_embd=128, n_layer=4, n_head=4,
        resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0, bos_token_id=None, eos_token_id=None,
    )  # fmt: skip
    model = GPT2LMHeadModel(config).train()
    matrices = [p for p in model.parameters() if p.dim() > 1]
    rest = [p for p in model.parameters() if p.dim() < 2]
    groups = [{"params": matrices, "weight_decay": 0.1}, {"params": rest, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.99))
    schedule = Settings(
        steps=steps, warmup=100, learning_rate=9e-4
    )  # and 1e-4 on top: 1e-3 to 1e-4
    generator = torch.Generator().manual_seed(0)
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = min(1e-3, schedule.rate(step) + 1e-4)
        windows = text.windows(12, CONTEXT, generator)
        logits = model(windows[:, :-1]).logits
        loss = cross_entropy(logits.flatten(0, 1), windows[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        yield model


def per_step(run: Iterator, skip: int = 10, count: int = 40) -> float:
    """Seconds a step, after the first few."""
    for _ in range(skip):
        next(run)
    began = time.monotonic()
    for _ in range(count):
        next(run)
    return (time.monotonic() - began) / count


@torch.no_grad()
def evaluated(model: GPT2LMHeadModel, held_out) -> float:
    """As `Trainer.evaluate` does: the same windows."""
    windows = held_out.measured(CONTEXT)
    losses = [
        cross_entropy(model(part[:, :-1]).logits.flatten(0, 1), part[:, 1:].flatten()) * len(part)
        for part in windows.split(64)
    ]
    return float(sum(losses) / len(windows))
