/** A vector or a small matrix as boxes with their numbers. */
import { CENTRAL, each, picture, set, sized, svg } from "../dom.js";
import { chosen, offering } from "../hold.js";
import { extent } from "../scale.js";
import { read, readNumber, shorten, texts } from "../values.js";

const LETTER = 8;
const DEEP = 30;
const [LEAST, WIDEST, BESIDE] = [26, 58, 100]; // px, of a box; the widest beside others
// px: of one in a row that has less room than it asked for; drawn smaller, it would leave its row's line
const SQUEEZED = 24;
const WRITTEN = 36; // of one with two decimals
const [SMALL, TIGHT] = [32, 42]; // of one whose numbers are small; with two decimals
const INSIDE = 8; // px: of a small box, what its number leaves free
const [SLANTED, MOST] = [42, 6]; // px: the room of slanted names, which have so many letters

export function create(host, view, name, take) {
  const [boxes, rows, columns] = [0, 1, 2].map(() => svg("g"));
  const frame = svg("rect", { class: "lf-now", rx: 6 });
  const root = picture(name, view.choose, view.choose ? "lf-choose" : "", boxes, rows, columns, frame);
  host.append(root);
  const picked = view.fields.row_labels ? rows : columns; // whose names are chosen
  let places = null; // of a box: which of them it belongs to
  if (view.choose) {
    const choose = offering(picked, "text", view.choose, take);
    boxes.addEventListener("click", ({ target }) => {
      const i = Array.from(boxes.children).indexOf(target.closest(".lf-box"));
      if (i >= 0) choose(places(i));
    });
  }

  const redraw = (outputs) => {
    const { shape, data } = read(view, "values", outputs);
    const [shown, marked] = ["shown", "marked"].map((field) => read(view, field, outputs)?.data);
    const [rowLabels, columnLabels] = ["row_labels", "column_labels"].map((field) => texts(view, field, outputs));
    const wide = shape.at(-1);
    const high = shape.length === 2 ? shape[0] : 1;
    const longest = Math.max(0, ...(rowLabels ?? []).map((t) => Array.from(t).length));
    const space = Math.max(LEAST, host.clientWidth);
    const labels = rowLabels ? longest * LETTER + 10 : 0;
    const left = Math.min(space * 0.3, labels);
    const least = labels + wide * (view.decimals < 2 ? LEAST : WRITTEN);
    host.parentElement.style.setProperty("--lf-least", `${least}px`); // beside others on a phone
    host.parentElement.classList.toggle("lf-column", wide === 1 && high > 1); // beside others it is no wider
    const box = Math.max(SQUEEZED, Math.min(host.closest(".lf-beside") ? BESIDE : WIDEST, (space - left) / wide));
    const letters = Math.max(1, Math.floor((box + 2) / (LETTER - 1))); // a name may come near its neighbour
    const slanted = box < SMALL && columnLabels?.some((text) => (LETTER - 1) * text.length > box);
    const top = columnLabels ? (slanted ? SLANTED : 24) : 0;
    const width = left + box * wide;
    sized(root, width, top + DEEP * high);
    set(frame, { x: left - 2, y: top - 2, width: box * wide, height: DEEP * high,
      visibility: readNumber(view, "framed", outputs) ? "visible" : "hidden" });

    const limit = view.limit ?? (Math.max(...extent(data).map(Math.abs)) || 1);
    each(boxes, data, makeBox, (node, value, i) => fill(node, { x: left + (i % wide) * box,
      y: top + Math.floor(i / wide) * DEEP, box, on: !shown || Boolean(shown[i]), value: Number(value), limit, view,
      marked: marked?.[i] }));
    write(rows, rowLabels ?? [], (i) => ({ x: left - 8, y: top + i * DEEP + (DEEP - 3) / 2, "text-anchor": "end" }),
      Math.floor(left / LETTER));
    write(columns, columnLabels ?? [], (i) => (slanted
      ? { x: 0, y: 0, "text-anchor": "start", transform: `translate(${left + (i + 0.4) * box} ${top - 8}) rotate(-60)` }
      : { x: left + (i + 0.5) * box, y: 12, "text-anchor": "middle", transform: null }), slanted ? MOST : letters);
    columns.classList.toggle("lf-narrow", box < SMALL);
    if (!view.choose) return;
    places = (i) => (picked === rows ? Math.floor(i / wide) : i % wide);
    const now = readNumber(view, "chosen", outputs);
    (picked === rows ? rowLabels : columnLabels).forEach((text, i) =>
      set(chosen(picked.children[i], i === now), { class: "lf-tick lf-end", "aria-label": text }));
  };
  return { redraw };
}

function makeBox() {
  return svg("g", {}, svg("rect", { rx: 4, height: DEEP - 3 }), svg("text", CENTRAL));
}

function fill(node, { x, y, box, on, value, limit, view, marked }) {
  const [rect, text] = node.children;
  const none = !on || Number.isNaN(value);
  const part = on && Number.isFinite(value) ? Math.min(1, Math.abs(value) / limit) : 0;
  set(node, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, class: marked ? "lf-box lf-marked" : "lf-box" });
  const sign = value < 0 ? "lf-cell lf-written lf-negative" : "lf-cell lf-written";
  set(rect, { width: (box - 3).toFixed(1), class: none ? "lf-empty" : sign });
  rect.style.setProperty("--lf-part", (0.08 + 0.92 * part).toFixed(3));
  const decimals = box < WRITTEN && box >= SMALL ? Math.min(1, view.decimals) : view.decimals;
  const words = on ? (box < SMALL ? short : fixed)(value, decimals) : "";
  const tight = words.length > (box < SMALL ? 3 : box < TIGHT ? 4 : Infinity); // it stays clear of its frame
  set(text, { x: ((box - 3) / 2).toFixed(1), y: (DEEP - 3) / 2,
    class: box < (view.decimals > 1 ? TIGHT : SMALL) ? "lf-in lf-small" : "lf-in",
    textLength: tight ? Math.floor(box) - INSIDE : null, lengthAdjust: tight ? "spacingAndGlyphs" : null }, words);
}

/** The same where there is no room for noughts before a point or at the end, nor for four signs. */
function short(value, decimals) {
  const text = fixed(value, decimals).replace(/^(−?)0\./, "$1.").replace(/\.?0*$/, "") || "0";
  return text.length > 3 && decimals > 1 ? short(value, decimals - 1) : text;
}

/** The number with as many decimals as its neighbours. */
function fixed(value, decimals) {
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : Number.isNaN(value) ? "–" : "∞";
  return value.toFixed(decimals).replace(/^-(0\.?0*)$/, "$1").replace("-", "−");
}

function write(group, labels, place, letters) {
  each(group, labels, () => svg("text", { class: "lf-tick", "dominant-baseline": "central" }),
    (node, text, i) => set(node, place(i), shorten(text, letters)));
}
