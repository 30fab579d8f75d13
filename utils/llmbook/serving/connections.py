"""How many connections there are, and how long one may say nothing.

A socket that is open costs a file; where a process has none left, nobody is answered any more.
"""

import asyncio
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from .answer import json_response
from .schema import ApiError

HEAD_S = 10  # within which the head of a request must have come
ACCEPTED = 16  # connections at once: asyncio opens so many before it looks at the first
WAITING = 1024  # that the system keeps for us meanwhile: what is more it delays, or even resets
SHARE = 4  # a quarter of the files that the process may open: others need some, too


def allowed(wanted: int) -> int:
    """How many connections there may be, of those that are wanted."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return wanted
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return wanted if files == resource.RLIM_INFINITY else max(1, min(wanted, files // SHARE))


def protocol(wanted: int) -> type["Connection"]:
    """The HTTP of a server of at most so many connections."""

    class Counted(Connection):
        most, silent = allowed(wanted), {}

    return Counted


class Connection(H11Protocol):
    """One is closed when nothing is asked on it for `HEAD_S` seconds, or when there is no room for
    another, the longest silent first. Where all are at work, the newest is told so: status 503."""

    most: ClassVar[int]
    silent: ClassVar[dict["Connection", asyncio.TimerHandle]]  # in the order in which they fell so

    def connection_made(self, transport) -> None:
        super().connection_made(transport)
        if len(self.connections) > self.most:
            longest = next(iter(self.silent), None)
            if longest is None:
                transport.write(BUSY)
                transport.close()
                return
            longest._speaks()
            longest.timeout_keep_alive_handler()  # closes it
        self._falls_silent()

    def connection_lost(self, exc: Exception | None) -> None:
        self._speaks()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:  # a request
            self._speaks()

    def on_response_complete(self) -> None:
        self._falls_silent()
        super().on_response_complete()

    def _falls_silent(self) -> None:
        self._speaks()
        self.silent[self] = self.loop.call_later(HEAD_S, self.timeout_keep_alive_handler)

    def _speaks(self) -> None:
        if timer := self.silent.pop(self, None):
            timer.cancel()


_ERROR = ApiError(503, "all connections are in use; try again later", None, "busy")
_BODY = bytes(json_response(_ERROR.body()).body)
BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\n"
    b"Content-Length: %d\r\nRetry-After: 1\r\nConnection: close\r\n\r\n%s" % (len(_BODY), _BODY)
)
