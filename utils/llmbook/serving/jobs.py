"""What a server takes on, and one request of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from .text import Piece, Text


@dataclass(frozen=True)
class Limits:
    """What a server takes on; the rest waits, or is refused.   Counts are in tokens unless said."""

    slots: int = 16  # requests that run at once
    room: int = 1024  # of one request, prompt and answer; at most the model's context
    in_flight: int = 16_384  # of all running requests, prompts and the most they may write
    queue: int = 64  # requests that wait
    prefill: int = 256  # of prompts, read between two decode steps
    body_bytes: int = 262_144  # of one HTTP request
    connections: int = 256  # at once; fewer where the process may open few files

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            least = 0 if name == "queue" else 2 if name == "room" else 1
            if value < least:
                raise ValueError(f"{name} is {value}; it must be {least} or more")
        if self.in_flight < self.room:
            raise ValueError(f"in_flight is {self.in_flight}; one request may have {self.room}")


class QueueFull(Exception):
    """As many requests wait as may."""


class Closed(Exception):
    """The server stops before the answer is whole."""


class Load(NamedTuple):
    """What a scheduler does just now, and what it has done."""

    running: int  # requests
    waiting: int
    in_flight: int  # tokens, as in `Limits`
    steps: int  # decode steps so far
    tokens: int  # written so far, by all requests


@dataclass(eq=False)
class Generation:
    """One request: what is asked, and how far it has come.

    emit: called from the scheduler's thread with each piece, or with the error that ended it; it
    must return at once.   The scheduler never waits for whoever reads the answer."""

    prompt: list[int]
    emit: Callable[[Piece | Exception], None]
    max_tokens: int = 128
    temperature: float = 1.0
    top_p: float = 1.0
    seed: int = 0
    stops: tuple[str, ...] = ()
    top_logprobs: int = 0  # how many of the likeliest tokens each piece names
    end_ids: tuple[int, ...] | None = None  # the model's own unless given
    cancelled: bool = False
    read: int = 0  # positions in the cache
    last: int = 0  # the newest token, not read yet
    written: int = 0  # tokens
    text: Text = field(init=False)
    uniforms: list[float] = field(init=False)

    @property
    def size(self) -> int:
        return len(self.prompt) + self.max_tokens

    @property
    def reading(self) -> bool:
        return self.read < len(self.prompt)
