/** Points in the plane; behind them a field with its boundary, and lines or arrows. */
import { boundary } from "../contours.js";
import { html, onTheme, picture, set, sized, svg } from "../dom.js";
import { chosen, dragging, offering, ring } from "../hold.js";
import { bare, drawAxes, frame, hold, paintField, placed, TOP, trace } from "../plane.js";
import { nameAll } from "../pointed.js";
import { crossesOver, drawLegend, drawPoints, drawSegments, ringAround } from "../points.js";
import { fix, least } from "../scale.js";
import { fontsOf } from "../text.js";
import { read, readNumber, rowsOf, texts } from "../values.js";

const REACH = 22; // px
const DATA = ["x", "y", "group", "size", "crossed", "field", "segments", "path"];

export function create(host, view, name, take) {
  const parts = build(host, view, name);
  const { root, points, circle } = parts;
  let [scene, path, font] = [null, null, null]; // as it was drawn last
  const grips = view.drag.map((pair) => ring(root, pair, (x, y) => told(view, scene.axes.numbers(x, y), path), take));
  root.append(...grips, ...(view.fields.chosen ? [circle] : []));
  const nearest = ({ clientX, clientY }) => {
    const box = root.getBoundingClientRect();
    return nearestTo(scene?.places ?? [], clientX - box.left, clientY - box.top);
  };
  if (view.choose) {
    const choose = offering(points, ".lf-mark", view.choose, take);
    root.addEventListener("click", (event) => { // a finger is wider than a point
      const { place, away } = nearest(event);
      if (!event.target.closest(".lf-mark") && away < REACH) choose(place);
    });
    drawnAlong(circle, root, (x, y) => nearestTo(scene.places, x, y).place, choose);
  }
  const names = { pointed: -1, texts: [], tips: [], now: null };
  const nameThem = () => nameAll(parts.labels, scene.arrows, names, scene);
  if (view.fields.labels) pointing(root, nearest, names, () => scene && nameThem());
  let paint = null; // once more when the theme changes
  const dispose = onTheme(() => paint?.());

  const redraw = (outputs) => {
    font ??= fontsOf(root);
    /** @type {any} */
    const data = Object.fromEntries(DATA.map((field) => [field, read(view, field, outputs)]));
    path = data.path?.data;
    const axes = { ...frame(view, data, Math.max(view.tall ? 140 : 260, host.clientWidth)), font };
    const margin = Math.max(0, (host.clientWidth - axes.width) / 2); // it stands in the middle
    parts.legend.style.setProperty("padding-inline-start", `${fix(margin + axes.left)}px`);
    setFrames(parts, axes);
    drawAxes(parts.grid, axes, view);
    paint = data.field && (() => paintField(parts.canvas, data.field, view, axes));
    paint?.();
    const edge = data.field && view.level !== undefined ? boundary(data.field, view.level) : [];
    set(parts.edge, { d: trace(edge, data.field, axes) });
    const places = Array.from(data.x.data, (x, i) => [axes.sx(x), axes.sy(data.y.data[i])]);
    const strong = readNumber(view, "highlight", outputs);
    const lines = inPixels(data.segments, axes);
    const arrows = drawSegments(parts.lines, parts.front, lines, view, strong);
    drawPoints(points, places, data, axes);
    set(parts.crosses, { d: crossesOver(places, data.crossed) });
    const now = readNumber(view, "chosen", outputs);
    const around = now !== null && now >= 0 ? ringAround(places, now) : 0;
    circle.classList.toggle("lf-gone", !around); // none of them
    const [cx, cy] = around ? places[now].map(fix) : [];
    if (around) set(circle, { ...(view.choose ? { r: around } : {}), cx, cy });
    const [said, tips] = ["labels", "segment_labels"].map((field) => texts(view, field, outputs) ?? []);
    Object.assign(names, { texts: said, tips, now });
    if (view.choose) {
      const label = (i) => ({ "aria-label": names.texts[i] ?? `point ${i + 1}` });
      places.forEach((_, i) => set(chosen(points.children[i], i === now), label(i)));
    }
    scene = { axes, places, lines, arrows, strong, ring: around, crossed: data.crossed, size: data.size,
      cut: placed(edge, data.field, axes), grips: view.polar ? 0 : grips.length, polar: view.polar };
    nameThem();
    grips.forEach((grip, i) => hold(grip, held(view, data, strong, grips.length - i), axes));
  };
  return { redraw, dispose };
}

/** Its elements. What goes beyond the plane is cut off by frames of their own. */
function build(host, view, name) {
  const [grid, points, labels] = [0, 1, 2].map(() => svg("g"));
  const edge = svg("path", { class: "lf-boundary" });
  const [lines, front] = [0, 1].map(() => svg("svg"));
  set(front, { "pointer-events": "none" });
  const crosses = svg("path", { class: "lf-cross" });
  const canvas = html("canvas", { class: "lf-field", "aria-hidden": "true" });
  const root = picture(name, view.drag.length || view.choose, view.choose ? "lf-choose" : "",
    grid, svg("g", {}, edge), lines, points, crosses, front, labels);
  const circle = svg("circle", view.choose ? { class: "lf-grip", r: 13 } : { class: "lf-outline", r: 8.5 });
  const legend = html("p", { class: bare(view) ? "lf-legend lf-bare" : "lf-legend" });
  drawLegend(legend, view.groups ?? []);
  host.append(html("div", { class: view.tall ? "lf-plane lf-low" : "lf-plane" }, canvas, root), legend);
  return { grid, edge, points, labels, lines, front, crosses, canvas, root, circle, legend };
}

function setFrames({ root, lines, front }, { left, right, bottom, width, height }) {
  sized(root, width, height);
  const inside = { x: left, y: TOP, width: right - left, height: bottom - TOP };
  for (const box of [lines, front]) set(box, { ...inside, viewBox: Object.values(inside).join(" ") });
}

/** Lines as they are drawn: x, y, x, y. @param {any} segments @param {any} axes */
function inPixels(segments, { beyond: [sx, sy] }) {
  return segments ? rowsOf(segments.data, 4).map((ends) => ends.map((value, i) => fix([sx, sy][i % 2](value)))) : [];
}

function nearestTo(places, x, y) {
  const away = places.map(([px, py]) => Math.hypot(x - px, y - py));
  const place = least(away);
  return { place, away: away[place] };
}

/** The ring around the chosen point is drawn along the others. */
function drawnAlong(circle, root, find, choose) {
  let along = null; // the point that a pointer has come to
  dragging(circle, root, {
    begin: () => (along = null),
    move: (x, y) => {
      const place = find(x, y);
      if (place !== along) choose(place);
      along = place;
    },
    step: () => {}, // the points themselves hear the keys
  });
}

/** Of many points the one under the pointer has its name, too. */
function pointing(root, nearest, names, changed) {
  const point = (place) => {
    if (place === names.pointed) return;
    names.pointed = place;
    changed();
  };
  const seek = (event) => {
    const { place, away } = nearest(event);
    point(away < REACH ? place : -1);
  };
  for (const way of ["pointermove", "pointerdown"]) root.addEventListener(way, seek);
  root.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType !== "touch") point(-1); // a finger has left when its name is read
  });
}

/** Where a grip is: at the end of the strong segment, which turns, or at a point, so many from the end. */
function held(view, { x, y, segments }, strong, fromEnd) {
  if (view.polar) return Array.from(segments.data).slice(4 * strong + 2, 4 * strong + 4);
  return [x, y].map(({ data }) => data[data.length - fromEnd]);
}

/** A place as its two sliders have it: x and y, or their powers of ten; degrees and length; or how far along a path. */
function told({ polar, log = "" }, [x, y], path) {
  if (path) {
    const [x1, y1, across, up] = [path[0], path[1], path[2] - path[0], path[3] - path[1]];
    return [((x - x1) * across + (y - y1) * up) / (across * across + up * up)];
  }
  if (polar) return [(Math.atan2(y, x) * 180) / Math.PI, Math.hypot(x, y)];
  return [log.includes("x") ? Math.log10(x) : x, log.includes("y") ? Math.log10(y) : y];
}
