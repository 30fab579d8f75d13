/** Points in the plane; behind them a field with its boundary, and lines or arrows. */
import { html, keep, onTheme, palette, say, set, svg } from "../dom.js";
import { extent, linear, ticks } from "../scale.js";
import { read, readable, readNumber, texts } from "../values.js";
import { boundary } from "../contours.js";

const SHAPES = ["M-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0Z", "M-5-5H5V5H-5Z", "M0-6.5L6 5H-6Z", "M0-7L7 0L0 7L-7 0Z",
  "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z", "M0 6.5L6-5H-6Z"];
const [TOP, BOTTOM, LEFT] = [10, 46, 52];

export function create(host, view, name) {
  const [grid, edges, points, labels] = [0, 1, 2, 3].map(() => svg("g"));
  const lines = svg("svg"); // a frame of its own, which cuts off what goes beyond the plane
  const canvas = html("canvas", { class: "lf-field", "aria-hidden": "true" });
  const root = svg("svg", { class: "lf-svg", role: "img", "aria-label": name }, grid, edges, lines, points, labels);
  const legend = html("p", { class: "lf-legend" });
  host.append(html("div", { class: "lf-plane" }, canvas, root), legend);
  let paint = null; // once more when the theme changes
  onTheme(() => paint?.());
  drawLegend(legend, view.groups ?? []);

  return (outputs) => {
    const data = Object.fromEntries(["x", "y", "group", "field", "segments"].map((f) => [f, read(view, f, outputs)]));
    const axes = frame(view, data, Math.max(260, host.clientWidth));
    set(root, { viewBox: `0 0 ${axes.width} ${axes.height}`, width: axes.width, height: axes.height });
    drawAxes(grid, axes, view);
    paint = data.field && (() => paintField(canvas, data.field, view, axes));
    paint?.();
    const cut = data.field && view.level !== undefined ? boundary(data.field, view.level) : [];
    set(keep(edges, 1, () => svg("path", { class: "lf-boundary" }))[0], { d: trace(cut, data.field, axes) });
    const { right, bottom } = axes;
    set(lines, { x: LEFT, y: TOP, width: right - LEFT, height: bottom - TOP,
      viewBox: `${LEFT} ${TOP} ${right - LEFT} ${bottom - TOP}` });
    drawSegments(lines, data.segments, { view, axes, strong: readNumber(view, "highlight", outputs),
      labels: texts(view, "segment_labels", outputs) });
    drawPoints(points, data, axes);
    drawLabels(labels, texts(view, "labels", outputs) ?? [], data, axes);
  };
}

/** The plane's limits, and how they map to pixels. */
function frame(view, { x, y, segments }, width) {
  const ends = (at) => (segments ? Array.from(segments.data).filter((_, i) => i % 2 === at) : []);
  const padded = (numbers) => {
    const [low, high] = extent(numbers);
    return [low - 0.06 * (high - low), high + 0.06 * (high - low)];
  };
  const xlim = view.xlim ?? padded([...x.data, ...ends(0)]);
  const ylim = view.ylim ?? padded([...y.data, ...ends(1)]);
  const most = Math.min(width - 12, 640);
  const wide = view.equal ? Math.min(most - LEFT, 440) : most - LEFT;
  const high = view.equal ? (wide * (ylim[1] - ylim[0])) / (xlim[1] - xlim[0]) : Math.min(380, wide * 0.72);
  return { xlim, ylim, width, height: TOP + high + BOTTOM, right: LEFT + wide, bottom: TOP + high,
    sx: linear(...xlim, LEFT, LEFT + wide), sy: linear(...ylim, TOP + high, TOP) };
}

function drawAxes(group, { xlim, ylim, right, bottom, sx, sy }, view) {
  const text = (attributes, words) => svg("text", { class: "lf-tick", ...attributes }, words);
  group.replaceChildren(svg("rect", { class: "lf-frame", x: LEFT, y: TOP, width: right - LEFT, height: bottom - TOP }),
    ...ticks(...xlim, right > 380 ? 6 : 4).map((t) =>
      text({ x: sx(t), y: bottom + 18, "text-anchor": "middle" }, readable(t))),
    ...ticks(...ylim).map((t) =>
      text({ x: LEFT - 8, y: sy(t), "text-anchor": "end", "dominant-baseline": "central" }, readable(t))),
    text({ class: "lf-axis", x: (LEFT + right) / 2, y: bottom + 40, "text-anchor": "middle" }, view.xlabel ?? ""),
    text({ class: "lf-axis", "text-anchor": "middle",
      transform: `translate(12 ${(TOP + bottom) / 2}) rotate(-90)` }, view.ylabel ?? ""));
}

/** The field as shade: below the level in the colour of group 0, above it in that of group 1. */
function paintField(canvas, { shape: [rows, columns], data }, view, { right, bottom }) {
  const colours = palette(canvas, ["accent", "second"]);
  const [low, high] = extent(data);
  const middle = view.level ?? high;
  const span = Math.max(high - middle, middle - low) || 1;
  set(canvas, { width: columns, height: rows });
  for (const [property, value] of Object.entries({ left: LEFT, top: TOP, width: right - LEFT, height: bottom - TOP })) {
    canvas.style.setProperty(property, `${value}px`);
  }
  const pen = canvas.getContext("2d");
  pen.clearRect(0, 0, columns, rows);
  for (let i = 0; i < data.length; i++) {
    const strength = (data[i] - middle) / span;
    pen.globalAlpha = 0.42 * (view.level === undefined ? 1 + strength : Math.abs(strength));
    pen.fillStyle = colours[strength > 0 ? 1 : 0];
    pen.fillRect(i % columns, rows - 1 - Math.floor(i / columns), 1, 1);
  }
}

function trace(pieces, field, { xlim, ylim, sx, sy }) {
  if (!field) return "";
  const [rows, columns] = field.shape;
  const at = ([c, r]) => `${fix(sx(xlim[0] + (c / (columns - 1)) * (xlim[1] - xlim[0])))} ` +
    `${fix(sy(ylim[0] + (r / (rows - 1)) * (ylim[1] - ylim[0])))}`;
  return pieces.map(([from, to]) => `M${at(from)}L${at(to)}`).join("");
}

function drawSegments(group, segments, { view, axes, strong, labels }) {
  const { xlim, ylim, right, bottom } = axes;
  const sx = (v) => LEFT + ((v - xlim[0]) / (xlim[1] - xlim[0])) * (right - LEFT);
  const sy = (v) => bottom - ((v - ylim[0]) / (ylim[1] - ylim[0])) * (bottom - TOP);
  const count = segments?.shape[0] ?? 0;
  const made = keep(group, count, () => svg("g", {}, svg("path"), svg("path"),
    svg("text", { class: "lf-label lf-halo", "text-anchor": "middle", "dominant-baseline": "central" })));
  for (let i = 0; i < count; i++) {
    const [x1, y1, x2, y2] = segments.data.slice(4 * i, 4 * i + 4);
    const [a, b, c, d] = [sx(x1), sy(y1), sx(x2), sy(y2)].map(fix);
    const [line, head, text] = made[i].children;
    const turn = Math.atan2(d - b, c - a);
    set(made[i], { class: `lf-segment${i === strong ? " lf-strong" : ""}` });
    set(line, { d: `M${a} ${b}L${c} ${d}` });
    set(head, { class: "lf-head", d: view.arrows ? "M0 0L-11 4.5V-4.5Z" : "",
      transform: `translate(${c} ${d}) rotate(${fix((turn * 180) / Math.PI)})` });
    set(text, { x: c + 16 * Math.cos(turn), y: d + 14 * Math.sin(turn) });
    say(text, labels?.[i] ?? "");
  }
}

function drawPoints(nodes, { x, y, group }, { sx, sy }) {
  const made = keep(nodes, x.data.length, () => svg("path"));
  for (let i = 0; i < x.data.length; i++) {
    const kind = Number(group?.data[i] ?? 0) % SHAPES.length;
    set(made[i], { class: `lf-mark lf-group-${kind}`, d: SHAPES[kind],
      transform: `translate(${fix(sx(x.data[i]))} ${fix(sy(y.data[i]))})` });
  }
}

/** Whether a line goes from this point to the right: its name then stands on the left. */
function leadsRight(segments, x, y) {
  const { data = [] } = segments ?? {};
  for (let i = 0; i < data.length; i += 4) {
    const [x1, y1, x2, y2] = data.slice(i, i + 4);
    if ((x1 === x && y1 === y && x2 > x) || (x2 === x && y2 === y && x1 > x)) return true;
  }
  return false;
}

function drawLabels(nodes, labels, { x, y, segments }, { sx, sy, right }) {
  const made = keep(nodes, labels.length, () => svg("text", { class: "lf-tick lf-halo", "dominant-baseline": "central" }));
  labels.forEach((text, i) => {
    const place = sx(x.data[i]);
    const flip = place > right - 8 * text.length - 12 || leadsRight(segments, x.data[i], y.data[i]);
    set(made[i], { x: fix(place + (flip ? -10 : 10)), y: fix(sy(y.data[i])), "text-anchor": flip ? "end" : "start" });
    say(made[i], text);
  });
}

function drawLegend(legend, groups) {
  legend.replaceChildren(...groups.map((text, i) => html("span", {},
    svg("svg", { class: "lf-key", viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true" },
      svg("path", { class: `lf-mark lf-group-${i}`, d: SHAPES[i] })), text)));
}

function fix(value) {
  return Math.round(value * 10) / 10;
}
