// Order. Sorting is stable (equal numbers keep their order) and puts nan last, as the largest.

import { lanes, store } from "../tensor.js";

const ascending = (a, b) => (a !== a ? (b !== b ? 0 : 1) : b !== b ? -1 : a - b);

const FEW = 2048;

/**
 * A number's bits as an integer that sorts as the number does: a positive float's bits do so as they
 * are, a negative one's when all are flipped. nan becomes the largest, -0 the same as 0.
 * @param {ArrayLike<number>} numbers @param {boolean} descending
 */
function sortKeys(numbers, descending) {
  const keys = new Uint32Array(Float32Array.from(numbers, (x) => x + 0).buffer);
  for (let i = 0; i < keys.length; i++) {
    const bits = numbers[i] !== numbers[i] ? 0x7fffffff : keys[i];
    const key = bits >>> 31 ? ~bits : bits | 0x80000000;
    keys[i] = descending ? ~key : key;
  }
  return keys;
}

/** Radix sort: order by the lower 16 bits, then, stably, by the upper 16. Twice through the list. */
function radixOrder(keys) {
  let order = Uint32Array.from(keys, (_, i) => i);
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65537);
    for (const key of keys) starts[((key >>> shift) & 0xffff) + 1]++;
    for (let i = 1; i < 65537; i++) starts[i] += starts[i - 1];
    const next = new Uint32Array(order.length);
    for (const i of order) next[starts[(keys[i] >>> shift) & 0xffff]++] = i;
    order = next;
  }
  return order;
}

/** The indices that put one lane in order. */
function orderOf(numbers, dtype, descending) {
  if (dtype === "float32" && numbers.length > FEW) return radixOrder(sortKeys(numbers, descending));
  const compare = descending
    ? (i, j) => ascending(numbers[j], numbers[i])
    : (i, j) => ascending(numbers[i], numbers[j]);
  return Uint32Array.from(numbers, (_, i) => i).sort(compare); // stable since ES2019
}

/** The first `k` (all, if not given) of each lane in order: values and indices. */
function sorted([values, indices], x, dim, descending, k) {
  const [v, w] = [store(values), store(indices)];
  const { data, outer, length, inner } = lanes(x, dim);
  const kept = k ?? length;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const lane = Float64Array.from({ length }, (_, p) => data[(o * length + p) * inner + i]);
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
  const numbers = typeof x === "object" ? x.data : [x];
  const each = list.shape.length > 1 ? x.shape.at(-1) : z.length; // numbers for each row
  for (let i = 0; i < z.length; i++) {
    z[i] = position(list.data, Math.floor(i / each) * n, n, numbers[i], side === "right" || right);
  }
}

const bucketize = (out, x, list, _, right) => searchsorted(out, list, x, _, right, null);

export const ops = {
  sort,
  topk,
  searchsorted,
  bucketize,
};
