/** A page's language model in a worker: its files are loaded here one by one, and texts are read. */
import { compile, decode } from "./engine.js";
import { Files, filesOf } from "./files.js";
import * as kernels from "./kernels.js";
import { bytesInMemory, isQuantised } from "./quantised.js";

const AT_ONCE = 3; // files

let published, files, model; // model: {graph, entries, tensors, done}
let paused = false;
let loading = null;
const programs = new Map(); // by what they are asked for

addEventListener("message", ({ data }) => {
  if (data.published) {
    published = data.published;
    files = new Files(new URL(data.base), published.name); // one owner, whatever page asks
  } else if (data.load) {
    paused = false;
    loading ??= load().catch((error) => postMessage({ failed: reason(error) })).finally(() => (loading = null));
  } else if (data.pause) {
    paused = true;
  } else {
    read(data);
  }
});

/** What a browser throws where there is no more memory, in words. */
const reason = (error) =>
  error instanceof RangeError ? `this device has too little memory for it (${error.message})` : error.message;

/** All files, each as it comes; what has come stays, also where another did not. */
async function load() {
  model ??= await begun();
  const shares = [...model.shares.entries()];
  const one = async () => {
    while (shares.length && !paused) await arrived(...shares.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  postMessage({ come: model.come, ready: !model.shares.size });
}

/** The graph, and which of its tensors lie in the same files. */
async function begun() {
  const { graphs, tensors: entries } = await files.json("models", published.file);
  await files.own("tensors", published.tensors).catch(() => {}); // the store is full, or forbidden
  const sizes = entries.filter(({ stored }) => isQuantised(stored)).map(bytesInMemory);
  await kernels.load(new URL("kernels.wasm", import.meta.url), sizes.reduce((sum, size) => sum + size, 0));
  const shares = new Map();
  entries.forEach((entry, index) => {
    const names = filesOf(entry).join();
    shares.set(names, [...(shares.get(names) ?? []), index]);
  });
  return { graph: graphs.read, entries, shares, tensors: [], come: 0 };
}

/** The tensors that lie in the same files; a pause is heeded after each file. */
async function arrived(names, indices) {
  const entries = indices.map((index) => model.entries[index]);
  let come = 0;
  for (const name of filesOf(entries[0])) {
    if (paused) return;
    come += (await files.piece(name)).byteLength;
  }
  const tensors = await files.together(entries, decode);
  indices.forEach((index, i) => (model.tensors[index] = tensors[i]));
  model.shares.delete(names);
  model.come += come;
  postMessage({ come: model.come });
}

/** What is read in a text of these ids. */
function read({ number, ids, asks }) {
  try {
    const key = asks.join();
    if (!programs.has(key)) {
      const graph = part(model.graph, asks);
      programs.set(key, compile(graph, graph.tensors.map((index) => model.tensors[index])));
    }
    const told = programs.get(key)({ ids: { shape: [ids.length], data: ids } });
    postMessage({ number, told }, Object.values(told).map(({ data }) => data.buffer));
  } catch (error) {
    postMessage({ number, error: reason(error) });
  }
}

/** The part of a graph that some of its outputs need: no more is computed. */
function part({ inputs, tensors, nodes, outputs }, names) {
  const first = inputs.length + tensors.length;
  const needed = new Set(names.map((name) => outputs[name]));
  const text = nodes.map(({ args }) => JSON.stringify(args));
  const reference = /"\$(\d+)"/g;
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (needed.has(first + i)) for (const [, value] of text[i].matchAll(reference)) needed.add(Number(value));
  }
  const places = new Map(Array.from({ length: first }, (_, value) => [value, value]));
  const kept = [];
  nodes.forEach((node, i) => {
    if (!needed.has(first + i)) return;
    places.set(first + i, first + kept.length);
    kept.push({ ...node, args: JSON.parse(text[i].replace(reference, (_, value) => `"$${places.get(Number(value))}"`)) });
  });
  return { inputs, tensors, nodes: kept, outputs: Object.fromEntries(names.map((name) => [name, places.get(outputs[name])])) };
}
