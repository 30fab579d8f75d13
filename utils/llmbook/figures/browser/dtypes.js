/** The numbers of each of torch's types in JavaScript: for the engine, and for what a kernel sends. */

/** int64 lives in doubles: exact up to 2**53, and JavaScript has no faster integer that wide. */
const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  int64: Float64Array,
  int32: Int32Array,
  uint8: Uint8Array,
  bool: Uint8Array,
  number: Float64Array, // a Python number made of a tensor (`item`): one value, no shape
};

/** @param {string} dtype */
export function arrayOf(dtype) {
  const kind = ARRAYS[dtype];
  if (!kind) throw new Error(`dtype ${dtype} is unknown; known: ${Object.keys(ARRAYS).join(", ")}`);
  return kind;
}
