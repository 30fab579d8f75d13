/** Shares laid end to end on lines from 0 to 1, and one dart that falls into each line. */
import { numberBelow } from "../axes.js";
import { CENTRAL, each, keep, picture, say, set, sized, svg } from "../dom.js";
import { along, slides, tells } from "../hold.js";
import { fix, inverse, linear, ticks } from "../scale.js";
import { numbers, percent, read, readable, readNumber, rowsOf, sums, texts } from "../values.js";

const [TOP, NAME, BAR, GAP, AXIS] = [21, 24, 34, 8, 24];
const KNOB = 10; // px: its middle, so that its halo is above the first name
const [LEFT, RIGHT] = [1, 8];
const [LETTER, WORD] = [8, 7.4]; // the width of a letter, roughly, in a stretch and above it
const SIDES = ["start", "end", "last"]; // of the dart, for what is said of the token that is hit: on all lines the same
const THIN = 3; // px: a narrower share that is hit is drawn as wide

export function create(host, view, name, take) {
  const [grid, lines] = [svg("g"), svg("g")];
  const dart = svg("path", { class: "lf-dart" });
  const knob = svg("circle", { class: "lf-point", cy: KNOB, r: 6, ...(view.drag ? slides(view.drag) : {}) });
  const root = picture(name, view.drag, view.drag ? "lf-drag" : "", grid, lines, dart, knob);
  host.append(root);
  let to = null; // from pixels to a number
  if (view.drag) along(root, root, view.drag, (x) => to && { value: to(x) }, take, knob);

  const redraw = (outputs) => {
    const y = read(view, "y", outputs);
    const rows = rowsOf(y.data, y.shape[1]);
    const [parts, labels] = ["x", "labels"].map((field) => texts(view, field, outputs));
    const [rank, chance] = ["rank", "chance"].map((field) => numbers(view, field, outputs));
    const hit = (i) => parts[rank[i] - 1] ?? "";
    const at = readNumber(view, "at", outputs);
    const width = Math.max(240, host.clientWidth);
    const [left, right] = [LEFT, width - RIGHT];
    const sx = linear(0, 1, left, right);
    const bottom = TOP + (NAME + BAR + GAP) * rows.length;
    to = inverse([0, 1], left, right);
    sized(root, width, bottom + AXIS);
    drawAxis(grid, sx, bottom, width);
    const words = (_, i) => [hit(i), `rank ${readable(rank[i])}`, percent(chance[i])].filter(Boolean).join(", ");
    const told = rows.map(words);
    const fits = (one) => told.every((text, i) => placed(text, one, { at: sx(at), label: labels[i], width }).fits);
    const side = SIDES.find(fits);
    each(lines, rows, makeLine, (node, row, i) =>
      drawLine(node, row, { parts, label: labels[i], place: Math.min(rank[i] - 1, row.length),
        said: told[i], side, at: sx(at), sx, width, y: TOP + (NAME + BAR + GAP) * i + NAME }));
    const bars = rows.map((_, i) => `M${fix(sx(at))} ${TOP + (NAME + BAR + GAP) * i + NAME - 3}v${BAR + 6}`);
    set(dart, { d: bars.join("") }); // not through the names
    const hits = labels.map((label, i) => `${label}, ${hit(i)} rank ${rank[i]}`).join("; ");
    set(knob, { cx: fix(sx(at)), ...tells(at, [0, 1], `${readable(at)}: ${hits}`) });
  };
  return { redraw };
}

function drawAxis(grid, sx, bottom, width) {
  const marks = ticks(0, 1, width > 420 ? 6 : 4);
  const anchor = (i) => (i ? (i < marks.length - 1 ? "middle" : "end") : "start");
  grid.replaceChildren(...marks.map((tick, i) => numberBelow(fix(sx(tick)), bottom + 14, readable(tick), anchor(i))));
}

const makeLine = () =>
  svg("g", { class: "lf-thrown" }, svg("title"), svg("g"), svg("rect", { class: "lf-part lf-strong", height: BAR }),
    svg("text", { class: "lf-bar-name" }), svg("text", { class: "lf-value" }));

function drawLine(node, row, { parts, label, place, said, side, at, sx, width, y }) {
  const [title, group, thin, named, words] = node.children;
  const edges = [0, ...sums(row), 1].map(sx);
  const make = () => svg("g", {}, svg("rect", { height: BAR }), svg("text", CENTRAL));
  Array.from(keep(group, row.length + 1, make), (share, i) => {
    const [rect, text] = share.children;
    const others = i === row.length;
    const wide = edges[i + 1] - edges[i];
    const is = i === place && !others;
    set(rect, { class: `lf-part ${is ? "lf-strong" : others ? "lf-tone-1" : "lf-tone-0"}`, x: fix(edges[i]), y,
      width: fix(Math.max(0, wide - (wide > THIN ? 1 : 0))) });
    const [from, to] = clear(edges[i], edges[i + 1], at);
    const name = others ? "all others" : parts[i];
    set(text, { class: is ? "lf-in lf-on" : "lf-in", x: fix((from + to) / 2), y: y + BAR / 2 },
      to - from > LETTER * name.length + 6 ? name : "");
  });
  const own = edges[place + 1] - edges[place];
  const narrow = place === row.length || own < THIN; // one of the others, or hardly to be seen
  set(thin, { x: fix(at - THIN / 2), y, width: narrow ? THIN : 0 });
  set(named, { y: y - 8 }, label);
  set(words, { x: fix(placed(said, side, { at, label, width }).x), y: y - 8,
    "text-anchor": side === "start" ? "start" : "end" }, said);
  say(title, `${label}: ${said}`);
}

/** Where words begin, or end, on a side of the dart, beyond the line's name, or at its end; and whether they fit. */
function placed(text, side, { at, label, width }) {
  const least = WORD * label.length + 14;
  const x = { start: Math.max(at + 10, least), end: at - 10, last: width - RIGHT }[side];
  if (side === "start") return { x, fits: x + WORD * text.length < width - RIGHT };
  return { x, fits: side === "last" || x - WORD * text.length > least };
}

/** Of a stretch, the larger part beside the dart, if that runs through it. */
function clear(from, to, at) {
  if (at <= from || at >= to) return [from, to];
  return at - from > to - at ? [from, at] : [at, to];
}
