"""SmolLM2 on the CPU: loading, and cached decode against `transformers` and the memory's speed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median
from unittest import mock

import torch
import transformers
from llmbook.models import smollm2
from llmbook.models.generation import LanguageModel
from torch import Tensor
from transformers.generation.streamers import BaseStreamer

from .progress import spread
from .rows import Result

LOAD = """
import time
from llmbook.models import smollm2
start = time.perf_counter()
smollm2.load("cpu")
print(time.perf_counter() - start)
"""
PROMPT, STEPS = 96, 64  # steps at positions 97 to 160, on average 128


def measure(quick: bool) -> Iterator[Result]:
    """Load: median of three fresh processes, s. Decode: medians of five by turns (quick: 1, 2)."""
    yield Result("load", median(load_seconds() for _ in range(1 if quick else 3)))
    ours, peer = smollm2.load("cpu"), transformers_model()
    text = "Once upon a time there was a small village at the edge of a deep forest. "
    token_ids = ours.tokenizer.encode(text * 10)[:PROMPT]
    speeds = [
        (our_speed(ours, token_ids), peer_speed(peer, token_ids)) for _ in range(2 if quick else 5)
    ]
    our_speeds, peer_speeds = zip(*speeds, strict=True)
    spread("ours", our_speeds, "tokens/s")
    spread("transformers", peer_speeds, "tokens/s")
    limit = 1 / reading_seconds(list(ours.parameters()))
    yield Result("decode", median(our_speeds), peer=median(peer_speeds), limit=limit)


def load_seconds() -> float:
    """`load` in a new process, its imports not counted."""
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    return float(done.stdout)


def transformers_model() -> transformers.PreTrainedModel:
    """The same file as `transformers` reads it, as float32."""
    file = smollm2.weights_path()
    options = {"gguf_file": file.name, "dtype": torch.float32, "local_files_only": True}
    # its GGUF loader asks whether `accelerate` is installed, but does not use it
    with mock.patch.object(transformers.modeling_utils, "is_accelerate_available", lambda: True):
        return transformers.AutoModelForCausalLM.from_pretrained(file.parent, **options).eval()


def our_speed(model: LanguageModel, token_ids: list[int]) -> float:
    """Tokens a second, after the first: what the prompt took is not counted."""
    tokens = model.generate(token_ids, temperature=0, max_tokens=STEPS + 1, ignore_end=True)
    times = [time.perf_counter() for _ in tokens]
    return STEPS / (times[-1] - times[0])


class Clock(BaseStreamer):
    """Notes when `transformers` writes a token; the first note is of the prompt."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def put(self, value: Tensor) -> None:
        self.times.append(time.perf_counter())

    def end(self) -> None:
        pass


def peer_speed(model: transformers.PreTrainedModel, token_ids: list[int]) -> float:
    """As `our_speed`."""
    clock, count = Clock(), STEPS + 1
    ids = torch.tensor([token_ids])
    model.generate(
        ids,
        attention_mask=torch.ones_like(ids),
        max_new_tokens=count,
        min_new_tokens=count,
        do_sample=False,
        streamer=clock,
    )
    times = clock.times[-count:]
    return STEPS / (times[-1] - times[0])


def reading_seconds(weights: list[Tensor]) -> float:
    """The least time in which these weights were read once, s.

    A step of batch 1 multiplies each weight once, and all of them (538 MB as float32) are larger
    than any cache: whatever it computes, they must come from memory. A sum does one addition a
    number, with every thread and every lane, and waits for the memory alone; matrix times vector,
    which decode itself does, is tried as well. The fastest of several readings is the limit.
    """
    ones = {w.shape[-1]: torch.ones(w.shape[-1]) for w in weights}
    matrices = [w.view(-1, w.shape[-1]) for w in weights]

    def sums() -> None:
        for matrix in matrices:
            matrix.sum()

    def products() -> None:
        for matrix in matrices:
            torch.mv(matrix, ones[matrix.shape[-1]])

    with torch.no_grad():
        return min(seconds(read) for _ in range(10) for read in (sums, products))


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
