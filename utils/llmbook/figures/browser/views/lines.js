/** Curves over one axis, some of them strong, with points marked on them. */
import { columnOf, nameAbove, nameInColumn } from "../column.js";
import { classesOf, drawCurves } from "../curves.js";
import { picture, set, svg } from "../dom.js";
import { drawn } from "../drawn.js";
import { along, chosen, offering, slides } from "../hold.js";
import { boxOf } from "../labels.js";
import { drawLegs, drawPoint, drawUnder, nameSecond, told } from "../marked.js";
import { nameCurves, roomBeside } from "../naming.js";
import { across, BOTTOM, drawAxes, drawVeil, isLow, shadeLines, TOP, upwards } from "../plot.js";
import { fix, nearest } from "../scale.js";
import { fontsOf } from "../text.js";
import { large, numbers, read, readNumber, rowsOf, texts as named } from "../values.js";

const SPOT = ["at_x", "at_y", "to_x", "to_y"];
const [HELD, MARK, RING] = [{ wide: 20, high: 20 }, { wide: 8, high: 12 }, { wide: 28, high: 28 }]; // px, of points

export function create(host, view, name, take) {
  const parts = build(view, name);
  host.append(parts.root);
  let [scene, font] = [null, null]; // as it was drawn last
  const own = view.draw ? drawn(parts.root, view.draw, take) : null;
  if (own) {
    parts.root.classList.add("lf-draws");
    parts.root.append(own.group);
  }
  listen(parts, view, () => scene, take);
  const room = {}; // for names beside the curves, by width: what is played does not change the scale

  const redraw = (outputs) => {
    parts.hover.replaceChildren();
    font ??= fontsOf(parts.root);
    const data = dataOf(view, outputs);
    const width = Math.max(140, host.clientWidth);
    const up = upwards(view, data.y);
    const inside = (v) => (Number.isFinite(v) ? Math.max(TOP, Math.min(up.floor, up.sy(v))) : NaN);
    const heights = data.rows.map((row) => row.map(inside));
    room[width] = roomOf(view, room[width], data.texts, heights, width, font);
    scene = { ...up, ...across(view, data.x, up, width, room[width], font), ...data, view, width, heights, font };
    scene.xs = Array.from(data.x, scene.sx);
    scene.classes = classesOf(view, data.rows.length, data.strong);
    const shade = data.shade && data.shade.map(scene.sx);
    drawAxes(parts.grid, scene, view, shade, data.level);
    set(parts.cut, { width });
    const places = (row) => row.map((v, i) => [fix(scene.xs[i]), Number.isFinite(v) ? fix(up.beyond(v)) : null]);
    drawCurves(parts.curves, data.rows.map(places), scene.classes, data.strong, up.sy(Math.max(0, up.ylim[0])));
    if (parts.veil) drawVeil(parts.veil, Math.min(scene.sx(readNumber(view, "over", outputs)), scene.right), scene);
    own?.redraw({ ...scene, top: TOP }, numbers(view, "draw_x", outputs), numbers(view, "draw_y", outputs));
    const point = drawMarks(parts, scene);
    const still = shadeLines(view, shade, scene).map((line) => boxOf(line, line));
    const above = drawNames(parts, scene, point, still, room[width]);
    set(parts.root, { viewBox: `0 ${-above} ${width} ${view.tall + above}`, width, height: view.tall + above });
  };
  return { redraw };
}

/** What is shown, as numbers and words. */
function dataOf(view, outputs) {
  const x = read(view, "x", outputs).data;
  const y = read(view, "y", outputs).data;
  const rows = rowsOf(y, x.length);
  const alone = rows.length === 1 && !view.styles?.length;
  const shade = read(view, "shade", outputs)?.data;
  return { x, y, rows, texts: named(view, "labels", outputs) ?? [], shade: shade ? Array.from(shade) : null,
    strong: readNumber(view, "highlight", outputs) ?? (alone ? 0 : null), level: readNumber(view, "level", outputs),
    spot: SPOT.map((field) => readNumber(view, field, outputs)), legs: read(view, "legs", outputs)?.data,
    stops: read(view, "stops", outputs)?.data ?? x };
}

/** px for names on the right; in a column it may grow, for a name may be another word now. */
function roomOf(view, before, texts, heights, width, font) {
  if (view.column) return Math.max(before ?? 0, columnOf(texts, width, font));
  return before ?? (view.inside || view.key ? 0 : roomBeside(texts, heights, width, font));
}

/** Its elements, from behind to the front. */
function build(view, name) {
  const floor = view.tall - BOTTOM;
  const [grid, curves, labels, hover, leaders, level] = [0, 1, 2, 3, 4, 5].map(() => svg("g"));
  set(grid, { class: "lf-axes" });
  const look = { class: "lf-tick lf-halo", "dominant-baseline": "central" };
  const small = (attributes, words = "") => svg("text", { ...look, ...attributes }, words);
  const veil = view.fields.over ? svg("g", {}, svg("rect", { class: "lf-veil", y: TOP - 3, height: floor - TOP + 3 }),
    small({ y: TOP + 8, "text-anchor": "end" }, view.over_label ?? "")) : null;
  const cut = svg("svg", { y: TOP - 3, height: floor - TOP + 6 }, curves); // what leaves ylim
  set(hover, { "pointer-events": "none" });
  set(curves, { transform: `translate(0 ${3 - TOP})` });
  const guide = svg("path", { class: "lf-guide" });
  const legs = svg("g", { class: "lf-legs" }, svg("path"), small({}), small({}));
  const knob = svg("circle", { class: "lf-point", r: 6, ...(view.drag ? slides(view.xlabel || view.drag) : {}) });
  const pulled = view.pull ? { class: "lf-grip lf-hollow", ...slides(view.pull) } : { class: "lf-hollow" };
  const other = svg("circle", { ...pulled, r: 8 });
  const around = svg("circle", { class: "lf-around-grip", r: 14 }); // as the point that is dragged has it
  const second = small({}, view.to_label ?? "");
  const number = small({ class: "lf-tick lf-halo lf-now-number", "text-anchor": "middle" });
  const to = view.fields.to_x ? [other, second] : [];
  const points = view.pull ? [knob, around, ...to] : [...to, knob]; // a ring is seen around the point that covers it
  const marks = svg("g", {}, legs, guide, ...points);

  const root = picture(name, view.drag || view.pull || view.choose || view.draw, isLow(view) ? "lf-low" : "",
    grid, cut, ...(veil ? [veil] : []), leaders, level, labels, hover, marks, number);
  return { root, grid, cut, curves, veil, leaders, level, labels, hover, number,
    guide, legs, knob, other, around, second };
}

/** What can be taken hold of, and what is told under the pointer. @param {any} parts @param {() => any} scene now */
function listen({ root, labels, hover, knob, other }, view, scene, take) {
  const own = (node) => node.addEventListener("pointerdown", (event) => event.stopPropagation()); // not the plot's
  if (view.choose) {
    own(labels);
    root.classList.add("lf-choose");
    offering(labels, ".lf-end[aria-checked]", view.choose, take);
  }
  if (view.drag) {
    root.classList.add("lf-drag");
    const value = ({ at }, x) => (view.fields.stops ? {} : { value: at(x) });
    const to = (now, x) => ({ place: nearest(Array.from(now.stops, now.sx), x), ...value(now, x) });
    along(root, root, view.drag, (x) => scene() && to(scene(), x), take, knob);
  }
  root.classList.toggle("lf-follows", !view.drag && !view.pull);
  if (view.pull) {
    own(other);
    along(other, root, view.pull, (x) => scene() && { value: scene().at(x) - scene().spot[0] }, take);
  }
  if (view.draw) return; // under the hand of who draws nothing else is told
  root.addEventListener("pointermove", ({ buttons, clientX }) => {
    const held = (view.drag || view.pull) && buttons; // what is dragged tells its own number
    if (held || !scene()) return hover.replaceChildren();
    const { rows, strong } = scene();
    return drawUnder(hover, { ...scene(), values: rows[strong ?? 0] }, clientX - root.getBoundingClientRect().left);
  });
  root.addEventListener("pointerleave", () => hover.replaceChildren());
}

/** The points; returned is where the first is, and what moves with them. */
function drawMarks({ guide, knob, legs, other, around, second }, scene) {
  const { view, spot, xlim } = scene;
  const held = view.drag || view.pull;
  const plain = { plain: Boolean(view.fields.legs), aside: !view.fields.level && view.tells !== "x" };
  const point = drawPoint(guide, knob, scene, spot, plain);
  const moving = [boxOf(point, held ? HELD : MARK)];
  if (view.fields.to_x) {
    const [cx, cy] = [scene.sx(spot[2]), scene.sy(spot[3])];
    moving.push(...drawLegs(legs, other, scene, spot, scene.legs), boxOf({ x: cx, y: cy }, RING));
    set(around, { cx, cy });
    nameSecond(second, scene, spot.slice(2), scene.xs, scene.heights);
  }
  if (view.drag) set(knob, told(view, spot.slice(0, 2), xlim));
  if (view.pull) set(other, told(view, spot.slice(2), xlim));
  return { ...point, moving };
}

/** The names of curves and level, and the point's number; returned is how high names stand above the plot. */
function drawNames(parts, scene, { x, y, moving, guides }, still, room) {
  const { view, xs, heights, texts, classes, strong, spot, level, font, left, right, floor, width } = scene;
  const plot = { xs, heights, still, moving, guides, font, box: { left, right, top: TOP, bottom: floor },
    level: level === null ? null : { text: view.level_label, y: scene.sy(level) } };
  const apart = view.column && (room || view.choose); // they stand in a column, or above
  let above = 0;
  if (apart && room) nameInColumn(parts.labels, parts.leaders, { texts, classes, width }, plot);
  else if (apart) above = nameAbove(parts.labels, parts.leaders, { texts, classes, right: width }, plot);
  const tells = view.tells && !isLow(view) && !view.fields.to_x && Number.isFinite(spot[1]);
  const mark = { x, y, own: strong, text: tells ? large(spot[view.tells === "x" ? 0 : 1]) : "" };
  nameCurves({ group: parts.labels, level: parts.level, number: parts.number },
    apart ? null : { texts, classes, room, corner: view.key }, mark, plot);
  const choices = view.choose ? texts.slice(0, view.choices || heights.length) : [];
  choices.forEach((text, row) => set(chosen(parts.labels.children[row], row === strong), { "aria-label": text }));
  return above;
}
