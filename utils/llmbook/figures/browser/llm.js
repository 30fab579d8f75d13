/**
 * The language model of a page: loaded once, when the reader asks for it, for all figures; it reads in a worker.
 *
 * Nothing of it is fetched before. What was fetched the browser keeps, for other pages and later visits.
 */
import { kept } from "./files.js";
import { LLM, Machine, Messenger, Request } from "./states.js";

/** @typedef {{name: string, file: string, bytes: number, tensors: string[]}} Published as a specification says it */

const REMEMBERED = 8; // readings

export class Llm {
  come = 0; // bytes that are loaded
  kept = false; // an earlier visit has left all of it here: then it costs no line
  problem = "";
  #told = new Set();
  #asked = null; // the reading that the worker works on
  #waiting = new Map(); // by figure, the newest that has not been asked for yet
  #known = new Map(); // by text, its reading
  #worker = new Messenger("llm_worker.js", () => ({ published: this.published, base: this.base.href }),
    (message) => this.#hear(message), (problem) => this.#on("died", problem));

  #machine = new Machine(LLM, "absent", {
    load: () => this.#worker.send({ load: true }),
    pause: () => this.#worker.send({ pause: true }),
    tell: ({ come }) => (this.come = come),
    fail: ({ problem }) => (this.problem = problem),
    die: (problem) => {
      Object.assign(this, { problem, come: 0 });
      for (const reading of [this.#asked, ...this.#waiting.values()]) reading?.on("error", new Error(problem));
      this.#asked = null;
      this.#waiting.clear();
    },
  });

  /** @param {Published} published @param {URL} base the folder that holds `models/` and `tensors/` */
  constructor(published, base) {
    this.published = published;
    this.base = base;
    this.#look().catch(() => {}); // what cannot be looked into keeps nothing
  }

  /** "absent", "loading", "paused", "ready" or "failed": `LLM` in states.js */
  get state() {
    return this.#machine.state;
  }

  async #look() {
    const store = await kept();
    const urls = new Set((await store?.keys() ?? []).map(({ url }) => url));
    this.kept = this.published.tensors.every((name) => urls.has(new URL(`tensors/${name}`, this.base).href));
    if (this.kept) this.#changed();
  }

  /** `tell` hears of each change of `state` and of what has come, from now on. */
  watch(tell) {
    this.#told.add(tell);
    tell(this);
  }

  /** Load it, or go on where a pause, a broken line or a dead worker has left it. */
  load() {
    navigator.storage?.persist?.().catch(() => {}); // asked once: 97 MB are worth keeping
    this.#on("load");
  }

  pause() {
    this.#on("pause");
  }

  /**
   * What it reads in a text, once it is there. One text is read at a time; of what a figure asks meanwhile, only
   * the newest.
   * @param {object} figure who asks @param {number[]} ids @param {string[]} asks
   * @returns {Promise<Object<string, import("./tensor.js").Tensor>>}
   */
  read(figure, ids, asks) {
    const key = JSON.stringify([ids, asks]);
    const known = this.#known.get(key);
    if (known) return known;
    const reading = new Request({ key, ids, asks });
    this.#waiting.get(figure)?.on("overtaken", reading);
    this.#waiting.set(figure, reading);
    this.#next();
    return reading.promise;
  }

  #next() {
    const [first] = this.#waiting;
    if (!first || this.#asked || this.state !== "ready") return;
    const [figure, reading] = first;
    const { key, ids, asks } = reading.values;
    this.#waiting.delete(figure);
    if (this.#known.size === REMEMBERED) this.#known.delete(this.#known.keys().next().value);
    this.#known.set(key, reading.promise);
    reading.promise.catch(() => this.#known.delete(key));
    reading.on("ready");
    this.#asked = reading;
    this.#worker.send({ ids, asks });
  }

  /** What the worker says: of its loading, an event and what is to know of it; else of the text that it was given. */
  #hear({ event, news, told, error }) {
    if (event) return this.#on(event, news);
    const reading = this.#asked;
    this.#asked = null;
    if (error) reading.on("error", new Error(error));
    else reading.on("answer", told);
    this.#next();
  }

  #on(event, news) {
    this.#machine.on(event, news);
    this.#changed();
  }

  #changed() {
    for (const tell of this.#told) tell(this);
    this.#next();
  }
}

const models = new Map(); // of this page, by their files

/** The model that a figure's specification names: one for all figures. */
export function modelOf(published, base) {
  if (!models.has(published.file)) models.set(published.file, new Llm(published, base));
  return models.get(published.file);
}
