/** A surface from above as contour lines, and a ball on a path over it. */
import { onContour } from "../candidates.js";
import { boundary } from "../contours.js";
import { CENTRAL, each, html, onTheme, picture, set, sized, svg } from "../dom.js";
import { ring } from "../hold.js";
import { place, toDot, toLines, WEIGHTS } from "../labels.js";
import { drawAxes, frame, hold, LEFT, paintField, placed, TOP, trace } from "../plane.js";
import { fix } from "../scale.js";
import { fontsOf, textWidth } from "../text.js";
import { read, readable, readNumber } from "../values.js";

export function create(host, view, name, take) {
  const [grid, heights] = [0, 1].map(() => svg("g"));
  const cross = "M-7-7L7 7M-7 7L7-7";
  const goal = svg("g", {}, ...["lf-goal-edge", "lf-goal"].map((look) => svg("path", { class: look, d: cross })));
  const line = svg("path", { class: "lf-trail" });
  const dots = svg("g");
  const words = svg("g", { "pointer-events": "none" });
  const ball = svg("circle", { class: "lf-ball", r: 8 });
  const inner = svg("svg", {}, heights, line, dots, words, goal, ball); // cuts off what goes beyond the plane
  const canvas = html("canvas", { class: "lf-field", "aria-hidden": "true" });
  const drag = view.drag?.length ? view.drag : null;
  const root = picture(name, drag, "", grid, inner);
  let [axes, font] = [null, null];
  const grip = drag && ring(root, drag, (x, y) => axes.numbers(x, y), take);
  if (drag) root.append(grip);
  host.append(html("div", { class: "lf-plane" }, canvas, root));
  let paint = null; // once more when the theme changes
  const dispose = onTheme(() => paint?.());
  let drawn = null; // the surface is drawn again only where it changed
  let told = null; // where the numbers stand, and the path that they keep clear of

  const redraw = (outputs) => {
    font ??= fontsOf(root);
    const field = read(view, "field", outputs);
    axes = { ...frame(view, {}, Math.max(260, host.clientWidth)), font };
    const { right, bottom } = axes;
    if (drawn?.width !== axes.width || !equal(drawn.data, field.data)) {
      drawn = { width: axes.width, data: field.data };
      sized(root, axes.width, axes.height);
      drawAxes(grid, axes, view);
      set(inner, { x: LEFT, y: TOP, width: right - LEFT, height: bottom - TOP,
        viewBox: `${LEFT} ${TOP} ${right - LEFT} ${bottom - TOP}` });
      const cuts = (view.levels ?? []).map((level) => boundary(field, level));
      each(heights, cuts, () => svg("path", { class: "lf-height" }), (ring, cut) =>
        set(ring, { d: trace(cut, field, axes) }));
      told = { stood: [], cuts };
      paint = () => paintField(canvas, field, view, axes);
      paint();
    }
    const inPixels = (point) => axes.beyond.map((map, axis) => fix(map(point[axis])));
    const aim = read(view, "goal", outputs);
    const wanted = aim && inPixels(Array.from(aim.data));
    set(goal, { transform: wanted ? `translate(${wanted})` : null, class: wanted ? null : "lf-gone" });
    const path = read(view, "path", outputs);
    const way = along(path, inPixels);
    const key = way.join(" ");
    if (told.key !== key) write(words, view, Object.assign(told, { key, goal: wanted }), field, axes, way);
    walk(way, readNumber(view, "at", outputs), { line, dots, ball });
    if (drag) hold(grip, [path.data[0], path.data[path.shape[1]]], axes);
  };
  return { redraw, dispose };
}

const HIGH = 20; // px of a name, with what is free around it
const [GOAL, GRIP] = [12, 18]; // px from their middles to their edges
const NEAR = [0, -16, 16, -32, 32, -48, 48].flatMap((dx) => [0, HIGH, -HIGH].map((dy) => [dx, dy])); // px from a place

/** Names of places, and on every second level's line its number, as high up as may be or where it was; on no path. */
function write(words, view, { cuts, goal, stood }, field, axes, way) {
  const { left, right, bottom, sx, sy, font } = axes;
  const places = (view.places ?? []).map(([x, y, text]) => ({ text, look: "lf-place", priority: 1, high: HIGH,
    wide: textWidth(text, font(13.5)),
    candidates: NEAR.map(([dx, dy]) => ({ x: sx(x) + dx, y: sy(y) + dy, cost: Math.hypot(dx, dy) })) }));
  const number = (i) => ({ i, text: readable(view.levels[i]), look: "lf-tick", high: HIGH, stood: stood[i],
    wide: textWidth(readable(view.levels[i]), font(12.5)) + 8, most: WEIGHTS.hard - 1,
    candidates: onContour(placed(cuts[i], field, axes)) });
  const numbers = (view.numbered ? view.levels : []).flatMap((_, i) => (i % 2 ? [number(i)] : []));
  const path = { gap: toLines(way.slice(1).map((to, k) => [...way[k], ...to])), weight: WEIGHTS.line };
  const around = ([x, y], half) => ({ gap: toDot({ x, y }, half) });
  const points = [...(goal ? [around(goal, GOAL)] : []), ...(view.drag?.length ? [around(way[0], GRIP)] : [])];
  const labels = [...places, ...numbers];
  const bounds = { left: left + 4, right: right - 4, top: TOP + 4, bottom: bottom - 4 };
  words.replaceChildren(...place(labels, [path, ...points], bounds).flatMap((at, k) => {
    const { i, look, text } = labels[k];
    if (i !== undefined) stood[i] = at;
    return at ? [svg("text", { class: `${look} lf-halo`, x: fix(at.x), y: fix(at.y), ...CENTRAL }, text)] : [];
  }));
}

/** The path's points, in pixels. */
function along(path, inPixels) {
  const length = path?.shape[1] ?? 0;
  return Array.from({ length }, (_, i) => inPixels([path.data[i], path.data[length + i]]));
}

function walk(way, at, { line, dots, ball }) {
  const points = way.slice(0, (at ?? way.length - 1) + 1);
  set(line, { d: points.map((p, i) => `${i ? "L" : "M"}${p.join(" ")}`).join("") });
  each(dots, points, () => svg("circle", { class: "lf-step", r: 2.5 }), (dot, [cx, cy]) => set(dot, { cx, cy }));
  if (points.length) set(ball, { cx: points.at(-1)[0], cy: points.at(-1)[1] });
  set(ball, { class: points.length ? "lf-ball" : "lf-gone" });
}

const equal = (a, b) => a === b || (a.length === b.length && a.every((value, i) => value === b[i]));
