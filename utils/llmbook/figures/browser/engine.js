// The engine: runs an exported graph of torch calls in the reader's browser.
//
// `llmbook.figures.page.graph` writes the graph: values are numbered, inputs first, then tensors, then
// nodes, and "$7" is value 7. Each node names one op of `ops/`, its arguments, and the dtype and
// shape of what comes out. An op gets a place for its result and its arguments, and fills the place.
// Nothing here knows what a figure computes, and no formula is kept here that torch has exported.

import { Arrays } from "./arrays.js";
import { arrayOf } from "./dtypes.js";
import { count, tensor } from "./tensor.js";
import { ops as binary } from "./ops/binary.js";
import { ops as create } from "./ops/create.js";
import { ops as indexing } from "./ops/indexing.js";
import { ops as lane } from "./ops/lane.js";
import { ops as matmul } from "./ops/matmul.js";
import { ops as reduce } from "./ops/reduce.js";
import { ops as shape } from "./ops/shape.js";
import { ops as sort } from "./ops/sort.js";
import { ops as unary } from "./ops/unary.js";

export { decode } from "./decode.js";
export { tensor };

/** @typedef {import("./tensor.js").Tensor} Tensor */
/** @typedef {{name: string, dtype: string, shape: number[]}} Input */
/** @typedef {{op: string, args: any[], out: any[]}} Node */
/** @typedef {{inputs: Input[], tensors: number[], nodes: Node[], outputs: Object<string, number>}} Graph */
/** @typedef {number | boolean | ArrayLike<number> | Tensor} Given */

/** Every op: its ATen name -> function(out, ...args). @type {Object<string, Function>} */
export const ops = {
  ...unary, ...binary, ...reduce, ...lane, ...shape, ...indexing, ...create, ...matmul, ...sort,
};

const NOT_FINITE = { inf: Infinity, "-inf": -Infinity, nan: NaN }; // JSON has no words for these

const reference = (arg) => (typeof arg === "string" && /^\$\d+$/.test(arg) ? Number(arg.slice(1)) : -1);

/** The numbers of the values that an argument refers to. @returns {number[]} */
const references = (arg) =>
  Array.isArray(arg) ? arg.flatMap(references) : reference(arg) >= 0 ? [reference(arg)] : [];

/** An argument with its references replaced: by tensors, or by a number where it is one. */
function resolve(arg, values) {
  if (Array.isArray(arg)) return arg.map((a) => resolve(a, values));
  if (typeof arg !== "string") return arg;
  const number = reference(arg);
  if (number < 0) return arg in NOT_FINITE ? NOT_FINITE[arg] : arg;
  return values[number].dtype === "number" ? values[number].data[0] : values[number];
}

/** The place for a node's result, without an array yet; a list of them for several results. */
const promise = (out, arrays) =>
  Array.isArray(out[0]) ? out.map((one) => promise(one, arrays)) : { dtype: out[0], shape: out[1], data: null, arrays };

/** A size that follows the length T of the one input that may grow: "2+3T" is 2 + 3 T. */
const SIZE = /^(-?\d+)\+(-?\d+)T$/;
const REMEMBERED = 4; // lengths for which a graph stays prepared

const grows = (value) =>
  Array.isArray(value) ? value.some(grows) : typeof value === "string" && SIZE.test(value);

/** A graph, node or shape with its sizes at a length. */
function sized(value, length) {
  if (Array.isArray(value)) return value.map((inner) => sized(inner, length));
  const [, start, slope] = (typeof value === "string" && SIZE.exec(value)) || [];
  return slope === undefined ? value : Number(start) + Number(slope) * length;
}

/**
 * Prepare a graph for many runs: arrays are made at the first and used again at the next; what does
 * not depend on an input is computed once, and what none of the changed inputs leads to is not
 * computed again. (In a graph whose input grows, everything is: it writes, and all of it changes.)
 * @param {Graph} graph @param {Tensor[]} tensors in the order of graph.tensors
 * @returns {(inputs: Object<string, Given>) => Object<string, Tensor>} the outputs are the caller's own
 */
export function compile(graph, tensors) {
  if (tensors.length !== graph.tensors.length) {
    throw new Error(`the graph has ${graph.tensors.length} tensors, ${tensors.length} were given`);
  }
  for (const { op } of graph.nodes) {
    if (!Object.hasOwn(ops, op)) throw new Error(`the engine has no op ${op}`);
  }
  const growing = graph.inputs.find(({ shape }) => grows(shape));
  const constant = new Map(); // steps that are the same at every length
  if (!growing) return prepare(graph, tensors, null, constant);
  const prepared = new Map();
  return (inputs) => {
    const length = /** @type {Tensor} */ (inputs[growing.name])?.shape?.[0];
    if (!length) throw new Error(`input ${growing.name} takes a tensor of one number or more`);
    if (!prepared.has(length)) {
      if (prepared.size === REMEMBERED) prepared.delete(prepared.keys().next().value);
      const arrays = new Arrays([...prepared.values()].flatMap((one) => [...one.arrays.buffers]));
      prepared.set(length, { arrays, run: prepare(graph, tensors, length, constant, arrays) });
    }
    return prepared.get(length).run(inputs);
  };
}

/**
 * The last node that needs each value, of those that vary: an output is always needed, and so is what
 * a node uses that other inputs lead to as well, for it may be computed again without this one.
 */
function lastUses(graph, first, dependsOn) {
  const last = new Map();
  const always = new Set(Object.values(graph.outputs));
  graph.nodes.forEach(({ args }, i) => {
    if (dependsOn[first + i]) last.set(first + i, i);
    for (const v of references(args)) {
      if (last.has(v)) last.set(v, i);
      if (dependsOn[v] !== dependsOn[first + i]) always.add(v);
    }
  });
  for (const v of always) last.delete(v);
  return last;
}

/** Which inputs are not as they were: a bit for each. Copies are kept: their owner may write into them. */
function changes(places, before) {
  let changed = 0n;
  places.forEach((place, i) => {
    const [data, old] = [place.data, before[i]];
    let n = old?.length === data.length ? 0 : -1;
    while (n >= 0 && n < data.length && Object.is(old[n], data[n])) n++;
    if (n !== data.length) changed |= 1n << BigInt(i);
    place.data = before[i] = n === data.length ? old : data.slice();
  });
  return changed;
}

function prepare(graph, tensors, length, constant, shared) {
  const wanted = graph.inputs.map((input) => ({ ...input, shape: sized(input.shape, length) }));
  const places = wanted.map(({ dtype, shape }) => ({ dtype, shape, data: null })); // `fill` gives them arrays
  for (const one of tensors) one.constant = true; // an op may keep what it makes of it
  const values = [...places, ...tensors];
  const all = (1n << BigInt(places.length)) - 1n;
  /** The inputs that lead to each value, as bits. */
  const dependsOn = [...places.map((_, i) => (shared ? all : 1n << BigInt(i))), ...tensors.map(() => 0n)];
  const lengthInvariant = dependsOn.map((one) => !one); // at every length
  const pools = new Map(); // what is computed at the same runs may lie in the same places
  const pool = (mask) => pools.get(mask) ?? pools.set(mask, shared ?? new Arrays()).get(mask);
  const steps = graph.nodes.map((node) => {
    const number = values.length;
    const used = references(node.args);
    const inputMask = used.reduce((bits, v) => bits | dependsOn[v], 0n);
    const isConstant = !inputMask;
    lengthInvariant.push(used.every((v) => lengthInvariant[v]) && !grows(node.args) && !grows(node.out));
    let step = constant.get(number);
    if (!step) {
      const args = sized(node.args, length);
      const template = used.some((v) => values[v].dtype === "number") ? args : null;
      const out = promise(sized(node.out, length), isConstant ? null : pool(inputMask));
      step = { name: `${node.op} (value ${number})`, op: ops[node.op], out, template };
      Object.assign(step, { isConstant, inputMask, done: false });
      step.args = template ? [] : resolve(args, values);
      if (lengthInvariant[number]) constant.set(number, step);
    }
    dependsOn.push(inputMask);
    if (isConstant) step.out.constant = true;
    values.push(step.out);
    return step;
  });
  const first = places.length + tensors.length;
  const over = steps.map(() => []); // the results that nothing needs after a step
  for (const [v, i] of lastUses(graph, first, dependsOn)) over[i].push(values[v]);
  let settled = false; // every result has its array
  let before = []; // the inputs that the results are of
  const settle = (step, i) => {
    for (const out of [step.out].flat()) pool(step.inputMask).enter(out.data);
    for (const out of over[i].flat()) pool(step.inputMask).leave(out.data);
  };
  const forget = () => {
    for (const arrays of pools.values()) arrays.reset(); // a first run may have broken off
    for (const { isConstant, out } of steps) if (!isConstant) for (const one of [out].flat()) one.data = null;
  };
  return (inputs) => {
    fill(places, wanted, inputs);
    if (!settled) forget();
    const changed = shared ? all : changes(places, before);
    const known = before;
    before = []; // if it breaks off
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      if (step.isConstant ? step.done : !(step.inputMask & changed)) continue;
      try {
        step.op(step.out, ...(step.template ? resolve(step.template, values) : step.args));
      } catch (error) {
        throw new Error(`${step.name}: ${error.message}`, { cause: error });
      }
      step.done = step.isConstant;
      if (!settled && !step.isConstant) settle(step, i);
    }
    settled = true;
    before = known;
    const results = {};
    for (const [name, number] of Object.entries(graph.outputs)) {
      const { dtype, shape, data } = values[number];
      results[name] = { dtype, shape: [...shape], data: data.slice() };
    }
    return results;
  };
}

function check(name, dtype, numbers) {
  const whole = dtype.includes("int");
  for (const number of numbers) {
    const fits = typeof number === "boolean" || typeof number === "number";
    if (fits && (!whole || Number.isInteger(Number(number)))) continue;
    throw new Error(`input ${name} takes ${dtype}; ${number} came`);
  }
}

/** Give the input tensors what the caller gives, once it has been checked. */
function fill(places, wanted, given) {
  const names = wanted.map(({ name }) => name);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) throw new Error(`no input ${name}; the graph takes: ${names.join(", ")}`);
  }
  wanted.forEach(({ name, dtype, shape }, i) => {
    const value = given[name];
    if (value === undefined || value === null) throw new Error(`input ${name} is missing`);
    const numbers = typeof value === "object" ? value.data ?? value : [value];
    const size = count(shape);
    if (numbers.length !== size || (typeof value !== "object" && shape.length)) {
      throw new Error(`input ${name} takes shape [${shape}], ${size} numbers; ${numbers.length} came`);
    }
    const asItLies = ArrayBuffer.isView(numbers) && numbers.constructor === arrayOf(dtype);
    if (!dtype.startsWith("float") || !ArrayBuffer.isView(numbers)) check(name, dtype, numbers);
    if (asItLies && dtype !== "bool") places[i].data = numbers; // no op writes into what it is given
    else places[i].data = arrayOf(dtype).from(numbers, dtype === "bool" ? Boolean : Number);
  });
}

/** Run a graph once. @param {Graph} graph @param {Tensor[]} tensors @param {Object<string, Given>} inputs */
export const run = (graph, tensors, inputs) => compile(graph, tensors)(inputs);
