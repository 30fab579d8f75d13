/**
 * Random walks through what can happen to a page: its figures, their models, the language model and the workers are the
 * real ones; the network, the clock, what the browser keeps and the workers' threads are the test's.
 */
import { make } from "./modules/page.js";
import { Reader } from "./modules/reader.js";
import { Runner } from "./modules/runner.js";

const real = {
  fetch: window.fetch.bind(window),
  wait: window.setTimeout.bind(window),
  clear: window.clearTimeout.bind(window),
};
let timed = 0; // the page's timers have numbers of their own: to clear one must not clear one of the test's
const channel = new MessageChannel();
/** Until everything that needs nobody has come to its end. */
const quiet = async (times = 3) => {
  for (let i = 0; i < times; i++) {
    await new Promise((done) => {
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });
  }
};

/** Numbers at random, the same for the same seed. */
function dice(seed) {
  let state = (seed + 1) * 2654435761 >>> 0;
  const roll = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < 8; i++) roll();
  return { below: (n) => Math.floor(roll() * n), of: (all) => all[Math.floor(roll() * all.length)] };
}

class World {
  pending = []; // requests on the line
  frames = [];
  timers = new Map();
  stores = new Map();
  workers = [];
  scripts = true; // whether a worker's script can be had

  constructor(files) {
    this.files = files;
    window.fetch = (url) => this.fetch(new URL(url, document.baseURI));
    window.requestAnimationFrame = (then) => this.frames.push(then);
    window.setTimeout = (then, ms) => { // of no time: a new task, and nothing is late
      if (!ms) real.wait(then);
      return ms ? this.timers.set(++timed, then) && timed : 0;
    };
    window.clearTimeout = (number) => this.timers.delete(number);
    Object.defineProperty(window, "caches", { value: { open: async (name) => this.store(name) }, configurable: true });
    const world = this;
    window.Worker = class extends EventTarget {
      constructor(url) {
        super();
        this.heard = Promise.resolve();
        this.dead = false;
        world.workers.push(this);
        const tell = (message) => this.dead || queueMicrotask(() => this.dead ||
          this.dispatchEvent(new MessageEvent("message", { data: structuredClone(message) })));
        const Kind = { "llm_worker.js": Reader, "loop_worker.js": Runner }[url.pathname.split("/").pop()];
        if (world.scripts) this.inside = new Kind(tell);
        else queueMicrotask(() => this.die("it could not be loaded"));
      }

      postMessage(message) {
        this.tab ??= /\?tab=(\w+)/.exec(JSON.stringify(message))[1]; // the first says what it is for
        const copy = structuredClone(message);
        this.heard = this.heard.then(() => this.dead || this.inside?.hear(copy));
      }

      die(message) {
        this.dispatchEvent(Object.assign(new Event("error"), { message }));
        this.terminate();
      }

      terminate() {
        this.dead = true;
      }
    };
  }

  /** What is asked of the line waits until it is delivered, breaks, or comes damaged. */
  fetch(url) {
    const name = url.pathname.split("/files/")[1];
    if (!name) return Promise.reject(new TypeError("not here"));
    if (name.startsWith("specs/")) return Promise.resolve(new Response(this.files.get(name)));
    return new Promise((resolve, reject) => this.pending.push({ name, resolve, reject }));
  }

  deliver(index, damaged = false) {
    const [{ name, resolve }] = this.pending.splice(index, 1);
    const bytes = this.files.get(name);
    resolve(new Response(damaged ? bytes.slice(0, bytes.byteLength / 2) : bytes.slice()));
  }

  store(name) {
    if (!this.stores.has(name)) this.stores.set(name, new Map());
    const kept = this.stores.get(name);
    const address = (key) => key.url ?? String(key);
    return {
      match: async (key) => kept.get(address(key))?.clone(),
      put: async (key, response) => void kept.set(address(key), response),
      delete: async (key) => kept.delete(address(key)),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
    };
  }

  frame() {
    this.frames.splice(0).forEach((then) => then(0));
  }

  late() {
    for (const [number, then] of [...this.timers]) if (this.timers.delete(number)) then();
  }
}

/** A page with figures: fresh elements, and a language model of its own. */
async function opened(templates, number, broken, files) {
  const tab = { number, figures: [], elements: [] };
  for (const html of templates) {
    const host = document.createElement("div");
    host.innerHTML = html;
    const element = host.firstElementChild;
    const spec = JSON.parse(new TextDecoder().decode(files.get(`specs/${element.dataset.spec}`)));
    // a page has its own
    for (const one of [spec, spec.llm ?? {}]) one[one === spec ? "model" : "file"] += `?tab=${number}`;
    const text = broken && !tab.elements.length ? "{\"ylim\": [0, Infinity]}" : JSON.stringify(spec);
    element.dataset.spec = `${number}-${element.dataset.spec}`;
    files.set(`specs/${element.dataset.spec}`, new TextEncoder().encode(text));
    tab.elements.push(element);
  }
  document.querySelector("main").append(...tab.elements);
  const figures = await Promise.all(tab.elements.map((element) => make(element)));
  tab.figures = figures.filter(Boolean);
  for (const figure of tab.figures) watched(figure);
  return tab;
}

/** Count what a figure computes, and keep the fates of what it was asked for. */
function watched(figure) {
  figure.runs = 0;
  const { model } = figure;
  const compiled = model.compiled?.bind(model);
  model.compiled = async (key) => {
    const { run, wanted } = await compiled(key);
    return { wanted, run: (inputs) => {
      figure.runs++;
      return run(inputs);
    } };
  };
}

const plain = (outputs) =>
  Object.fromEntries(
    Object.entries(outputs).filter(([n]) => n !== "milliseconds").map(([n, { data }]) => [n, Array.from(data, (v) =>
      Number(v))],
    ),
  );
const same = (one, other) => {
  const [a, b] = [plain(one), other];
  return Object.keys(b).every((n) =>
    a[n]?.length === b[n].length && a[n].every((v, i) => Math.abs(v - b[n][i]) <= 1e-4 * (1 + Math.abs(b[n][i]))),
  );
};

const pressed = (element, text) => {
  const can = (one) => one.textContent.startsWith(text) && !one.closest("[hidden]") && !one.matches(":disabled");
  [...element.querySelectorAll("button")].find(can)?.click();
};

/** What is wrong with a figure as it stands; nothing if all is well. */
function wrong(figure, expected) {
  const { id } = figure.spec;
  const state = figure.machine.state;
  const key = JSON.stringify(Object.keys(figure.spec.controls).map((name) => figure.values[name]));
  if (state === "still" && figure.turn && !same(figure.outputs, expected[id][key]))
    return `${id} shows another answer than that of ${key}`;
  if (state !== "failed") return "";
  const defaults = figure.defaults;
  if (Object.entries(defaults).some(([name, value]) => figure.values[name] !== value))
    return `${id} failed, and its controls are not where they were`;
  if (figure.outputs !== figure.recorded) return `${id} failed, and shows not what is recorded`;
  return "";
}

/** One walk. @returns {Promise<string>} what went wrong, and after which events */
async function walk(seed, templates, files, expected, settings, log) {
  const random = dice(seed);
  const world = new World(files);
  const fates = [];
  let problem = "";
  const said = (text) => (problem ||= text);
  const uncaught = (event) => said(`uncaught: ${(event.reason ?? event.error)?.stack ?? event.message}`);
  addEventListener("unhandledrejection", uncaught);
  addEventListener("error", uncaught);
  const broken = random.below(4) === 0;
  const tabs = [await opened(templates, `${seed}a`, broken, world.files)];
  let opens = 1;
  if (tabs[0].figures.length !== templates.length - broken) said("a figure that cannot be read stops another");
  const asks = (figure, values) => {
    log.push(`${figure.spec.id} ${JSON.stringify(values)}`);
    fates.push(figure.change(values).then((outputs) => {
      const answers = Object.values(expected[figure.spec.id]);
      if (!answers.some((answer) => same(outputs, answer)))
        said(`${figure.spec.id} answers with what belongs to no setting`);
    }, () => {}));
  };
  const events = {
    move: (figure) => {
      const [name, values] = random.of(Object.entries(settings[figure.spec.id]));
      asks(figure, { [name]: random.of(values) });
    },
    frame: () => world.frame(),
    late: () => world.late(),
    deliver: () => world.pending.length && world.deliver(random.below(world.pending.length)),
    deliverAll: () => {
      while (world.pending.length) world.deliver(0);
    },
    fail: () => {
      if (!world.pending.length) return;
      if (random.below(2))
        world.pending.splice(random.below(world.pending.length), 1)[0].reject(new TypeError("broken"));
      else world.deliver(random.below(world.pending.length), true);
    },
    load: (figure) => ["Load", "Go on"].forEach((text) => pressed(figure.element, text)),
    pause: (figure) => figure.element.querySelector(".lf-model") && pressed(figure.element, "Pause"),
    stop: (figure) => pressed(figure.element, "Stop"),
    reset: (figure) => pressed(figure.element, "Reset"),
    again: (figure) => pressed(figure.element, "Try again"),
    die: () => {
      const living = world.workers.filter((worker) => !worker.dead);
      if (living.length) random.of(living).die("it ran out of memory");
    },
    scripts: () => (world.scripts = !world.scripts),
    close: async () => {
      if (tabs.length < 2) return;
      const [tab] = tabs.splice(random.below(2), 1);
      for (const worker of world.workers) if (worker.tab === tab.number) worker.terminate();
      tab.elements.forEach((element) => element.remove());
    },
    open: async () => {
      if (tabs.length < 2) tabs.push(await opened(templates, `${seed}b${opens++}`, false, world.files));
    },
  };
  const odds = ["move", "move", "move", "move", "frame", "frame", "frame", "late", "deliver", "deliver", "deliver",
    "deliverAll", "fail", "load", "load", "load", "pause", "pause", "stop", "reset", "again", "again", "die", "scripts",
    "close", "open"];
  for (let i = 0; i < 40 && !problem; i++) {
    const event = random.of(odds);
    const figure = random.of(random.of(tabs).figures);
    const before = tabs.flatMap((tab) => tab.figures.map((one) => [one, one.runs]));
    log.push(`${event} (${figure.spec.id})`);
    await events[event](figure);
    await quiet();
    for (const [one, runs] of before)
      if (one.runs > runs + 1) said(`${one.spec.id} computes ${one.runs - runs} answers at once, and shows one`);
    for (const one of tabs.flatMap((tab) => tab.figures)) said(wrong(one, expected));
  }
  // In the end nothing fails any more: then everything comes, and is what the controls say.
  world.scripts = true;
  for (let i = 0; i < 400 && !problem; i++) {
    events.deliverAll();
    events.frame();
    for (const { figures } of tabs)
      for (const one of figures) for (const text of ["Load", "Go on", "Try again"]) pressed(one.element, text);
    await quiet();
    if (i > 20) await new Promise((done) => real.wait(done, 10)); // a browser on a busy machine unpacks in its own time
    if (tabs.every(({ figures }) => figures.every((one) => settled(one)))) break;
  }
  for (const { figures } of tabs) {
    for (const one of figures) {
      const reads = one.model.llm ? `; its model is ${one.model.llm.state} (${one.model.llm.problem})` : "";
      if (!settled(one)) said(`${one.spec.id} never comes: ${one.machine.state}, ${one.status.textContent}${reads}`);
      said(wrong(one, expected));
      const { llm } = one.model;
      if (llm?.state === "ready" && llm.come !== llm.published.bytes)
        said(`${llm.come} of ${llm.published.bytes} bytes have come`);
    }
  }
  tabs.forEach(({ elements }) => elements.forEach((element) => element.remove()));
  world.workers.forEach((worker) => worker.terminate());
  removeEventListener("unhandledrejection", uncaught);
  removeEventListener("error", uncaught);
  return problem && `walk ${seed}: ${problem}\nafter ${log.join(", ")}`;
}

const settled = (figure) =>
  ["still"].includes(figure.machine.state) && (!figure.model.llm || figure.model.llm.state === "ready");

/**
 * @param {string[]} names of all files   @param {object} expected what torch answers, by figure and by its values
 * @param {object} settings of each figure's controls, what they may be put to
 * @param {(stage: string, log?: string[]) => void} at is told how far it is, and what happens in a walk
 * @returns {Promise<string>} what the first walk that fails says; nothing if none does
 */
export async function walks(seeds, names, expected, settings, at) {
  const files = new Map(await Promise.all(names.map(async (name) => {
    const response = await real.fetch(`files/${name}`);
    at(`${name} begins to come`);
    return [name, new Uint8Array(await response.arrayBuffer())];
  })));
  const templates = [...document.querySelectorAll("template")].map((one) => one.innerHTML);
  for (const seed of seeds) {
    const log = [];
    at(`walk ${seed}`, log);
    let timer = 0;
    const found = await Promise.race([
      walk(seed, templates, files, expected, settings, log).catch((error) => `walk ${seed}: ${error.stack}`),
      new Promise((done) => (timer = real.wait(done, 60_000))).then(() =>
        `walk ${seed} stands still after ${log.join(", ")}`),
    ]);
    real.clear(timer);
    if (found) return found;
  }
  return "";
}
