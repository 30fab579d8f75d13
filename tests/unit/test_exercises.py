"""Exercises: what is right is kept, what is not is explained, and the lab goes on."""

import asyncio

import pytest
import torch
from llmbook.exercises import near, tried


def solution(n):
    """Twice n."""
    return 2 * n


def check(double):
    assert double(3) == 6, f"twice 3 is 6, not {double(3)}"


def test_an_exercise_left_as_it_is_gives_the_solution(capsys):
    def yours(n):
        """Twice n."""
        ...

    assert tried(yours, solution, check) is solution
    assert capsys.readouterr().out.startswith("Not done yet")


def test_the_solution_is_not_taken_for_the_readers_answer(capsys):
    """A check that is run twice: after its first run the answer's name is the solution's."""
    assert tried(solution, solution, check) is solution
    assert capsys.readouterr().out.startswith("This is still the solution")


def test_a_right_answer_is_kept(capsys):
    def yours(n):
        return n + n

    assert tried(yours, solution, check) is yours
    assert capsys.readouterr().out == "Right.\n"


def test_a_wrong_answer_is_told_what_is_wrong(capsys):
    assert tried(lambda n: n * n, solution, check) is solution
    assert "Not right yet: twice 3 is 6, not 9" in capsys.readouterr().out


def test_an_answer_that_fails_is_told_how(capsys):
    assert tried(lambda n: n.double, solution, check) is solution
    assert "Not right yet: 'int' object has no attribute 'double'" in capsys.readouterr().out


def test_an_error_without_words_is_told_by_its_kind(capsys):
    def yours(x):
        raise ValueError

    assert tried(yours, lambda x: x, lambda answer: answer(1)) is not yours
    assert "Not right yet: ValueError" in capsys.readouterr().out


def test_an_exercise_may_end_in_dots_or_say_that_it_is_not_done(capsys):
    def begun(n):
        m = n  # noqa: F841 (the lab's own line, from which the reader goes on)
        ...

    def refuses(n):
        raise NotImplementedError

    for yours in (begun, refuses):
        assert tried(yours, solution, check) is solution
        assert capsys.readouterr().out.startswith("Not done yet")


def test_a_finished_answer_without_its_return_is_told_so(capsys):
    def yours(n):
        n + n  # noqa: B018 (what was forgotten)

    assert tried(yours, solution, check) is solution
    assert "`yours` returned None: is `return` missing?" in capsys.readouterr().out


def test_an_answer_that_has_nothing_to_return_is_told_what_is_wrong(capsys):
    def in_place(numbers):
        numbers[0] *= 2

    def thrice(numbers):
        numbers[0] *= 3

    def checked(double):
        double(numbers := [4])
        assert numbers == [8], f"twice 4 is 8, not {numbers[0]}"

    assert tried(thrice, in_place, checked) is in_place
    assert "Not right yet: twice 4 is 8, not 12" in capsys.readouterr().out

    def not_begun(numbers): ...

    assert tried(not_begun, in_place, checked) is in_place
    assert capsys.readouterr().out.startswith("Not done yet")


async def waits(n):
    """Twice n, later."""
    await asyncio.sleep(0)
    return 2 * n


def check_awaited(double):
    assert asyncio.run(double(3)) == 6, "twice 3 is 6"


def test_a_coroutine_can_be_an_exercise(capsys):
    async def not_begun(n): ...

    async def no_return(n):
        await asyncio.sleep(n / 1000)

    async def wrong(n):
        return n

    async def right(n):
        return n + n

    for yours, says in (
        (not_begun, "Not done yet"),
        (no_return, "Not right yet: `no_return` returned None: is `return` missing?"),
        (wrong, "Not right yet: twice 3 is 6"),
    ):
        assert tried(yours, waits, check_awaited) is waits
        assert capsys.readouterr().out.startswith(says)
    assert tried(right, waits, check_awaited) is right
    assert capsys.readouterr().out == "Right.\n"


class Doubling(torch.nn.Module):
    """Twice a number."""

    def __init__(self):
        super().__init__()
        self.factor = 2

    def forward(self, n):
        return self.factor * n


class Left(Doubling):
    def forward(self, n): ...


class Refusing(Doubling):
    def forward(self, n):
        raise NotImplementedError


class Wrong(Doubling):
    def forward(self, n):
        return n + self.factor


@pytest.mark.parametrize(
    ("yours", "kept", "says"),
    [
        (type("Mine", (Doubling,), {}), True, "Right."),
        (Left, False, "Not done yet: the lab goes on"),
        (Refusing, False, "Not done yet: the lab goes on"),
        (Wrong, False, "Not right yet: twice 3 is 6, not 5"),
    ],
)
def test_a_class_can_be_an_exercise(yours, kept, says, capsys):
    def check_class(cls):
        check(cls())

    assert tried(yours, Doubling, check_class) is (yours if kept else Doubling)
    assert capsys.readouterr().out.startswith(says)


def test_a_solution_that_fails_its_own_check_is_the_labs_fault():
    with pytest.raises(AssertionError, match="twice 3 is 6"):
        tried(solution, lambda n: n, check)


@pytest.mark.parametrize(
    ("mine", "theirs", "says"),
    [
        (1.1, 1, r"is it halved\? \(you have 1.1\)"),
        ([1, 2.5], [1, 2], r"is it halved\? \(off by 0.5\)"),
        (torch.ones(2, 1), torch.ones(2), r"the shape is \(2, 1\), not \(2,\)"),
        ([float("nan")], [1.0], "some are not a number"),
        (float("inf"), 1.0, "you have inf"),
        (1000.0001, 1000, "you have 1000"),
        ([1.0, float("inf")], [1.1, float("inf")], "off by 0.1"),
    ],
)
def test_what_is_not_near_is_told_how_far_off_it_is(mine, theirs, says):
    with pytest.raises(AssertionError, match=says):
        near(mine, theirs, "is it halved?")


def test_what_differs_by_rounding_is_near():
    near(0.1 + 0.2, 0.3, "")
    near(torch.ones(3, requires_grad=True).sqrt(), [1, 1, 1], "")
    near([-float("inf"), 2.0], [-float("inf"), 2], "")
    near(1000.001, 1000, "", relative=True)
    near(2.4, 2, "", within=0.5)
