// Matrices of which a few bits a number are kept: 97 MB of an LLM's weights instead of 540.
//
// Such a tensor is {dtype: "float32", shape, planes, turned, data}. `planes` holds the (n, k) matrix
// as `llmbook.figures.page.quantised` stored it, {n, k, stored, quants, scales, minima}: the rows'
// quants as bytes, and a scale (and minimum) of each block of a row, as float32. `turned` says that
// the tensor is the matrix transposed. The ops of a layer (`permute`, `mm`, `embedding`) read planes;
// any other reads `data`, the very numbers that torch has. They are unpacked when first asked for,
// and stay: an op may ask for `data` once for each number.

import { single } from "./halves.js";

const BLOCK = 32;

/**
 * Each way of storing: how many bytes the quants of k numbers take, how many numbers share a scale, of
 * which type scales are, whether there are minima, and how a row is unpacked.
 */
export const STORED = {
  q4_1: { quants: (k) => k / 2, block: () => BLOCK, Scales: Uint16Array, minima: true, row: rowOfNibbles },
  q8_0: { quants: (k) => k, block: () => BLOCK, Scales: Uint16Array, minima: false, row: rowOfBytes },
  int8_by_row: { quants: (k) => k, block: (k) => k, Scales: Float32Array, minima: false, row: rowOfBytes },
};

/**
 * A quantised tensor from its bytes.
 * @param {{shape: number[], stored: string}} entry
 * @param {Uint8Array[]} pieces of its rows, in order: quants, scales, minima of each
 */
export function quantised({ shape, stored }, pieces) {
  const [n, k] = shape;
  const kind = STORED[stored];
  const [wide, blocks] = [kind.quants(k), k / kind.block(k)];
  const rowBytes = wide + blocks * kind.Scales.BYTES_PER_ELEMENT * (kind.minima ? 2 : 1);
  const came = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (came !== n * rowBytes) {
    throw new Error(`[${shape}] of ${stored} takes ${n * rowBytes} bytes, ${came} came`);
  }
  const quants = new (stored === "q4_1" ? Uint8Array : Int8Array)(n * wide);
  const scales = new Float32Array(n * blocks);
  const minima = kind.minima ? new Float32Array(n * blocks) : null;
  let first = 0;
  for (const piece of pieces) {
    const rows = piece.length / rowBytes;
    if (!Number.isInteger(rows)) throw new Error(`a piece of ${piece.length} bytes holds no whole rows of ${rowBytes}`);
    quants.set(piece.subarray(0, rows * wide), first * wide);
    let at = rows * wide;
    for (const plane of minima ? [scales, minima] : [scales]) {
      const end = at + rows * blocks * kind.Scales.BYTES_PER_ELEMENT;
      const numbers = new kind.Scales(piece.slice(at, end).buffer);
      plane.set(kind.Scales === Uint16Array ? single(numbers) : numbers, first * blocks);
      at = end;
    }
    first += rows;
  }
  return become({ dtype: "float32", shape }, { n, k, stored, quants, scales, minima }, false);
}

/** Make a tensor one of these planes, transposed or not. @param {object} out */
export function become(out, planes, turned) {
  const made = (data) => {
    Object.defineProperty(out, "data", { value: data, writable: true, enumerable: true, configurable: true });
    return data;
  };
  Object.assign(out, { planes, turned });
  return Object.defineProperty(out, "data", {
    get: () => made(unpacked(planes, turned)), enumerable: true, configurable: true,
  });
}

/** All numbers, row by row, or column by column. */
function unpacked(planes, turned) {
  const { n, k } = planes;
  const numbers = new Float32Array(n * k);
  if (!turned) {
    for (let r = 0; r < n; r++) row(planes, r, numbers, r * k);
    return numbers;
  }
  const one = new Float32Array(k);
  for (let r = 0; r < n; r++) {
    row(planes, r, one, 0);
    for (let c = 0; c < k; c++) numbers[c * n + r] = one[c];
  }
  return numbers;
}

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
 * rows at a time. Sums are kept in double precision.
 */
export function multiply(z, x, m, planes) {
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
