"""Assembles the engine's WebAssembly: `kernels.wasm` from `kernels.wat`, both of which are kept."""

from pathlib import Path

import wasmtime
from llmbook.figures.browser import BROWSER

SOURCE, BINARY = BROWSER / "kernels.wat", BROWSER / "kernels.wasm"


def assembled(source: Path = SOURCE) -> bytes:
    """The binary form of a module in WebAssembly's text format."""
    return bytes(wasmtime.wat2wasm(source.read_text(encoding="utf-8")))


if __name__ == "__main__":
    BINARY.write_bytes(assembled())
