"""The pictures of figures as they first look, for readers where no script runs."""

import base64
import hashlib
import re
import sys
from html import escape
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "utils" / "house"))
import runs
from execute import shown

FILES = "_llmbook"
PICTURE = re.compile(
    r'<figure class="live-figure" id="([^"]+)"[^>]*>'
    r'<img class="lf-default" alt="([^"]*)"[^>]* data-wide="(\d+)" data-narrow="(\d+)"'
    r'[^>]*base64,([^"]+)">'
)


def of_page(source: Path) -> dict[str, tuple[str, bytes, int, int]]:
    """Of each figure of a page, by its id, how its first state looks: words, a PNG, and how many
    pixels high it is in the page's column and on a phone."""
    beside = source.with_suffix(".pictures.html")  # of a page in Markdown
    if source.suffix == ".ipynb":
        html = "".join(data["text/html"] for data in shown(runs.read(source)))
    else:
        html = beside.read_text("utf-8") if beside.exists() else ""
    return {
        name: (alt, base64.b64decode(png), int(wide), int(narrow))
        for name, alt, wide, narrow, png in PICTURE.findall(html)
    }


def without_script(alt: str, png: bytes, output: Path, base: str) -> str:
    """What a reader sees where no script runs (`alt` is HTML already); its file is named by its
    content."""
    name = f"pictures/{hashlib.sha256(png).hexdigest()[:16]}.png"
    (output / FILES / name).parent.mkdir(parents=True, exist_ok=True)
    (output / FILES / name).write_bytes(png)
    return f'<noscript><img class="lf-default" alt="{alt}" src="{escape(base)}{name}"></noscript>'
