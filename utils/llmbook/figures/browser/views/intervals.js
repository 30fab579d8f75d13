/**
 * An interval that is narrowed again and again: each row splits every part of the row above, and one part of each is
 * taken.
 */
import { keep, say, set, svg } from "../dom.js";
import { choosing, chosen } from "../hold.js";
import { fix, linear } from "../scale.js";
import { percent, read, rowsOf, sums, texts } from "../values.js";

const [TOP, ROW, LAST] = [18, 36, 74]; // px; of a row, and below the last
const [KEY, MARGIN] = [26, 10]; // px, of a part's name at the left, and what follows the names
const [LETTER, DIGIT] = [8, 7.2];

export function create(host, view, name, take) {
  const [rows, ends] = [svg("g"), svg("g")];
  const line = svg("g", {}, svg("path", { class: "lf-rays" }), svg("rect", { class: "lf-rail", rx: 3, height: 12 }),
    svg("rect", { class: "lf-stretch", height: 12 }), svg("path", { class: "lf-final" }),
    ...[0, 1].map(() => svg("text", { class: "lf-tick" })), svg("text", { class: "lf-value lf-halo" }));
  const root = svg("svg", { class: view.choose.length ? "lf-svg lf-choose" : "lf-svg",
    role: view.choose.length ? "group" : "img", "aria-label": name }, rows, line, ends);
  host.append(root);
  let many = 0; // parts

  const makeRow = (step) => {
    const [keys, cells] = [svg("g"), svg("g", { "aria-hidden": "true" })];
    const control = view.choose[step];
    if (control) {
      set(keys, { role: "radiogroup", "aria-label": control.replaceAll("_", " ") });
      choosing(keys, ".lf-toss", (place) => take({ [control]: { place } }));
      cells.addEventListener("click", ({ target }) =>
        target.classList.contains("lf-share") && // the way that leads there
        take(Object.fromEntries(wayTo(Array.from(cells.children).indexOf(target.parentNode), step, many)
          .map((place, i) => [view.choose[i], { place }]))));
    }
    return svg("g", {}, keys, cells);
  };

  const redraw = (outputs) => {
    const { data: shares, shape: [steps, count] } = read(view, "shares", outputs);
    const taken = Array.from(read(view, "taken", outputs).data, Number);
    const last = Array.from(read(view, "ends", outputs).data).slice(-2);
    const parts = texts(view, "parts", outputs);
    const width = Math.max(240, host.clientWidth);
    const left = KEY * count + MARGIN;
    const sx = linear(0, 1, left, width - 2);
    const bottom = TOP + ROW * steps;
    many = count;
    set(root, { viewBox: `0 0 ${width} ${bottom + LAST}`, width, height: bottom + LAST });
    let edges = [0, 1];
    let place = 0; // of the part that is taken, among all of its row
    Array.from(keep(rows, steps, makeRow)).forEach((row, step) => {
      const [keys, cells] = row.children;
      const each = rowsOf(shares, count)[step];
      const within = sums(each).slice(0, -1);
      edges = [
        ...edges.slice(0, -1).flatMap((from,
          i) => [from, ...within.map((part) => from + part * (edges[i + 1] - from))],
        ),
        1,
      ];
      place = place * count + taken[step];
      const y = TOP + ROW * step;
      drawKeys(keys, { each, parts, taken: taken[step], y, choose: view.choose[step] });
      drawCells(cells, { ends: edges.map(sx), parts, place, y });
    });
    drawLine(line, { outputs, view, sx, bottom, last, taken: taken.at(-1), width });
    const [low, high] = clear(last.map(sx), width, DIGIT * (view.decimals + 2));
    tellEnds(keep(ends, 4, () => svg("text", { class: "lf-tick lf-halo" })), [["0", sx(0), TOP - 5, "start"], ["1",
      sx(1), TOP - 5, "end"], [last[0].toFixed(view.decimals), low, bottom + 16, "end"], [
      last[1].toFixed(view.decimals),
      high,
      bottom + 16,
      "start",
    ]]);
  };
  return { redraw };
}

/** Which part is taken at each step until the one at this place of its row. */
const wayTo = (place, step, many) =>
  Array.from({ length: step + 1 }, (_, i) => Math.floor(place / many ** (step - i)) % many);

/**
 * Of the last interval each end is told outside of its line; where the picture ends, both before it.
 * @param {number[]} last
 */
function clear(last, width, wide) {
  const [low, high] = last;
  if (high + 4 + wide < width) return [low - 4, high + 4];
  return [low - 12 - wide, low - 4 - wide];
}

function tellEnds(nodes, told) {
  told.forEach(([text, x, y, anchor], i) => say(set(nodes[i], { x: fix(x), y, "text-anchor": anchor }), text));
}

/** The names of the parts, of which one is taken. */
function drawKeys(group, { each, parts, taken, y, choose }) {
  const made = keep(group, parts.length,
    () =>
      svg("g", {}, svg("title"), svg("rect", { rx: 4, width: KEY - 2, height: ROW - 8 }),
        svg("text", { class: "lf-in", "text-anchor": "middle", "dominant-baseline": "central" })));
  parts.forEach((part, i) => {
    const [title, rect, text] = made[i].children;
    set(made[i], { class: `lf-toss lf-of-${i}${i === taken ? " lf-taken" : ""}` });
    set(rect, { x: KEY * i + 1, y: y + 4 });
    set(text, { x: KEY * i + KEY / 2, y: y + ROW / 2, class: i === taken ? "lf-in lf-on" : "lf-in" });
    say(text, part);
    say(title, `${part}: ${percent(each[i]).replace(".0 ", " ")}`);
    if (choose) set(chosen(made[i], i === taken), { "aria-label": title.textContent });
  });
}

/** All parts of a row; the names where there is room. */
function drawCells(group, { ends, parts, place, y }) {
  const made = keep(group, ends.length - 1, () => svg("g", {}, svg("rect", { rx: 1, height: ROW - 2 }),
    svg("text", { class: "lf-in", "text-anchor": "middle", "dominant-baseline": "central" })));
  Array.from(made).forEach((node, i) => {
    const [rect, text] = node.children;
    const wide = ends[i + 1] - ends[i];
    const gap = Math.min(1, wide / 4);
    set(rect, { class: `lf-share lf-of-${i % parts.length}${i === place ? " lf-taken" : ""}`,
      x: fix(ends[i] + gap / 2), y: y + 1, width: fix(Math.max(i === place ? 1.5 : 0, wide - gap)) });
    set(text, { x: fix((ends[i] + ends[i + 1]) / 2), y: y + ROW / 2, class: i === place ? "lf-in lf-on" : "lf-in" });
    say(text, wide > LETTER * (parts[i % parts.length].length + 1) ? parts[i % parts.length] : "");
  });
}

/** The last interval at its place from 0 to 1, with the stretch that digits name. */
function drawLine(line, { outputs, view, sx, bottom, last, taken, width }) {
  const [rays, track, stretch, final, zero, one, name] = line.children;
  const y = bottom + 22;
  const digits = Array.from(read(view, "digits", outputs)?.data ?? [], Number).filter((digit) => digit >= 0);
  const named = read(view, "stretch", outputs)?.data;
  const [from, to] = last.map(sx);
  set(rays, { d: `M${fix(from)} ${bottom}V${y}M${fix(to)} ${bottom}V${y}` });
  set(track, { x: sx(0), y, width: fix(sx(1) - sx(0)) });
  set(final, { class: `lf-final lf-of-${taken}`,
    d: `M${fix(from)} ${y}h${fix(Math.max(1.5, to - from))}v12H${fix(from)}Z` });
  set(stretch,
    named ? { x: fix(sx(named[0])), y: y + 14, height: 5, width: fix(Math.max(1.5, sx(named[1]) - sx(named[0]))) }
      : { height: 0 });
  say(set(zero, { x: sx(0), y: y + 32 }), "0");
  say(set(one, { x: sx(1), y: y + 32, "text-anchor": "end" }), "1");
  const text = `in bits: 0.${digits.join("")}${digits.length ? "…" : ""}`;
  const half = (LETTER * text.length) / 2 + 14;
  set(name, { x: fix(Math.min(Math.max(sx(named?.[0] ?? 0), sx(0) + half), width - half)), y: y + 44,
    "text-anchor": "middle" });
  say(name, named ? text : "");
}
