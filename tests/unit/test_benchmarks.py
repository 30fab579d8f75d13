"""What `make bench` makes of its measurements; the measurements themselves are no test."""

import sys
from types import SimpleNamespace

import pytest
from benchmarks import bench, machine, sample, table
from benchmarks.computed import Unchanged, computed
from benchmarks.rows import GROUPS, ROWS, Result, met


def test_the_95th_percentile_lies_between_the_measured_values():
    assert table.p95([1.0, 2.0]) == pytest.approx(1.95)
    assert table.p95([float(n) for n in range(1, 22)]) == 20


@pytest.mark.parametrize(
    ("key", "ours", "expected"),
    [
        ("page bytes", 220, True),  # a budget is met at its edge
        ("page bytes", 220.1, False),
        ("page score", 97, True),
        ("page score", 94, False),
        ("load", 1.0, None),
    ],
)
def test_a_budget_is_met_on_its_own_side(key, ours, expected):
    assert met(ROWS[key], ours) is expected


@pytest.mark.parametrize(
    ("key", "ours", "peer", "expected"),
    [
        ("kernel", 5.0, 50.0, True),  # a time: the less the faster
        ("kernel", 5.1, 50.0, False),
        ("page decode", 700.0, 690.0, True),  # a speed
        ("page decode", 700.0, 710.0, False),
    ],
)
def test_a_budget_beside_a_peer_is_a_ratio_of_speeds(key, ours, peer, expected):
    assert met(ROWS[key], ours, peer) is expected


def test_a_pass_whose_answer_did_not_change_is_refused():
    """As of an engine that is asked the same again, and computes only what has changed."""
    with pytest.raises(Unchanged, match="a pass: pass 2 answered as the one before"):
        computed("a pass", [(9.0, "a"), (8.0, "b"), (0.05, "b")])
    with pytest.raises(Unchanged, match="no pass answered otherwise"):
        computed("a pass", [(9.0, "a"), (0.05, "a"), (0.05, "a")], always=False)
    assert computed("a pass", [(9.0, "a"), (8.0, "b"), (0.1, "b"), (7.0, "a")], False) == [8.0, 7.0]


def test_a_slider_in_a_kernel_that_is_moved_nowhere_is_refused():
    moved = sample.move_times_ms(sample.ours, [0.1, 0.2, 0.5])
    assert len(moved) == 2 and min(moved) > 0
    with pytest.raises(Unchanged):
        sample.move_times_ms(sample.ours, [0.1, 0.2, 0.2])


def lines(results, missing=None):
    text = table.markdown(results, missing or {})
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]


def test_a_row_says_ours_the_peers_the_budget_and_whether_it_was_met():
    head, _, page, score, kernel = lines(
        [
            Result("page bytes", 55.23, subject="book/intro"),
            Result("page score", 90, subject="book/intro"),
            Result("kernel", 1.761, peer=77.93),
        ]
    )
    assert head == ["measured", "ours", "peer", "budget or limit", "met"]
    assert page[0].endswith(": book/intro") and page[1:] == ["55.2 KB", "", "≤ 220 KB", "yes"]
    assert score[1:] == ["90", "", "≥ 97", "**no**"]
    assert kernel[1:] == ["1.76 ms", "77.9 ms (matplotlib in interact)", "≥ 10 × theirs", "yes"]


def test_a_limit_is_shown_with_how_much_of_it_was_reached():
    *_, decode = lines([Result("decode smollm2", 30.0, peer=25.0, limit=40.0)])
    assert decode[1:] == [
        "30 tokens/s",
        "25 tokens/s (transformers)",
        "40 tokens/s (reading weights and cache)",
        "75% of it",
    ]


def test_what_could_not_be_measured_is_a_row_and_a_reason():
    text = table.markdown([Result("load", 1.5)], {"decode": "ModuleNotFoundError: no weights"})
    assert "not measured" in text and "Not measured, decode: ModuleNotFoundError" in text
    assert text.count("SmolLM2, load") == 1  # it was measured before its group failed


def test_every_row_belongs_to_a_group_that_is_a_module():
    for group in GROUPS:
        assert (bench.RESULTS.parent / f"{group}.py").is_file()


@pytest.mark.parametrize("given", [["--only", "pages"], ["--only", ""], ["--fast"]])
def test_a_wrong_argument_is_refused(given, capsys):
    with pytest.raises(SystemExit) as error:
        bench.arguments(given)
    assert error.value.code == 2
    if given[0] == "--only":
        assert f"allowed: {', '.join(GROUPS)}" in capsys.readouterr().err


def test_groups_are_measured_in_the_order_of_the_table():
    assert bench.arguments(["--only", "book,page", "--quick"]).only == ["page", "book"]
    assert bench.arguments([]).only == GROUPS


def test_a_group_that_fails_does_not_stop_the_next(monkeypatch):
    def fails(quick):
        yield Result("page bytes", 10)
        raise FileNotFoundError("Node.js is needed\nand more")

    modules = {"page": fails, "book": lambda quick: [Result("book cold", 100)]}
    for name, measure in modules.items():
        module = SimpleNamespace(measure=measure)
        monkeypatch.setitem(sys.modules, f"benchmarks.{name}", module)
    results, missing = bench.measure(["page", "book"], quick=True)
    assert [result.key for result in results] == ["page bytes", "book cold"]
    assert missing == {"page": "FileNotFoundError: Node.js is needed"}


def test_what_was_measured_is_kept_until_the_course_changes(monkeypatch, tmp_path):
    asked = []

    def module(quick):
        asked.append(quick)
        return iter([Result("book cold", 100 + len(asked))])

    monkeypatch.setattr(bench, "KEPT", tmp_path)
    monkeypatch.setitem(sys.modules, "benchmarks.book", SimpleNamespace(measure=module))
    for state, found in (("one", 101), ("one", 101), ("two", 102)):
        monkeypatch.setattr(bench, "state", lambda state=state: state)
        assert bench.measure(["book"], quick=False) == ([Result("book cold", found)], {})
    assert bench.measure(["book"], quick=True)[0] == [Result("book cold", 103)]
    assert bench.kept("book", "two") == [Result("book cold", 102)]  # a quick one is not kept
    assert bench.kept("page", "two") is None


def test_a_processor_names_a_file():
    assert machine.slug("AMD EPYC(TM) 7B13 @ 2.4GHz") == "amd-epyc-7b13-2-4ghz"
    assert machine.slug(machine.processor())
