/** Bars of parts on one scale, with named limits; what lies beyond the limit that counts is orange. */
import { each, html, keep, key, say, set, sized, svg } from "../dom.js";
import { chosen, offering } from "../hold.js";
import { fix, linear, roundUp } from "../scale.js";
import { drawAlong, strips } from "../strips.js";
import { numbers, read, readable, readNumber, rowsOf, sums, texts } from "../values.js";

const [BAR, WORDS, NAME, AXIS] = [34, 22, 18, 24];
const [LETTER, BOLD] = [7, 7.8]; // the width of a letter, roughly
const RIGHT = 6;

export function create(host, view, name, take) {
  const legend = html("p", { class: "lf-legend lf-parts" });
  const [grid, bars, names, wholes] = [0, 1, 2, 3].map(() => svg("g"));
  const among = view.choose && !view.fields.limits; // a part is chosen: by its name, or in a bar
  const { root, pull, axis } = strips(among ? { ...view, choose: "" } : view, name, [grid, bars, names, wholes], [names,
    ".lf-limit"], take);
  host.append(legend, root);
  if (among) {
    const choose = offering(legend, "[role=radio]", view.choose, take);
    for (const node of [legend, bars]) node.classList.add("lf-among");
    bars.addEventListener("click", ({ target }) =>
      target.matches(".lf-part") && choose(Array.from(target.parentNode.children).indexOf(target)));
  }

  const redraw = (outputs) => {
    const [parts, labels] = ["parts", "labels"].map((field) => texts(view, field, outputs));
    const limits = numbers(view, "limits", outputs);
    const strong = readNumber(view, "highlight", outputs);
    const rows = rowsOf(read(view, "y", outputs).data, parts.length);
    const at = readNumber(view, "limit", outputs);
    const whole = rows.map((row) => sums(row).at(-1));
    const end = view.xlim?.[1] ?? axis(roundUp(Math.max(...whole, ...limits)), () => redraw(outputs));
    const width = Math.max(240, host.clientWidth);
    const sx = linear(0, end, 1, width - RIGHT);
    const scene = { single: rows.length === 1, parts, labels, limits, strong, at, end, width, sx, view, among };

    drawLegend(legend, scene, rows.length === 1 ? rows[0] : null);
    const limitNames = texts(view, "limit_labels", outputs) ?? [];
    const top = 2 + NAME * nameLimits(names, limitNames, scene);
    const tall = BAR + (view.whole ? WORDS : 0) + (labels ? WORDS : 0) + 6;
    const bottom = top + tall * rows.length;
    const tops = rows.map((_, i) => top + tall * i + (labels ? WORDS : 0));
    const gripped = view.drag ? view.grip ?? [0, strong] : [];
    const told = keep(wholes, rows.length, () => svg("text", { class: "lf-value" }));
    each(bars, rows, makeBar, (bar, row, i) => {
      const { words, many } = measured(whole[i], limitNames[at], scene);
      drawBar(bar, row, whole[i], tops[i], { ...scene, words, first: i === 0, label: labels?.[i],
        after: i === gripped[0] ? gripped[1] + 1 : -1 });
      set(told[i], { y: tops[i] + BAR + 16, class: `lf-value lf-halo${many ? " lf-too-many" : ""}` },
        view.whole ? words : "");
    });

    limits.forEach((limit, m) => {
      const levels = tops.map((y, i) => across(fix(sx(limit)), y, m === at || limit >= whole[i])).join("");
      set(names.children[m].firstElementChild, { d: `${names.children[m].from}V${top}${levels}` });
    });
    drawAlong(grid, scene, bottom, view);
    sized(root, width, bottom + AXIS);
    if (!view.drag) return;
    const [bar, part] = gripped;
    const value = rows[bar][part];
    const before = sums(rows[bar])[part] - value;
    pull({ places: Array.from(read(view, "ends", outputs).data, (long) => sx(before + long)), end,
      x: sx(before + value), y: tops[bar], high: BAR, value,
      said: `${parts[part]}: ${amount(value, view)}` });
  };
  return { redraw };
}

const amount = (value, { unit }) => (unit ? `${readable(value)} ${unit}` : readable(value));

function drawLegend(legend, { parts, strong, view, among }, row) {
  const make = () => key("0 0 14 14", svg("rect", { x: 1, y: 1, width: 12, height: 12, rx: 3 }), html("span"));
  each(legend, parts, make, (node, part, i) => {
    set(node.firstElementChild.firstElementChild, { class: shade(i, strong, view) });
    say(node.lastElementChild, row ? `${part} ${amount(row[i], view)}` : part);
    if (among) set(chosen(node, i === strong), { "aria-label": part });
  });
}

const shade = (i, strong, { second }) =>
  "lf-part lf-" + (i === strong ? "strong" : i === second ? "other" : `tone-${i % 4}`);

/** Names of the limits like flags at their lines, in as many lines as they need: how many is returned. */
function nameLimits(group, named, { limits, at, width, sx, view }) {
  const [used, rows] = [[], []];
  for (let i = named.length - 1; i >= 0; i--) {
    const long = (i === at ? BOLD : LETTER) * named[i].length + 10;
    const left = Math.min(sx(limits[i]), width - long);
    const free = used.findIndex((edge) => left + long <= edge);
    rows[i] = free < 0 ? used.length : free;
    used[rows[i]] = left;
  }
  const make = () => svg("g", {}, svg("path"), svg("text", { class: "lf-halo" }));
  each(group, named, make, (node, text, i) => {
    const x = fix(sx(limits[i]));
    const y = NAME * (used.length - rows[i]) - 5;
    set(node, { class: i === at ? "lf-limit lf-counts" : "lf-limit" });
    node.from = `M${x} ${y - 8}`;
    set(node.children[1], { x: Math.min(x + 5, width - (i === at ? BOLD : LETTER) * text.length - 2), y }, text);
    if (view.choose) set(chosen(node, i === at), { "aria-label": text });
  });
  return used.length;
}

/** A limit at a bar: through it, or not at all, where words may stand in the bar. */
const across = (x, y, through) => (through ? `M${x} ${y}v${BAR}` : "");

/** What a bar comes to, held against the limit that counts. */
function measured(sum, limitName, { limits, at, end, view }) {
  const beyond = sum > end ? " →" : "";
  if (at === null) return { words: amount(sum, view) + beyond, many: false };
  const rest = limits[at] - sum;
  const held = `${amount(Math.abs(rest), view)} ${rest < 0 ? "beyond" : "below"} ${limitName}`;
  return { words: `${amount(sum, view)}, ${held}${beyond}`, many: rest < 0 };
}

function makeBar() {
  return svg("g", {}, svg("title"), svg("text", { class: "lf-bar-name" }), svg("rect", { class: "lf-empty", rx: 3 }),
    svg("g"), svg("rect", { class: "lf-over" }), svg("path", { class: "lf-seams" }), svg("g"),
    svg("text", { class: "lf-value lf-bar-share", "text-anchor": "end" }));
}

function drawBar(node, row, sum, y, scene) {
  const { single, parts, limits, strong, at, sx, view, label, words, first, after, among, width } = scene;
  const [title, named, free, group, over, seams, inside, share] = node.children;
  const limit = sx(at === null ? sum : limits[at]);
  const edges = [0, ...sums(row)].map(sx);
  const end = edges.at(-1);
  const alone = parts.length === 1 && label; // then its number stands beside the name
  set(named, { y: y - 7 }, alone ? `${label}: ${amount(row[0], view)}` : label ?? "");
  const told = among && label; // beside the bar's name: what the chosen part is
  set(share, { x: width - RIGHT, y: y - 7 },
    told ? (first ? `${parts[strong]} ` : "") + amount(row[strong], view) : "");
  set(free, { x: fix(end), y: y + 1, width: fix(Math.max(0, limit - end)), height: BAR - 2 });
  set(over, { x: fix(limit), y, width: fix(Math.max(0, end - limit)), height: BAR });
  set(seams, { d: edges.slice(1, -1).map((x) => `M${fix(x)} ${y}v${BAR}`).join("") });
  const names = keep(inside, row.length, () => svg("text", { "dominant-baseline": "central" }));
  each(group, row, () => svg("rect", { rx: 2 }), (piece, value, i) => {
    const [from, to] = [edges[i], edges[i + 1]];
    const full = (i === strong || i === view.second) && from < limit; // its name is light
    // of one bar the legend tells all
    const ways = told ? [parts[i]] : single || alone ? [] : [`${parts[i]} ${readable(value)}`, readable(value)];
    const room = (from < limit ? Math.min(to, limit) : to) - from - (i === after ? 18 : 12);
    set(piece, { class: shade(i, strong, view), x: fix(from), y, width: fix(to - from), height: BAR });
    set(names[i], { x: fix(from + (i === after ? 14 : 8)), y: y + BAR / 2, class: full ? "lf-in lf-on" : "lf-in" },
      ways.find((text) => room > LETTER * text.length) ?? "");
  });
  const all = parts.map((part, i) => `${part} ${amount(row[i], view)}`).join(", ");
  say(title, (label ? `${label}. ` : "") + `${all}. ${words}`);
}
