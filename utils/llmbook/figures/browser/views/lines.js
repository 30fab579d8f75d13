/** Curves over one axis, some of them strong, with points marked on them. */
import { keep, say, set, svg } from "../dom.js";
import { columnOf, nameAbove, nameInColumn } from "../column.js";
import { boxOf } from "../labels.js";
import { along, chosen, offering, slides } from "../hold.js";
import { nameCurves, roomBeside } from "../naming.js";
import { decades, extent, fix, inverse, lastTick, linear, logarithmic, nearest, thinned, ticks } from "../scale.js";
import { fontsOf } from "../text.js";
import { large, onAxis, read, readable, readNumber, texts as named } from "../values.js";

const [TOP, BOTTOM] = [14, 46];
const LOW = 220; // px: a lower plot has fewer numbers up its side
const LEFT = 64; // "10,000", and the axis's name beside it; more where a number is longer
const SLIM = 36; // of a low plot whose y axis has no name
const NARROW = 400;
const [DIGIT, LINE] = [7, 16]; // px: the width of a digit, roughly; a line of the shade's name
const PATHS = { columns: upright, marks: marked, steps: stairs }; // other than a line

export function create(host, view, name, take) {
  const floor = view.tall - BOTTOM;
  const [grid, curves, marks, labels, hover, leaders, levels] = [0, 1, 2, 3, 4, 5, 6].map(() => svg("g"));
  const veil = view.fields.over && svg("g", {}, svg("rect", { class: "lf-veil", y: TOP - 3, height: floor - TOP + 3 }),
    svg("text", { class: "lf-tick lf-halo", y: TOP + 8, "text-anchor": "end", "dominant-baseline": "central" }, view.over_label ?? ""));
  const cut = svg("svg", { y: TOP - 3, height: floor - TOP + 6 }, curves); // what leaves ylim
  set(hover, { "pointer-events": "none" });
  set(curves, { transform: `translate(0 ${3 - TOP})` });
  const guide = svg("path", { class: "lf-guide" });
  const legs = svg("g", { class: "lf-legs" }, svg("path"), ...[0, 1].map(() =>
    svg("text", { class: "lf-tick lf-halo", "dominant-baseline": "central" })));
  const knob = svg("circle", { class: "lf-point", r: 6, ...(view.drag ? slides(view.xlabel || view.drag) : {}) });
  const other = svg("circle", view.pull ? { class: "lf-grip lf-hollow", r: 8, ...slides(view.pull) } : { class: "lf-hollow", r: 8 });
  const around = svg("circle", { class: "lf-around-grip", r: 14 }); // as the point that is dragged has it
  const second = svg("text", { class: "lf-tick lf-halo", "dominant-baseline": "central" }, view.to_label ?? "");
  const number = svg("text", { class: "lf-tick lf-halo lf-now-number", "text-anchor": "middle", "dominant-baseline": "central" });
  const to = view.fields.to_x ? [other, second] : [];
  marks.append(legs, guide, ...(view.pull ? [knob, around, ...to] : [...to, knob])); // a ring is seen around the point that covers it
  const low = view.tall < LOW;
  const tells = view.tells && !low && !view.fields.to_x;
  const root = svg("svg", { class: low ? "lf-svg lf-low" : "lf-svg", role: view.drag || view.pull || view.choose ? "group" : "img", "aria-label": name },
    grid, cut, ...(veil ? [veil] : []), leaders, levels, labels, hover, marks, number);
  host.append(root);
  let [state, font] = [null, null];
  if (view.choose) {
    labels.addEventListener("pointerdown", (event) => event.stopPropagation()); // the plot has a use of its own for it
    offering(root, labels, ".lf-end[aria-checked]", view.choose, take);
  }
  if (view.drag) {
    root.classList.add("lf-drag");
    along(root, root, view.drag, (x) => state && { place: nearest(Array.from(state.stops, state.sx), x), ...(view.fields.stops ? {} : { value: state.at(x) }) },
      take, knob);
  }
  root.classList.toggle("lf-follows", !view.drag && !view.pull);
  if (view.pull) {
    other.addEventListener("pointerdown", (event) => event.stopPropagation()); // the plot has a use of its own for it
    along(other, root, view.pull, (x) => state && { value: state.at(x) - state.from }, take);
  }
  const held = (event) => (view.drag || view.pull) && event.buttons; // what is dragged tells its own number
  root.addEventListener("pointermove", (event) => state && (held(event) ? hover.replaceChildren() : point(hover, state, event, root)));
  root.addEventListener("pointerleave", () => hover.replaceChildren());
  const room = {}; // for names beside the curves, by width: what is played does not change the scale

  const redraw = (outputs) => {
    hover.replaceChildren();
    font ??= fontsOf(root);
    const x = read(view, "x", outputs).data;
    const y = read(view, "y", outputs);
    const rows = y.shape.length === 2 ? y.shape[0] : 1;
    const texts = named(view, "labels", outputs) ?? [];
    const strong = readNumber(view, "highlight", outputs) ?? (rows === 1 && !view.styles?.length ? 0 : null);
    const width = Math.max(140, host.clientWidth);
    const xlim = view.xlim ?? extent(x);
    const ylim = limits(view, y.data);
    const level = readNumber(view, "level", outputs);
    const [across, scale] = ["x", "y"].map((axis) => (view.log?.includes(axis) ? logarithmic : linear));
    const sy = scale(...ylim, floor, TOP);
    const line = (row) => y.data.slice(row * x.length, (row + 1) * x.length);
    const seen = (v) => (Number.isFinite(v) ? Math.max(TOP, Math.min(floor, sy(v))) : NaN);
    const heights = Array.from({ length: rows }, (_, row) => Array.from(line(row), seen));
    if (view.column) room[width] = Math.max(room[width] ?? 0, columnOf(texts, width)); // a name may be another word now
    room[width] ??= view.inside || view.key ? 0 : roomBeside(texts, heights, width, font);
    const high = upTheSide(view, ylim);
    const slim = low && !view.ylabel;
    const off = view.drag || view.pull ? 15 : 8; // px: a point at the left end covers no number
    const left = off - 8 + Math.max(slim ? SLIM : width < NARROW ? 60 : LEFT, (slim ? 14 : 32) + DIGIT * Math.max(...high.map((tick) => onAxis(high, view.log?.includes("y"))(tick).length)));
    const right = width - (room[width] || 16);
    const sx = across(...xlim, left, right);
    set(cut, { width });
    const shade = read(view, "shade", outputs)?.data;
    axes(grid, { sx, sy, high, xlim, left, right, floor, view, shade, level, off });

    const beyond = scale(...ylim, floor, TOP, 10);
    const paths = keep(curves, rows, () => svg("path"));
    const classes = Array.from({ length: rows }, (_, row) =>
      [...(view.styles?.[row] ? view.styles[row].split(" ") : []), ...(row === strong ? ["strong"] : [])]
        .map((style) => ` lf-${style}`).join(""));
    const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => (a === strong) - (b === strong)); // the strong one lies on the others
    order.forEach((row, k) => {
      const places = Array.from(line(row), (v, i) => [fix(sx(x[i])), Number.isFinite(v) ? fix(beyond(v)) : null]);
      const path = PATHS[Object.keys(PATHS).find((style) => classes[row].includes(style))] ?? joined;
      set(paths[k], { d: path(places, sy(Math.max(0, ylim[0]))), class: `lf-line${classes[row]}`, "data-row": row });
    });
    const spot = ["at_x", "at_y", "to_x", "to_y"].map((field) => readNumber(view, field, outputs));
    const [px, py, led] = mark(guide, knob, { sx, sy, floor, left: view.fields.level || view.tells === "x" ? null : left }, spot, Boolean(view.fields.legs));
    let legged = []; // the legs and their numbers
    if (view.fields.to_x) {
      const [cx, cy] = [sx(spot[2]), sy(spot[3])];
      legged = [...joint(legs, other, sx, sy, spot, read(view, "legs", outputs)?.data, width), { x: cx, y: cy, long: 28, high: 28 }];
      set(around, { cx, cy });
      const half = 3.5 * (view.to_label ?? "").length;
      const over = Array.from(x, sx).flatMap((place, i) => (Math.abs(place - cx) < half ? heights.map((ys) => ys[i]) : []));
      set(second, { x: fix(Math.min(cx, width - half)), y: fix(Math.min(cy - 4, ...over.filter(Number.isFinite)) - 12), "text-anchor": "middle" });
    }
    const [from, to] = Array.from(shade ?? [], sx);
    const words = shade ? inLines(view, to - from).map((line, i) => ({ x: middleOf(line, from, to, left, right), y: TOP + 8 + LINE * i, long: DIGIT * line.length, high: 17 })) : [];
    if (veil) drawVeil(veil, Math.min(sx(readNumber(view, "over", outputs)), right), right);
    const still = words.map(({ x, y, long, high }) => boxOf({ x, y }, { wide: long, high }));
    const moving = [{ x: px, y: py, ...(view.drag || view.pull ? { long: 20, high: 20 } : { long: 8, high: 12 }) }, ...legged]
      .map(({ x, y, long, high }) => boxOf({ x, y }, { wide: long, high }));
    const plot = { xs: Array.from(x, sx), heights, level: level === null ? null : { text: view.level_label, y: sy(level) },
      box: { left, right, top: TOP, bottom: floor }, still, moving, guides: led, font };
    let above = 0; // px, of names over the plot
    if (view.column && room[width]) nameInColumn(labels, leaders, { texts, classes, width }, plot);
    else if (view.column && view.choose) above = nameAbove(labels, leaders, { texts, classes, right: width }, plot);
    nameCurves({ group: labels, level: levels, number }, view.column && (room[width] || view.choose) ? null : { texts, classes, room: room[width], corner: view.key },
      { x: px, y: py, text: tells && Number.isFinite(spot[1]) ? large(spot[view.tells === "x" ? 0 : 1]) : "", own: strong }, plot);
    set(root, { viewBox: `0 ${-above} ${width} ${view.tall + above}`, width, height: view.tall + above });
    if (view.choose) texts.slice(0, view.choices || rows).forEach((text, row) => set(chosen(labels.children[row], row === strong), { "aria-label": text }));
    state = { x, stops: read(view, "stops", outputs)?.data ?? x, values: line(strong ?? 0), sx, sy, view, from: spot[0],
      at: inverse(xlim, left, right, view.log?.includes("x")) };
    if (view.drag) set(knob, told(view, spot.slice(0, 2), xlim));
    if (view.pull) set(other, told(view, spot.slice(2), xlim));
  };
  return { redraw };
}

/** An axis' limits; what is not given, by its least or greatest number: from 0 up to a number of the axis. */
function limits({ ylim: given, tall }, data) {
  if (given && given[0] !== null && given[1] !== null) return given;
  const [low, high] = extent(data);
  if (!given) return [low, high];
  return [given[0], lastTick(given[0], high, tall < LOW ? 3 : 5)];
}

/** The numbers of the y axis; of many powers of ten every second or third, from the top. */
function upTheSide({ log, tall }, ylim) {
  if (!log?.includes("y")) return ticks(...ylim, tall < LOW ? 3 : 5);
  const powers = decades(...ylim);
  const each = Math.ceil((28 * (powers.length - 1)) / (tall - TOP - BOTTOM)); // px that one needs
  return powers.filter((_, i) => (powers.length - 1 - i) % each === 0);
}

/** A path through what is there; it ends where nothing is yet. */
function joined(places) {
  let pen = "M";
  return places.map(([x, y]) => {
    const part = y === null ? "" : `${pen}${x} ${y}`;
    pen = y === null ? "M" : "L";
    return part;
  }).join("");
}

/** The same in steps: each number holds until the next. */
function stairs(places) {
  let pen = null;
  return places.map(([x, y]) => {
    const part = y === null ? "" : pen === null ? `M${x} ${y}` : `H${x}V${y}`;
    pen = y;
    return part;
  }).join("");
}

const halfOf = (places) => (places.length > 1 ? Math.max(1, 0.4 * (places[1][0] - places[0][0])) : 4); // px, of a column

/** A mark for each number, as wide as a column. */
function marked(places) {
  const half = halfOf(places);
  return places.map(([x, y]) => (y === null ? "" : `M${fix(x - half)} ${y - 1}h${fix(2 * half)}v2h${fix(-2 * half)}Z`)).join("");
}

/** A column for each number. */
function upright(places, base) {
  const half = halfOf(places);
  return places.map(([x, y]) => (y === null ? "" : `M${fix(x - half)} ${fix(base)}V${y}H${fix(x + half)}V${fix(base)}Z`)).join("");
}

function axes(grid, { sx, sy, high, xlim, left, right, floor, view, shade, level, off }) {
  const parts = [];
  const text = (attributes, words) => svg("text", { class: "lf-tick", ...attributes }, words);
  if (shade) {
    const [from, to] = Array.from(shade, sx);
    parts.push(svg("rect", { class: "lf-shade", x: from, y: TOP, width: Math.max(0, to - from), height: floor - TOP }));
    inLines(view, to - from).forEach((words, i) => parts.push(text({ class: "lf-tick lf-halo", x: middleOf(words, from, to, left, right), y: TOP + 8 + LINE * i,
      "text-anchor": "middle", "dominant-baseline": "central" }, words)));
  }
  const [logX, logY] = ["x", "y"].map((axis) => Boolean(view.log?.includes(axis)));
  for (const tick of high) {
    parts.push(svg("line", { class: "lf-grid", x1: left, x2: right, y1: sy(tick), y2: sy(tick) }),
      text({ x: left - off, y: sy(tick), "text-anchor": "end", "dominant-baseline": "central" }, onAxis(high, logY)(tick)));
  }
  const along = (logX ? decades : ticks)(...xlim, right > 420 ? 6 : 4);
  const said = onAxis(along, logX);
  parts.push(...thinned(along, sx, said).map((tick) => {
    const over = sx(tick) + 3.5 * said(tick).length > right + 14; // it would leave the picture
    return text({ x: over ? right + 14 : sx(tick), y: floor + 14 + off / 2, "text-anchor": over ? "end" : "middle" }, said(tick));
  }));
  if (level !== null) {
    parts.push(svg("line", { class: "lf-level", x1: left, x2: right, y1: sy(level), y2: sy(level) }));
  }
  parts.push(svg("text", { class: "lf-axis", x: (left + right) / 2, y: view.tall - 6, "text-anchor": "middle" }, view.xlabel ?? ""),
    svg("text", { class: "lf-axis", "text-anchor": "middle",
      transform: `translate(12 ${(TOP + floor) / 2}) rotate(-90)` }, view.ylabel ?? ""));
  grid.replaceChildren(...parts);
}

/** The shade's name, a word to a line where it is wider than the shade. */
const inLines = ({ shade_label: words = "" }, wide) => (DIGIT * words.length > wide ? words.split(" ") : [words]).filter(Boolean);

/** Where words of the shade stand: in its middle, but inside of the plot. */
function middleOf(words, from, to, left, right) {
  const half = (DIGIT / 2) * words.length;
  return Math.min(Math.max((from + to) / 2, left + half), right - half);
}

/** What is drawn from there on is over. */
function drawVeil(veil, x, right) {
  const [rect, text] = veil.children;
  set(rect, { x, width: fix(right < x + 1 ? 0 : right + 10 - x) }); // and the half of the last column
  set(text, { x: right - 4, visibility: 7 * text.textContent.length + 8 < right - x ? null : "hidden" });
}

/** The marked point, with lines to the axes; where it has no height, an upright line, held at its foot.   Returns x, y, and from where these lead. */
function mark(guide, knob, { sx, sy, floor, left }, [x, y], plain) {
  const none = x === null || Number.isNaN(x) || Number.isNaN(y);
  const [px, py] = none ? [0, 0] : [fix(sx(x)), y === null ? floor : fix(sy(y))];
  const lines = y === null ? `M${px} ${floor}V${TOP}` : plain ? "" : `M${px} ${floor}V${py}${left === null ? "" : `H${left}`}`;
  set(guide, { d: none ? "" : lines });
  set(knob, { cx: px, cy: py });
  knob.classList.toggle("lf-gone", none);
  const upright = [px, floor, px, y === null ? TOP : py];
  return [px, py, none || (plain && y !== null) ? [] : y === null || left === null ? [upright] : [upright, [left, py, px, py]]];
}

/** The second point, and how far it is from the first: across, then up. Returned is where all this lies. */
function joint(legs, other, sx, sy, [x, y, tx, ty], numbers, width) {
  const [px, py, qx, qy] = [sx(x), sy(y), sx(tx), sy(ty)].map(fix);
  const [path, run, rise] = legs.children;
  set(other, { cx: qx, cy: qy });
  set(path, { d: numbers ? `M${px} ${py}H${qx}V${qy}` : "" });
  if (!numbers) return [];
  const wide = Math.abs(qx - px) > 44;
  const tall = Math.abs(qy - py) > 12;
  set(run, { x: (px + qx) / 2, y: py + (qy > py ? -10 : 12), "text-anchor": "middle" });
  const side = qx < px || qx > width - 50 ? -8 : 18;
  set(rise, qy > py ? { x: qx, y: py - 12, "text-anchor": "middle" } // a curve that sags is below the corner, or left of it
    : { x: qx + side, y: (py + qy) / 2, "text-anchor": side > 0 ? "start" : "end" });
  say(run, wide ? readable(numbers[0]) : "");
  say(rise, wide && tall ? readable(numbers[1]) : "");
  return [...[run, rise].map((text) => ({ x: Number(text.getAttribute("x")), y: Number(text.getAttribute("y")), long: 8 * text.textContent.length, high: 17 })),
    { x: (px + qx) / 2, y: py, long: Math.abs(qx - px), high: 4 }, { x: qx, y: (py + qy) / 2, long: 4, high: Math.abs(qy - py) }];
}

/** A marked point in numbers, as a slider tells them. */
function told(view, [x, y], [low, high]) {
  return { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": x,
    "aria-valuetext": y === null ? readable(x) : `${readable(x)}; ${view.ylabel || "height"} ${readable(y)}` };
}

/** The numbers under the pointer. */
function point(group, { x, values, sx, sy, view }, event, root) {
  const near = nearest(Array.from(x, sx), event.clientX - root.getBoundingClientRect().left);
  if (!Number.isFinite(values[near])) return group.replaceChildren();
  const [px, py] = [sx(x[near]), sy(values[near])];
  const text = `${readable(values[near])} · ${(view.xlabel ?? "").replace(/ \(.*\)$/, "")} ${readable(x[near])}`;
  return group.replaceChildren(svg("circle", { class: "lf-hover", cx: px, cy: py, r: 4 }),
    svg("text", { class: "lf-tick lf-halo", x: px, y: Math.max(12, py - 14),
      "text-anchor": px > 240 ? "end" : "start" }, text));
}
