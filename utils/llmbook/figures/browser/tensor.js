// Tensors: what they are here, how they are stored, and the two ways to walk over them.
//
// A tensor is {dtype, shape, data}: the numbers in one flat typed array, last dimension fastest.
// There are no views with strides of their own: an op that rearranges copies, one that only gives
// the same numbers another shape shares the array.

import { arrayOf } from "./dtypes.js";

/** @typedef {Float32Array | Float64Array | Int32Array | Uint8Array} Data */
/**
 * @typedef {{dtype: string, shape: number[], data: Data, constant?: boolean, arrays?: import("./arrays.js").Arrays,
 *   plan?: any, planes?: any, turned?: boolean}} Tensor
 */

/** How many numbers a shape holds. @param {number[]} shape */
export const count = (shape) => shape.reduce((product, size) => product * size, 1);

/**
 * A tensor, of zeros if no data is given.
 * @param {string} dtype @param {number[]} shape @param {ArrayLike<number>} [data] @returns {Tensor}
 */
export function tensor(dtype, shape, data) {
  const kind = arrayOf(dtype);
  const size = count(shape);
  if (data && data.length !== size) {
    throw new Error(`shape [${shape}] holds ${size} numbers, not ${data.length}`);
  }
  return { dtype, shape, data: data ? (data instanceof kind ? data : kind.from(data)) : new kind(size) };
}

/** The array that an op fills: made, or taken, at the first run, used again at the next. @param {Tensor} out */
export const store = (out) =>
  (out.data ??= out.arrays ? out.arrays.take(out.dtype, count(out.shape)) : new (arrayOf(out.dtype))(count(out.shape)));

/** Dimension `dim` counted from the front. @param {number} dim @param {number} rank */
export function axis(dim, rank) {
  const last = Math.max(rank, 1); // torch lets a number without dimensions be read as one of one
  if (dim < -last || dim >= last) throw new Error(`dimension ${dim} of ${rank} dimensions`);
  return dim < 0 ? dim + last : dim;
}

/** Index `index` counted from the front; an error if there is no such place. */
export function place(index, size) {
  if (!(index >= -size && index < size)) {
    throw new Error(`index ${index} is out of range for a dimension of ${size}`);
  }
  return index < 0 ? index + size : index;
}

/** How far apart neighbours lie along each dimension. @param {number[]} shape */
export function stridesOf(shape) {
  const strides = new Array(shape.length);
  for (let d = shape.length - 1, step = 1; d >= 0; step *= shape[d--]) strides[d] = step;
  return strides;
}

/** Strides that read a tensor of `shape` as if it had the shape `to`: 0 where it repeats. */
export function broadcast(shape, to) {
  const strides = stridesOf(shape);
  const lead = to.length - shape.length;
  return to.map((size, d) => (d < lead || shape[d - lead] === 1 ? 0 : strides[d - lead]));
}

/** Dimensions that all operands cross with one step become one dimension: fewer, longer rows. */
function merge(shape, strides) {
  const sizes = [];
  const steps = strides.map(() => []);
  shape.forEach((size, d) => {
    if (size === 1) return;
    const last = sizes.length - 1;
    if (last >= 0 && strides.every((s, o) => steps[o][last] === s[d] * size)) {
      sizes[last] *= size;
      strides.forEach((s, o) => (steps[o][last] = s[d]));
    } else {
      sizes.push(size);
      strides.forEach((s, o) => steps[o].push(s[d]));
    }
  });
  if (!sizes.length) {
    sizes.push(1);
    steps.forEach((s) => s.push(0));
  }
  return { sizes, steps };
}

/** @typedef {{total: number, n: number, by: number[], sizes: number[], steps: number[][]}} Route */

/**
 * How several operands are walked in step: in rows as long as can be.
 * @param {number[]} shape @param {number[][]} strides one list for each operand
 * @returns {Route} rows of n numbers, `by` apart; before them the outer sizes and their steps
 */
export function route(shape, strides) {
  const { sizes, steps } = merge(shape, strides);
  const n = sizes.pop();
  return { total: count(shape), n, by: steps.map((s) => s.pop()), sizes, steps };
}

/**
 * What an op works out from shapes alone: kept with its result, for they are the same at every run.
 * @template P @param {Tensor} out @param {() => P} make @returns {P}
 */
export const planned = (out, make) => (out.plan ??= make());

/**
 * Walk a route row by row. `row(n, k, at, by)` gets the row's length, its place in the result, and
 * for each operand where it starts and by how much it advances.
 * @param {Route} route @param {(n: number, k: number, at: number[], by: number[]) => void} row
 */
export function eachRow({ total, n, by, sizes, steps }, row) {
  const at = by.map(() => 0);
  const index = sizes.map(() => 0);
  for (let k = 0; k < total; k += n) {
    row(n, k, at, by);
    for (let d = sizes.length - 1; d >= 0; d--) {
      for (let o = 0; o < at.length; o++) at[o] += steps[o][d];
      if (++index[d] < sizes[d]) break;
      for (let o = 0; o < at.length; o++) at[o] -= steps[o][d] * sizes[d];
      index[d] = 0;
    }
  }
}

const SHORT = 32; // to copy so few numbers costs less than to ask the browser for it

/** Copy numbers into z, in order, from the places of a route of one operand, counted from `start`. */
export function copy(z, route, data, start = 0) {
  const single = z instanceof Float32Array && data instanceof Float32Array;
  const row = single ? copySingles : copyNumbers;
  eachRow(route, (n, k, at, by) => {
    const from = start + at[0];
    if (by[0] === 1 && n > SHORT) z.set(data.subarray(from, from + n), k);
    else row(n, z, k, data, from, by[0]);
  });
}

function copyNumbers(n, z, k, data, from, step) {
  for (; n > 0; n--, from += step) z[k++] = data[from];
}

/** The same: a function that only ever sees float32 is compiled for it, and faster. */
function copySingles(n, z, k, data, from, step) {
  for (; n > 0; n--, from += step) z[k++] = data[from];
}

/**
 * A tensor as lanes along `dims`, for ops that work on one lane at a time: lane (o, i) starts at
 * o * length * inner + i and its numbers lie `inner` apart. No dims: the whole tensor is one lane.
 * @param {Tensor} x @param {number | number[] | null} [dims]
 */
export function lanes(x, dims) {
  const rank = x.shape.length;
  const along = [...new Set([dims ?? []].flat().map((d) => axis(d, rank)))].sort((a, b) => a - b);
  if (!along.length || rank === 0) return { data: x.data, outer: 1, length: x.data.length, inner: 1 };
  const [first, last] = [along[0], along[along.length - 1]];
  if (last - first + 1 === along.length) {
    const [outer, length, inner] = [x.shape.slice(0, first), x.shape.slice(first, last + 1), x.shape.slice(last + 1)];
    return { data: x.data, outer: count(outer), length: count(length), inner: count(inner) };
  }
  const order = [...x.shape.keys()].filter((d) => !along.includes(d)).concat(along);
  const shape = order.map((d) => x.shape[d]);
  const strides = stridesOf(x.shape);
  const Kind = /** @type {any} */ (x.data.constructor);
  const data = new Kind(x.data.length); // lanes that are not neighbours: a copy
  copy(data, route(shape, [order.map((d) => strides[d])]), x.data);
  const length = count(along.map((d) => x.shape[d]));
  return { data, outer: count(shape.slice(0, rank - along.length)), length, inner: 1 };
}
