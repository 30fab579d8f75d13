"""Serve a model until Ctrl-C: a chat page for browsers, and an OpenAI-compatible API under /v1."""

import argparse
import signal
import sys
import threading
from dataclasses import fields

from ..models import smollm2, tinygpt
from .jobs import Limits
from .server import LOOPBACK, serve

MODELS = {"smollm2": smollm2.load, "tinygpt": tinygpt.load}
LIMITS = {
    "slots": "requests that run at once",
    "room": "tokens of one request, prompt and answer",
    "in_flight": "tokens of all running requests, prompts and the most they may write",
    "queue": "requests that wait; more are refused with status 429",
    "prefill": "tokens of prompts, read between two decode steps",
    "body_bytes": "bytes of one HTTP request",
    "connections": "HTTP connections at once: the longest silent one makes room for another",
}


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m llmbook.serving", description=__doc__)
    parser.add_argument("model", nargs="?", choices=MODELS, default="smollm2", help="(smollm2)")
    parser.add_argument("--host", default=LOOPBACK, help=f"({LOOPBACK}: this machine only)")
    parser.add_argument("--port", type=int, default=8080, help="(8080; 0: one that is free)")
    parser.add_argument("--device", help="cuda, mps or cpu (the first there is)")
    group = parser.add_argument_group("limits")
    for field in fields(Limits):
        flag, default = "--" + field.name.replace("_", "-"), field.default
        what = f"{LIMITS[field.name]} ({default})"
        group.add_argument(flag, type=int, default=default, metavar="N", help=what)
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> None:
    args = arguments(given)
    limits = Limits(**{field.name: getattr(args, field.name) for field in fields(Limits)})
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    llm = MODELS[args.model](args.device)
    with serve(llm, name=args.model, host=args.host, port=args.port, limits=limits) as server:
        print(f"{args.model} on {server.url}/ (API: {server.url}/v1). Ctrl-C stops it.", flush=True)
        while not stop.wait(timeout=1):  # Windows delivers signals only between waits
            pass


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, RuntimeError, ModuleNotFoundError) as error:
        sys.exit(f"llmbook.serving: {error}")
