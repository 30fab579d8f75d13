/** Beside each dial the wave that it gives, in a strip of its own, and below them their sum: all on one scale. */
import { lineAcross, nameBelow, numberBelow, numberBeside } from "./axes.js";
import { keep, set, svg } from "./dom.js";
import { along, slides, tells } from "./hold.js";
import { fix, inverse, linear, nearest, thinned, ticks } from "./scale.js";
import { fontsOf, textWidth } from "./text.js";
import { readable } from "./values.js";

const [LINE, APART, AXIS] = [18, 4, 42]; // px: a strip's name, below it, and what lies below all
const [WIDE, SLIM] = [{ dial: 92, strip: 74, whole: 158 }, { dial: 68, strip: 60, whole: 130 }];
const NARROW = 560;
const WORD = 56; // px: the sum's number, with its gap
const CORNERS = [-1, 1, -2.4, 2].flatMap((down) => [1, -1].map((side) => ({ side, down }))); // of the dot
const [GAP, RIGHT] = [52, 16]; // px: between a dial and the strips, where the numbers of the sum stand; and after them

/** The strips of a view `hands`, in its picture `root`. */
export function waveStrips(root, view, take) {
  const [grid, curves, dots, names] = [0, 1, 2, 3].map(() => svg("g"));
  const guide = svg("path", { class: "lf-guide" });
  const knob = svg("circle", { class: "lf-point", r: 7, ...(view.drag ? slides(view.xlabel || view.drag) : {}) });
  const number = svg("text", { class: "lf-tick lf-halo lf-now-number", "dominant-baseline": "central" });
  const plot = svg("g", { class: view.drag ? "lf-drag" : null }, svg("rect", { fill: "transparent" }), grid, curves,
    guide, dots, names, knob, number);
  root.prepend(plot);
  let drawn = null; // from a place across to a number
  if (view.drag) along(plot, root, view.drag, (x) => drawn && { value: drawn(x) }, take, knob);
  const sizes = (width) => (width < NARROW ? SLIM : WIDE);
  const topAt = (width) => (i) => i * (LINE + sizes(width).strip + APART);
  const [low, high] = view.ylim;
  let font = null;

  const redraw = ({ width, count, labels, each, whole, x, at }) => {
    font ??= fontsOf(root);
    const [{ dial, strip, whole: tall }, top] = [sizes(width), topAt(width)];
    const unit = tall / (high - low); // px: of 1, in all strips
    const [left, right] = [dial + GAP, width - RIGHT];
    const xlim = /** @type {[number, number]} */ ([x[0], x[x.length - 1]]);
    const sx = linear(...xlim, left, right);
    drawn = inverse(xlim, left, right);
    const zero = (i) => top(i) + LINE + (i < count ? strip / 2 : high * unit);
    const values = (i) => (i < count ? each.slice(i * x.length, (i + 1) * x.length) : whole);
    const floor = top(count) + LINE + tall;
    set(plot.firstElementChild, { x: left, width: right - left, height: floor });
    drawGrid(grid, { sx, left, right, floor, zeros: Array.from({ length: count + 1 }, (_, i) => zero(i)), unit, view,
      xlim });
    const titles = keep(names, count + 1, () => svg("text", { "dominant-baseline": "central" }));
    const points = keep(dots, count, () => svg("circle", { r: 4, class: "lf-hover" }));
    const here = nearest(x, at);
    Array.from(keep(curves, count + 1, () => svg("path")), (curve, i) => {
      const strong = i === count ? " lf-strong" : "";
      const heights = Array.from(values(i), (v) => zero(i) - v * unit);
      const path = heights.map((y, n) => `${n ? "L" : "M"}${fix(sx(x[n]))} ${fix(y)}`);
      set(curve, { class: `lf-line${strong}`, d: path.join("") });
      const said = i < count ? `${labels[i]}: ${signed(values(i)[here])}` : view.whole_label;
      const begins = Math.min(left, width - textWidth(said, font(12.5, strong ? 600 : 400))); // within a phone
      set(titles[i], { x: fix(Math.max(0, begins)), y: top(i) + LINE / 2 - 3, class: `lf-tick lf-end${strong}` }, said);
      if (!strong) set(points[i], { cx: fix(sx(at)), cy: fix(heights[here]) });
    });
    const y = zero(count) - whole[here] * unit;
    const strips = Array.from({ length: count + 1 },
      (_, i) => `M${fix(sx(at))} ${fix(top(i) + LINE)}V${fix(i < count ? top(i) + LINE + strip : floor)}`);
    set(guide, { d: strips.join("") }); // not through their names
    set(knob, { cx: fix(sx(at)), cy: fix(y),
      ...tells(at, xlim, `${readable(at)}; ${view.whole_label} ${readable(whole[here])}`) });
    const under = (side, down) => (v, n) => side * (sx(v) - sx(at)) > 6 && side * (sx(v) - sx(at)) < WORD
      && Math.abs(zero(count) - whole[n] * unit - y - 14 * down) < 10;
    const met = ({ side, down }) => Array.from(x).filter(under(side, down)).length
      + (sx(at) + side * WORD > right || sx(at) + side * WORD < left ? 99 : 0);
    // where the curve leaves room
    const { side, down } = CORNERS.reduce((best, corner) => (met(corner) < met(best) ? corner : best));
    set(number, { x: fix(sx(at) + 12 * side), y: fix(y + 14 * down), "text-anchor": side < 0 ? "end" : "start" },
      readable(whole[here]));
  };
  return { redraw, dial: (width) => sizes(width).dial,
    height: (count, width) => topAt(width)(count) + LINE + sizes(width).whole + AXIS,
    centre: (i, width) => [sizes(width).dial / 2 + 2, topAt(width)(i) + (LINE + sizes(width).strip) / 2] };
}

const signed = (value) => (value > 0 ? `+${readable(value, 2)}` : readable(value, 2)); // it is added

function drawGrid(grid, { sx, left, right, floor, zeros, unit, view, xlim }) {
  const line = (y, words) => [lineAcross("lf-grid", fix(y), left, right), numberBeside(left - 8, fix(y), words)];
  const sum = zeros.at(-1);
  const marks = thinned(ticks(...xlim, right - left > 320 ? 6 : 4), sx, String);
  grid.replaceChildren(...zeros.slice(0, -1).flatMap((y) => line(y, "0")),
    ...ticks(...view.ylim, 3).flatMap((v) => line(sum - v * unit, readable(v))),
    ...marks.map((v) => numberBelow(fix(sx(v)), floor + 16, readable(v))),
    nameBelow((left + right) / 2, floor + 37, view.xlabel));
}
