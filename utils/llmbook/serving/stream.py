"""The bridge from the scheduler's thread to the event loop of one answer's reader."""

import asyncio
import secrets
from collections.abc import AsyncIterator

from .jobs import Generation
from .scheduler import Scheduler
from .schema import Completion
from .text import Piece

LEAST_TOP_P = 1e-9  # the API allows 0, which keeps the most probable token alone


class Stream:
    """One generation as its reader sees it: `start` it, read the pieces, `stop` it in any case.

    Between the two threads lies a queue of at most max_tokens pieces: whoever reads slowly has a
    longer one, and nobody waits for him."""

    def __init__(self, scheduler: Scheduler, asked: Completion, prompt: list[int]) -> None:
        self._scheduler = scheduler
        self._pieces: asyncio.Queue[Piece | Exception] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self.job = Generation(
            prompt,
            self._receive,
            max_tokens=asked.max_tokens or scheduler.limits.room - len(prompt),
            temperature=1.0 if asked.temperature is None else asked.temperature,
            top_p=max(1.0 if asked.top_p is None else asked.top_p, LEAST_TOP_P),
            seed=secrets.randbits(63) if asked.seed is None else asked.seed,
            stops=asked.stops,
            top_logprobs=asked.top_logprobs or 0,
        )

    def start(self) -> None:
        """Queue it.   Raises QueueFull or Closed."""
        self._scheduler.submit(self.job)

    def stop(self) -> None:
        """Let go of its slot, if it has not ended."""
        self._scheduler.cancel(self.job)

    async def pieces(self) -> AsyncIterator[Piece]:
        """Each piece as it comes, to the one that has `finish`; raises the error that ended it."""
        finish = None
        while finish is None:
            piece = await self._pieces.get()
            if isinstance(piece, Exception):
                raise piece
            finish = piece.finish
            yield piece

    def usage(self) -> dict[str, int]:
        """How many tokens it took; an end token counts, since it was computed."""
        read, written = len(self.job.prompt), self.job.written
        return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}

    def _receive(self, piece: Piece | Exception) -> None:
        self._loop.call_soon_threadsafe(self._pieces.put_nowait, piece)
