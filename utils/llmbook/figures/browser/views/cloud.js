/** Named points in space: drag or arrow keys turn, scroll or + and − zoom. */
import { html, onTheme, palette, say, set } from "../dom.js";
import { chosenName, nearNames, topics, wordName, words } from "../cloudnames.js";
import { boxOf, place, toBox, toDot, toLines, WEIGHTS } from "../labels.js";
import { least } from "../scale.js";
import { START, steer } from "../steer.js";
import { fontsOf, textWidth } from "../text.js";
import { nameOf, read, readable, readNumber, texts } from "../values.js";

const [HEIGHT, LEAST] = [460, 300]; // px; on a phone it is hardly higher than wide
const tall = ({ width }) => Math.min(HEIGHT, Math.max(LEAST, Math.round(0.95 * width)));
const HELP = "Drag or use the arrow keys to turn; click, then scroll, or press + and − to zoom; 0 resets.";
const COLOURS = ["ink", "ground", ...Array.from({ length: 10 }, (_, i) => `group-${i}`)];

const [HIGH, REACH] = [16, 14]; // px, of a name; from a point to a pointer that is at it

export function create(host, view, name, take) {
  const canvas = html("canvas", { class: "lf-cloud", role: "img", "aria-label": name, tabindex: 0,
    "data-lm-suppress-shortcuts": "true" });
  const note = html("p", { class: "lf-note" }, HELP);
  host.append(canvas, note);
  let state = null;
  const camera = { ...START };
  let asked = false;
  const draw = () => {
    if (asked) return;
    asked = true; // at most once a frame, however many events come
    requestAnimationFrame(() => {
      asked = false;
      if (state) paint(canvas, state, camera);
    });
  };
  steer(canvas, camera, draw);
  canvas.addEventListener("pointermove", (event) => {
    if (!state || event.buttons) return;
    const found = under(state, event, canvas);
    if (found !== state.hover) draw();
    state.hover = found;
    say(note, found === null ? HELP : `${state.labels[found]}${topic(view, state, found)}`);
  });
  canvas.addEventListener("pointerleave", () => {
    if (state && state.hover !== null) draw();
    if (state) state.hover = null;
    say(note, HELP);
  });
  let down = null;
  canvas.addEventListener("pointerdown", ({ clientX, clientY }) => (down = { clientX, clientY }));
  canvas.addEventListener("click", (event) => { // and has not turned it
    const still = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < 4;
    const place = still && state && view.choose ? under(state, event, canvas) : null;
    if (place !== null) take({ [view.choose]: { place } });
  });
  const dispose = onTheme(draw);

  const redraw = (outputs) => {
    const [x, y, z] = ["x", "y", "z"].map((f) => read(view, f, outputs).data);
    const id = readNumber(view, "chosen", outputs);
    const ends = [x, y, z].map(middling);
    const middle = ends.map(([low, high]) => (low + high) / 2);
    const radius = Math.hypot(...ends.map(([low, high]) => (high - low) / 2)) || 1;
    state = { points: Array.from(x, (_, i) => [x[i], y[i], z[i]]), middle, radius, hover: state?.hover ?? null,
      labels: texts(view, "labels", outputs) ?? Array.from(x, (_, i) => `point ${i + 1}`),
      group: read(view, "group", outputs)?.data, groups: view.groups ?? [],
      at: read(view, "at", outputs)?.data, near: places(read(view, "near", outputs)),
      nearNames: texts(view, "near_labels", outputs) ?? [],
      chosen: id === null ? "" : nameOf(view, id), width: Math.max(240, host.clientWidth), size: 1 };
    state.size = fit(state);
    draw();
  };
  return { redraw, dispose };
}

/** (K, 3) numbers as K places. */
function places(near) {
  return Array.from({ length: near?.shape[0] ?? 0 }, (_, k) => Array.from(near.data).slice(3 * k, 3 * k + 3));
}

function topic(view, { group, points }, i) {
  const where = points[i].map((v) => readable(v, 2)).join(", ");
  return [view.groups?.[group?.[i]] ? `, ${view.groups[group[i]]}` : "", `, at ${where}`].join("");
}

/** The ends of an axis, without the two in a hundred that lie farthest out. */
function middling(numbers) {
  const sorted = Array.from(numbers).sort((a, b) => a - b);
  const cut = Math.floor(0.01 * sorted.length);
  return [sorted[cut], sorted.at(-1 - cut)];
}

/** Pixels for a unit of space, so that the cloud as first seen fills its frame. */
function fit(state) {
  const seen = state.points.map(projection(state, START));
  const span = (axis) => middling(seen.map((p) => p[axis])).reduce((low, high) => high - low);
  return Math.min((0.78 * state.width) / (span("x") || 1), (0.86 * tall(state)) / (span("y") || 1));
}

/** From space to pixels: turned about two axes, with a little perspective. */
function projection({ middle, radius, width, size: unit }, { yaw, pitch, zoom }, [right, down] = [0, 0]) {
  const size = unit * zoom;
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return (point) => {
    const [x, y, z] = point.map((v, axis) => v - middle[axis]);
    const [u, w] = [x * cy + z * sy, z * cy - x * sy];
    const [v, depth] = [y * cp - w * sp, y * sp + w * cp];
    const near = 1 / (1 - (0.22 * depth) / radius);
    return { depth: depth / radius,
      x: width / 2 + u * size * near + right, y: tall({ width }) / 2 - v * size * near + down };
  };
}

/** How far the cloud is moved, so that the chosen point and those near it are in the picture. @returns {any} px */
function moved(state, camera) {
  if (!state.at) return [0, 0];
  const seen = [Array.from(state.at), ...state.near].map(projection(state, camera));
  return [["x", state.width], ["y", tall(state)]].map(([axis, room]) => {
    const all = seen.map((point) => point[axis]);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const edge = axis === "x" ? Math.min(80, room / 7) : 36; // names stand beside
    if (high - low > room - 2 * edge) return room / 2 - (low + high) / 2;
    return Math.max(0, edge - low) - Math.max(0, high - room + edge);
  });
}

function paint(canvas, state, camera) {
  const pen = cleared(canvas, state);
  const [ink, ground, ...hues] = palette(canvas, COLOURS);
  const font = fontsOf(canvas);
  const project = projection(state, camera, moved(state, camera));
  state.seen = state.points.map(project);
  const order = state.points.map((_, i) => i).sort((a, b) => state.seen[a].depth - state.seen[b].depth);
  const scene = { ...state, ink, ground, font, project, order, zoom: camera.zoom,
    hue: (g) => hues[(g ?? 0) % hues.length],
    near: state.near.map(project), here: state.at && project(Array.from(state.at)) };
  drawPoints(pen, scene);
  const labels = [...topics(scene), ...(scene.here ? [chosenName(scene), ...nearNames(scene)] : words(scene))];
  const bold = { size: 14, weight: 600, fill: ink, strength: 1 };
  const hovered = state.hover === null ? null : sized({ ...wordName(scene, state.hover), ...bold }, font);
  const bounds = { left: 0, right: state.width, top: 0, bottom: tall(state) };
  const placed = place(labels.map((one) => sized(one, font)), obstacles(scene, hovered), bounds);
  for (const there of scene.near) if (scene.here) line(pen, scene.here, there, 0.8, 1.5, ink);
  placed.forEach((at, i) => at && write(pen, labels[i], at, scene));
  if (scene.here) ends(pen, scene.here, scene.near, [ink, ground]);
  if (hovered) write(pen, hovered, hovered.candidates[0], scene);
  pen.globalAlpha = 1;
}

const sized = (one, font) => ({ ...one, high: HIGH, wide: textWidth(one.text, font(one.size, one.weight)) });

/** The lines to what is near, and the points at both their ends; or the name at which the reader points. */
function obstacles({ here, near }, hovered) {
  if (!here) return hovered ? [{ gap: toBox(boxOf(hovered.candidates[0], hovered)) }] : [];
  const dots = [...near.map((at) => [at, 4]), [here, 7]];
  return [...near.map(({ x, y }) => ({ gap: toLines([[here.x, here.y, x, y]]), weight: WEIGHTS.line })),
    ...dots.map(([at, r]) => ({ gap: toDot(at, r) }))];
}

/** The canvas, empty, as large and as sharp as its place on the screen. */
function cleared(canvas, state) {
  const [width, height, dense] = [state.width, tall(state), window.devicePixelRatio || 1];
  set(canvas, { width: Math.round(width * dense), height: Math.round(height * dense) });
  canvas.style.setProperty("width", `${width}px`);
  canvas.style.setProperty("height", `${height}px`);
  const pen = canvas.getContext("2d");
  pen.setTransform(dense, 0, 0, dense, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.textBaseline = "middle";
  return pen;
}

function drawPoints(pen, { order, seen, group, at, hue, zoom }) {
  for (const i of order) {
    const { depth } = seen[i];
    pen.globalAlpha = (0.55 + 0.4 * Math.max(-1, Math.min(1, depth))) * (at ? 0.6 : 1);
    pen.fillStyle = hue(group?.[i]);
    dot(pen, seen[i], (3.4 + 1.6 * depth) * Math.sqrt(zoom));
  }
}

/** A name, and the line that leads to it where it stands farther off. */
function write(pen, { text, fill, size, weight, strength = 1 }, at, { font, ground, ink }) {
  const { x, y, align, from, box } = at;
  if (from) line(pen, from, { x: x - 2 * Math.sign(x - from.x), y }, 0.5, 1, ink);
  const left = align === "start" ? x : box.left;
  Object.assign(pen, { font: font(size, weight), globalAlpha: strength, lineWidth: 4, strokeStyle: ground,
    fillStyle: fill });
  pen.strokeText(text, left, y);
  pen.fillText(text, left, y);
}

function line(pen, from, to, globalAlpha, lineWidth, strokeStyle) {
  Object.assign(pen, { globalAlpha, lineWidth, strokeStyle });
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.lineTo(to.x, to.y);
  pen.stroke();
}

function dot(pen, { x, y }, radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 7);
  pen.fill();
}

/** These points, over the names' edges. */
function ends(pen, here, near, [ink, ground]) {
  Object.assign(pen, { globalAlpha: 1, fillStyle: ink, strokeStyle: ground, lineWidth: 1 });
  for (const [place, radius] of [[here, 6.5], ...near.map((place) => [place, 3])]) {
    dot(pen, place, radius);
    pen.stroke();
  }
}

/** The point under the pointer, or null. */
function under({ seen = [] }, event, canvas) {
  const box = canvas.getBoundingClientRect();
  const away = seen.map(({ x, y }) => Math.hypot(event.clientX - box.left - x, event.clientY - box.top - y));
  const nearest = least(away);
  return away[nearest] < REACH ? nearest : null;
}
