"""Products in WebAssembly are torch's, and where they cannot be had JavaScript computes."""

import itertools
import json
import math

import assemble
import pytest
import torch
from browser.engine_cases.asking import ASK, difference, packed, stored, unpacked
from browser.engine_cases.models import modules, questions
from browser.test_engine import engine, folder  # noqa: F401 (fixtures)

LOAD = """async (url) => (await import("/browser/kernels.js")).load(new URL(url, location.href))"""
ASKED = ASK.replace(
    "async (url) => {", f"async (url) => {{ await ({LOAD})('browser/kernels.wasm');"
)
COUNT = """async (question) => {
  const kernels = await import("/browser/kernels.js");
  const { compile, tensor } = await import("/browser/engine.js");
  const bytes = await (await fetch("/browser/kernels.wasm")).arrayBuffer();
  let calls = 0;
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const { instance } = await real(...given);
    const count = (f) => (...args) => { calls++; return f(...args); };
    return { instance: { exports: Object.fromEntries(
      Object.entries(instance.exports).map(([name, f]) => [name, count(f)])) } };
  };
  const loaded = await kernels.load(bytes);
  WebAssembly.instantiate = real;
  const { graph } = question;
  const [a, b] = graph.inputs.map(({ shape }) => tensor("float32", shape));
  compile(graph, [])({ a, b });
  return { loaded, calls };
}"""
SIZES = [(1, 64, 64), (1, 97, 43), (2, 64, 48), (3, 33, 57), (4, 32, 32), (7, 40, 41), (64, 65, 9)]


@pytest.fixture
def ask(engine, folder):  # noqa: F811
    def asked(questions):
        (folder / "products.json").write_text(json.dumps(questions))
        return engine(ASKED, "/products.json")

    return asked


def test_the_binary_is_what_the_text_says():
    assert assemble.assembled() == assemble.BINARY.read_bytes(), "python utils/house/assemble.py"


def question(op: str, shapes: dict[str, tuple], constant: bool) -> tuple[dict, torch.Tensor]:
    """A product of random matrices, the second of them an input or a tensor of the graph."""
    torch.manual_seed(0)
    given = {name: torch.randn(shape) for name, shape in shapes.items()}
    result = getattr(torch.ops.aten, op)(*given.values())
    kept = ["b"] if constant else []
    order = [*(name for name in given if name not in kept), *kept]
    args = [f"${order.index(name)}" for name in given] + ([1, 1] if "add" in op else [])
    graph = {
        "inputs": [
            {"name": n, "dtype": "float32", "shape": list(shapes[n])}
            for n in order
            if n not in kept
        ],
        "tensors": [0] * len(kept),
        "nodes": [{"op": op, "args": args, "out": ["float32", list(result.shape)]}],
        "outputs": {"y": len(order)},
    }
    inputs = {name: packed(given[name]) for name in order if name not in kept}
    return {"graph": graph, "tensors": [stored(given[n]) for n in kept], "inputs": inputs}, result


@pytest.mark.any_browser
def test_products_equal_torch(ask):
    asked = []
    for (m, k, n), constant in itertools.product(SIZES, (False, True)):
        asked.append(question("mm", {"a": (m, k), "b": (k, n)}, constant))
        asked.append(question("addmm", {"c": (n,), "a": (m, k), "b": (k, n)}, constant))
        asked.append(question("bmm", {"a": (3, m, k), "b": (3, k, n)}, constant))
    for (_, expected), answer in zip(asked, ask([q for q, _ in asked]), strict=True):
        assert "error" not in answer, answer
        assert difference(answer["y"], expected) is None


@pytest.mark.any_browser
def test_exponentials_equal_torch(ask):
    """Down to the least number that float32 holds, and past its ends."""
    edges = torch.tensor([-math.inf, -200.0, -103.9, -103.5, -95.0, -88.0, 0.0, -0.0, 88.7, 88.8])
    ends = torch.cat([edges, torch.tensor([math.inf, math.nan])])
    many = torch.cat([torch.randn(400) * 30, ends])
    hidden = torch.where(torch.rand(9, 67) < 0.5, -math.inf, torch.randn(9, 67) * 30)
    rows = torch.cat([hidden, torch.full((1, 67), -math.inf), edges.repeat(7)[None, :67]])
    asked = [(op, x, []) for op in ("exp", "sigmoid") for x in (many, many[:301])]
    asked += [("_softmax", x, [-1, False]) for x in (rows, rows[:, :64], rows[0].repeat(8))]
    questions, expected = [], []
    for op, x, more in asked:
        result = getattr(torch.ops.aten, op)(x, *more)
        graph = {
            "inputs": [{"name": "x", "dtype": "float32", "shape": list(x.shape)}],
            "tensors": [],
            "nodes": [{"op": op, "args": ["$0", *more], "out": ["float32", list(result.shape)]}],
            "outputs": {"y": 1},
        }
        questions.append({"graph": graph, "tensors": [], "inputs": {"x": packed(x)}})
        expected.append(result)
    for (op, _, _), answer, result in zip(asked, ask(questions), expected, strict=True):
        assert difference(answer["y"], result) is None, op
        above = torch.from_numpy(unpacked(answer["y"]).copy()) > 0
        assert op == "sigmoid" or torch.equal(above, result > 0), op  # torch's ends too early


def test_whole_models_equal_torch(ask):
    """Among them the matrices of a few bits a number, in every op that may meet one."""
    asked = questions()
    for name, answer in zip(asked, ask(list(asked.values())), strict=True):
        module, inputs = modules()[name]
        for key, expected in module(**inputs).items():
            assert difference(answer[key], expected) is None, (name, key)


def test_it_is_webassembly_that_computes_a_large_product(engine):  # noqa: F811
    large, _ = question("mm", {"a": (8, 64), "b": (64, 64)}, False)
    small, _ = question("mm", {"a": (8, 4), "b": (4, 4)}, False)
    assert engine(COUNT, large) == {"loaded": True, "calls": 1}
    assert engine(COUNT, small) == {"loaded": True, "calls": 0}


@pytest.mark.problems("404")
def test_without_it_javascript_computes(engine):  # noqa: F811
    assert engine(LOAD, "nowhere.wasm") is False
    assert engine(LOAD, "index.html") is False
    assert engine(LOAD, "browser/kernels.wasm") is True
