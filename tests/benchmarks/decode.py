"""Decoding on this device, one sequence: ours, `transformers`' and what the memory allows.

All write greedily after a prompt of the same length, with the same weights, as float32 where
nothing else is said; the limit is the speed at which the weights and the cache can be read.
TinyGPT's stay in the processor's cache and are read by one thread: more would only wait for each
other.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from statistics import median
from unittest import mock

import torch
import transformers
from llmbook import decoding
from llmbook.decoding.measure import cache_bytes
from llmbook.models import smollm2, tinygpt
from llmbook.models.generation import LanguageModel
from torch import Tensor
from transformers.generation.streamers import BaseStreamer
from unit.test_decoder import reference

from .progress import say
from .rows import Result

LOAD = """
import time
from llmbook.models import smollm2
start = time.perf_counter()
smollm2.load("cpu")
print(time.perf_counter() - start)
"""
NEAR, STEPS = 128, 32
TEXT = "Once upon a time there was a small village at the edge of a deep forest. "
PARAGRAPHS = (
    "Rivers begin in hills and mountains, where rain and melting snow collect in small streams. "
    "The streams join, slow down, and carry sand and mud to the sea, where they build new land.",
    "A clock needs something that repeats itself evenly: a pendulum, a spring, a crystal. The rest "
    "of it counts, and shows what it has counted.",
)


def measure(quick: bool) -> Iterator[Result]:
    """Load: median of three fresh processes, s. Decode: medians of three by turns (quick: 1, 1)."""
    yield Result("load", median(load_seconds() for _ in range(1 if quick else 3)))
    times = 1 if quick else 3
    with threads(1):
        tiny = tinygpt.load("cpu")
        peer = reference(tiny)
        peer.set_attn_implementation("sdpa")  # its fastest
        yield from compared("tiny", tiny, peer, [64, NEAR, 512], times)
    llm = smollm2.load("cpu")
    positions = [64, NEAR] if quick else [64, NEAR, 512, 2048]
    yield from compared("smollm2", llm, transformers_model(), positions, times)


def compared(
    key: str, model: LanguageModel, peer, positions: list[int], times: int
) -> Iterator[Result]:
    """The three ways beside the peer at each position, and near 128 what the budgets are about."""
    laid_out = decoding.laid_out(model)
    rate = decoding.reading_rate(model)
    ids = model.tokenizer.encode(TEXT * 200)

    def ours(way, of: LanguageModel, steps: int = STEPS) -> Callable[[int], float]:
        return lambda at: decoding.measure(of, way, at, steps=steps, rate=rate).tokens_per_s

    for position in positions:
        limit = rate / (decoding.read_bytes(model) + position * cache_bytes(model))
        sides = {
            "naive": ours(decoding.naive, model, 4),
            "cached": ours(decoding.cached, model),
            "fastest": ours(decoding.fastest, laid_out),
            "peer": lambda at: peer_speed(peer, ids, at),
        }
        if position > 512:
            del sides["naive"]  # minutes, and nothing new
        found = by_turns(sides, position, times)
        for side in [side for side in sides if side != "peer"]:
            yield Result(
                f"decode {key}", found[side], found["peer"], limit, f"{side}, position {position:,}"
            )
        if position == NEAR:
            yield Result(f"decode {key} gain", found["fastest"] / found["peer"])
            if key == "smollm2":
                yield Result("decode share", 100 * found["fastest"] / limit)
                yield from fewer_bits(model, found["peer"], times)


def fewer_bits(model: LanguageModel, peer: float, times: int) -> Iterator[Result]:
    """16 and 8 bits a weight: the speed, and what it costs in perplexity."""
    exact = perplexity(model)
    for weights in ("bfloat16", "int8"):
        small = decoding.laid_out(model, weights)
        rate = decoding.reading_rate(small)
        found = [decoding.measure(small, decoding.fastest, NEAR, rate=rate) for _ in range(times)]
        speed = median(one.tokens_per_s for one in found)
        yield Result("decode smollm2", speed, peer, found[0].limit, f"{weights}, position {NEAR}")
        if weights == "int8":
            yield Result("decode int8 gain", speed / peer)
        yield Result("decode perplexity", perplexity(small), exact, subject=weights)


def perplexity(model: LanguageModel) -> float:
    bits = torch.cat([model.surprisal_bits(paragraph) for paragraph in PARAGRAPHS])
    return float(2 ** bits.mean())


def by_turns(sides: dict[str, Callable], position: int, times: int) -> dict[str, float]:
    """The median speed of each side, tokens/s, measured by turns."""
    speeds: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(times):
        for side, speed in sides.items():
            speeds[side].append(speed(position))
    found = {side: median(values) for side, values in speeds.items()}
    say(f"  position {position}: " + ", ".join(f"{s} {v:,.1f}" for s, v in found.items()))
    return found


class Clock(BaseStreamer):
    """Notes when `transformers` writes a token; the first note is of the prompt."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def put(self, value: Tensor) -> None:
        self.times.append(time.perf_counter())

    def end(self) -> None:
        pass


def peer_speed(model, ids: list[int], position: int) -> float:
    """Tokens a second around a position, as `decoding.measure` takes them: of the median step."""
    clock, prompt = Clock(), torch.tensor([ids[: position - STEPS // 2]])
    model.generate(
        prompt,
        attention_mask=torch.ones_like(prompt),
        max_new_tokens=STEPS + 2,
        min_new_tokens=STEPS + 2,
        do_sample=False,
        streamer=clock,
    )
    return 1 / median(b - a for a, b in pairwise(clock.times[2:]))  # neither prompt nor first step


def load_seconds() -> float:
    """`load` in a new process, its imports not counted."""
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    return float(done.stdout)


def transformers_model() -> transformers.PreTrainedModel:
    """SmolLM2's file as `transformers` reads it, as float32."""
    file = smollm2.weights_path()
    options = {"gguf_file": file.name, "dtype": torch.float32, "local_files_only": True}
    # its GGUF loader asks whether `accelerate` is installed, but does not use it
    with mock.patch.object(transformers.modeling_utils, "is_accelerate_available", lambda: True):
        return transformers.AutoModelForCausalLM.from_pretrained(file.parent, **options).eval()


@contextmanager
def threads(count: int) -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
