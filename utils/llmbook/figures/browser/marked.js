/** The marked points of a plot, with lines to its axes or from one to the other, and the numbers under the pointer. */
import { set, svg } from "./dom.js";
import { tells } from "./hold.js";
import { boxOf } from "./labels.js";
import { TOP } from "./plot.js";
import { fix, nearest } from "./scale.js";
import { textWidth } from "./text.js";
import { readable } from "./values.js";

const LINE = 4; // px, of a leg with what is free around it

/**
 * A point, with lines to the axes; where it has no height, an upright line, held at its foot.
 * @param {SVGElement} guide @param {SVGElement} knob @param {any} scene @param {(number | null)[]} spot its numbers
 * @param {{plain: boolean, aside: boolean}} how plain: without lines; aside: with one to the y axis
 * @returns {{x: number, y: number, guides: number[][]}}
 */
export function drawPoint(guide, knob, { sx, sy, floor, left }, [x, y], { plain, aside }) {
  const none = x === null || Number.isNaN(x) || Number.isNaN(y);
  const [px, py] = none ? [0, 0] : [fix(sx(x)), y === null ? floor : fix(sy(y))];
  const down = y === null || !plain ? [[px, floor, px, y === null ? TOP : py]] : [];
  const guides = none ? [] : [...down, ...(y !== null && !plain && aside ? [[px, py, left, py]] : [])];
  set(guide, { d: guides.map(([a, b, c, d]) => `M${a} ${b}L${c} ${d}`).join("") });
  set(knob, { cx: px, cy: py });
  knob.classList.toggle("lf-gone", none);
  return { x: px, y: py, guides };
}

/**
 * The second point, and how far it is from the first, across, then up; returned is where all this lies.
 * @param {ArrayLike<number> | undefined} numbers of the two legs @returns {import("./labels.js").Box[]}
 */
export function drawLegs(legs, other, { sx, sy, width, font }, [x, y, tx, ty], numbers) {
  const [px, py, qx, qy] = [sx(x), sy(y), sx(tx), sy(ty)].map(fix);
  const [path, run, rise] = legs.children;
  set(other, { cx: qx, cy: qy });
  set(path, { d: numbers ? `M${px} ${py}H${qx}V${qy}` : "" });
  if (!numbers) return [];
  const wide = Math.abs(qx - px) > 44;
  const tall = Math.abs(qy - py) > 12;
  const beside = qx < px || qx > width - 50 ? { x: qx - 8, align: "end" } : { x: qx + 18, align: "start" };
  /** @type {any[]} */
  const places = [{ x: (px + qx) / 2, y: py + (qy > py ? -10 : 12), align: "middle" },
    qy > py ? { x: qx, y: py - 12, align: "middle" } : { ...beside, y: (py + qy) / 2 }]; // below is what sags
  const words = [wide, wide && tall].map((seen, i) => (seen ? readable(numbers[i]) : ""));
  const boxes = [run, rise].map((text, i) => {
    set(text, { x: places[i].x, y: places[i].y, "text-anchor": places[i].align }, words[i]);
    return boxOf(places[i], { wide: textWidth(text.textContent, font(12.5)) });
  });
  return [...boxes, boxOf({ x: (px + qx) / 2, y: py }, { wide: Math.abs(qx - px), high: LINE }),
    boxOf({ x: qx, y: (py + qy) / 2 }, { wide: LINE, high: Math.abs(qy - py) })];
}

/** The second point's name, above it and above the curves there. */
export function nameSecond(text, { sx, sy, width, font }, [tx, ty], xs, heights) {
  const [x, y, half] = [sx(tx), sy(ty), textWidth(text.textContent, font(12.5)) / 2];
  const over = xs.flatMap((place, i) => (Math.abs(place - x) < half ? heights.map((ys) => ys[i]) : []));
  const top = Math.min(y - 4, ...over.filter(Number.isFinite)) - 12;
  set(text, { x: fix(Math.min(x, width - half)), y: fix(top), "text-anchor": "middle" });
}

/** A marked point in numbers, as a slider tells them. */
export function told(view, [x, y], xlim) {
  const height = y === null ? "" : `; ${view.ylabel || "height"} ${readable(y)}`;
  return tells(x, xlim, readable(x) + height);
}

/** The numbers under the pointer. @param {number} place of the pointer, px */
export function drawUnder(group, { x, values, sx, sy, view }, place) {
  const near = nearest(Array.from(x, sx), place);
  if (!Number.isFinite(values[near])) return group.replaceChildren();
  const [px, py] = [sx(x[near]), sy(values[near])];
  const text = `${readable(values[near])} · ${(view.xlabel ?? "").replace(/ \(.*\)$/, "")} ${readable(x[near])}`;
  return group.replaceChildren(svg("circle", { class: "lf-hover", cx: px, cy: py, r: 4 }),
    svg("text", { class: "lf-tick lf-halo", x: px, y: Math.max(12, py - 14),
      "text-anchor": px > 240 ? "end" : "start" }, text));
}
