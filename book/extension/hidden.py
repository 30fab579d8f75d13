"""Code that is not seen at first: a button opens it, in the foot of the figure it belongs to."""

from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

#: What the button says that opens a cell's code: by the cell's tag, to show it and to hide it.
BUTTONS = {
    "tag_solution": ("Show a solution", "Hide the solution"),
    "tag_check": ("Show the check", "Hide the check"),
    "tag_claims": ("✓ Checked: show how", "✓ Checked: hide how"),
}


def merge_hidden(app: Sphinx, doctree: nodes.document) -> None:
    """Hidden code in several cells, one after the other, is shown by one button; a solution, an
    exercise's check, and what checks the text, by its own, which says so."""
    for cell in list(doctree.findall(nodes.container)):
        after = cell.next_node(descend=False, siblings=True)
        hidden = all(_is_hidden(one) for one in (cell, after))
        if hidden and _button(cell) == _button(after) != BUTTONS["tag_solution"]:
            if len(cell.children) == 1:
                after.children[0].insert(0, cell.children[0].children)
                cell.parent.remove(cell)
    for cell in doctree.findall(nodes.container):
        if _is_hidden(cell) and (said := _button(cell)):
            cell["prompt_show"], cell["prompt_hide"] = said


def _is_hidden(node: Any) -> bool:
    """A cell with the tag hide-input that shows its source."""
    hidden = isinstance(node, nodes.container) and node.get("hide_mode") == "input"
    return hidden and node.children[0].get("nb_element") == "cell_code_source"


def _button(cell: nodes.container) -> tuple[str, str] | None:
    """What its button says, if that is not "Show the source"."""
    return next((said for tag, said in BUTTONS.items() if tag in cell["classes"]), None)


#: Shorter, so that all that a figure's foot opens stands in one row.
IN_FOOT = {"Show the source": "Source", "✓ Checked: show how": "✓ Checked"}
NUMBERS = '<details class="lf-numbers">'  # with which a figure ends


class InFoot(SphinxPostTransform):
    """A cell's hidden code stands below what it shows; a figure's in its foot, beside its numbers,
    and there, too, what checks the text about it: all claims up to the next figure or heading."""

    default_priority = 200  # after MyST-NB has hidden the code
    formats = ("html",)

    def run(self, **_: object) -> None:
        for hidden in list(self.document.findall(HideCodeCellNode)):
            if hidden.parent.index(hidden) == 0:
                hidden.parent.append(hidden.parent.pop(0))
        for figure in list(self.document.findall(nodes.raw)):
            if NUMBERS in figure.astext() and (cell := _cell_of(figure)):
                _put_in_foot(figure, [*cell.findall(HideCodeCellNode), *_claims_about(cell)])


def _cell_of(node: nodes.Node) -> nodes.Element | None:
    while node.parent is not None and node.get("nb_element") != "cell_code":
        node = node.parent
    return node if node.get("nb_element") == "cell_code" else None


def _claims_about(cell: nodes.Element) -> list[HideCodeCellNode]:
    """What is checked after a figure's cell: all up to the next figure or heading."""
    found: list[HideCodeCellNode] = []
    for node in cell.parent[cell.parent.index(cell) + 1 :]:
        if isinstance(node, nodes.section) or any(
            NUMBERS in r.astext() for r in node.findall(nodes.raw)
        ):
            break
        if isinstance(node, nodes.container) and "tag_claims" in node["classes"]:
            found += node.findall(HideCodeCellNode)
    return found


def _taken(hidden: HideCodeCellNode) -> HideCodeCellNode:
    """It leaves its cell, and with it the cell, unless that shows something besides its code."""
    cell = hidden.parent
    cell.remove(hidden)
    if not cell.children:
        cell.parent.remove(cell)
    return hidden


def _put_in_foot(figure: nodes.raw, hidden: list[HideCodeCellNode]) -> None:
    start, _, numbers = figure.astext().rpartition(NUMBERS)
    foot = f'<div class="lf-foot">{NUMBERS}{numbers.removesuffix("</figure>")}'
    parts: dict[str, HideCodeCellNode] = {}  # by what its button says
    for one in map(_taken, hidden):
        said = IN_FOOT.get(one["prompt_show"], one["prompt_show"])
        if said in parts:
            parts[said].children[0].extend(one.children[0].children)
        else:
            one["prompt_show"] = one["prompt_hide"] = said
            parts[said] = one
    raw = [nodes.raw("", text, format="html") for text in (start + foot, "</div></figure>")]
    figure.parent[:] = [raw[0], *parts.values(), raw[1]]


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", merge_hidden)
    app.add_post_transform(InFoot)
