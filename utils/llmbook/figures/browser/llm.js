/**
 * The language model of a page: loaded once, when the reader asks for it, for all figures; it reads in a worker.
 *
 * Nothing of it is fetched before. What was fetched the browser keeps, for other pages and later visits.
 */
import { kept } from "./files.js";

/** @typedef {{name: string, file: string, bytes: number, tensors: string[]}} Published what a figure's specification says */
/** @typedef {"absent" | "loading" | "paused" | "ready" | "failed"} State */

const REMEMBERED = 8; // readings

export class Llm {
  /** @type {State} */
  state = "absent";
  come = 0; // bytes that are loaded
  kept = false; // an earlier visit has left all of it here: then it costs no line
  problem = "";
  #worker = null;
  #told = new Set();
  #asked = new Map(); // by its number, what a reading was asked for
  #waiting = new Map(); // by figure, the newest that has not been asked for yet
  #known = new Map(); // by text, its reading
  #number = 0;

  /** @param {Published} published @param {URL} base the folder that holds `models/` and `tensors/` */
  constructor(published, base) {
    Object.assign(this, { published, base });
    this.#look().catch(() => {}); // what cannot be looked into keeps nothing
  }

  async #look() {
    const store = await kept();
    const urls = new Set((await store?.keys() ?? []).map(({ url }) => url));
    this.kept = this.published.tensors.every((name) => urls.has(new URL(`tensors/${name}`, this.base).href));
    if (this.kept) this.#is(this.state);
  }

  /** `tell` hears of each change of `state` and of what has come, from now on. */
  watch(tell) {
    this.#told.add(tell);
    tell(this);
  }

  /** Load it, or go on where a pause or a broken line has left it. */
  load() {
    if (this.state === "ready" || this.state === "loading") return;
    navigator.storage?.persist?.().catch(() => {}); // asked once: 97 MB are worth keeping
    this.#worker ??= this.#start();
    this.#worker.postMessage({ load: true });
    this.#is("loading");
  }

  pause() {
    this.#worker?.postMessage({ pause: true });
    if (this.state === "loading") this.#is("paused");
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
    const wish = { key, ids, asks };
    wish.answer = new Promise((resolve, reject) => Object.assign(wish, { resolve, reject }));
    this.#waiting.get(figure)?.resolve(wish.answer);
    this.#waiting.set(figure, wish);
    this.#next();
    return wish.answer;
  }

  #next() {
    const [first] = this.#waiting;
    if (!first || this.#asked.size || this.state !== "ready") return;
    const [figure, wish] = first;
    this.#waiting.delete(figure);
    if (this.#known.size === REMEMBERED) this.#known.delete(this.#known.keys().next().value);
    this.#known.set(wish.key, wish.answer);
    wish.answer.catch(() => this.#known.delete(wish.key));
    const number = ++this.#number;
    this.#asked.set(number, wish);
    this.#worker.postMessage({ number, ids: wish.ids, asks: wish.asks });
  }

  #start() {
    const worker = new Worker(new URL("llm_worker.js", import.meta.url), { type: "module" });
    worker.postMessage({ published: this.published, base: this.base.href });
    worker.addEventListener("message", ({ data }) => this.#hear(data));
    worker.addEventListener("error", (event) => this.#fail(event.message ?? "its worker did not start"));
    return worker;
  }

  #hear({ number, told, error, come, ready, failed }) {
    if (failed) return this.#fail(failed);
    if (come !== undefined) this.come = come;
    if (ready) {
      this.#is("ready");
      this.#next();
    } else if (come !== undefined) this.#is(this.state);
    const wish = this.#asked.get(number);
    if (!wish) return;
    this.#asked.delete(number);
    if (error) wish.reject(new Error(error));
    else wish.resolve(told);
    this.#next();
  }

  #fail(problem) {
    for (const { reject } of [...this.#asked.values(), ...this.#waiting.values()]) reject(new Error(problem));
    this.#asked.clear();
    this.#waiting.clear();
    this.problem = problem;
    this.#is("failed");
  }

  #is(state) {
    this.state = state;
    for (const tell of this.#told) tell(this);
  }
}

const models = new Map(); // of this page, by their files

/** The model that a figure's specification names: one for all figures. */
export function modelOf(published, base) {
  if (!models.has(published.file)) models.set(published.file, new Llm(published, base));
  return models.get(published.file);
}
