"""Exercises in labs: yours is tried first; where it is not done yet, the solution takes its place.

So a lab runs from top to bottom whatever is solved; and its checks are tested with every build.
"""

from collections.abc import Callable
from inspect import isfunction
from typing import Any, TypeVar

Answer = TypeVar("Answer", bound=Callable)


def tried(yours: Answer, solution: Answer, check: Callable[[Answer], None]) -> Answer:
    """Yours if the check finds it right, else the solution; and say which, and what is wrong.

    yours, solution: functions, or classes, that return their answers. What is not done yet ends in
    `...`, and so returns None, or raises NotImplementedError.
    check: asserts what a right answer does, with messages that explain. It is run on the solution
    too.
    Raises AssertionError where the solution itself fails: then the lab is wrong.
    """
    if yours is solution:  # a check run twice: the first run gave the solution the answer's name
        print("This is still the solution: run your own cell first.")
        return solution
    check(solution)
    returned: list[Any] = []  # the last result of yours
    try:
        check(_watched(yours, returned))
    except Exception as error:  # whatever the reader's code may do
        if isinstance(error, NotImplementedError) or returned == [None]:
            print("Not done yet: the lab goes on with the solution.")
        else:
            print(f"Not right yet: {error or type(error).__name__}")
            print("The lab goes on with the solution.")
        return solution
    print("Right.")
    return yours


def _watched(yours: Callable, returned: list[Any]) -> Any:
    """The same function or class, which keeps in `returned` what it, or a method, returned last."""
    if isinstance(yours, type):
        methods = {n: f for n, f in vars(yours).items() if isfunction(f) and n != "__init__"}
        own = {name: _watched(method, returned) for name, method in methods.items()}
        return type(yours.__name__, (yours,), own)

    def watched(*given: Any, **named: Any) -> Any:
        returned.clear()  # should it fail, it has returned nothing
        returned.append(result := yours(*given, **named))
        return result

    return watched
