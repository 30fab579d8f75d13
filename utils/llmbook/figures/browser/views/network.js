/** Units in layers, joined by weighted arrows: width is size, colour is sign. */
import { CENTRAL, each, html, picture, say, set, sized, svg } from "../dom.js";
import { scrubbing, slides } from "../hold.js";
import { extent, fix } from "../scale.js";
import { read, readable, readNumber, short, shorten, sums, texts } from "../values.js";

const LETTER = 8; // the width of a letter, roughly
const REST = matchMedia("(pointer: coarse)").matches ? "Tap a circle to follow its lines."
  : "Point at a circle, or use arrow keys.";
const CHOOSE = "Click one, or use the arrow keys and Enter, to choose it.";

export function create(host, view, name, take) {
  const [heads, arrows, units, numbers] = [0, 1, 2, 3].map(() => svg("g"));
  const grips = view.drag?.length > 0;
  const root = set(picture(name, grips, "lf-network", arrows, units, numbers, heads), { tabindex: 0 });
  const note = html("p", { class: "lf-note" });
  host.append(root, note);
  let state = null;
  const rest = view.choose ? CHOOSE : grips ? pulls(view) : REST;
  let picked = null; // the unit under the pointer, or the one that the arrow keys went to
  const pick = (unit) => {
    if (unit === picked || !state) return;
    picked = unit;
    strengthen(arrows, units, state, picked ?? state.rest);
    say(note, picked === null ? rest : tell(state, picked));
  };
  const under = ({ target }) => {
    const unit = target.closest("[data-unit]");
    return unit && Number(unit.dataset.unit);
  };
  root.addEventListener("pointerover", (event) => pick(under(event)));
  const choose = (unit) => view.choose && unit !== null && take({ [view.choose]: { place: unit % view.sizes[0] } });
  root.addEventListener("click", (event) => choose(under(event)));
  root.classList.toggle("lf-choose", Boolean(view.choose));
  root.addEventListener("pointerleave", () => pick(null));
  root.addEventListener("blur", () => pick(null));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter") choose(picked);
    const next = state && walk(state, picked ?? state.rest ?? 0, event.key);
    if (next === null) return;
    event.preventDefault();
    pick(next);
  });

  const redraw = (outputs) => {
    const [weights, flow, values] = ["weights", "flow", "values"].map((field) => read(view, field, outputs)?.data);
    const [labels, layerLabels] = ["unit_labels", "layer_labels"].map((field) => texts(view, field, outputs));
    const reached = readNumber(view, "reached", outputs) ?? view.sizes.length;
    const limit = view.limit ?? (Math.max(...extent(flow ?? weights).map(Math.abs)) || 1);
    const places = layout(view, labels, values, layerLabels, Math.max(260, host.clientWidth));
    const all = pairs(view.sizes, places.firsts);
    const numbered = all.flatMap(([, , gap], i) => (view.numbered.includes(gap) ? [i] : []));
    state = { view, weights, flow, values, labels, reached, limit, places, pairs: all, numbered,
      rest: readNumber(view, "highlight", outputs) };
    sized(root, places.width, places.height);
    drawHeads(heads, layerLabels, places);
    drawArrows(arrows, numbers, state);
    drawUnits(units, state);
    if (grips) drawGrips(units, numbers, state, take);
    strengthen(arrows, units, state, picked ?? state.rest);
    say(note, picked === null ? rest : tell(state, picked));
  };
  return { redraw };
}

/** What can be pulled, in words. */
function pulls({ drag, sizes }) {
  const names = drag.slice(0, sizes[0]).filter(Boolean).map((unit) => unit.replaceAll("_", " "));
  const all = drag.slice(sizes[0]).some(Boolean) ? [...names, "a number"] : names;
  return `Pull ${all.join(", ").replace(/, ([^,]*)$/, " or $1")} to the left or right.`;
}

/** Where each unit stands, and how large it is drawn. */
function layout(view, labels, values, layerLabels, width) {
  const { sizes } = view;
  const top = layerLabels ? 30 : 6;
  const most = Math.max(...sizes);
  const beside = !values || width > 480; // a phone has no room for names beside the units: below
  // px, with the name below, and the sign that it is pulled above
  const high = beside ? 92 : view.drag?.length ? 80 : 60;
  const row = values ? Math.max(beside ? 46 : 58, Math.min(high, 300 / most)) : 24;
  const radius = values ? Math.min(beside ? 26 : 20, row * 0.36) : 0;
  const long = (units) => Math.max(0, ...units.map((i) => Array.from(labels?.[i] ?? "").length)) * LETTER;
  const firsts = [0, ...sums(sizes)];
  const names = [0, sizes.length - 1].map((layer) =>
    Math.min(width * 0.3, long(Array.from({ length: sizes[layer] }, (_, i) => firsts[layer] + i))));
  const ends = beside ? names : [0, 0];
  const [left, right] = names.map((n) => (beside ? n + radius + 14 : Math.max(radius + 8, n / 2)))
    .map((margin, end) => (end ? width - margin : margin));
  const units = sizes.flatMap((count, layer) => Array.from({ length: count }, (_, i) => ({ layer,
    x: left + (layer / (sizes.length - 1)) * (right - left),
    y: top + (i - (count - 1) / 2 + most / 2) * row })));
  return { units, firsts, row, radius, ends, beside, width, height: top + most * row + (beside ? 4 : 12) };
}

/** The units at both ends of each arrow, in the order of the weights, and the gap that it crosses. */
const pairs = (sizes, firsts) => sizes.slice(1).flatMap((count, layer) =>
  Array.from({ length: count * sizes[layer] }, (_, i) =>
    [firsts[layer] + (i % sizes[layer]), firsts[layer + 1] + Math.floor(i / sizes[layer]), layer]));

function drawHeads(group, texts, { units, firsts, width }) {
  each(group, texts ?? [], () => svg("text", { class: "lf-tick", y: 14 }), (node, text, layer) => {
    const x = units[firsts[layer]].x;
    const anchor = layer === 0 && x < 90 ? "start" : layer === texts.length - 1 && width - x < 90 ? "end" : "middle";
    set(node, { x: { start: 0, end: width, middle: x }[anchor], "text-anchor": anchor }, text);
  });
}

/** What can be pulled: the first layer's units, and the numbers on the arrows of the numbered gaps. */
function drawGrips(units, numbers, { view, values, weights, numbered, places }, take) {
  const nodes = [...Array.from(units.children).slice(0, view.sizes[0]), ...numbers.children];
  const now = [...Array.from(values ?? []).slice(0, view.sizes[0]), ...numbered.map((i) => weights[i])];
  view.drag.forEach((name, i) => {
    if (!name) return;
    const node = nodes[i];
    if (!node.classList.contains("lf-scrub")) {
      node.classList.add("lf-scrub");
      set(node, slides(name));
      scrubbing(node, name, take);
      node.append(svg("text", { class: "lf-both-ways lf-halo", ...CENTRAL, "aria-hidden": "true" }, "↔"));
    }
    if (i < view.sizes[0]) set(node.lastChild, { y: fix(-places.radius - 8) });
    else set(node.lastChild, { x: Number(node.firstChild.getAttribute("x")) - 9 });
    set(node, { "aria-valuenow": now[i], "aria-valuetext": readable(now[i], 3) });
  });
}

function drawArrows(group, numbers, { view, weights, flow, reached, limit, places, pairs, numbered }) {
  const { units, radius } = places;
  const least = radius ? 0.12 : 0; // many tokens: an arrow without weight would only be clutter
  each(group, pairs, () => svg("path", { class: "lf-arrow" }), (line, [from, to, gap], i) => {
    const [a, b] = [units[from], units[to]];
    const strength = Math.min(1, Math.abs((flow ?? weights)[i]) / limit);
    const bend = view.numbered.includes(gap) ? 0 : (b.x - a.x) / 2.4;
    const [x1, x2] = [a.x + radius + 4, b.x - radius - 4];
    const passed = gap < reached && Number.isFinite(strength);
    set(line, {
      d: `M${fix(x1)} ${fix(a.y)}C${fix(x1 + bend)} ${fix(a.y)} ${fix(x2 - bend)} ${fix(b.y)} ${fix(x2)} ${fix(b.y)}`,
      "stroke-width": fix(passed ? 0.75 + 7 * strength : 0.75),
      "stroke-opacity": passed ? (least + (0.9 - least) * strength).toFixed(3) : 2 * least });
    line.classList.toggle("lf-negative", (flow ?? weights)[i] < 0);
  });
  const make = () => svg("g", {}, svg("rect", { class: "lf-area", x: -56, y: -13, width: 112, height: 26 }),
    svg("text", { class: "lf-tick lf-halo lf-on-line", ...CENTRAL }));
  each(numbers, numbered, make, (node, i) => {
    const [from, to] = pairs[i];
    const [a, b] = [units[from], units[to]];
    set(node, { transform: `translate(${fix((a.x + b.x) / 2)} ${fix((a.y + b.y) / 2)})` });
    const words = label(weights[i], places.beside ? flow?.[i] : undefined); // a phone has room for the weight
    const half = view.drag?.length ? 3.7 * words.length + 8 : 56;
    set(node.firstChild, { x: -half, width: 2 * half });
    say(node.children[1], words);
  });
}

function label(weight, flow) {
  const times = `× ${readable(weight, 2)}`;
  return flow === undefined ? times : `${times} = ${readable(flow, 2)}`;
}

function drawUnits(group, { view, values, labels, reached, limit, places }) {
  const { units, radius, ends, row, beside } = places;
  const largest = values ? Math.max(1e-9, view.value_limit ?? Math.max(...Array.from(values, Math.abs))) : limit;
  each(group, units, makeUnit, (node, { x, y, layer }, i) => {
    const [area, circle, value, text] = node.children;
    const filled = values && layer <= reached;
    const leans = filled && (view.halves.includes(layer) ? 2 * values[i] - 1 : values[i]);
    const strength = filled ? Math.min(1, Math.abs(leans) / largest) : 0;
    const side = !beside ? 0 : layer === 0 ? -1 : layer === view.sizes.length - 1 ? 1 : 0;
    set(node, { "data-unit": i, transform: `translate(${fix(x)} ${fix(y)})` });
    set(area, { x: side < 0 ? -ends[0] - radius - 14 : -radius - 10, y: -row / 2,
      width: 2 * radius + 20 + (side ? ends[side < 0 ? 0 : 1] + 4 : 0), height: row });
    circle.style.setProperty("--lf-part", (0.08 + 0.92 * strength).toFixed(3));
    set(circle, { r: values ? fix(radius) : labels?.[i] ? 3 : 0,
      class: filled && leans < 0 ? "lf-unit lf-negative" : values ? "lf-unit" : "lf-unit lf-dot" });
    const written = filled ? short(values[i]) : "";
    const rounder = written.length > 4 && radius < 24 ? readable(values[i], 1) : written;
    set(value, { class: "lf-in" }, rounder.length > 5 ? written : rounder);
    const room = side ? Math.floor(ends[side < 0 ? 0 : 1] / LETTER + 0.5) : 14;
    set(text, side ? { x: side * (radius + 10), y: 0, "text-anchor": side < 0 ? "end" : "start" }
      : { x: 0, y: radius + 11, "text-anchor": "middle" }, labels ? shorten(labels[i], room) : "");
  });
}

function makeUnit() {
  return svg("g", {}, svg("rect", { class: "lf-area" }), svg("circle"), svg("text", CENTRAL),
    svg("text", { class: "lf-label", "dominant-baseline": "central" }));
}

/** The arrows of one unit strong, the others faint; all alike where none is chosen. */
function strengthen(arrows, units, { pairs, weights, limit, values }, unit) {
  const shade = new Array(units.children.length).fill(0);
  pairs.forEach(([from, to], i) => {
    const mine = from === unit || to === unit;
    arrows.children[i].classList.toggle("lf-faint", unit !== null && !mine);
    if (mine && !values) shade[from === unit ? to : from] = Math.abs(weights[i]) / limit;
  });
  Array.from(units.children, (node, i) => {
    node.classList.toggle("lf-picked", i === unit);
    return set(node.firstChild, { "fill-opacity": (0.5 * shade[i]).toFixed(3) });
  });
}

/** The unit that an arrow key goes to, or null. */
function walk({ view, places }, unit, key) {
  const { layer } = places.units[unit];
  const [first, count] = [places.firsts[layer], view.sizes[layer]];
  if (key === "ArrowDown") return Math.min(first + count - 1, unit + 1);
  if (key === "ArrowUp") return Math.max(first, unit - 1);
  const other = layer + { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!(other >= 0 && other < view.sizes.length)) return null;
  return places.firsts[other] + Math.min(view.sizes[other] - 1, unit - first);
}

/** A unit and the strongest of what comes into it, or leaves the first layer, in words: products, where known. */
function tell({ pairs, places, labels, values, weights, flow }, unit) {
  const name = (i) => labels?.[i] || `unit ${i + 1}`;
  const first = places.units[unit].layer === 0;
  const mine = pairs.map((pair, i) => [pair[first ? 1 : 0], (flow ?? weights)[i], pair[first ? 0 : 1]])
    .filter(([, weight, here]) => here === unit && weight !== 0)
    .sort((one, two) => Math.abs(two[1]) - Math.abs(one[1])).slice(0, 6);
  const said = mine.map(([other, weight]) => `${name(other)} ${flow && weight > 0 ? "+" : ""}${readable(weight, 3)}`);
  const value = values ? ` is ${readable(values[unit], 3)}` : "";
  const joined = said.length ? `; ${first ? "to" : "from"} ${said.join(", ")}` : "";
  return `${name(unit)}${value}${joined}`;
}
