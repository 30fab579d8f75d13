/** A language model that reads texts: its files come one by one, as the page says; then it is given texts. */
import { compile, decode } from "./engine.js";
import { Files, filesOf } from "./files.js";
import * as kernels from "./kernels.js";
import { bytesInMemory, isQuantised } from "./quantised.js";
import { LLM, Machine } from "./states.js";

const AT_ONCE = 3; // files

export class Reader {
  #graph = null;
  #entries = [];
  #tensors = [];
  #shares = []; // that are not here, and not on their way: each the entries whose tensors lie in the same files
  #underWay = 0;
  #come = 0; // bytes
  #begun = null;
  #programs = new Map(); // by what they are asked for
  #machine = new Machine(LLM, "absent", {
    load: () => this.#load(),
    pause: () => {}, // what is on its way comes, and no more
    tell: (message) => this.tell(message),
    fail: (message) => this.tell(message),
  });

  /** @param {(message: object, transfer?: ArrayBuffer[]) => void} tell the page */
  constructor(tell) {
    this.tell = tell;
  }

  /** What the page says: which model it is, at first; then that it is to load, to pause, or to read a text. */
  hear({ published, base, load, pause, ids, asks }) {
    if (published) {
      this.published = published;
      this.files = new Files(new URL(base), published.name); // one owner, whatever page asks
    } else if (load || pause) this.#machine.on(load ? "load" : "pause");
    else this.#read(ids, asks);
  }

  /** Something has happened that the page hears of, if it changes anything. */
  #on(event, news) {
    this.#machine.on(event, { event, news });
  }

  async #load() {
    try {
      await (this.#begun ??= this.#begin());
      this.#fetch();
    } catch (error) {
      this.#begun = null;
      this.#on("failed", { problem: reason(error) });
    }
  }

  /** The graph, and which of its tensors lie in the same files. */
  async #begin() {
    const { graphs, tensors: entries } = await this.files.json("models", this.published.file);
    await this.files.own("tensors", this.published.tensors).catch(() => {}); // the store is full, or forbidden
    const sizes = entries.filter(({ stored }) => isQuantised(stored)).map(bytesInMemory);
    await kernels.load(new URL("kernels.wasm", import.meta.url), sizes.reduce((sum, size) => sum + size, 0));
    const shares = new Map();
    entries.forEach((entry, index) => {
      const names = filesOf(entry).join();
      shares.set(names, [...(shares.get(names) ?? []), index]);
    });
    [this.#graph, this.#entries, this.#shares] = [graphs.read, entries, [...shares.values()]];
  }

  /** Some shares at once, for as long as it is to load. */
  #fetch() {
    while (this.#machine.state === "loading" && this.#underWay < AT_ONCE && this.#shares.length) {
      this.#arrive(this.#shares.shift());
    }
    if (!this.#shares.length && !this.#underWay) this.#on("ready", { come: this.#come });
  }

  /** A share comes, or is left for later: then what has come of it is not fetched again. */
  async #arrive(share) {
    const entries = share.map((index) => this.#entries[index]);
    this.#underWay++;
    try {
      if (await this.#pieces(filesOf(entries[0]))) {
        const tensors = await this.files.together(entries, decode);
        share.forEach((index, i) => (this.#tensors[index] = tensors[i]));
        this.#come += entries.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
        this.#on("come", { come: this.#come });
      } else this.#shares.unshift(share);
    } catch (error) {
      this.#shares.unshift(share);
      this.#on("failed", { problem: reason(error) });
    }
    this.#underWay--;
    this.#fetch();
  }

  /** Fetch these files; whether all have come: it may be paused after any of them. */
  async #pieces(names) {
    for (const name of names) {
      if (this.#machine.state !== "loading") return false;
      await this.files.piece(name);
    }
    return true;
  }

  /** What is read in a text of these ids. */
  #read(ids, asks) {
    try {
      const key = asks.join();
      if (!this.#programs.has(key)) {
        const graph = part(this.#graph, asks);
        this.#programs.set(key, compile(graph, graph.tensors.map((index) => this.#tensors[index])));
      }
      const told = this.#programs.get(key)({ ids: { shape: [ids.length], data: ids } });
      this.tell({ told }, Object.values(told).map(({ data }) => data.buffer));
    } catch (error) {
      this.tell({ error: reason(error) });
    }
  }
}

/** What a browser throws where there is no more memory, in words. */
const reason = (error) =>
  error instanceof RangeError ? `this device has too little memory for it (${error.message})` : error.message;

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
    kept.push({ ...node,
      args: JSON.parse(text[i].replace(reference, (_, value) => `"$${places.get(Number(value))}"`)) });
  });
  return { inputs, tensors, nodes: kept,
    outputs: Object.fromEntries(names.map((name) => [name, places.get(outputs[name])])) };
}
