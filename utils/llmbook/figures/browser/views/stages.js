/** A diagram of named boxes, one of which is chosen: by a control, or by a click on it. */
import { arrow, each, html, keep, say, set, sized, svg } from "../dom.js";
import { choosing, chosen } from "../hold.js";
import { fix } from "../scale.js";
import { numbers, read, readable, readNumber, texts } from "../values.js";

const SMALL = 84; // px
const LISTED = 34; // px, of one that stands in a list
// px between two boxes, where an arrow is to be seen; beside small ones; how much is left out below one on a phone
const [GAP, TIGHT, LESS] = [24, 18, 10];
const BAND = 30; // px, of the most that flows

export function create(host, view, name, take) {
  const [bands, lines, amounts] = [0, 1, 2].map(() => svg("g"));
  const arrows = svg("svg", { class: "lf-svg", "aria-hidden": "true" }, bands, lines, amounts);
  const boxes = html("div", { class: "lf-boxes", role: view.choose ? "radiogroup" : "list", "aria-label": name });
  const told = html("div", { class: "lf-told" });
  host.append(html("div", { class: "lf-diagram" }, arrows, boxes), told);
  const [tag, kind] = view.choose ? ["button", { type: "button" }] : ["div", { role: "listitem" }];
  const made = view.boxes.map(() => html(tag, { class: "lf-box", ...kind }, html("span", { class: "lf-box-name" })));
  boxes.append(...made);
  if (view.shades) told.before(html("p", { class: "lf-legend lf-steps" }, ...view.shades.map((text, i) => {
    const key = html("span", {}, text);
    key.style.setProperty("--lf-weight", i / 2);
    return key;
  })));
  if (view.choose) choosing(boxes, ".lf-box", (place) => take({ [view.choose]: { place } }));
  const redraw = (outputs) => {
    const at = readNumber(view, "at", outputs);
    const strength = read(view, "strength", outputs)?.data;
    const labels = texts(view, "labels", outputs);
    const { places, width, height, down, listed } = layout(view, Math.max(240, host.clientWidth));
    boxes.classList.toggle("lf-listed", Boolean(listed));
    boxes.classList.toggle("lf-shaded", Boolean(strength));
    arrows.classList.toggle("lf-gone", Boolean(listed));
    boxes.parentElement.style.minHeight = `${height}px`;
    sized(arrows, width, height);
    made.forEach((node, i) => {
      say(node.firstChild, labels[i]);
      node.classList.toggle("lf-dated", labels[i].includes("\n"));
      place(node, places[i], strength?.[i]);
      node.classList.toggle("lf-chosen", i === at);
      if (view.choose) chosen(node, i === at);
      else set(node, { "aria-current": i === at ? "true" : null });
    });
    const routes = view.arrows.map(([from, to]) =>
      (to < from && turned(places[from], places[to], down)) || route(places[from], places[to], places, down));
    drawArrows(lines, view, routes, at);
    drawBands(bands, amounts, routes, numbers(view, "flow", outputs), down);
    tell(told, view, outputs, at);
  };
  return { redraw };
}

/** Where each box lies, in pixels. With arrows it goes downwards where there is no room for it to go across. */
function layout(view, width) {
  const down = view.arrows.length > 0 && width < view.turned;
  if (down && view.listed) {
    const places = view.boxes.map((_, i) => ({ x: 0, y: i * LISTED, wide: width, high: LISTED - 4, around: false }));
    return { places, down, width, height: LISTED * places.length + 8, listed: true };
  }
  const given = view.boxes.map(([x, y, w = 1, h = 1]) => (down ? [y, x, h, w] : [x, y, w, h]));
  const [columns, rows] = [0, 1].map((axis) => Math.ceil(Math.max(...given.map((b) => b[axis] + b[axis + 2]))));
  const back = down && view.arrows.some(([from, to]) => to < from);
  const beside = !down && width / columns < SMALL + GAP ? TIGHT : GAP;
  const column = (width + (back ? GAP / 2 : beside)) / columns; // downwards, what leads back runs at their right
  const less = down && !view.fields.flow && given.every((a) => a[3] === 1) ? LESS : 0;
  const row = view.row - less;
  const places = given.map((b, i) => ({ x: b[0] * column, y: b[1] * row, wide: b[2] * column - beside,
    high: b[3] * row - GAP + less, around: given.slice(i + 1).some((other) => meets(b, other)) }));
  return { places, down, width, height: rows * row };
}

const meets = (a, b) => a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];

function place(node, { x, y, wide, high, around }, strength = 0) {
  const at = { left: x, top: y, width: wide, height: high };
  for (const [side, pixels] of Object.entries(at)) node.style.setProperty(side, `${fix(pixels)}px`);
  node.style.setProperty("--lf-weight", fix(strength));
  node.classList.toggle("lf-small", wide < SMALL); // "attention" is not broken
  node.classList.toggle("lf-around", around); // its name stands above what it holds
}

/** What flows along an arrow, as wide as it is much. */
function drawBands(bands, amounts, routes, flow, down) {
  const most = Math.max(...flow);
  each(bands, flow, () => svg("path", { class: "lf-band" }), (band, much, i) =>
    set(band, { d: routes[i].line, "stroke-width": fix(Math.max(0, much / most) * BAND) }));
  const make = () => svg("text", { class: "lf-value lf-halo", "dominant-baseline": "central" });
  each(amounts, flow, make, (told, much, i) => {
    const [x, y] = routes[i].middle;
    set(told, { x: fix(x + (down ? 8 : 0)), y: fix(y), "text-anchor": down ? "start" : "middle" },
      much > 0 ? readable(much) : "");
  });
}

function drawArrows(root, view, routes, at) {
  each(root, view.arrows, arrow, (node, [from, to], i) => {
    set(node.firstChild, { d: routes[i].line });
    set(node.lastChild, { d: routes[i].tip });
    set(node, { class: from === at || to === at ? "lf-segment lf-strong" : "lf-segment" });
  });
}

const middle = ({ x, y, wide, high }) => [x + wide / 2, y + high / 2];

/** The line of an arrow and its head: from side to side; around, where another box lies between. */
function route(a, b, places, down) {
  const [ax, ay, bx, by] = [...middle(a), ...middle(b)];
  const [right, below] = [b.x - a.x - a.wide, b.y - a.y - a.high]; // how much room is between them
  const [left, above] = [a.x - b.x - b.wide, a.y - b.y - b.high];
  const between = places.some((p) => p !== a && p !== b && !p.around && crosses(p, ax, ay, bx, by));
  if (between && (down ? right < 0 && left < 0 : below < 0 && above < 0)) return around(a, b, down);
  if (below >= 0 && (down || (right < 0 && left < 0))) return drawn(ax, a.y + a.high, bx, b.y, "down");
  if (above >= 0 && (down || (right < 0 && left < 0))) return drawn(ax, a.y, bx, b.y + b.high, "up");
  return right >= 0 ? drawn(a.x + a.wide, ay, b.x, by, "right") : drawn(a.x, ay, b.x + b.wide, by, "left");
}

/** One that leads back to another row and column turns a corner, away from those that lead on; else null. */
function turned(a, b, down) {
  const [ax, ay, bx, by] = [...middle(a), ...middle(b)];
  if (Math.abs(ax - bx) < (a.wide + b.wide) / 2 || Math.abs(ay - by) < (a.high + b.high) / 2) return null;
  const [right, below] = [bx > ax, by > ay];
  const [x, y] = [right ? b.x : b.x + b.wide, below ? b.y : b.y + b.high]; // where it arrives
  return down
    ? { line: `M${fix(right ? a.x + a.wide : a.x)} ${fix(ay)}H${fix(bx)}V${fix(y)}`,
        tip: pointed(bx, y, below ? "down" : "up"), middle: [bx, ay] }
    : { line: `M${fix(ax)} ${fix(below ? a.y + a.high : a.y)}V${fix(by)}H${fix(x)}`,
        tip: pointed(x, by, right ? "right" : "left"), middle: [ax, by] };
}

/** Does the straight line between two middles, which lies along a row or a column, meet the box? */
function crosses({ x, y, wide, high }, ax, ay, bx, by) {
  return Math.min(ax, bx) < x + wide && Math.max(ax, bx) > x && Math.min(ay, by) < y + high && Math.max(ay, by) > y;
}

function around(a, b, down) {
  const [ax, ay, bx, by] = [...middle(a), ...middle(b)];
  if (down) {
    const far = fix(Math.max(a.x + a.wide, b.x + b.wide) + GAP / 2 - 3);
    return { line: `M${fix(a.x + a.wide)} ${fix(ay)}H${far}V${fix(by)}H${fix(b.x + b.wide)}`,
      tip: pointed(b.x + b.wide, by, "left"), middle: [far, (ay + by) / 2] };
  }
  const far = fix(Math.max(a.y + a.high, b.y + b.high) + GAP - 10);
  return { line: `M${fix(ax)} ${fix(a.y + a.high)}V${far}H${fix(bx)}V${fix(b.y + b.high)}`,
    tip: pointed(bx, b.y + b.high, "up"), middle: [(ax + bx) / 2, far] };
}

function drawn(x1, y1, x2, y2, way) {
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2].map(fix);
  const half = ["right", "left"].includes(way) ? `${mx} ${fix(y1)} ${mx} ${fix(y2)}`
    : `${fix(x1)} ${my} ${fix(x2)} ${my}`;
  return { line: `M${fix(x1)} ${fix(y1)}C${half} ${fix(x2)} ${fix(y2)}`, tip: pointed(x2, y2, way), middle: [mx, my] };
}

function pointed(x, y, way) {
  const [dx, dy] = { right: [-7, 4], left: [7, 4], down: [4, -7], up: [4, 7] }[way];
  const side = dx === 4 ? [-8, 0] : [0, -8];
  return `M${fix(x)} ${fix(y)}l${dx} ${dy}l${side[0]} ${side[1]}Z`;
}

/** All texts take the room of the longest, so that nothing jumps; the chosen one is seen. */
function tell(told, view, outputs, at) {
  const columns = view.texts.map((head) => [head, texts(view, `text ${head}`, outputs)]);
  const all = keep(told, columns.length && view.boxes.length, () => html("div", {},
    ...columns.map(([head]) => html("p", {}, ...(head ? [html("strong", {}, `${head}: `)] : []), html("span")))));
  Array.from(all, (one, i) => {
    one.classList.toggle("lf-shut", i !== at);
    columns.forEach(([, said], part) => say(one.children[part].lastElementChild, said[i]));
  });
}
