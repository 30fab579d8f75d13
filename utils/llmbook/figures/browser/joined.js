/** Small matrices in rows, joined by arrows, which follow them wherever they stand. */
import { arrow, each, html, set, sized, svg } from "./dom.js";
import { fix } from "./scale.js";

const [LETTER, LEAST, SIGNED] = [8, 26, 30]; // px: of a row's name, a box, one with a sign and decimals
const [UP, ROUND, TIP] = [11, 7, 6]; // px: how far above a row an arrow goes, its corners, its head
const APART = 20; // px, between two that arrive at the same matrix

/** @param {any} view @param {HTMLElement[]} parts the drawn matrices, in reading order */
export function joined(view, parts) {
  const arrows = svg("svg", { class: "lf-joins", "aria-hidden": "true" });
  let from = 0;
  const rows = view.rows.map((count) => html("div", { class: "lf-joined-row" }, ...parts.slice(from, (from += count))));
  const host = html("div", { class: "lf-joined" }, ...rows, arrows);
  const rowOf = view.rows.flatMap((count, row) => Array(count).fill(row));
  parts.forEach((part, i) => part.style.setProperty("flex", room(view.views[i])));

  const redraw = (outputs) => {
    const { left, top, width, height } = host.getBoundingClientRect();
    const boxes = parts.map((part) => {
      const [whole, body] = [part, part.querySelector(".lf-body > svg")].map((node) => node.getBoundingClientRect());
      return { left: body.left - left, right: body.right - left, above: whole.top - top, bottom: body.bottom - top,
        middle: (body.top + 24 + body.bottom) / 2 - top };
    });
    sized(arrows, fix(width), fix(height));
    const arrived = parts.map(() => 0);
    each(arrows, view.arrows, arrow, (node, [a, b], i) => {
      const [path, tip, down] = rowOf[a] < rowOf[b] ? falling(boxes[a], boxes[b], arrived[b]++)
        : b === a + 1 && rowOf[a] ? straight(boxes[a], boxes[b]) : over(boxes[a], boxes[b]);
      set(node, { class: outputs[view.lit].data[i] ? "lf-segment lf-strong" : "lf-segment lf-idle" });
      set(node.firstChild, { d: path });
      set(node.lastChild, { d: `M${tip.map(fix).join(" ")}${down ? "l-4.5 -9h9Z" : "l-9 -4.5v9Z"}` });
    });
  };
  return { host, redraw };
}

/** As wide as its names, and then by the number of its columns. */
function room({ fields, decimals }) {
  const names = fields.row_labels?.data ?? [];
  const columns = fields.column_labels.data.length;
  const labels = names.length ? LETTER * Math.max(...names.map((name) => name.length)) + 10 : 0;
  return `${columns} 1 ${labels + columns * (decimals === 1 ? SIGNED : LEAST)}px`;
}

/** To its neighbour: path, tip, and whether it comes from above. @returns {[string, number[], boolean]} */
function straight(a, b) {
  const y = (a.middle + b.middle) / 2;
  return [`M${fix(a.right)} ${fix(y)}H${fix(b.left - TIP)}`, [b.left - 1, y], false];
}

/** Up, above what lies between, and down. @returns {[string, number[], boolean]} */
function over(a, b) {
  const [x, to, y] = [(a.left + a.right) / 2, (b.left + b.right) / 2, b.above - UP];
  return [`M${fix(x)} ${fix(a.above - 2)}V${fix(y + ROUND)}Q${fix(x)} ${fix(y)} ${fix(x + ROUND)} ${fix(y)}` +
    `H${fix(to - ROUND)}Q${fix(to)} ${fix(y)} ${fix(to)} ${fix(y + ROUND)}V${fix(b.above - TIP)}`, [to, b.above], true];
}

/** To a row below: straight down, or to the nearer side of what lies there. @returns {[string, number[], boolean]} */
function falling(a, b, nth) {
  const from = (a.left + a.right) / 2;
  const to = Math.min(Math.max(from, b.left), b.right - 14) - (from > b.right ? (1 - nth) * APART : 0);
  const half = (a.bottom + b.above) / 2;
  const bend = `${fix(from)} ${fix(half)} ${fix(to)} ${fix(half)}`;
  return [`M${fix(from)} ${fix(a.bottom + 2)}C${bend} ${fix(to)} ${fix(b.above - TIP)}`, [to, b.above], true];
}
