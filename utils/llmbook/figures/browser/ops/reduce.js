// Many numbers into one: along some dimensions, or over the whole tensor when none are given.

import { lanes, store } from "../tensor.js";
import { exact } from "./operands.js";

// A fold turns one lane into one number: n numbers of d, from place `at` on, `step` apart. Sums are
// kept in double precision and rounded once, when the result is stored.

/** @param {(d: ArrayLike<number>, at: number, n: number, step: number) => number | boolean} fold */
const reduce = (fold) => (out, x, dims) => {
  const z = store(out);
  const { data, outer, length, inner } = lanes(x, dims);
  for (let o = 0, k = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) z[k++] = fold(data, o * length * inner + i, length, inner);
  }
};

function total(d, at, n, step) {
  let sum = 0;
  for (; n > 0; n--, at += step) sum += d[at];
  return sum;
}

function wholeTotal(d, at, n, step) {
  let sum = 0;
  for (; n > 0; n--, at += step) sum = exact(sum + d[at]);
  return sum;
}

const mean = (d, at, n, step) => total(d, at, n, step) / n;

function product(d, at, n, step) {
  let result = 1;
  for (; n > 0; n--, at += step) result *= d[at];
  return result;
}

function wholeProduct(d, at, n, step) {
  let result = 1;
  for (; n > 0; n--, at += step) result = exact(result * d[at]);
  return result;
}

/** Of integers every step must be exact, in whatever type the last is stored. */
const arithmetic = (fold, whole) => (out, x, dims) => reduce(out.dtype.includes("int") ? whole : fold)(out, x, dims);

/** Where the largest number stands; the first nan counts as larger than all, and the first of equals wins. */
function largest(d, at, n, step) {
  let [best, where] = [d[at], 0];
  for (let i = 1; i < n && best === best; i++) {
    const value = d[at + i * step];
    if (value > best || value !== value) [best, where] = [value, i];
  }
  return where;
}

function smallest(d, at, n, step) {
  let [best, where] = [d[at], 0];
  for (let i = 1; i < n && best === best; i++) {
    const value = d[at + i * step];
    if (value < best || value !== value) [best, where] = [value, i];
  }
  return where;
}

/** The number itself at the place that `find` names. */
const extreme = (find) => reduce((d, at, n, step) => d[at + step * find(d, at, n, step)]);

/** `max` and `min`: of a whole tensor its extreme; along a dimension the pair (values, indices). */
const withIndices = (find) => (out, x, dim) => {
  if (!Array.isArray(out)) return extreme(find)(out, x);
  extreme(find)(out[0], x, dim);
  reduce(find)(out[1], x, dim);
};

function any(d, at, n, step) {
  for (; n > 0; n--, at += step) if (d[at] !== 0) return 1;
  return 0;
}

function all(d, at, n, step) {
  for (; n > 0; n--, at += step) if (d[at] === 0) return 0;
  return 1;
}

/** Squared distance from the mean, over n - correction (1 unless given). */
const variance = (correction) => (d, at, n, step) => {
  const center = mean(d, at, n, step);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (d[at + i * step] - center) ** 2;
  return sum / Math.max(n - (correction ?? 1), 0);
};

const var_ = (out, x, dims, correction) => reduce(variance(correction))(out, x, dims);

function var_mean(out, x, dims, correction) {
  var_(out[0], x, dims, correction);
  reduce(mean)(out[1], x, dims);
}

/** The length of a vector: (sum |x|^p)^(1/p); the largest |x| for p = inf, how many are not 0 for p = 0. */
export const norm = (p) => (d, at, n, step) => {
  let result = p === -Infinity ? Infinity : 0;
  for (; n > 0; n--, at += step) {
    const size = Math.abs(d[at]);
    if (p === Infinity) result = Math.max(result, size);
    else if (p === -Infinity) result = Math.min(result, size);
    else result += p === 2 ? size * size : p === 1 ? size : p === 0 ? Number(size !== 0) : size ** p;
  }
  return p === 2 ? Math.sqrt(result) : p === 1 || p === 0 || Math.abs(p) === Infinity ? result : result ** (1 / p);
};

export const ops = {
  sum: arithmetic(total, wholeTotal),
  mean: reduce(mean),
  prod: arithmetic(product, wholeProduct),
  amax: extreme(largest),
  amin: extreme(smallest),
  max: withIndices(largest),
  min: withIndices(smallest),
  argmax: reduce(largest),
  argmin: reduce(smallest),
  any: reduce(any),
  all: reduce(all),
  var: var_,
  var_mean,
  linalg_vector_norm: (out, x, p, dims) => reduce(norm(p))(out, x, dims),
};
