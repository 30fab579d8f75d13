/** Points in the plane; behind them a field with its boundary, and lines or arrows. */
import { boundary } from "../contours.js";
import { html, keep, onTheme, say, set, svg } from "../dom.js";
import { chosen, dragging, offering, ring } from "../hold.js";
import { bare, drawAxes, frame, hold, paintField, placed, TOP, trace } from "../plane.js";
import { fix, least, meets } from "../scale.js";
import { read, readNumber, texts } from "../values.js";

const SHAPES = ["M-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0Z", "M-5-5H5V5H-5Z", "M0-6.5L6 5H-6Z", "M0-7L7 0L0 7L-7 0Z",
  "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z", "M0 6.5L6-5H-6Z"];

const NAMED = 30; // more points have no names, but for the chosen one
const REACH = 22; // px

export function create(host, view, name, take) {
  const [grid, edges, points, labels] = [0, 1, 2, 3].map(() => svg("g"));
  const [lines, front] = [0, 1].map(() => svg("svg")); // frames of their own, which cut off what goes beyond the plane
  set(front, { "pointer-events": "none" });
  const crosses = svg("path", { class: "lf-cross" });
  const canvas = html("canvas", { class: "lf-field", "aria-hidden": "true" });
  const root = svg("svg", { class: "lf-svg", role: view.drag.length || view.choose ? "group" : "img", "aria-label": name }, grid, edges, lines, points, crosses, front, labels);
  let [axes, path] = [null, null];
  const grips = view.drag.map((pair) => ring(root, pair, (x, y) => told(view, axes.numbers(x, y), path), take));
  root.append(...grips);
  const circle = svg("circle", view.choose ? { class: "lf-grip", r: 13 } : { class: "lf-outline", r: 8.5 }); // around the chosen point
  if (view.fields.chosen) root.append(circle);
  let seen = []; // where each point is, in pixels
  const nearest = (x, y) => {
    const away = seen.map(([px, py]) => Math.hypot(x - px, y - py));
    const place = least(away);
    return { place, away: away[place] };
  };
  if (view.choose) {
    const choose = offering(root, points, ".lf-mark", view.choose, take);
    root.addEventListener("click", (event) => { // a finger is wider than a point
      const box = root.getBoundingClientRect();
      const { place, away } = nearest(event.clientX - box.left, event.clientY - box.top);
      if (!event.target.closest(".lf-mark") && away < REACH) choose(place);
    });
    let along = null; // the point that a pointer has come to, which is drawn along them
    dragging(circle, root, {
      begin: () => (along = null),
      move: (x, y) => {
        const { place } = nearest(x, y);
        if (place !== along) choose(place);
        along = place;
      },
      step: () => {}, // the points themselves hear the keys
    });
  }
  let [pointed, nameThem] = [-1, null]; // of many points the one under the pointer has its name, too
  const point = (place) => {
    if (place === pointed) return;
    pointed = place;
    nameThem?.();
  };
  const seek = ({ clientX, clientY }) => {
    const box = root.getBoundingClientRect();
    const { place, away } = nearest(clientX - box.left, clientY - box.top);
    point(away < REACH ? place : -1);
  };
  if (view.fields.labels) {
    root.addEventListener("pointermove", seek);
    root.addEventListener("pointerdown", seek);
    root.addEventListener("pointerleave", ({ pointerType }) => pointerType !== "touch" && point(-1)); // a finger has left when its name is read
  }
  const legend = html("p", { class: bare(view) ? "lf-legend lf-bare" : "lf-legend" });
  host.append(html("div", { class: view.tall ? "lf-plane lf-low" : "lf-plane" }, canvas, root), legend);
  let paint = null; // once more when the theme changes
  const dispose = onTheme(() => paint?.());
  drawLegend(legend, view.groups ?? []);

  const redraw = (outputs) => {
    const data = Object.fromEntries(["x", "y", "group", "size", "crossed", "field", "segments"].map((f) => [f, read(view, f, outputs)]));
    path = read(view, "path", outputs)?.data;
    axes = frame(view, data, Math.max(view.tall ? 140 : 260, host.clientWidth));
    set(root, { viewBox: `0 0 ${axes.width} ${axes.height}`, width: axes.width, height: axes.height });
    const margin = Math.max(0, (host.clientWidth - axes.width) / 2); // it stands in the middle
    legend.style.setProperty("padding-inline-start", `${fix(margin + axes.left)}px`);
    drawAxes(grid, axes, view);
    paint = data.field && (() => paintField(canvas, data.field, view, axes));
    paint?.();
    const cut = data.field && view.level !== undefined ? boundary(data.field, view.level) : [];
    set(keep(edges, 1, () => svg("path", { class: "lf-boundary" }))[0], { d: trace(cut, data.field, axes) });
    const { left, right, bottom } = axes;
    for (const box of [lines, front]) {
      set(box, { x: left, y: TOP, width: right - left, height: bottom - TOP, viewBox: `${left} ${TOP} ${right - left} ${bottom - TOP}` });
    }
    const said = drawSegments(lines, front, data.segments, { view, axes, strong: readNumber(view, "highlight", outputs),
      labels: texts(view, "segment_labels", outputs) });
    drawPoints(points, data, axes);
    set(crosses, { d: crossed(data, axes) });
    const names = texts(view, "labels", outputs) ?? [];
    const now = readNumber(view, "chosen", outputs);
    seen = Array.from(data.x.data, (x, i) => [axes.sx(x), axes.sy(data.y.data[i])]);
    if (now !== null) {
      circle.classList.toggle("lf-gone", now < 0); // none of them
      if (now >= 0) set(circle, { ...(view.choose ? { r: close(seen, now) ? SMALL : RING } : {}), cx: fix(axes.sx(data.x.data[now])), cy: fix(axes.sy(data.y.data[now])) });
    }
    if (view.choose) {
      seen.forEach((_, i) => set(chosen(points.children[i], i === now), { "aria-label": names[i] ?? `point ${i + 1}` }));
    }
    const many = names.length > NAMED;
    nameThem = () => drawLabels(labels, many ? names.map((text, i) => (i === now || i === pointed ? text : "")) : names, data, axes,
      { said, cut: placed(cut, data.field, axes), firstRinged: view.polar ? Infinity : data.x.data.length - grips.length, now, turning: view.polar, pointed, many });
    nameThem();
    grips.forEach((grip, i) => hold(grip, held(view, data, readNumber(view, "highlight", outputs), grips.length - i), axes));
  };
  return { redraw, dispose };
}

/** Where a grip is: at the end of the strong segment, which turns, or at a point, so many from the end. */
function held(view, { x, y, segments }, strong, fromEnd) {
  if (view.polar) return Array.from(segments.data).slice(4 * strong + 2, 4 * strong + 4);
  return [x, y].map(({ data }) => data[data.length - fromEnd]);
}

/** A place as its two sliders have it: x and y, on a log axis the power of ten; or degrees and the length; or how far along a path. */
function told({ polar, log = "" }, [x, y], path) {
  if (path) {
    const [x1, y1, across, up] = [path[0], path[1], path[2] - path[0], path[3] - path[1]];
    return [((x - x1) * across + (y - y1) * up) / (across * across + up * up)];
  }
  if (polar) return [(Math.atan2(y, x) * 180) / Math.PI, Math.hypot(x, y)];
  return [log.includes("x") ? Math.log10(x) : x, log.includes("y") ? Math.log10(y) : y];
}

/** Lines or arrows with their names, the strong one in front of the points; returns where the names stand, from where to where and how high. */
function drawSegments(group, front, segments, { view, axes, strong, labels }) {
  const [sx, sy] = axes.beyond;
  const count = segments?.shape[0] ?? 0;
  const said = [];
  const make = () => svg("g", {}, svg("path"), svg("path"),
    svg("text", { class: "lf-tick lf-halo", "text-anchor": "middle", "dominant-baseline": "central" }));
  const ahead = count && strong !== null && strong >= 0 ? 1 : 0;
  const made = [...keep(group, count - ahead, make)];
  made.splice(strong, 0, ...keep(front, ahead, make));
  const ends = rows(segments).map(([x1, y1, x2, y2]) => [sx(x1), sy(y1), sx(x2), sy(y2)].map(fix));
  const order = made.map((_, i) => i).sort((a, b) => (a === strong) - (b === strong)); // its name gives way to the others
  for (const i of order) {
    const [a, b, c, d] = ends[i];
    const [line, head, text] = made[i].children;
    const turn = Math.atan2(d - b, c - a);
    set(made[i], { class: `lf-segment${i === strong ? " lf-strong" : view.log ? " lf-faint" : ""}` });
    const own = Math.hypot(c - a, d - b) > 1 && ends[i]; // otherwise a name at a place
    set(line, { d: own ? `M${a} ${b}L${c} ${d}` : "" });
    set(head, { class: "lf-head", d: view.arrows && Math.hypot(c - a, d - b) > 12 ? "M0 0L-11 4.5V-4.5Z" : "",
      transform: `translate(${c} ${d}) rotate(${fix((turn * 180) / Math.PI)})` });
    const words = labels?.[i] ?? "";
    say(text, words);
    if (!words) continue;
    const away = view.polar && i === strong ? 14 : 0; // beyond the ring
    const places = FAR.flatMap((far) => TURNS.map((off) => [far, off])).map(([far, off]) => {
      const at = [c + far * (16 + 1.6 * away) * Math.cos(turn + off), d + far * (14 + away) * Math.sin(turn + off)];
      const [x, y, anchor] = within(at, [c, d], words.length * HALF, away && 14, axes);
      const from = x - { start: 0, middle: HALF * words.length, end: 2 * HALF * words.length }[anchor];
      return { x, y, anchor, box: [from, from + 2 * HALF * words.length, y] };
    });
    const arrow = view.polar && i !== strong ? ends[strong] : null; // with the ring around its tip
    const taken = (box) => said.some((other) => overlap(box, other)) || (own && meets(own, box)) || (arrow && (touches(box, arrow.slice(2)) || meets(arrow, box)));
    const struck = view.polar ? ends.filter((_, j) => j !== i) : []; // by arrows that are not its own
    const { x, y, anchor, box } = places.find(({ box }) => !taken(box) && !struck.some((other) => meets(other, box)))
      ?? places.find(({ box }) => !taken(box)) ?? places[0];
    set(text, { x: fix(x), y: fix(y), "text-anchor": anchor });
    said.push(box);
  }
  return said;
}

const HALF = 4.3; // px: half of a letter
const FAR = [1, 1.7]; // times as far as it need be
const TURNS = [0, 0.9, -0.9, 1.6, -1.6, 2.5, -2.5]; // from an arrow's way: there its name looks for a place around its tip

const overlap = ([a, b, high], [from, to, other]) => a <= to && b >= from && Math.abs(high - other) <= 13;
const touches = ([from, to, high], [x, y]) => x > from - 15 && x < to + 15 && Math.abs(y - high) < 21;

/** The middle of a name, held inside the frame; where it would then lie on the ring around the tip, above or below that. */
function within([x, y], [cx, cy], half, ring, { left, right, bottom }) {
  const inside = Math.min(Math.max(x, left + half + 4), right - half - 4);
  const level = Math.min(Math.max(y, TOP + 12), bottom - 12);
  if (!ring && inside !== x) return inside > x ? [left + 8, level, "start"] : [right - 8, level, "end"]; // in line with others there
  if (!ring || Math.abs(inside - cx) > half + ring + 2 || Math.abs(level - cy) > ring + 8) return [inside, level, "middle"];
  return [inside, cy + (cy - ring - 24 > TOP ? -ring - 12 : ring + 12), "middle"];
}

const [LARGE, ENDED] = [2, 1.25]; // how many times as wide as others the largest point is, and where lines end at points
const WIDE = 15; // px: the room of a point; where all have less, they are drawn smaller
const OF_MANY = 0.75; // so much smaller
const [RING, SMALL] = [13, 8]; // px: around the chosen point; where points stand so close that it would enclose others

/** Whether a ring around this point would enclose another. */
const close = (places, now) => places.some(([x, y], i) => i !== now && Math.hypot(x - places[now][0], y - places[now][1]) < RING + 3);

function drawPoints(nodes, { x, y, group, size, segments }, { sx, sy, left, right, bottom }) {
  const most = size && Math.max(...size.data);
  const large = segments?.shape[0] ? ENDED : LARGE;
  const crowded = Math.min(x.data.length > NAMED ? OF_MANY : 1, Math.sqrt(((right - left) * (bottom - TOP)) / x.data.length) / WIDE);
  const made = keep(nodes, x.data.length, () => svg("path"));
  for (let i = 0; i < x.data.length; i++) {
    const kind = Number(group?.data[i] ?? 0) % SHAPES.length;
    set(made[i], { class: `lf-mark lf-group-${kind}`, d: SHAPES[kind],
      transform: `translate(${fix(sx(x.data[i]))} ${fix(sy(y.data[i]))})${size ? ` scale(${fix(10 * large * Math.sqrt(size.data[i] / most)) / 10})` : crowded < 1 ? ` scale(${crowded.toFixed(2)})` : ""}` });
  }
}

/** A cross around each point that has one: its colour is seen. */
function crossed({ x, y, crossed: those }, { sx, sy }) {
  const over = (value, i) => (value ? `M${fix(sx(x.data[i]) - 10)} ${fix(sy(y.data[i]) - 10)}l6 6m8 8l6 6m0-20l-6 6m-8 8l-6 6` : "");
  return Array.from(those?.data ?? [], over).join("");
}

const near = (a, b) => Math.abs(a - b) <= 1e-5 * Math.abs(b); // two computers, one number

/** Whether a line goes from this point to the right: its name then stands on the left. */
function leadsRight(segments, x, y) {
  const { data = [] } = segments ?? {};
  for (let i = 0; i < data.length; i += 4) {
    const [x1, y1, x2, y2] = data.slice(i, i + 4);
    if ((near(x1, x) && near(y1, y) && x2 > x1) || (near(x2, x) && near(y2, y) && x1 > x2)) return true;
  }
  return false;
}

const [LINE, DOT, NAME, OUT] = [1, 2, 8, 100]; // what a name would lie on or leave, and how bad that is
const NEXT = 13; // px: a point as near as that has it for its own name

/** Each name beside its point, below or above it: where the fewest points, lines and other names are in its way. */
function drawLabels(nodes, labels, { x, y, segments, size, crossed }, { sx, sy, beyond, left, right, bottom }, { said, cut, firstRinged, now, turning, pointed, many }) {
  const made = keep(nodes, labels.length, () => svg("text", { class: "lf-tick lf-halo", "dominant-baseline": "central" }));
  const written = [...said];
  const drawn = turning ? [] : [...cut, ...rows(segments).map(([x1, y1, x2, y2]) => [beyond[0](x1), beyond[1](y1), beyond[0](x2), beyond[1](y2)])];
  const dots = Array.from(x.data, (v, i) => [sx(v), sy(y.data[i]), i >= firstRinged ? 15 : crossed?.data[i] ? 13 : 5]);
  const tips = drawn.slice(cut.length).map(([, , px, py]) => [px, py, 12]); // at an arrow's it would be the arrow's name
  const ringed = (px, py) => dots.slice(firstRinged).some(([qx, qy]) => Math.hypot(qx - px, qy - py) < 14);
  const count = (all, test) => all.reduce((sum, one) => sum + test(one), 0);
  const anothers = ([from, to, high], [px, py]) => px >= from - NEXT && px <= to + NEXT && Math.abs(py - high) <= NEXT; // it would be taken for its name
  const cost = (own) => ([from, to, high]) => (from < left || to > right || high < TOP + 7 || high > bottom - 7) * OUT
    + NAME * count(written, (other) => overlap(other, [from, to, high]))
    + DOT * count(many ? [...dots, ...tips] : dots, ([px, py, reach]) => px >= from - reach && px <= to + reach && Math.abs(py - high) <= reach + 5)
    + LINE * count(dots, (dot) => dot !== dots[own] && anothers([from, to, high], dot))
    + LINE * count(drawn, (line) => meets(line, [from, to, high]));
  labels.forEach((text, i) => say(made[i], text));
  const named = labels.flatMap((text, i) => {
    if (!text) return [];
    const [px, py] = dots[i];
    const wide = 7 * text.length;
    const away = ringed(px, py) ? 20 : i === now ? 19 : crossed?.data[i] ? 15 : size ? 13 : 10; // beyond its ring
    const last = px > right - wide - 22;
    const turned = last || leadsRight(segments, x.data[i], y.data[i]);
    const sides = [[px + away, px + away + wide, py, "start"], [px - away - wide, px - away, py, "end"]];
    const off = [away + 5, -away - 5].flatMap((down) => [["end", -wide], ["start", 0], ["middle", -wide / 2]]
      .map(([anchor, from]) => [px + from, px + from + wide, py + down, anchor]));
    const inside = last ? [5, 14, 22].map((down) => [right - 2 - wide, right - 2, py + away + down, "end"]) : []; // below it, as far right as there is room
    return [{ i, px, turned, places: [...(turned ? sides.reverse() : sides), ...off, ...inside] }];
  });
  for (const { i, px, places } of named.sort((a, b) => b.turned - a.turned)) {
    const worst = places.map(cost(i));
    const at = places[least(worst)];
    if (many && i !== pointed && Math.min(...worst) > 0) { // it would be another's: the ring says which it is
      say(made[i], "");
      continue;
    }
    written.push(at);
    set(made[i], { x: fix({ start: at[0], end: at[1], middle: px }[at[3]]), y: fix(at[2]), "text-anchor": at[3] });
  }
}

const rows = (segments) => Array.from({ length: segments?.shape[0] ?? 0 }, (_, i) => Array.from(segments.data.slice(4 * i, 4 * i + 4)));

function drawLegend(legend, groups) {
  legend.replaceChildren(...groups.flatMap((text, i) => (text ? [html("span", {},
    svg("svg", { class: "lf-key", viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true" },
      svg("path", { class: `lf-mark lf-group-${i}`, d: SHAPES[i] })), text)] : []))); // one without a name is used by none
}
