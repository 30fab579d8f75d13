"""The engine uses an array again once nothing needs its numbers, and no result suffers from it."""

import random

from browser.test_engine import engine, folder, small  # noqa: F401 (fixtures)

BUFFERS = """async (graph) => {
  const { compile, ops } = await import("/browser/engine.js");
  const used = [], mul = ops.mul;
  ops.mul = (out, ...args) => { mul(out, ...args); used.push(out.data.buffer); };
  const program = compile(graph, []);
  ops.mul = mul;
  program({ x: new Float32Array(1000).fill(1) });
  const { data } = program({ x: new Float32Array(1000).fill(1) }).y;
  return { buffers: new Set(used).size, nodes: graph.nodes.length, ended: data[999] };
}"""
OUTPUTS = """async ([graph, inputs, names]) => {
  const { run, compile } = await import("/browser/engine.js");
  const all = Object.fromEntries(names.map((name, i) => [name, graph.inputs.length + i]));
  const program = compile(graph, []);
  return inputs.map((given) => {
    const kept = run({ ...graph, outputs: { ...all, ...graph.outputs } }, [], given);
    const reused = program(given);
    return Object.keys(graph.outputs).map((name) => [[...reused[name].data], [...kept[name].data]]);
  });
}"""
BROKEN = """async ([graph, inputs]) => {
  const { compile } = await import("/browser/engine.js");
  const program = compile(graph, []);
  return inputs.map((given) => {
    try { return [...program(given).y.data]; } catch (error) { return error.message; }
  });
}"""


def test_a_chain_needs_two_arrays(engine):  # noqa: F811
    mul = [{"op": "mul", "args": [f"${i}", 2], "out": ["float32", [1000]]} for i in range(20)]
    found = engine(BUFFERS, small(*mul, shape=(1000,)))
    assert found == {"buffers": 2, "nodes": 20, "ended": 2**20}


def test_what_is_still_needed_keeps_its_numbers(engine):  # noqa: F811
    """Graphs at random, of views and of ops that fill arrays, with few outputs and with all."""
    draw = random.Random(0)
    for _ in range(40):
        nodes = []
        for i in range(30):
            a, b = (f"${draw.randint(max(0, i - 12), i)}" for _ in range(2))
            args = {
                "add": [a, b, 1],
                "mul": [a, 0.5],
                "view": [a, [4, 6]],
                "permute": [a, [0, 1]],  # as it lies
                "cat": [[a, b], 0],
                "maximum": [a, b],
            }
            op = draw.choice(list(args))
            shape = [8, 6] if op == "cat" else [4, 6]
            nodes.append({"op": op, "args": args[op], "out": ["float32", shape]})
        graph = small(*shortened(nodes), shape=(4, 6))
        graph["outputs"] = {"y": len(graph["nodes"]), "z": draw.randint(1, len(graph["nodes"]))}
        names = [f"v{i}" for i in range(len(graph["nodes"]))]
        inputs = [{"x": [draw.uniform(-1, 1) for _ in range(24)]} for _ in range(3)]
        for run in engine(OUTPUTS, [graph, inputs, names]):
            for reused, kept in run:
                assert reused == kept


def shortened(nodes: list[dict]) -> list[dict]:
    """After each `cat` of two, a slice of its middle; references are numbered anew."""
    place, result = {"$0": "$0"}, []

    def named(arg):
        return [named(a) for a in arg] if isinstance(arg, list) else place.get(arg, arg)

    for i, node in enumerate(nodes, start=1):
        result.append({"op": node["op"], "args": named(node["args"]), "out": node["out"]})
        if node["op"] == "cat":
            middle = [f"${len(result)}", 0, 2, 6, 1]
            result.append({"op": "slice", "args": middle, "out": ["float32", [4, 6]]})
        place[f"${i}"] = f"${len(result)}"
    return result


def test_a_first_run_that_breaks_off_leaves_nothing_behind(engine):  # noqa: F811
    nodes = [
        {"op": "mul", "args": ["$0", 2], "out": ["int64", [2]]},
        {"op": "mul", "args": ["$1", 3], "out": ["int64", [2]]},
        {"op": "gather", "args": ["$0", 0, "$0"], "out": ["int64", [2]]},
        {"op": "add", "args": ["$2", "$3", 1], "out": ["int64", [2]]},
    ]
    graph = small(*nodes, dtype="int64", shape=(2,))
    wrong, *right = engine(BROKEN, [graph, [{"x": [0, 5]}, {"x": [1, 0]}, {"x": [1, 1]}]])
    assert "index 5 is out of range" in wrong
    assert right == [[6, 1], [7, 7]]


RUNS = """async ([graph, inputs]) => {
  const { compile, ops } = await import("/browser/engine.js");
  const own = {}, ran = [];
  for (const name of ["mul", "add", "exp", "view"]) {
    own[name] = ops[name];
    ops[name] = (out, ...args) => { ran.push(name); own[name](out, ...args); };
  }
  const program = compile(graph, []);
  Object.assign(ops, own);
  const given = {};
  return inputs.map((changes) => {
    ran.length = 0;
    for (const [name, numbers] of Object.entries(changes)) {
      (given[name] ??= new Float32Array(numbers.length)).set(numbers); // written over
    }
    const { y, z } = program(given);
    return [[...y.data], [...z.data], ran.join(" ")];
  });
}"""


def test_only_what_a_changed_input_leads_to_is_computed_again(engine):  # noqa: F811
    out = ["float32", [2]]
    nodes = [
        {"op": "mul", "args": ["$0", 2], "out": out},  # 2: of x
        {"op": "view", "args": ["$2", [2]], "out": out},  # 3: as it lies
        {"op": "mul", "args": ["$1", 3], "out": out},  # 4: of t
        {"op": "add", "args": ["$4", "$4", 1], "out": out},  # 5: of t
        {"op": "add", "args": ["$3", "$5", 1], "out": out},  # 6: of both
    ]
    inputs = [{"name": name, "dtype": "float32", "shape": [2]} for name in "xt"]
    graph = {"inputs": inputs, "tensors": [], "nodes": nodes, "outputs": {"y": 6, "z": 5}}
    settings = [
        {"x": [1, 2], "t": [1, 1]},
        {"t": [0, 1]},
        {},
        {"x": [5, 5]},
        {"x": [0, 0], "t": [1, 0]},
    ]
    assert engine(RUNS, [graph, settings]) == [
        [[8, 10], [6, 6], "mul view mul add add"],
        [[2, 10], [0, 6], "mul add add"],
        [[2, 10], [0, 6], ""],
        [[10, 16], [0, 6], "mul view add"],
        [[6, 0], [6, 0], "mul view mul add add"],
    ]


def test_what_is_kept_from_run_to_run_keeps_its_numbers(engine):  # noqa: F811
    """Graphs at random of three inputs, of which each run changes some."""
    draw = random.Random(1)
    for _ in range(40):
        nodes = []
        for i in range(3, 40):
            a, b = (f"${draw.randint(max(0, i - 12), i - 1)}" for _ in range(2))
            args = {"add": [a, b, 1], "mul": [a, 0.5], "view": [a, [4, 6]], "maximum": [a, b]}
            op = draw.choice(list(args))
            nodes.append({"op": op, "args": args[op], "out": ["float32", [4, 6]]})
        inputs = [{"name": name, "dtype": "float32", "shape": [4, 6]} for name in "abc"]
        outputs = {"y": 39, "z": draw.randint(3, 38)}
        graph = {"inputs": inputs, "tensors": [], "nodes": nodes, "outputs": outputs}
        given, settings = {}, []
        for changed in ("abc", "a", "b", "ca", "", "c", "b", "abc"):
            given |= {name: [draw.uniform(-1, 1) for _ in range(24)] for name in changed}
            settings.append(dict(given))
        names = [f"v{i}" for i in range(len(nodes))]
        for run in engine(OUTPUTS, [graph, settings, names]):
            for reused, kept in run:
                assert reused == kept
