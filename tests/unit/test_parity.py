"""What the comparison of a page with torch lets through, and what not."""

import pytest
from browser.parity import differences, relative_of


def output(*data, dtype="float32"):
    return {"y": {"dtype": dtype, "shape": [len(data)], "data": list(data)}}


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (output(0.9, 0.0011), output(0.9, 0.001)),  # a wrong small probability
        (output(1.0, 0.0, 3e-7), output(1.0, 0.0, 0.0)),
        (output(1000.0, 0.02), output(1000.0, 0.01)),
        (output(1.0, "nan"), output(1.0, 2.0)),
        (output(1.0, 2.0), output(1.0, "nan")),
        (output("inf"), output("-inf")),
        (output(7, 8, dtype="int64"), output(7, 9, dtype="int64")),
        (output(1.0), output(1.0, 2.0)),
        ({}, output(1.0)),
    ],
)
def test_what_differs_is_told(got, want):
    assert differences(got, want)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (output(0.900001, 1e-8), output(0.9, 0.0)),
        (output(1000.0, 0.001), output(1000.0, 0.0)),
        (output("Infinity", "nan", -0.0), output("inf", "nan", 0.0)),
        (output(), output()),
    ],
)
def test_what_rounding_makes_is_let_through(got, want):
    assert differences(got, want) == []


def test_a_model_that_writes_may_be_as_far_off_as_torch_is_from_its_own_float64():
    got, want = output(0.20001, 1e-3), output(0.2, 1e-3)
    assert differences(got, want, relative_of({"writes": False}))
    assert not differences(got, want, relative_of({"writes": True}))
    assert differences(output(0.2001), output(0.2), relative_of({"writes": True}))
