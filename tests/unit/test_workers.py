"""Tests are spread over two workers, but for those that share what takes time to make."""

import pytest
from workers import scope


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("chapters/11_sampling.ipynb::Cell 0", "chapters/11_sampling.ipynb::Cell 7", True),
        ("tests/unit/test_tinygpt.py::test_a", "tests/unit/test_tinygpt.py::test_b", True),
        ("tests/unit/test_words.py::test_a", "tests/unit/test_words.py::test_b", False),
        ("tests/unit/test_words.py::test_a[x-1]", "tests/unit/test_words.py::test_a[y]", True),
        (
            "tests/browser/test_any_browser.py::test_a[chapters/12_decoding-race]",
            "tests/browser/test_any_browser.py::test_a[chapters/12_decoding-talk]",
            True,
        ),
        (
            "tests/browser/test_pages.py::test_a[chapters/11_sampling]",
            "tests/browser/test_pages.py::test_a[chapters/12_decoding]",
            False,
        ),
    ],
)
def test_what_shares_something_stays_together(one, other, together):
    assert (scope(one) == scope(other)) is together
