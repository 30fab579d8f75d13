/** Names on curves: beside their ends, or on each curve where it lies farthest from the others. */
import { keep, say, set, svg } from "./dom.js";
import { fix } from "./scale.js";
import { shorten } from "./values.js";

const LETTER = 7.4; // the width of a letter, roughly
const [HIGH, APART] = [17, 14]; // of a name; two ends as near as that are not named beside them
const NARROW = 560; // no room for names beside the curves
const MANY = 5; // curves: then a name that could be another's is left out
const [PLACES, SAMPLES, FAR] = [28, 6, 36]; // along a curve; along a name; what is farther is as good as free

/** How much room the names need on the right; none where the curves' ends lie together, or end before. */
export function beside(texts, heights, width) {
  if (texts.length < 2 || width <= NARROW) return 0;
  const ends = heights.map((ys) => ys.at(-1)).sort((a, b) => a - b);
  const near = ends.some((y, i) => !(Number.isFinite(y) && (i === 0 || y - ends[i - 1] >= APART)));
  const room = 28 + LETTER * Math.max(...texts.map((text) => text.length));
  return near || room > 0.34 * width ? 0 : room;
}

/**
 * @param {Element} group of the names
 * @param {{texts: string[], classes: string[], xs: number[], heights: number[][], box: object, room: number,
 *   taken: object[], corner?: boolean}} all heights: of each curve, NaN where it is not; box: the plot's sides; taken: what
 *   lies there already; corner: whether they stand in the plot's corner, as its key
 */
export function nameCurves(group, { texts, classes, xs, heights, box, room, taken, corner }) {
  const shown = texts.length > 1 ? texts : [];
  const made = keep(group, shown.length, () => svg("text", { "dominant-baseline": "central" }));
  const names = shown.map((text) => shorten(text, Math.floor((0.6 * (box.right - box.left)) / LETTER)));
  const ends = heights.map((ys) => ys.at(-1));
  const out = room && [...ends].sort((a, b) => a - b).every((y, i, all) => Number.isFinite(y) && (!i || y - all[i - 1] > 9));
  const placed = corner ? inRow(names, box) : out ? stacked(ends, box) : free(names, { classes, xs, heights, box, taken, made });
  names.forEach((text, i) => {
    const at = placed[i];
    made[i].place = at?.key; // where it stood, the next time
    set(made[i], { x: at ? fix(at.x) : 0, y: at ? fix(at.y) : 0, "text-anchor": out || corner ? "start" : "middle",
      class: `lf-end${classes[i]}${out ? "" : " lf-halo"}` });
    say(made[i], at ? text : "");
  });
}

/** In the plot's upper left corner, one after the other. */
function inRow(names, { left, top }) {
  return names.map((_, i) => ({ x: left + 4 + names.slice(0, i).reduce((sum, { length }) => sum + LETTER * length + 14, 0), y: top + 6 }));
}

/** Beside the ends, pushed apart a little. */
function stacked(ends, { right, top, bottom }) {
  const order = ends.map((_, i) => i).sort((a, b) => ends[a] - ends[b]);
  const places = [];
  let last = top - HIGH;
  for (const i of order) places[i] = last = Math.max(ends[i], last + HIGH);
  last = bottom + HIGH;
  for (const i of order.reverse()) places[i] = last = Math.min(places[i], last - HIGH);
  return places.map((y) => ({ x: right + 12, y }));
}

/** On the curves, the strong one first: above or below, or after the end of one that ends before the others. */
function free(names, { classes, xs, heights, box, taken, made }) {
  const lie = [...taken];
  const order = names.map((_, i) => i).sort((a, b) => classes[b].length - classes[a].length);
  const placed = [];
  for (const i of order) {
    const long = names[i].length * LETTER;
    let [best, most] = [null, -Infinity];
    for (const at of places(xs, heights[i], long, box)) {
      const worth = value(at, i, { xs, heights, box, lie }) + at.bonus + (made[i].place === at.key ? 5 : 0);
      if (worth > most) [best, most] = [at, worth];
    }
    if (names.length > MANY && most < 0 && !classes[i]) best = null;
    placed[i] = best;
    if (best) lie.push(best);
  }
  return placed;
}

function places(xs, ys, long, { left, right }) {
  const there = ys.flatMap((y, i) => (Number.isFinite(y) ? [i] : []));
  const found = [];
  const add = (i, key, x, y, bonus) => found.push({ key, x, y, long, high: HIGH, bonus });
  for (let k = 0; k <= PLACES && there.length; k++) {
    const i = there[Math.round((k / PLACES) * (there.length - 1))];
    const x = Math.min(Math.max(xs[i], left + long / 2 + 4), right - long / 2 - 2);
    for (const side of [-13, 13]) add(i, `${k} ${side}`, x, ys[i] + side, (4 * k) / PLACES + (side < 0 ? 1 : 0));
  }
  const end = there.at(-1);
  if (end < xs.length - 1) add(end, "end", xs[end] + 9 + long / 2, ys[end], 12);
  return found;
}

/** How well a name can be read there, and whose it is be seen: how far from other curves, and on none. */
function value(at, own, { xs, heights, box, lie }) {
  const [from, to] = [at.x - at.long / 2, at.x + at.long / 2];
  if (from < box.left || to > box.right + 4 || at.y < box.top - 8 || at.y > box.bottom - 4) return -500;
  const near = heights.map((ys) => Math.min(...Array.from({ length: SAMPLES + 1 }, (_, k) =>
    Math.abs(height(xs, ys, from + (k / SAMPLES) * (to - from)) - at.y))));
  const others = Math.min(FAR, ...near.filter((_, i) => i !== own));
  let worth = others;
  if (at.key !== "end") {
    if (others < near[own] + 8) worth -= 40; // it is not seen whose it is
    if (near[own] < 10) worth = Math.min(worth, 3 * (near[own] - 10));
  }
  const over = lie.some((other) => Math.abs(other.x - at.x) < (other.long + at.long) / 2 + 4 &&
    Math.abs(other.y - at.y) < (other.high + at.high) / 2);
  return over ? worth - 200 : worth;
}

/** A curve's height at a place between its points; far away where it is not. */
function height(xs, ys, x) {
  let [low, high] = [0, xs.length - 1];
  if (x <= xs[low]) return at(ys[low]);
  if (x >= xs[high]) return at(ys[high]);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= x) low = middle;
    else high = middle;
  }
  const part = (x - xs[low]) / (xs[high] - xs[low] || 1);
  return at(ys[low] + part * (ys[high] - ys[low]));
}

const at = (y) => (Number.isFinite(y) ? y : 1e6);
