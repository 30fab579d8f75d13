/** Lanes on one axis of time: a grey bar up to the first token, then a tick for each; a clock above its end. */
import { each, html, keep, key, say, set, sized, svg } from "../dom.js";
import { along, chosen, slides, tells } from "../hold.js";
import { fix, linear, nearest, roundUp } from "../scale.js";
import { drawAlong, strips } from "../strips.js";
import { numbers, read, readable, readNumber, rowsOf, sums, texts } from "../values.js";

const [NAME, BAR, GAP, AXIS] = [22, 24, 10, 44];
const RIGHT = 8;
const THIN = 0.4; // how much of the way to the next a tick covers, where they are close
const CLOSE = 2; // px: ticks that are closer are one even tint
const LETTER = 8.2; // the width of a letter, roughly
const HALF = 0.55; // how strong that tint is
const [MARKS, DENSE] = ["M4 0V12M12 0V12M20 0V12",
  "M2 0V12M9 0V12M14 0V12M17 0V12M19.5 0V12M22 0V12M24.5 0V12M27 0V12"]; // in the legend

export function create(host, view, name, take) {
  const sign = (look, text, d = "M1 1h26v10h-26Z") => key("0 0 28 12", svg("path", { class: look, d }), text);
  const reading = view.first ? [sign("lf-wait", view.first)] : [];
  const split = (texts(view, "part_labels", {}) ?? []).map((part, i) => sign(`lf-part ${shade(i)}`, part));
  const legend = html("p", { class: "lf-legend lf-parts" }, ...reading, ...split, sign("lf-beats", view.tick, MARKS));
  const tick = legend.querySelector(".lf-beats");
  const [grid, made] = [0, 1].map(() => svg("g"));
  const moment = svg("path", { class: "lf-guide" });
  const knob = svg("circle", { class: "lf-point", r: 6, ...(view.scrub ? slides(view.scrub) : {}) });
  legend.classList.toggle("lf-second", Boolean(view.waits));
  const { root, pull } = strips(view, name, [grid, made, moment, ...(view.scrub ? [knob] : [])], [made, ".lf-lane"],
    take);
  root.classList.toggle("lf-second", Boolean(view.waits));
  let moments = []; // in pixels
  if (view.scrub) {
    root.classList.add("lf-drag");
    set(root, { role: "group" });
    along(root, root, view.scrub, (x) => ({ place: nearest(moments, x) }), take, knob);
  }
  host.append(legend, root);

  const redraw = (outputs) => {
    const { data, shape: [count, most] } = read(view, "each", outputs);
    const labels = texts(view, "labels", outputs);
    const strong = readNumber(view, "highlight", outputs);
    const now = readNumber(view, "now", outputs) ?? Infinity;
    const told = read(view, "told", outputs)?.data;
    const begins = view.fields.begins ? numbers(view, "begins", outputs) : new Array(count).fill(0);
    const pause = readNumber(view, "pause", outputs);
    const parts = numbers(view, "parts", outputs);
    const times = rowsOf(data, most).map((row, i) => cameAt(row, begins[i]));
    const end = view.xlim?.[1] ?? roundUp(Math.max(...times.map((lane) => expected(lane, most))));
    const width = Math.max(240, host.clientWidth);
    const scene = { sx: linear(0, end, 1, width - RIGHT), width, end, now, view };
    const bottom = (NAME + BAR + GAP) * count;
    sized(root, width, bottom + AXIS);
    drawAlong(grid, scene, bottom, { label: view.xlabel || view.unit });
    keep(made, count, makeLane);
    const dense = times.map((lane, i) => drawLane(made.children[i], lane, { ...scene, label: labels[i], told: told?.[i],
      begins: begins[i], pause, parts: i === strong ? parts : [], strong: i === strong, top: (NAME + BAR + GAP) * i }));
    set(tick, { d: dense.some(Boolean) ? DENSE : MARKS });
    // not through the names
    const across = labels.map((_, i) => `M${fix(scene.sx(now))} ${(NAME + BAR + GAP) * i + NAME - 2}v${BAR + 4}`);
    set(moment, { d: now < end || view.scrub ? across.join("") : "" });
    if (view.scrub) {
      moments = Array.from(read(view, "moments", outputs).data, scene.sx);
      set(knob, { cx: fix(scene.sx(now)), cy: bottom - GAP, ...tells(now, [0, end], `${readable(now)} ${view.unit}`) });
    }
    if (!view.drag) return;
    const gripped = readNumber(view, "grip", outputs);
    const value = gripped ?? times[strong][0] ?? 0;
    pull({ places: Array.from(read(view, "ends", outputs).data, scene.sx), end, x: scene.sx(value),
      y: (NAME + BAR + GAP) * strong + NAME, high: BAR, over: [2, 2], value,
      said: `${readable(value)} ${view.unit}${gripped === null ? " until the first" : ""}` });
  };
  return { redraw };
}

/** When each token came, as far as there are any. */
function cameAt(each, begins) {
  const none = each.findIndex((time) => !Number.isFinite(time));
  return sums(none < 0 ? each : each.slice(0, none)).map((time) => begins + time);
}

/** The parts of the first token: the last in blue. */
const shade = (i) => (i ? "lf-strong" : "lf-tone-0");

/** When all its tokens will have come, if the others take as long each: so a scale seldom changes while they come. */
const expected = (times, most) => (times.length ? (times.at(-1) * most) / times.length : 0);

function makeLane() {
  return svg("g", {}, svg("title"), svg("text", { class: "lf-bar-name" }),
    svg("text", { class: "lf-value", "text-anchor": "end" }), svg("rect", { class: "lf-track", rx: 4, height: BAR }),
    svg("rect", { class: "lf-ran", rx: 4, height: BAR }), svg("path", { class: "lf-wait" }), svg("g"),
    svg("path", { class: "lf-even" }), svg("path", { class: "lf-beats" }),
    svg("text", { "text-anchor": "end", "dominant-baseline": "central" }));
}

function drawLane(node, times, { sx, width, end, now, view, label, told: number, begins, pause, parts, strong, top }) {
  const [title, named, clock, track, ran, wait, split, even, beats, beyond] = node.children;
  const y = top + NAME;
  const last = times.at(-1) ?? 0;
  const seen = times.filter((time) => time <= Math.min(now, end));
  const used = Math.min(now, end, last);
  set(node, { class: strong ? "lf-lane lf-strong" : "lf-lane" });
  set(named, { y: top + 15 }, label);
  const waited = (from, i) => (pause === null ? i === 0 : times[i] - from > pause);
  const waits = [begins, ...times].flatMap((from, i) => (waited(from, i) ? [[from, times[i] ?? from]] : []));
  const waitsOn = view.first && waits.some(([, came]) => came > end); // it goes on where the axis has ended
  const counted = `${readable(seen.length)} ${view.noun}${seen.length === 1 ? "" : "s"}`;
  const told = number !== undefined ? `${readable(number)} ${view.told_unit ?? ""}${waitsOn ? " →" : ""}`
    : `${counted}, ${brief(used)} ${view.unit}${last > used ? " …" : ""}`;
  const edge = LETTER * ((strong ? 1.1 : 1) * label.length + told.length) + 14; // beside the lane's name
  set(clock, { x: fix(Math.min(Math.max(sx(used), edge), width - RIGHT)), y: top + 15 },
    number !== undefined && edge > width - RIGHT ? readable(number) : told); // its unit stands at the others
  say(title, `${label}: ${told}`);
  if (view.choose) set(chosen(node, strong), { "aria-label": title.textContent });
  set(track, { x: 1, y, width: fix(width - RIGHT - 1) });
  set(ran, { x: fix(sx(begins)), y, width: view.first ? fix(Math.max(0, sx(used) - sx(begins))) : 0 });
  const box = ([from, to]) => `M${fix(sx(from))} ${y}V${y + BAR}H${fix(sx(Math.min(to, now)))}V${y}Z`;
  const begun = view.first && !parts.length ? waits.filter(([from]) => from < Math.min(now, end)) : [];
  set(wait, { d: begun.map(box).join("") });
  const edges = [0, ...sums(parts)].map((sum) => sx((sum / sums(parts).at(-1)) * (times[0] ?? 0)));
  each(split, parts, (i) => svg("rect", { class: `lf-part ${shade(i)}`, height: BAR }), (part, _, i) =>
    set(part, { x: fix(edges[i]), y, width: fix(edges[i + 1] - edges[i]) }));
  // the first does not end in the picture
  const goesOn = parts.length && times[0] > end ? `${readable(times[0])} ${view.unit} →` : "";
  const begin = width - RIGHT - 14; // clear of the grip
  set(beyond, { class: edges.at(-2) < begin - LETTER * goesOn.length && parts.length > 1 ? "lf-in lf-on" : "lf-in",
    x: begin, y: y + BAR / 2 }, goesOn);
  const places = seen.map(sx);
  const gaps = places.slice(1).map((x, i) => x - places[i]);
  const apart = median([...gaps]); // most are
  // neighbours that hardly differ are drawn alike
  const least = apart < CLOSE ? Math.max(CLOSE, 1.5 * apart) : Math.min(CLOSE, 0.7 * apart);
  const close = (i) => gaps[i] < least;
  const tint = view.waits ? (a, b) => `M${a} ${y + BAR / 2}H${b}` : (a, b) => `M${a} ${y}H${b}V${y + BAR}H${a}Z`;
  set(even, { d: gaps.map((_, i) => (close(i) ? tint(fix(places[i]), fix(places[i + 1])) : "")).join("") });
  // there a thick stroke, in the marks' own colour
  if (view.waits) set(even, { class: "lf-beats", "stroke-width": BAR, "stroke-opacity": HALF });
  set(beats, { d: places.map((x, i) => (close(i - 1) || close(i) ? "" : `M${fix(x)} ${y}V${y + BAR}`)).join(""),
    "stroke-width": fix(Math.min(1.5, Math.max(0.5, THIN * median(gaps.filter((gap) => gap >= least))))) });
  return gaps.some((_, i) => close(i));
}

const median = (numbers) => (numbers.length ? numbers.sort((a, b) => a - b)[numbers.length >> 1] : Infinity);

/** A time as a clock tells it: 5.1, 0.92, 28. */
const brief = (value) => readable(Number(value.toPrecision(value < 100 ? 2 : 3)), 3);
