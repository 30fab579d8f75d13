"""White space that is not seen is shown by a sign: in Python and on the page by the same rule."""

import json
import re

import pytest
import torch
from llmbook.figures import bars, browser, tokens
from llmbook.figures.page.html import table
from llmbook.text.visible import UNSEEN, VISIBLE, visible

EXAMPLES = {
    "": "",
    "the": "the",
    " the": "␣the",
    "the ": "the␣",
    "ice cream": "ice cream",
    "  two": "␣␣two",
    "a  b": "a␣␣b",
    " ": "␣",
    "\n\n": "↵↵",
    "\t x\r\n": "⇥␣x␍↵",
    "\u00a0\u3000": "\u00a0\u3000",
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_only_what_is_not_seen_is_replaced(text):
    assert visible(text) == EXAMPLES[text]


def test_the_page_has_the_same_rule():
    code = (browser.BROWSER / "values.js").read_text(encoding="utf-8")
    assert json.loads(re.search(r"const VISIBLE = ({.*});", code)[1]) == VISIBLE
    assert re.search(r"const UNSEEN = /(.*)/g;", code)[1] == UNSEEN


@pytest.mark.parametrize("view", [bars(x="ids", y="y", names=list(EXAMPLES).__getitem__),
                                  tokens(ids="ids", names=list(EXAMPLES))])  # fmt: skip
def test_a_views_table_shows_names_so(view):
    outputs = {"ids": torch.arange(4), "y": torch.zeros(4)}
    assert [row[0] for row in table(view, outputs)[1]] == ["", "the", "␣the", "the␣"]
    assert view.names_now(outputs)["2"] == " the"  # the page makes it visible itself
