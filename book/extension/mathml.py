"""Mathematics as MathML, written at build time: no script, no font, and readable to screen readers.

A Sphinx math renderer over latex2mathml. What that library does not know it passes through, as
text with a backslash or an ampersand, or marks with an alphabet that browsers no longer draw
(`mathvariant`); `check` makes each of these an error that shows the formula.
"""

import re
from xml.etree import ElementTree

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

CHILDREN = {"mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "mroot": 2}
CHILDREN |= {"msubsup": 3, "munderover": 3}
#: A function's name before what is no operator: TeX leaves a gap there, and MathML none.
NAMED = (
    r"((?<!<msub>)<mi>(?:ln|log|exp)</mi>|<msub><mi>log</mi><m[in]>\w+</m[in]></msub>)(?=<m[^o])"
)
logger = logging.getLogger(__name__)


def to_mathml(latex: str, display: str = "inline") -> str:
    """A formula as one <math> element; display is "inline" or "block".

    Raises ValueError, which shows the formula, where the result would not be what was meant.

    >>> to_mathml("x_1").startswith("<math")
    True
    >>> to_mathml(r"\\boldsymbol{x}")
    Traceback (most recent call last):
        ...
    ValueError: \\boldsymbol{x}: the mathvariant 'bold-italic' is drawn by no browser; use \\mathbf
    """
    source = re.sub(r"\\label\{[^}]*\}", "", latex).strip()  # Sphinx has read the label
    if not source:
        raise ValueError("an empty formula")
    try:
        markup = convert(source, display=display)
    except Exception as error:  # a dozen classes of its own, with no base in common
        raise ValueError(f"{latex}: {type(error).__name__}, from latex2mathml") from error
    check(markup, latex)
    markup = re.sub(NAMED, r'\1<mspace width="0.167em" />', markup)
    # Firefox takes the inner two of ‖a‖ ‖b‖ for operators between numbers, and sets them apart
    return markup.replace(">&#x02016;</mo>", ' lspace="0" rspace="0">&#x02016;</mo>')


def check(markup: str, latex: str) -> None:
    """Raise ValueError where MathML holds what a browser would show wrongly."""
    if re.search(r"&(?!#?\w+;)", markup):
        raise ValueError(f"{latex}: a bare & is left; put split, or a matrix, around the formula")
    if "\\mathrm{" in latex:  # latex2mathml sets its letters one by one, and so in italics
        raise ValueError(f"{latex}: \\mathrm comes out in italics; use \\text or \\operatorname")
    if re.search(r"\\begin\{(align|equation|gather)\}", latex):
        raise ValueError(f"{latex}: this environment numbers by itself; use split, and a label")
    try:
        root = ElementTree.fromstring(markup)
    except ElementTree.ParseError as error:
        raise ValueError(f"{latex}: latex2mathml wrote no well-formed MathML ({error})") from error
    for element in root.iter():
        text = (element.text or "") + (element.tail or "")
        if "\\" in text:
            command = re.findall(r"\\\w*", text)[0]
            raise ValueError(f"{latex}: latex2mathml does not know {command}")
        tag = element.tag.rpartition("}")[2]
        if len(element) != CHILDREN.get(tag, len(element)):
            raise ValueError(f"{latex}: an argument is missing ({tag} has {len(element)})")
        variant = element.get("mathvariant", "normal")
        if variant != "normal":
            advice = "use \\mathbf" if "bold" in variant else "use a plain letter"
            raise ValueError(
                f"{latex}: the mathvariant {variant!r} is drawn by no browser; {advice}"
            )


def _markup(node: nodes.Element, display: str) -> str:
    try:
        return to_mathml(node.astext(), display)
    except ValueError as error:
        logger.warning("math: %s", error, location=node, type="mathml")
        return f"<code>{error}</code>"


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="math"))
    self.body.append(_markup(node, "inline") + "</span>")
    raise nodes.SkipNode


def visit_display(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math display"))
    self.body.append(f'<div class="formula">{_markup(node, "block")}</div>')
    if node.get("tag") or node["number"]:
        number = node.get("tag") or get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


class Tags(SphinxTransform):
    r"""`\tag{1}` numbers a formula and makes it a target: `[equation 1](#equation-1)`.

    JupyterLab, Colab and GitHub show the number too; a label or a role would be stray text there.
    """

    default_priority = 500  # before MyST looks for the targets of links

    def apply(self, **kwargs: object) -> None:
        for node in self.document.findall(nodes.math_block):
            if found := re.search(r"\\tag\{(\w+)\}", node.astext()):
                node["tag"] = found[1]
                node[:] = [nodes.Text(node.astext().replace(found[0], ""))]
                node["names"].append(f"equation-{found[1]}")
                self.document.note_explicit_target(node, node)


def setup(app: Sphinx) -> None:
    app.add_transform(Tags)
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_display, None))
