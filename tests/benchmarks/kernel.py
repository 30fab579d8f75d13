"""A slider's move in a kernel: torch and our message, against matplotlib redrawn as PNG."""

import json
from collections.abc import Iterator
from pathlib import Path

from jupyter_client.manager import start_new_kernel

from .progress import spread
from .rows import Result
from .table import p95

TESTS = Path(__file__).resolve().parent.parent
CODE = """
import json, sys
sys.path.insert(0, {tests!r})
from benchmarks import sample
values = [0.1 + 0.05 * ((7 * move) % 39) for move in range({moves} + 1)]
times = sample.move_times_ms(sample.{side}, values)
print("times:", json.dumps(times))
"""


def measure(quick: bool) -> Iterator[Result]:
    """The 95th percentile of 200 moves (quick: of 40), ms, each side in a kernel of its own."""
    moves = 40 if quick else 200
    ours, peer = (p95(times_ms(side, moves)) for side in ("ours", "peer"))
    yield Result("kernel", ours, peer=peer)


def times_ms(side: str, moves: int) -> list[float]:
    """Every move of one side, timed by the kernel itself."""
    text = run(CODE.format(tests=str(TESTS), moves=moves, side=side))
    (line,) = [line for line in text.splitlines() if line.startswith("times:")]
    times = json.loads(line.removeprefix("times:"))
    spread(side, times, "ms")
    return times


def run(code: str) -> str:
    """What some code prints in a new kernel; RuntimeError with its error."""
    manager, client = start_new_kernel(kernel_name="python3")
    printed = []

    def hook(message: dict) -> None:
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])

    try:
        reply = client.execute_interactive(code, output_hook=hook, timeout=300)["content"]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    if reply["status"] != "ok":
        raise RuntimeError(f"in the kernel: {reply['ename']}: {reply['evalue']}")
    return "".join(printed)
