"""Every row of the table, in one place: what is measured, in which unit, and what it is held to.

Budgets are those of the design: a page within 220 KB, a redraw within a frame, and so on. KB is
1,024 bytes. A peer is another program at the same work; a limit is what the hardware allows.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What one row measures. `budget` is in `unit`; `at_least`: ours should be above, not below.

    `beside`: the budget is a ratio to the peer of the same run, our speed against its: how fast a
    machine is says nothing of us.
    """

    group: str
    what: str
    unit: str
    budget: float | None = None
    at_least: bool = False
    peer: str = ""
    limit: str = ""
    beside: float | None = None


@dataclass(frozen=True)
class Result:
    """What was measured for a row, in its unit. `subject` is the page, figure or notebook."""

    key: str
    ours: float
    peer: float | None = None
    limit: float | None = None
    subject: str = ""


SLOW = "slow 4G, CPU 4 times slower"
ORT, MATPLOTLIB, TRANSFORMERS = "onnxruntime-web", "matplotlib in interact", "transformers"
ORT4 = f"{ORT}, 4 bits"
ENGLISH = "BPE, 1 MB of English, 1,024 tokens"
TALES = "training from nothing on tales, all cores"

ROWS: dict[str, Row] = {
    "page bytes": Row("page", "page, transferred before it is touched", "KB", 220),
    "page score": Row("page", "page, Lighthouse mobile performance", "", 97, at_least=True),
    "page rest": Row(
        "page", "page, Lighthouse: least of accessibility, practices, SEO", "", 100, at_least=True
    ),
    "page shift": Row("page", "page, cumulative layout shift", "", 0.02),
    "first answer": Row("figure", f"first live answer of the slowest figure, {SLOW}", "s", 1.5),
    "figure bytes": Row("figure", "most that a figure loads for it", "KB", 100),
    "redraw": Row(
        "figure", "slider on the page, to another picture: script and DOM, p95", "ms", 16
    ),
    "engine first": Row("engine", f"0.2 M GPT, page opened to first answer, {SLOW}", "s", peer=ORT),
    "engine bytes": Row("engine", "0.2 M GPT, transferred for it", "KB", peer=ORT),
    "engine pass": Row(
        "engine", "0.2 M GPT, two texts of 64 tokens by turns, warm, median", "ms", peer=ORT
    ),
    "engine memory": Row("engine", "0.2 M GPT, its tab's own memory", "MB", peer=ORT),
    "engine pass worker": Row(
        "engine", "0.2 M GPT, the same in WebAssembly, as in a worker", "ms", peer=ORT
    ),
    "engine memory worker": Row(
        "engine", "0.2 M GPT, its tab's own memory, in WebAssembly", "MB", peer=ORT
    ),
    "engine error": Row("engine", "0.2 M GPT, largest error against torch", "", peer=ORT),
    "kernel": Row(
        "kernel", "slider in a kernel, to other numbers, p95", "ms", peer=MATPLOTLIB, beside=10
    ),
    "lab": Row("lab", "slider to view in JupyterLab, p95", "ms", 60),
    "load": Row("decode", "SmolLM2, load", "s"),
    "decode tiny": Row(
        "decode",
        "TinyGPT, greedy decode, one thread",
        "tokens/s",
        peer=TRANSFORMERS,
        limit="reading weights and cache",
    ),
    "decode tiny gain": Row("decode", "TinyGPT, fastest: speed against theirs", "×", 3.5, True),
    "decode smollm2": Row(
        "decode",
        "SmolLM2, greedy decode",
        "tokens/s",
        peer=TRANSFORMERS,
        limit="reading weights and cache",
    ),
    "decode smollm2 gain": Row("decode", "SmolLM2, fastest: speed against theirs", "×", 1.8, True),
    "decode share": Row("decode", "SmolLM2, fastest: of the limit", "%", 70, True),
    "decode int8 gain": Row("decode", "SmolLM2, int8: speed against theirs", "×", 3, True),
    "decode perplexity": Row("decode", "SmolLM2, perplexity", "", peer="float32"),
    "page decode": Row(
        "writing", "TinyGPT writing other texts on the page", "tokens/s", None, True, ORT, beside=1
    ),
    "llm first": Row("llm", "SmolLM2, kept: button to answer to 12 tokens", "s"),
    "llm first cold": Row("llm", "SmolLM2, the same, not kept, on slow 4G (reckoned)", "s"),
    "llm read 12": Row("llm", "SmolLM2 on the page, another 12 tokens", "ms", peer=ORT4, beside=1),
    "llm read 32": Row("llm", "SmolLM2 on the page, another 32 tokens", "ms", peer=ORT4),
    "llm read 64": Row("llm", "SmolLM2 on the page, another 64 tokens", "ms", peer=ORT4),
    "llm memory": Row("llm", "SmolLM2 on the page, its tab's own memory", "MB", 250, peer=ORT4),
    "llm write": Row(
        "llm", "SmolLM2 writing other texts on the page", "tokens/s", limit="reading 64 at once"
    ),
    "bpe train": Row("bpe", f"{ENGLISH}: training", "s", peer="tokenizers"),
    "bpe train speed": Row("bpe", f"{ENGLISH}: speed against theirs", "×", 0.8, at_least=True),
    "bpe train naive": Row("bpe", f"{ENGLISH}: training", "s", peer="counting anew"),
    "bpe encode": Row(
        "bpe", f"{ENGLISH}: encoding, cold", "MB/s", None, True, "tiktoken", beside=0.3
    ),
    "bpe encode naive": Row("bpe", f"{ENGLISH}: encoding, cold", "MB/s", peer="word by word"),
    "training": Row("training", f"{TALES}, held-out loss", "nats", peer="nanoGPT's recipe"),
    "training gain": Row("training", f"{TALES}, lower by", "nats", 0.3, at_least=True),
    "notebook": Row("notebooks", "notebook, executed", "s", 60),
    "served": Row("serving", "TinyGPT, streamed to", "tokens/s", limit="the batch, not served"),
    "serving adds": Row("serving", "what serving adds to a token, TinyGPT", "µs"),
    "batch": Row("serving", "SmolLM2, greedy decode", "tokens/s", peer=TRANSFORMERS),
    "notebooks": Row("notebooks", "all notebooks, executed", "s", 600),
    "book cold": Row("book", "book, built from nothing", "s", 360),
    "book cached": Row("book", "book, built from the notebooks' runs", "s", 60),
}
GROUPS = list(dict.fromkeys(row.group for row in ROWS.values()))


def met(row: Row, ours: float, peer: float | None = None) -> bool | None:
    """Whether the budget is met; None where there is none.

    >>> met(Row("page", "bytes", "KB", budget=350), 350.0)
    True
    >>> met(Row("llm", "reading", "ms", beside=1), 90.0, peer=80.0)
    False
    """
    if row.beside is not None and peer is not None:
        return (ours / peer if row.at_least else peer / ours) >= row.beside
    if row.budget is None:
        return None
    return ours >= row.budget if row.at_least else ours <= row.budget
