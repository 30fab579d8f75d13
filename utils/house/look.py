"""Look at the figures of a notebook's run, as the page and a phone draw them, without a build.

`make look NB=chapters/11_sampling.ipynb ARGS="gaps --dark"`: pictures in `_build/look/`, and of
each figure how high it is. A notebook that has changed is executed first.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import course
import runs
from course import ROOT
from execute import shown
from playwright.sync_api import sync_playwright

sys.path[:0] = [str(ROOT / folder) for folder in ("book", "tests", "utils")]
from browser import chromium  # noqa: E402
from browser.figure_page import COLUMN, DRAWN, UNCOVERED, WINDOWS, lay_out, lend  # noqa: E402
from browser.server import served  # noqa: E402

FONT = "body { font-family: system-ui }"
THEME = "(theme) => (document.documentElement.dataset.theme = theme)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notebook", help="as chapters/11_sampling.ipynb")
    parser.add_argument("names", nargs="*", help="of figures, as figure(name=…) gives them; or all")
    parser.add_argument("--dark", action="store_true", help="in the dark theme")
    parser.add_argument(
        "--covered", action="store_true", help="with the answers of guesses covered"
    )
    parser.add_argument(
        "--set", type=json.loads, default={}, metavar="JSON", help="of the controls"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "_build" / "look")
    chosen = parser.parse_args()
    (path,) = course.chosen([chosen.notebook])
    run = runs.ensure(path)
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        lend(run.figures, Path(name))
        texts = [data["text/html"] for data in shown(run.notebook())]
        lay_out(Path(name), [text for text in texts if "<figure " in text])
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.FLAGS)
        with served(Path(name)) as url:
            for window, width in WINDOWS.values():
                page = browser.new_page(
                    viewport={"width": window, "height": 900},
                    reduced_motion="reduce",
                )
                page.goto(f"{url}/index.html")
                page.add_style_tag(content=FONT + COLUMN % width)
                page.evaluate(THEME, "dark" if chosen.dark else "light")
                page.wait_for_function(DRAWN)
                if not chosen.covered:
                    page.evaluate(UNCOVERED)
                for figure in page.query_selector_all("figure"):
                    own = (figure.get_attribute("id") or "still").removeprefix("figure-")
                    if chosen.names and own not in chosen.names:
                        continue
                    figure.scroll_into_view_if_needed()
                    if chosen.set:
                        figure.evaluate("(f, values) => f.live.set(values)", chosen.set)
                    page.wait_for_timeout(400)  # until it has moved into its place
                    theme = "-dark" if chosen.dark else ""
                    file = chosen.out / f"{path.stem}-{own}-{round(width)}{theme}.png"
                    figure.screenshot(path=file)
                    high = figure.evaluate("(e) => Math.round(e.getBoundingClientRect().height)")
                    print(f"{file}  {high} px high")
        browser.close()


if __name__ == "__main__":
    main()
