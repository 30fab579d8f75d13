/** Upright dumbbells: at each place a dot and a ring, and what lies between, blue where the dot lies higher. */
import { html, keep, say, set, svg } from "../dom.js";
import { along, slides } from "../hold.js";
import { decades, fix, logarithmic, nearest } from "../scale.js";
import { read, readable, readNumber, rowsOf, texts, worded } from "../values.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [64, 10, 14, 46]; // px
const [ROOMY, DOT, SLIM] = [15, 5, 3.5]; // px: from one to the next, and a dot's radius where there is as much, and where less
const [CLEAR, DIGIT] = [17, 8]; // px, from a number to its dot; of a digit

export function create(host, view, name, take) {
  const [grid, stems, dots, numbers] = [0, 1, 2, 3].map(() => svg("g"));
  const guide = svg("path", { class: "lf-guide" });
  const knob = svg("circle", { class: "lf-point", ...(view.drag ? slides(view.drag) : {}) });
  const hollow = svg("circle", { class: "lf-hollow" });
  const root = svg("svg", { class: view.drag ? "lf-svg lf-drag" : "lf-svg", role: view.drag ? "group" : "img", "aria-label": name },
    grid, stems, dots, guide, hollow, knob, numbers);
  const labels = texts(view, "labels", {});
  host.append(html("p", { class: "lf-legend lf-pairs" }, ...labels.map((text, i) => html("span", {},
    svg("svg", { class: "lf-key", viewBox: "-7 -7 14 14", width: 14, height: 14, "aria-hidden": "true" },
      svg("circle", { class: i ? "lf-ring" : "lf-dot", r: 5 })), text))), root);
  let places = []; // in pixels across
  if (view.drag) along(root, root, view.drag, (x) => places.length && { place: nearest(places, x) }, take, knob);

  const redraw = (outputs) => {
    const { data, shape: [, count] } = read(view, "y", outputs);
    const [own, other] = rowsOf(data, count);
    const at = readNumber(view, "at", outputs);
    const width = Math.max(240, host.clientWidth);
    const [right, floor] = [width - RIGHT, view.tall - BOTTOM];
    const each = (right - LEFT) / count;
    const radius = each < ROOMY ? SLIM : DOT;
    const sy = logarithmic(...view.ylim, floor, TOP);
    places = own.map((_, i) => LEFT + (i + 0.5) * each);
    set(root, { viewBox: `0 0 ${width} ${view.tall}`, width, height: view.tall });
    axes(grid, { view, places, right, floor, sy, each });
    const made = keep(stems, count, () => svg("path"));
    const both = keep(dots, 2 * count, (i) => svg("circle", { class: i % 2 ? "lf-ring" : "lf-dot" }));
    for (let i = 0; i < count; i++) {
      const [x, a, b] = [fix(places[i]), fix(sy(own[i])), fix(sy(other[i]))];
      set(made[i], { class: own[i] > other[i] ? "lf-stem lf-strong" : "lf-stem", d: `M${x} ${b}V${a}` });
      set(both[2 * i], { cx: x, cy: a, r: radius });
      set(both[2 * i + 1], { cx: x, cy: b, r: radius });
    }
    const [x, a, b] = [places[at], sy(own[at]), sy(other[at])];
    set(guide, { d: `M${fix(x)} ${floor}V${fix(Math.min(floor, Math.max(a, b) + CLEAR + 8))}` });
    set(hollow, { cx: fix(x), cy: fix(b), r: radius + 1 });
    set(knob, { cx: fix(x), cy: fix(a), r: radius + 2, "aria-valuemin": 0, "aria-valuemax": count - 1, "aria-valuenow": at,
      "aria-valuetext": `${at}: ${labels[0]} ${readable(own[at])}, ${labels[1]} ${readable(other[at])}` });
    const told = keep(numbers, 2, (i) => svg("text", { class: `lf-tick lf-halo${i ? "" : " lf-now-number"}`, "text-anchor": "middle",
      "dominant-baseline": "central" }));
    const above = own[at] >= other[at];
    [[own[at], a, above], [other[at], b, !above]].forEach(([value, y, up], i) => {
      const text = readable(value);
      say(set(told[i], { x: fix(Math.min(x, right - DIGIT / 2 * text.length)), y: fix(y + (up ? -CLEAR : CLEAR)) }), text);
    });
  };
  return { redraw };
}

function axes(grid, { view, places, right, floor, sy, each }) {
  const text = (attributes, words) => svg("text", { class: "lf-tick", ...attributes }, words);
  const step = [1, 2, 5, 10].find((n) => n * each > 26) ?? 20;
  grid.replaceChildren(
    ...decades(...view.ylim).flatMap((tick) => [svg("line", { class: "lf-grid", x1: LEFT, x2: right, y1: fix(sy(tick)), y2: fix(sy(tick)) }),
      text({ x: LEFT - 8, y: fix(sy(tick)), "text-anchor": "end", "dominant-baseline": "central" }, worded(tick))]),
    ...places.flatMap((x, i) => (i % step ? [] : [text({ x: fix(x), y: floor + 18, "text-anchor": "middle" }, String(i))])),
    svg("text", { class: "lf-axis", x: (LEFT + right) / 2, y: view.tall - 6, "text-anchor": "middle" }, view.xlabel ?? ""),
    svg("text", { class: "lf-axis", "text-anchor": "middle", transform: `translate(12 ${(TOP + floor) / 2}) rotate(-90)` }, view.ylabel ?? ""));
}
