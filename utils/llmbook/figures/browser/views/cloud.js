/** Named points in space: drag or arrow keys turn, scroll or + and − zoom. */
import { html, onTheme, palette, say, set } from "../dom.js";
import { least, meets } from "../scale.js";
import { START, steer } from "../steer.js";
import { nameOf, read, readable, readNumber, texts } from "../values.js";

const [HEIGHT, LEAST] = [460, 300]; // px; on a phone it is hardly higher than wide
const tall = ({ width }) => Math.min(HEIGHT, Math.max(LEAST, Math.round(0.95 * width)));
const HELP = "Drag or use the arrow keys to turn; click, then scroll, or press + and − to zoom; 0 resets.";
const COLOURS = ["ink", "ground", ...Array.from({ length: 10 }, (_, i) => `group-${i}`)];

const AROUND = [[9, 0], [-9, 0], [0, -15], [0, 15], [7, -12], [7, 12], [-7, -12], [-7, 12]]; // px, of a name beside its point
const FARTHER = [[26, 0], [-26, 0], [20, -18], [-20, -18], [20, 18], [-20, 18], [26, -36], [-26, -36],
  [0, -32], [0, 32], [46, -8], [-46, -8], [46, 12], [-46, 12], [44, -30], [-44, -30], [44, 34], [-44, 34], [20, -52], [-20, -52]]; // of one that a line leads to
const SIDES = [[12, 0], [-12, 0], [0, -19], [0, 19]]; // of the chosen point's name
const DISC = 11; // px: what is as near to the chosen point lies under it
const TRIED = [0, -18, 18, -34, 34, -50, 50].flatMap((down) => [0, -30, 30, -60, 60].map((across) => [across, down]))
  .sort((one, other) => far(one) - far(other)); // of a topic's name, from the middle of its points
function far([across, down]) {
  return Math.abs(across) / 2 + Math.abs(down);
}
const [THROUGH, FAR] = [5, 1.5]; // how bad it is that a line runs through a name, and that it stands farther off
const [LONG, TANGLED] = [30, 0.5]; // px of the line to it that count for one; and that this crosses another

export function create(host, view, name, take) {
  const canvas = html("canvas", { class: "lf-cloud", role: "img", "aria-label": name, tabindex: 0,
    "data-lm-suppress-shortcuts": "true" });
  const note = html("p", { class: "lf-note", "aria-live": "polite" }, HELP);
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
  return `${view.groups?.[group?.[i]] ? `, ${view.groups[group[i]]}` : ""}, at ${where}`;
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
    return { x: width / 2 + u * size * near + right, y: tall({ width }) / 2 - v * size * near + down, depth: depth / radius };
  };
}

/** How far the cloud is moved, so that the chosen point and those near it are in the picture: pixels. */
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
  const { width, points, labels, group, groups } = state;
  const height = tall(state);
  const dense = window.devicePixelRatio || 1;
  set(canvas, { width: Math.round(width * dense), height: Math.round(height * dense) });
  canvas.style.setProperty("width", `${width}px`);
  canvas.style.setProperty("height", `${height}px`);
  const pen = canvas.getContext("2d");
  pen.setTransform(dense, 0, 0, dense, 0, 0);
  pen.clearRect(0, 0, width, height);
  const [ink, ground, ...hues] = palette(canvas, COLOURS);
  const { fontFamily } = getComputedStyle(canvas);
  const hue = (i) => hues[(group?.[i] ?? 0) % hues.length];
  const project = projection(state, camera, moved(state, camera));
  state.seen = points.map(project);
  const taken = [];
  const boxOf = (x, y, w) => ({ x, y: y - 8, w, h: 16 });
  const free = (box) => box.x >= 0 && box.x + box.w <= width && box.y >= 0 && box.y + box.h <= height &&
    !taken.some((o) => o.x < box.x + box.w && box.x < o.x + o.w && o.y < box.y + box.h && box.y < o.y + o.h);
  const write = (text, x, y, { fill, font, always, strength = 1 }) => {
    pen.font = `${font} ${fontFamily}`;
    const box = boxOf(x, y, pen.measureText(text).width);
    if (!always && !free(box)) return;
    taken.push(box);
    pen.globalAlpha = strength;
    pen.lineWidth = 4;
    pen.strokeStyle = ground;
    pen.fillStyle = fill;
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  };
  pen.textBaseline = "middle";
  const order = points.map((_, i) => i).sort((a, b) => state.seen[a].depth - state.seen[b].depth);
  for (const i of order) {
    const { x, y, depth } = state.seen[i];
    pen.globalAlpha = (0.55 + 0.4 * Math.max(-1, Math.min(1, depth))) * (state.at ? 0.6 : 1);
    pen.fillStyle = hue(i);
    pen.beginPath();
    pen.arc(x, y, (3.4 + 1.6 * depth) * Math.sqrt(camera.zoom), 0, 7);
    pen.fill();
  }
  const near = state.near.map(project);
  const here = state.at && project(Array.from(state.at));
  const dot = ({ x, y }, r) => taken.push({ x: x - r, y: y - r, w: 2 * r, h: 2 * r }); // no name lies on it
  near.forEach((place) => dot(place, 4));
  if (here) dot(here, 7);
  join(pen, here, near, ink);
  const name = (i, always) => write(labels[i], state.seen[i].x + 8, state.seen[i].y,
    { fill: always ? ink : hue(i), font: always ? "600 14px" : "12.5px", always,
      strength: always ? 1 : 0.62 + 0.3 * Math.min(1, state.seen[i].depth) });
  const beside = (text, at, away, places, style, fault) => { // on the side that faces away from there, and where no line runs through it
    pen.font = `${style.font} ${fontFamily}`;
    const wide = pen.measureText(text).width;
    const tangled = ({ x, y }, [across, down]) => // that the line to the name would cross others, though not where all begin
      (Math.hypot(x - here.x, y - here.y) < DISC ? 0 : TANGLED) * near.filter((end) => end !== at && crossing([x, y, x + across, y + down], [here.x, here.y, end.x, end.y])).length;
    const boxes = places.map(([across, down]) => boxOf(at.x + across - (across < 0 ? wide : across ? 0 : wide / 2), at.y + down, wide));
    const turn = Math.atan2(at.y - away.y, at.x - away.x);
    const cost = ({ x, y, w, h }, k) => fault({ x, y, w, h }, k) - Math.cos(Math.atan2(places[k][1], x + w / 2 - at.x) - turn) + (k < AROUND.length ? 0 : FAR + Math.hypot(...places[k]) / LONG + tangled(at, places[k]))
      + THROUGH * near.filter((end) => meets([here.x, here.y, end.x, end.y], [x, x + w, at.y + places[k][1]])).length;
    const costs = boxes.map(cost);
    const k = least(costs);
    if (costs[k] === Infinity) return;
    const [across, down] = places[k];
    if (k >= AROUND.length) lead(pen, [at.x, at.y], [at.x + across - 2 * Math.sign(across), at.y + down], ink);
    write(text, boxes[k].x, at.y + down, style);
  };
  if (here) {
    const mean = (axis) => near.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, near.length);
    beside(state.chosen, here, { x: mean("x"), y: mean("y") }, SIDES, { fill: ink, font: "600 15px", always: true }, ({ x, w }) => (x < 0 || x + w > width ? 9 : 0));
  }
  const clear = ({ x, y, w, h }) => near.every((end) => !meets([here.x, here.y, end.x, end.y], [x, x + w, y + h / 2])); // of the lines
  groups.forEach((text, g) => {
    const mine = points.filter((_, i) => group?.[i] === g);
    if (!mine.length) return;
    const middle = project([0, 1, 2].map((axis) => mine.reduce((sum, p) => sum + p[axis], 0) / mine.length));
    pen.font = `700 14.5px ${fontFamily}`;
    const wide = pen.measureText(text).width;
    const boxes = TRIED.map(([across, down]) => // inside, and where there is room
      boxOf(Math.min(Math.max(middle.x + across - wide / 2, 4), width - wide - 4), middle.y + down, wide)).filter((box) => free(box) && clear(box));
    const box = boxes.find(({ x, y, w, h }) => free({ x: x - 6, y: y - 6, w: w + 12, h: h + 12 })) ?? boxes[0];
    if (box) write(text, box.x, box.y + box.h / 2, { fill: hues[g % hues.length], font: "700 14.5px" });
  });
  if (here) {
    near.forEach((place, i) => {
      const under = Math.hypot(place.x - here.x, place.y - here.y) < DISC; // its point is hardly seen: a line leads to it
      const fault = ({ x, y, w, h }, k) => (free({ x: x - 3, y, w: w + 6, h }) ? (under && k < AROUND.length ? 2 * FAR : 0) : Infinity);
      if (state.nearNames[i]) beside(state.nearNames[i], place, here, [...AROUND, ...FARTHER], { fill: ink, font: "12.5px" }, fault);
    });
    ends(pen, here, near, [ink, ground]);
  }
  if (state.hover !== null) name(state.hover, true);
  if (!state.at) for (const i of order.reverse()) name(i, false);
  pen.globalAlpha = 1;
}

/** Whether two lines cross. */
function crossing([a, b, c, d], [e, f, g, h]) {
  const side = (x1, y1, x2, y2, x, y) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
  return side(a, b, c, d, e, f) !== side(a, b, c, d, g, h) && side(e, f, g, h, a, b) !== side(e, f, g, h, c, d);
}

/** A thin line from a point to its name. */
function lead(pen, from, to, ink) {
  pen.globalAlpha = 0.5;
  pen.lineWidth = 1;
  pen.strokeStyle = ink;
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

/** Lines from the chosen point to those near it. */
function join(pen, here, near, ink) {
  pen.globalAlpha = 0.8;
  pen.lineWidth = 1.5;
  pen.strokeStyle = ink;
  for (const there of near) {
    pen.beginPath();
    pen.moveTo(here.x, here.y);
    pen.lineTo(there.x, there.y);
    pen.stroke();
  }
}

/** These points, over the names' edges. */
function ends(pen, here, near, [ink, ground]) {
  pen.globalAlpha = 1;
  [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = [ink, ground, 1];
  for (const [{ x, y }, radius] of [[here, 6.5], ...near.map((place) => [place, 3])]) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 7);
    pen.fill();
    pen.stroke();
  }
}

/** The point under the pointer, or null. */
function under({ seen }, event, canvas) {
  const box = canvas.getBoundingClientRect();
  let best = null;
  let least = 14;
  (seen ?? []).forEach(({ x, y }, i) => {
    const away = Math.hypot(event.clientX - box.left - x, event.clientY - box.top - y);
    if (away < least) [best, least] = [i, away];
  });
  return best;
}
