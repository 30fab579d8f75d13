/** Curves over one axis, one of them strong, with a point marked on it. */
import { keep, say, set, svg } from "../dom.js";
import { dragging, slides } from "../hold.js";
import { decades, extent, fix, inverse, linear, logarithmic, power, ticks } from "../scale.js";
import { read, readable, readNumber, shorten } from "../values.js";

const HEIGHT = 300;
const TOP = 14;
const BOTTOM = 46;
const NARROW = 560; // no room for names beside the curves
const CLOSE = 8; // px between two ends that are as good as one
const LEFT = 64; // "10,000", and the axis's name beside it

export function create(host, view, name, take) {
  const [grid, curves, marks, labels, hover] = [0, 1, 2, 3, 4].map(() => svg("g"));
  const cut = svg("svg", { y: TOP - 3, height: HEIGHT - BOTTOM - TOP + 6 }, curves); // what leaves ylim
  set(curves, { transform: `translate(0 ${3 - TOP})` });
  const guide = svg("path", { class: "lf-guide" });
  const knob = svg("circle", { class: "lf-point", r: 6, ...(view.drag ? slides(view.xlabel || view.drag) : {}) });
  marks.append(guide, knob);
  const root = svg("svg", { class: "lf-svg", role: view.drag ? "group" : "img", "aria-label": name },
    grid, cut, labels, hover, marks);
  host.append(root);
  let state = null;
  if (view.drag) {
    root.classList.add("lf-drag");
    dragging(root, root, { keys: knob,
      move: (x) => state && take({ [view.drag]: { place: nearest(state, x), value: state.at(x) } }),
      step: (across, up) => take({ [view.drag]: { by: across || up } }) });
  }
  root.addEventListener("pointermove", (event) => state && point(hover, state, event, root));
  root.addEventListener("pointerleave", () => hover.replaceChildren());

  const redraw = (outputs) => {
    const x = read(view, "x", outputs).data;
    const y = read(view, "y", outputs);
    const rows = y.shape.length === 2 ? y.shape[0] : 1;
    const texts = read(view, "labels", outputs)?.data ?? [];
    const strong = readNumber(view, "highlight", outputs) ?? (rows === 1 ? 0 : null);
    const width = Math.max(260, host.clientWidth);
    const right = width - (texts.length > 1 && width > NARROW ? 196 : 16);
    const xlim = view.xlim ?? extent(x);
    const ylim = view.ylim ?? extent(y.data);
    const [across, scale] = ["x", "y"].map((axis) => (view.log?.includes(axis) ? logarithmic : linear));
    const sx = across(...xlim, LEFT, right);
    const sy = scale(...ylim, HEIGHT - BOTTOM, TOP);
    set(root, { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT });
    set(cut, { width });
    axes(grid, { sx, sy, xlim, ylim, right, view });

    const line = (row) => y.data.slice(row * x.length, (row + 1) * x.length);
    const beyond = scale(...ylim, HEIGHT - BOTTOM, TOP, 10);
    const paths = keep(curves, rows, () => svg("path"));
    for (let row = 0; row < rows; row++) {
      const d = Array.from(line(row), (v, i) => `${i ? "L" : "M"}${fix(sx(x[i]))} ${fix(beyond(v))}`);
      set(paths[row], { d: d.join(""), class: row === strong ? "lf-line lf-strong" : "lf-line" });
    }
    const seen = (v) => Math.max(TOP, Math.min(HEIGHT - BOTTOM, sy(v)));
    nameCurves(labels, { texts, right, width, strong, xs: Array.from(x, sx),
      heights: texts.map((_, row) => Array.from(line(row), seen)) });
    mark(guide, knob, sx, sy, readNumber(view, "at_x", outputs), readNumber(view, "at_y", outputs));
    state = { x, values: line(strong ?? 0), sx, sy, view, at: inverse(xlim, LEFT, right, view.log?.includes("x")) };
    if (view.drag) set(knob, told(view, outputs, xlim));
  };
  return { redraw };
}

function axes(grid, { sx, sy, xlim, ylim, right, view }) {
  const parts = [];
  const [logX, logY] = ["x", "y"].map((axis) => view.log?.includes(axis));
  for (const tick of (logY ? decades : ticks)(...ylim)) {
    parts.push(svg("line", { class: "lf-grid", x1: LEFT, x2: right, y1: sy(tick), y2: sy(tick) }),
      svg("text", { class: "lf-tick", x: LEFT - 8, y: sy(tick), "text-anchor": "end",
        "dominant-baseline": "central" }, logY ? power(tick) : readable(tick)));
  }
  for (const tick of (logX ? decades : ticks)(...xlim, right > 420 ? 6 : 4)) {
    parts.push(svg("text", { class: "lf-tick", x: sx(tick), y: HEIGHT - BOTTOM + 18,
      "text-anchor": "middle" }, logX ? power(tick) : readable(tick)));
  }
  parts.push(svg("text", { class: "lf-axis", x: (LEFT + right) / 2, y: HEIGHT - 6,
    "text-anchor": "middle" }, view.xlabel ?? ""));
  parts.push(svg("text", { class: "lf-axis", "text-anchor": "middle",
    transform: `translate(12 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)` }, view.ylabel ?? ""));
  grid.replaceChildren(...parts);
}

/**
 * Names at the ends of the curves, over them where it is narrow, pushed apart where they would overlap. Where all
 * ends lie together, names there would name nothing: they stand where the curves lie farthest apart.
 */
function nameCurves(group, { texts, right, width, strong, xs, heights }) {
  const shown = texts.length > 1 ? texts : [];
  if (!shown.length) return group.replaceChildren();
  const apart = Array.from(xs, (_, i) => gap(heights.map((ys) => ys[i])));
  const best = apart.indexOf(Math.max(...apart));
  const meet = apart.at(-1) < CLOSE && apart[best] > 2 * CLOSE; // at the end, and not before it
  const inside = width <= NARROW || meet;
  const at = meet ? best : xs.length - 1;
  const ends = heights.map((ys) => ys[at] - (inside ? 11 : 0));
  const order = shown.map((_, i) => i).sort((a, b) => ends[a] - ends[b]);
  const places = [];
  let last = inside ? TOP - 9 : -Infinity;
  for (const i of order) places[i] = last = Math.max(ends[i], last + 17);
  last = HEIGHT - BOTTOM + 17;
  for (const i of order.reverse()) places[i] = last = Math.min(places[i], last - 17);
  const made = keep(group, shown.length, () => svg("text", { "dominant-baseline": "central" }));
  const begins = !inside || xs[at] < (LEFT + right) / 2; // there, and does not end there
  const x = inside ? xs[at] + (begins ? 8 : -2) : right + 8;
  shown.forEach((text, i) => {
    set(made[i], { x: fix(x), y: fix(places[i]), "text-anchor": begins ? "start" : "end",
      class: `lf-end${i === strong ? " lf-strong" : ""}${inside ? " lf-halo" : ""}` });
    say(made[i], shorten(text, 23));
  });
}

/** How near two of some numbers come to each other at the least. */
function gap(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.min(...sorted.slice(1).map((n, i) => n - sorted[i]));
}

function mark(guide, knob, sx, sy, x, y) {
  const none = x === null || y === null;
  const [px, py] = none ? [0, 0] : [fix(sx(x)), fix(sy(y))];
  set(guide, { d: none ? "" : `M${px} ${HEIGHT - BOTTOM}V${py}H${LEFT}` });
  set(knob, { cx: px, cy: py });
  knob.classList.toggle("lf-gone", none);
}

/** The marked point in numbers, as a slider tells them. */
function told(view, outputs, [low, high]) {
  const [x, y] = ["at_x", "at_y"].map((field) => readNumber(view, field, outputs));
  return { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": x,
    "aria-valuetext": `${readable(x)}; ${view.ylabel || "height"} ${readable(y)}` };
}

/** Which of the axis' numbers lies nearest to a place in pixels. */
function nearest({ x, sx }, place) {
  let near = 0;
  for (let i = 1; i < x.length; i++) {
    if (Math.abs(sx(x[i]) - place) < Math.abs(sx(x[near]) - place)) near = i;
  }
  return near;
}

/** The numbers under the pointer. */
function point(group, { x, values, sx, sy, view }, event, root) {
  const near = nearest({ x, sx }, event.clientX - root.getBoundingClientRect().left);
  const [px, py] = [sx(x[near]), sy(values[near])];
  const text = `${readable(values[near])} at ${readable(x[near])} ${view.xlabel ?? ""}`;
  group.replaceChildren(svg("circle", { class: "lf-hover", cx: px, cy: py, r: 4 }),
    svg("text", { class: "lf-tick lf-halo", x: px, y: Math.max(12, py - 14),
      "text-anchor": px > 240 ? "end" : "start" }, text));
}
