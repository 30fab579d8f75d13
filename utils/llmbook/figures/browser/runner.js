/** A figure's loops as they run. The page may change its mind at any time: between two steps it is listened to. */
import { compile, decode } from "./engine.js";
import { Files, filesOf } from "./files.js";
import * as kernels from "./kernels.js";
import { Schedule } from "./schedule.js";

const PAUSE_MS = 20; // after so long the page is told what has come, and listened to

export class Runner {
  #schedule = null;
  #wanted = null; // the latest request: {id, numbers, texts, steps, stopped}
  #running = false;
  #pause = new MessageChannel();

  /** @param {(message: object) => void} tell the page */
  constructor(tell) {
    this.tell = tell;
  }

  /** What the page says: what the figure is, at first; then what it wants, or that what runs is to stop. */
  hear({ spec, base, owner, stop, ...wanted }) {
    if (spec) {
      this.spec = spec;
      this.files = new Files(new URL(base), owner);
    } else if (stop) {
      if (this.#wanted) this.#wanted.stopped = true; // it still gets its answer
    } else {
      this.#wanted = wanted;
      if (!this.#running) this.#run();
    }
  }

  async #run() {
    this.#running = true;
    while (this.#wanted) {
      try {
        this.#schedule ??= await this.#load();
        await this.#advance();
      } catch (error) {
        if (this.#schedule) this.#schedule.key = null; // a step that was broken off leaves its state half made
        this.tell({ id: this.#wanted.id, error: error.message });
        this.#wanted = null;
      }
    }
    this.#running = false;
  }

  /** Step by step to what is wanted, or until it is stopped or something else is. */
  async #advance() {
    const [schedule, request] = [this.#schedule, this.#wanted];
    schedule.begin(request.numbers, request.texts);
    let paused = performance.now();
    while (schedule.history.length < request.steps) {
      schedule.step();
      const taken = schedule.history.length; // the first of each come together: a view shows them all
      if (taken < schedule.names.length) continue;
      if (request.stopped) break;
      if (performance.now() - paused < PAUSE_MS) continue;
      if (taken < request.steps) this.#say(request, taken, false);
      await this.#listen();
      if (this.#wanted !== request) return;
      if (request.stopped) break;
      paused = performance.now();
    }
    this.#say(request, Math.min(request.steps, schedule.history.length), true);
    this.#wanted = null;
  }

  /** Messages of the page come before this one. */
  #listen() {
    return new Promise((done) => {
      this.#pause.port1.onmessage = done;
      this.#pause.port2.postMessage(null);
    });
  }

  #say({ id }, steps, done) {
    this.tell({ id, steps, done, outputs: this.#schedule.history[steps - 1] });
  }

  /** The graphs and the weights, with word of how much has come. */
  async #load() {
    const { model, loops, most, shown } = this.spec;
    await kernels.load(new URL("kernels.wasm", import.meta.url));
    const { graphs, tensors: entries } = await this.files.json("models", model);
    const names = entries.flatMap(filesOf);
    await this.files.own("tensors", names).catch(() => {}); // the store is full, or forbidden
    const total = entries.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
    let come = 0;
    const arrived = await Promise.all(entries.map(async (entry) => {
      const value = await this.files.tensor(entry, decode);
      this.tell({ come: (come += entry.bytes ?? 0), total });
      return value;
    }));
    const made = {};
    const programs = new Map(); // lanes of one graph share it, and its memory: no two run at once
    for (const [name, start] of Object.entries(loops)) {
      const graph = graphs[name];
      const key = JSON.stringify(graph);
      if (!programs.has(key)) programs.set(key, compile(graph, graph.tensors.map((index) => arrived[index])));
      const takes = graph.inputs.map((input) => input.name).filter((n) => !(n in start));
      made[name] = { program: programs.get(key), takes, start };
    }
    return new Schedule(made, most, shown);
  }
}
