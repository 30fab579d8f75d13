// Matrix products. Most of a language model's time is spent in `multiply`.

import * as kernels from "../kernels.js";
import { multiply as multiplyPlanes } from "../planes.js";
import { broadcast, copy, planned, route, store } from "../tensor.js";
import { exact } from "./operands.js";
import { norm } from "./reduce.js";

let scratch = new Float64Array(0); // two rows of sums: made once, not at every product

/**
 * z = A B for A (m, k), B (k, n), each stored row by row from the given place on.
 *
 * The order of the loops is what makes it fast. B is read along its rows, as it lies in memory, four
 * of them at once, for two rows of A at once: eight products for four numbers loaded, and for two
 * running sums loaded and stored. Sums are kept in double precision.
 */
function multiply(z, to, a, atA, b, atB, m, k, n) {
  if (scratch.length < 2 * n) scratch = new Float64Array(2 * n);
  const [upper, lower] = [scratch.subarray(0, n), scratch.subarray(n, 2 * n)];
  let row = 0;
  for (; row + 1 < m; row += 2) {
    twoRows(upper.fill(0), lower.fill(0), a, atA + row * k, b, atB, k, n);
    z.set(upper, to + row * n);
    z.set(lower, to + row * n + n);
  }
  if (row === m) return;
  oneRow(upper.fill(0), a, atA + row * k, 0, b, atB, k, n);
  z.set(upper, to + row * n);
}

/** Add to `upper` and `lower` the products of two rows of A, the first of them at i, with B. */
function twoRows(upper, lower, a, i, b, atB, k, n) {
  let p = 0;
  for (; p + 3 < k; p += 4) {
    const u = i + p, u0 = a[u], u1 = a[u + 1], u2 = a[u + 2], u3 = a[u + 3];
    const l = u + k, l0 = a[l], l1 = a[l + 1], l2 = a[l + 2], l3 = a[l + 3];
    for (let c = 0, j = atB + p * n; c < n; c++, j++) {
      const b0 = b[j], b1 = b[j + n], b2 = b[j + 2 * n], b3 = b[j + 3 * n];
      upper[c] += u0 * b0 + u1 * b1 + u2 * b2 + u3 * b3;
      lower[c] += l0 * b0 + l1 * b1 + l2 * b2 + l3 * b3;
    }
  }
  oneRow(upper, a, i, p, b, atB, k, n); // what is left of k
  oneRow(lower, a, i + k, p, b, atB, k, n);
}

/** Add to `sums` the products of the row of A at i with B, from its row p on. */
function oneRow(sums, a, i, p, b, atB, k, n) {
  for (; p + 7 < k; p += 8) {
    const a0 = a[i + p], a1 = a[i + p + 1], a2 = a[i + p + 2], a3 = a[i + p + 3];
    const a4 = a[i + p + 4], a5 = a[i + p + 5], a6 = a[i + p + 6], a7 = a[i + p + 7];
    for (let c = 0, j = atB + p * n; c < n; c++, j++) {
      sums[c] += a0 * b[j] + a1 * b[j + n] + a2 * b[j + 2 * n] + a3 * b[j + 3 * n]
        + a4 * b[j + 4 * n] + a5 * b[j + 5 * n] + a6 * b[j + 6 * n] + a7 * b[j + 7 * n];
    }
  }
  for (; p + 3 < k; p += 4) {
    const a0 = a[i + p], a1 = a[i + p + 1], a2 = a[i + p + 2], a3 = a[i + p + 3];
    for (let c = 0, j = atB + p * n; c < n; c++, j++) {
      sums[c] += a0 * b[j] + a1 * b[j + n] + a2 * b[j + 2 * n] + a3 * b[j + 3 * n];
    }
  }
  for (; p < k; p++) {
    const a0 = a[i + p];
    for (let c = 0, j = atB + p * n; c < n; c++, j++) sums[c] += a0 * b[j];
  }
}

/** The same of integers, each step exact. */
function multiplyWhole(z, to, a, atA, b, atB, m, k, n) {
  for (let row = 0; row < m; row++) {
    for (let column = 0; column < n; column++) {
      let sum = 0;
      for (let p = 0; p < k; p++) {
        sum = exact(sum + exact(a[atA + row * k + p] * b[atB + p * n + column]));
      }
      z[to + row * n + column] = sum;
    }
  }
}

/** The product by whichever way fits. `stays`: B is all of its array, and the same at every run. */
function product(out, a, atA, b, atB, to, [m, k, n], stays = false) {
  const given = /** @type {const} */ ([out.data, to, a.data, atA, b.data, atB, m, k, n]);
  if (out.dtype.includes("int")) multiplyWhole(...given);
  else if (!kernels.multiply(...given, stays)) multiply(...given);
}

function mm(out, a, b) {
  const z = store(out);
  if (b.planes && b.turned) return multiplyPlanes(z, a.data, a.shape[0], b.planes);
  product(out, a, 0, b, 0, 0, [a.shape[0], a.shape[1], b.shape[1]], b.constant);
}

/** One product for each entry of the batch. */
function bmm(out, a, b) {
  const [batch, m, k] = a.shape;
  const n = b.shape[2];
  store(out);
  for (let i = 0; i < batch; i++) product(out, a, i * m * k, b, i * k * n, i * m * n, [m, k, n]);
}

/** beta * c + alpha * A B, by whichever product; c broadcasts. */
const plus = (product) => (out, c, a, b, beta, alpha) => {
  const z = store(out);
  const start = new Float64Array(z.length);
  if (beta !== 0) copy(start, planned(out, () => route(out.shape, [broadcast(c.shape, out.shape)])), c.data);
  product(out, a, b);
  const kept = out.dtype.includes("int") ? exact : (number) => number;
  for (let i = 0; i < z.length; i++) z[i] = kept(kept(beta * start[i]) + kept(alpha * z[i]));
};

/** The distance of each row of a to each row of b: (…, m, d), (…, n, d) -> (…, m, n). */
function _cdist_forward(out, a, b, p) {
  const z = store(out);
  const [[m, n], d] = [out.shape.slice(-2), a.shape.at(-1)];
  const gap = new Float64Array(d);
  for (let at = 0; at < z.length; at++) {
    const [batch, row, column] = [Math.floor(at / (m * n)), Math.floor(at / n) % m, at % n];
    const [i, j] = [(batch * m + row) * d, (batch * n + column) * d];
    for (let c = 0; c < d; c++) gap[c] = a.data[i + c] - b.data[j + c];
    z[at] = norm(p)(gap, 0, d, 1);
  }
}

export const ops = {
  mm,
  bmm,
  addmm: plus(mm),
  baddbmm: plus(bmm),
  _cdist_forward,
};
