/** An interval that is narrowed again and again: each bar shows in full length the part that was taken of the one above. */
import { keep, say, set, svg } from "../dom.js";
import { choosing, chosen } from "../hold.js";
import { fix, linear } from "../scale.js";
import { percent, read, rowsOf, sums, texts } from "../values.js";

const [TOP, BAR, FAN, LAST] = [18, 28, 34, 52];
const LEFT = 20; // for the number of the step
const LETTER = 8;

export function create(host, view, name, take) {
  const [fans, bars, ends] = [0, 1, 2].map(() => svg("g"));
  const line = svg("g", {}, svg("rect", { class: "lf-rail", rx: 3, height: 12 }), svg("rect", { class: "lf-stretch", height: 12 }),
    svg("path", { class: "lf-final" }), ...[0, 1].map(() => svg("text", { class: "lf-tick" })), svg("text", { class: "lf-value lf-halo" }));
  const root = svg("svg", { class: view.choose.length ? "lf-svg lf-choose" : "lf-svg", role: view.choose.length ? "group" : "img",
    "aria-label": name }, fans, bars, line, ends);
  host.append(root);

  const makeBar = (step) => {
    const group = svg("g", {}, svg("text", { class: "lf-tick", "dominant-baseline": "central" }), svg("g"));
    const control = view.choose[step];
    if (!control) return group;
    set(group.lastElementChild, { role: "radiogroup", "aria-label": control.replaceAll("_", " ") });
    choosing(group, ".lf-share", (place) => take({ [control]: { place } }));
    return group;
  };

  const redraw = (outputs) => {
    const { data: shares, shape: [steps, count] } = read(view, "shares", outputs);
    const rows = rowsOf(shares, count);
    const taken = Array.from(read(view, "taken", outputs).data, Number);
    const reached = read(view, "ends", outputs).data;
    const parts = texts(view, "parts", outputs);
    const width = Math.max(240, host.clientWidth);
    const sx = linear(0, 1, LEFT, width - 2);
    const top = (step) => TOP + step * (BAR + FAN);
    set(root, { viewBox: `0 0 ${width} ${top(steps) + LAST}`, width, height: top(steps) + LAST });
    const [madeBars, madeFans, madeEnds] = [keep(bars, steps, makeBar), keep(fans, steps, makeFan), keep(ends, 2 * steps + 2, makeEnd)];
    for (let step = 0; step < steps; step++) {
      const row = rows[step];
      const edges = [0, ...sums(row)].map(sx);
      say(set(madeBars[step].firstElementChild, { x: 0, y: top(step) + BAR / 2 }), String(step + 1));
      drawShares(madeBars[step].lastElementChild, { row, edges, parts, taken: taken[step], y: top(step), view });
      const at = [reached[2 * step], reached[2 * step + 1]];
      const goal = step === steps - 1 ? at.map(sx) : [LEFT, width - 2];
      drawFan(madeFans[step], [edges[taken[step]], edges[taken[step] + 1]], goal, top(step) + BAR, taken[step]);
      const told = step === steps - 1 ? clear(goal, width) : goal;
      tellEnds([madeEnds[2 * step + 2], madeEnds[2 * step + 3]], at.map((end) => end.toFixed(view.decimals)), told, top(step + 1) - 5);
    }
    tellEnds([madeEnds[0], madeEnds[1]], ["0", "1"], [LEFT, width - 2], TOP - 5);
    drawLine(line, { outputs, view, sx, y: top(steps), at: Array.from(reached).slice(-2), taken: taken.at(-1), width });
  };
  return { redraw };
}

/** The ends of the last interval are told above it, side by side, and inside the picture. */
function clear([low, high], width) {
  const wide = 8 * LETTER;
  const middle = Math.min(Math.max((low + high) / 2, LEFT + wide), width - 2 - wide);
  return [Math.min(low, middle - wide), Math.max(high, middle + wide)];
}

function tellEnds(nodes, [low, high], [left, right], y) {
  say(set(nodes[0], { x: fix(left), y, "text-anchor": "start" }), low);
  say(set(nodes[1], { x: fix(right), y, "text-anchor": "end" }), high);
}

const makeFan = () => svg("g", {}, svg("path"), svg("path", { class: "lf-rays" }));
const makeEnd = () => svg("text", { class: "lf-tick lf-halo" });

function drawShares(group, { row, edges, parts, taken, y, view }) {
  const made = keep(group, row.length, () => svg("g", {}, svg("title"), svg("rect", { rx: 2, height: BAR }),
    svg("text", { class: "lf-in", "text-anchor": "middle", "dominant-baseline": "central" })));
  row.forEach((share, i) => {
    const [title, rect, text] = made[i].children;
    const wide = edges[i + 1] - edges[i];
    const part = percent(share).replace(".0 ", " ");
    const long = `${parts[i]}  ${part}`;
    set(made[i], { class: `lf-share lf-of-${i}${i === taken ? " lf-taken" : ""}` });
    set(rect, { x: fix(edges[i] + 1), y, width: fix(Math.max(0, wide - 2)) });
    set(text, { x: fix((edges[i] + edges[i + 1]) / 2), y: y + BAR / 2, class: i === taken ? "lf-in lf-on" : "lf-in" });
    say(text, wide > LETTER * long.length ? long : wide > LETTER * (parts[i].length + 1) ? parts[i] : "");
    say(title, `${parts[i]}: ${part}`);
    if (view.choose.length) set(chosen(made[i], i === taken), { "aria-label": title.textContent });
  });
}

function drawFan(node, [from, to], [left, right], y, taken) {
  const [area, rays] = node.children;
  set(area, { class: `lf-fan lf-of-${taken}`, d: `M${fix(from)} ${y}L${fix(left)} ${y + FAN}H${fix(right)}L${fix(to)} ${y}Z` });
  set(rays, { d: `M${fix(from)} ${y}L${fix(left)} ${y + FAN}M${fix(to)} ${y}L${fix(right)} ${y + FAN}` });
}

function drawLine(line, { outputs, view, sx, y, at, taken, width }) {
  const [track, stretch, final, zero, one, name] = line.children;
  const digits = Array.from(read(view, "digits", outputs)?.data ?? [], Number).filter((digit) => digit >= 0);
  const named = read(view, "stretch", outputs)?.data;
  set(track, { x: sx(0), y, width: fix(sx(1) - sx(0)) });
  set(final, { class: `lf-final lf-of-${taken}`, d: `M${fix(sx(at[0]))} ${y}h${fix(Math.max(1.5, sx(at[1]) - sx(at[0])))}v12H${fix(sx(at[0]))}Z` });
  set(stretch, named ? { x: fix(sx(named[0])), y: y + 14, height: 5, width: fix(Math.max(1.5, sx(named[1]) - sx(named[0]))) } : { height: 0 });
  set(zero, { x: sx(0), y: y + 32 });
  say(zero, "0");
  set(one, { x: sx(1), y: y + 32, "text-anchor": "end" });
  say(one, "1");
  const text = `0.${digits.join("")}${digits.length ? "…" : ""}`;
  const half = (LETTER * text.length) / 2 + 14;
  set(name, { x: fix(Math.min(Math.max(sx(named?.[0] ?? 0), sx(0) + half), width - half)), y: y + 44, "text-anchor": "middle" });
  say(name, named ? text : "");
}
