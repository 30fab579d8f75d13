// Order. Sorting is stable (equal numbers keep their order) and puts nan last, as the largest.

import { lanes, store } from "../tensor.js";
import { promoted } from "./operands.js";

const ascending = (a, b) => (a !== a ? (b !== b ? 0 : 1) : b !== b ? -1 : a - b);

/** Above this many numbers a radix sort is faster than comparing. */
const MANY = 128;
const DIGIT = 11; // bits: three digits make a key, and tables of 2,048 stay in the fastest memory
const VALUES = 2 ** DIGIT;
const starts = new Uint32Array(3 * VALUES); // for each digit, where the keys with this value of it begin
let scratch = sized(0); // made once, not at every sort

function sized(length) {
  const keys = new Uint32Array(length);
  const singles = new Float32Array(keys.buffer); // the same bits, seen as numbers
  return { keys, singles, one: new Uint32Array(length), other: new Uint32Array(length) };
}

/**
 * The keys of n float32 numbers, whole numbers that sort as they do, and `starts`. A positive float's bits
 * sort as they are, a negative one's when all are flipped. nan becomes the largest, -0 the same as 0.
 * @param {ArrayLike<number>} numbers @param {boolean} descending
 */
function prepare(numbers, n, descending) {
  if (scratch.keys.length < n) scratch = sized(n);
  const { keys, singles } = scratch;
  const flip = descending ? 0xffffffff : 0;
  starts.fill(0);
  for (let i = 0; i < n; i++) {
    const number = numbers[i];
    singles[i] = number + 0; // -0 + 0 is 0
    const bits = number === number ? keys[i] : 0x7fffffff;
    const key = ((bits >>> 31 ? ~bits : bits | 0x80000000) ^ flip) >>> 0;
    keys[i] = key;
    starts[key & (VALUES - 1)]++;
    starts[VALUES + ((key >>> DIGIT) & (VALUES - 1))]++;
    starts[2 * VALUES + (key >>> (2 * DIGIT))]++;
  }
  for (let digit = 0; digit < 3 * VALUES; digit += VALUES) {
    for (let value = digit, before = 0; value < digit + VALUES; value++) {
      const here = starts[value];
      starts[value] = before;
      before += here;
    }
  }
}

/** Radix sort: order by the lowest digit, then, keeping that order among equals, by the next, and the next. */
function radixOrder(numbers, n, descending) {
  prepare(numbers, n, descending);
  const { keys, one, other } = scratch;
  for (let i = 0; i < n; i++) one[starts[keys[i] & (VALUES - 1)]++] = i;
  for (let p = 0; p < n; p++) {
    const i = one[p];
    other[starts[VALUES + ((keys[i] >>> DIGIT) & (VALUES - 1))]++] = i;
  }
  for (let p = 0; p < n; p++) {
    const i = other[p];
    one[starts[2 * VALUES + (keys[i] >>> (2 * DIGIT))]++] = i;
  }
  return one;
}

/** The indices that put one lane in order; they may stand in an array that is longer, and used again. */
function orderOf(numbers, dtype, descending) {
  if (dtype === "float32" && numbers.length > MANY) return radixOrder(numbers, numbers.length, descending);
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
      const lane = inner === 1 ? data.subarray(o * length, (o + 1) * length) : new data.constructor(length);
      if (inner > 1) for (let p = 0; p < length; p++) lane[p] = data[(o * length + p) * inner + i];
      const order = orderOf(lane, x.dtype, descending);
      for (let p = 0, to = o * kept * inner + i; p < kept; p++, to += inner) {
        v[to] = lane[order[p]];
        w[to] = order[p];
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
