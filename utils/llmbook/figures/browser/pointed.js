/** Names of points, and of lines and arrows: beside each where nothing else is. */
import { aroundPoint, aroundTip } from "./candidates.js";
import { keep, say, set, svg } from "./dom.js";
import { place, toBox, toSegment, WEIGHTS } from "./labels.js";
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
 * @param {{texts: string[], tips: string[], now: number | null, pointed: number}} names pointed: at which the reader points
 * @param {object} plane lines: of which each has a name or none; cut: others; grips: how many of the points can be pulled
 */
export function nameAll(group, arrows, { texts, tips, now, pointed }, plane) {
  const { places, lines, cut, grips, strong, polar, crossed, ring, axes } = plane;
  const many = texts.length > MANY;
  const half = (i) => (gripped(i, plane) ? GRIP : i === now ? ring : crossed?.data[i] ? CROSS : DOT);
  const dots = places.map(([x, y], i) => ({ gap: toBox(around(x, y, half(i))), owner: i, rival: NEARER, weight: WEIGHTS.dot }));
  const ends = many && !polar ? lines.map(([, , x, y], i) => ({ gap: toBox(around(x, y, TIP)), owner: `line ${i}`, weight: WEIGHTS.dot })) : []; // it would be the arrow's
  const rings = polar && lines[strong] ? [{ gap: toBox(around(lines[strong][2], lines[strong][3], GRIP)), weight: WEIGHTS.dot }] : [];
  const obstacles = [...dots, ...ends, ...rings, outside(axes),
    ...[...cut, ...lines.filter(([a, b, c, d]) => Math.hypot(c - a, d - b) > 1)].map((line) => ({ gap: toSegment(line), weight: WEIGHTS.line }))];
  const ofLines = tips.flatMap((text, i) => (text ? [tipLabel(text, i, arrows[i].lastChild, plane)] : []));
  const made = keep(group, texts.length, () => svg("text"));
  const shown = (i) => texts[i] && (!many || i === now || i === pointed);
  const ofPoints = texts.flatMap((text, i) => (shown(i) ? [pointLabel(text, i, made[i], many && i !== pointed, now, plane)] : []));
  const labels = [...ofLines, ...ofPoints];
  for (const node of [...made, ...arrows.map((arrow) => arrow.lastChild)]) say(node, "");
  place(labels, obstacles, { left: 0, right: axes.width, top: 0, bottom: axes.bottom }).forEach((at, i) => at && write(labels[i], at));
}

const around = (x, y, half) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half });

/** Whether a ring by which a point is pulled lies around this one. */
const gripped = (i, { places, grips }) => places.slice(places.length - grips).some(([x, y]) => Math.hypot(x - places[i][0], y - places[i][1]) < 14);

/** All but the plane. */
const outside = ({ left, right, bottom }) => ({ weight: OUTSIDE,
  gap: (box) => Math.min(box.left - left, right - box.right, box.top - TOP, bottom - box.bottom) });

function tipLabel(text, i, node, { lines, strong, polar, axes }) {
  const wide = textWidth(text, axes.font(12.5));
  const away = polar && i === strong ? GRIP - 1 : 0; // beyond the ring
  return { node, text, wide, high: HIGH, owner: `line ${i}`, priority: i === strong ? THEN : FIRST, candidates: aroundTip(lines[i], wide, away, axes) };
}

function pointLabel(text, i, node, optional, now, plane) {
  const { places, lines, size, crossed, ring, axes } = plane;
  const [x, y] = places[i];
  const wide = textWidth(text, axes.font(12.5));
  const pulled = gripped(i, plane);
  const away = i === now && !pulled ? ring + 6 : AWAY[pulled ? "grip" : crossed?.data[i] ? "crossed" : size ? "sized" : "point"];
  const last = x > axes.right - wide - 22;
  const turned = last || leadsRight(lines, x, y);
  const inside = last ? [5, 14, 22].map((down) => ({ x: axes.right - 2, y: y + away + down, align: "end", cost: 1 })) : []; // below
  return { node, text, wide, high: HIGH, owner: i, priority: Number(turned), most: optional ? WEIGHTS.optional : Infinity,
    candidates: [...aroundPoint([x, y], away, turned), ...inside] };
}

/** Whether a line goes from this point to the right: its name then stands on the left. */
function leadsRight(lines, x, y) {
  const at = (px, py) => Math.hypot(px - x, py - y) < 0.5;
  return lines.some(([a, b, c, d]) => (at(a, b) && c > a + 1) || (at(c, d) && a > c + 1));
}

function write({ node, text }, { x, y, align = "middle" }) {
  set(node, { class: "lf-tick lf-halo", "dominant-baseline": "central", x: fix(x), y: fix(y), "text-anchor": align });
  say(node, text);
}
