"""Texts and their tokens."""

from .tokenizers import Bytes, PageTokenizer

__all__ = ["Bytes", "PageTokenizer"]
