"""Continuous batching: one model writes many answers at once, and each comes and goes by itself.

A thread repeats: read the prompts of new requests (prefill), then one token for every running one
(decode). A request joins between two steps and leaves after its last token; nobody waits until a
batch is complete (Yu et al. 2022, "Orca", OSDI). Long prompts are read in parts, so that the others
go on in between (Agrawal et al. 2023, arXiv 2308.16369). First come, first served.
"""

import logging
import threading
from collections import deque

import torch
from torch import Tensor

from ..models import sampling
from ..models.generation import LanguageModel
from .draw import Settings, draw
from .jobs import Closed, Generation, Limits, Load, QueueFull
from .slots import SlotCache
from .text import Piece, Text

LOG = logging.getLogger("llmbook.serving")


class Scheduler:
    """The thread that runs the model. `submit` a generation; `cancel` it; `close` when done."""

    def __init__(self, model: LanguageModel, limits: Limits) -> None:
        self.model, self.limits = model, limits
        self.cache = SlotCache(model, limits.slots, limits.room)
        self._rows: list[Generation] = []  # row i is in slot i
        self._waiting: deque[Generation] = deque()
        self._changed = threading.Condition()
        self._closed, self._steps, self._tokens = False, 0, 0
        self._thread = threading.Thread(target=self._run, name="llmbook.serving", daemon=True)
        self._thread.start()

    def submit(self, job: Generation) -> None:
        """Put a generation in the queue.   Raises QueueFull or Closed, and ValueError if it could
        never run."""
        if not job.prompt or job.size > self.limits.room:
            raise ValueError(f"{job.size} tokens; allowed: a prompt, and {self.limits.room} in all")
        job.text = Text(self.model.tokenizer, job.stops)
        uniforms = sampling.uniforms(job.seed, job.max_tokens)
        job.uniforms = (uniforms if job.temperature > 0 else 0 * uniforms).tolist()
        if job.end_ids is None:
            job.end_ids = self.model.end_ids
        with self._changed:
            if self._closed:
                raise Closed("the server is stopping")
            if len(self._waiting) >= self.limits.queue + self._free():
                raise QueueFull(f"{len(self._waiting)} requests are waiting; try again later")
            self._waiting.append(job)
            self._changed.notify()

    def cancel(self, job: Generation) -> None:
        """End a generation, wherever it is; nothing if it has ended. Its slot is free at once, or
        after the step that is being computed."""
        with self._changed:
            job.cancelled = True
            if job in self._waiting:
                self._waiting.remove(job)

    def load(self) -> Load:
        """A glance at it, from any thread."""
        with self._changed:
            in_flight = sum(job.size for job in self._rows)
            running, waiting = len(self._rows), len(self._waiting)
            return Load(running, waiting, in_flight, self._steps, self._tokens)

    def close(self) -> None:
        """Stop after the step that is being computed; what has not ended is told `Closed`."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        with torch.inference_mode():
            while self._work():
                try:
                    self._leave([job for job in self._rows if job.cancelled])
                    self._prefill()
                    self._decode()
                except Exception as error:  # out of memory, say: those who ran are told
                    LOG.exception("a step failed; %d requests end", len(self._rows))
                    self._fail(error)
        self._fail(Closed("the server is stopping"))

    def _work(self) -> bool:
        """Wait until there is something to do; False: it is to stop."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._waiting or self._rows)
            return not self._closed

    def _prefill(self) -> None:
        """Read prompts, one after the other, as far as one step may."""
        budget = self.limits.prefill
        while budget and (job := self._reading() or self._admit()):
            part = job.prompt[job.read : job.read + budget]
            cache = self.cache.one(self._rows.index(job), job.read)
            logits = self.model(self._ids([part]), cache, last_only=True).logits[:, -1]  # (1, V)
            job.read += len(part)
            budget -= len(part)
            if not job.reading:
                self._write([job], logits)

    def _decode(self) -> None:
        """One token for every running request, (B, 1) -> (B, V). A row whose prompt is not read
        goes along: what it writes lies where its next part will, and its token is not drawn."""
        rows = list(self._rows)
        ready = [b for b, job in enumerate(rows) if not job.reading]
        if not ready:
            return
        cache = self.cache.first([job.read for job in rows])
        logits = self.model(self._ids([[job.last] for job in rows]), cache).logits[:, -1]
        self._steps += 1
        for b in ready:
            rows[b].read += 1
        self._write([rows[b] for b in ready], logits[ready])

    def _write(self, jobs: list[Generation], logits: Tensor) -> None:
        """Draw a token for each, (B, V), send what it makes certain, let go of those that end."""
        settings = [
            Settings(j.uniforms[j.written], j.temperature, j.top_p, j.top_logprobs) for j in jobs
        ]
        pieces = []
        for job, token in zip(jobs, draw(logits, settings), strict=True):
            job.last, job.written = token.id, job.written + 1
            over = token.id in (job.end_ids or ())
            piece = job.text.end() if over else job.text.add(token, job.written == job.max_tokens)
            pieces.append((job, piece))
        self._tokens += len(jobs)
        self._leave([job for job, piece in pieces if piece.finish])  # free before it is known
        for job, piece in pieces:
            self._send(job, piece)

    def _reading(self) -> Generation | None:
        """The request whose prompt is read in part: at most one is."""
        return next((job for job in self._rows if job.reading), None)

    def _admit(self) -> Generation | None:
        """The first of those that wait, if there is a slot and enough tokens for it."""
        with self._changed:
            in_flight = sum(job.size for job in self._rows)
            if not self._waiting or not self._free():
                return None
            if in_flight + self._waiting[0].size > self.limits.in_flight:
                return None  # and nobody goes before it: it would starve
            self._rows.append(self._waiting.popleft())
            return self._rows[-1]

    def _free(self) -> int:
        return self.limits.slots - len(self._rows)

    def _leave(self, jobs: list[Generation]) -> None:
        """Free their slots; the last running request moves into each, so that all stay first."""
        for job in jobs:
            slot, last = self._rows.index(job), self._rows.pop()
            if last is not job:
                self._rows[slot] = last
                self.cache.move(len(self._rows), slot, last.read)

    def _send(self, job: Generation, piece: Piece | Exception) -> None:
        try:
            job.emit(piece)
        except RuntimeError:  # the event loop of its reader is closed
            job.cancelled = True

    def _fail(self, error: Exception) -> None:
        with self._changed:
            failed = list(self._rows)
            self._rows.clear()
            if self._closed:
                failed += self._waiting
                self._waiting.clear()
        for job in failed:
            self._send(job, error)

    def _ids(self, token_ids: list[list[int]]) -> Tensor:
        return torch.tensor(token_ids, device=self.model.embedding.weight.device)
