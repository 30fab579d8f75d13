"""One answer is tried: it is kept, or the solution takes its place; and what is wrong is said."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import torch

Answer = TypeVar("Answer", bound=Callable)


class Call(NamedTuple):
    """One of a function, or of a class's method by its name."""

    name: str
    function: Callable
    result: Any


def tried(yours: Answer, solution: Answer, check: Callable[[Answer], None]) -> Answer:
    """Yours if the check finds it right, else the solution; and say which, and what is wrong.

    yours, solution: functions, coroutine functions, or classes. What is not done yet ends in `...`,
    and so returns None, or raises NotImplementedError; what is done returns something where the
    solution does. A coroutine's result is what its `await` gives.
    check: asserts what a right answer does, with messages that explain. It is run on the solution
    too.
    Raises AssertionError where the solution itself fails: then the lab is wrong.
    """
    if yours is solution:  # a check run twice: the first run gave the solution the answer's name
        print("This is still the solution: run your own cell first.")
        return solution
    answers: list[Call] = []
    check(_watched(solution, answers))
    says = {call.name for call in answers if call.result is not None and call.result is not ...}
    calls: list[Call] = []
    try:
        check(_watched(yours, calls))
    except Exception as error:  # whatever the reader's code may do
        last = calls[-1] if calls and calls[-1].result is None else None
        if isinstance(error, NotImplementedError) or (last and _stub(last.function)):
            print("Not done yet: the lab goes on with the solution.")
        else:
            if last and last.name in says:
                name = last.function.__name__
                error = TypeError(f"`{name}` returned None: is `return` missing?")
            print(f"Not right yet: {str(error) or type(error).__name__}")
            print("The lab goes on with the solution.")
        return solution
    print("Right.")
    return yours


def near(
    mine: Any, theirs: Any, message: str, within: float = 1e-5, relative: bool = False
) -> None:
    """Assert for a check that numbers, lists of them or tensors are equal but for rounding.

    within: less than this a number may be off; if `relative`, this part of a right one above 1.
    Raises AssertionError with the message and how far off they are, or with the two shapes."""
    ours, right = (torch.as_tensor(x, dtype=torch.double).detach() for x in (mine, theirs))
    assert ours.shape == right.shape, f"the shape is {tuple(ours.shape)}, not {tuple(right.shape)}"
    assert right.isnan().any() or not ours.isnan().any(), f"{message} (some are not a number)"
    off = (ours - right).abs()
    allowed = within * (right.abs().clamp(min=1) if relative else torch.ones(()))
    wrong = ~((ours == right) | (off < allowed) | (ours.isnan() & right.isnan()))
    if wrong.any():
        said = f"off by {off[wrong].max():.2g}" if ours.dim() else f"you have {ours:.6g}"
        raise AssertionError(f"{message} ({said})")


def _stub(function: Callable) -> bool:
    """Whether it ends in `...`; also where its source cannot be read."""
    try:
        parsed = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except (OSError, SyntaxError):
        return True
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    last = parsed.body[-1] if isinstance(parsed, kinds) else parsed
    return isinstance(last, ast.Expr) and ast.unparse(last) == "..."


def _watched(yours: Callable, calls: list[Call], name: str = "") -> Any:
    """The same function or class, which keeps its calls."""
    if isinstance(yours, type):
        methods = {
            n: f for n, f in vars(yours).items() if inspect.isfunction(f) and n != "__init__"
        }
        own = {name: _watched(method, calls, name) for name, method in methods.items()}
        return type(yours.__name__, (yours,), own)

    if inspect.iscoroutinefunction(yours):

        async def awaited(*given: Any, **named: Any) -> Any:
            calls.append(Call(name, yours, ...))
            result = await yours(*given, **named)
            calls.append(Call(name, yours, result))
            return result

        return awaited

    def watched(*given: Any, **named: Any) -> Any:
        calls.append(Call(name, yours, ...))  # should it fail, it has returned nothing
        result = yours(*given, **named)
        calls.append(Call(name, yours, result))
        return result

    return watched
