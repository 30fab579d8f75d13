/** Lanes on one axis of time: a grey bar up to the first token, then a tick for each; a clock above its end. */
import { html, keep, say, set, svg } from "../dom.js";
import { chosen, dragging, slides } from "../hold.js";
import { fix, linear, nearest, roundUp } from "../scale.js";
import { drawAlong, strips } from "../strips.js";
import { read, readable, readNumber, rowsOf, sums, texts } from "../values.js";

const [NAME, BAR, GAP, AXIS] = [22, 24, 10, 44];
const RIGHT = 8;
const LETTER = 8.2; // the width of a letter, roughly

export function create(host, view, name, take) {
  const reading = view.first ? [key("lf-wait", "M1 1h26v10h-26Z", view.first)] : [];
  const legend = html("p", { class: "lf-legend lf-parts" }, ...reading, key("lf-beats", "M4 0V12M12 0V12M20 0V12", view.tick));
  const [grid, made] = [0, 1].map(() => svg("g"));
  const moment = svg("path", { class: "lf-guide" });
  const knob = svg("circle", { class: "lf-point", r: 6, ...(view.scrub ? slides(view.scrub) : {}) });
  legend.classList.toggle("lf-second", Boolean(view.waits));
  const { root, pull } = strips(view, name, [grid, made, moment, ...(view.scrub ? [knob] : [])], [made, ".lf-lane"], take);
  root.classList.toggle("lf-second", Boolean(view.waits));
  let moments = []; // in pixels
  if (view.scrub) {
    root.classList.add("lf-drag");
    set(root, { role: "group" });
    dragging(root, root, { keys: knob,
      move: (x) => take({ [view.scrub]: { place: nearest(moments, x) } }),
      step: (across, up) => take({ [view.scrub]: { by: across || up } }) });
  }
  host.append(legend, root);

  const redraw = (outputs) => {
    const { data, shape: [count, most] } = read(view, "each", outputs);
    const labels = texts(view, "labels", outputs);
    const strong = readNumber(view, "highlight", outputs);
    const now = readNumber(view, "now", outputs) ?? Infinity;
    const told = read(view, "told", outputs)?.data;
    const times = rowsOf(data, most).map(cameAt);
    const end = view.xlim?.[1] ?? roundUp(Math.max(...times.map((lane) => expected(lane, most))));
    const width = Math.max(240, host.clientWidth);
    const scene = { sx: linear(0, end, 1, width - RIGHT), width, end, now, view };
    const bottom = (NAME + BAR + GAP) * count;
    set(root, { viewBox: `0 0 ${width} ${bottom + AXIS}`, width, height: bottom + AXIS });
    drawAlong(grid, scene, bottom, { label: view.xlabel || view.unit });
    keep(made, count, makeLane);
    times.forEach((lane, i) => drawLane(made.children[i], lane, { ...scene, label: labels[i], told: told?.[i], strong: i === strong, top: (NAME + BAR + GAP) * i }));
    const across = labels.map((_, i) => `M${fix(scene.sx(now))} ${(NAME + BAR + GAP) * i + NAME - 2}v${BAR + 4}`); // not through the names
    set(moment, { d: now < end || view.scrub ? across.join("") : "" });
    if (view.scrub) {
      moments = Array.from(read(view, "moments", outputs).data, scene.sx);
      set(knob, { cx: fix(scene.sx(now)), cy: bottom - GAP / 2, "aria-valuemin": 0, "aria-valuemax": end, "aria-valuenow": now,
        "aria-valuetext": `${readable(now)} ${view.unit}` });
    }
    if (!view.drag) return;
    set(root.querySelector(".lf-pull path"), { d: "M0 3V31" }); // no further than its lane: above it stands a name
    const first = times[strong][0] ?? 0;
    pull({ places: Array.from(read(view, "ends", outputs).data, scene.sx), end, x: scene.sx(first), y: (NAME + BAR + GAP) * strong + NAME - 5,
      high: BAR + 10, value: first, said: `${readable(first)} ${view.unit} until the first` });
  };
  return { redraw };
}

function key(shade, d, text) {
  return html("span", {}, svg("svg", { class: "lf-key", viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true" },
    svg("path", { class: shade, d })), text);
}

/** When each token came, as far as there are any. */
function cameAt(each) {
  const none = each.findIndex((time) => !Number.isFinite(time));
  return sums(none < 0 ? each : each.slice(0, none));
}

/** When all its tokens will have come, if the others take as long each: so a scale seldom changes while they come. */
const expected = (times, most) => (times.length ? (times.at(-1) * most) / times.length : 0);

function makeLane() {
  return svg("g", {}, svg("title"), svg("text", { class: "lf-bar-name" }), svg("text", { class: "lf-value", "text-anchor": "end" }),
    svg("rect", { class: "lf-track", rx: 4, height: BAR }), svg("rect", { class: "lf-ran", rx: 4, height: BAR }), svg("rect", { class: "lf-wait", rx: 2, height: BAR }),
    svg("path", { class: "lf-beats" }));
}

function drawLane(node, times, { sx, width, end, now, view, label, told: number, strong, top }) {
  const [title, named, clock, track, ran, wait, beats] = node.children;
  const y = top + NAME;
  const last = times.at(-1) ?? 0;
  const seen = times.filter((time) => time <= Math.min(now, end));
  const used = Math.min(now, end, last);
  set(node, { class: strong ? "lf-lane lf-strong" : "lf-lane" });
  set(named, { y: top + 15 });
  say(named, label);
  const told = number !== undefined ? `${readable(number)} ${view.told_unit ?? ""}` : `${readable(seen.length)} ${view.noun}${seen.length === 1 ? "" : "s"}, ${brief(used)} ${view.unit}${last > used ? " …" : ""}`;
  const least = LETTER * (label.length + told.length) + 14; // beside the lane's name
  set(clock, { x: fix(Math.min(Math.max(sx(used), least), width - RIGHT)), y: top + 15 });
  say(clock, told);
  say(title, `${label}: ${told}`);
  if (view.choose) set(chosen(node, strong), { "aria-label": title.textContent });
  set(track, { x: 1, y, width: fix(width - RIGHT - 1) });
  set(ran, { x: 1, y, width: fix(sx(used) - 1) });
  set(wait, { x: 1, y, width: view.first ? fix(sx(Math.min(times[0] ?? 0, now)) - 1) : 0 });
  const high = y + BAR;
  let drawn = -1;
  let d = "";
  for (const time of seen) {
    const x = fix(sx(time));
    if (x - drawn < 0.9) continue; // they would lie on each other: a full bar
    d += `M${x} ${y}V${high}`;
    drawn = x;
  }
  set(beats, { d });
}

/** A time as a clock tells it: 5.1, 0.92, 28. */
const brief = (value) => readable(Number(value.toPrecision(value < 100 ? 2 : 3)), 3);
