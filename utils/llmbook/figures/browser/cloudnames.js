/** Names in a cloud of points: of what is chosen, of what is near it, of topics, or of all. */
import { WEIGHTS } from "./labels.js";
import { textWidth } from "./text.js";

const AROUND = [[9, 0], [-9, 0], [0, -15], [0, 15], [7, -12], [7, 12], [-7, -12], [-7, 12]]; // px to its name
const FARTHER = [[26, 0], [20, -18], [20, 18], [26, -36], [46, -8], [46, 12], [44, -30], [44, 34], [20, -52]]
  .flatMap(([across, down]) => [[across, down], [-across, down]]).concat([[0, -32], [0, 32]]); // a line leads there
const SIDES = [[12, 0], [-12, 0], [0, -19], [0, 19]]; // of the chosen point's name
const DISC = 11; // px: what is as near to the chosen point lies under it
/** @param {number[]} offset */
const far = ([across, down]) => Math.abs(across) / 2 + Math.abs(down);
const TRIED = [0, -18, 18, -34, 34, -50, 50].flatMap((down) => [0, -30, 30, -60, 60].map((across) => [across, down]))
  .sort((one, other) => far(one) - far(other)); // of a topic's name, from the middle of its points
const FAR = 1.5; // how bad it is that a name stands farther off
const [LONG, TANGLED] = [30, 0.5]; // px of the line to it that count for one; and that this crosses another

/**
 * A place at an offset, at the better price the more it faces away.
 * @param {import("./labels.js").Point} point @param {number[]} offset
 */
function at(point, [across, down], away, wide, fault = 0) {
  const [x, align] = [point.x + across, across < 0 ? "end" : across ? "start" : "middle"];
  const middle = x + (align === "start" ? wide / 2 : align === "end" ? -wide / 2 : 0);
  const turn = Math.atan2(point.y - away.y, point.x - away.x);
  return { x, y: point.y + down, align, cost: fault - Math.cos(Math.atan2(down, middle - point.x) - turn) };
}

/** The chosen point's, on the side that faces away from those near it. */
export function chosenName({ here, near, chosen, font, ink }) {
  const mean = (axis) => near.reduce((sum, one) => sum + one[axis], 0) / Math.max(1, near.length);
  const wide = textWidth(chosen, font(15, 600));
  return { text: chosen, fill: ink, size: 15, weight: 600, priority: 3,
    candidates: SIDES.map((side) => at(here, side, { x: mean("x"), y: mean("y") }, wide)) };
}

/** Of those near it: on the side that faces away, or farther off with a line that crosses few others. */
export function nearNames({ here, near, nearNames: names, font, ink }) {
  return near.flatMap((point, k) => {
    if (!names[k]) return [];
    const wide = textWidth(names[k], font(12.5));
    const under = Math.hypot(point.x - here.x, point.y - here.y) < DISC; // its point is hardly seen: a line leads to it
    const tangled = (/** @type {number[]} */ [across, down]) => near.filter((end) => end !== point && !under
      && crossing([point.x, point.y, point.x + across, point.y + down], [here.x, here.y, end.x, end.y])).length;
    const beside = AROUND.map((offset) => at(point, offset, here, wide, under ? 2 * FAR : 0));
    const off = FARTHER.map((offset) => {
      const fault = FAR + Math.hypot(...offset) / LONG + TANGLED * tangled(offset);
      return { ...at(point, offset, here, wide, fault), from: point };
    });
    const candidates = [...beside, ...off];
    return [{ text: names[k], fill: ink, size: 12.5, priority: 1, most: WEIGHTS.hard / 2, candidates }];
  });
}

/** Inside their points, and where there is room. */
export function topics({ groups, points, group, project, width, hue, font }) {
  return groups.flatMap((text, g) => {
    const mine = points.filter((_, i) => group?.[i] === g);
    if (!mine.length) return [];
    const middle = project([0, 1, 2].map((axis) => mine.reduce((sum, p) => sum + p[axis], 0) / mine.length));
    const half = textWidth(text, font(14.5, 700)) / 2;
    const within = (x) => Math.min(Math.max(x, half + 4), width - half - 4);
    const candidates = TRIED.map(([dx, dy], i) => ({ x: within(middle.x + dx), y: middle.y + dy, cost: i }));
    return [{ text, fill: hue(g), size: 14.5, weight: 700, priority: 2, most: WEIGHTS.line - 1, candidates }];
  });
}

/** Of all points, those in front first. */
export const words = (scene) => scene.order.map((i, k) =>
  ({ ...wordName(scene, i), priority: k / scene.order.length, most: WEIGHTS.optional }));

export function wordName({ labels, seen, group, hue }, i) {
  return { text: labels[i], fill: hue(group?.[i]), size: 12.5, strength: 0.62 + 0.3 * Math.min(1, seen[i].depth),
    candidates: [{ x: seen[i].x + 8, y: seen[i].y, align: "start" }] };
}

/** Whether two lines cross. */
function crossing([a, b, c, d], [e, f, g, h]) {
  const side = (x1, y1, x2, y2, x, y) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
  return side(a, b, c, d, e, f) !== side(a, b, c, d, g, h) && side(e, f, g, h, a, b) !== side(e, f, g, h, c, d);
}
