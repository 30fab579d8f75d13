"""Ask the engine, in the browser, for many graphs at once, and compare its answers with torch's."""

import base64
import math
from typing import Any

import numpy
import torch
from llmbook.figures.page.export import _program
from llmbook.figures.page.graph import _NOT_ARGUMENTS, _typed, graphs
from llmbook.figures.page.tensors import ExportError, TensorTable, dtype_name, names
from torch import Tensor

from .values import Call

#: Modules by their names, each with its inputs by theirs.
Pairs = dict[str, tuple[torch.nn.Module, dict[str, Tensor]]]
ASK = """async (url) => {
  const { compile, decode } = await import("/browser/engine.js");
  const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
  const unpack = ({ data, ...value }) => ({ ...value, data: new Float64Array(bytesOf(data)) });
  const pack = ({ dtype, shape, data }) => {
    let text = "";
    const bytes = new Uint8Array(Float64Array.from(data).buffer);
    for (const byte of bytes) text += String.fromCharCode(byte);
    return { dtype, shape, data: btoa(text) };
  };
  const each = (named, f) =>
    Object.fromEntries(Object.entries(named).map(([name, value]) => [name, f(value)]));
  const stored = ({ pieces, ...entry }) => decode(entry, pieces.map(bytesOf));
  const answer = ({ graph, tensors, inputs }) => {
    const program = compile(graph, tensors.map(stored));
    program(each(inputs, unpack)); // and again: what is kept from the first run must still be right
    return each(program(each(inputs, unpack)), pack);
  };
  const questions = await (await fetch(url)).json();
  return questions.map((question) => {
    if (question.error) return question;
    try { return answer(question); } catch (error) { return { error: error.stack }; }
  });
}"""


def packed(tensor: Tensor) -> dict[str, Any]:
    assert tensor.dtype != torch.int64 or (tensor.abs() < 2**53).all()
    data = base64.b64encode(tensor.detach().reshape(-1).double().numpy().tobytes()).decode()
    return {"dtype": dtype_name(tensor.dtype), "shape": list(tensor.shape), "data": data}


def unpacked(answer: dict[str, Any]) -> numpy.ndarray:
    return numpy.frombuffer(base64.b64decode(answer["data"])).reshape(answer["shape"])


def answers_of_torch(call: Call) -> list[Tensor] | None:
    """What torch answers; None where it refuses (a dtype that the op does not take)."""
    overload, args, kwargs = call
    try:
        result = overload(*args, **kwargs)
    except (RuntimeError, IndexError, NotImplementedError):
        return None
    results = list(result) if isinstance(result, (list, tuple)) else [result]
    return [r if isinstance(r, Tensor) else torch.tensor(r, dtype=torch.float64) for r in results]


def question(call: Call, results: list[Tensor]) -> dict[str, Any]:
    """One call as a graph with its tensors as inputs, written as the exporter writes it."""
    overload, args, kwargs = call
    inputs: dict[str, Tensor] = {}

    def value(given: Any) -> Any:
        if isinstance(given, Tensor):
            inputs[f"x{len(inputs)}"] = given
            return f"${len(inputs) - 1}"
        if isinstance(given, (list, tuple)):
            return [value(g) for g in given]
        return str(given) if isinstance(given, float) and not math.isfinite(given) else given

    name = overload.__name__.split(".")[0]
    schema = getattr(overload, "_schema", None)  # None: Python's own, of numbers made by item()
    arguments = [value(given) for given in args] if schema is None else []
    for place, argument in enumerate(schema.arguments if schema else []):
        if argument.name not in _NOT_ARGUMENTS:
            default = kwargs.get(argument.name, argument.default_value)
            arguments.append(value(args[place] if place < len(args) else default))
    first = len(inputs)
    number = schema is None or name == "_local_scalar_dense"
    nodes = [
        {"op": name, "args": arguments, "out": ["number", []] if number else _typed(results[0])}
    ]
    if schema and (len(schema.returns) > 1 or "List[" in str(schema.returns[0].type)):
        nodes[0]["out"] = _typed(results)
        for i, result in enumerate(results):
            nodes.append({"op": "getitem", "args": [f"${first}", i], "out": _typed(result)})
    outputs = {str(i): first + len(nodes) - len(results) + i for i in range(len(results))}
    given = {name: packed(tensor) for name, tensor in inputs.items()}
    declared = [{"name": n, "dtype": t["dtype"], "shape": t["shape"]} for n, t in given.items()]
    graph = {"inputs": declared, "tensors": [], "nodes": nodes, "outputs": outputs}
    return {"graph": graph, "tensors": [], "inputs": given}


def difference(answer: dict[str, Any], expected: Tensor) -> str | None:
    """What is wrong with one output: None if it is torch's, up to 1e-5 of its largest number."""
    if answer["dtype"] not in (dtype_name(expected.dtype), "number"):
        return f"dtype {answer['dtype']} instead of {expected.dtype}"
    if answer["shape"] != list(expected.shape):
        return f"shape {answer['shape']} instead of {list(expected.shape)}"
    ours, theirs = unpacked(answer), expected.detach().numpy()
    if not expected.dtype.is_floating_point:  # compared as integers: a double holds not all of them
        whole = [int(v) if v == v // 1 else v for v in ours.reshape(-1).tolist()]
        same = whole == expected.long().reshape(-1).tolist()
        return None if same else f"{ours} instead of {theirs}"
    theirs = theirs.astype(float)
    finite = numpy.isfinite(theirs)
    if not numpy.array_equal(ours[~finite], theirs[~finite], equal_nan=True):
        return f"{ours} instead of {theirs}"
    largest = numpy.abs(theirs[finite]).max(initial=0.0)
    allowed = torch.finfo(expected.dtype).tiny + 1e-5 * largest
    error = numpy.abs(ours[finite] - theirs[finite])
    return f"{ours} instead of {theirs}" if not (error <= allowed).all() else None


def exported(module: torch.nn.Module, inputs: dict[str, Tensor]) -> dict[str, Any]:
    """A whole module, by way of the exporter, as a question; or what the exporter says."""
    try:
        return _asked({"": (module, inputs)})[""]
    except ExportError as error:
        return {"error": str(error)}


class _Each(torch.nn.Module):
    """Modules side by side, of which one answers; its inputs are named by it."""

    def __init__(self, modules: dict[str, torch.nn.Module]):
        super().__init__()
        self.names, self.modules_ = list(modules), torch.nn.ModuleList(modules.values())

    def forward(self, module: str, **inputs: Tensor) -> dict[str, Tensor]:
        begin = f"{module}: "
        own = {n.removeprefix(begin): v for n, v in inputs.items() if n.startswith(begin)}
        return self.modules_[self.names.index(module)](**own)


def exported_together(pairs: Pairs) -> dict[str, dict[str, Any]]:
    """As `exported`, each by its name: in one export, if all can be, as torch.export's first 0.3 s
    are the same for each."""
    try:
        return _asked(pairs)
    except ExportError:
        return {name: exported(*pair) for name, pair in pairs.items()}


def _asked(pairs: Pairs) -> dict[str, dict[str, Any]]:
    inputs = {
        f"{name}: {n}": v.clone() for name, (_, given) in pairs.items() for n, v in given.items()
    }
    choices = {
        name: {"module": name} | {n: v for n, v in inputs.items() if not n.startswith(f"{name}: ")}
        for name in pairs
    }
    kept: list[Tensor] = []

    def add(tensor: Tensor) -> int:
        kept.append(tensor)
        return len(kept) - 1

    each = _Each({name: module for name, (module, _) in pairs.items()})
    program = _program(each, inputs, choices)
    written = graphs(program, list(inputs), add, choices)
    return {name: _question(name, written[name], kept, pairs[name][1]) for name in pairs}


def _question(name: str, graph: dict, kept: list[Tensor], inputs: dict) -> dict[str, Any]:
    table = TensorTable()
    graph["tensors"] = [table.add(kept[place]) for place in graph["tensors"]]
    for one in graph["inputs"]:
        one["name"] = one["name"].removeprefix(f"{name}: ")
    table.join()
    tensors = [with_pieces(table.entries[i], table.files) for i in graph["tensors"]]
    given = {name: packed(tensor) for name, tensor in inputs.items()}
    return {"graph": graph, "tensors": tensors, "inputs": given}


def with_pieces(entry: dict[str, Any], files: dict[str, bytes]) -> dict[str, Any]:
    """An entry of a tensor table with its files beside it, as text."""
    return {**entry, "pieces": [base64.b64encode(files[n]).decode() for n in names(entry)]}


def stored(tensor: Tensor) -> dict[str, Any]:
    """A tensor as an entry of a table of its own, with its files."""
    table = TensorTable()
    table.add(tensor)
    return with_pieces(table.entries[0], table.files)
