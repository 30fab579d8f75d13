// Matrix products in WebAssembly (kernels.wat), with four numbers at a time, where a browser has that.
//
// A worker calls `load` before it reads tensors and compiles graphs. Without it, and where it fails (an
// old browser, a policy that forbids it), the functions here return false, and `matmul.js` computes.
//
// The memory holds first what stays, matrices that are the same at every run, and after it the operands
// of the call under way. It grows as needed, and only then: a phone gives no more than a few hundred MB.

const PAGE = 65536;
const ALIGNED = 64; // bytes, as a processor reads memory
const BLOCK = 32; // numbers of X that share a scale
const PANEL = 8; // columns that `mm` reads together
const WORTH = 4096; // products: of fewer, the copying costs more
const ROWS = 4; // of A, for which it pays to copy a B that is not kept

/** @type {null | (Object<string, Function> & {memory: WebAssembly.Memory})} */
let wasm = null;
let numbers = new Float32Array(0); // the memory, seen as float32
let kept = 0; // bytes, of the memory's beginning
let places = new WeakMap(); // a kept matrix's array -> its width -> where it lies

/**
 * @param {URL | BufferSource} source kernels.wasm @param {number} [bytes] that will stay, if known: so much at once
 * @returns {Promise<boolean>} whether it can be used
 */
export async function load(source, bytes = 0) {
  try {
    const code = source instanceof URL ? await (await fetch(source)).arrayBuffer() : source;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) + 1 });
    const { instance } = await WebAssembly.instantiate(code, { js: { memory } });
    wasm = /** @type {any} */ ({ memory, ...instance.exports });
  } catch {
    wasm = null;
  }
  numbers = wasm ? new Float32Array(wasm.memory.buffer) : numbers;
  [kept, places] = [ALIGNED, new WeakMap()]; // at 0 lies nothing: the place 0 means that there is none
  return wasm !== null;
}

const aligned = (bytes) => Math.ceil(bytes / ALIGNED) * ALIGNED;

/** Make the memory at least so long. */
function reach(end) {
  const has = wasm.memory.buffer.byteLength;
  if (end > has) wasm.memory.grow(Math.ceil((end - has) / PAGE));
  if (numbers.buffer !== wasm.memory.buffer) numbers = new Float32Array(wasm.memory.buffer); // it has moved
}

/** A place for what stays. */
function keep(bytes) {
  const at = kept;
  kept += aligned(bytes);
  reach(kept);
  return at;
}

/** Where B (k, n) stays. */
function placed(b, k, n) {
  if (!places.has(b)) places.set(b, new Map());
  const byWidth = places.get(b); // the same numbers may be given in several shapes
  if (!byWidth.has(n)) byWidth.set(n, panels(b, k, n));
  return byWidth.get(n);
}

/** Write B (k, n) in panels, as it is read: its columns eight by eight, the last filled up with 0. */
function panels(b, k, n) {
  const wide = Math.ceil(n / PANEL);
  const at = keep(4 * wide * PANEL * k);
  for (let p = 0, to = at / 4; p < wide; p++) {
    for (let row = 0; row < k; row++, to += PANEL) {
      for (let c = 0; c < PANEL; c++) {
        const column = p * PANEL + c;
        numbers[to + c] = column < n ? b[row * n + column] : 0;
      }
    }
  }
  return at;
}

const whole = (array, at, size) => (array.length === size ? array : array.subarray(at, at + size));

/**
 * z = A B for A (m, k), B (k, n), each float32, row by row, from the given place on.
 * @param {boolean} stays whether B is all of its array, and the same at every run
 * @returns {boolean} whether it has been done
 */
export function multiply(z, to, a, atA, b, atB, m, k, n, stays) {
  if (!wasm || m * k * n < WORTH || !(stays || m >= ROWS)) return false;
  if (![z, a, b].every((array) => array instanceof Float32Array)) return false;
  const wide = Math.ceil(n / PANEL);
  const stayed = stays && placed(b, k, n);
  const inA = kept;
  const inZ = inA + aligned(4 * m * k);
  const end = inZ + 4 * m * wide * PANEL;
  const inB = stays ? stayed : end;
  reach(stays ? end : end + 4 * (k * n + PANEL)); // the last panel reads beyond its columns
  numbers.set(whole(a, atA, m * k), inA / 4);
  if (!stays) numbers.set(whole(b, atB, k * n), inB / 4);
  wasm.mm(inZ, inA, inB, m, k, wide, 4 * (stays ? PANEL : n), 4 * (stays ? PANEL * k : PANEL));
  const from = inZ / 4;
  if (n === wide * PANEL) z.set(numbers.subarray(from, from + m * n), to);
  else for (let r = 0, at = from; r < m; r++, at += wide * PANEL) z.set(numbers.subarray(at, at + n), to + r * n);
  return true;
}

const MANY = 256; // numbers: of fewer, the copying costs more

/** z = f(x), number by number, for x float32; whether it has been done. @param {"exp" | "sigmoid"} f */
export function each(f, z, x) {
  const n = x.length;
  if (!wasm || n < MANY || !(z instanceof Float32Array && x instanceof Float32Array)) return false;
  reach(kept + aligned(4 * n));
  numbers.set(x, kept / 4);
  wasm[f](kept, Math.ceil(n / 4));
  z.set(numbers.subarray(kept / 4, kept / 4 + n));
  return true;
}

/** z = softmax of each row of n numbers of x, float32. @returns {boolean} whether it has been done */
export function softmax(z, x, n) {
  if (!wasm || x.length < MANY || !(z instanceof Float32Array && x instanceof Float32Array)) return false;
  const wide = Math.ceil(n / 4) * 4;
  const [rows, first] = [x.length / n, kept / 4];
  reach(kept + 4 * rows * wide);
  if (wide === n) numbers.set(x, first);
  else for (let r = 0, at = first; r < rows; r++, at += wide) {
    numbers.set(x.subarray(r * n, (r + 1) * n), at);
    numbers.fill(-Infinity, at + n, at + wide);
  }
  wasm.softmax(kept, rows, wide);
  if (wide === n) z.set(numbers.subarray(first, first + rows * n));
  else for (let r = 0, at = first; r < rows; r++, at += wide) z.set(numbers.subarray(at, at + n), r * n);
  return true;
}

/**
 * An array that stays: in the memory, if there is one.
 * @template {Uint8Array | Int8Array | Float32Array} A
 * @param {(new (...given: any[]) => A) & {BYTES_PER_ELEMENT: number}} Kind @param {number} length
 * @returns {{at?: number, memory?: WebAssembly.Memory, view: () => A}} `view` anew each time: memory moves
 */
export function hold(Kind, length) {
  const array = wasm ? null : new Kind(length);
  if (array) return { view: () => array };
  const { memory } = wasm;
  const at = keep(length * Kind.BYTES_PER_ELEMENT);
  return { at, memory, view: () => new Kind(memory.buffer, at, length) };
}

/** z = X W^T for X (m, k) and a quantised W (n, k), as `quantised.js` holds it; whether it has been done. */
export function product(z, x, m, { n, k, held: { quants, scales, minima } }) {
  if (!wasm || quants.memory !== wasm.memory || k % BLOCK || !m) return false;
  const blocks = k / BLOCK;
  const inHalves = kept + aligned(4 * m * k);
  const inScales = inHalves + 4 * m * k;
  const inSums = inScales + aligned(4 * m * blocks);
  const inZ = inSums + aligned(4 * m * blocks);
  reach(inZ + 4 * m * n);
  numbers.set(x, kept / 4);
  wasm.halve(inHalves, inScales, inSums, kept, m * blocks);
  const step = scales.view().length === n ? 0 : 4; // one scale a row, or one a block
  wasm.product(inZ, inHalves, inScales, inSums, m, blocks, n, quants.at, scales.at, step, minima?.at ?? 0);
  z.set(numbers.subarray(inZ / 4, inZ / 4 + m * n));
  return true;
}
