// Order. Sorting is stable (equal numbers keep their order) and puts nan last, as the largest.

import { lanes, store } from "../tensor.js";
import { promoted } from "./operands.js";

const ascending = (a, b) => (a !== a ? (b !== b ? 0 : 1) : b !== b ? -1 : a - b);

/** Above this many numbers a radix sort is faster than comparing. */
const MANY = 128;
const DIGIT = 11; // bits: three digits make a key, and tables of 2,048 stay in the fastest memory

/**
 * Numbers as integers that sort as they do: a positive float's bits do so as they are, a negative
 * one's when all are flipped. nan becomes the largest, -0 the same as 0.
 * @param {ArrayLike<number>} numbers @param {boolean} descending
 */
function sortKeys(numbers, descending) {
  const keys = new Uint32Array(numbers.length);
  const singles = new Float32Array(keys.buffer); // the same bits, seen as numbers
  for (let i = 0; i < keys.length; i++) {
    singles[i] = numbers[i] + 0; // -0 + 0 is 0
    const bits = numbers[i] === numbers[i] ? keys[i] : 0x7fffffff;
    const key = bits >>> 31 ? ~bits : bits | 0x80000000;
    keys[i] = descending ? ~key : key;
  }
  return keys;
}

/** Radix sort: order by the lowest digit, then, keeping that order among equals, by the next, and the next. */
function radixOrder(keys) {
  let [order, next] = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
  for (let i = 0; i < order.length; i++) order[i] = i;
  const [values, mask] = [2 ** DIGIT, 2 ** DIGIT - 1];
  for (let shift = 0; shift < 32; shift += DIGIT) {
    const starts = new Uint32Array(values + 1); // where the keys with this digit begin
    for (let i = 0; i < keys.length; i++) starts[((keys[i] >>> shift) & mask) + 1]++;
    for (let i = 1; i < values; i++) starts[i] += starts[i - 1];
    for (let i = 0; i < order.length; i++) next[starts[(keys[order[i]] >>> shift) & mask]++] = order[i];
    [order, next] = [next, order];
  }
  return order;
}

/** The indices that put one lane in order. */
function orderOf(numbers, dtype, descending) {
  if (dtype === "float32" && numbers.length > MANY) return radixOrder(sortKeys(numbers, descending));
  const compare = descending
    ? (i, j) => ascending(numbers[j], numbers[i])
    : (i, j) => ascending(numbers[i], numbers[j]);
  return Uint32Array.from(numbers.keys()).sort(compare); // stable since ES2019
}

/** The first `k` (all, if not given) of each lane in order: values and indices. */
function sorted([values, indices], x, dim, descending, k) {
  const [v, w] = [store(values), store(indices)];
  const { data, outer, length, inner } = lanes(x, dim);
  const kept = k ?? length;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const lane = new Float64Array(length);
      for (let p = 0; p < length; p++) lane[p] = data[(o * length + p) * inner + i];
      const order = orderOf(lane, x.dtype, descending);
      for (let p = 0; p < kept; p++) {
        v[(o * kept + p) * inner + i] = lane[order[p]];
        w[(o * kept + p) * inner + i] = order[p];
      }
    }
  }
}

/** sort(x, dim, descending), or with `stable` before them; ours is stable in both. */
const sort = (out, x, ...options) => sorted(out, x, options.at(-2), options.at(-1));

const topk = (out, x, k, dim, largest) => sorted(out, x, dim, largest, k);

/** How many of the n numbers from `at` on, in ascending order, lie before x: by halving. */
function position(list, at, n, x, right) {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    const after = right ? list[at + middle] > x : list[at + middle] >= x;
    if (after) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where each x would be inserted in its row of sorted numbers. */
function searchsorted(out, list, x, _, right, side) {
  const z = store(out);
  const n = list.shape.at(-1);
  const [{ data }, { data: numbers }] = promoted([list, x], out);
  const each = list.shape.length > 1 ? x.shape.at(-1) : z.length; // numbers for each row
  for (let i = 0; i < z.length; i++) {
    z[i] = position(data, Math.floor(i / each) * n, n, numbers[i], side === "right" || right);
  }
}

const bucketize = (out, x, list, _, right) => searchsorted(out, list, x, _, right, null);

export const ops = {
  sort,
  topk,
  searchsorted,
  bucketize,
};
