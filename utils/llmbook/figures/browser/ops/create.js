// Tensors made of nothing but numbers: torch computes them once, and so does the engine.

import { store } from "../tensor.js";

const fill = (value) => (out) => {
  const whole = out.dtype.includes("int") ? Math.trunc(value) : value;
  store(out).fill(out.dtype === "bool" ? Boolean(value) : whole);
};

function arange(out, ...range) {
  const [start, , step = 1] = range.length > 1 ? range : [0, range[0]];
  const z = store(out);
  for (let i = 0; i < z.length; i++) z[i] = start + i * step;
}

export const ops = {
  full: (out, size, value) => fill(value)(out),
  full_like: (out, x, value) => fill(value)(out),
  scalar_tensor: (out, value) => fill(value)(out),
  zeros: fill(0),
  zeros_like: fill(0),
  ones: fill(1),
  ones_like: fill(1),
  empty: fill(0),
  arange,
};
