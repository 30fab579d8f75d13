/** Staircases: how many tokens each has written by its own clock, and one line, the clock, that is pulled. */
import { lineAcross, nameBeside, numberBeside } from "../axes.js";
import { each, keep, picture, set, sized, svg } from "../dom.js";
import { along, slides, tells } from "../hold.js";
import { fix, lastTick, least, linear, nearest, ticks } from "../scale.js";
import { drawAlong } from "../strips.js";
import { read, readable, readNumber, rowsOf, sums, texts } from "../values.js";

// px; RIGHT: a name stands there at the end, as long as NAMED
const [TOP, HIGH, AXIS, LEFT, RIGHT] = [40, 212, 54, 46, 104];
const [NAMED, LINE] = [112, 36]; // px: how long, how high

export function create(host, view, name, take) {
  const [grid, levels, curves, names] = [0, 1, 2, 3].map(() => svg("g"));
  const clock = svg("path", { class: "lf-guide" });
  const knob = svg("circle", { class: "lf-point", r: 7, ...(view.drag ? slides("clock") : {}) });
  const root = picture(name, view.drag, view.drag ? "lf-drag" : "", levels, grid, curves, clock, names,
    ...(view.drag ? [knob] : []));
  host.append(root);
  let known = []; // the times of the tokens of each that are known, though less of them may be shown
  let moments = []; // in pixels, where the clock stands after 1, 2, … tokens of all
  if (view.drag) along(root, root, view.drag, (x) => ({ value: 1 + nearest(moments, x) }), take, knob);

  const redraw = (outputs) => {
    const { data, shape: [count, most] } = read(view, "each", outputs);
    const written = rowsOf(data, most).map((row) => row.filter(Number.isFinite));
    const same = known.length === count &&
      written.every((row, i) => row.length <= known[i].length && row.every((time, n) => time === known[i][n]));
    if (!same) known = written;
    const times = known.map(sums);
    const labels = texts(view, "labels", outputs);
    const strong = readNumber(view, "highlight", outputs);
    const stops = clocks(known, most);
    const now = stops[sums(written.map((row) => row.length)).at(-1) - 1] ?? 0;
    const end = lastTick(0, Math.max(...times.map((ends) => (ends.at(-1) * most) / ends.length || 0)), 6) || 1;
    const width = Math.max(240, host.clientWidth);
    const [floor, right] = [TOP + HIGH, width - RIGHT];
    const [sx, sy] = [linear(0, end, LEFT, right), linear(0, most, floor, TOP)];
    moments = stops.map(sx);
    sized(root, width, floor + AXIS);
    drawAlong(grid, { end, sx, width }, floor + 8, { unit: view.unit, label: view.xlabel }); // below the knob
    upTheSide(levels, ticks(0, most, 4), { sy, right, noun: view.noun });
    const paths = keep(curves, 2 * count, () => svg("path"));
    const fronts = times.map((ends) => ends.filter((time) => time <= now));
    const quickest = least(times.map((ends) => (ends.length ? ends.at(-1) / ends.length : Infinity)));
    const heights = fronts.map(({ length }) => Math.min(sy(length) + 5, floor - 26));
    const lowest = Math.min(...heights.filter((_, i) => i !== quickest));
    const make = () => svg("text", { class: "lf-halo" }, svg("tspan"), svg("tspan", { dy: 16 }));
    each(names, times, make, (node, ends, i) => {
      const look = i === strong ? "lf-line lf-strong" : "lf-line";
      const till = Math.min(now, ends.at(-1) ?? 0);
      set(paths[2 * i], { class: `${look} lf-ahead`, d: climb(ends, sx, sy, ends.at(-1) ?? 0, fronts[i].length) });
      set(paths[2 * i + 1], { class: look, d: climb(fronts[i], sx, sy, till) });
      const [x, y] = i === quickest ? aboveFront(sx(till), sy(fronts[i].length) - 26, sx(now), lowest)
        : [sx(till) + 10, heights[i]];
      set(node, { y: fix(y), class: i === strong ? "lf-halo lf-end lf-strong" : "lf-halo" });
      set(node.firstChild, { x: fix(x) }, labels[i]);
      const written = `${fronts[i].length} in ${readable(Number(till.toPrecision(3)))} ${view.unit}`;
      set(node.lastChild, { x: fix(x) }, written);
    });
    set(clock, { d: `M${fix(sx(now))} ${TOP - 4}V${floor}` });
    if (view.drag)
      set(knob, { cx: fix(sx(now)), cy: floor, ...tells(now, [0, end], `${readable(now)} ${view.unit}`) });
  };
  return { redraw };
}

/** A step up whenever one is written, and level up to a time; from the first on, or from where so many are. */
function climb(ends, sx, sy, till, from = 0) {
  const steps = ends.slice(from).map((time, n) => `H${fix(sx(time))}V${fix(sy(from + n + 1))}`);
  return `M${fix(sx(ends[from - 1] ?? 0))} ${fix(sy(from))}${steps.join("")}H${fix(sx(till))}`;
}

/** The quickest one's name stands above its front, its stairs lie below; beside the clock, over others' names. */
function aboveFront(x, y, clock, lowest) {
  const above = Math.max(LEFT, x - NAMED / 2);
  if (clock < above || clock > above + NAMED) return [above, y];
  const left = clock - NAMED - 8;
  return left > LEFT ? [left, y] : [clock + 10, Math.min(y, lowest - LINE)];
}

/**
 * Where the clock stands after 1, 2, … tokens of all: the next is begun by whoever has used the least time, and then it
 * stands at that time; at last where the slowest is done. What is not known yet takes as long as what is, on average.
 */
function clocks(known, most) {
  const begun = known.flatMap((row) => [0, ...sums(row)].slice(0, row.length)).sort((a, b) => a - b);
  const last = Math.max(0, ...known.map((row) => sums(row).at(-1) ?? 0));
  const stops = [...begun.slice(1), last];
  const more = known.length * most - stops.length;
  return [...stops, ...Array.from({ length: more }, (_, i) => last * (1 + (i + 1) / stops.length))];
}

function upTheSide(group, marks, { sy, right, noun }) {
  group.replaceChildren(...marks.flatMap((mark) => [lineAcross("lf-grid", fix(sy(mark)), LEFT, fix(right)),
    numberBeside(LEFT - 8, fix(sy(mark)), readable(mark))]), nameBeside(TOP + HIGH / 2, `${noun}s`));
}
