"""What any model should beat: counting, and compressing."""

import gzip
import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Sequence


def ngram_loss(train: Sequence[int], held_out: Sequence[int], order: int, vocab_size: int) -> float:
    """Mean loss of an n-gram model of the given order on a held-out text, nats a token.

    Each order is mixed with the next lower one, in Witten & Bell's proportion: a context seen n
    times, followed by k different tokens, is trusted n / (n + k).  Witten & Bell 1991.

    >>> round(ngram_loss([0, 1] * 50, [0, 1, 0, 1], order=2, vocab_size=2), 2)
    0.18
    """
    followers = [defaultdict(Counter) for _ in range(order)]  # of the contexts of each length
    for length, counts in enumerate(followers):
        for at in range(length, len(train)):
            counts[tuple(train[at - length : at])][train[at]] += 1
    totals = [{c: counts[c].total() for c in counts} for counts in followers]
    loss = 0.0
    for at, token in enumerate(held_out):
        probability = 1 / vocab_size
        for length in range(min(order, at + 1)):
            context = tuple(held_out[at - length : at])
            seen = followers[length].get(context)
            if not seen:
                break
            n, kinds = totals[length][context], len(seen)
            probability = (seen[token] + kinds * probability) / (n + kinds)
        loss -= math.log(probability)
    return loss / len(held_out)


def compressed(text: str) -> dict[str, float]:
    """Bits a byte of a text, compressed alone by general programs at their best."""
    data = text.encode()
    sizes = {"gzip": len(gzip.compress(data, 9)), "lzma": len(lzma.compress(data, preset=9))}
    return {name: 8 * size / len(data) for name, size in sizes.items()}
