"""Mathematics on the page: MathML, or an error that shows the formula."""

import sys
from pathlib import Path

import pytest
from extension.mathml import check, to_mathml


@pytest.mark.parametrize(
    "latex",
    [
        r"p_i = \frac{e^{z_i / T}}{\sum_{j=1}^{V} e^{z_j / T}}",
        r"\operatorname{softmax}(\mathbf{Q}\mathbf{K}^\top / \sqrt{d})\,\mathbf{V}",
        r"\begin{split} H &= -\sum_i p_i \log_2 p_i \\ &\le \log_2 V \end{split}",
        r"\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}",
        r"\hat{y} \in \mathbb{R}^{V}, \quad \lVert x \rVert_2 < \epsilon",
        r"p_{\text{next}} = \prod_{t} P(x_t \mid x_{<t})",
    ],
)
def test_the_formulas_of_the_course_convert(latex):
    assert to_mathml(latex, "block").startswith("<math")


@pytest.mark.parametrize(
    ("latex", "message"),
    [
        (r"\foo x", r"does not know \\foo"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "bare &"),
        ("x & y", "bare &"),
        (r"\boldsymbol{x}", "bold-italic"),
        (r"\mathrm{softmax}(x)", "operatorname"),
        (r"\begin{align} a &= b \end{align}", "use split"),
        (r"\frac{a}", "argument is missing"),
        ("x^a^b", "DoubleSuperscripts"),
        (r"\left( x", "ExtraLeftOrMissingRight"),
        (" ", "empty formula"),
    ],
)
def test_what_would_be_shown_wrongly_is_an_error(latex, message):
    with pytest.raises(ValueError, match=message):
        to_mathml(latex)


def test_a_functions_name_stands_apart_from_its_argument_and_a_norm_does_not():
    assert '<mi>ln</mi><mspace width="0.167em" /><mi>p</mi>' in to_mathml(r"\ln p")
    assert '</msub><mspace width="0.167em" /><mi>p</mi>' in to_mathml(r"\log_2 p")
    assert "mspace" not in to_mathml(r"\ln(p)") + to_mathml(r"\log_2(p)")
    assert to_mathml(r"\|a\|").count('lspace="0" rspace="0">&#x02016;') == 2


def test_a_label_is_left_to_sphinx():
    assert "label" not in to_mathml(r"a = b \label{eq-a}")


def test_markup_that_is_not_well_formed_is_an_error():
    with pytest.raises(ValueError, match="well-formed"):
        check("<math><mi>x</math>", "x")


def build(folder: Path, text: str, *options: str):
    """Build one page with the renderer, as the book does: warnings are fatal."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    (folder / "index.md").write_text(text)
    config = {"extensions": ["myst_parser", "extension_under_test"], "html_theme": "basic"}
    config |= {"html_math_renderer": "mathml", "myst_enable_extensions": ["dollarmath", "amsmath"]}
    out, doctrees = folder / "out", folder / "doctrees"
    with docutils_namespace():
        app = Sphinx(folder, None, out, doctrees, "html", config, None, None, warningiserror=True)
        app.build()
    return (out / "index.html").read_text()


@pytest.fixture
def mathml_extension(monkeypatch):
    import extension.mathml

    monkeypatch.setitem(sys.modules, "extension_under_test", extension.mathml)


def test_equations_are_numbered_anchored_and_linked(tmp_path, mathml_extension):
    html = build(tmp_path, "# T\n\n$$ a = b $$ (one)\n\n$$ c = d $$ (two)\n\nSee {eq}`two`.\n")
    assert 'id="equation-two"' in html
    assert 'href="#equation-two">(2)</a>' in html
    assert html.count("<math") == 2


def test_a_formula_that_does_not_convert_fails_the_build(tmp_path, mathml_extension):
    with pytest.raises(Exception, match=r"does not know \\foo"):
        build(tmp_path, "# T\n\nHere: $\\foo x$\n")


def test_a_tag_numbers_a_formula_and_is_linked_by_plain_markdown(tmp_path, mathml_extension):
    text = "# T\n\n$$a = b \\tag{1}$$\n\n$$c = d \\tag{2}$$\n\nSee [equation 2](#equation-2).\n"
    html = build(tmp_path, text)
    assert html.count('class="math display"') == 2 and "tag" not in html.split("<math", 1)[1]
    assert 'id="equation-2"' in html and '<span class="eqno">(2)' in html
    assert 'href="#equation-2"' in html and ">equation 2<" in html.replace(
        '<span class="std std-ref">', ""
    )
