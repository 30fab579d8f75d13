/** Text to token ids, as a tokenizer's `page()` describes it; a vocabulary is a file, loaded when the reader types. */

import { unzipped } from "./files.js";

/**
 * @typedef {object} Encoder
 * @property {(text: string) => number[]} encode
 * @property {(id: number) => string} token one token to be looked at
 * @property {number} missing how many bytes must be loaded first
 * @property {() => Promise<void>} load
 */

/** One character a byte. (The label means windows-1252, in which no two bytes are the same.) */
const LATIN = new TextDecoder("latin1");
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const REMEMBERED = 2 ** 20; // characters, of words met before

/**
 * @param {any} description what `page()` gave
 * @param {(file: string, read: (bytes: ArrayBuffer) => any) => Promise<any>} fetched what was read
 * @returns {Encoder}
 */
export function encoder(description, fetched) {
  const kinds = { bytes: Bytes, bpe: BytePairs, special: WithSpecial, framed: Framed, several: Several };
  const Kind = kinds[description.kind];
  if (!Kind) throw new Error(`the page has no tokenizer of kind ${description.kind}`);
  return new Kind(description, fetched);
}

/** UTF-8. A lone surrogate has no bytes, in Python as here. */
function utf8(text) {
  if (/\p{Surrogate}/u.test(text)) throw new Error("the text holds half a character (a lone surrogate)");
  return new TextEncoder().encode(text);
}

/** Bytes as they are looked at: their characters, or <F0 9F> where they are no whole ones. */
function spelled(bytes) {
  try {
    return UTF8.decode(bytes);
  } catch {
    return `<${Array.from(bytes, (b) => b.toString(16).padStart(2, "0").toUpperCase()).join(" ")}>`;
  }
}

/** One token a byte. */
class Bytes {
  missing = 0;

  encode(text) {
    return Array.from(utf8(text));
  }

  token(id) {
    return spelled(Uint8Array.of(id));
  }
}

/** Byte-pair encoding: `Tokenizer` in text/bpe.py. */
class BytePairs {
  constructor({ pattern, tokens }, fetched) {
    this.words = new RegExp(pattern.replaceAll("\\s", "\\p{White_Space}").replaceAll("\\S", "\\P{White_Space}"), "gu");
    this.missing = tokens.bytes;
    this.fetch = () => fetched(tokens.file, unzipped);
    this.forget();
  }

  forget() {
    this.known = new Map(); // a word's ids
    this.characters = 0; // of these words
  }

  /** Once, however often it is asked for; again after a failure. */
  load() {
    const filled = (buffer) => {
      this.fill(buffer);
      this.missing = 0;
    };
    return (this.loading ??= this.fetch().then(filled).finally(() => (this.loading = null)));
  }

  /** The file: how many tokens, how long each is, and then their bytes. */
  fill(buffer) {
    const [size] = new Uint32Array(buffer, 0, 1);
    const lengths = new Uint32Array(buffer, 4, size);
    this.bytes = new Uint8Array(buffer, 4 + 4 * size);
    const text = LATIN.decode(this.bytes);
    this.starts = new Uint32Array(size + 1);
    this.ids = new Map();
    lengths.forEach((length, id) => {
      const start = this.starts[id];
      this.starts[id + 1] = start + length;
      if (length) this.ids.set(text.slice(start, start + length), id);
    });
    const bytes = Array.from({ length: 256 }, (_, byte) => LATIN.decode(Uint8Array.of(byte)));
    this.lacks = new Set(bytes.filter((byte) => !this.ids.has(byte)));
  }

  token(id) {
    return spelled(this.bytes.subarray(this.starts[id], this.starts[id + 1]));
  }

  encode(text) {
    utf8(text); // refuses what has no bytes
    const ids = [];
    for (const [word] of text.matchAll(this.words)) for (const id of this.merged(word)) ids.push(id);
    return ids;
  }

  merged(word) {
    let ids = this.known.get(word);
    if (!ids) {
      if ((this.characters += word.length) > REMEMBERED) this.forget();
      this.known.set(word, (ids = this.merge(this.usable(LATIN.decode(utf8(word))))));
    }
    return ids;
  }

  /** A byte that is no token is left out before anything is merged. */
  usable(word) {
    return this.lacks.size ? Array.from(word).filter((byte) => !this.lacks.has(byte)).join("") : word;
  }

  /** The ids of a word's bytes: what was learned first is merged first, and the leftmost of these. */
  merge(word) {
    const whole = this.ids.get(word);
    if (whole !== undefined) return [whole];
    const size = word.length;
    // Of the token that starts here, its end (0: none starts) and its rank when joined with the next
    const end = Int32Array.from({ length: size + 1 }, (_, a) => (a < size ? a + 1 : 0));
    const rank = new Float64Array(size).fill(-1);
    const start = Int32Array.from({ length: size + 1 }, (_, b) => b - 1); // of the one that ends here
    const queue = new Queue();
    const ask = (a) => {
      const b = end[a] && end[end[a]];
      rank[a] = (b && this.ids.get(word.slice(a, b))) ?? -1;
      if (b && rank[a] >= 0) queue.push(rank[a] * size + a);
    };
    for (let a = 0; a < size; a++) ask(a);
    while (queue.size) {
      const first = queue.pop();
      const a = first % size;
      if (rank[a] !== (first - a) / size) continue; // one of the two has been merged with another
      const middle = end[a];
      end[a] = end[middle];
      start[end[a]] = a;
      end[middle] = 0;
      rank[middle] = -1;
      ask(a);
      if (start[a] >= 0) ask(start[a]);
    }
    const ids = [];
    for (let a = 0; a < size; a = end[a]) ids.push(this.ids.get(word.slice(a, end[a])));
    return ids;
  }
}

/** What reads most of a text, or all, as another does. */
class Around {
  constructor(inner, fetched) {
    this.inner = encoder(inner, fetched);
  }

  get missing() {
    return this.inner.missing;
  }

  load() {
    return this.inner.load();
  }

  token(id) {
    return this.inner.token(id);
  }
}

/** Tokens of their own, each where it is spelled out in a text; all between them is ordinary. */
class WithSpecial extends Around {
  constructor({ ids, ordinary }, fetched) {
    super(ordinary, fetched);
    this.ids = new Map(Object.entries(ids));
    const spelled = Object.keys(ids).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    this.parts = new RegExp(`(${spelled.join("|")})`, "u");
  }

  encode(text) {
    return text.split(this.parts).flatMap((part) => this.ids.get(part) ?? this.inner.encode(part));
  }
}

/** A text between tokens that are always there. */
class Framed extends Around {
  constructor({ inner, ...frame }, fetched) {
    super(inner, fetched);
    this.frame = frame;
  }

  encode(text) {
    const { before, after, most } = this.frame;
    return [...before, ...this.inner.encode(text).slice(0, most), ...after];
  }
}

/** Several tokenizers, one after the other; each adds its start to its ids. */
class Several {
  constructor({ parts, characters }, fetched) {
    this.characters = characters ?? Infinity;
    this.parts = parts.map((part) => ({ start: part.start, encoder: encoder(part, fetched) }));
  }

  get missing() {
    return this.parts.reduce((sum, part) => sum + part.encoder.missing, 0);
  }

  async load() {
    await Promise.all(this.parts.map(({ encoder }) => encoder.missing && encoder.load()));
  }

  encode(text) {
    const read = Array.from(text).slice(0, this.characters).join("");
    return this.parts.flatMap(({ start, encoder }) => encoder.encode(read).map((id) => start + id));
  }

  token(id) {
    const { start, encoder } = this.parts.findLast((part) => part.start <= id);
    return encoder.token(id - start);
  }
}

/** The smallest number first. */
class Queue {
  heap = [];

  get size() {
    return this.heap.length;
  }

  push(value) {
    const { heap } = this;
    let at = heap.length;
    for (let up; at && heap[(up = (at - 1) >> 1)] > value; at = up) heap[at] = heap[up];
    heap[at] = value;
  }

  pop() {
    const { heap } = this;
    const least = heap[0];
    const value = heap.pop();
    if (!heap.length) return least;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (heap[down + 1] < heap[down]) down++;
      if (!(heap[down] < value)) break;
      heap[at] = heap[down];
      at = down;
    }
    heap[at] = value;
    return least;
  }
}
