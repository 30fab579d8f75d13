/** Where a label could stand: along a curve, around a point, beside an arrow's tip, on a contour. */

import { heightsOf } from "./labels.js";
import { TOP } from "./plane.js";

/** @typedef {import("./labels.js").Candidate} Candidate @typedef {import("./labels.js").Box} Box */

const MOST = 60; // of a contour
const PLACES = 28; // along a curve
const LATER = 4; // rather towards its end
const OVER = [[-13, 0], [13, 1], [-19, 3], [19, 4], [-27, 7], [27, 8]]; // px below a curve, and what that costs
const [BESIDE, PEAK, ENDED] = [11, -2, -11]; // the costs beside a steep curve, over its highest place, after its end
const [EDGE, OFF] = [9, 9]; // px

/**
 * Above and below a curve, beside it, over its highest place, and after its end where it ends before the others.
 * @param {number[]} xs @param {number[]} ys NaN where it is not @param {number} wide @param {Box} plot
 * @returns {Candidate[]}
 */
export function alongCurve(xs, ys, wide, { left, right, bottom }) {
  const [first, end] = [ys.findIndex(Number.isFinite), ys.findLastIndex(Number.isFinite)];
  if (first < 0) return [];
  const height = heightsOf(xs, ys);
  const half = wide / 2;
  const within = (x) => Math.min(Math.max(x, left + half + EDGE), right - half - 2);
  const found = [];
  for (let k = 0; k <= PLACES; k++) {
    const x = xs[first] + (k / PLACES) * (xs[end] - xs[first]);
    const y = height(x);
    if (!Number.isFinite(y)) continue;
    for (const [down, cost] of OVER) found.push({ x: within(x), y: y + down, cost: cost - (LATER * k) / PLACES });
    for (const side of [1, -1]) found.push({ x: x + side * (half + OFF), y, cost: BESIDE });
  }
  const top = ys.reduce((best, y, i) => (y < ys[best] ? i : best), first);
  found.push({ x: within(xs[top]), y: ys[top] - 13, cost: PEAK });
  if (end < xs.length - 1) {
    const y = Math.min(ys[end], bottom - 8);
    for (const off of [14, 20]) found.push({ x: xs[end] + off + half, y, over: true, cost: ENDED + off / 20 });
  }
  return found;
}

/** Around a marked point, the nearer the better. @param {{x: number, y: number}} point @returns {Candidate[]} */
export function aroundMark({ x, y }, wide, high) {
  const [out, over] = [wide / 2 + 14, wide / 2 - 4];
  const both = (across, downs) => downs.flatMap((down) => [[across, down], [-across, down]]);
  const near = [[0, -20], ...both(out, [-12, 0, 12, -24, 24]), [0, 20], ...both(over, [-20, 20, -28, 28, 36])];
  const off = [[0, -28], [0, 28], ...both(out, [-36, 36]), ...both(over, [-36, -44, 44])];
  return [...near, ...off].map(([across, down], i) => {
    const gap = Math.hypot(Math.max(0, Math.abs(across) - wide / 2), Math.max(0, Math.abs(down) - high / 2));
    return { x: x + across, y: y + down, cost: gap / 2 + i / 100 };
  });
}

/** Beside a point, then below and above; turned: on the left first. @param {number[]} point @returns {Candidate[]} */
export function aroundPoint([x, y], away, turned) {
  /** @type {Candidate[]} */
  const sides = [{ x: x + away, y, align: "start" }, { x: x - away, y, align: "end" }];
  const aligns = /** @type {const} */ (["end", "start", "middle"]);
  const off = [away + 5, -away - 5].flatMap((down) => aligns.map((align) => ({ x, y: y + down, align })));
  return [...(turned ? sides.reverse() : sides), ...off].map((at, i) => ({ ...at, cost: i / 10 }));
}

const FAR = [1, 1.7]; // times as far from an arrow's tip as a name need be
const TURNS = [0, 0.9, -0.9, 1.6, -1.6, 2.5, -2.5]; // from the arrow's way
const [TIP, SIDE, ROW] = [[16, 14], 4, 12]; // px from the tip, and from the plane's sides

/**
 * Around an arrow's tip.
 * @param {number[]} line x, y, x, y @param {number} wide @param {number} ring px kept off it @param {Box} axes
 * @returns {Candidate[]}
 */
export function aroundTip([a, b, c, d], wide, ring, axes) {
  const turn = Math.atan2(d - b, c - a);
  return FAR.flatMap((far) => TURNS.map((off) => [far, turn + off])).map(([far, to], i) => {
    const at = [c + far * (TIP[0] + 1.6 * ring) * Math.cos(to), d + far * (TIP[1] + ring) * Math.sin(to)];
    return { ...within(at, [c, d], wide / 2, ring, axes), cost: i };
  });
}

/**
 * A name's place, held inside the frame; where it would then lie on the ring around the tip, above or below that.
 * @param {number[]} at @param {number[]} tip @param {number} half @returns {Candidate}
 */
function within([x, y], [cx, cy], half, ring, { left, right, bottom }) {
  const inside = Math.min(Math.max(x, left + half + SIDE), right - half - SIDE);
  const level = Math.min(Math.max(y, TOP + ROW), bottom - ROW);
  if (!ring && inside > x) return { x: left + 2 * SIDE, y: level, align: "start" }; // in line with others there
  if (!ring && inside < x) return { x: right - 2 * SIDE, y: level, align: "end" };
  const clear = Math.abs(inside - cx) > half + ring + 2 || Math.abs(level - cy) > ring + 8;
  if (!ring || clear) return { x: inside, y: level };
  return { x: inside, y: cy + (cy - ring - 24 > TOP ? -ring - ROW : ring + ROW) };
}

/** On a contour, as high up as may be. @param {number[][]} places in px @returns {Candidate[]} */
export function onContour(places) {
  const each = Math.ceil(places.length / MOST);
  return places.filter((_, i) => i % each === 0).map(([x, y]) => ({ x, y, cost: y / 20 }));
}
