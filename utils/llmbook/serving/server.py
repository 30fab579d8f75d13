"""A server in a thread: for notebooks, tests and the command line alike."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import uvicorn
from starlette.applications import Starlette

from ..models.generation import LanguageModel
from .app import create_app
from .connections import ACCEPTED, WAITING, protocol
from .jobs import Limits, Load
from .scheduler import Scheduler

LOOPBACK = "127.0.0.1"
PATIENCE_S = 1  # how long, at the end, a client has to read what was written for it


class Server:
    """A running server: `url` (its OpenAI-compatible part is `url + "/v1"`), `name`, `load()`."""

    def __init__(self, scheduler: Scheduler, name: str, host: str, port: int) -> None:
        self.scheduler, self.name, self.limits = scheduler, name, scheduler.limits
        self.host, self.port = host, port
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{port}"

    def load(self) -> Load:
        """What it does just now: requests running and waiting, tokens in flight, steps, tokens."""
        return self.scheduler.load()


@contextmanager
def serve(
    llm: LanguageModel, *, name: str = "llm", host: str = LOOPBACK, port: int = 0,
    limits: Limits | None = None,
) -> Iterator[Server]:  # fmt: skip
    """Serve a model while the block runs; afterwards no thread and no socket is left.

        with serve(llm, name="smollm2") as server:
            client = openai.OpenAI(base_url=server.url + "/v1", api_key="none")

    name: what clients call the model.   host: loopback, so that this machine alone reaches it.
    port: 0 for one that is free.   Raises OSError where the port is taken, ValueError for none.
    """
    if not 0 <= port < 2**16:
        raise ValueError(f"port is {port}; it must be 0 (any) to 65535")
    limits = limits or Limits()
    limits = replace(limits, room=min(limits.room, llm.config.context))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with (
        socket.create_server((host, port), family=family) as listening,
        closing(Scheduler(llm, limits)) as scheduler,
    ):
        local = host in (LOOPBACK, "localhost", "::1")
        runner = _Runner(create_app(scheduler, name, local=local), limits.connections)
        runner.start(listening)
        try:
            yield Server(scheduler, name, host, listening.getsockname()[1])
        finally:
            scheduler.close()  # first, so that every answer ends
            runner.stop()


class _Runner(uvicorn.Server):
    """uvicorn in a thread of its own, with an event loop of its own."""

    def __init__(self, app: Starlette, connections: int) -> None:
        config = uvicorn.Config(
            app, log_level="warning", log_config=None, access_log=False, lifespan="off", ws="none",
            http=protocol(connections), backlog=ACCEPTED, loop="asyncio", server_header=False,
            timeout_graceful_shutdown=PATIENCE_S,
        )  # fmt: skip
        super().__init__(config)
        self._ready = threading.Event()

    def start(self, listening: socket.socket) -> None:
        """Return when it answers.   Raises RuntimeError where it cannot start."""
        self._thread = threading.Thread(
            target=self._run_here, args=(listening,), name="llmbook.serving http", daemon=True
        )
        self._thread.start()
        self._ready.wait()
        if not self.started:
            raise RuntimeError("the server could not start; the log says why")

    def stop(self) -> None:
        """Return when every connection and the thread are closed."""
        self.should_exit = True
        self._thread.join()

    def _run_here(self, listening: socket.socket) -> None:
        try:
            self.run([listening])
        finally:
            self._ready.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or []:
            listening.listen(WAITING)  # uvicorn gave it ACCEPTED, the one number that it takes
        self._ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()  # whose client reads no more: uvicorn leaves it open
        await asyncio.sleep(0)  # the event loop's next round closes them
