/** A matrix as coloured cells: SVG for some hundreds, canvas for thousands. */
import { html, onTheme, palette, say, set, svg } from "../dom.js";
import { extent, linear } from "../scale.js";
import { read, readable, shorten, texts } from "../values.js";

const MANY = 2500;
const LOW = 13; // a row with its name

export function create(host, view, name) {
  const root = svg("svg", { class: "lf-svg", role: "img", "aria-label": name });
  const canvas = html("canvas", { class: "lf-cells", role: "img", "aria-label": name });
  const note = html("p", { class: "lf-note", "aria-live": "polite" });
  host.append(root, canvas, note);
  let state = null;
  const told = (event) => state && say(note, tell(view, state, event, host));
  host.addEventListener("pointermove", told);
  host.addEventListener("pointerleave", () => say(note, note.dataset.rest ?? ""));
  const dispose = onTheme(() => state?.big && paint(canvas, state));

  const redraw = (outputs) => {
    const { shape: [rows, columns], data } = read(view, "z", outputs);
    const [low, high] = view.zlim ?? extent(data);
    const rowLabels = texts(view, "row_labels", outputs);
    const columnLabels = texts(view, "column_labels", outputs);
    const width = Math.max(240, host.clientWidth);
    const left = rowLabels ? Math.min(120, width * 0.25) : 8;
    const top = columnLabels ? 26 : 4;
    const cell = Math.max(2, Math.min(64, (width - left - 8) / columns));
    const deep = Math.min(Math.max(cell, LOW), 520 / rows);
    const alpha = strength(view.scale, low, high);
    const big = rows * columns > MANY;
    state = { rows, columns, data, rowLabels, columnLabels, left, top, cell, deep, alpha, big };
    set(root, { viewBox: `0 0 ${width} ${top + rows * deep + 4}`, width,
      height: big ? 0 : top + rows * deep + 4, class: big ? "lf-svg lf-gone" : "lf-svg" });
    canvas.classList.toggle("lf-gone", !big);
    if (big) paint(canvas, state);
    else root.replaceChildren(...cells(state), ...names(state));
    note.dataset.rest = view.legend ?? `${view.zlabel ?? ""} from ${readable(low)} to ${readable(high)}`.trim();
    say(note, note.dataset.rest);
  };
  return { redraw, dispose };
}

/** How strongly a cell is coloured, −1 to 1: below 0 in the second colour. */
function strength(scale, low, high) {
  if (scale !== "diverging") return linear(low, high, 0, 1);
  const most = Math.max(Math.abs(low), Math.abs(high));
  return linear(-most, most, -1, 1);
}

function cells({ rows, columns, data, left, top, cell, deep, alpha }) {
  const made = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const value = data[r * columns + c];
      const a = alpha(value);
      const [x, y] = [left + c * cell, top + r * deep];
      made.push(svg("rect", { class: a < 0 ? "lf-cell lf-negative" : "lf-cell", x, y,
        width: cell - 1, height: deep - 1, rx: 2, "fill-opacity": Math.abs(a).toFixed(3) }));
      if (cell >= 38 && deep >= 20) {
        made.push(svg("text", { class: Math.abs(a) > 0.55 ? "lf-in lf-on" : "lf-in",
          x: x + cell / 2, y: y + deep / 2, "text-anchor": "middle",
          "dominant-baseline": "central" }, readable(value, 2)));
      }
    }
  }
  return made;
}

function names({ rowLabels, columnLabels, left, top, cell, deep }) {
  const made = [];
  rowLabels?.forEach((text, r) => deep >= 12 && made.push(
    svg("text", { class: "lf-tick", x: left - 8, y: top + (r + 0.5) * deep, "text-anchor": "end",
      "dominant-baseline": "central" }, shorten(text, Math.floor(left / 8)))));
  columnLabels?.forEach((text, c) => cell >= 12 && made.push(
    svg("text", { class: "lf-tick", x: left + (c + 0.5) * cell, y: top - 10,
      "text-anchor": "middle" }, shorten(text, Math.max(1, Math.floor(cell / 8))))));
  return made;
}

function paint(canvas, { rows, columns, data, left, top, cell, deep, alpha }) {
  const colours = palette(canvas, ["accent", "second"]);
  const dense = window.devicePixelRatio || 1;
  const [width, height] = [left + columns * cell + 8, top + rows * deep + 4];
  set(canvas, { width: Math.round(width * dense), height: Math.round(height * dense) });
  canvas.style.setProperty("width", `${width}px`);
  const pen = canvas.getContext("2d");
  pen.scale(dense, dense);
  for (let i = 0; i < data.length; i++) {
    const a = alpha(data[i]);
    pen.globalAlpha = Math.abs(a);
    pen.fillStyle = colours[a < 0 ? 1 : 0];
    pen.fillRect(left + (i % columns) * cell, top + Math.floor(i / columns) * deep, cell, deep);
  }
}

/** The cell under the pointer, in words. */
function tell(view, { rows, columns, data, rowLabels, columnLabels, left, top, cell, deep }, event, host) {
  const box = host.getBoundingClientRect();
  const c = Math.floor((event.clientX - box.left - left) / cell);
  const r = Math.floor((event.clientY - box.top - top) / deep);
  if (r < 0 || c < 0 || r >= rows || c >= columns) return "";
  const row = rowLabels?.[r] ?? r + 1;
  const column = columnLabels?.[c] ?? c + 1;
  return `${view.ylabel ?? "row"} ${row}, ${view.xlabel ?? "column"} ${column}: ` +
    readable(Number(data[r * columns + c]), 4);
}
