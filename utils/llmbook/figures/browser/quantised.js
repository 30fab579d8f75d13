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

/** How many bytes of memory a quantised tensor takes: its scales and minima become float32. */
export function bytesInMemory({ shape: [n, k], stored }) {
  const { quants, block, minima } = STORED[stored];
  return n * (quants(k) + (k / block(k)) * 4 * (minima ? 2 : 1));
}

/**
 * A quantised tensor from its bytes: pieces of its rows, in order, the quants, scales and minima of each.
 * @param {{shape: number[], stored?: string}} entry @param {Uint8Array[]} pieces @returns {any} a `Tensor`
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
  const held = {
    quants: hold(Quants, n * wide),
    scales: hold(Float32Array, n * blocks),
    minima: lifted ? hold(Float32Array, n * blocks) : null,
  };
  const planes = {
    ...{ n, k, stored, held },
    get quants() { return held.quants.view(); },
    get scales() { return held.scales.view(); },
    get minima() { return held.minima?.view() ?? null; },
  };
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
