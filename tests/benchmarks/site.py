"""Serves files as the published book's host does: text gzipped, kept by the browser for a while."""

import gzip
from contextlib import AbstractContextManager
from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from browser.server import Handler, served

ROOT = Path(__file__).resolve().parent.parent.parent
HTML = ROOT / "_build" / "html"
#: What hosts compress: text, and WebAssembly; not pictures, nor application/octet-stream.
COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".wasm"}


@cache
def compressed(path: Path, changed_ns: int) -> bytes:
    """A file's bytes as they travel; made once, so that no request waits for it again."""
    return gzip.compress(path.read_bytes(), 6)


class Gzipped(Handler):
    """`Handler` with compression, and without its no-store."""

    disable_nagle_algorithm = True  # else a body may wait 40 ms for its header's receipt
    extensions_map = {**Handler.extensions_map, ".wasm": "application/wasm"}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in COMPRESSED or not path.is_file():
            return super().do_GET()
        body = compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        SimpleHTTPRequestHandler.end_headers(self)


def gzipped(directory: Path | str) -> AbstractContextManager[str]:
    """Serve a directory; yields its URL, without a slash at the end."""
    return served(directory, Gzipped)


def built_book() -> Path:
    """The built book's folder."""
    if not (HTML / "pagefind" / "pagefind-entry.json").exists():  # what a build writes last
        raise FileNotFoundError("the book is not built; `make book` builds it")
    return HTML
