"""A chapter's main line as a presentation with live figures: `make slides` reads its built page,
and writes it below `slides/` beside it (reveal.js; the presenter's notes are made of the prose)."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

import course
import javascript
import jinja2
from course import ROOT
from spine import slides

sys.path[:0] = [str(ROOT / "book")]
from extension import embed, policy  # noqa: E402

HTML = ROOT / "_build" / "html"
FOLDER = "slides"
REVEAL = Path(__file__).parent / "reveal"
FILES = ("dist/reveal.js", "dist/reveal.css", "dist/plugin/notes.js", "LICENSE")
TEMPLATES = ROOT / "book" / "extension" / "templates"


def allowed(plugin: str) -> str:
    """The book's policy, which allows one script more: that of the presenter's view, which the
    plugin writes into a window of its own out of a template literal."""
    script = plugin.split("<script>")[1].split(r"<\/script>")[0]
    written = re.sub(r"\\([\\`$])", r"\1", script)
    return policy.policy().replace("script-src", f"script-src 'sha256-{policy.sha256(written)}'")


def write(page: str, built: Path = HTML) -> Path:
    """Write the slides of a page of the built book, as "chapters/11_sampling"; returns where."""
    source, target = javascript.install(REVEAL) / "reveal.js", built / FOLDER / "reveal"
    out = built / FOLDER / f"{page}.html"
    for folder in (target, out.parent):
        folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(source / name, target)
    up = "../" * f"{FOLDER}/{page}".count("/")
    loader = jinja2.FileSystemLoader(TEMPLATES)
    template = jinja2.Environment(loader=loader, trim_blocks=True, lstrip_blocks=True)
    html = template.get_template("slides.html").render(
        slides=slides((built / f"{page}.html").read_text("utf-8")),
        up=up,
        page=page,
        policy=allowed((target / "notes.js").read_text("utf-8")),
        boot=policy.boot(),
        frame=lambda name: up + embed.place(page, name),
    )
    out.write_text(html, encoding="utf-8")
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "notebooks", nargs="*", help="as chapters/11_sampling.ipynb; else, all chapters"
    )
    chosen = course.chosen(parser.parse_args().notebooks)
    for path in chosen or [one for one in course.notebooks() if one.parent.name == "chapters"]:
        page = path.relative_to(ROOT).with_suffix("").as_posix()
        if not (HTML / f"{page}.html").exists():
            parser.error(f"{page} is not in the built book: make book")
        print(write(page).relative_to(ROOT))


if __name__ == "__main__":
    main()
