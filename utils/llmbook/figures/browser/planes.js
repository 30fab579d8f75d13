// A matrix of which a few bits a number are kept, read row by row: unpacked, or multiplied as it is.
//
// Its planes are {n, k, stored, quants, scales, minima}: each number of its n rows of k is
// scale q + minimum, q from the quants, scale and minimum those of its block of the row. They lie where
// WebAssembly reads them, if it is there (`held`: kernels.js).

import { product } from "./kernels.js";

/** Numbers that share a scale, in all ways of storing but int8_by_row. */
export const BLOCK = 32;

/** w = scale q + minimum, q in 4 bits: of each block first the lower halves of its bytes, then the upper. */
const nibbles = {
  row({ k, quants, scales, minima }, r, z, to) {
    let [b, i] = [(r * k) / BLOCK, (r * k) / 2];
    for (let c = to; c < to + k; c += BLOCK, b++) {
      const [scale, minimum, end] = [scales[b], minima[b], c + 16];
      for (let j = c; j < end; j++, i++) {
        const q = quants[i];
        z[j] = scale * (q & 15) + minimum;
        z[j + 16] = scale * (q >> 4) + minimum;
      }
    }
  },

  dot({ k, quants, scales, minima }, r, x, at, sums) {
    let [b, i, sum] = [(r * k) / BLOCK, (r * k) / 2, 0];
    for (let c = 0; c < k; c += BLOCK, b++) {
      let s0 = 0, s1 = 0;
      const end = at + c + 16;
      for (let j = at + c; j < end; j += 2, i += 2) {
        const q0 = quants[i], q1 = quants[i + 1];
        s0 += x[j] * (q0 & 15) + x[j + 16] * (q0 >> 4);
        s1 += x[j + 1] * (q1 & 15) + x[j + 17] * (q1 >> 4);
      }
      sum += scales[b] * (s0 + s1) + minima[b] * sums[c / BLOCK];
    }
    return sum;
  },
};

/** w = scale q, q in 8 bits. */
const bytes = (blockOf) => ({
  row({ k, quants, scales }, r, z, to) {
    const block = blockOf(k);
    let [b, i] = [(r * k) / block, r * k];
    for (let c = to; c < to + k; c += block, b++) {
      const [scale, end] = [scales[b], c + block];
      for (let j = c; j < end; j++, i++) z[j] = scale * quants[i];
    }
  },

  dot({ k, quants, scales }, r, x, at) {
    const block = blockOf(k);
    let [b, i, sum] = [(r * k) / block, r * k, 0];
    for (let c = 0; c < k; c += block, b++) {
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0, j = at + c;
      for (const last = j + block - 3; j < last; j += 4, i += 4) {
        s0 += x[j] * quants[i];
        s1 += x[j + 1] * quants[i + 1];
        s2 += x[j + 2] * quants[i + 2];
        s3 += x[j + 3] * quants[i + 3];
      }
      for (; j < at + c + block; j++, i++) s0 += x[j] * quants[i];
      sum += scales[b] * (s0 + s1 + s2 + s3);
    }
    return sum;
  },
});

const WAYS = { q4_1: nibbles, q8_0: bytes(() => BLOCK), int8_by_row: bytes((k) => k) };

/** Row r, float32 as torch has it, written into z from `to` on. */
export const row = (planes, r, z, to) => WAYS[planes.stored].row(planes, r, z, to);

/**
 * z = X W^T for X (m, k) and the planes of W (n, k), never unpacked. Sums are in double precision; those of
 * WebAssembly, where it has the planes, are of whole numbers in a block, and as exact as float32.
 * @param {Float32Array} z @param {Float32Array} x
 */
export function multiply(z, x, m, planes) {
  if (product(z, x, m, planes)) return;
  const { n, k } = planes;
  const { dot } = WAYS[planes.stored];
  for (let r = 0; r < m; r++) {
    const sums = blockSums(x, r * k, k);
    for (let column = 0; column < n; column++) z[r * n + column] = dot(planes, column, x, r * k, sums);
  }
}

/** What each block of a row of X adds up to: what a minimum is multiplied by. */
function blockSums(x, at, k) {
  const sums = new Float64Array(Math.ceil(k / BLOCK));
  for (let c = 0; c < k; c++) sums[Math.floor(c / BLOCK)] += x[at + c];
  return sums;
}
