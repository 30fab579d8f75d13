"""The reader's own text."""

from pathlib import Path

LEAST = 2_000


def read(path: str | Path, least: int = LEAST) -> str:
    """A UTF-8 text file, its line ends as \\n, without a byte-order mark.

    least: characters that it must have.   Raises FileNotFoundError, and ValueError for a file that
    is no text (it says where), empty, or too short."""
    data = Path(path).read_bytes()
    if b"\0" in data:
        raise ValueError(f"{path} is no text: it holds a zero byte at {data.index(0)}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{path} is not UTF-8: byte {data[error.start]:#x} at {error.start}. "
            "Save it as UTF-8, or convert it: iconv -f latin1 -t utf-8"
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ValueError(f"{path} is empty")
    if len(text) < least:
        raise ValueError(f"{path} has {len(text)} characters; {least} or more are needed")
    return text
