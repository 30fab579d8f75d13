"""Many at once: a step of a batch beside `transformers`', and what serving adds to a raw step.

Served: as many clients as are named, each with a short prompt of its own and a stream over HTTP on
this machine, all at once; prompts and HTTP are counted. Raw: one batch of as many rows as the
server has slots for them, decoded greedily with nothing around them. One thread for the model.
"""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from statistics import median
from urllib.parse import urlsplit

import torch
from llmbook.models import smollm2, tinygpt
from llmbook.models.generation import LanguageModel
from llmbook.serving import Limits, serve

from .decode import threads, transformers_model
from .progress import say
from .rows import Result

BATCHES, CLIENTS = (1, 8, 32), (1, 8, 32, 100)
TOKENS, PROMPT, SLOTS = 64, 32, 32


def measure(quick: bool) -> Iterator[Result]:
    """Medians of three (quick: one)."""
    times = 1 if quick else 3
    with threads(1):
        tiny = tinygpt.load("cpu")
        for clients in CLIENTS[: 2 if quick else None]:
            raw = median(raw_speed(tiny, min(clients, SLOTS)) for _ in range(times))
            speed = median(served_speed(tiny, clients) for _ in range(times))
            say(f"  {clients} clients: {speed:,.0f} of {raw:,.0f} tokens/s")
            yield Result("served", speed, limit=raw, subject=f"{clients} clients")
            yield Result("serving adds", 1e6 / speed - 1e6 / raw, subject=f"{clients} clients")
    llm, peer = smollm2.load("cpu"), transformers_model()
    for batch in BATCHES[: 2 if quick else None]:
        ours = median(raw_speed(llm, batch) for _ in range(times))
        theirs = median(peer_speed(peer, batch) for _ in range(times))
        say(f"  batch {batch}: {ours:,.1f}, transformers {theirs:,.1f}")
        yield Result("batch", ours, theirs, subject=f"batch of {batch}")


@torch.inference_mode()
def raw_speed(model: LanguageModel, batch: int) -> float:
    """Tokens a second of all rows together, the prompts' pass not counted."""
    cache = model.new_cache(batch, PROMPT + TOKENS + 1)
    new = model(torch.ones(batch, PROMPT, dtype=torch.int64), cache, last_only=True).logits
    new, began = new[:, -1:].argmax(-1), time.perf_counter()
    for _ in range(TOKENS):
        new = model(new, cache).logits[:, -1:].argmax(-1)
    return batch * TOKENS / (time.perf_counter() - began)


@torch.inference_mode()
def peer_speed(model, batch: int) -> float:
    """The same by `transformers`: what TOKENS more cost, so that the prompt's pass drops out."""
    ids = torch.ones(batch, PROMPT, dtype=torch.int64)

    def seconds(count: int) -> float:
        began = time.perf_counter()
        model.generate(
            ids, attention_mask=torch.ones_like(ids), do_sample=False,
            max_new_tokens=count, min_new_tokens=count,
        )  # fmt: skip
        return time.perf_counter() - began

    return batch * TOKENS / (seconds(TOKENS + 1) - seconds(1))


def served_speed(model: LanguageModel, clients: int) -> float:
    """Tokens a second of all streams together, from the first request to the last event."""
    room = Limits(slots=min(clients, SLOTS), room=256, queue=clients)
    with serve(model, name="tiny", limits=room) as server:
        readers = [threading.Thread(target=read, args=(server.url, n)) for n in range(clients)]
        before, began = server.load().tokens, time.perf_counter()
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        return (server.load().tokens - before) / (time.perf_counter() - began)


def read(url: str, number: int) -> None:
    """One client: a stream to its end."""
    link = http.client.HTTPConnection(urlsplit(url).netloc, timeout=600)
    asked = {"model": "tiny", "prompt": f"{number} goats", "stream": True, "max_tokens": TOKENS}
    link.request(
        "POST", "/v1/completions", json.dumps(asked | {"seed": number}),
        {"Content-Type": "application/json"},
    )  # fmt: skip
    if b"[DONE]" not in link.getresponse().read():
        raise RuntimeError(f"client {number} got no whole answer")
    link.close()
