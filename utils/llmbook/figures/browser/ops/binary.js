// Element by element, of two or three operands that broadcast against each other.

import { broadcast, eachRow, planned, route, store } from "../tensor.js";
import { exact, promoted, settle } from "./operands.js";

// A row loop computes n numbers z[k], z[k+1] … of a[i], a[i+di] … and b[j], b[j+dj] … (a step is 0
// where an operand repeats). The common ones are written out, one loop each: a loop that calls a
// function for each number is several times slower in today's browsers. Arithmetic has a second loop,
// alike but for float32 alone: a function that only ever sees one type of array is compiled for it.

/** The rows of operands that broadcast against each other, worked out once. */
const rows = (out, operands) =>
  planned(out, () => route(out.shape, operands.map(({ shape }) => broadcast(shape, out.shape))));

const byRow = (loop, singles = loop, settled = false) => (out, a, b) => {
  const z = store(out);
  const operands = promoted([a, b], out);
  const [u, v] = [operands[0].data, operands[1].data];
  const single = [z, u, v].every((numbers) => numbers instanceof Float32Array);
  const row = single ? singles : loop;
  eachRow(rows(out, operands), (n, k, at, by) => row(n, z, k, u, at[0], by[0], v, at[1], by[1]));
  if (!settled) settle(out);
};

const compared = (loop) => byRow(loop, loop, true);

/** Any other function of two numbers. @param {(x: number, y: number) => number | boolean} f */
const each = (f) =>
  byRow((n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = f(a[i], b[j]); });

const plus = byRow((n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] + b[j]; },
  (n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] + b[j]; });
const minus = byRow((n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] - b[j]; },
  (n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] - b[j]; });
const times = byRow((n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] * b[j]; },
  (n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] * b[j]; });
const over = byRow((n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] / b[j]; },
  (n, z, k, a, i, di, b, j, dj) => { for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] / b[j]; });
const eq = compared((n, z, k, a, i, di, b, j, dj) => {
  for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] === b[j] ? 1 : 0;
});
const ne = compared((n, z, k, a, i, di, b, j, dj) => {
  for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] !== b[j] ? 1 : 0;
});
const lt = compared((n, z, k, a, i, di, b, j, dj) => {
  for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] < b[j] ? 1 : 0;
});
const le = compared((n, z, k, a, i, di, b, j, dj) => {
  for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] <= b[j] ? 1 : 0;
});
const gt = compared((n, z, k, a, i, di, b, j, dj) => {
  for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] > b[j] ? 1 : 0;
});
const ge = compared((n, z, k, a, i, di, b, j, dj) => {
  for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] >= b[j] ? 1 : 0;
});
const both = compared((n, z, k, a, i, di, b, j, dj) => {
  for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] !== 0 && b[j] !== 0 ? 1 : 0;
});
const either = compared((n, z, k, a, i, di, b, j, dj) => {
  for (; n > 0; n--, i += di, j += dj) z[k++] = a[i] !== 0 || b[j] !== 0 ? 1 : 0;
});

const mul = (out, a, b) => (out.dtype === "int32" ? each(Math.imul) : times)(out, a, b); // wraps round

const add = (out, a, b, alpha = 1) => (alpha === 1 ? plus(out, a, b) : each((x, y) => x + alpha * y)(out, a, b));
const sub = (out, a, b, alpha = 1) => (alpha === 1 ? minus(out, a, b) : each((x, y) => x - alpha * y)(out, a, b));

/** Division, exact, towards zero ("trunc") or down ("floor", of the exact quotient, as torch does). */
function div(out, a, b, rounding = null) {
  if (rounding === null) over(out, a, b);
  else each(rounding === "trunc" ? (x, y) => Math.trunc(x / y) : floorDivide)(out, a, b);
}

function floorDivide(x, y) {
  if (y === 0) return x / y;
  const rest = x % y;
  return Math.round((x - rest) / y - (rest !== 0 && rest < 0 !== y < 0 ? 1 : 0));
}

/** The remainder with the divisor's sign, as in Python. */
function remainder(x, y) {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}

/** C's power, which JavaScript's is not: 1 to the nan and ±1 to the infinity are 1. */
function power(x, y) {
  if (x === 1 || (x === -1 && Math.abs(y) === Infinity)) return 1;
  return x ** y;
}

function integerPower(x, y) {
  if (y < 0) return x === 1 || x === -1 ? integerPower(x, -y) : 0;
  let product = 1;
  for (let i = 0; i < y; i++) product = exact(product * x);
  return product;
}

const ROOTS = { 2: (out, x) => times(out, x, x), 0.5: each((x) => Math.sqrt(x)),
  "-0.5": each((x) => 1 / Math.sqrt(x)) };

/** As torch: an exponent that is a number may be a root. */
const pow = (out, x, y) => (out.dtype.includes("int") ? each(integerPower) : ROOTS[y] ?? each(power))(out, x, y);

/** Bits. JavaScript's own operators see 32 of them; wider integers take the long way. */
const bits = (narrow, wide) =>
  each((x, y) => ((x | 0) === x && (y | 0) === y ? narrow(x, y)
    : Number(BigInt.asIntN(64, wide(BigInt(x), BigInt(y))))));

const greater = (x, y) => (x > y || x !== x ? x : y); // nan if one of them is
const lesser = (x, y) => (x < y || x !== x ? x : y);

function ternary(out, operands, loop) {
  const z = store(out);
  const full = promoted(operands, out);
  const [a, b, c] = full.map(({ data }) => data);
  eachRow(rows(out, full), (n, k, at, by) => loop(n, z, k, a, b, c, at, by));
}

const where = (out, condition, yes, no) =>
  ternary(out, [condition, yes, no], (n, z, k, c, x, y, [h, i, j], [dh, di, dj]) => {
    for (; n > 0; n--, h += dh, i += di, j += dj) z[k++] = c[h] !== 0 ? x[i] : y[j];
  });

const clamp = (out, x, low, high) =>
  ternary(out, [x, low ?? -Infinity, high ?? Infinity], (n, z, k, x, low, high, [h, i, j], [dh, di, dj]) => {
    for (; n > 0; n--, h += dh, i += di, j += dj) z[k++] = Math.min(Math.max(x[h], low[i]), high[j]);
  });

const silu_backward = each((gradient, x) => {
  const s = 1 / (1 + Math.exp(-x));
  return gradient * s * (1 + x * (1 - s));
});

export const ops = {
  add,
  sub,
  rsub: (out, a, b, alpha) => sub(out, b, a, alpha),
  mul,
  div,
  truediv: over, // these two: of numbers made by `item()`
  floordiv: each(floorDivide),
  pow,
  fmod: each((x, y) => x % y),
  remainder: each(remainder),
  atan2: each(Math.atan2),
  hypot: each((x, y) => Math.hypot(x, y)),
  maximum: each(greater),
  minimum: each(lesser),
  fmax: each((x, y) => (y !== y ? x : x > y || x !== x ? (x !== x ? y : x) : y)),
  fmin: each((x, y) => (y !== y ? x : x < y || x !== x ? (x !== x ? y : x) : y)),
  eq,
  ne,
  lt,
  le,
  gt,
  ge,
  logical_and: both,
  logical_or: either,
  logical_xor: each((x, y) => (x !== 0) !== (y !== 0)),
  bitwise_and: bits((x, y) => x & y, (x, y) => x & y),
  bitwise_or: bits((x, y) => x | y, (x, y) => x | y),
  bitwise_xor: bits((x, y) => x ^ y, (x, y) => x ^ y),
  __lshift__: each((x, y) => x * 2 ** y),
  __rshift__: each((x, y) => Math.floor(x / 2 ** y)),
  where,
  masked_fill: (out, x, mask, value) => where(out, mask, value, x),
  clamp,
  silu_backward,
};
