"""Texts and their tokens."""

from .reading import read
from .tokenizers import Bytes, PageTokenizer

__all__ = ["Bytes", "PageTokenizer", "read"]
