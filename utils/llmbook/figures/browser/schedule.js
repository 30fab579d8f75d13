/** The loops of a figure: the next step is taken by the one that has used the least time. The twin of loop.py's. */
import { count, tensor } from "./tensor.js";

/** @typedef {import("./tensor.js").Tensor} Tensor */
/** @typedef {(inputs: Object<string, Tensor>) => Object<string, Tensor>} Program */

export class Schedule {
  /**
   * @param {Object<string, {program: Program, takes: string[], start: object}>} loops
   * @param {number} most steps of each   @param {string[]} shown the outputs to keep
   */
  constructor(loops, most, shown) {
    this.loops = loops;
    this.most = most;
    this.shown = new Set(shown);
    this.names = Object.keys(loops);
  }

  /** Begin anew, unless these are the settings that it has begun with. */
  begin(numbers, texts) {
    const key = JSON.stringify([numbers, texts]);
    if (key === this.key) return;
    this.key = key;
    this.numbers = numbers;
    const each = (make) => Object.fromEntries(this.names.map((name) => [name, make(name)]));
    this.states = each((name) => first(this.loops[name].start, texts));
    this.taken = each(() => []);
    this.latest = {};
    this.history = [];
  }

  step() {
    const used = (name) => this.taken[name].reduce((sum, ms) => sum + ms, 0);
    const going = this.names.filter((name) => this.taken[name].length < this.most);
    const lane = going.reduce((a, b) => (used(b) < used(a) ? b : a));
    const { program, takes } = this.loops[lane];
    const began = performance.now();
    const given = Object.fromEntries(takes.map((name) => [name, this.numbers[name]]));
    const outputs = program({ ...this.states[lane], ...given });
    this.taken[lane].push(performance.now() - began);
    for (const name of Object.keys(this.states[lane])) this.states[lane][name] = outputs[name];
    const prefix = this.names.length > 1 ? `${lane}_` : "";
    const shown = Object.keys(outputs).filter((name) => this.shown.has(prefix + name));
    this.latest = { ...this.latest, ...Object.fromEntries(shown.map((name) => [prefix + name, outputs[name]])) };
    this.history.push({ ...this.latest, milliseconds: this.measured() });
  }

  measured() {
    const times = tensor("float32", [this.names.length, this.most]);
    times.data.fill(NaN);
    this.names.forEach((name, row) => times.data.set(this.taken[name], row * this.most));
    return times;
  }
}

/** The states before the first step. */
function first(start, texts) {
  return Object.fromEntries(Object.entries(start).map(([name, { text, opening, dtype, shape, fill }]) => {
    if (text) {
      const ids = [...opening, ...texts[text]];
      if (!ids.length) ids.push(0);
      return [name, tensor("int64", [ids.length], ids)];
    }
    return [name, tensor(dtype, shape, new Array(count(shape)).fill(fill))];
  }));
}
