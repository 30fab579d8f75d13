"""What the tests of the built pages share."""

import re
import time
from pathlib import Path

import course
import pytest
from browser.figure_page import DRAWN

ROOT = Path(__file__).parent.parent.parent
HTML = ROOT / "_build" / "html"
PAGES = [*course.pages(), "search"]
#: The pages with live figures: those whose source is executed.
LIVE = [path.relative_to(ROOT).with_suffix("").as_posix() for path in course.executed()]
each_page = pytest.mark.parametrize("path", PAGES)
each_live_page = pytest.mark.parametrize("path", LIVE)


def figures_in(path: str) -> list[str]:
    """The names of a page's figures, as its stored notebook or pictures have them."""
    stored = next(p for e in ("ipynb", "pictures.html") if (p := ROOT / f"{path}.{e}").exists())
    found = re.findall(r'<figure[^>]*? id=\\?"figure-([\w-]+)\\?"', stored.read_text("utf-8"))
    return list(dict.fromkeys(found))


each_figure = pytest.mark.parametrize(
    ("path", "name"),
    [pytest.param(p, name, id=f"{p}-{name}") for p in LIVE for name in figures_in(p)],
)
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


def until(page, expression: str, arg=None) -> None:
    """Wait until an expression holds (`wait_for_function` needs eval, which the book forbids)."""
    end = time.monotonic() + 15
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"never held: {expression}"
        page.wait_for_timeout(20)


def visit(page, site: str, path: str) -> list:
    """Open a page; its figures, drawn."""
    page.goto(f"{site}/{path}.html")
    until(page, DRAWN)
    page.evaluate("document.querySelectorAll('figure.live-figure').forEach((f) => f.live.allow())")
    return page.query_selector_all("figure.live-figure")


def accessibility_problems(page, *rules: str) -> list[str]:
    """What axe-core finds serious or critical, by these rules; by all, unless some are named."""
    from axe_playwright_python.base import AXE_SCRIPT
    from axe_playwright_python.sync_playwright import Axe

    # By itself it leaves text near a ::before with a background undecided, at five times the time
    decide = "axe.configure({checks: [{id: 'color-contrast', options: {ignorePseudo: true}}]});"
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = Axe(AXE_SCRIPT + decide).run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
