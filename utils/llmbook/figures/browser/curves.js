/** Curves of a plot: lines, steps, columns or marks. */
import { keep, set, svg } from "./dom.js";
import { fix } from "./scale.js";

/** @typedef {[number, number | null][]} Places in px; null where nothing is yet */

const PATHS = { columns: upright, marks: marked, steps: stairs }; // other than a line

/**
 * @param {Element} group @param {Places[]} rows @param {string[]} classes
 * @param {number | null} strong lies on the others @param {number} base where columns stand
 */
export function drawCurves(group, rows, classes, strong, base) {
  const paths = keep(group, rows.length, () => svg("path"));
  const order = rows.map((_, row) => row).sort((a, b) => Number(a === strong) - Number(b === strong));
  order.forEach((row, k) => {
    const path = PATHS[Object.keys(PATHS).find((style) => classes[row].includes(style))] ?? joined;
    set(paths[k], { d: path(rows[row], base), class: `lf-line${classes[row]}`, "data-row": row });
  });
}

/** The classes of each curve, by its style, and of the strong one. */
export function classesOf({ styles = [] }, rows, strong) {
  const own = (row) => [...(styles?.[row] ? styles[row].split(" ") : []), ...(row === strong ? ["strong"] : [])];
  return Array.from({ length: rows }, (_, row) => own(row).map((style) => ` lf-${style}`).join(""));
}

/** A path through what is there; it ends where nothing is yet. */
function joined(places) {
  let pen = "M";
  return places.map(([x, y]) => {
    const part = y === null ? "" : `${pen}${x} ${y}`;
    pen = y === null ? "M" : "L";
    return part;
  }).join("");
}

/** The same in steps: each number holds until the next. */
function stairs(places) {
  let pen = null;
  return places.map(([x, y]) => {
    const part = y === null ? "" : pen === null ? `M${x} ${y}` : `H${x}V${y}`;
    pen = y;
    return part;
  }).join("");
}

/** px, of a column */
const halfOf = (places) => (places.length > 1 ? Math.max(1, 0.4 * (places[1][0] - places[0][0])) : 4);

/** A mark for each number, as wide as a column. */
function marked(places) {
  const half = halfOf(places);
  const mark = (x, y) => `M${fix(x - half)} ${y - 1}h${fix(2 * half)}v2h${fix(-2 * half)}Z`;
  return places.map(([x, y]) => (y === null ? "" : mark(x, y))).join("");
}

/** A column for each number. */
function upright(places, base) {
  const half = halfOf(places);
  const column = (x, y) => `M${fix(x - half)} ${fix(base)}V${y}H${fix(x + half)}V${fix(base)}Z`;
  return places.map(([x, y]) => (y === null ? "" : column(x, y))).join("");
}
