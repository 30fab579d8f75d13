/**
 * A figure's loops in a worker, off the page's own thread. The page says how many steps it wants, and
 * may change its mind at any time: between two steps the worker listens.
 */
import { compile, decode } from "./engine.js";
import { Files, filesOf } from "./files.js";
import * as kernels from "./kernels.js";
import { Race } from "./race.js";

const PAUSE_MS = 20; // after so long it tells the page what has come, and listens

let files, spec, race;
let wanted = null; // the latest wish: {id, numbers, texts, steps, stopped}
let running = false;

const pause = new MessageChannel();
const listen = () => new Promise((done) => {
  pause.port1.onmessage = done;
  pause.port2.postMessage(null);
});

addEventListener("message", ({ data }) => {
  if (data.spec) {
    spec = data.spec;
    files = new Files(new URL(data.base), data.owner);
  } else if (data.stop) {
    if (wanted) wanted.stopped = true; // it still gets its answer
  } else {
    wanted = data;
    if (!running) run();
  }
});

async function run() {
  running = true;
  while (wanted) {
    try {
      race ??= await load();
      await advance();
    } catch (error) {
      if (race) race.key = null; // a step that was broken off leaves its state half made
      postMessage({ id: wanted.id, error: error.message });
      wanted = null;
    }
  }
  running = false;
}

/** Step by step to what is wanted, or until it is stopped or something else is. */
async function advance() {
  const wish = wanted;
  race.begin(wish.numbers, wish.texts);
  let paused = performance.now();
  while (race.history.length < wish.steps) {
    race.step();
    const taken = race.history.length; // the first of each come together: a view shows them all
    if (taken < race.names.length) continue;
    if (wish.stopped) break;
    if (performance.now() - paused < PAUSE_MS) continue;
    if (taken < wish.steps) tell(wish, taken, false);
    await listen();
    if (wanted !== wish) return;
    if (wish.stopped) break;
    paused = performance.now();
  }
  tell(wish, Math.min(wish.steps, race.history.length), true);
  wanted = null;
}

const tell = ({ id }, steps, done) => postMessage({ id, steps, done, outputs: race.history[steps - 1] });

/** The graphs and the weights, with word of how much has come. */
async function load() {
  await kernels.load(new URL("kernels.wasm", import.meta.url));
  const { graphs, tensors: entries } = await files.json("models", spec.model);
  const names = entries.flatMap(filesOf);
  await files.own("tensors", names).catch(() => {}); // the store is full, or forbidden
  const total = entries.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  let come = 0;
  const arrived = await Promise.all(entries.map(async (entry) => {
    const value = await files.tensor(entry, decode);
    postMessage({ come: (come += entry.bytes ?? 0), total });
    return value;
  }));
  const loops = {};
  const programs = new Map(); // lanes of one graph share it, and its memory: no two run at once
  for (const [name, start] of Object.entries(spec.loops)) {
    const graph = graphs[name];
    const key = JSON.stringify(graph);
    if (!programs.has(key)) programs.set(key, compile(graph, graph.tensors.map((index) => arrived[index])));
    const program = programs.get(key);
    const takes = graph.inputs.map((input) => input.name).filter((n) => !(n in start));
    loops[name] = { program, takes, start };
  }
  return new Race(loops, spec.most, spec.shown);
}
