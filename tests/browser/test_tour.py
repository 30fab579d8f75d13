"""The tour: a page that shows figures of the chapters, which have one definition each."""

import re

import nbformat
import pytest
from browser.pages import HTML, until, visit
from extension import borrowed
from sphinx.errors import ExtensionError

TOUR = "book/tour"
SPEC = re.compile(r'<figure class="live-figure" id="([^"]+)"[^>]* data-llmbook="(\w+)"')


def specs(path: str) -> dict[str, str]:
    """What each figure of a page is made from, by its id."""
    return dict(SPEC.findall((HTML / f"{path}.html").read_text("utf-8")))


def test_it_shows_the_chapters_own_figures(page, site):
    figures = visit(page, site, TOUR)
    links = page.eval_on_selector_all("h2 + p a", "(all) => all.map((a) => a.pathname)")
    chapters = [link.removeprefix("/").removesuffix(".html") for link in links][: len(figures)]
    assert len(figures) == 11 == len({*chapters})
    for element, chapter in zip(figures, chapters, strict=True):
        id_ = element.get_attribute("id")
        assert specs(TOUR)[id_] == specs(chapter)[id_], (id_, chapter)


def test_a_goal_that_is_reached_there_is_its_chapters(page, site):
    visit(page, site, TOUR)
    felt = "document.querySelector('#figure-felt')"
    page.evaluate(f"{felt}.live.set({{ length: 100, rate: 120 }})")
    until(page, f"{felt}.querySelector('.lf-goals > li').dataset.state === 'reached'")
    page.goto(f"{site}/book/intro.html")
    row = page.locator("tr", has_text="Streaming")
    until(page, "document.body.innerText.includes('1 of 5 goals reached')")
    assert "1 of 5 goals reached" in row.inner_text()


@pytest.mark.parametrize(
    ("place", "said"),
    [("99_none#felt", "there is no chapters/99_none"), ("14_streaming#none", "has no figure none")],
)
def test_a_figure_that_is_not_there_fails_the_build(place, said):
    class Run:
        def notebook(self):
            return nbformat.v4.new_notebook()

    with pytest.raises(ExtensionError, match=said):
        body = f'<div class="figure-of">{place}</div>'
        borrowed.fill(body, TOUR, {"chapters/14_streaming": Run()})
