"""What a figure leaves for the book: its exported graphs and their tensors.

    models/<hash>.json     graphs by combination of choices, and the table of their tensors
    tensors/<hash>.bin     the tensors that are too large for JSON, and tokenizers' vocabularies
    tensors/<hash>.bin.gz  those that are much smaller so
    specs/<hash>.json      controls, views, recorded default: the extension puts it on the page

Files are named by their content, so that figures and pages share them.
"""

import hashlib
import json
import math
from itertools import product
from pathlib import Path
from typing import Any

from torch import Tensor

from ..definition import goals
from ..definition.controls import Number, Read, TextInput, forward_arguments
from ..definition.definition import Definition, listed
from ..definition.loop import Loop, accepted, begin
from ..definition.views.base import View
from .export import export, export_choices
from .graph import depends_on
from .tensors import TensorTable, as_json, dtype_name, filed

#: A model larger than this is more than a reader should load for one figure.
MAX_BYTES = 16_000_000
#: One that runs again and again is loaded when the reader has said so (`LARGE` in consent.js).
MAX_BYTES_OF_LOOPS = 128_000_000
#: A figure's combinations of choices, each with the module's outputs there.
Computed = list[tuple[dict[str, Any], dict[str, Tensor]]]
#: Settings at which ids are named by a function.
MAX_NAMED = 512


def publish(fig: Definition, folder: str | Path) -> str:
    """Write a figure's files into `folder`; the name of its specification.

    Raises FigureError where the module does not export, or an answer table is too large to carry.
    """
    folder = Path(folder)
    default = fig.compute()
    # Eager runs come before any export: a module may keep what it computed for a choice.
    computed = [(values, fig.compute(**values)) for values in fig.combinations()]
    for _, outputs in computed:
        fig.check_view(outputs)
    goals.prove(fig)
    try:
        table = TensorTable()
        if fig.loops:
            graphs = {name: _step(fig, loop, table) for name, loop in fig.loops.items()}
            table.join()
        else:
            graphs = _graphs(fig, computed, table)
            table.pack()
        view = _view_spec(fig, graphs, computed, default)
        model, size = _model(fig, graphs, table, folder)
    except ValueError as error:
        raise fig.error(str(error)) from error
    files: list[str] = []
    spec = {
        "id": fig.id,
        "caption": fig.caption,
        "controls": {
            n: filed(c.spec(), folder / "tensors", files) for n, c in fig.controls.items()
        },
        "view": view,
        "modules": sorted({f"views/{leaf.kind}.js" for leaf in fig.view.leaves()}),
        "outputs": {name: as_json(value) for name, value in default.items()},
        "model": model,
        "bytes": size,
        "discrete": list(fig.discrete()),
        "more": list(fig.more),
        "held": sorted(fig.controls.keys() - fig.inputs.keys()),
        "files": files,
    }
    if fig.goals:
        spec["goals"] = [goal.spec(fig) for goal in fig.goals]
    if fig.loops:
        spec["loops"] = {name: _start(loop) for name, loop in fig.loops.items()}
    return written(folder / "specs", spec).removesuffix(".json")


def key(fig: Definition, values: dict[str, Any]) -> str:
    """The name of a combination, the same in Python and JavaScript."""
    named = [fig.controls[n].key(v) for n, v in values.items()]
    return json.dumps(named, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _model(
    fig: Definition, graphs: dict[str, Any], table: TensorTable, folder: Path
) -> tuple[str, int]:
    """Write graphs and tensors; the name of the model's file, and how many bytes they all are."""
    size = sum(map(len, table.files.values())) + len(json.dumps([graphs, table.entries]))
    most = MAX_BYTES_OF_LOOPS if fig.loops else MAX_BYTES
    if size > most:
        grid = " × ".join(f"{n} {len(v)}" for n, v in fig.discrete().items())
        raise ValueError(
            f"{size:,} bytes for the page ({grid or 'one graph'}); allowed: {most:,}. "
            "Return fewer numbers, or offer fewer settings"
        )
    table.write(folder)
    return written(folder / "models", {"graphs": graphs, "tensors": table.entries}), size


def _graphs(fig: Definition, computed: Computed, table: TensorTable) -> dict[str, Any]:
    """Each combination's graph: exported if the model is a module, its answers if a function."""
    if not fig.modules:
        return {key(fig, values): _answer(outputs, table) for values, outputs in computed}
    tensors, choices = {}, {}
    read = {argument for prompt in fig.prompts.values() for argument in prompt.given}
    for values, _ in computed:
        given = forward_arguments(list(fig.controls.values()), {**fig.defaults, **values})
        tensors = {n: v for n, v in given.items() if isinstance(v, Tensor)}
        fixed = {n: v for n, v in given.items() if n not in tensors}
        choices[key(fig, values)] = fixed | {n: tensors[n] for n in read}
        if read:  # a text of the reader's own: what is read of it comes from outside
            choices[key(fig, values | dict.fromkeys(fig.prompts))] = fixed
    return export_choices(fig.modules[0], tensors, choices, table)


def _answer(outputs: dict[str, Tensor], table: TensorTable) -> dict[str, Any]:
    """The graph that has one answer, whatever the page asks."""
    numbers = [table.add(value) for value in outputs.values()]
    places = {name: place for place, name in enumerate(outputs)}
    return {"inputs": [], "tensors": numbers, "nodes": [], "outputs": places}


def _step(fig: Definition, loop: Loop, table: TensorTable) -> dict[str, Any]:
    """The graph of one step of a loop."""
    example = range(3, 10)  # no length that a module could have of its own
    states = begin(loop, {text: list(example) for text in loop.growing.values()})
    controls = [c for c in fig.controls.values() if isinstance(c, Number)]
    numbers = forward_arguments(controls, fig.defaults)
    return export(loop.module, states | accepted(loop, numbers), table, growing=list(loop.growing))


def _start(loop: Loop) -> dict[str, Any]:
    """What a loop's states are before its first step."""
    states = {}
    for name, value in loop.start.items():
        if isinstance(value, str):
            states[name] = {"text": value, "opening": list(loop.opening)}
            continue
        numbers = value.unique().tolist()
        if len(numbers) > 1:
            raise ValueError(f"state {name!r} begins with different numbers; allowed: all the same")
        states[name] = {
            "dtype": dtype_name(value.dtype), "shape": list(value.shape), "fill": numbers[0]
        }  # fmt: skip
    return states


def _view_spec(
    fig: Definition, graphs: dict[str, Any], computed: Computed, default: dict[str, Tensor]
) -> dict[str, Any]:
    """The views, with the strings of every id that they can show."""
    spec = fig.view.spec()
    for view, leaf in zip(fig.view.leaves(), _leaves(spec), strict=True):
        names = getattr(view, "names", None)
        text = _tokenized_by(fig, names)
        leaf |= {"named_by": text} if text else {}
        if text in fig.prompts or (callable(names) and not text):
            prepared = {k: g for k, g in graphs.items() if k in {key(fig, v) for v, _ in computed}}
            leaf["names"] = _reachable_names(fig, view, prepared, computed)
        elif text:
            leaf["names"] = view.names_now(default)
        elif names is not None:
            pairs = names.items() if hasattr(names, "items") else enumerate(names)
            leaf["names"] = {str(i): text for i, text in pairs}
    return spec


def _tokenized_by(fig: Definition, names: Any) -> str | None:
    """The text control whose own tokenizer names the ids, on the page as here."""
    tokenizer = getattr(names, "__self__", None)
    texts = [c for c in fig.controls.values() if isinstance(c, (TextInput, Read))]
    return next((text.name for text in texts if text.tokenizer is tokenizer), None)


def _reachable_names(
    fig: Definition, view: View, graphs: dict[str, Any], computed: Computed
) -> dict[str, str]:
    """Names for the ids at every setting of what they depend on: a page cannot call a tokenizer."""
    ids = view.named_outputs()
    moving = {n for graph in graphs.values() for output in ids for n in depends_on(graph, output)}
    controls = [control for name, control in fig.controls.items() if name in moving]
    grids = {c.name: grid for c in controls if (grid := c.grid()) is not None}
    if len(grids) < len(moving) or math.prod(map(len, grids.values())) > MAX_NAMED:
        raise ValueError(
            f"the ids in {listed(map(repr, ids))} vary with {listed(sorted(moving))}, too many "
            "settings to name each; give names= as a list or mapping of all strings"
        )
    found: dict[str, str] = {}
    for choice, outputs in computed:
        for values in product(*grids.values()):
            moved = dict(zip(grids, values, strict=True))
            found |= view.names_now(fig.compute(**choice, **moved) if moved else outputs) or {}
    return found


def _leaves(spec: dict[str, Any]) -> list[dict[str, Any]]:
    if "views" in spec:
        return [leaf for view in spec["views"] for leaf in _leaves(view)]
    return [spec]


def written(folder: Path, content: dict[str, Any]) -> str:
    """Write JSON under a name that is its content's; the name."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    name = hashlib.sha256(text.encode()).hexdigest()[:20] + ".json"
    (folder / name).write_text(text, encoding="utf-8")
    return name
