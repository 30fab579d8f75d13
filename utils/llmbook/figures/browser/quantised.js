// Tensors of which a few bits a number are kept: 97 MB of an LLM's weights instead of 540.
//
// Such a tensor is {dtype: "float32", shape, planes, turned, data}: the planes of a matrix (planes.js),
// and whether it stands transposed. The ops of a layer (`permute`, `mm`, `embedding`) read the planes; any
// other op reads `data`, the very numbers that torch has. They are unpacked when first asked for, and
// then stay: an op may ask for `data` once a number.

import { single } from "./halves.js";
import { hold } from "./kernels.js";
import { BLOCK, row } from "./planes.js";

/**
 * Each way of storing, as `llmbook.figures.page.quantised` writes it: how many bytes the quants of k numbers
 * take, how many numbers share a scale, of which type scales are, and whether there are minima.
 */
const STORED = {
  q4_1: { quants: (k) => k / 2, Quants: Uint8Array, block: () => BLOCK, Scales: Uint16Array, minima: true },
  q8_0: { quants: (k) => k, Quants: Int8Array, block: () => BLOCK, Scales: Uint16Array, minima: false },
  int8_by_row: { quants: (k) => k, Quants: Int8Array, block: (k) => k, Scales: Float32Array, minima: false },
};

export const isQuantised = (stored) => Object.hasOwn(STORED, stored);

/**
 * A quantised tensor from its bytes.
 * @param {{shape: number[], stored: string}} entry of a figure's tensor table
 * @param {Uint8Array[]} pieces of its rows, in order: the quants, scales and minima of each
 */
export function quantised({ shape, stored }, pieces) {
  const [n, k] = shape;
  const { quants: width, Quants, block, Scales, minima: lifted } = STORED[stored];
  const [wide, blocks] = [width(k), k / block(k)];
  const scaleBytes = blocks * Scales.BYTES_PER_ELEMENT;
  const rowBytes = wide + scaleBytes * (lifted ? 2 : 1);
  const came = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (came !== n * rowBytes || pieces.some((piece) => piece.length % rowBytes)) {
    const size = `[${shape}] of ${stored} takes ${n * rowBytes} bytes, ${rowBytes} a row, ${came} came`;
    throw new Error(`${size}; the file is truncated or another one`);
  }
  const planes = placed({ n, k, stored }, n * wide, n * blocks);
  const { quants, scales, minima } = planes;
  let first = 0;
  for (const piece of pieces) {
    const rows = piece.length / rowBytes;
    quants.set(piece.subarray(0, rows * wide), first * wide);
    let at = rows * wide;
    for (const plane of lifted ? [scales, minima] : [scales]) {
      const numbers = new Scales(piece.slice(at, (at += rows * scaleBytes)).buffer); // begins at its 0
      plane.set(Scales === Uint16Array ? single(numbers) : numbers, first * blocks);
    }
    first += rows;
  }
  return become({ dtype: "float32", shape }, planes, false);
}

/** Planes without numbers yet, where WebAssembly reads them, if there is such a place. */
function placed(matrix, bytes, scales) {
  const { Quants, minima } = STORED[matrix.stored];
  const held = {
    quants: hold(Quants, bytes),
    scales: hold(Float32Array, scales),
    minima: minima ? hold(Float32Array, scales) : null,
  };
  return {
    ...matrix, held,
    get quants() { return held.quants.view(); },
    get scales() { return held.scales.view(); },
    get minima() { return held.minima && held.minima.view(); },
  };
}

/** Make a tensor one of these planes, transposed or not. @param {object} out @returns {object} the same */
export function become(out, planes, turned) {
  Object.assign(out, { planes, turned });
  const shown = { enumerable: true, configurable: true };
  const get = () => {
    const value = unpacked(planes, turned);
    Object.defineProperty(out, "data", { ...shown, writable: true, value });
    return value;
  };
  return Object.defineProperty(out, "data", { ...shown, get });
}

/** All numbers: row by row, or, transposed, column by column. */
function unpacked(planes, turned) {
  const { n, k } = planes;
  const numbers = new Float32Array(n * k);
  const one = new Float32Array(k);
  for (let r = 0; r < n; r++) {
    if (!turned) row(planes, r, numbers, r * k);
    else {
      row(planes, r, one, 0);
      for (let c = 0; c < k; c++) numbers[c * n + r] = one[c];
    }
  }
  return numbers;
}
<<<<<<< HEAD

/** Row r of the matrix, written into z from `to` on. */
export const row = (planes, r, z, to) => STORED[planes.stored].row(planes, r, z, to);

/** w = scale q + minimum, q in 4 bits: of each block first the lower halves of its bytes, then the upper. */
function rowOfNibbles({ k, quants, scales, minima }, r, z, to) {
  let [b, i] = [(r * k) / BLOCK, (r * k) / 2];
  for (let c = to; c < to + k; c += BLOCK, b++) {
    const [scale, minimum] = [scales[b], minima[b]];
    for (let j = c; j < c + 16; j++, i++) {
      const q = quants[i];
      z[j] = scale * (q & 15) + minimum;
      z[j + 16] = scale * (q >> 4) + minimum;
    }
  }
}

/** w = scale q, q in 8 bits. */
function rowOfBytes({ k, stored, quants, scales }, r, z, to) {
  const block = STORED[stored].block(k);
  let [b, i] = [(r * k) / block, r * k];
  for (let c = to; c < to + k; c += block, b++) {
    const scale = scales[b];
    for (let j = c; j < c + block; j++, i++) z[j] = scale * quants[i];
  }
}

/**
 * z = X W^T for X (m, k), W (n, k) by its planes: each row of W is unpacked once, and meets all of X, four
 * rows at a time. Sums are kept in double precision. (WebAssembly's are, in effect, as exact as float32.)
 */
export function multiply(z, x, m, planes) {
  if (product(z, x, m, planes)) return;
  const { n, k } = planes;
  const w = new Float32Array(k);
  for (let column = 0; column < n; column++) {
    row(planes, column, w, 0);
    let r = 0;
    for (; r + 3 < m; r += 4) {
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
      const a0 = r * k, a1 = a0 + k, a2 = a1 + k, a3 = a2 + k;
      for (let c = 0; c < k; c++) {
        const one = w[c];
        s0 += x[a0 + c] * one;
        s1 += x[a1 + c] * one;
        s2 += x[a2 + c] * one;
        s3 += x[a3 + c] * one;
      }
      const to = r * n + column;
      z[to] = s0;
      z[to + n] = s1;
      z[to + 2 * n] = s2;
      z[to + 3 * n] = s3;
    }
    for (; r < m; r++) {
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0, c = 0;
      const at = r * k;
      for (; c + 3 < k; c += 4) {
        s0 += x[at + c] * w[c];
        s1 += x[at + c + 1] * w[c + 1];
        s2 += x[at + c + 2] * w[c + 2];
        s3 += x[at + c + 3] * w[c + 3];
      }
      for (; c < k; c++) s0 += x[at + c] * w[c];
      z[r * n + column] = s0 + s1 + s2 + s3;
    }
  }
}
=======
