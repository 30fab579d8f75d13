/** Names of curves, beside their ends or where each lies farthest from the others, and the number of a marked point. */
import { alongCurve, aroundMark } from "./candidates.js";
import { each, set, svg } from "./dom.js";
import { choose, toBox, toCurve, toLines, weighed, WEIGHTS } from "./labels.js";
import { fix } from "./scale.js";
import { fitted, textWidth } from "./text.js";

const [HIGH, APART, NEARLY] = [17, 14, 9]; // px of a name; two ends as near are not named beside them, or no longer
const NARROW = 560; // no room for names beside the curves
const MANY = 5; // curves: then a name that could be another's is left out
const [CHIEF, NUMBER] = [100, 1000]; // the chosen curve's name is placed before others, the point's number before all
const SHY = { name: 15, number: 4 }; // px from curves
const [CLEAR, MARGIN] = [4, 5]; // px between a curve and its name; that others are farther
const DIGIT = 12; // px: how high a number is
const [HALO, OUT] = [18, 12]; // px from an end to its name, clear of the point or not

/**
 * @typedef {import("./labels.js").Box} Box
 * @typedef {object} Plot
 * @property {number[]} xs
 * @property {number[][]} heights of each curve, NaN where it is not
 * @property {{text?: string, y: number} | null} level a line straight across
 * @property {Box} box its sides
 * @property {Box[]} still what lies there
 * @property {Box[]} moving what comes and goes with the point
 * @property {number[][]} guides lines that lead from it to the axes
 * @property {(size: number, weight?: number) => string} font
 */

/** How much room the names need on the right; none where the curves' ends lie together, or end before. */
export function roomBeside(texts, heights, width, font) {
  if (texts.length < 2 || width <= NARROW || !apart(heights, APART)) return 0;
  const room = (weight) => 28 + Math.max(...texts.map((text) => textWidth(text, font(13.5, weight))));
  return room(400) > 0.34 * width ? 0 : room(600); // any of them may be the strong one
}

/** Whether all ends are there, and so far from each other. */
function apart(heights, least) {
  const ends = heights.map((ys) => ys.at(-1)).sort((a, b) => a - b);
  return ends.every((y, i) => Number.isFinite(y) && (!i || y - ends[i - 1] >= least));
}

/**
 * @param {{group: Element, level: Element, number: SVGElement & {stood?: object}}} nodes
 * @param {{texts: string[], classes: string[], room: number, corner?: boolean} | null} names of the curves, unless they
 *   are written elsewhere; corner: in the plot's, as its key
 * @param {{x: number, y: number, text: string, own: number | null}} mark the point, its number, and which curve's it is
 * @param {Plot} plot
 */
export function nameCurves(nodes, names, mark, plot) {
  const written = names && inPlot(names, plot);
  const labels = [...levelLabel(plot), ...(written?.labels ?? [])];
  const [still, moving, bounds] = obstacles(plot, written);
  const homes = labels.map((label) => weighed(label, still, bounds));
  const stood = choose(homes); // without the point: where this comes to one, it gives way, and not far
  const giving = homes.map((home, i) =>
    weighed({ ...home, stood: stood[i], owner: undefined, shy: 0, most: Infinity }, moving, bounds));
  const own = still.find(({ owner }) => owner === mark.own);
  const passed = still.map((one) => (one === own ? { ...one, parts: undefined } : one));
  const home = numberLabel({ ...mark, at: own?.at }, nodes.number.stood, plot);
  const number = weighed(home, [...passed, ...moving], bounds);
  const [at, ...placed] = choose([number, ...giving]);
  write(nodes.number, at, mark.text, {});
  if (at) nodes.number.stood = { x: at.x - mark.x, y: at.y - mark.y };
  each(nodes.level, plot.level?.text ? [plot.level.text] : [], () => svg("text", { "text-anchor": "middle" }),
    (node, text) => write(node, placed.shift(), text, { class: "lf-tick lf-halo" }));
  if (written) writeNames(nodes.group, written, placed);
}

/** The curves' names: beside the plot, or in its corner, or to be placed. @param {any} names @param {Plot} plot */
function inPlot({ texts, classes, room, corner }, { xs, heights, box, guides, font }) {
  const names = texts.length > 1 ? texts.map((text) => fitted(text, 0.6 * (box.right - box.left), font(13.5))) : [];
  const wide = names.map((text, i) => textWidth(text, font(13.5, /strong|second/.test(classes[i]) ? 600 : 400)));
  const out = Boolean(room) && apart(heights, NEARLY);
  const fixed = corner ? inRow(wide, box) : out ? stacked(heights, box, guides.length ? HALO : OUT) : null;
  const all = names.filter(Boolean).length <= MANY;
  const labels = fixed ? [] : names.map((text, i) => {
    const chief = classes[i].includes("strong");
    return { wide: wide[i], owner: i, shy: SHY.name, priority: classes[i].length + (chief ? CHIEF : 0),
      most: all || chief ? Infinity : WEIGHTS.optional,
      candidates: text ? alongCurve(xs, heights[i], wide[i], box) : [] };
  });
  return { names, classes, out, fixed, labels };
}

const LEVEL = "level"; // nobody takes a curve's name for its
const straight = ({ xs, level }) => xs.map(() => level.y);

function levelLabel(plot) {
  if (!plot.level?.text) return [];
  const wide = textWidth(plot.level.text, plot.font(12.5));
  const candidates = alongCurve(plot.xs, straight(plot), wide, plot.box);
  return [{ wide, owner: LEVEL, unlike: true, shy: SHY.name, candidates }];
}

function numberLabel(mark, stood, { font }) {
  const wide = textWidth(mark.text, font(12.5, 600));
  return { wide, high: DIGIT, shy: SHY.number, priority: NUMBER, most: WEIGHTS.number, of: mark,
    stood: stood ? { x: mark.x + stood.x, y: mark.y + stood.y } : null,
    candidates: mark.text ? aroundMark(mark, wide, DIGIT) : [] };
}

/**
 * What keeps names off: what lies there, what moves, and the plot's sides.
 * @param {Plot} plot @param {any} written
 * @returns {[import("./labels.js").Obstacle[], import("./labels.js").Obstacle[], import("./labels.js").Box]}
 */
function obstacles(plot, written) {
  const { xs, heights, level, box } = plot;
  const named = (i) => !written?.names.length || Boolean(written.names[i]); // of a bundle one has the name of all
  const curve = (ys, owner) => ({ ...toCurve(xs, ys, box), owner, weight: WEIGHTS.line, shunned: true, clear: CLEAR,
    thin: owner === LEVEL, rival: owner !== LEVEL && named(owner) ? MARGIN : undefined });
  const curves = heights.map(curve);
  const levels = level ? [curve(straight(plot), LEVEL)] : [];
  const boxes = (all) => all.map((one) => ({ gap: toBox(one) }));
  return [[...curves, ...levels, ...boxes(plot.still)],
    [...boxes(plot.moving), { gap: toLines(plot.guides), weight: WEIGHTS.guide }],
    { left: box.left, right: box.right + 4, top: 0, bottom: box.bottom + 4 }];
}

function writeNames(group, { names, classes, out, fixed }, placed) {
  each(group, names, () => svg("text"), (node, text, i) => write(node, (fixed ?? placed)[i], text,
    { "text-anchor": fixed ? "start" : "middle", class: `lf-end${classes[i]}${out ? "" : " lf-halo"}` }));
}

function write(node, at, text, look) {
  set(node, { ...look, "dominant-baseline": "central", x: at ? fix(at.x) : 0, y: at ? fix(at.y) : 0 }, at ? text : "");
}

/** In the plot's upper left corner, one after the other. */
function inRow(wide, { left, top }) {
  return wide.map((_, i) => ({ x: left + 4 + wide.slice(0, i).reduce((sum, one) => sum + one + 14, 0), y: top + 6 }));
}

/** Beside the ends, pushed apart a little. */
function stacked(heights, { right, top, bottom }, off) {
  const ends = heights.map((ys) => ys.at(-1));
  const order = ends.map((_, i) => i).sort((a, b) => ends[a] - ends[b]);
  const places = [];
  let last = top - HIGH;
  for (const i of order) places[i] = last = Math.max(ends[i], last + HIGH);
  last = bottom + HIGH;
  for (const i of order.reverse()) places[i] = last = Math.min(places[i], last - HIGH);
  return places.map((y) => ({ x: right + off, y }));
}
