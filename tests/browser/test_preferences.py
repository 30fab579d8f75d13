"""What a reader has asked of the browser: colours of their own, and no motion."""

import pytest
from browser.figure_page import UNCOVERED
from browser.pages import WIDE, visit
from browser.test_pages import MARK, MARKS, SCRIPT, TEXT

PALETTE = """(canvas) => import("/_static/llmbook/dom.js").then(({ palette }) =>
  palette(canvas, ["ink", "accent", "ground"]))"""
GROUND = "(one) => getComputedStyle(one).backgroundColor"
MOVES = """[document.documentElement, ...document.querySelectorAll("body *")].filter((one) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
  const moves = animationName !== "none" || scrollBehavior === "smooth";
  return moves || /[1-9]/.test(transitionDuration);
}).length"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_what_is_drawn_and_what_is_chosen_is_seen(open_page, site, scheme):
    page = open_page(forced_colors="active", color_scheme=scheme, viewport=WIDE)
    visit(page, site, "embed/chapters/11_sampling/filters")
    page.evaluate(UNCOVERED)
    looked_for = {"marks": ", ".join(MARKS), "mark": MARK, "text": TEXT}
    assert page.evaluate(SCRIPT, looked_for) == []
    chosen, other = (
        page.locator(f".lf-segments {one} + span").evaluate(GROUND)
        for one in ("input:checked", "input:not(:checked)")
    )
    assert chosen != other
    shaded, ground = (page.locator(one).first.evaluate(GROUND) for one in (".lf-token", "figure"))
    assert shaded != ground
    visit(page, site, "embed/chapters/03_embeddings/cloud")
    assert page.evaluate(SCRIPT, looked_for) == []
    colours = page.locator("canvas.lf-cloud").evaluate(PALETTE)
    assert len({*colours}) == 3


def test_who_wants_no_motion_gets_none(open_page, site):
    page = open_page(reduced_motion="reduce", viewport=WIDE)
    visit(page, site, "chapters/01_landscape")
    assert page.evaluate(MOVES) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVES) > 1  # there is some to be had
