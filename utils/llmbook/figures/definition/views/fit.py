"""How a view says that the shapes of its fields do not fit."""

import re
from collections.abc import Mapping

Shape = tuple[int, ...]
Shapes = Mapping[str, Shape]  # of the fields that are given, by name


class ViewError(ValueError):
    """A view does not fit the module's outputs; the message says how."""


class Fit:
    """The checks that views share. Each raises ViewError where it does not hold."""

    @property
    def kind(self) -> str:
        return type(self).__name__

    def error(self, message: str) -> ViewError:
        return ViewError(f"{self.kind}: {message}")

    def same(self, shapes: Shapes, *names: str, dims: int = 1) -> None:
        """All of these fields that are given have `dims` dimensions and one length."""
        given = {name: shapes[name] for name in names if name in shapes}
        for name, shape in given.items():
            if len(shape) != dims:
                raise self.error(f"{name} has shape {shape}; allowed: {dims} dimension(s)")
        if len({*given.values()}) > 1:
            said = " and ".join(f"{name} of {size(shape)}" for name, shape in given.items())
            raise self.error(f"{said} do not fit; allowed: the same shape")

    def shaped(self, shapes: Shapes, allowed: str, *names: str) -> None:
        """These fields, where given, have a shape such as "(N,) or (2, N)", or "one number"."""
        forms = allowed.replace("one number", "").split(" or ")
        for name in names:
            if name in shapes and not any(_has(shapes[name], form) for form in forms):
                raise self.error(f"{name} has shape {shapes[name]}; allowed: {allowed}")

    def matching(self, shapes: Shapes, field: str, **wanted: Shape) -> None:
        """These fields, where given, have the shapes that follow from that of `field`."""
        for name, shape in wanted.items():
            if shapes.get(name, shape) != shape:
                raise self.unlike(shapes, field, name)

    def unlike(self, shapes: Shapes, one: str, other: str, allowed: str = "") -> ViewError:
        said = f"{one} of {size(shapes[one])} and {other} of {size(shapes[other])} do not fit"
        return self.error(f"{said}; allowed: {allowed}" if allowed else said)

    def needs(self, shapes: Shapes, option: str, said: str, *names: str) -> None:
        """Where this option is given, so are these fields; `said` says what they are."""
        if (given := getattr(self, option)) and not {*names} <= shapes.keys():
            raise self.error(f"{option}={given!r} needs {said}")


def _has(shape: Shape, form: str) -> bool:
    """Whether a shape is of a form such as "(2, N)": a number is that size, a word any."""
    sizes = re.findall(r"\w+", form)
    fit = [said == str(n) or not said.isdigit() for said, n in zip(sizes, shape, strict=False)]
    return len(sizes) == len(shape) and all(fit)


def size(shape: Shape) -> str:
    return " × ".join(map(str, shape)) if shape else "one number"
