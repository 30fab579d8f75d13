from collections.abc import Sequence

from .base import Names, Series, Shapes, Single, Taken, View, given, in_words, size


class network(View):
    """Units in layers, an arrow from each unit to every unit of the next layer.

    sizes: units a layer, e.g. (2, 3, 1): N = 6 units, E = 2·3 + 3·1 = 9 arrows.
    weights: (E,) an arrow each; a layer's matrix (out, in), flattened, after the layer before it.
        Colour shows the sign, width the size.
    values: (N,) the units' numbers; without them a unit is only its label.
    flow: (E,) what passes along each arrow (weight times the unit it leaves), if that is drawn.
    unit_labels: (N,), ids if `names` are given.   layer_labels: (L,).
    numbered: the gaps whose arrows carry their numbers.
    reached: 0-d, the layer that the signal has reached; later units are still empty.
    highlight: 0-d, a unit whose arrows alone are strong. The reader's pointer or arrow keys choose
        another.
    choose: where all layers have the same units, the control whose values are these: a click on
        one, or Enter at the one that the arrow keys went to, sets it.
    drag: the sliders of the first layer's units, then of the numbered arrows; "" for what has none.
        A unit or a number is pulled to the right, and its slider goes up.
    halves: the layers whose numbers are probabilities: blue above one half, orange below.
    limit, value_limit: the arrow's and the unit's number drawn at full strength, else the largest.
    """

    sizes: Sequence[int]
    weights: Series
    values: Series = None
    flow: Series = None
    unit_labels: Series = None
    layer_labels: Series = None
    reached: Single = None
    highlight: Single = None
    numbered: Sequence[int] = ()
    halves: Sequence[int] = ()
    limit: float | None = None
    value_limit: float | None = None
    weights_label: str = ""
    drag: Sequence[str] = ()
    choose: str = ""
    names: Names = None
    named = ("unit_labels",)

    def fit(self, shapes: Shapes) -> None:
        sizes = tuple(self.sizes)
        if len(sizes) < 2 or any(not isinstance(n, int) or n < 1 for n in sizes):
            raise self.error(f"sizes={sizes}; allowed: two or more whole numbers above 0")
        arrows = sum(a * b for a, b in zip(sizes, sizes[1:], strict=False))
        needed = {"weights": arrows, "flow": arrows, "layer_labels": len(sizes)}
        needed |= {"values": sum(sizes), "unit_labels": sum(sizes)}
        for name, count in needed.items():
            if shapes.get(name, (count,)) != (count,):
                raise self.error(
                    f"{name} of {size(shapes[name])} does not fit sizes={sizes}; "
                    f"allowed: {count} numbers"
                )
        if not set(self.numbered) <= set(range(len(sizes) - 1)):
            raise self.error(f"numbered={self.numbered}; there are {len(sizes) - 1} gaps")
        if not set(self.halves) <= set(range(len(sizes))):
            raise self.error(f"halves={self.halves}; there are {len(sizes)} layers")
        most = sizes[0] + sum(sizes[gap] * sizes[gap + 1] for gap in self.numbered)
        if len(self.drag) > most:
            raise self.error(f"drag names {len(self.drag)} sliders; allowed: {most}")
        if self.choose and len({*sizes}) > 1:
            said = f"choose={self.choose!r} with sizes={sizes}"
            raise self.error(f"{said}; allowed: one size")

    def takes(self) -> dict[str, Taken]:
        return given(
            {self.choose: Taken(self.sizes[0])} | dict.fromkeys(self.drag, Taken(number=True))
        )

    def columns(self) -> list[tuple[str, str]]:
        units = [("unit", "unit_labels"), ("value", "values")]
        weights = self.weights_label or in_words(self.weights)
        return [*units, (weights, "weights"), (in_words(self.flow), "flow")]
