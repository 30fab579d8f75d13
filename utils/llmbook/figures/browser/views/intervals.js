/** An interval that is narrowed again and again: each row splits every part of the one above, and one part is taken. */
import { CENTRAL, each, keep, picture, say, set, sized, svg } from "../dom.js";
import { chosen, offering } from "../hold.js";
import { fix, linear } from "../scale.js";
import { numbers, percent, read, rowsOf, sums, texts } from "../values.js";

const [TOP, ROW, LAST] = [18, 36, 74]; // px; of a row, and below the last
const [KEY, MARGIN] = [26, 10]; // px, of a part's name at the left, and what follows the names
const [LETTER, DIGIT] = [8, 7.2];

export function create(host, view, name, take) {
  const [rows, ends] = [svg("g"), svg("g")];
  const line = svg("g", {}, svg("path", { class: "lf-rays" }), svg("rect", { class: "lf-rail", rx: 3, height: 12 }),
    svg("rect", { class: "lf-stretch", height: 12 }), svg("path", { class: "lf-final" }),
    ...[0, 1].map(() => svg("text", { class: "lf-tick" })), svg("text", { class: "lf-value lf-halo" }));
  const root = picture(name, view.choose.length, view.choose.length ? "lf-choose" : "", rows, line, ends);
  host.append(root);
  let many = 0; // parts

  const makeRow = (step) => {
    const [keys, cells] = [svg("g"), svg("g", { "aria-hidden": "true" })];
    const control = view.choose[step];
    if (control) {
      offering(keys, ".lf-toss", control, take);
      cells.addEventListener("click", ({ target }) => {
        const way = wayTo(Array.from(cells.children).indexOf(target.parentNode), step, many); // that leads there
        const places = way.map((place, i) => [view.choose[i], { place }]);
        if (target.classList.contains("lf-share")) take(Object.fromEntries(places));
      });
    }
    return svg("g", {}, keys, cells);
  };

  const redraw = (outputs) => {
    const { data: shares, shape: [steps, count] } = read(view, "shares", outputs);
    const taken = numbers(view, "taken", outputs);
    const last = numbers(view, "ends", outputs).slice(-2);
    const parts = texts(view, "parts", outputs);
    const width = Math.max(240, host.clientWidth);
    const left = KEY * count + MARGIN;
    const sx = linear(0, 1, left, width - 2);
    const bottom = TOP + ROW * steps;
    many = count;
    sized(root, width, bottom + LAST);
    let edges = [0, 1];
    let place = 0; // of the part that is taken, among all of its row
    Array.from(keep(rows, steps, makeRow)).forEach((row, step) => {
      const [keys, cells] = row.children;
      const own = rowsOf(shares, count)[step];
      const within = sums(own).slice(0, -1);
      const split = (from, i) => [from, ...within.map((part) => from + part * (edges[i + 1] - from))];
      edges = [...edges.slice(0, -1).flatMap(split), 1];
      place = place * count + taken[step];
      const y = TOP + ROW * step;
      drawKeys(keys, { own, parts, taken: taken[step], y, choose: view.choose[step] });
      drawCells(cells, { ends: edges.map(sx), parts, place, y });
    });
    drawLine(line, { outputs, view, sx, bottom, last, taken: taken.at(-1), width });
    const [low, high] = clear(last.map(sx), width, DIGIT * (view.decimals + 2));
    const [from, to] = last.map((end) => end.toFixed(view.decimals));
    const told = [["0", sx(0), TOP - 5, "start"], ["1", sx(1), TOP - 5, "end"],
      [from, low, bottom + 16, "end"], [to, high, bottom + 16, "start"]];
    each(ends, told, () => svg("text", { class: "lf-tick lf-halo" }), (node, [text, x, y, anchor]) =>
      set(node, { x: fix(x), y, "text-anchor": anchor }, text));
  };
  return { redraw };
}

/** Which part is taken at each step until the one at this place of its row. */
const wayTo = (place, step, many) =>
  Array.from({ length: step + 1 }, (_, i) => Math.floor(place / many ** (step - i)) % many);

/** The last interval's ends are told outside of its line; at the picture's end both before. @param {number[]} last */
const clear = ([low, high], width, wide) =>
  (high + 4 + wide < width ? [low - 4, high + 4] : [low - 12 - wide, low - 4 - wide]);

/** The names of the parts, of which one is taken. */
function drawKeys(group, { own, parts, taken, y, choose }) {
  const make = () => svg("g", {}, svg("title"), svg("rect", { rx: 4, width: KEY - 2, height: ROW - 8 }),
    svg("text", CENTRAL));
  each(group, parts, make, (node, part, i) => {
    const [title, rect, text] = node.children;
    set(node, { class: `lf-toss lf-of-${i}${i === taken ? " lf-taken" : ""}` });
    set(rect, { x: KEY * i + 1, y: y + 4 });
    set(text, { x: KEY * i + KEY / 2, y: y + ROW / 2, class: i === taken ? "lf-in lf-on" : "lf-in" }, part);
    say(title, `${part}: ${percent(own[i]).replace(".0 ", " ")}`);
    if (choose) set(chosen(node, i === taken), { "aria-label": title.textContent });
  });
}

/** All parts of a row; the names where there is room. */
function drawCells(group, { ends, parts, place, y }) {
  const make = () => svg("g", {}, svg("rect", { rx: 1, height: ROW - 2 }), svg("text", CENTRAL));
  Array.from(keep(group, ends.length - 1, make), (node, i) => {
    const [rect, text] = node.children;
    const wide = ends[i + 1] - ends[i];
    const gap = Math.min(1, wide / 4);
    set(rect, { class: `lf-share lf-of-${i % parts.length}${i === place ? " lf-taken" : ""}`,
      x: fix(ends[i] + gap / 2), y: y + 1, width: fix(Math.max(i === place ? 1.5 : 0, wide - gap)) });
    const part = parts[i % parts.length];
    set(text, { x: fix((ends[i] + ends[i + 1]) / 2), y: y + ROW / 2, class: i === place ? "lf-in lf-on" : "lf-in" },
      wide > LETTER * (part.length + 1) ? part : "");
  });
}

/** The last interval at its place from 0 to 1, with the stretch that digits name. */
function drawLine(line, { outputs, view, sx, bottom, last, taken, width }) {
  const [rays, track, stretch, final, zero, one, name] = line.children;
  const y = bottom + 22;
  const digits = numbers(view, "digits", outputs).filter((digit) => digit >= 0);
  const named = read(view, "stretch", outputs)?.data;
  const [from, to] = last.map(sx);
  set(rays, { d: `M${fix(from)} ${bottom}V${y}M${fix(to)} ${bottom}V${y}` });
  set(track, { x: sx(0), y, width: fix(sx(1) - sx(0)) });
  set(final, { class: `lf-final lf-of-${taken}`,
    d: `M${fix(from)} ${y}h${fix(Math.max(1.5, to - from))}v12H${fix(from)}Z` });
  set(stretch,
    named ? { x: fix(sx(named[0])), y: y + 14, height: 5, width: fix(Math.max(1.5, sx(named[1]) - sx(named[0]))) }
      : { height: 0 });
  set(zero, { x: sx(0), y: y + 32 }, "0");
  set(one, { x: sx(1), y: y + 32, "text-anchor": "end" }, "1");
  const text = `in bits: 0.${digits.join("")}${digits.length ? "…" : ""}`;
  const half = (LETTER * text.length) / 2 + 14;
  set(name, { x: fix(Math.min(Math.max(sx(named?.[0] ?? 0), sx(0) + half), width - half)), y: y + 44,
    "text-anchor": "middle" }, named ? text : "");
}
