// Matrix products. Most of a language model's time is spent in `multiply`.

import { broadcast, copy, store } from "../tensor.js";
import { norm } from "./reduce.js";

/**
 * z = A B for A (m, k), B (k, n), each stored row by row from the given place on.
 *
 * The order of the loops is what makes it fast: B is read along its rows, as it lies in memory, and
 * four of its rows at once, so that the running sums are loaded and stored once for four products.
 * Sums are kept in double precision.
 */
function multiply(z, to, a, atA, b, atB, m, k, n) {
  const sums = new Float64Array(n);
  for (let row = 0; row < m; row++, to += n) {
    sums.fill(0);
    let p = 0;
    for (; p + 3 < k; p += 4) {
      const [i, j] = [atA + row * k + p, atB + p * n];
      const [a0, a1, a2, a3] = [a[i], a[i + 1], a[i + 2], a[i + 3]];
      for (let c = 0; c < n; c++) {
        sums[c] += a0 * b[j + c] + a1 * b[j + n + c] + a2 * b[j + 2 * n + c] + a3 * b[j + 3 * n + c];
      }
    }
    for (; p < k; p++) {
      const [a0, j] = [a[atA + row * k + p], atB + p * n];
      for (let c = 0; c < n; c++) sums[c] += a0 * b[j + c];
    }
    z.set(sums, to);
  }
}

function mm(out, a, b) {
  multiply(store(out), 0, a.data, 0, b.data, 0, a.shape[0], a.shape[1], b.shape[1]);
}

/** One product for each entry of the batch. */
function bmm(out, a, b) {
  const [batch, m, k] = a.shape;
  const n = b.shape[2];
  const z = store(out);
  for (let i = 0; i < batch; i++) {
    multiply(z, i * m * n, a.data, i * m * k, b.data, i * k * n, m, k, n);
  }
}

/** beta * c + alpha * A B, by whichever product; c broadcasts. */
const plus = (product) => (out, c, a, b, beta, alpha) => {
  const z = store(out);
  const start = new Float64Array(z.length);
  if (beta !== 0) copy(start, out.shape, c.data, 0, broadcast(c.shape, out.shape));
  product(out, a, b);
  for (let i = 0; i < z.length; i++) z[i] = beta * start[i] + alpha * z[i];
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
