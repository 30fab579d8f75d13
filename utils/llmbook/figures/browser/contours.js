/** Where a field on a grid passes a level: marching squares. */

/**
 * @param {{shape: number[], data: ArrayLike<number>}} field (rows, columns)
 * @returns {[[number, number], [number, number]][]} straight pieces, in (column, row) of the grid
 */
export function boundary({ shape: [rows, columns], data }, level) {
  const pieces = [];
  const at = (r, c) => data[r * columns + c];
  const above = (r, c) => Number(at(r, c) >= level);
  for (let r = 0; r + 1 < rows; r++) {
    for (let c = 0; c + 1 < columns; c++) {
      const many = above(r, c) + above(r, c + 1) + above(r + 1, c) + above(r + 1, c + 1);
      if (many === 0 || many === 4) continue; // most are, and nothing need be made for them
      const corners = [[c, r], [c + 1, r], [c + 1, r + 1], [c, r + 1]];
      const values = corners.map(([x, y]) => at(y, x));
      const crossed = [];
      for (let i = 0; i < 4; i++) {
        const [a, b] = [values[i], values[(i + 1) % 4]];
        if ((a >= level) === (b >= level)) continue;
        const part = (level - a) / (b - a);
        const [p, q] = [corners[i], corners[(i + 1) % 4]];
        crossed.push([p[0] + part * (q[0] - p[0]), p[1] + part * (q[1] - p[1])]);
      }
      // Two opposite corners above: the middle says which of the two pairs belong together
      const middle = values.reduce((a, b) => a + b, 0) / 4 >= level;
      if (crossed.length === 4 && middle !== (values[0] >= level)) crossed.push(crossed.shift());
      for (let i = 0; i + 1 < crossed.length; i += 2) pieces.push([crossed[i], crossed[i + 1]]);
    }
  }
  return pieces;
}
