// Element by element, of one operand. NaN goes in and out as in torch.

import * as kernels from "../kernels.js";
import { store } from "../tensor.js";
import { settle } from "./operands.js";

/** @typedef {import("../tensor.js").Tensor} Tensor */

/** @param {(x: number) => number | boolean} f */
const each = (f) => (out, x) => {
  const z = store(out);
  const data = x.data ?? [x]; // a number, made by `item()`
  for (let i = 0; i < z.length; i++) z[i] = f(data[i]);
  settle(out);
};

// The most frequent ones have a loop of their own, which browsers make much faster (see binary.js).

function exp(out, x) {
  const [z, data] = [store(out), x.data];
  if (kernels.each("exp", z, data)) return;
  for (let i = 0; i < z.length; i++) z[i] = Math.exp(data[i]);
}

function log(out, x) {
  const [z, data] = [store(out), x.data];
  for (let i = 0; i < z.length; i++) z[i] = Math.log(data[i]);
}

function sigmoid(out, x) {
  const [z, data] = [store(out), x.data];
  if (kernels.each("sigmoid", z, data)) return;
  for (let i = 0; i < z.length; i++) z[i] = 1 / (1 + Math.exp(-data[i]));
}

function tanh(out, x) {
  const [z, data] = [store(out), x.data];
  for (let i = 0; i < z.length; i++) z[i] = Math.tanh(data[i]);
}

/** To the nearest; halves to the even neighbour. */
function nearest(x) {
  const down = Math.floor(x);
  const rest = x - down;
  return rest < 0.5 || (rest === 0.5 && down % 2 === 0) ? down : rest >= 0.5 ? down + 1 : x;
}

function round(out, x, decimals = 0) {
  const shift = 10 ** Math.abs(decimals);
  const narrow = x.dtype === "float32" ? Math.fround : (number) => number; // as torch, step by step
  if (decimals > 0) each((value) => nearest(narrow(value * shift)) / shift)(out, x);
  else if (decimals < 0) each((value) => nearest(narrow(value / shift)) * shift)(out, x);
  else each(nearest)(out, x);
}

const TERMS = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277];

/** 1 - erf(x), to about seven digits: Press et al., Numerical Recipes (1992), section 6.2. @param {number} x */
function erfc(x) {
  const t = 1 / (1 + Math.abs(x) / 2);
  let sum = 0;
  for (let i = TERMS.length - 1; i >= 0; i--) sum = TERMS[i] + t * sum;
  const tail = t * Math.exp(-x * x + sum);
  return x >= 0 ? tail : x < 0 ? 2 - tail : x;
}

/** The error function; near 0 by its series, where 1 - erfc would lose digits. */
function erf(x) {
  if (!(Math.abs(x) < 0.6)) return 1 - erfc(x);
  let [sum, term] = [x, x];
  for (let n = 1; n < 12; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

const SQRT_HALF = Math.sqrt(0.5);
const GELU = {
  none: (x) => (x / 2) * (1 + erf(x * SQRT_HALF)),
  tanh: (x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
};

/** A dtype for another: to integers towards zero, to bool whether it is not 0. */
export function cast(out, x) {
  const whole = out.dtype.includes("int") && x.dtype.startsWith("float");
  if (whole) each(Math.trunc)(out, x);
  else if (out.dtype === "bool") each((value) => value !== 0)(out, x);
  else store(out).set(x.data);
}

const elu = (out, x, alpha, scale, inputScale) =>
  each((v) => scale * (v > 0 ? v : alpha * Math.expm1(v * inputScale)))(out, x);

const hardtanh = (out, x, low, high) => each((v) => Math.min(Math.max(v, low), high))(out, x);

export const ops = {
  neg: each((x) => -x),
  abs: each(Math.abs),
  exp,
  exp2: each((x) => 2 ** x),
  expm1: each(Math.expm1),
  log,
  log2: each(Math.log2),
  log10: each(Math.log10),
  log1p: each(Math.log1p),
  sqrt: each(Math.sqrt),
  rsqrt: each((x) => 1 / Math.sqrt(x)),
  reciprocal: each((x) => 1 / x),
  sigmoid,
  tanh,
  sin: each(Math.sin),
  cos: each(Math.cos),
  tan: each(Math.tan),
  asin: each(Math.asin),
  acos: each(Math.acos),
  atan: each(Math.atan),
  sinh: each(Math.sinh),
  cosh: each(Math.cosh),
  asinh: each(Math.asinh),
  acosh: each(Math.acosh),
  atanh: each(Math.atanh),
  erf: each(erf),
  erfc: each(erfc),
  floor: each(Math.floor),
  ceil: each(Math.ceil),
  trunc: each(Math.trunc),
  round,
  sign: each((x) => (x > 0 ? 1 : x < 0 ? -1 : 0)),
  isnan: each((x) => x !== x),
  isinf: each((x) => x === Infinity || x === -Infinity),
  logical_not: each((x) => x === 0),
  bitwise_not: (out, x) => each(out.dtype === "bool" ? (v) => v === 0 : (v) => -v - 1)(out, x),
  relu: each((x) => (x < 0 ? 0 : x)),
  leaky_relu: (out, x, slope) => each((v) => (v > 0 ? v : v * slope))(out, x),
  elu,
  hardtanh,
  gelu: (out, x, approximate) => each(GELU[approximate])(out, x),
  silu: each((x) => x / (1 + Math.exp(-x))),
  _to_copy: cast,
};
