// What torch makes of operands before it computes, and which integers are exact here.

/** @typedef {import("../tensor.js").Tensor} Tensor */
/** @typedef {Tensor | number | boolean} Operand */

/** An integer as it is, 0 for -0; an error where a double may no longer hold it. */
export function exact(value) {
  if (Math.abs(value) >= 2 ** 53) throw new Error("an integer passes 2**53 and is no longer exact");
  return value + 0;
}

/** Integers are exact and have no -0; a bool is 0 or 1. @param {Tensor} out */
export function settle({ dtype, data }) {
  if (dtype === "bool") for (let i = 0; i < data.length; i++) data[i] = data[i] === 0 ? 0 : 1;
  if (dtype === "int64") for (let i = 0; i < data.length; i++) data[i] = exact(data[i]);
}

/**
 * Whether operands are rounded to float32 first: int64 is beside float32 numbers, and so is a
 * float64 number without dimensions beside float32 numbers with some. What is not rounded stays as it
 * is, in a double. (Beside integers 2.0 cannot be told from 2 here: torch would round them.)
 * @param {Operand[]} operands @param {Tensor} out
 */
function areSingle(operands, out) {
  if (out.dtype.startsWith("float")) return out.dtype === "float32";
  const tensors = operands.filter((operand) => typeof operand === "object");
  for (const some of [tensors.filter(({ shape }) => shape.length), tensors]) {
    const dtypes = some.map(({ dtype }) => dtype);
    if (dtypes.includes("float64")) return false;
    if (dtypes.includes("float32")) return true;
  }
  return operands.some((operand) => typeof operand === "number" && !Number.isInteger(operand));
}

const ROUNDED = ["int64", "int32", "float64"]; // the others are exact in float32

/**
 * Operands as tensors, of the dtype in which torch computes. A number becomes one without
 * dimensions: next to float32 numbers it is rounded, so that float32(0.1) == 0.1, and next to bytes
 * it becomes a byte.
 * @param {Operand[]} operands @param {Tensor} out
 * @returns {{shape: number[], data: ArrayLike<number>}[]}
 */
export function promoted(operands, out) {
  const single = areSingle(operands, out);
  const bytes = !out.dtype.startsWith("float") &&
    operands.some((operand) => /** @type {Tensor} */ (operand)?.dtype === "uint8");
  return operands.map((operand) => {
    if (typeof operand !== "object") {
      const byte = bytes && Number.isInteger(Number(operand));
      return { shape: [],
        data: single && !byte ? Float32Array.of(Number(operand)) : [byte ? Number(operand) & 255 : Number(operand)] };
    }
    if (!single || !ROUNDED.includes(operand.dtype)) return operand;
    return { shape: operand.shape, data: new Float32Array(operand.data) };
  });
}
