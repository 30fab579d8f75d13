"""Byte-pair encoding: text to tokens, by merges that were learned from text.

Gage 1994; for words Sennrich et al. 2016, arXiv 1508.07909; from bytes, as here, Radford et al.
2019 (GPT-2). Training begins with the 256 bytes. Again and again it takes the two tokens that stand
side by side most often, and makes one token of them. Encoding cuts a text into its bytes and merges
these in the same order. In "aaabdaaabac" `aa` stands 4 times; after it `ab` twice, `aa` `ab` twice:

>>> tokenizer = train("aaabdaaabac", vocab_size=256 + 3)
>>> tokenizer.merges, [tokenizer.token(256 + n) for n in range(3)]
([(97, 97), (97, 98), (256, 257)], ['aa', 'ab', 'aaab'])
>>> [tokenizer.token(token_id) for token_id in tokenizer.encode("aaabdaaabac")]
['aaab', 'd', 'aaab', 'a', 'c']

A pattern first cuts the text into *words*; no token reaches over a word's end.
*Ties*: of equally frequent pairs that of the older tokens is taken: the smaller left id, then the
smaller right one. *Overlaps*: merges run from left to right, `aaa` becomes `aa` and `a`. A pair
that spells a token which is there already is passed over: no two tokens have the same bytes.
There are no special tokens; the empty line between two tales is a word, and so a token, of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Any

import regex

from .known import Known
from .vocabulary import BYTES, Pair, Vocabulary

#: Letters with a space before them, up to three digits, an English ending, other signs, the ends
#: of lines, white space. It means the same in JavaScript (where \s is written \p{White_Space}).
PATTERN = (
    r" ?[\p{L}\p{M}]+| ?\p{N}{1,3}|'(?:[sdmt]|ll|ve|re)| ?[^\s\p{L}\p{M}\p{N}]+"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def train_plainly(text: str, vocab_size: int, pattern: str = PATTERN) -> "Tokenizer":
    """The definition, to be read: all pairs are counted anew for each merge. Slow.

    What it learns, and what it refuses, is the same as of `train`.
    """
    words = [list(word.encode()) for word in _words(text, vocab_size, pattern)]
    tokens, merges = BYTES.copy(), []
    while len(tokens) < vocab_size:
        counts = Counter(pair for word in words for pair in pairwise(word))
        new = {pair for pair in counts if tokens[pair[0]] + tokens[pair[1]] not in tokens}
        if not new:
            break  # every word is one token
        pair = min(new, key=lambda pair: (-counts[pair], pair))
        for word in words:
            for at in range(len(word)):
                if tuple(word[at : at + 2]) == pair:
                    word[at : at + 2] = [len(tokens)]
        tokens.append(tokens[pair[0]] + tokens[pair[1]])
        merges.append(pair)
    return Tokenizer(tokens, pattern, merges)


def train(text: str, vocab_size: int, pattern: str = PATTERN) -> "Tokenizer":
    """Learn merges until there are `vocab_size` tokens, or no pair is left.

    The same as `train_plainly`, but counts are kept true from merge to merge, and a heap knows the
    most frequent pair.
    Raises ValueError for an empty text, one with half a character, a pattern that leaves some of it
    out, or fewer tokens than bytes.
    """
    pairs = _Pairs(Counter(_words(text, vocab_size, pattern)))
    queue = [(-count, pair) for pair, count in pairs.count.items()]  # the most frequent first
    heapify(queue)
    tokens, known, merges = BYTES.copy(), set(BYTES), []
    while queue and len(tokens) < vocab_size:
        count, pair = heappop(queue)
        joined = tokens[pair[0]] + tokens[pair[1]]
        if -count != pairs.count[pair]:  # other merges have made it rarer: it goes back
            heappush(queue, (-pairs.count[pair], pair))
        elif count and joined not in known:
            for new in pairs.merge(pair, len(tokens)):
                heappush(queue, (-pairs.count[new], new))
            tokens.append(joined)
            known.add(joined)
            merges.append(pair)
    return Tokenizer(tokens, pattern, merges)


def _words(text: str, vocab_size: int, pattern: str) -> list[str]:
    """The words of a text to learn from.   Raises ValueError where there is nothing to learn."""
    if vocab_size < 256:
        raise ValueError(f"vocab_size={vocab_size}; allowed: 256 (the bytes) or more")
    if not text:
        raise ValueError("the text to learn from is empty")
    words = Tokenizer(BYTES, pattern).words(text)
    if "".join(words) != text:
        raise ValueError(f"the pattern leaves out some of the text: {pattern}")
    return words


class _Pairs:
    """How often each pair stands in a text, kept true while its words are merged.

    A merge looks at the words that hold its pair, and at no others.
    """

    def __init__(self, times: Mapping[str, int]):
        self.words = [(list(word.encode()), n) for word, n in times.items()]
        self.count: Counter[Pair] = Counter()
        self.where: defaultdict[Pair, set[int]] = defaultdict(set)  # indices of words
        for index, (word, n) in enumerate(self.words):
            for pair in pairwise(word):
                self.count[pair] += n
                self.where[pair].add(index)

    def merge(self, pair: Pair, new: int) -> set[Pair]:
        """Put `new` in the place of the pair wherever it stands; the pairs that this made."""
        (left, right), made = pair, set()
        for index in self.where.pop(pair):
            word, n = self.words[index]
            at = -1
            while (at := at + 1) < len(word) - 1:
                if word[at] != left or word[at + 1] != right:
                    continue
                word[at : at + 2] = [new]
                changes = [((word[at - 1], left), (word[at - 1], new))] if at else []
                if at + 1 < len(word):
                    changes.append(((right, word[at + 1]), (new, word[at + 1])))
                for gone, come in changes:
                    self.count[gone] -= n
                    self.count[come] += n
                    self.where[come].add(index)
                    made.add(come)
        return made


class Tokenizer(Vocabulary):
    """Byte-pair encoding with a vocabulary, learned here or given (as tiktoken's are).

    A byte that is no token is left out before anything is merged, as by Hugging Face's `tokenizers`
    (SmolLM2 lacks 21 that stand in no ordinary text). Where all 256 are tokens, decoding gives back
    every text.
    """

    def __init__(
        self, tokens: Iterable[bytes], pattern: str = PATTERN, merges: Iterable[Sequence[int]] = ()
    ):
        super().__init__(tokens, pattern, merges)
        self._cut = regex.compile(pattern).findall
        self._ids = {token: token_id for token_id, token in enumerate(self.tokens) if token}
        self._lacks = bytes(byte for byte in range(256) if bytes([byte]) not in self._ids)
        self._known = Known(self._merge)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.tokens, self.pattern, self.merges)  # to be pickled, or copied

    def words(self, text: str) -> list[str]:
        """The text, cut by the pattern.   Raises ValueError for half a character."""
        try:
            text.encode()
        except UnicodeEncodeError as error:
            half = f"half a character (a lone surrogate, {text[error.start]!r} at {error.start})"
            raise ValueError(f"the text holds {half}: it has no bytes") from None
        return self._cut(text)

    def encode(self, text: str) -> list[int]:
        """Token ids.   Raises ValueError for half a character."""
        known = self._known
        return [token_id for word in self.words(text) for token_id in known[word]]

    def _merge(self, word: str) -> list[int]:
        """The ids of a word: what was learned first is merged first, and the leftmost of these."""
        text, rank = word.encode().translate(None, self._lacks), self._ids.get
        if (whole := rank(text)) is not None:
            return [whole]
        size = len(text)
        end = [*range(1, size + 1), 0]  # of the token that starts here; 0: none does
        start = [-1, *range(size)]  # of the token that ends here
        queue = [(r, a, a + 2) for a in range(size - 1) if (r := rank(text[a : a + 2])) is not None]
        heapify(queue)
        while queue:
            _, a, b = heappop(queue)
            middle = end[a]
            if not middle or middle >= b or end[middle] != b:
                continue  # one of the two has been merged with another
            end[a], end[middle], start[b] = b, 0, a
            for left, right in ((start[a], b), (a, end[b])):
                if left >= 0 and right and (r := rank(text[left:right])) is not None:
                    heappush(queue, (r, left, right))
        return [self._ids[text[a:b]] for a, b in enumerate(end) if b]
