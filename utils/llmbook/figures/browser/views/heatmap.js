/** A matrix as coloured cells: SVG for some hundreds, canvas for thousands. */
import { numberBelow, numberBeside } from "../axes.js";
import { CENTRAL, heldUp, html, onTheme, palette, picture, say, set, sized, svg } from "../dom.js";
import { along, dragging, slides } from "../hold.js";
import { extent, fix, least, linear } from "../scale.js";
import { decimal, read, readable, rowsOf, shorten, texts } from "../values.js";

const MANY = 2500;
const DIGIT = 6.9; // px: the width of a digit in a cell
const WRITTEN = 38; // px: a cell so wide has its number in it
const LOW = 13; // a row with its name
const AXES = 20; // the line that names both axes
const LETTER = 7;
const HIGH = 520; // of all rows
const AROUND = 3; // px, how far a dashed outline is from a solid one around the same cell
const FAINTEST = 0.0005; // less colour is none, and saves a phone time
const FAINT = 0.05; // what a cell is before it is coloured: one that is none is not even that
const [SLANT, STEEP] = [60, 76]; // degrees: of the names of columns, and of narrow ones
const [CLOSE, HIGHEST] = [18, 66]; // px: which columns are narrow, and how high such a name may be

export function create(host, view, name, take) {
  const [made, labels, marks] = [0, 1, 2].map(() => svg("g"));
  const best = svg("rect", { class: "lf-outline lf-dashed" });
  const grip = svg("rect", { class: "lf-outline", ...(view.choose ? slides(view.choose.join(" and ")) : {}) });
  const knob = svg("circle", { class: "lf-grip lf-handle", r: 11, ...(view.drag ? slides(view.drag) : {}) });
  marks.append(...(view.fields.marked ? [best] : []), ...(view.drag ? [knob] : view.fields.chosen ? [grip] : []));
  const held = view.choose || view.drag;
  const root = picture(name, held, held ? "lf-pick" : "", made, labels, marks);
  const canvas = html("canvas", { class: "lf-cells", role: "img", "aria-label": name });
  const note = html("p", { class: "lf-note" });
  host.append(root, canvas, note);
  let state = null;
  const pointed = (event) => {
    const { left, top } = host.getBoundingClientRect();
    const place = state && placeAt(state, event.clientX - left, event.clientY - top);
    if (state) say(note, tell(view, state, place) || note.dataset.rest);
  };
  host.addEventListener("pointermove", pointed);
  host.addEventListener("pointerleave", () => say(note, note.dataset.rest ?? ""));
  if (view.choose) hold(root, grip, view.choose, () => state, take);
  if (view.drag) along(root, root, view.drag, (x, y) => nearestStop(state, x, y), take, knob, -1);
  const ended = [heldUp(note), onTheme(() => state?.big && paint(canvas, state))];

  const redraw = (outputs) => {
    const { shape: [rows, columns], data } = read(view, "z", outputs);
    const [low, high] = view.zlim ?? extent(data);
    const [rowLabels, columnLabels] = ["row_labels", "column_labels"].map((field) => texts(view, field, outputs));
    const width = Math.max(240, host.clientWidth);
    const tall = view.tall ?? HIGH;
    const wide = (left) =>
      Math.max(2, Math.min(64, (width - left - 8) / columns, rows === columns ? tall / rows : Infinity));
    const named = rowLabels ? Math.min(120, width * (rows === columns ? 0.25 : 0.31), room(rowLabels)) : 8;
    const lowest = rows === columns ? wide(named) : tall / rows;
    const alone = Boolean(view.choose && rowLabels && lowest < LOW - 1); // only what is outlined has its name
    const left = lowest >= LOW - 1 || alone ? named : 8;
    const above = view.xlabel || view.ylabel ? AXES : 0;
    const cell = wide(left);
    const close = columnLabels?.some((text, i) => text && columnLabels[i + 1]); // no room but that of a cell
    const whole = cell >= LOW - 1 || !close;
    const chosen = read(view, "chosen", outputs)?.data;
    const heads = columnLabels &&
      (whole ? columnLabels : some(columnLabels, cell) ?? (alone ? only(columnLabels, chosen[1]) : null));
    const longest = heads ? room(heads) - 16 : 0;
    const slanted = close && whole && longest > cell; // the names of the columns
    const slope = cell < CLOSE ? STEEP : SLANT; // degrees
    const top = above + (slanted ? Math.min(rise(slope) * longest, HIGHEST) + 12 : longest ? 26 : 4);
    // its diagonal is one
    const deep = rows === columns ? cell : view.row ?? Math.min(Math.max(cell, LOW), tall / rows);
    const alpha = strength(view.scale, low, high);
    const big = rows * columns > MANY;
    const sides = alone ? only(rowLabels, chosen[0]) : rowLabels;
    state = { rows, columns, data, low, high, rowLabels, columnLabels, sides, heads, left, top, cell, deep, alpha, big,
      slanted: slanted ? slope : 0 };
    sized(root, width, big ? top : top + rows * deep + 4);
    canvas.classList.toggle("lf-gone", !big);
    made.replaceChildren(...(big ? [] : cells(state)));
    labels.replaceChildren(...axes(view, state), ...(big ? [] : names(state)));
    if (big) paint(canvas, state);
    outline(best, state, read(view, "marked", outputs)?.data, AROUND);
    outline(grip, state, chosen);
    const told = held && tell(view, state, chosen);
    const nth = held && chosen[0] * columns + chosen[1];
    if (held) set(view.drag ? knob : grip, { "aria-valuetext": told, "aria-valuenow": nth });
    if (view.drag) {
      const stops = read(view, "stops", outputs);
      state.stops = rowsOf(stops.data, stops.shape[1]);
      const [cx, cy] = middle(state, chosen).map(fix);
      set(knob, { cx, cy });
    }
    const [less, more] = view.scale === "diverging" && low < 0 && high > 0 ? [" (orange)", " (blue)"] : ["", ""];
    const range = view.legend ?? `${view.zlabel ?? ""} from ${readable(low)}${less} to ${readable(high)}${more}`.trim();
    const outlined = view.choose && `outlined: ${told}`;
    const dashed = view.marked_label && `dashed: ${view.marked_label}`;
    note.dataset.rest = [outlined, range, dashed].filter(Boolean).join("; ");
    say(note, note.dataset.rest);
  };
  return { redraw, dispose: () => ended.forEach((end) => end()) };
}

/** Of short names that have no room beside each other every second, third, …: in order, some tell all. */
function some(labels, cell) {
  const each = Math.ceil((room(labels) - 4) / cell);
  return room(labels) <= 16 + 3 * LETTER ? labels.map((text, i) => (i % each ? "" : text)) : null;
}

/** How much of a slanted name's length is height. */
const rise = (degrees) => Math.sin((degrees * Math.PI) / 180);

/** Of all names only one. */
const only = (labels, at) => labels.map((text, i) => (i === at ? text : ""));

/** Room for the longest name. */
const room = (labels) => 16 + LETTER * Math.max(1, ...labels.map((text) => Array.from(text).length));

/** A click, a tap or a finger that is drawn across chooses a cell, as do the arrow keys. */
function hold(root, grip, [row, column], state, take) {
  dragging(root, root, { keys: grip,
    move: (x, y) => {
      const place = state() && placeAt(state(), x, y);
      if (place) take({ [row]: { place: place[0] }, [column]: { place: place[1] } });
    },
    step: (across, up) => take(across ? { [column]: { by: across } } : { [row]: { by: -up } }) });
}

/** Where the chosen cell is pulled to: the nearest of those that stand for a value of the control. */
function nearestStop(state, x, y) {
  const [rows, columns] = state?.stops ?? [[], []];
  const away = rows.map((row, i) => {
    const [cx, cy] = middle(state, [row, columns[i]]);
    return Number.isFinite(cx + cy) ? Math.hypot(cx - x, cy - y) : Infinity;
  });
  return away.length ? { place: least(away) } : null;
}

/** The middle of a cell, in pixels. */
const middle = ({ left, top, cell, deep }, [row, column]) => [left + (column + 0.5) * cell, top + (row + 0.5) * deep];

/** How strongly a cell is coloured, −1 to 1: below 0 in the second colour. */
function strength(scale, low, high) {
  if (scale !== "diverging") return linear(low, high, 0, 1);
  const most = Math.max(Math.abs(low), Math.abs(high));
  return linear(-most, most, -1, 1);
}

function cells({ rows, columns, data, left, top, cell, deep, alpha }) {
  const made = [];
  const written = cell >= WRITTEN && deep >= 20;
  const said = written && alike(data, cell);
  const box = (look, x, y, width) =>
    svg("rect", { class: look, x: fix(x), y: fix(y), width: fix(width - 1), height: fix(deep - 1), rx: 2 });
  for (let r = 0; r < rows; r++) {
    const y = top + r * deep;
    if (cell < WRITTEN && data.slice(r * columns, (r + 1) * columns).every(Number.isNaN)) {
      made.push(box("lf-empty", left, y, columns * cell));
      continue; // one frame: many small ones are a scribble
    }
    for (let c = 0; c < columns; c++) {
      const value = data[r * columns + c];
      const none = Number.isNaN(value);
      const x = left + c * cell;
      made.push(box(none ? "lf-empty" : "lf-ground", x, y, cell));
      const a = none ? 0 : alpha(value);
      if (Math.abs(a) >= FAINTEST) {
        const shade = box(`lf-cell${a < 0 ? " lf-negative" : ""}${written ? " lf-written" : ""}`, x, y, cell);
        shade.style.setProperty("--lf-part", Math.abs(a).toFixed(3));
        made.push(shade);
      }
      if (written) made.push(svg("text", { class: "lf-in", x: x + cell / 2, y: y + deep / 2, ...CENTRAL },
        said(Number(value))));
    }
  }
  return made;
}

/** How a map's numbers are written: all with the same decimals, as many as they need and their cells have room for. */
function alike(data, cell) {
  const numbers = Array.from(data, Number).filter(Number.isFinite);
  const largest = Math.max(...numbers.map(Math.abs));
  const most = Math.floor((cell - 3) / DIGIT); // signs
  const start = largest > 0 ? Math.min(6, Math.max(0, (largest < 1 ? 1 : 2) - Math.floor(Math.log10(largest)))) : 0;
  const exact = (decimals) => numbers.every((v) => Number(v.toFixed(start)) === Number(v.toFixed(decimals)));
  const narrow = (decimals) => numbers.every((v) => decimal(v, decimals).length <= most);
  let decimals = start;
  while (decimals > 0 && (exact(decimals - 1) || !narrow(decimals))) decimals -= 1;
  return (value) => (Number.isFinite(value) ? decimal(value, decimals) : readable(value));
}

/** What the rows and the columns are, in one line above them. */
function axes({ xlabel, ylabel }, { columns, left, cell }) {
  const right = left + columns * cell;
  const letters = Math.floor((right - 24) / LETTER) - (ylabel ? Array.from(ylabel).length : 0) - 4;
  const words = (at, text) => svg("text", { class: "lf-axis", y: 13, ...at }, text);
  return [...(ylabel ? [words({ x: 0 }, `${ylabel} ↓`)] : []), ...(xlabel
    ? [words({ x: right, "text-anchor": "end" }, `${shorten(xlabel, Math.max(8, letters))} →`)] : [])];
}

function names({ sides, heads, left, top, cell, deep, slanted, columns }) {
  const row = (text, r) =>
    numberBeside(left - 8, top + (r + 0.5) * deep, shorten(text, Math.floor((left - 8) / LETTER)));
  const column = (text, c) => {
    const x = left + (c + 0.5) * cell;
    if (!slanted) return numberBelow(Math.min(x, left + columns * cell - 3.5 * text.length), top - 10, text);
    const turned = `translate(${fix(x + 3)} ${fix(top - 5)}) rotate(${slanted})`;
    return svg("text", { class: "lf-tick", transform: turned, "text-anchor": "end" },
      shorten(text, Math.floor(HIGHEST / rise(slanted) / LETTER)));
  };
  const some = (labels, make) => (labels ?? []).flatMap((text, i) => (text ? [make(text, i)] : []));
  return [...some(left > 8 ? sides : [], row), ...some(heads, column)];
}

function paint(canvas, { rows, columns, data, left, cell, deep, alpha }) {
  const colours = palette(canvas, ["accent", "second", "ink"]);
  const dense = window.devicePixelRatio || 1;
  const [width, height] = [left + columns * cell + 8, rows * deep + 4];
  set(canvas, { width: Math.round(width * dense), height: Math.round(height * dense) });
  canvas.style.setProperty("width", `${width}px`);
  const pen = canvas.getContext("2d");
  pen.setTransform(dense, 0, 0, dense, 0, 0); // a canvas of the same size keeps what was drawn
  pen.clearRect(0, 0, width, height);
  for (let i = 0; i < data.length; i++) {
    if (Number.isNaN(data[i])) continue; // there is none
    const at = [left + (i % columns) * cell, Math.floor(i / columns) * deep, cell, deep];
    const a = alpha(data[i]);
    for (const [fill, strong] of [[2, FAINT], [a < 0 ? 1 : 0, Math.abs(a)]]) {
      pen.globalAlpha = strong;
      pen.fillStyle = colours[fill];
      pen.fillRect(...at);
    }
  }
}

function outline(rect, { left, top, cell, deep }, at, away = 0) {
  if (at)
    set(rect, { x: fix(left + at[1] * cell - 1.5 - away), y: fix(top + at[0] * deep - 1.5 - away),
      width: fix(cell + 2 + 2 * away), height: fix(deep + 2 + 2 * away), rx: 3 });
}

/** The row and the column there, or null. */
function placeAt({ rows, columns, left, top, cell, deep }, x, y) {
  const [r, c] = [Math.floor((y - top) / deep), Math.floor((x - left) / cell)];
  return r < 0 || c < 0 || r >= rows || c >= columns ? null : [r, c];
}

/** A cell in words. */
function tell(view, { columns, data, rowLabels, columnLabels, low, high }, place) {
  if (!place) return "";
  const [r, c] = place;
  const value = Number(data[r * columns + c]);
  const least = (high - low) / 1000; // what is less has no colour either
  const said = value !== 0 && Math.abs(value) < least ? `less than ${readable(least)}` : readable(value, 3);
  const row = `${view.ylabel ?? "row"} ${rowLabels?.[r] ?? r + 1}`;
  return `${row}, ${view.xlabel ?? "column"} ${columnLabels?.[c] || c + 1}: ${said}`;
}
