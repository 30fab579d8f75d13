"""Byte-pair encoding on 1 MB of English: against Rust and against the naive."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.metadata import distributions
from statistics import median

from llmbook.text import bpe
from llmbook.text.bpe import Pair, Tokenizer
from tokenizers import Tokenizer as Backend
from tokenizers import models, pre_tokenizers, trainers

from .progress import say, spread
from .rows import Result

SIZE, VOCAB_SIZE = 1_000_000, 1024


def measure(quick: bool) -> Iterator[Result]:
    """Medians of seven by turns (quick: three). Naive training takes minutes; quick: left out."""
    text = english(SIZE)
    turns = 3 if quick else 7
    pairs = [(seconds(ours, text), seconds(theirs, text)) for _ in range(turns)]
    training, peer = zip(*pairs, strict=True)
    spread("training, ours", training, "s")
    spread("training, tokenizers", peer, "s")
    yield Result("bpe train", median(training), peer=median(peer))
    yield Result("bpe train speed", median(peer) / median(training))
    if not quick:
        say("  naive training takes minutes")
        yield Result("bpe train naive", median(training), peer=seconds(naive_training, text))
    tokenizer = ours(text)
    ranks = {token: token_id for token_id, token in enumerate(tokenizer.tokens)}
    encoders = [our_encoder(tokenizer), tiktokens(ranks), naive_encoder(tokenizer)]
    if not encoders[0]()(text) == encoders[1]()(text) == encoders[2]()(text):
        raise RuntimeError("the encoders give different ids")
    rates = [[SIZE / 1e6 / seconds(new(), text) for new in encoders] for _ in range(turns)]
    encoding, peer, naive = zip(*rates, strict=True)
    spread("encoding, ours", encoding, "MB/s")
    spread("encoding, tiktoken", peer, "MB/s")
    yield Result("bpe encode", median(encoding), peer=median(peer))
    yield Result("bpe encode naive", median(encoding), peer=median(naive))


def english(size: int) -> str:
    """What the authors of the installed packages say of them: ASCII, so a byte a character."""
    found = {str(one.metadata["Name"]): one.read_text("METADATA") or "" for one in distributions()}
    text = "".join(found[name] for name in sorted(found)).encode("ascii", "ignore").decode()
    if len(text) < size:
        raise RuntimeError(f"only {len(text):,} bytes of English; {size:,} are wanted")
    return text[:size]


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    work(text)
    return time.perf_counter() - start


def ours(text: str) -> Tokenizer:
    return bpe.train(text, VOCAB_SIZE)


def theirs(text: str) -> None:
    """Hugging Face's trainer, all its threads, line by line."""
    backend = Backend(models.BPE())
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCAB_SIZE, initial_alphabet=alphabet, show_progress=False
    )
    backend.train_from_iterator(text.splitlines(keepends=True), trainer)


def naive_training(text: str) -> None:
    """Every pair of the text counted anew for each merge."""
    words = [list(word.encode()) for word in Tokenizer(bpe.BYTES).words(text)]
    for new in range(256, VOCAB_SIZE):
        counts: Counter[Pair] = Counter()
        for word in words:
            counts.update(zip(word, word[1:], strict=False))
        pair = max(counts, key=counts.__getitem__)
        words = [replaced(word, pair, new) for word in words]


def replaced(word: list[int], pair: Pair, new: int) -> list[int]:
    """The word with `new` in the place of the pair."""
    out, at = [], 0
    while at < len(word):
        found = at + 1 < len(word) and (word[at], word[at + 1]) == pair
        out.append(new if found else word[at])
        at += 2 if found else 1
    return out


# Each makes a new encoder, which remembers no word yet: "cold".


def our_encoder(trained: Tokenizer) -> Callable[[], Callable[[str], list[int]]]:
    return lambda: Tokenizer(trained.tokens, trained.pattern).encode


def tiktokens(ranks: dict[bytes, int]) -> Callable[[], Callable[[str], list[int]]]:
    import tiktoken  # of the benchmarks alone: the tests must do without

    def new() -> Callable[[str], list[int]]:
        encoding = tiktoken.Encoding(
            "ours", pat_str=bpe.PATTERN, mergeable_ranks=ranks, special_tokens={}
        )
        return encoding.encode_ordinary

    return new


def naive_encoder(trained: Tokenizer) -> Callable[[], Callable[[str], list[int]]]:
    """Every word anew: of its pairs that which was learned first, until there is none."""
    merges = {pair: 256 + n for n, pair in enumerate(trained.merges)}

    def encode(text: str) -> list[int]:
        ids: list[int] = []
        for found in trained.words(text):
            word = list(found.encode())
            while len(word) > 1:
                pair = min(
                    zip(word, word[1:], strict=False), key=lambda p: merges.get(p, VOCAB_SIZE)
                )
                if pair not in merges:
                    break
                word = replaced(word, pair, merges[pair])
            ids += word
        return ids

    return lambda: encode
