// The same numbers in another order or another shape. The result's shape is known beforehand: it is
// out.shape. Where the order stays, the array is shared; else it is copied once.

import { become } from "../quantised.js";
import { axis, broadcast, copy, count, place, planned, route, store, stridesOf } from "../tensor.js";

/** The numbers as they lie. */
const same = (out, x) => {
  out.data = x.data;
};

/** Read x from `start` on with these strides, one for each dimension of out. */
const strided = (out, x, start, strides) =>
  copy(store(out), planned(out, () => route(out.shape, [strides])), x.data, start);

function permute(out, x, dims) {
  if (x.planes) return become(out, x.planes, x.turned !== (axis(dims[0], 2) === 1));
  const plan = planned(out, () => {
    const strides = stridesOf(x.shape);
    const order = dims.map((d) => axis(d, x.shape.length));
    const moved = order.filter((d) => x.shape[d] !== 1); // dimensions of 1 may stand anywhere
    const inOrder = moved.every((d, i) => i === 0 || d > moved[i - 1]);
    return inOrder ? "as it lies" : route(out.shape, [order.map((d) => strides[d])]);
  });
  if (plan === "as it lies") same(out, x);
  else copy(store(out), plan, x.data);
}

function transpose(out, x, first, second) {
  const dims = [...x.shape.keys()];
  if (!dims.length) return same(out, x);
  const [a, b] = [axis(first, dims.length), axis(second, dims.length)];
  [dims[a], dims[b]] = [b, a];
  permute(out, x, dims);
}

const expand = (out, x) =>
  count(out.shape) === x.data.length ? same(out, x) : strided(out, x, 0, broadcast(x.shape, out.shape));

/** One place along one dimension; that dimension goes. */
function select(out, x, dim, index) {
  const d = axis(dim, x.shape.length);
  const strides = stridesOf(x.shape);
  const start = place(index, x.shape[d]) * strides[d];
  if (count(x.shape.slice(0, d)) === 1) out.data = x.data.subarray(start, start + strides[d]);
  else strided(out, x, start, strides.toSpliced(d, 1));
}

/** Where Python's start:end:step begins on one dimension; as many places must be left as the result has. */
export function bounds(start, end, step, size, wanted) {
  const cut = (index) => Math.min(Math.max(index < 0 ? index + size : index, 0), size);
  const from = cut(start ?? 0);
  const found = Math.max(0, Math.ceil((cut(end ?? size) - from) / step));
  if (found !== wanted) throw new Error(`${start}:${end} holds ${found} of ${size} places, not ${wanted}`);
  return from;
}

function slice(out, x, dim, start, end, step) {
  const d = axis(dim, x.shape.length);
  const strides = stridesOf(x.shape);
  const from = bounds(start, end, step, x.shape[d], out.shape[d]) * strides[d];
  const whole = step === 1 && count(x.shape.slice(0, d)) === 1; // neighbours in x, too
  if (whole) out.data = x.data.subarray(from, from + count(out.shape));
  else strided(out, x, from, strides.with(d, strides[d] * step));
}

/** Parts of given sizes along one dimension, each a result of its own. */
function split_with_sizes(outs, x, sizes, dim) {
  const d = axis(dim, x.shape.length);
  const strides = stridesOf(x.shape);
  let start = 0;
  for (const out of outs) {
    strided(out, x, start * strides[d], strides);
    start += out.shape[d];
  }
}

function unbind(outs, x, dim) {
  outs.forEach((out, index) => select(out, x, dim, index));
}

/** Write x into z at an offset along dimension d of `shape`: how `cat` fills its result. */
function lay(z, shape, x, d, offset) {
  const inner = count(shape.slice(d + 1));
  const [run, width] = [x.shape[d] * inner, shape[d] * inner];
  for (let from = 0, to = offset * inner; from < x.data.length; from += run, to += width) {
    z.set(x.data.subarray(from, from + run), to);
  }
}

function cat(out, parts, dim) {
  const z = store(out);
  const d = axis(dim, out.shape.length);
  let offset = 0;
  for (const part of parts) {
    if (part.shape.length !== out.shape.length) continue; // an empty list joins anything
    lay(z, out.shape, part, d, offset);
    offset += part.shape[d];
  }
}

function stack(out, parts, dim) {
  const d = axis(dim, out.shape.length);
  cat(out, parts.map((part) => ({ ...part, shape: part.shape.toSpliced(d, 0, 1) })), d);
}

function flip(out, x, dims) {
  const strides = stridesOf(x.shape);
  let start = 0;
  for (const dim of dims) {
    const d = axis(dim, x.shape.length);
    start += (x.shape[d] - 1) * strides[d];
    strides[d] *= -1;
  }
  strided(out, x, start, strides);
}

/** x, `repeats` times along each dimension: read with its own sizes split off and a stride of 0. */
function repeat(out, x, repeats) {
  const own = [...Array(repeats.length - x.shape.length).fill(1), ...x.shape];
  const strides = broadcast(x.shape, own);
  const shape = own.flatMap((size, d) => [repeats[d], size]);
  copy(store(out), route(shape, [strides.flatMap((stride) => [0, stride])]), x.data);
}

/** Pad with a value: `padding` lists (before, after) from the last dimension back; negative cuts. */
function constant_pad_nd(out, x, padding, value) {
  const z = store(out).fill(value);
  const rank = x.shape.length;
  const before = x.shape.map((_, d) => padding[2 * (rank - 1 - d)] ?? 0);
  const [from, to] = [stridesOf(x.shape), stridesOf(out.shape)];
  const index = new Array(rank).fill(0);
  for (let i = 0; i < x.data.length; i++) {
    let rest = i;
    let [at, inside] = [0, true];
    for (let d = 0; d < rank; d++) {
      index[d] = Math.floor(rest / from[d]) + before[d];
      rest %= from[d];
      at += index[d] * to[d];
      inside &&= index[d] >= 0 && index[d] < out.shape[d];
    }
    if (inside) z[at] = x.data[i];
  }
}

/** Where the diagonal of two dimensions starts, and the strides of x with those two joined at the end. */
export function alongDiagonal(shape, offset, dim1, dim2) {
  const strides = stridesOf(shape);
  const [a, b] = [axis(dim1, shape.length), axis(dim2, shape.length)];
  const start = offset >= 0 ? offset * strides[b] : -offset * strides[a];
  return [start, [...strides.filter((_, d) => d !== a && d !== b), strides[a] + strides[b]]];
}

/** Windows of `size`, `step` apart, along one dimension; the window is the last dimension. */
function unfold(out, x, dim, size, step) {
  const d = axis(dim, x.shape.length);
  const strides = stridesOf(x.shape);
  strided(out, x, 0, [...strides.with(d, strides[d] * step), strides[d] ?? 1]);
}

export const ops = {
  view: same,
  _unsafe_view: same,
  reshape: same,
  squeeze: same,
  unsqueeze: same,
  _local_scalar_dense: same,
  getitem: (out, list, index) => same(out, list[index]),
  permute,
  transpose,
  t: (out, x) => transpose(out, x, 0, -1),
  expand,
  select,
  slice,
  split_with_sizes,
  split: split_with_sizes,
  unbind,
  cat,
  stack,
  flip,
  repeat,
  constant_pad_nd,
  diagonal: (out, x, ...where) => strided(out, x, ...alongDiagonal(x.shape, ...where)),
  unfold,
};
