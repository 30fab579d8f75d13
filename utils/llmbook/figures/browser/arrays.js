// Arrays for the results of a graph's nodes: one that nothing later needs serves a later node.

import { arrayOf } from "./dtypes.js";

/** Sizes are few, so that a text one token longer finds arrays that fit: 4 to each doubling. */
function rounded(bytes) {
  const quarter = 2 ** Math.max(4, Math.floor(Math.log2(bytes || 1)) - 2);
  return Math.ceil(bytes / quarter) * quarter;
}

/** Views share memory, so it is buffers whose users are counted; what was not taken from here (an input) is not. */
export class Arrays {
  #free;
  #users = new Map(); // of each buffer taken: how many values lie in it and are still needed

  /** @param {Iterable<ArrayBuffer>} [before] what may be used, too: no other graph runs meanwhile */
  constructor(before = []) {
    this.#free = new Set(before);
  }

  /** Nothing is needed any more. */
  reset() {
    for (const buffer of this.#users.keys()) this.#free.add(buffer);
    this.#users.clear();
  }

  /** The buffers in use by this graph. */
  get buffers() {
    return this.#users.keys();
  }

  /** @param {string} dtype @param {number} size how many numbers */
  take(dtype, size) {
    const kind = arrayOf(dtype);
    const wanted = rounded(size * kind.BYTES_PER_ELEMENT);
    const fitting = [...this.#free].filter(({ byteLength: has }) => has >= wanted && has <= 2 * wanted);
    const buffer = fitting.length
      ? fitting.reduce((best, one) => (one.byteLength < best.byteLength ? one : best))
      : new ArrayBuffer(wanted);
    this.#free.delete(buffer);
    this.#users.set(buffer, 0);
    return new kind(buffer, 0, size);
  }

  /** A value now lies in this array. */
  enter({ buffer }) {
    if (this.#users.has(buffer)) this.#users.set(buffer, this.#users.get(buffer) + 1);
  }

  /** A value is no longer needed. */
  leave({ buffer }) {
    const users = this.#users.get(buffer);
    if (users === undefined) return;
    this.#users.set(buffer, users - 1);
    if (users === 1) this.#free.add(buffer);
  }
}
