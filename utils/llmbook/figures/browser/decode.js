// From a figure's tensor table to tensors: numbers written in the JSON, or the bytes of files.

import { single } from "./halves.js";
import { isQuantised, quantised } from "./quantised.js";
import { count, tensor } from "./tensor.js";

/**
 * `file`: all of its bytes, or from `at` on where several tensors share it; or `files`, one after the
 * other. `bytes`: how many the tensor takes of them.
 * @typedef {{dtype: string, shape: number[], data?: number[], stored?: string, bytes?: number,
 *   file?: string, at?: number, files?: string[]}} Entry
 */

/** How a file's bytes are read, all little-endian, as every browser's processor is. */
const STORED = {
  float16: Uint16Array,
  float32: Float32Array,
  float64: Float64Array,
  uint8: Uint8Array,
  int16: Int16Array,
  int16_512: Int16Array, // 512ths
  uint16: Uint16Array,
  int32: Int32Array,
};

/**
 * One entry of the tensor table as a tensor.
 * @param {Entry} entry @param {ArrayBuffer | ArrayBuffer[]} [bytes] its file, or its files, if it has any
 * @returns {import("./tensor.js").Tensor}
 */
export function decode(entry, bytes) {
  const { dtype, shape, data, stored } = entry;
  if (data) return tensor(dtype, shape, data);
  try {
    const pieces = [bytes ?? []].flat().map((one) => own(entry, new Uint8Array(one)));
    if (!pieces.length) throw new Error("its bytes are missing");
    if (isQuantised(stored)) return quantised(entry, pieces);
    return tensor(dtype, shape, plain(shape, stored, pieces));
  } catch (error) {
    throw new Error(`tensor ${entry.file ?? entry.files}: ${error.message}`, { cause: error });
  }
}

/** Its part of a file. @param {Entry} entry @param {Uint8Array} file */
const own = ({ at, bytes }, file) => (at === undefined ? file : file.subarray(at, at + bytes));

function plain(shape, stored, pieces) {
  const kind = STORED[stored];
  if (!kind) throw new Error(`stored as ${stored}, which is unknown`);
  const came = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const expected = count(shape) * kind.BYTES_PER_ELEMENT;
  if (came !== expected) {
    const size = `[${shape}] of ${stored} takes ${expected} bytes, ${came} came`;
    throw new Error(`${size}; the file is truncated or another one`);
  }
  const all = new Uint8Array(came); // a place of its own: numbers of 4 bytes begin at a multiple of 4
  let to = 0;
  for (const piece of pieces) {
    all.set(piece, to);
    to += piece.length;
  }
  const numbers = new kind(all.buffer);
  if (stored === "int16_512") return Float32Array.from(numbers, (parts) => parts / 512);
  return stored === "float16" ? single(numbers) : numbers;
}
