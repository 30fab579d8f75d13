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

/** A path of what stands at each place, where anything is; goesOn: something is at the one before. */
const through = (places, part) =>
  places.map(([x, y], i) => (y === null ? "" : part(x, y, i > 0 && places[i - 1][1] !== null))).join("");

/** A line, which ends where nothing is yet. */
function joined(places) {
  return through(places, (x, y, goesOn) => `${goesOn ? "L" : "M"}${x} ${y}`);
}

/** The same in steps: each number holds until the next. */
function stairs(places) {
  return through(places, (x, y, goesOn) => (goesOn ? `H${x}V${y}` : `M${x} ${y}`));
}

/** px, of a column */
const halfOf = (places) => (places.length > 1 ? Math.max(1, 0.4 * (places[1][0] - places[0][0])) : 4);

/** A mark for each number, as wide as a column. */
function marked(places) {
  const half = halfOf(places);
  return through(places, (x, y) => `M${fix(x - half)} ${y - 1}h${fix(2 * half)}v2h${fix(-2 * half)}Z`);
}

/** A column for each number. */
function upright(places, base) {
  const half = halfOf(places);
  return through(places, (x, y) => `M${fix(x - half)} ${fix(base)}V${y}H${fix(x + half)}V${fix(base)}Z`);
}
