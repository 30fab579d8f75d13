/** Horizontal bars, one a row: a label, a bar, its number. */
import { keep, say, set, svg } from "../dom.js";
import { choosing, chosen } from "../hold.js";
import { extent, linear } from "../scale.js";
import { percent, read, readable, readNumber, shorten, texts } from "../values.js";

const ROW = 28;
const LETTER = 8.2; // the width of a letter, roughly; labels are cut, never overlapping

export function create(host, view, name, take) {
  const rows = svg("g");
  const root = svg("svg", { class: view.choose ? "lf-svg lf-choose" : "lf-svg", role: view.choose ? "radiogroup" : "img",
    "aria-label": name }, rows);
  host.append(root);
  if (view.choose) choosing(root, ".lf-row", (place) => take({ [view.choose]: { place } }));
  const show = view.format === "percent" ? percent : readable;

  const redraw = (outputs) => {
    const labels = texts(view, "x", outputs);
    const lengths = read(view, "y", outputs).data;
    const kept = read(view, "kept", outputs)?.data;
    const before = read(view, "before", outputs)?.data;
    const at = readNumber(view, "chosen", outputs);
    const width = Math.max(240, host.clientWidth);
    const longest = Math.max(3, ...labels.map((t) => Array.from(t.slice(0, 99)).length));
    const left = Math.min(width * 0.34, 12 + longest * LETTER);
    const right = width - 72;
    const [low, high] = view.ylim ?? [0, extent(before ? [...lengths, ...before] : lengths)[1]];
    const scale = linear(low, high, left, right);
    const height = ROW * lengths.length + 4;
    set(root, { viewBox: `0 0 ${width} ${height}`, width, height });

    const made = keep(rows, lengths.length, makeRow);
    for (let i = 0; i < lengths.length; i++) {
      const [title, label, track, bar, mark, value, area] = made[i].children;
      const end = scale(lengths[i]);
      const cut = kept && !kept[i];
      const none = Number.isNaN(lengths[i]); // masked, say: that is not 0
      set(made[i], { transform: `translate(0 ${ROW * i})`, class: cut ? "lf-row lf-cut" : none ? "lf-row lf-none" : "lf-row" });
      say(title, `${labels[i].slice(0, 300)}: ${none ? "–" : show(lengths[i])}${cut ? ", cut" : ""}`);
      set(label, { x: left - 10, y: ROW / 2 });
      say(label, shorten(labels[i], Math.floor((left - 8) / LETTER)));
      set(track, { x: left, y: 5, width: right - left, height: ROW - 10 });
      const past = before ? scale(before[i]) : null;
      set(mark, { d: past === null ? "" : `M${past} 3V${ROW - 3}` });
      set(bar, { x: left, y: 5, width: Math.max(0, end - left), height: ROW - 10 });
      const beside = past > end && past - end < LETTER * 8 ? past : end; // the number is the bar's, not the mark's
      set(value, { x: beside + 8, y: ROW / 2 });
      say(value, cut ? "cut" : none ? "–" : show(lengths[i]));
      if (!view.choose) continue;
      set(area, { width, height: ROW });
      set(chosen(made[i], i === at), { "aria-label": title.textContent });
    }
  };
  return { redraw };
}

function makeRow() {
  return svg("g", {}, svg("title"),
    svg("text", { class: "lf-label", "text-anchor": "end", "dominant-baseline": "central" }),
    svg("rect", { class: "lf-track", rx: 4 }),
    svg("rect", { class: "lf-bar", rx: 4 }),
    svg("path", { class: "lf-before" }),
    svg("text", { class: "lf-value", "dominant-baseline": "central" }),
    svg("rect", { class: "lf-area" })); // all of the row can be clicked, where it can be chosen
}
