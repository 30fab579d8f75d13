/** Points in a plane, lines or arrows between them, and the legend of their groups. */
import { each, keep, key, set, svg } from "./dom.js";
import { TOP } from "./plane.js";
import { fix } from "./scale.js";

const SHAPES = ["M-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0Z", "M-5-5H5V5H-5Z", "M0-6.5L6 5H-6Z", "M0-7L7 0L0 7L-7 0Z",
  "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z", "M0 6.5L6-5H-6Z"];
export const MANY = 30; // points: they are smaller, and have no names but for the chosen one
const [LARGE, ENDED] = [2, 1.25]; // times as wide as others the largest is, and where lines end at points
const WIDE = 15; // px: the room of a point; where all have less, they are drawn smaller
const OF_MANY = 0.75; // so much smaller
const [RING, SMALL] = [13, 8]; // px: around the chosen point; where it would enclose others

/** How large the ring around the chosen point is. @param {number[][]} places in px @param {number} now which it is */
export function ringAround(places, now) {
  const [x, y] = places[now];
  return places.some(([px, py], i) => i !== now && Math.hypot(px - x, py - y) < RING + 3) ? SMALL : RING;
}

/** @param {Element} nodes their group @param {number[][]} places of the points, in px @param {any} data */
export function drawPoints(nodes, places, { group, size, segments }, { left, right, bottom }) {
  const most = size && Math.max(...size.data);
  const large = segments?.shape[0] ? ENDED : LARGE;
  const room = Math.sqrt(((right - left) * (bottom - TOP)) / places.length) / WIDE;
  const crowded = Math.min(places.length > MANY ? OF_MANY : 1, room);
  const scale = (i) => {
    if (size) return ` scale(${fix(10 * large * Math.sqrt(size.data[i] / most)) / 10})`;
    return crowded < 1 ? ` scale(${crowded.toFixed(2)})` : "";
  };
  each(nodes, places, () => svg("path"), (node, [x, y], i) => {
    const kind = Number(group?.data[i] ?? 0) % SHAPES.length;
    const transform = `translate(${fix(x)} ${fix(y)})${scale(i)}`;
    set(node, { class: `lf-mark lf-group-${kind}`, d: SHAPES[kind], transform });
  });
}

/** A cross around each point that has one: its colour is seen. */
export function crossesOver(places, crossed) {
  const over = ([x, y]) => `M${fix(x - 10)} ${fix(y - 10)}l6 6m8 8l6 6m0-20l-6 6m-8 8l-6 6`;
  return places.map((place, i) => (crossed?.data[i] ? over(place) : "")).join("");
}

/**
 * Lines or arrows, the strong one in front of the points; returned are their nodes, each with its name as the last.
 * @param {number[][]} lines x, y, x, y in px @param {number | null} strong
 */
export function drawSegments(group, front, lines, { arrows, log }, strong) {
  const make = () => svg("g", {}, svg("path"), svg("path"), svg("text"));
  const ahead = lines.length && strong !== null && strong >= 0 ? 1 : 0;
  const made = [...keep(group, lines.length - ahead, make)];
  made.splice(strong, 0, ...keep(front, ahead, make));
  lines.forEach(([a, b, c, d], i) => {
    const [line, head] = made[i].children;
    const [long, turn] = [Math.hypot(c - a, d - b), (Math.atan2(d - b, c - a) * 180) / Math.PI];
    set(made[i], { class: `lf-segment${i === strong ? " lf-strong" : log ? " lf-faint" : ""}` });
    set(line, { d: long > 1 ? `M${a} ${b}L${c} ${d}` : "" }); // otherwise a name at a place
    set(head, { class: "lf-head", d: arrows && long > 12 ? "M0 0L-11 4.5V-4.5Z" : "",
      transform: `translate(${c} ${d}) rotate(${fix(turn)})` });
  });
  return made;
}

/** The shape and colour of each group that has a name: one without is used by none. */
export function drawLegend(legend, groups) {
  const mark = (i) => svg("path", { class: `lf-mark lf-group-${i}`, d: SHAPES[i] });
  legend.replaceChildren(...groups.flatMap((text, i) => (text ? [key("-8 -8 16 16", mark(i), text, [14, 14])] : [])));
}
