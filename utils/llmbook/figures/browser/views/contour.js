/** A surface from above as contour lines, and a ball on a path over it. */
import { boundary } from "../contours.js";
import { html, keep, onTheme, set, svg } from "../dom.js";
import { ring } from "../hold.js";
import { drawAxes, frame, hold, LEFT, paintField, TOP, trace } from "../plane.js";
import { fix, meets } from "../scale.js";
import { read, readable, readNumber } from "../values.js";

export function create(host, view, name, take) {
  const [grid, heights] = [0, 1].map(() => svg("g"));
  const cross = "M-7-7L7 7M-7 7L7-7";
  const goal = svg("g", {}, svg("path", { class: "lf-goal-edge", d: cross }), svg("path", { class: "lf-goal", d: cross })); // seen on the path, too
  const line = svg("path", { class: "lf-trail" });
  const dots = svg("g");
  const words = svg("g", { "pointer-events": "none" });
  const ball = svg("circle", { class: "lf-ball", r: 8 });
  const inner = svg("svg", {}, heights, line, dots, words, goal, ball); // cuts off what goes beyond the plane
  const canvas = html("canvas", { class: "lf-field", "aria-hidden": "true" });
  const drag = view.drag?.length ? view.drag : null;
  const root = svg("svg", { class: "lf-svg", role: drag ? "group" : "img", "aria-label": name }, grid, inner);
  let axes = null;
  const grip = drag && ring(root, drag, (x, y) => axes.numbers(x, y), take);
  if (drag) root.append(grip);
  host.append(html("div", { class: "lf-plane" }, canvas, root));
  let paint = null; // once more when the theme changes
  const dispose = onTheme(() => paint?.());
  let drawn = null; // the surface is drawn again only where it changed
  let told = null; // where the numbers stand, and the path that they keep clear of

  const redraw = (outputs) => {
    const field = read(view, "field", outputs);
    axes = frame(view, {}, Math.max(260, host.clientWidth));
    const { right, bottom } = axes;
    if (drawn?.width !== axes.width || !equal(drawn.data, field.data)) {
      drawn = { width: axes.width, data: field.data };
      set(root, { viewBox: `0 0 ${axes.width} ${axes.height}`, width: axes.width, height: axes.height });
      drawAxes(grid, axes, view);
      set(inner, { x: LEFT, y: TOP, width: right - LEFT, height: bottom - TOP,
        viewBox: `${LEFT} ${TOP} ${right - LEFT} ${bottom - TOP}` });
      const levels = view.levels ?? [];
      const rings = keep(heights, levels.length, () => svg("path", { class: "lf-height" }));
      const cuts = levels.map((level) => boundary(field, level));
      levels.forEach((level, i) => set(rings[i], { d: trace(cuts[i], field, axes) }));
      told = { at: [], cuts };
      paint = () => paintField(canvas, field, view, axes);
      paint();
    }
    const place = (point) => axes.beyond.map((map, axis) => fix(map(point[axis])));
    const aim = read(view, "goal", outputs);
    const wanted = aim && place(Array.from(aim.data));
    set(goal, { transform: wanted ? `translate(${wanted})` : null, class: wanted ? null : "lf-gone" });
    const path = read(view, "path", outputs);
    const way = along(path, place);
    const key = way.join(" ");
    if (told.key !== key) write(words, view, Object.assign(told, { key, goal: wanted }), field, axes, way);
    walk(way, readNumber(view, "at", outputs), { line, dots, ball });
    if (drag) hold(grip, [path.data[0], path.data[path.shape[1]]], axes);
  };
  return { redraw, dispose };
}

const [WIDE, HIGH] = [34, 20]; // px of a number and what is free around it
const NEAR = [0, -16, 16, -32, 32, -48, 48].flatMap((dx) => [0, HIGH, -HIGH].map((dy) => [dx, dy])) // px from a place to its name: none, if no path is there
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

/** Names of places, and on each level's line its number, where there is room and no path: as high up as may be, or where it was. */
function write(words, view, { cuts, at: stood, goal }, { shape: [rows, columns] }, { left, right, bottom, sx, sy, xlim, ylim }, way) {
  const at = ([c, r]) => [sx(xlim[0] + (c / (columns - 1)) * (xlim[1] - xlim[0])), sy(ylim[0] + (r / (rows - 1)) * (ylim[1] - ylim[0]))];
  const barred = way.flatMap(([a, b], k) => [[a, b, ...(way[k + 1] ?? [a, b])], ...(view.drag?.length && !k ? [[a - 14, b, a + 14, b], [a, b - 14, a, b + 14]] : [])]); // its start has a ring
  const crossed = (x, y, wide) => barred.some((line) => meets(line, [x - wide / 2, x + wide / 2, y]));
  const taken = (view.places ?? []).map(([x, y, text]) => {
    const wide = 8 * text.length;
    const [px, py] = NEAR.map(([dx, dy]) => [sx(x) + dx, sy(y) + dy])
      .find(([px, py]) => px - wide / 2 > left && px + wide / 2 < right && py > TOP + 10 && py < bottom - 10 && !crossed(px, py, wide)) ?? [sx(x), sy(y)];
    return { x: px, y: py, text, wide, name: true };
  });
  const [gx, gy] = goal ?? [NaN, NaN];
  const free = (x, y) => !(Math.abs(x - gx) < WIDE / 2 + 8 && Math.abs(y - gy) < HIGH) && x > left + 20 && x < right - 20 && y > TOP + 12 && y < bottom - 12 &&
    taken.every((one) => Math.abs(one.x - x) > (one.wide + WIDE) / 2 || Math.abs(one.y - y) > HIGH);
  for (const [i, level] of view.numbered ? view.levels.entries() : []) {
    if (i % 2 === 0) continue; // every second
    const all = cuts[i].map(([from]) => at(from)).filter(([x, y]) => free(x, y)).sort((a, b) => a[1] - b[1]);
    const found = [...(stood[i] && free(...stood[i]) ? [stood[i]] : []), ...all].find(([x, y]) => !crossed(x, y, WIDE)) ?? all[0];
    stood[i] = found;
    if (found) taken.push({ x: found[0], y: found[1], text: readable(level), wide: WIDE });
  }
  words.replaceChildren(...taken.map(({ x, y, text, name }) => svg("text", { class: name ? "lf-place lf-halo" : "lf-tick lf-halo", x: fix(x), y: fix(y),
    "text-anchor": "middle", "dominant-baseline": "central" }, text)));
}

/** The path's points, in pixels. */
const along = (path, place) => Array.from({ length: path?.shape[1] ?? 0 }, (_, i) => place([path.data[i], path.data[path.shape[1] + i]]));

function walk(way, at, { line, dots, ball }) {
  const points = way.slice(0, (at ?? way.length - 1) + 1);
  set(line, { d: points.map((p, i) => `${i ? "L" : "M"}${p.join(" ")}`).join("") });
  const made = keep(dots, points.length, () => svg("circle", { class: "lf-step", r: 2.5 }));
  points.forEach(([cx, cy], i) => set(made[i], { cx, cy }));
  if (points.length) set(ball, { cx: points.at(-1)[0], cy: points.at(-1)[1] });
  set(ball, { class: points.length ? "lf-ball" : "lf-gone" });
}

function equal(a, b) {
  if (a === b) return true;
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
