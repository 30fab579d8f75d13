/** A calculation as a graph: numbers go forwards, and then slopes come back. */
import { arrow, CENTRAL, each, html, keep, picture, say, set, sized, svg } from "../dom.js";
import { scrubbing, slides } from "../hold.js";
import { fix } from "../scale.js";
import { read, readable, readNumber, rowsOf, texts } from "../values.js";

const HIGH = 64; // of a box
const GAP = 54; // px between columns: an arrow, and the slope on it
const [ASIDE, EDGE] = [36, 16]; // px: the room for arrows that go around boxes, and where in it they pass

export function create(host, view, name, take) {
  const [arrows, boxes, numbers] = [0, 1, 2].map(() => svg("g"));
  const root = picture(name, view.drag?.some(Boolean), "", arrows, boxes, numbers);
  const note = html("p", { class: "lf-note lf-of-two-lines" });
  host.append(root, note);
  const redraw = (outputs) => {
    const [values, slopes, local] = ["values", "slopes", "local"].map((field) => read(view, field, outputs).data);
    const [places, joins] = ["places", "arrows"].map((field) => rowsOf(read(view, field, outputs).data, 2));
    const state = { view, values, slopes, labels: texts(view, "labels", outputs),
      joins: joins.map((ends, i) => [...ends, local[i]]).filter(([from]) => from >= 0),
      step: readNumber(view, "step", outputs),
      ...layout(places, joins, Math.max(260, host.clientWidth)) };
    sized(root, state.width, state.height);
    drawArrows(arrows, numbers, state);
    drawBoxes(boxes, state, take);
    say(note, tell(state));
  };
  return { redraw };
}

/** Where each box that there is stands: from left to right, or on a phone from above downwards. */
function layout(places, joins, width) {
  const there = places.filter(([column]) => !Number.isNaN(column));
  const [columns, rows] = [0, 1].map((axis) => Math.max(0, ...there.map((place) => place[axis])));
  const down = width < 560;
  const aside = joins.some(([from, to]) => from >= 0 && isFar(places[from][0], places[to][0])) ? ASIDE : 0;
  const room = down ? width - aside : width;
  const wide = Math.min(104, down ? room / (rows + 1) - 10 : (room - columns * GAP) / (columns + 1));
  const across = (room - wide - 4) / ((down ? rows : columns) || 1);
  const [left, top] = down ? [aside, 0] : [0, aside];
  const spots = places.map(([column, row]) => ({ x: left + 2 + wide / 2 + across * (down ? row : column),
    y: top + 2 + HIGH / 2 + (down ? 104 * column : 80 * row), column }));
  const height = top + (down ? columns * 104 : rows * 80) + HIGH + 12;
  return { spots, wide, down, width, last: columns, height };
}

/** Whether an arrow between these columns passes others: it goes around them, above or, on a phone, to the left. */
const isFar = (from, to) => to - from > 1;

/** Has the column been reached by the numbers, and has its slope come back? */
const forwards = ({ step }, column) => step >= column;
const backwards = ({ step, last }, column) => step >= 2 * last + 1 - column;

function drawArrows(group, numbers, state) {
  const { joins, spots, wide, down } = state;
  const labels = keep(numbers, joins.length, () => svg("g", {},
    svg("rect", { class: "lf-behind", y: -8, height: 16 }), svg("text", { class: "lf-tick lf-on-line", ...CENTRAL })));
  each(group, joins, arrow, (node, [from, to, local], i) => {
    const [a, b] = [spots[from], spots[to]];
    const back = backwards(state, a.column);
    const far = isFar(a.column, b.column);
    const [x1, y1, x2, y2] = far ? (down ? [a.x - wide / 2, a.y, b.x - wide / 2, b.y]
      : [a.x, a.y - HIGH / 2, b.x, b.y - HIGH / 2])
      : down ? [a.x, a.y + HIGH / 2, b.x, b.y - HIGH / 2] : [a.x + wide / 2, a.y, b.x - wide / 2, b.y];
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const around = (middle) => (EDGE - middle / 4) * 4 / 3; // so far out that the curve passes at EDGE
    const half = (far ? (down ? [around(x), y1, around(x), y2] : [x1, around(y), x2, around(y)])
      : down ? [x1, y, x2, y] : [x, y1, x, y2]).map(fix).join(" ");
    const [path, head] = node.children;
    set(path, { d: `M${fix(x1)} ${fix(y1)}C${half} ${fix(x2)} ${fix(y2)}` });
    const [tipX, tipY] = back ? [x1, y1] : [x2, y2];
    const [up, right] = far ? (down ? [0, 1] : [-1, 0]) : down ? [back ? 1 : -1, 0] : [0, back ? -1 : 1];
    const [dx, dy] = right ? [-7 * right, -4] : [-4, 7 * up];
    const across = right ? "v8" : "h8";
    set(head, { d: `M${fix(tipX)} ${fix(tipY)}l${dx} ${dy}${across}Z` });
    const now = 2 * state.last + 1 - a.column === state.step || b.column === state.step;
    set(node, { class: `lf-segment${now ? " lf-strong" : ""}${back ? "" : " lf-forth"}`,
      opacity: forwards(state, b.column) ? 1 : 0.25 });
    const straight = down ? x1 === x2 : y1 === y2; // its slope stands beside it
    const text = back ? `× ${readable(local, 3)}` : "";
    const twin = joins.findIndex((other) => other[0] === from && other[1] === to) < i; // x · x: one below the other
    const long = 7 * text.length;
    const at = far ? (down ? [Math.max(EDGE, long / 2 + 2), y] : [x, EDGE])
      : [x + (straight && down ? long / 2 + 8 : 0), y - (straight && !down ? 12 : 0) + (twin ? 18 : 0)];
    set(labels[i], { transform: `translate(${at.map(fix)})` });
    set(labels[i].firstChild, { x: -long / 2, width: long });
    say(labels[i].lastChild, text);
  });
}

function drawBoxes(group, state, take) {
  const { view, spots, wide, labels, values, slopes } = state;
  const text = (kind) => svg("text", { class: kind, ...CENTRAL });
  const make = (i) => {
    const box = svg("g", {}, svg("rect", { class: "lf-frame lf-track", rx: 8, height: HIGH, y: -HIGH / 2 }),
      text("lf-tick"), text("lf-value"), text("lf-in lf-back"));
    if (!view.drag?.[i]) return box;
    group.append(box); // its frame is asked for
    scrubbing(set(box, { class: "lf-scrub", ...slides(view.drag[i]) }), view.drag[i], take);
    return box;
  };
  each(group, spots, make, (box, { x, y, column }, i) => {
    const [rect, label, value, slope] = box.children;
    const back = backwards(state, column);
    box.classList.toggle("lf-gone", Number.isNaN(column));
    if (Number.isNaN(column)) return;
    set(box, { transform: `translate(${fix(x)} ${fix(y)})` });
    set(rect, { x: -wide / 2, width: wide });
    if (view.drag?.[i]) set(box, { "aria-valuenow": values[i], "aria-valuetext": readable(values[i], 3) });
    set(label, { y: -19 }, view.drag?.[i] ? `${labels[i]} ↔` : labels[i]);
    set(value, { y: 0 }, forwards(state, column) ? readable(values[i], 3) : "");
    const said = readable(slopes[i], 3);
    set(slope, { y: 20 }, !back ? "" : 7 * (said.length + 6) > wide ? said : `slope ${said}`);
  });
}

/** What happens at this step, in words. */
function tell(state) {
  const { joins, spots, step, last, labels, values, slopes } = state;
  const column = step <= last ? step : Math.max(0, 2 * last + 1 - step);
  const here = spots.flatMap((spot, i) => (spot.column === column ? [i] : []));
  if (!here.length) return "";
  if (step <= last) return "Forwards: " + here.map((i) => `${labels[i]} = ${readable(values[i])}`).join("; ");
  return "Backwards: " + here.map((i) => {
    const parts = joins.flatMap(([from, to, local]) =>
      (from === i ? [`${readable(slopes[to], 3)} × ${readable(local, 3)}`] : []));
    const sum = parts.length ? [parts.join(" + ")] : [];
    return [`slope of ${labels[i]}`, ...sum, readable(slopes[i], 3)].join(" = ");
  }).join("; ");
}
