"""What was worked out once, kept while it takes little memory."""

from collections.abc import Callable
from sys import getsizeof

REMEMBERED_BYTES = 2**25


class Known(dict[str, list[int]]):
    """The token ids of words: worked out by `merge` the first time, then known.

    All are forgotten when they take more than `REMEMBERED_BYTES`. (`lru_cache` counts words, not
    bytes, and cannot be pickled.)
    """

    def __init__(self, merge: Callable[[str], list[int]]):
        self.merge, self.bytes = merge, 0

    def __missing__(self, word: str) -> list[int]:
        ids = self.merge(word)
        self.bytes += getsizeof(word) + getsizeof(ids)
        if self.bytes > REMEMBERED_BYTES:
            self.clear()
            self.bytes = 0
        else:
            self[word] = ids
        return ids
