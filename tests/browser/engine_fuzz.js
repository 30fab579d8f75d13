/**
 * Random graphs, run again and again: some inputs change, some runs break off, and a fresh program must say the same.
 */
import { compile } from "./modules/engine.js";

const OPS = { add: 2, mul: 2, sub: 2, tanh: 1, neg: 1, cumsum: 1, flip: 1, gather: 2 };
const NODES = 12;

function dice(seed) {
  return () => {
    seed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    seed ^= seed + Math.imul(seed ^ (seed >>> 7), seed | 61);
    return ((seed ^ (seed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @returns {string | number} where two answers differ; or how many were compared */
export function fuzz(seeds) {
  let compared = 0;
  for (const seed of seeds) {
    const chance = dice(seed + 17);
    const below = (n) => Math.floor(chance() * n);
    const numbers = () => Float32Array.from({ length: 5 }, () => below(7) - 3);
    const inputs = ["a", "b", "c"].map((name) => ({ name, dtype: "float32", shape: [5] }));
    inputs.push({ name: "place", dtype: "int64", shape: [5] });
    const tensors = [{ dtype: "float32", shape: [5], data: numbers() }];
    const floats = [0, 1, 2, 4]; // the values that hold floats: three inputs and a tensor
    const nodes = Array.from({ length: NODES }, (_, n) => {
      const op = Object.keys(OPS)[below(Object.keys(OPS).length)];
      const any = () => `$${floats[below(floats.length)]}`;
      const args = { cumsum: [any(), 0], flip: [any(), [0]], gather: [any(), 0, "$3"] };
      const node = { op, args: args[op] ?? Array.from({ length: OPS[op] }, any), out: ["float32", [5]] };
      floats.push(5 + n);
      return node;
    });
    const outputs = { x: 4 + NODES, y: 5 + below(NODES), z: 5 + below(NODES) };
    const made = () => compile({ inputs, tensors: [0], nodes, outputs }, tensors.map((one) => ({ ...one })));
    const kept = made();
    let given = { a: numbers(), b: numbers(), c: numbers() };
    for (let run = 0; run < 12; run++) {
      for (const name of ["a", "b", "c"]) {
        if (below(2)) given = { ...given, [name]: numbers() };
        else if (!below(3)) given[name][below(5)] = below(9); // its owner writes into it
      }
      const beyond = below(3) ? 0 : 9; // the end: it breaks off
      const place = Array.from({ length: 5 }, () => below(5) + beyond);
      const [one, other] = [kept, made()].map((program) => said(program, { ...given, place }));
      if (one !== other) return `graph ${seed}, run ${run}: ${one} and ${other}`;
      compared += 1;
    }
  }
  return compared;
}

function said(program, given) {
  try {
    return JSON.stringify(Object.values(program(given)).map(({ data }) => Array.from(data, String)));
  } catch (error) {
    return error.message;
  }
}
