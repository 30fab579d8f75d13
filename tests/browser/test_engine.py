"""The engine that runs figures on the page agrees with torch, op by op and in whole models."""

import json
import os
import re

import pytest
import torch
from browser.engine_cases import all_calls
from browser.engine_cases.asking import ASK, answers_of_torch, difference, exported, question
from browser.engine_cases.few_bits import WAYS, few_bits
from browser.engine_cases.models import modules, questions
from llmbook.figures.browser import BROWSER, engine_ops
from llmbook.figures.page import quantised
from llmbook.figures.page.export import export
from llmbook.figures.page.forms import REFUSED
from llmbook.figures.page.tensors import ExportError, TensorTable, names

aten = torch.ops.aten


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A served folder with the browser's modules in it."""
    path = tmp_path_factory.mktemp("engine")
    os.symlink(BROWSER, path / "browser")
    (path / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">')
    return path


@pytest.fixture(scope="module")
def engine(browser, serve, folder):
    """`engine(script, argument)` evaluates in a page that can import /browser/engine.js."""
    page = browser.new_page()
    page.goto(serve(folder) + "/index.html")
    yield page.evaluate
    page.close()


@pytest.fixture(scope="module")
def ask(engine, folder):
    """The engine's answers to a list of questions, in one evaluation."""

    def asked(questions):
        (folder / "questions.json").write_text(json.dumps(questions))
        return engine(ASK, "/questions.json")

    return asked


@pytest.fixture(scope="module")
def verdicts(ask):
    """For each op: how many of its calls were compared, and what was wrong with them."""
    pairs = [
        (call, results)
        for calls in all_calls().values()
        for call in calls
        if (results := answers_of_torch(call)) is not None
    ]
    answers = ask([question(call, results) for call, results in pairs])
    verdicts = {}
    for (call, results), answer in zip(pairs, answers, strict=True):
        name = call[0].__name__
        found = verdicts.setdefault(name.split(".")[0], [])
        several = verdicts.setdefault("getitem", [])
        for i, expected in enumerate(results):
            wrong = answer.get("error") or difference(answer[str(i)], expected)
            found.append(wrong and f"{name}{call[1:]}, result {i}: {wrong}")
            if len(results) > 1:
                several.append(found[-1])
    return verdicts


def test_python_and_browser_name_the_same_ops(engine):
    named = engine('async () => Object.keys((await import("/browser/engine.js")).ops)')
    assert sorted(named) == engine_ops()


@pytest.mark.parametrize("op", engine_ops())
def test_op_equals_torch(op, verdicts):
    assert verdicts.get(op), f"no call of {op} is compared with torch: add one to engine_cases"
    wrong = [v for v in verdicts[op] if v]
    assert not wrong, f"{len(wrong)} of {len(verdicts[op])} differ:\n" + "\n".join(wrong[:3])


BIG, HALF = torch.tensor([3**20, 3**20]), torch.tensor([2**53 - 1, 1, 1 - 2**53])
PAST = [
    (aten.prod.default, BIG),
    (aten.prod.dim_int, BIG, 0),
    (aten.sum.default, HALF),  # the sum itself would fit: 1
    (aten.sum.dim_IntList, HALF, [0]),
    (aten.cumsum.default, HALF, 0),
    (aten.cumprod.default, BIG, 0),
    (aten.mm.default, BIG[:, None], BIG[None]),
    (aten.mm.default, HALF[None], torch.ones(3, 1, dtype=torch.int64)),
    (aten.bmm.default, BIG[None, :, None], BIG[None, None]),
    (aten.addmm.default, HALF[:1], HALF[None, 1:2], HALF[1:2, None]),
    (aten.scatter_add.default, HALF[:1], 0, torch.tensor([0, 0]), HALF[1:]),
    (aten.index_put.default, HALF[:1], [torch.tensor([0, 0])], HALF[1:], True),
    (aten.pow.Tensor_Scalar, BIG, 2),
    (aten.mul.Tensor, BIG, BIG),
    (aten.mul.Tensor, BIG.int(), BIG.int().view(2, 1, 1)),
]


def test_integers_past_2_to_the_53_say_so_and_smaller_ones_wrap_round(ask):
    calls = [(call[0], call[1:], {}) for call in PAST]
    answers = ask([question(call, answers_of_torch(call)) for call in calls])
    for call, answer in zip(calls[:-1], answers[:-1], strict=True):
        assert "passes 2**53" in answer.get("error", ""), f"{call}: {answer}"
    assert difference(answers[-1]["0"], answers_of_torch(calls[-1])[0]) is None  # int32, exactly


def test_every_overload_of_an_op_is_compared_with_torch_or_refused():
    """The engine knows an op by its name: an overload that does something else would be wrong."""
    compared = {call[0].__name__ for calls in all_calls().values() for call in calls}
    script = re.compile(r"hacked_twin|list_Tensor|Tensor_list|Dict_|names|dimname")  # TorchScript's
    for op in set(engine_ops()) & set(dir(torch.ops.aten)):
        for name in getattr(torch.ops.aten, op).overloads():
            overload = getattr(getattr(torch.ops.aten, op), name)
            arguments = overload._schema.arguments
            takes = any("Tensor" in str(argument.type) for argument in arguments)
            writes = any(argument.is_out or argument.is_write for argument in arguments)
            if takes and not writes and not script.search(name):
                assert overload.__name__ in compared | REFUSED, overload._schema


@pytest.fixture(scope="module")
def model_answers(ask):
    """Each module's name to the engine's answer."""
    asked = questions()
    return dict(zip(asked, ask(list(asked.values())), strict=True))


@pytest.mark.parametrize("name", modules())
def test_module_equals_torch(name, model_answers):
    module, inputs = modules()[name]
    answer = model_answers[name]
    assert "error" not in answer, answer["error"]
    for key, expected in module(**inputs).items():
        assert difference(answer[key], expected) is None, key


TRY = """async ([graph, inputs, entry, bytes]) => {
  const { decode, run } = await import("/browser/engine.js");
  try {
    if (entry) decode(entry, bytes && new Uint8Array(bytes).buffer);
    return graph ? run(graph, [], inputs) && "no error" : "no error";
  } catch (error) { return error.message; }
}"""
READ = """async ([entry, bytes]) => {
  const { decode } = await import("/browser/engine.js");
  const pieces = bytes.map((piece) => new Uint8Array(piece).buffer);
  return Array.from(decode(entry, pieces).data);
}"""
HALVES = """async () => {
  const { decode } = await import("/browser/engine.js");
  const bytes = Uint16Array.from({ length: 65536 }, (_, i) => i).buffer;
  const entry = { dtype: "float32", shape: [65536], file: "all.bin", stored: "float16" };
  return Array.from(decode(entry, bytes).data);
}"""
TWICE = """async ([graph]) => {
  const { compile } = await import("/browser/engine.js");
  const program = compile(graph, []);
  const [first, second] = [program({ x: [1, 2, 3] }), program({ x: [3, 2, 1] })];
  return [first, second].map(({ y }) => [...y.data]);
}"""


def small(*nodes, dtype="float32", shape=(3,)):
    """A graph of one input x, these nodes, and the last of them as output y."""
    graph = {"inputs": [{"name": "x", "dtype": dtype, "shape": list(shape)}], "tensors": []}
    return graph | {"nodes": list(nodes), "outputs": {"y": len(nodes)}}


DOUBLE = {"op": "mul", "args": ["$0", 2], "out": ["float32", [3]]}
PICK = {"op": "select", "args": ["$0", 0, 3], "out": ["float32", []]}
FOUND = {"op": "embedding", "args": ["$0", "$0"], "out": ["int64", [2, 1]]}
BIG = {"op": "mul", "args": ["$0", 2**30], "out": ["int64", []]}
SLICE = {"op": "slice", "args": ["$0", 0, 2, 4, 1], "out": ["float32", [2]]}


@pytest.mark.parametrize(
    ("graph", "inputs", "says"),
    [
        (small(DOUBLE), {}, "input x is missing"),
        (small(DOUBLE), {"x": [1, 2, 3], "z": 1}, "no input z; the graph takes: x"),
        (small(DOUBLE), {"x": [1, 2]}, "input x takes shape [3], 3 numbers; 2 came"),
        (small(DOUBLE), {"x": 1}, "input x takes shape [3], 3 numbers; 1 came"),
        (small(DOUBLE), {"x": [1, 2, "three"]}, "input x takes float32; three came"),
        (small(BIG, dtype="int64", shape=()), {"x": 2.5}, "input x takes int64; 2.5 came"),
        (small({**DOUBLE, "op": "svd"}), {"x": [1, 2, 3]}, "the engine has no op svd"),
        (small({**DOUBLE, "op": "toString"}), {"x": [1, 2, 3]}, "the engine has no op toString"),
        (small(PICK), {"x": [1, 2, 3]}, "select (value 1): index 3 is out of range"),
        (small(SLICE), {"x": [1, 2, 3]}, "slice (value 1): 2:4 holds 1 of 3 places, not 2"),
        (small(FOUND, dtype="int64", shape=(2, 1)), {"x": [0, 2]}, "index 2 is out of range"),
        (small(BIG, dtype="int64", shape=()), {"x": 2**40}, "passes 2**53"),
    ],
)
def test_what_cannot_run_is_an_error_that_says_why(engine, graph, inputs, says):
    assert says in engine(TRY, [graph, inputs, None, None])


@pytest.mark.parametrize(
    ("entry", "size", "says"),
    [
        ({"stored": "float16"}, 11, "[2,3] of float16 takes 12 bytes, 11 came"),
        ({"stored": "int16_512"}, 11, "[2,3] of int16_512 takes 12 bytes, 11 came"),
        ({"stored": "float64"}, 0, "[2,3] of float64 takes 48 bytes, 0 came"),
        ({"stored": "uint8"}, 7, "[2,3] of uint8 takes 6 bytes, 7 came"),
        ({"stored": "float8"}, 6, "stored as float8, which is unknown"),
        ({"stored": "float16"}, None, "its bytes are missing"),
        ({"stored": "float16", "at": 8, "bytes": 12}, 19, "takes 12 bytes, 11 came"),
        ({"stored": "int8_by_row"}, 13, "of int8_by_row takes 14 bytes, 7 a row, 13 came"),
        ({"data": [1, 2]}, None, "shape [2,3] holds 6 numbers, not 2"),
    ],
)
def test_a_truncated_tensor_is_an_error(engine, entry, size, says):
    entry = {"dtype": "float32", "shape": [2, 3], "file": "weights.bin", **entry}
    assert says in engine(TRY, [None, None, entry, None if size is None else [0] * size])


@pytest.mark.parametrize("piece", [10**9, 500])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.int64, torch.bool])
def test_every_way_of_storing_a_tensor_is_read_back(engine, dtype, piece, monkeypatch):
    monkeypatch.setattr(quantised, "PIECE", piece)
    for step in (0.5, 0.1, 1, 300, 70000, 33 / 512):
        values = (torch.arange(-200, 200, dtype=torch.float64) * step).to(dtype).view(20, 20)
        assert torch.equal(read_back(engine, values), values)


@pytest.mark.parametrize("piece", [10**9, 500])
@pytest.mark.parametrize("way", WAYS)
def test_a_matrix_of_few_bits_is_unpacked_to_the_numbers_that_torch_has(
    engine, way, piece, monkeypatch
):
    monkeypatch.setattr(quantised, "PIECE", piece)
    torch.manual_seed(5)
    matrix = WAYS[way](33, 96)
    assert torch.equal(read_back(engine, matrix, way), matrix)


def read_back(engine, values: torch.Tensor, stored: str | None = None) -> torch.Tensor:
    """A tensor by way of its files and the browser."""
    table = TensorTable()
    table.add(values)
    [entry] = table.entries
    assert stored in (None, entry["stored"])
    got = engine(READ, [entry, [list(table.files[name]) for name in names(entry)]])
    return torch.tensor(got, dtype=torch.float64).view(values.shape).to(values.dtype)


KEPT = """async ({ graph, tensors, inputs }) => {
  const { compile, decode, tensor } = await import("/browser/engine.js");
  const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
  const all = tensors.map(({ pieces, ...entry }) => decode(entry, pieces.map(bytesOf)));
  const program = compile(graph, all);
  const { dtype, shape, data } = inputs.x;
  program({ x: tensor(dtype, shape, new Float64Array(bytesOf(data))) });
  const matrix = all.find(({ planes }) => planes?.stored);
  const unpacked = "value" in Object.getOwnPropertyDescriptor(matrix, "data");
  return matrix.planes.stored + (unpacked ? ", unpacked" : "");
}"""


@pytest.mark.parametrize("way", WAYS)
def test_a_layer_reads_a_matrix_of_few_bits_without_unpacking_it(engine, way):
    for name in ("linear of one row", "linear of many rows", "with a bias", "looked up"):
        assert engine(KEPT, exported(*few_bits()[f"{way}, {name}"])) == way, name
    asked = exported(*few_bits()[f"{way}, number by number"])
    assert engine(KEPT, asked) == f"{way}, unpacked"


def test_all_half_precision_numbers_are_decoded(engine):
    ours = torch.tensor(engine(HALVES), dtype=torch.float64)
    theirs = torch.arange(65536).to(torch.uint16).view(torch.float16).double()
    assert torch.equal(ours.isnan(), theirs.isnan())
    assert torch.equal(ours.nan_to_num(), theirs.nan_to_num())
    number = ~theirs.isnan()  # the sign of a nan means nothing
    assert torch.equal(ours.signbit()[number], theirs.signbit()[number])


def test_outputs_of_one_run_survive_the_next(engine):
    view = {"op": "view", "args": ["$0", [3]], "out": ["float32", [3]]}
    for node, first, second in ((DOUBLE, [2, 4, 6], [6, 4, 2]), (view, [1, 2, 3], [3, 2, 1])):
        assert engine(TWICE, [small(node)]) == [first, second]


class Growing(torch.nn.Module):
    """Its text may have any length T: shapes with T, T + 1 and 3 T in them, and constants."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(0)
        self.weight = torch.nn.Parameter(torch.randn(5, 4), requires_grad=False)

    def forward(self, text, by):
        positions = torch.arange(text.shape[0])
        x = self.weight[text % 5] * (1 + positions[:, None])
        scores = (x @ x.T).masked_fill(positions > positions[:, None], -1e30).softmax(-1)
        table = self.weight.T.contiguous() @ self.weight  # the same at every length
        return {
            "mixed": scores @ x @ table * by,
            "text": torch.cat([text, text[-1:] + 1]),
            "triple": torch.cat([x, x, x]).flatten(),
        }


LENGTHS = """async ([graph, entries, files, all]) => {
  const { compile, decode, tensor } = await import("/browser/engine.js");
  const read = (entry) => decode(entry, entry.file && new Uint8Array(files[entry.file]).buffer);
  const program = compile(graph, graph.tensors.map((i) => read(entries[i])));
  return all.map(({ text, by }) => {
    const outputs = program({ text: tensor("int64", [text.length], text), by });
    return Object.fromEntries(Object.entries(outputs).map(([name, { shape, data }]) =>
      [name, { shape, data: Array.from(data) }]));
  });
}"""


def test_one_graph_serves_every_length(engine):
    module, table = Growing(), TensorTable()
    example = {"text": torch.arange(7), "by": torch.tensor(1.0)}
    graph = export(module, example, table, growing=["text"])
    assert graph["inputs"][0]["shape"] == ["0+1T"]
    files = {name: list(content) for name, content in table.files.items()}
    lengths = [3, 1, 7, 2, 9, 30, 3, 1]  # more than it remembers, and back
    asked = [{"text": [(3 * i) % 11 for i in range(n)], "by": 0.5 + n} for n in lengths]
    answers = engine(LENGTHS, [graph, table.entries, files, asked])
    for given, answer in zip(asked, answers, strict=True):
        inputs = {"text": torch.tensor(given["text"]), "by": torch.tensor(given["by"])}
        for name, expected in module(**inputs).items():
            assert answer[name]["shape"] == list(expected.shape)
            got = torch.tensor(answer[name]["data"]).view(expected.shape).to(expected.dtype)
            torch.testing.assert_close(got, expected, rtol=1e-5, atol=1e-4)


@pytest.mark.parametrize("given", [None, 3])
def test_a_growing_input_must_be_a_tensor(engine, given):
    graph = small(DOUBLE, dtype="float32", shape=["0+1T"])
    says = engine(TRY, [graph, {"x": given}, None, None])
    assert "input x takes a tensor of one number or more" in says


def test_a_size_that_is_no_straight_line_is_refused():
    class Square(torch.nn.Module):
        def forward(self, text):
            return {"pairs": (text[:, None] * text).flatten()}

    with pytest.raises(ExportError, match="not of the form a \\+ b \\* length"):
        export(Square(), {"text": torch.arange(5)}, TensorTable(), growing=["text"])
