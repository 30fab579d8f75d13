/** Numbers that are added up: each bar begins where the one above it ends. Below, what a curve makes of their sum. */
import { lineAcross, nameBelow, nameBeside, numberBelow, numberBeside } from "../axes.js";
import { each, picture, set, sized, svg } from "../dom.js";
import { fix, linear, ticks } from "../scale.js";
import { numbers, read, readable, readNumber, short, sums, texts } from "../values.js";

const [ROW, BAR, CURVE, AXIS] = [26, 16, 110, 44];
const PLAIN = 28; // the room of the sum, where there is no curve
const [LETTER, RIGHT] = [8.2, 12];

export function create(host, view, name) {
  const [grid, bars] = [svg("g"), svg("g")];
  const curve = svg("path", { class: "lf-line lf-strong" });
  const drop = svg("path", { class: "lf-guide" });
  const point = svg("circle", { class: "lf-point", r: 6 });
  const told = svg("text", { class: "lf-value lf-halo", "dominant-baseline": "central" });
  const root = picture(name, false, "lf-follows", grid, bars, curve, drop, point, told);
  host.append(root);

  const redraw = (outputs) => {
    const y = numbers(view, "y", outputs);
    const labels = texts(view, "labels", outputs);
    const shown = read(view, "shown", outputs)?.data ?? y.map(() => true);
    const heights = numbers(view, "curve", outputs);
    const at = readNumber(view, "at", outputs);
    const width = Math.max(240, host.clientWidth);
    const left = Math.max(40, 14 + LETTER * Math.max(...labels.map((text) => text.length)));
    const reached = sums(y);
    const [first, end] = view.xlim;
    const sx = linear(first, end, left, width - RIGHT);
    const [top, floor] = [ROW * y.length + 8, ROW * y.length + (heights.length ? CURVE : PLAIN)];
    const sy = linear(0, 1, floor, top);
    sized(root, width, floor + AXIS);
    drawGrid(grid, { view, sx, sy, left, width, floor, curved: heights.length > 0 });
    each(bars, y, makeBar, (bar, value, i) => drawBar(bar, value, labels[i], [i ? reached[i - 1] : 0, reached[i]],
      { sx, i, left, width, last: !shown[i + 1], shown: shown[i] }));
    const along = heights.map((height, i) => [first + (i / (heights.length - 1)) * (end - first), height]);
    set(curve, { d: along.map(([x, height], i) => `${i ? "L" : "M"}${fix(sx(x))} ${fix(sy(height))}`).join("") });
    const rows = shown.filter(Boolean).length;
    const [px, py] = [fix(sx(reached.at(-1))), heights.length ? fix(sy(at)) : floor];
    set(drop, { d: `M${px} ${ROW * rows - (ROW - BAR) / 2}V${py}` + (heights.length ? `H${left}` : "") });
    set(point, { cx: px, cy: py });
    const said = heights.length ? short(at) : `sum ${readable(reached.at(-1), 2)}`;
    const [zero, long] = [sx(0), LETTER * said.length];
    const full = px + 12 + long > width; // no room at its right, where the curve is above it
    const from = px + 12 < zero + 4 && px + 12 + long > zero ? zero + 4 : px + 12; // nor on the line of 0
    set(told, { x: fix(full ? px - 12 : from), y: Math.min(py + 13, floor - 9),
      "text-anchor": full ? "end" : "start" }, said);
  };
  return { redraw };
}

function drawGrid(group, { view, sx, sy, left, width, floor, curved }) {
  const right = width - RIGHT;
  group.replaceChildren(
    svg("line", { class: "lf-zero", x1: sx(0), x2: sx(0), y1: 0, y2: floor }),
    ...(curved ? [0, 0.5, 1] : [0]).flatMap((tick) => [lineAcross("lf-grid", sy(tick), left, right),
      numberBeside(left - 8, sy(tick), curved ? readable(tick) : "")]),
    ...ticks(...view.xlim, width > 420 ? 6 : 4).map((tick) => numberBelow(sx(tick), floor + 16, readable(tick))),
    nameBelow((left + right) / 2, floor + 36, view.xlabel), nameBeside((sy(0) + sy(1)) / 2, view.ylabel));
}

const makeBar = () =>
  svg("g", {}, svg("text", { class: "lf-label", "text-anchor": "end", "dominant-baseline": "central" }),
    svg("rect", { class: "lf-rise", rx: 2, height: BAR }), svg("path", { class: "lf-join" }),
    svg("text", { class: "lf-value lf-halo", "dominant-baseline": "central" }));

/** A bar, a line down to the next, and its number: right of what is added, left of what is taken, if there is room. */
function drawBar(node, value, label, [from, to], { sx, i, left, width, last, shown }) {
  const [text, bar, join, number] = node.children;
  const [a, b] = [sx(from), sx(to)];
  const y = ROW * i + (ROW - BAR) / 2;
  const said = `${value > 0 ? "+" : ""}${readable(value, 2)}`;
  const long = LETTER * said.length + 10;
  const onZero = (from) => from < sx(0) && from + long > sx(0);
  const wanted = value >= 0 ? b < width - 56 : Math.min(a, b) < left + 44;
  const onRight = wanted ? !onZero(Math.max(a, b) + 3) : onZero(Math.min(a, b) - 3 - long);
  set(node, { class: `${value < 0 ? "lf-negative" : "lf-up"}${value ? "" : " lf-none"}${shown ? "" : " lf-gone"}` });
  set(text, { x: left - 10, y: y + BAR / 2 }, label);
  set(bar, { x: fix(Math.min(a, b)), y, width: fix(Math.abs(b - a)) });
  set(join, { d: last ? "" : `M${fix(b)} ${y}V${y + ROW + BAR}` });
  set(number, { x: fix(onRight ? Math.max(a, b) + 8 : Math.min(a, b) - 8), y: y + BAR / 2,
    "text-anchor": onRight ? "start" : "end" }, said);
}
