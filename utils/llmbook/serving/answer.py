"""An answer as an HTTP response: server-sent events, or one JSON object."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from .replies import Reply
from .schema import ApiError
from .stream import Stream
from .text import Piece

DONE = "data: [DONE]\n\n"


def json_response(
    content: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """JSON in ASCII: an error may repeat half a character, which UTF-8 has no bytes for."""
    return Response(json.dumps(content), status, headers, "application/json")


def error_response(error: ApiError, headers: Mapping[str, str] | None = None) -> Response:
    return json_response(error.body(), error.status, headers)


class EventStream(StreamingResponse):
    """Each piece as an event, `data: {…}` and an empty line; the last is `data: [DONE]`.

    https://html.spec.whatwg.org/multipage/server-sent-events.html.  However it ends, also by a
    client that is gone, the generation does."""

    def __init__(self, stream: Stream, reply: Reply, usage: bool) -> None:
        self.stream, self.reply, self.usage = stream, reply, usage
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(self._events(), headers=headers, media_type="text/event-stream")

    async def __call__(self, scope, receive, send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.stream.stop()

    async def _events(self) -> AsyncIterator[str]:
        try:
            async for piece in self.stream.pieces():
                if piece.text or piece.tokens:
                    yield self._event(Piece(piece.text, piece.tokens))
                if piece.finish:  # in an event of its own, as the API has it
                    yield self._event(Piece("", finish=piece.finish))
        except Exception as error:  # the status is sent already
            yield event(failure(error).body())
            return
        if self.usage:
            yield event(self.reply.usage_event(self.stream.usage()))
        yield DONE

    def _event(self, piece: Piece) -> str:
        return event(self.reply.event(piece, self.usage))


def event(content: Any) -> str:
    """One server-sent event."""
    return f"data: {json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n\n"


def failure(error: Exception) -> ApiError:
    """What a client is told of an error of ours: its kind; the rest is in the server's log."""
    return ApiError(500, f"the answer ended early: {type(error).__name__}", kind="server_error")


async def whole(request: Request, stream: Stream, reply: Reply) -> Response:
    """The whole answer, unless the client goes before it is there."""
    pieces = asyncio.ensure_future(_collected(stream))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({pieces, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not pieces.done():
            return Response(status_code=499)  # nobody reads it
        return json_response(reply.whole(pieces.result(), stream.usage()))
    except Exception as error:
        raise failure(error) from error
    finally:
        stream.stop()
        for task in (pieces, gone):
            task.cancel()


async def _collected(stream: Stream) -> list[Piece]:
    return [piece async for piece in stream.pieces()]


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
