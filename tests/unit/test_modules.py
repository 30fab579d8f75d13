"""The browser's modules as the book serves them: shorter, and saying the same."""

import re

import pytest
from extension.modules import nested, shorter
from llmbook.figures.browser import BROWSER
from sphinx.errors import ExtensionError

LITERAL = re.compile(
    r"//.*|/\*[^\0]*?\*/|(\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)"
)
MODULES = sorted(BROWSER.rglob("*.js"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_what_a_module_says_is_what_its_source_says(path):
    source = path.read_text("utf-8")
    served = shorter(source, path.name)
    assert len(served) < len(source)
    assert [text for text in LITERAL.findall(served) if text] == [
        text for text in LITERAL.findall(source) if text
    ]


def test_a_template_inside_another_is_refused_for_it_would_lose_its_spaces():
    with pytest.raises(ExtensionError, match="x.js, line 2: a template literal inside another"):
        shorter("const a = 1;\nconst b = `one ${a ? `two ${a} ` : ''}three`;", "x.js")
    assert nested("a = `x ${y({ z: '}' })}` + `b`; // `it's ${`\nd = { e: `f \\` ${g}` };") == 0
