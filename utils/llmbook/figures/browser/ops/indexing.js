// Reading and writing at places that other tensors name. An index outside is an error, never a 0.

import { row } from "../planes.js";
import { axis, broadcast, copy, count, eachRow, place, planned, route, store, stridesOf } from "../tensor.js";
import { exact, settle } from "./operands.js";
import { alongDiagonal, bounds } from "./shape.js";
import { cast } from "./unary.js";

/** @typedef {import("../tensor.js").Tensor} Tensor */

/** An index that may not count from the back. */
function within(index, size) {
  if (index >= 0 && index < size) return index;
  throw new Error(`index ${index} is out of range for a dimension of ${size}`);
}

/** The offsets of all elements of `shape`, in order, when neighbours lie `strides` apart. */
function offsets(shape, strides) {
  const list = new Int32Array(count(shape));
  eachRow(route(shape, [strides]), (n, k, [at], [by]) => {
    for (; n > 0; n--, at += by) list[k++] = at;
  });
  return list;
}

/**
 * What x[i, :, j] names, for index tensors i, j … and null for ":", as far as shapes tell it. The
 * index tensors broadcast together; their common dimensions stand where the first of them stood, or
 * in front if a ":" separates them. (A mask is no index: the exporter writes it as `where`.)
 * @param {number[]} shape of x @param {(Tensor | null)[]} indices
 * @returns the shape of what is named; the offsets of the dimensions before, and of those after, of
 *   which `run` lie side by side; for each index its dimension, and where it reads each number from
 */
function layout(shape, indices) {
  const strides = stridesOf(shape);
  const given = [...indices.keys()].filter((d) => indices[d]);
  const free = [...shape.keys()].filter((d) => !indices[d]);
  const apart = given.some((d, i) => i > 0 && d !== given[i - 1] + 1);
  const before = apart ? [] : free.filter((d) => d < given[0]);
  const after = free.filter((d) => !before.includes(d));

  const rank = Math.max(...given.map((d) => indices[d].shape.length));
  const sizes = (r) => given.map((d) => indices[d].shape.at(r - rank) ?? 1);
  const common = Array.from({ length: rank }, (_, r) => sizes(r).find((size) => size !== 1) ?? 1);
  const from = (d) => offsets(common, broadcast(indices[d].shape, common));
  const reads = given.map((d) => ({ d, stride: strides[d], from: from(d) }));
  const of = (dims) => offsets(dims.map((d) => shape[d]), dims.map((d) => strides[d]));
  const [first, all] = [of(before), of(after)];
  const run = all.every((at, i) => at === i) ? all.length : 1;
  const last = run === 1 ? all : all.subarray(0, Math.min(run, 1));
  const named = [...before.map((d) => shape[d]), ...common, ...after.map((d) => shape[d])];
  return { shape: named, first, last, run, reads, middle: new Int32Array(count(common)) };
}

/** Visit all that is named, in order, in runs of neighbours: visit(offset in x, number of the first). */
function eachRun({ first, last, run, reads, middle }, shape, indices, visit) {
  middle.fill(0);
  for (const { d, stride, from } of reads) {
    const { data } = indices[d];
    for (let i = 0; i < middle.length; i++) middle[i] += place(data[from[i]], shape[d]) * stride;
  }
  let k = 0;
  for (const a of first) for (const b of middle) for (const c of last) {
    visit(a + b + c, k);
    k += run;
  }
}

function index(out, x, indices) {
  const z = store(out);
  const { data } = x;
  const plan = planned(out, () => layout(x.shape, indices));
  const { run } = plan;
  eachRun(plan, x.shape, indices, (at, k) => {
    if (run === 1) z[k] = data[at];
    else z.set(data.subarray(at, at + run), k);
  });
}

/** How two numbers of a dtype are added: integers exactly, or not at all. */
const adder = ({ dtype }) => (dtype === "int64" ? (a, b) => exact(a + b) : (a, b) => a + b);

/** x with `values` written, or added, at what `indices` name; values broadcast. */
function index_put(out, x, indices, values, accumulate) {
  const z = store(out);
  z.set(x.data);
  const plan = planned(out, () => {
    const where = layout(x.shape, indices);
    const from = offsets(where.shape, broadcast(values.shape, where.shape));
    return { ...where, from, inOrder: from.every((at, k) => at === k) };
  });
  const { run, from, inOrder } = plan;
  const { data } = values;
  const sum = adder(out);
  eachRun(plan, x.shape, indices, (at, k) => {
    if (inOrder && !accumulate) z.set(data.subarray(k, k + run), at);
    else for (let i = 0; i < run; i++) z[at + i] = accumulate ? sum(z[at + i], data[from[k + i]]) : data[from[k + i]];
  });
  if (out.dtype === "bool") settle(out);
}

function index_select(out, x, dim, indices) {
  const given = Array(axis(dim, x.shape.length)).fill(null);
  if (x.shape.length) index(out, x, [...given, indices]);
  else store(out).fill(x.data[0]);
}

/** Rows of a table, copied whole. */
function embedding(out, table, ids) {
  const z = store(out);
  const [rows, width] = table.shape;
  ids.data.forEach((id, k) => {
    const from = within(id, rows) * width;
    if (table.planes && !table.turned) row(table.planes, id, z, k * width);
    else z.set(table.data.subarray(from, from + width), k * width);
  });
}

/**
 * Each element of `indices` names a place along `dim`; along the others it stands where it stands.
 * Calls visit(offset in x, number of the index, offset in src).
 */
function eachNamed(x, dim, indices, visit, src = indices) {
  const d = axis(dim, x.shape.length);
  const strides = stridesOf(x.shape);
  const [size, far] = [x.shape[d] ?? 1, strides[d] ?? 1];
  const rest = strides.map((stride, i) => (i === d ? 0 : stride));
  eachRow(route(indices.shape, [rest, stridesOf(src.shape)]), (n, k, [at, from], [by, step]) => {
    for (; n > 0; n--, k++, at += by, from += step) visit(at + within(indices.data[k], size) * far, k, from);
  });
}

function gather(out, x, dim, indices) {
  const z = store(out);
  eachNamed(x, dim, indices, (at, k) => (z[k] = x.data[at]));
}

/** x with src (a tensor, or one value) written at the places that `indices` name along `dim`. */
function scatter(out, x, dim, indices, src) {
  const z = store(out);
  z.set(x.data);
  if (typeof src !== "object") eachNamed(x, dim, indices, (at) => (z[at] = src));
  else eachNamed(x, dim, indices, (at, k, from) => (z[at] = src.data[from]), src);
}

function scatter_add(out, x, dim, indices, src) {
  const [sums, sum] = [Float64Array.from(x.data), adder(out)];
  eachNamed(x, dim, indices, (at, k, from) => (sums[at] = sum(sums[at], src.data[from])), src);
  store(out).set(sums);
  if (out.dtype === "bool") settle(out);
}

/** src, cast and broadcast to the shape of x: `x[...] = src`. */
function copyInto(out, x, src) {
  const converted = { dtype: out.dtype, shape: src.shape, data: null };
  cast(converted, src);
  copy(store(out), route(out.shape, [broadcast(src.shape, out.shape)]), converted.data);
}

/** Write src over what a view of x would show: the part of `shape`, from `start`, `strides` apart. */
function overwrite(out, x, src, shape, start, strides) {
  const z = store(out);
  z.set(x.data);
  offsets(shape, strides).forEach((at, k) => (z[start + at] = src.data[k]));
}

function select_scatter(out, x, src, dim, index) {
  const d = axis(dim, x.shape.length);
  const strides = stridesOf(x.shape);
  overwrite(out, x, src, src.shape, place(index, x.shape[d]) * strides[d], strides.toSpliced(d, 1));
}

function slice_scatter(out, x, src, dim, start, end, step) {
  const d = axis(dim, x.shape.length);
  const strides = stridesOf(x.shape);
  const from = bounds(start, end, step, x.shape[d], src.shape[d]);
  overwrite(out, x, src, src.shape, from * strides[d], strides.with(d, strides[d] * step));
}

const diagonal_scatter = (out, x, src, ...where) =>
  overwrite(out, x, src, src.shape, ...alongDiagonal(x.shape, ...where));

export const ops = {
  index,
  index_put,
  index_select,
  embedding,
  gather,
  scatter,
  scatter_add,
  select_scatter,
  slice_scatter,
  diagonal_scatter,
  copy: copyInto,
};
