"""One of several views, the one that is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .base import Shape, View, ViewError
from .layout import Layout


class opened(Layout):
    """The view whose place, from 0, is the output `at`. All keep the room of the highest."""

    at: str

    def __init__(self, *views: View, at: str):
        super().__init__(*views)
        object.__setattr__(self, "at", at)

    def check(self, shapes: Mapping[str, Shape]) -> None:
        super().check(shapes)
        if shapes.get(self.at) != ():
            raise ViewError(f"opened(at={self.at!r}) names no output of one number")

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"at": self.at}
