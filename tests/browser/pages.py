"""What the tests of the built pages share."""

from pathlib import Path

import course

ROOT = Path(__file__).parent.parent.parent
HTML = ROOT / "_build" / "html"
PAGES = [*course.pages(), "search"]
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


def settle(page) -> None:
    """Wait until the page has done what it does by itself."""
    page.wait_for_load_state("networkidle")


def visit(page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}.html")
    settle(page)


def accessibility_problems(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
