// Along one dimension, as many numbers out as in: softmax, running sums, layer norm.

import * as kernels from "../kernels.js";
import { count, lanes, store } from "../tensor.js";
import { exact } from "./operands.js";

// A scan fills one lane of z from the same lane of d: n numbers from place `at` on, `step` apart.

/** @param {(z: any, d: ArrayLike<number>, at: number, n: number, step: number) => void} scan */
const along = (scan) => (out, x, dim) => {
  const z = store(out);
  const { data, outer, length, inner } = lanes(x, dim);
  if (length === 0) return;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) scan(z, data, o * length * inner + i, length, inner);
  }
};

function largest(d, at, n, step) {
  let best = -Infinity;
  for (; n > 0; n--, at += step) if (d[at] > best || d[at] !== d[at]) best = d[at];
  return best;
}

let parts = new Float64Array(0); // of one lane: made once, not for every lane

/** exp(x - max) / sum: the largest exponent is 0, so that nothing overflows. */
function softmax(z, d, at, n, step) {
  const [top, end] = [largest(d, at, n, step), at + n * step];
  if (parts.length < n) parts = new Float64Array(n);
  let sum = 0;
  for (let k = at, i = 0; k < end; k += step, i++) sum += parts[i] = Math.exp(d[k] - top);
  for (let k = at, i = 0; k < end; k += step, i++) z[k] = parts[i] / sum;
}

function logSoftmax(z, d, at, n, step) {
  const [top, end] = [largest(d, at, n, step), at + n * step];
  let sum = 0;
  for (let k = at; k < end; k += step) sum += Math.exp(d[k] - top);
  const shift = Math.log(sum);
  for (let k = at; k < end; k += step) z[k] = d[k] - top - shift;
}

function cumsum(z, d, at, n, step) {
  for (let sum = 0; n > 0; n--, at += step) z[at] = sum += d[at];
}

function cumprod(z, d, at, n, step) {
  for (let product = 1; n > 0; n--, at += step) z[at] = product *= d[at];
}

function wholeCumsum(z, d, at, n, step) {
  for (let sum = 0; n > 0; n--, at += step) z[at] = sum = exact(sum + d[at]);
}

function wholeCumprod(z, d, at, n, step) {
  for (let product = 1; n > 0; n--, at += step) z[at] = product = exact(product * d[at]);
}

/** Of integers every step must be exact. */
const arithmetic = (scan, whole) => (out, x, dim) => along(out.dtype.includes("int") ? whole : scan)(out, x, dim);

/** log(exp(x0) + … + exp(xk)) for each k, kept as a largest exponent and a sum relative to it. */
function logcumsumexp(z, d, at, n, step) {
  for (let top = -Infinity, sum = 0; n > 0; n--, at += step) {
    const value = d[at];
    if (value > top) [sum, top] = [sum * Math.exp(top - value) + 1, value];
    else if (value !== -Infinity) sum += value === top ? 1 : Math.exp(value - top);
    z[at] = top === -Infinity && sum === 0 ? -Infinity : top + Math.log(sum);
  }
}

/** Running extremes: the pair (values, indices), the last of equals, as torch has it. */
const running = (better) => (out, x, dim) => {
  const [values, indices] = out.map(store);
  along((_, d, at, n, step) => {
    for (let i = 0, best = d[at], where = 0; i < n; i++, at += step) {
      if (i && best === best && (better(d[at], best) || d[at] !== d[at])) [best, where] = [d[at], i];
      else if (i && best !== best && d[at] !== d[at]) where = i;
      [values[at], indices[at]] = [best, where];
    }
  })(out[0], x, dim);
};

/** (x - mean) / sqrt(variance + eps) * weight + bias over the last dimensions; also mean and 1/sqrt(…). */
function native_layer_norm([out, means, scales], x, shape, weight, bias, eps) {
  const [z, centers, factors] = [store(out), store(means), store(scales)];
  const [n, d] = [count(shape), x.data];
  for (let r = 0, at = 0; r < centers.length; r++, at += n) {
    let [mean, variance] = [0, 0];
    for (let i = 0; i < n; i++) mean += d[at + i];
    mean /= n;
    for (let i = 0; i < n; i++) variance += (d[at + i] - mean) ** 2;
    const scale = 1 / Math.sqrt(variance / n + eps);
    for (let i = 0; i < n; i++) {
      z[at + i] = (d[at + i] - mean) * scale * (weight ? weight.data[i] : 1) + (bias ? bias.data[i] : 0);
    }
    [centers[r], factors[r]] = [mean, scale];
  }
}

export const ops = {
  _softmax(out, x, dim) {
    const { length, inner } = lanes(x, dim);
    if (inner !== 1 || !kernels.softmax(store(out), x.data, length)) along(softmax)(out, x, dim);
  },
  _log_softmax: along(logSoftmax),
  cumsum: arithmetic(cumsum, wholeCumsum),
  cumprod: arithmetic(cumprod, wholeCumprod),
  logcumsumexp: along(logcumsumexp),
  cummax: running((value, best) => value >= best),
  cummin: running((value, best) => value <= best),
  native_layer_norm,
};
