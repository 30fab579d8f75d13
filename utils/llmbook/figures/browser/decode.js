// From a figure's tensor table to tensors: numbers written in the JSON, or the bytes of a file.

import { count, tensor } from "./tensor.js";

/** @typedef {{dtype: string, shape: number[], data?: number[], file?: string, stored?: string}} Entry */

/** How a file's bytes are read, all little-endian, as every browser's processor is. */
const STORED = {
  float16: Uint16Array,
  float32: Float32Array,
  float64: Float64Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
};

/**
 * One entry of the tensor table as a tensor.
 * @param {Entry} entry @param {ArrayBuffer} [bytes] its file, if it has one
 * @returns {import("./tensor.js").Tensor}
 */
export function decode(entry, bytes) {
  const { dtype, shape, data, file, stored } = entry;
  if (data) return tensor(dtype, shape, data);
  const kind = STORED[stored];
  if (!kind) throw new Error(`tensor ${file}: stored as ${stored}, which is unknown`);
  if (!bytes) throw new Error(`tensor ${file}: its bytes are missing`);
  const expected = count(shape) * kind.BYTES_PER_ELEMENT;
  if (bytes.byteLength !== expected) {
    const size = `[${shape}] of ${stored} takes ${expected} bytes, ${bytes.byteLength} came`;
    throw new Error(`tensor ${file}: ${size}; the file is truncated or another one`);
  }
  const numbers = new kind(bytes);
  return tensor(dtype, shape, stored === "float16" ? float16(numbers) : numbers);
}

/**
 * Half precision to single, exactly: sign, 5 bits of exponent and 10 of fraction move to their
 * places in 32 bits; the exponents' biases, 15 and 127, differ by a factor of 2**112, which also
 * turns subnormal halves into normal singles. The largest exponent means infinity or nan.
 * @param {Uint16Array} halves
 */
function float16(halves) {
  const bits = new Uint32Array(halves.length);
  const singles = new Float32Array(bits.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i];
    bits[i] = (half & 0x7fff) << 13;
    singles[i] *= 2 ** 112;
    if ((half & 0x7c00) === 0x7c00) bits[i] |= 0x7f800000;
    bits[i] |= (half & 0x8000) << 16;
  }
  return singles;
}
