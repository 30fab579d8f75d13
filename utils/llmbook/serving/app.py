"""The HTTP side: requests in, answers out, as OpenAI-compatible clients expect them."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from ..models.generation import LanguageModel
from .answer import EventStream, error_response, failure, json_response, whole
from .jobs import Closed, QueueFull
from .prompts import Prompts
from .replies import ChatReply, Reply, TextReply
from .scheduler import Scheduler
from .schema import ApiError, ChatAsked, Completion, TextAsked, parsed
from .stream import Stream

BODY_S = 10  # within which a request's body must have come
LOCAL_NAMES = {"localhost", "127.0.0.1", "[::1]"}
PAGE = Path(__file__).parent / "page"
ASSETS = {  # the chat page: all that is ever read from the disk, once, under fixed names
    "/": ("index.html", "text/html; charset=utf-8"),
    "/chat.js": ("chat.js", "text/javascript; charset=utf-8"),
    "/events.js": ("events.js", "text/javascript; charset=utf-8"),
    "/tokens.js": ("tokens.js", "text/javascript; charset=utf-8"),
    "/chat.css": ("chat.css", "text/css; charset=utf-8"),
}
SAFE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors http://localhost:* http://127.0.0.1:*",  # a notebook may show the page
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Api:
    """The endpoints over one scheduler.   name: what clients call the model."""

    def __init__(self, scheduler: Scheduler, name: str) -> None:
        self.scheduler, self.limits, self.name = scheduler, scheduler.limits, name
        self.llm: LanguageModel = scheduler.model
        self.prompts, self.created = Prompts(self.llm, self.limits.room), int(time.time())

    async def models(self, request: Request) -> Response:
        return json_response({"object": "list", "data": [self._model()]})

    async def model(self, request: Request) -> Response:
        self._check_name(request.path_params["name"])
        return json_response(self._model())

    async def chat(self, request: Request) -> Response:
        return await self._answer(request, ChatAsked, ChatReply)

    async def text(self, request: Request) -> Response:
        return await self._answer(request, TextAsked, TextReply)

    async def _answer(self, request: Request, form: type, kind: type[Reply]) -> Response:
        asked: Completion = parsed(form, await self._body(request))
        self._check_name(asked.model)
        prompt = await asyncio.to_thread(self.prompts.ids, asked)  # others' events go on meanwhile
        stream = Stream(self.scheduler, asked, prompt)
        reply = kind(self.name, self.llm.tokenizer, asked.top_logprobs)
        try:
            stream.start()
        except QueueFull as error:
            raise ApiError(429, str(error), None, "queue_full", "rate_limit_error") from None
        except Closed as error:
            raise ApiError(503, str(error), None, "closing", "server_error") from None
        if asked.stream:
            return EventStream(stream, reply, asked.usage_at_the_end)
        return await whole(request, stream, reply)

    def _model(self) -> dict:
        head = {"id": self.name, "object": "model", "created": self.created}
        return head | {"owned_by": "llmbook", "context_window": self.limits.room}

    def _check_name(self, name: str) -> None:
        if name != self.name:
            message = f"The model {name!r} does not exist; this server has {self.name!r}"
            raise ApiError(404, message, "model", "model_not_found")

    async def _body(self, request: Request) -> bytes:
        """The body, if it is JSON and not too large. (As another type a page of another site could
        send it: for JSON its browser asks first, and is not answered.)"""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise ApiError(400, f"Content-Type is {kind!r}; it must be application/json")
        try:
            async with asyncio.timeout(BODY_S):
                return b"".join([chunk async for chunk in self._chunks(request)])
        except TimeoutError:
            raise ApiError(408, f"the body did not come within {BODY_S} s") from None
        except ClientDisconnect:
            raise ApiError(499, "the client went before its body had come") from None

    async def _chunks(self, request: Request) -> AsyncIterator[bytes]:
        size, most = 0, self.limits.body_bytes
        async for chunk in request.stream():
            size += len(chunk)
            if size > most:
                raise ApiError(413, f"the body is too large; at most {most} bytes are allowed")
            yield chunk


def create_app(scheduler: Scheduler, name: str, *, local: bool = True) -> Starlette:
    """The ASGI application.   local: only requests to this machine's own names are answered."""
    api = Api(scheduler, name)
    routes = [
        Route("/v1/models", api.models),
        Route("/v1/models/{name:path}", api.model),
        Route("/v1/chat/completions", api.chat, methods=["POST"]),
        Route("/v1/completions", api.text, methods=["POST"]),
    ]
    routes += [Route(path, _asset(*file)) for path, file in ASSETS.items()]
    handlers = dict.fromkeys((ApiError, HTTPException, Exception), _error)
    app = Starlette(routes=routes, exception_handlers=handlers)
    if local:
        app.add_middleware(LocalOnly)
    return app


class LocalOnly:
    """Answers only what was sent to localhost. A page of another site, whose name its owner points
    to 127.0.0.1 once it is loaded, sends its own (DNS rebinding)."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        host = dict(scope.get("headers", [])).get(b"host", b"").decode("latin-1")
        bare = host if host.endswith("]") else host.rpartition(":")[0] or host
        if scope["type"] == "http" and bare.lower() not in LOCAL_NAMES:
            error = ApiError(400, f"Host is {host!r}; this server answers to localhost only")
            await error_response(error)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _asset(file: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    content = (PAGE / file).read_bytes()

    async def endpoint(request: Request) -> Response:
        return Response(content, headers=SAFE | {"Content-Type": kind})

    return endpoint


async def _error(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):  # no such path (404), not that method (405)
        told = ApiError(error.status_code, f"{error.detail}: {request.method} {request.url.path}")
        return error_response(told, error.headers)
    if not isinstance(error, ApiError):  # of ours: uvicorn logs it
        return error_response(failure(error))
    headers = {"Retry-After": "1"} if error.status == 429 else {}
    if error.status in (408, 413):  # of its body something may still come
        headers["Connection"] = "close"
    return error_response(error, headers)
