"""Texts and their tokens."""

from .reading import read
from .tokenizers import Bytes, PageTokenizer, Tokenizer
from .visible import visible
