/** Names on curves: beside their ends, or on each curve where it lies farthest from the others. */
import { keep, say, set, svg } from "./dom.js";
import { fix } from "./scale.js";
import { shorten } from "./values.js";

const [LETTER, BOLD] = [7.4, 1.1]; // the width of a letter, roughly; how much wider a bold one is
const [HIGH, APART] = [17, 14]; // of a name; two ends as near as that are not named beside them
const NARROW = 560; // no room for names beside the curves
const MANY = 5; // curves: then a name that could be another's is left out
const [PLACES, FAR] = [28, 24]; // along a curve; what is farther is as good as free
const AWAY = [[-13, 1], [13, 0], [-19, -2], [19, -3], [-27, -6], [27, -7]]; // above and below a curve, and what that is worth
const NEAR = 34; // px: what is farther from its own curve is not its name
const [HALO, CLEAR] = [18, 13]; // px: a name stands clear of the point, and its middle of its own curve
const [STRUCK, UNDER] = [6, 4]; // px: a curve as near to a number's middle runs through it; one as near to a point lies under it
const GRID = 4; // px: so near to each other it is looked where curves lie
const CHIEF = 100; // the chosen curve's name is placed first, and always
const HEAP = -300; // so bad is a place on another name: there none of them can be read
const AWAY_FROM_HOME = 6; // px that a name goes for a point of worth
const NOWHERE = 1e6;

/** How much room the names need on the right; none where the curves' ends lie together, or end before. */
export function beside(texts, heights, width) {
  if (texts.length < 2 || width <= NARROW) return 0;
  const ends = heights.map((ys) => ys.at(-1)).sort((a, b) => a - b);
  const near = ends.some((y, i) => !(Number.isFinite(y) && (i === 0 || y - ends[i - 1] >= APART)));
  const room = 28 + LETTER * Math.max(...texts.map((text) => text.length));
  return near || room > 0.34 * width ? 0 : room;
}

/**
 * A plot in which names look for a place.
 * @param {{xs: number[], heights: number[][], level: {text: string, y: number} | null, box: object, lie: object[], moving?: object[], mark: {x: number, y: number} | null}} all
 *   heights: of each curve, NaN where it is not; level: a line straight across; box: the plot's sides; lie: what lies there;
 *   moving: what comes and goes with the point; mark: from which guides lead to the axes
 */
export function ground({ xs, heights, level, box, lie, moving = [], mark = null }) {
  let curves = null;
  return { xs, heights, level, box, lie, moving, mark,
    get curves() { // sampled once, and only where something has to find its place
      const all = level ? [...heights, xs.map(() => level.y)] : heights;
      return (curves ??= all.map((ys, i) => ({ ys, grid: sampled(xs, ys, box), dashed: i === heights.length })));
    } };
}

/** @param {{texts: string[], classes: string[], room: number, corner?: boolean}} all corner: in the plot's corner, as its key */
export function nameCurves(group, { texts, classes, room, corner }, plot) {
  const { heights, level, box } = plot;
  const shown = texts.length > 1 ? texts : [];
  const names = [...shown, ...(level?.text ? [level.text] : [])].map((text) => shorten(text, Math.floor((0.6 * (box.right - box.left)) / LETTER)));
  const made = keep(group, names.length, () => svg("text", { "dominant-baseline": "central" }));
  const ends = heights.map((ys) => ys.at(-1));
  const out = room && [...ends].sort((a, b) => a - b).every((y, i, all) => Number.isFinite(y) && (!i || y - all[i - 1] > 9));
  const long = names.map((text, i) => wide(text) * (classes[i]?.includes("strong") ? BOLD : 1));
  const placed = corner ? inRow(long.slice(0, shown.length), box) : out ? stacked(ends, box, plot.mark ? HALO : 12) : [];
  plot.nameless = heights.map((_, i) => shown.length > 0 && !names[i]); // of a bundle one has the name of all
  const those = names.map((text, i) => ({ long: long[i], own: i < shown.length ? i : heights.length,
    strong: i < shown.length ? classes[i].length + (classes[i].includes("strong") ? CHIEF : 0) : 0, must: i >= shown.length || names.filter(Boolean).length <= MANY }));
  free(those, placed, plot);
  names.forEach((text, i) => {
    const [at, line] = [placed[i], i >= shown.length];
    set(made[i], { x: at ? fix(at.x) : 0, y: at ? fix(at.y) : 0, "text-anchor": at?.kind ? "middle" : "start",
      class: line ? "lf-tick lf-halo" : `lf-end${classes[i]}${out ? "" : " lf-halo"}` });
    say(made[i], at ? text : "");
  });
}

/** How long a name is, roughly: m and w are wider than other letters. */
const wide = (text) => LETTER * (text.length + 0.5 * (text.match(/[mw]/gi)?.length ?? 0));

/** The name of the line straight across alone, where those of the curves stand in a column; none where there is no plot. */
export function nameLevel(group, plot) {
  if (plot) nameCurves(group, { texts: [], classes: [], room: 0 }, plot);
  else group.replaceChildren();
}

/** The number of a marked point (own: of which curve), where most room is near it; none where that is behind a curve, or under one. */
export function besideMark(node, { x, y, text, own }, plot) {
  say(node, text);
  if (!text) return;
  const long = LETTER * text.length;
  const [out, over] = [long / 2 + 14, long / 2 - 4];
  const beside = [-12, 0, 12, -24, 24].flatMap((down) => [[out, down], [-out, down]]);
  const sides = [[0, -20], ...beside, [0, 20], ...[-20, 20, -28, 28, 36].flatMap((down) => [[over, down], [-over, down]]), [0, -28], [0, 28]];
  let [best, most] = [null, -Infinity];
  sides.forEach(([across, down], i) => {
    const at = { x: x + across, y: y + down, long, high: HIGH, kind: "number", side: i };
    const away = (at.away = value(at, -1, plot)); // from the nearest curve, which is not to run through it
    const another = (at.another = beyondAnother(at, { x, y, own }, plot));
    const gap = Math.hypot(Math.max(0, Math.abs(across) - long / 2), Math.max(0, Math.abs(down) - HIGH / 2));
    const worth = (away > STRUCK ? HIGH + Math.min(away, 10) : 2 * away) - gap / 2 - (onGuides(at, plot) ? 8 : 0)
      - (another ? 14 : 0) + (node.place === i ? 4 : 0);
    if (worth > most) [best, most] = [at, worth];
  });
  node.place = best.side;
  if (best.away < STRUCK || best.another) return say(node, ""); // it would be taken for another's, and so farther away
  set(node, { x: fix(best.x), y: fix(best.y) });
  plot.moving.push(best);
}

/** Whether another curve lies between a point's number and the point with its own curve: then the number could be that one's. */
function beyondAnother(at, { x, y, own }, { curves, box }) {
  const side = Math.min(Math.max(x, at.x - at.long / 2), at.x + at.long / 2) - box.left; // where the number is nearest
  const there = curves.map(({ grid }) => distance(grid, side, side, 0));
  const between = (height, from) => Math.abs(height - from) > UNDER && (height - from) * (height - at.y) < 0;
  return there.some((height, i) => i !== own && between(height, y) && between(height, there[own] ?? y));
}

/** In the plot's upper left corner, one after the other. */
function inRow(long, { left, top }) {
  return long.map((_, i) => ({ x: left + 4 + long.slice(0, i).reduce((sum, one) => sum + one + 14, 0), y: top + 6 }));
}

/** Beside the ends, pushed apart a little. */
function stacked(ends, { right, top, bottom }, off) {
  const order = ends.map((_, i) => i).sort((a, b) => ends[a] - ends[b]);
  const places = [];
  let last = top - HIGH;
  for (const i of order) places[i] = last = Math.max(ends[i], last + HIGH);
  last = bottom + HIGH;
  for (const i of order.reverse()) places[i] = last = Math.min(places[i], last - HIGH);
  return places.map((y) => ({ x: right + off, y }));
}

/** On the curves, the strong one first: above or below, or after the end of one that ends before the others. */
function free(names, placed, plot) {
  const order = names.map((_, i) => i).filter((i) => !placed[i]).sort((a, b) => names[b].strong - names[a].strong);
  for (const i of order) {
    const { long, own, strong, must } = names[i];
    const all = places(plot.xs, plot.curves[own].ys, long, plot).map((at) => ({ ...at, worth: value(at, own, plot) + at.bonus }));
    let best = greatest(all);
    const [most, home] = [best?.worth ?? -Infinity, best];
    if (best && inTheWay(best, plot)) { // the point has come to it: then it gives way, and not far
      best = greatest(all.map((at) => ({ ...at, worth: at.worth - inTheWay(at, plot) - Math.hypot(at.x - home.x, at.y - home.y) / AWAY_FROM_HOME })));
    }
    if (strong < CHIEF && most < (must || strong ? HEAP : 0)) best = null;
    placed[i] = best;
    if (best) plot.lie.push(best);
  }
}

/** The one of the greatest worth; null of none. */
const greatest = (all) => all.reduce((best, at) => (at.worth > (best?.worth ?? -Infinity) ? at : best), null);

const meet = (one, other) => Math.abs(other.x - one.x) < (other.long + one.long) / 2 + 4 && Math.abs(other.y - one.y) < (other.high + one.high) / 2;

/** How bad a place is while the point, its number and its guides are where they are. */
function inTheWay(at, plot) {
  return (plot.moving.some((other) => meet(other, at)) ? 400 : 0) + (onGuides(at, plot) ? 24 : 0);
}

/** Whether it lies on a line that leads from the point to an axis. */
function onGuides(at, { mark }) {
  const [from, to] = [at.x - at.long / 2, at.x + at.long / 2];
  return mark && from < mark.x + 3 && at.y > mark.y - 8 && (to > mark.x - 3 || at.y < mark.y + 8);
}

function places(xs, ys, long, { box: { left, right, bottom }, mark }) {
  const there = ys.flatMap((y, i) => (Number.isFinite(y) ? [i] : []));
  const found = [];
  const beyondThePoint = (i, usual) => (mark && Math.hypot(mark.x - xs[i], mark.y - ys[i]) < HALO ? HALO : usual);
  const add = (kind, x, y, bonus, home = x) => found.push({ kind, x, y, long, high: HIGH, bonus, home });
  for (let k = 0; k <= PLACES && there.length; k++) {
    const i = there[Math.round((k / PLACES) * (there.length - 1))];
    const x = Math.min(Math.max(xs[i], left + long / 2 + 9), right - long / 2 - 2);
    for (const [side, worth] of AWAY) add("over", x, ys[i] + side, (4 * k) / PLACES + worth);
    for (const side of [1, -1]) add("beside", xs[i] + side * (long / 2 + beyondThePoint(i, 9)), ys[i], -10, xs[i]); // of a steep one
  }
  const top = there.reduce((best, i) => (ys[i] < ys[best] ? i : best), there[0]);
  if (there.length) add("over", Math.min(Math.max(xs[top], left + long / 2 + 4), right - long / 2 - 2), ys[top] - 13, 3);
  const end = there.at(-1);
  if (end < xs.length - 1) add("end", xs[end] + beyondThePoint(end, 14) + long / 2, Math.min(ys[end], bottom - 8), 12);
  return found;
}

/** How well a name can be read there, and whose it is be seen: how far from other curves, and on none. */
function value(at, own, { curves, box, lie, nameless = [] }) {
  const [from, to] = [at.x - at.long / 2, at.x + at.long / 2];
  if (from < box.left || to > box.right + 4 || at.y < box.top - 8 || at.y > box.bottom - 4) return -500;
  const near = curves.map(({ grid }) => distance(grid, from - box.left, to - box.left, at.y));
  const same = (i) => i === own || (own >= 0 && Math.abs(near[i] - near[own]) < 1 && coincide(curves[i].grid, curves[own].grid, from - box.left, to - box.left));
  const others = Math.min(FAR, ...near.filter((_, i) => (at.kind === "beside" || !same(i)) && !(at.kind === "end" && curves[i].dashed)));
  let worth = at.kind === "beside" && others < 6 ? others - 200 : others; // its own, not steep there, would run through it
  if (at.kind === "beside") {
    const home = at.home - box.left;
    if (curves.some(({ grid, dashed }, i) => !same(i) && !dashed && distance(grid, home, home, at.y) < 8)) worth -= 120; // it is not seen whose it is
  }
  if (at.kind === "over") {
    const rivals = Math.min(...near.filter((_, i) => !same(i) && !curves[i].dashed && !nameless[i])); // nobody takes it for the level's
    if (rivals < near[own] + 8) worth -= rivals < 6 ? 200 : 120; // it is not seen whose it is
    if (others < HIGH / 2) worth -= 100; // its halo would cut it
    if (near.some((_, i) => i !== own && same(i))) worth -= 60; // rather where it is alone
    if (near[own] > NEAR) worth -= 60; // nor here: its own curve is elsewhere
    if (near[own] < CLEAR) worth = Math.min(worth, 0) - 3 * (CLEAR - near[own]);
  }
  return lie.some((other) => meet(other, at)) ? worth - 400 : worth; // no name can be read then
}

/** Whether two curves lie on each other there: then it is the name of both. */
function coincide(one, other, from, to) {
  const last = Math.min(one.length - 1, Math.ceil(to / GRID));
  for (let k = Math.max(0, Math.floor(from / GRID)); k <= last; k++) if (Math.abs(one[k] - other[k]) > 1) return false;
  return true;
}

/** How far a curve is at the least above or below a height, on the way from one place to another. */
function distance(grid, from, to, y) {
  let least = NOWHERE;
  const last = Math.min(grid.length - 1, Math.ceil(to / GRID));
  for (let k = Math.max(0, Math.floor(from / GRID)), before = grid[k] - y; k <= last; k++) {
    const now = grid[k] - y;
    if (now * before < 0 && Math.abs(now - before) < NOWHERE / 2) return 0; // it goes through
    least = Math.min(least, Math.abs(now));
    before = now;
  }
  return least;
}

/** A curve's heights at each place of the grid, between its points; far away where it is not. */
function sampled(xs, ys, { left, right }) {
  let i = 0;
  const grid = Float64Array.from({ length: Math.max(1, Math.ceil((right - left) / GRID) + 1) }, (_, k) => {
    const x = left + k * GRID;
    while (i < xs.length - 2 && xs[i + 1] < x) i += 1;
    const part = Math.min(1, Math.max(0, (x - xs[i]) / (xs[i + 1] - xs[i] || 1)));
    const y = part && ys.length > 1 ? ys[i] + part * (ys[i + 1] - ys[i]) : ys[i];
    return Number.isFinite(y) ? y : NOWHERE;
  });
  const [first, last] = [ys.findIndex(Number.isFinite), ys.findLastIndex(Number.isFinite)];
  const ends = first < 0 ? [] : [[Math.floor((xs[first] - left) / GRID), ys[first]], [Math.ceil((xs[last] - left) / GRID), ys[last]]];
  for (const [k, y] of ends) if (grid[k] === NOWHERE) grid[k] = y; // a steep end goes far between two places
  return grid;
}
