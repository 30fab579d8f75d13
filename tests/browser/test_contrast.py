"""What carries meaning in a drawing stands out from its ground, in both themes.

axe-core measures the text of a page, and neither what is drawn nor text in a drawing. Left out is
what is faint because its number is small (an arrow, a cell): the number stands beside or in it.
"""

from pathlib import Path

import pytest
from browser.pages import each_live_page, visit

#: WCAG 2.2, 1.4.11 and 1.4.3
MARK, TEXT = 3, 4.5
MARKS = [
    *(
        ".lf-line:not(.lf-faint)",
        ".lf-bar",
        ".lf-point",
        ".lf-before",
        ".lf-level",
        ".lf-legs path",
    ),
    *(".lf-boundary", ".lf-height", ".lf-trail", ".lf-ball", ".lf-goal", ".lf-segment path"),
    *(".lf-mark", ".lf-outline", ".lf-grip", ".lf-now"),
]
SCRIPT = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@each_live_page
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_drawn_stands_out_from_its_ground(open_page, site, path, theme):
    page = open_page(color_scheme=theme, viewport={"width": 1280, "height": 800})
    visit(page, site, path)
    assert page.evaluate(SCRIPT, {"marks": ", ".join(MARKS), "mark": MARK, "text": TEXT}) == []
