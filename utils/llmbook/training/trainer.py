"""The training loop: draw windows, predict each next token, follow the gradient; again."""

import math
import time
from collections.abc import Iterator
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import torch
from torch import distributed as dist
from torch import nn

from ..files import whole
from ..models.generation import LanguageModel
from .loss import NextToken, evaluate
from .optimizers import optimizers
from .settings import Settings
from .text import PAD, Text, digest

CHECKPOINT, LOG = "checkpoint.pt", "log.csv"
HEAD = "step,seconds,tokens,learning_rate,loss,held_out,bits_per_byte"


class Progress(NamedTuple):
    """One step done. Losses in nats a token; `held_out` only where it was just measured."""

    step: int
    loss: float
    held_out: float | None
    seconds: float


class Trainer:
    """Trains `model` on `text`; iterate over `run()`.

    folder: where the log and checkpoints go, or None: nothing is written. What is random is drawn
    from the seed and the step alone, so that an interrupted run goes on as if it had not been.
    Under `torchrun` every process has its part of each batch, and the first one writes.
    Raises ValueError, before any work starts, where text, settings and model do not fit."""

    def __init__(
        self,
        model: LanguageModel,
        text: Text,
        held_out: Text,
        settings: Settings,
        folder: Path | None = None,
    ) -> None:
        for part in (text, held_out):
            part.require(settings.context)
        if settings.context > (room := model.config.context):
            raise ValueError(f"context is {settings.context}; the model has room for {room}")
        most = int(max(part.token_ids.max() for part in (text, held_out)))
        if most >= model.config.vocab_size:
            raise ValueError(f"token id {most}, but the model's vocabulary is smaller")
        self.measured = held_out.measured(settings.context)
        joined = dist.is_available() and dist.is_initialized()  # others that torchrun started
        self.rank, self.processes = (dist.get_rank(), dist.get_world_size()) if joined else (0, 1)
        if settings.batch % self.processes:
            raise ValueError(f"a batch of {settings.batch} does not divide by {self.processes}")
        self.model, self.text, self.held_out = model, text, held_out
        self.settings, self.folder = settings, Path(folder) if folder else None
        self.device = model.embedding.weight.device
        self.step, self.tokens, self.seconds = 0, 0, 0.0
        self.stopping = False  # set it, and run() ends after the step it is in
        self.names = torch.zeros(model.config.vocab_size, device=self.device)
        if text.names is not None:
            self.names[text.names] = 1
        self.loss: nn.Module = NextToken(model)
        if self.processes > 1:
            self.loss = nn.parallel.DistributedDataParallel(self.loss)
        self.optimizers = optimizers(model, settings)

    def run(self) -> Iterator[Progress]:
        """Train to the last step. Who breaks it off calls `save()`: then `resume()` goes on."""
        self.model.train()
        began = time.monotonic() - self.seconds
        while self.step < self.settings.steps and not self._told_to_stop():
            loss = self._one_step()
            self.step += 1
            due = self.step % self.settings.evaluate_every == 0
            held_out = self.evaluate() if due or self.step == self.settings.steps else None
            self.seconds = time.monotonic() - began
            if held_out is not None:
                self._log(loss, held_out)
                self.save()
            yield Progress(self.step, loss, held_out, self.seconds)

    def _told_to_stop(self) -> bool:
        """Whether any process was: then all end after the same step."""
        if self.processes == 1:
            return self.stopping
        told = torch.tensor(int(self.stopping), device=self.device)
        dist.all_reduce(told, dist.ReduceOp.MAX)
        return bool(told)

    def _one_step(self) -> float:
        settings = self.settings
        for optimizer in self.optimizers:
            optimizer.zero_grad()
            for group in optimizer.param_groups:
                group["lr"] = settings.rate(self.step)
        generator = torch.Generator().manual_seed(settings.seed * 1_000_003 + self.step)
        context, weight = settings.window(self.step)
        count = settings.batch * settings.context // context
        windows = self.text.windows(count - count % self.processes, context, generator)
        own = windows[self.rank :: self.processes].to(self.device)
        with self.precision():
            loss = self.loss(own, weight**self.names)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), settings.clip)
        for optimizer in self.optimizers:
            optimizer.step()
        self.tokens += int((windows[:, 1:] != PAD).sum())
        return self._finite(loss.item())

    def _finite(self, loss: float) -> float:
        """A loss, or FloatingPointError: no weights come back from infinity, and none are kept."""
        if math.isfinite(loss):
            return loss
        raise FloatingPointError(
            f"the loss is {loss} at step {self.step}: try a lower learning rate"
        )

    def precision(self):
        """Of the matrix products: bfloat16 has float32's range in half the bits."""
        wanted, kind = self.settings.precision, self.device.type
        fast = kind == "cuda" and torch.cuda.is_bf16_supported()
        use = wanted == "bfloat16" or (wanted == "auto" and fast)
        return torch.autocast(kind, torch.bfloat16, enabled=use)

    def evaluate(self) -> float:
        """Mean loss on the held-out text, nats a token: the same windows each time."""
        return self._finite(evaluate(self.model, self.measured))

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        if self.folder is None or self.rank > 0:
            return
        state = {
            "config": asdict(self.model.config),
            "settings": asdict(self.settings),
            "read": self.read,
            "step": self.step,
            "tokens": self.tokens,
            "seconds": self.seconds,
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
        }
        with whole(self.folder / CHECKPOINT) as part:
            torch.save(state, part)

    def resume(self) -> None:
        """Go on from the folder's checkpoint.

        Raises FileNotFoundError without one, ValueError where it is of another configuration, text
        or tokenizer."""
        path = self.folder and self.folder / CHECKPOINT
        if path is None or not path.exists():
            raise FileNotFoundError(f"there is no checkpoint in {self.folder}")
        state = torch.load(path, map_location=self.device, weights_only=True)
        for name, mine in (("config", self.model.config), ("settings", self.settings)):
            pairs = [(key, state[name].get(key), value) for key, value in asdict(mine).items()]
            if differ := [f"{k}: {old}, not {new}" for k, old, new in pairs if old != new]:
                raise ValueError(f"the checkpoint has other {name}: {'; '.join(differ)}")
        was = state.get("read", {})
        if other := [name for name, mine in self.read.items() if was.get(name) != mine]:
            raise ValueError(f"the checkpoint is of another {', another '.join(other)}")
        self.model.load_state_dict(state["model"])
        for optimizer, one in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(one)
        self.step, self.tokens, self.seconds = state["step"], state["tokens"], state["seconds"]

    @cached_property
    def read(self) -> dict[str, str]:
        """Digests of all that is read: a run goes on with the same."""
        tokenizer = self.model.tokenizer
        spelled = [tokenizer.token(token_id) for token_id in range(len(tokenizer))]
        texts = {"text": self.text.digest, "held-out text": self.held_out.digest}
        return {"tokenizer": digest(repr(spelled).encode()), **texts}

    def _log(self, loss: float, held_out: float) -> None:
        """A line more. Lines of this step or later ones are of a run that was killed before its
        checkpoint, and go."""
        if self.folder is None or self.rank > 0:
            return
        path = self.folder / LOG
        lines = path.read_text().splitlines() if path.exists() else []
        kept = [line for line in lines[1:] if int(line.partition(",")[0]) < self.step]
        rate, bits = self.settings.rate(self.step - 1), self.held_out.bits_per_byte(held_out)
        numbers = (f"{number:.5f}" for number in (rate, loss, held_out, bits))
        new = ",".join([str(self.step), str(round(self.seconds)), str(self.tokens), *numbers])
        with whole(path) as part:
            part.write_text("\n".join([HEAD, *kept, new, ""]))
