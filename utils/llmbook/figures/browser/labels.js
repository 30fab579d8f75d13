/**
 * Where labels stand. Each has candidates, what lies in a picture makes some of them dear, and the cheapest are
 * chosen: first for those of high priority; then one moves aside where both together gain by it. Nothing is drawn here.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box in px, y downwards
 * @typedef {{x: number, y: number, align?: "start" | "middle" | "end", cost?: number, over?: boolean}} Candidate
 *   where a text would be anchored, and the height of its middle; cost: what is bad about it by itself; over: a thin
 *   line may run under it
 * @typedef {Candidate & {box: Box, cost: number}} Place
 * @typedef {object} Label
 * @property {Candidate[]} candidates
 * @property {number} wide in px
 * @property {number} [high]
 * @property {number} [priority] the highest is placed first
 * @property {number} [most] what a place may cost: it is rather left out than at a dearer one
 * @property {unknown} [owner] what it is the name of: that obstacle's own
 * @property {boolean} [unlike] nobody would take it for another's name
 * @property {number} [shy] px that it keeps from curves where it can
 * @property {{x: number, y: number} | null} [stood] where it was: it goes no farther from there than it must
 * @property {{x: number, y: number, at?: (x: number) => number}} [of] the point whose it is, and the heights of its
 *   curve: no other lies between
 * @typedef {object} Obstacle
 * @property {(box: Box) => number} gap px between the two; below 0 one lies on the other
 * @property {number} [weight] how bad it is to lie on it
 * @property {number} [reach] px: what is as near lies on it
 * @property {unknown} [owner]
 * @property {number} [rival] px: what is not so much nearer to its own would be taken for its name
 * @property {(x: number) => number} [at] of a curve, its heights
 * @property {boolean} [thin] a line that a name at the end of another may hide
 * @property {boolean} [shunned] a shy name keeps away from it
 * @property {number} [clear] px that its own name stands off
 * @property {(of: Label["of"], box: Box) => boolean} [parts] whether it lies between a point and its label
 */

/** What is bad about a place, in px that a name would rather stand farther from where it wants to be. */
export const WEIGHTS = {
  hard: 1000, // there it stands only where no other place is left
  dot: 200, // on a point
  line: 100, // a curve, a line or an arrow runs through it
  others: 150, // it is as near to another of its kind: it would be taken for that one's name
  twins: 60, // two lie on each other there: it is the name of both
  afar: 60, // its own is elsewhere
  near: 30, // its own is so near that it cuts the halo
  guide: 24, // on a line that leads from a point to an axis
  shy: 1, // for each px nearer to a curve than it likes
  moved: 1 / 6, // for each px from where it stood
  optional: 30, // dearer, a name that need not be there is left out
  number: 60, // and a point's number
};
export const HIGH = 17; // px, of a label
const ACROSS = 4; // px between two labels beside each other
export const AFAR = 25; // px: what is farther from its own is not its name
const TRIED = 12; // places of a label for which another moves aside
const SHIFT = { start: 0, middle: 0.5, end: 1 };

/** A text's box at a candidate. @param {Candidate} at @param {{wide: number, high?: number}} size @returns {Box} */
export function boxOf({ x, y, align = "middle" }, { wide, high = HIGH }) {
  const left = x - SHIFT[align] * wide;
  return { left, right: left + wide, top: y - high / 2, bottom: y + high / 2 };
}

/** A place for each label, or null. @param {Label[]} labels @param {Obstacle[]} obstacles @param {Box} bounds */
export function place(labels, obstacles, bounds) {
  return choose(labels.map((label) => weighed(label, obstacles, bounds)));
}

/**
 * A label whose candidates are the places within the bounds, the cheapest first, with what these obstacles add to their
 * costs: it may be weighed again, with others.
 * @template {Label} L
 * @param {L} label @param {Obstacle[]} obstacles @param {Box} bounds @returns {L & {candidates: Place[]}}
 */
export function weighed(label, obstacles, bounds) {
  const { most = Infinity } = label;
  const places = label.candidates.map((at) => ({ ...at, box: boxOf(at, label), cost: at.cost ?? 0 }))
    .filter(({ box }) => toInside(bounds)(box) >= 0);
  for (const at of places) at.cost += costOf(at, label, obstacles);
  return { ...label, candidates: places.filter(({ cost }) => cost <= most).sort((a, b) => a.cost - b.cost) };
}

/** @param {Place} at @param {Label} label @param {Obstacle[]} obstacles */
function costOf({ x, y, box, over }, { owner, unlike, shy = 0, stood, of }, obstacles) {
  let sum = stood ? WEIGHTS.moved * Math.hypot(x - stood.x, y - stood.y) : 0;
  let [own, rival, margin, nearest] = [Infinity, Infinity, 0, shy];
  for (const one of obstacles) {
    const away = one.gap(box);
    if (owner !== undefined && one.owner === owner) {
      own = Math.min(own, away);
      if (away < one.clear) sum += WEIGHTS.near + 3 * (one.clear - away) + (away < 0 ? WEIGHTS.line : 0);
      continue;
    }
    if (over && one.thin) continue;
    if (away < (one.reach ?? 0)) sum += one.weight ?? WEIGHTS.hard;
    if (one.rival !== undefined && !unlike && away < rival) [rival, margin] = [away, one.rival];
    if (one.shunned) nearest = Math.min(nearest, away);
    if (of && one.parts?.(of, box)) sum += WEIGHTS.others;
  }
  if (own !== Infinity && rival < own + margin) sum += Math.abs(rival - own) < 1 ? WEIGHTS.twins : WEIGHTS.others;
  if (own !== Infinity && own > AFAR) sum += WEIGHTS.afar;
  return sum + WEIGHTS.shy * (shy - nearest);
}

/** Of labels that are weighed: a place for each, or null; no two of them overlap. @returns {(Place | null)[]} */
export function choose(labels) {
  const order = labels.map((_, i) => i).sort((a, b) => (labels[b].priority ?? 0) - (labels[a].priority ?? 0));
  const chosen = labels.map(() => null);
  const inTheWay = (at, i) => order.filter((j) => j !== i && chosen[j] && overlap(chosen[j].box, at.box));
  const cheapest = (i) => labels[i].candidates.find((at) => !inTheWay(at, i).length) ?? null;
  const settle = () => { // until none has a cheaper place that is free: each move makes the sum less
    for (let moved = true; moved;) {
      moved = false;
      for (const i of order) {
        const best = cheapest(i);
        if (best === chosen[i]) continue;
        [chosen[i], moved] = [best, true];
      }
    }
  };
  const swap = (i) => { // the one that is in its way may have another place
    const [was, most] = [chosen[i], chosen[i]?.cost ?? labels[i].most ?? Infinity];
    for (const at of labels[i].candidates.slice(0, TRIED)) {
      const [j, another] = inTheWay(at, i);
      if (at.cost >= most || j === undefined) return;
      if (another !== undefined) continue;
      const theirs = chosen[j];
      chosen[i] = at;
      chosen[j] = cheapest(j);
      if (chosen[j] && at.cost + chosen[j].cost < most + theirs.cost) return;
      [chosen[i], chosen[j]] = [was, theirs];
    }
  };
  settle();
  order.forEach(swap);
  settle();
  return chosen;
}

const overlap = (a, b) =>
  a.left < b.right + ACROSS && b.left < a.right + ACROSS && a.top < b.bottom && b.top < a.bottom;

/** The gap to a box. @param {Box} other */
export const toBox = (other) => (box) =>
  Math.max(other.left - box.right, box.left - other.right, other.top - box.bottom, box.top - other.bottom);

/** The gap to a square around a point. @param {{x: number, y: number}} point @param {number} half px */
export const toDot = ({ x, y }, half) => toBox({ left: x - half, right: x + half, top: y - half, bottom: y + half });

/** How far a box is inside of another; below 0 where it leaves that. @param {Box} other */
export const toInside = (other) => (box) =>
  Math.min(box.left - other.left, other.right - box.right, box.top - other.top, other.bottom - box.bottom);

/** The gap to lines (x, y, x, y): below 0 where one is in the box or 2 px beside it. @param {number[][]} lines */
export function toLines(lines) {
  const rightwards = ([x1, y1, x2, y2]) => (x1 < x2 ? [x1, y1, x2, y2] : [x2, y2, x1, y1]);
  const ends = lines.map(rightwards).sort((a, b) => a[0] - b[0]);
  return ({ left, right, top, bottom }) => {
    for (const [x1, y1, x2, y2] of ends) {
      if (x1 > right + 2) break;
      if (x2 < left - 2 || (y1 < top && y2 < top) || (y1 > bottom && y2 > bottom)) continue;
      const at = (x) => (x2 > x1 ? y1 + ((x - x1) / (x2 - x1)) * (y2 - y1) : null);
      const [a, b] = [at(Math.max(x1, left - 2)) ?? y1, at(Math.min(x2, right + 2)) ?? y2]; // between the box's sides
      if (Math.max(a, b) > top && Math.min(a, b) < bottom) return -1;
    }
    return Infinity;
  };
}

const STEP = 4; // px: so near to each other it is looked where a curve lies
const UNDER = 4; // px: a curve as near to a point lies under it

/**
 * The gap to a curve, its heights, and whether it parts a point from its label. It is looked for no farther than AFAR.
 * @param {number[]} xs @param {number[]} ys NaN where it is not @param {{left: number, right: number}} plot
 */
export function toCurve(xs, ys, { left, right }) {
  const heights = sampled(xs, ys, left, right);
  const [low, high] = [Math.min, Math.max].map((end) => heights.map((one, k) => {
    const next = heights[k + 1] ?? one;
    return end(Number.isNaN(one) ? next : one, Number.isNaN(next) ? one : next);
  })); // from each step to the next
  const place = (x) => Math.min(Math.max(Math.floor((x - left) / STEP), 0), heights.length - 1);
  const gap = (box) => {
    let least = AFAR + 1;
    for (let k = place(box.left - least), last = place(box.right + least); k <= last; k++) {
      const down = Math.max(box.top - high[k], low[k] - box.bottom);
      if (!(down < least)) continue;
      const beside = Math.max(0, box.left - left - (k + 1) * STEP, left + k * STEP - box.right);
      const away = beside ? Math.hypot(beside, Math.max(0, down)) : down;
      if (away < least) least = away;
    }
    return least;
  };
  const at = (x) => heights[place(x)];
  const parts = (of, box) => {
    const x = Math.min(Math.max(of.x, box.left), box.right);
    const between = (y) => Math.abs(at(x) - y) > UNDER && (at(x) - y) * (at(x) - (box.top + box.bottom) / 2) < 0;
    const own = of.at?.(x);
    return between(of.y) && (own === undefined || Number.isNaN(own) || between(own));
  };
  return { gap, at, parts };
}

/** A curve's height between its points, asked for from left to right. @returns {(x: number) => number} */
export function heightsOf(xs, ys) {
  let i = 0;
  return (x) => {
    while (i < xs.length - 2 && xs[i + 1] < x) i += 1;
    const part = Math.min(1, Math.max(0, (x - xs[i]) / (xs[i + 1] - xs[i] || 1)));
    return part && ys.length > 1 ? ys[i] + part * (ys[i + 1] - ys[i]) : ys[i];
  };
}

/** A curve's heights at each step, between its points; NaN where it is not. */
function sampled(xs, ys, left, right) {
  const height = heightsOf(xs, ys);
  const length = Math.max(1, Math.ceil((right - left) / STEP) + 1);
  const heights = Float64Array.from({ length }, (_, k) => height(left + k * STEP));
  const ends = [[ys.findIndex(Number.isFinite), Math.floor], [ys.findLastIndex(Number.isFinite), Math.ceil]];
  for (const [i, round] of ends) { // a steep end goes far between two steps
    const k = round(((xs[i] ?? NaN) - left) / STEP);
    if (Number.isNaN(heights[k])) heights[k] = ys[i];
  }
  return heights;
}
