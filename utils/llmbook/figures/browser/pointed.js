/** Names of points, and of lines and arrows: beside each where nothing else is. */
import { aroundPoint, aroundTip } from "./candidates.js";
import { CENTRAL, each, say, set, svg } from "./dom.js";
import { place, toDot, toInside, toLines, WEIGHTS } from "./labels.js";
import { TOP } from "./plane.js";
import { MANY } from "./points.js";
import { fix } from "./scale.js";
import { textWidth } from "./text.js";

const HIGH = 13; // px, of a name
const [DOT, CROSS, GRIP, TIP] = [5, 13, 15, 12]; // px from the middle of what a name does not lie on
const AWAY = { point: 10, sized: 13, crossed: 15, grip: 20 }; // px from a point to its name
const NEARER = -4; // px: only what is so much nearer than its own would have a point's name
const OUTSIDE = 500; // how bad it is to leave the plane
const [FIRST, THEN] = [3, 2]; // an arrow's name before a point's, that of the strong one after the others'

/**
 * @param {Element} group of the points' names @param {Element[]} arrows each with its name as the last child
 * @param {{texts: string[], tips: string[], now: number | null, pointed: number}} names now: the chosen point; pointed:
 *   at which the reader points
 * @param {any} plane places: of the points; lines: of which each has a name or none; cut: others; grips: how many of
 *   the points can be pulled
 */
export function nameAll(group, arrows, names, plane) {
  const { texts, tips, now, pointed } = names;
  const many = texts.length > MANY;
  const shown = (i) => texts[i] && (!many || i === now || i === pointed);
  const labels = [...tips.flatMap((text, i) => (text ? [tipLabel(text, i, plane)] : [])),
    ...texts.flatMap((text, i) => (shown(i) ? [pointLabel(text, i, many && i !== pointed, now, plane)] : []))];
  const { width, bottom } = plane.axes;
  const placed = place(labels, obstacles(names, plane), { left: 0, right: width, top: 0, bottom });
  const written = new Map(labels.map(({ owner, text }, k) => [owner, placed[k] && { text, ...placed[k] }]));
  each(group, texts, () => svg("text"), (node, _, i) => write(node, written.get(i)));
  arrows.forEach((arrow, i) => write(arrow.lastChild, written.get(lineName(i))));
}

const lineName = (i) => `line ${i}`;

/** What is in the way of names. */
function obstacles({ texts, now }, plane) {
  const { places, lines, cut, strong, polar, crossed, ring, axes } = plane;
  const half = (i) => (gripped(i, plane) ? GRIP : i === now ? ring : crossed?.data[i] ? CROSS : DOT);
  const dot = WEIGHTS.dot;
  const dots = places.map(([x, y], i) => ({ gap: toDot({ x, y }, half(i)), owner: i, rival: NEARER, weight: dot }));
  const tips = lines.map(([, , x, y], i) => ({ gap: toDot({ x, y }, TIP), owner: lineName(i), weight: dot }));
  const ended = texts.length > MANY && !polar ? tips : []; // at an arrow's tip it would be the arrow's name
  const [, , x, y] = lines[strong] ?? [];
  const pulled = polar && lines[strong] ? [{ gap: toDot({ x, y }, GRIP), weight: dot }] : [];
  const drawn = [...cut, ...lines.filter(([a, b, c, d]) => Math.hypot(c - a, d - b) > 1)];
  const inside = toInside({ ...axes, top: TOP });
  return [...dots, ...ended, ...pulled, { gap: inside, weight: OUTSIDE },
    { gap: toLines(drawn), weight: WEIGHTS.line }];
}

/** Whether a ring by which a point is pulled lies around this one. */
function gripped(i, { places, grips }) {
  const [x, y] = places[i];
  return places.slice(places.length - grips).some(([px, py]) => Math.hypot(px - x, py - y) < GRIP - 1);
}

function tipLabel(text, i, { lines, strong, polar, axes }) {
  const wide = textWidth(text, axes.font(12.5));
  const away = polar && i === strong ? GRIP - 1 : 0; // beyond the ring
  return { text, wide, high: HIGH, owner: lineName(i), priority: i === strong ? THEN : FIRST,
    candidates: aroundTip(lines[i], wide, away, axes) };
}

function pointLabel(text, i, optional, now, plane) {
  const { places, lines, size, crossed, ring, axes } = plane;
  const [x, y] = places[i];
  const wide = textWidth(text, axes.font(12.5));
  const kind = gripped(i, plane) ? "grip" : i === now ? "now" : crossed?.data[i] ? "crossed" : size ? "sized" : "point";
  const away = AWAY[kind] ?? ring + 6;
  const last = x > axes.right - wide - 22;
  const turned = last || leadsRight(lines, x, y);
  // below it, as far right as there is room
  const inside = { x: axes.right - 2, align: /** @type {const} */ ("end"), cost: 1 };
  const below = last ? [5, 14, 22].map((down) => ({ ...inside, y: y + away + down })) : [];
  return { text, wide, high: HIGH, owner: i, priority: Number(turned), most: optional ? WEIGHTS.optional : Infinity,
    candidates: [...aroundPoint([x, y], away, turned), ...below] };
}

/** Whether a line goes from this point to the right: its name then stands on the left. */
function leadsRight(lines, x, y) {
  const at = (px, py) => Math.hypot(px - x, py - y) < 0.5;
  return lines.some(([a, b, c, d]) => (at(a, b) && c > a + 1) || (at(c, d) && a > c + 1));
}

function write(node, at) {
  if (!at) return say(node, "");
  const { x, y, align = "middle", text } = at;
  set(node, { class: "lf-tick lf-halo", ...CENTRAL, x: fix(x), y: fix(y), "text-anchor": align }, text);
}
