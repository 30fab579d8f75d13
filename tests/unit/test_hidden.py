"""Where hidden code stands on the page: in the foot of the figure it belongs to."""

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from extension.hidden import NUMBERS, InFoot
from myst_nb.sphinx_ import HideCodeCellNode


def code(text, *classes, says="Show the source", shows=()):
    hidden = HideCodeCellNode("", prompt_show=says, prompt_hide=says)
    hidden += nodes.container("", nodes.literal_block(text, text))
    return nodes.container("", hidden, *shows, nb_element="cell_code", classes=list(classes))


def claims(text, *shows):
    return code(text, "tag_claims", says="✓ Checked: show how", shows=shows)


def figure():
    html = f"<figure>it{NUMBERS}table</details></figure>"
    output = nodes.container("", nodes.raw("", html, format="html"))
    return code("figure()", shows=[output])


def placed(*cells):
    document = new_document("", get_default_settings(Parser))
    document += cells
    InFoot(document).run()
    return document


def test_claims_up_to_the_next_figure_stand_in_the_foot_as_one():
    document = placed(
        figure(), nodes.paragraph("", "So."), claims("a"), claims("b"), figure(), claims("c")
    )
    first, so, second = document.children
    assert [x["prompt_show"] for x in first.findall(HideCodeCellNode)] == ["Source", "✓ Checked"]
    checked = list(first.findall(HideCodeCellNode))[1]
    assert [x.astext() for x in checked.findall(nodes.literal_block)] == ["a", "b"]
    assert [x.astext() for x in second.findall(nodes.literal_block)] == ["figure()", "c"]
    assert so.astext() == "So."
    raws = [raw.astext() for raw in first.findall(nodes.raw)]
    assert raws == [f'<figure>it<div class="lf-foot">{NUMBERS}table</details>', "</div></figure>"]


def test_claims_stay_where_a_heading_or_nothing_drawn_stands_between():
    document = placed(figure(), nodes.section("", claims("a")))
    assert len(list(document.children[1].findall(HideCodeCellNode))) == 1


def test_what_a_cell_of_claims_shows_stays_in_its_place():
    document = placed(figure(), claims("a", nodes.paragraph("", "0.3")))
    assert [child.astext() for child in document.children][1:] == ["0.3"]
    assert len(list(document.children[0].findall(HideCodeCellNode))) == 2
