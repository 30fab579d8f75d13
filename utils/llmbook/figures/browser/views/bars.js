/** Horizontal bars, one a row: a label, a bar, its number. */
import { CENTRAL, each, picture, say, set, sized, svg } from "../dom.js";
import { along, choosing, chosen, dragging, following, slides, tells } from "../hold.js";
import { decades, extent, fix, lastTick, linear, logarithmic, nearest } from "../scale.js";
import { numbers, read, readable, readNumber, shorten, texts, together, worded } from "../values.js";

const ROW = 28;
const ABOVE = 18; // px more, where the label stands over its bar
const PUSHED = 16; // px more, where an arrow stands under its bar
const NOTE = 24; // px of the line that says what a mark is, and of the ticks
const PALE = 0.4; // of the width: a mark as far beyond its bar tells its own number
const [DIGIT, SHORT, LONG] = [8.8, 5, 7]; // px, and digits: of numbers
const KEY = 28; // px: what a mark looks like, before its name
const HEAD = 9; // px: the head of an arrow
const ALL = 1e-6; // of a probability: what is no more is nothing
const LETTER = 8.2; // the width of a letter, roughly; labels are cut, never overlapping
const [OFF, HELD_OFF] = [10, 13]; // px from a name to its bar, and to one that is pulled: to its grip at 0

export function create(host, view, name, take) {
  const [rows, ticks] = [svg("g"), svg("g")];
  const note = svg("g", {}, svg("rect", { class: "lf-was", y: -6, width: 20, height: 12, rx: 2 }),
    svg("path", { class: "lf-before", d: "M20 -8V8" }),
    svg("text", { class: "lf-tick", x: KEY, "dominant-baseline": "central" }, view.mark ?? ""));
  const line = view.fields.cut ? [makeCut(view)] : [];
  const root = picture(name, view.drag || view.pull, view.choose ? "lf-choose" : "", ticks, rows,
    ...(view.mark ? [note] : []), ...line);
  host.append(root);
  if (view.choose) set(root, { role: "radiogroup" });
  if (view.choose) choosing(root, ".lf-row:not(.lf-rest)", (place) => take({ [view.choose]: { place } }));
  const pulled = []; // by row: what is dragged there
  const cuts = { places: [], values: [] }; // where the line may lie, and what it then sets
  const cutAt = (_, y) => ({ value: cuts.values[nearest(cuts.places, y)] });
  if (view.pull) along(line[0], root, view.pull, cutAt, take, line[0], -1);

  const redraw = (outputs) => {
    const given = texts(view, "x", outputs);
    const rest = readNumber(view, "rest", outputs);
    const labels = rest === null ? given : [...given, "all others"];
    const y = numbers(view, "y", outputs);
    const lengths = rest === null ? y : [...y, rest];
    const [kept, second, push] = ["kept", "second", "push"].map((field) => read(view, field, outputs)?.data);
    const restBefore = readNumber(view, "rest_before", outputs);
    const marks = view.fields.before &&
      [...numbers(view, "before", outputs), ...(restBefore === null ? [] : [restBefore])];
    const before = marks?.some((v) => !Number.isNaN(v)) ? marks : null; // a mark that is NaN is none
    // one mark for all: an upright, and not a bar of each
    const level = before && before.length > 1 && before.every((v) => v === before[0]);

    const at = readNumber(view, "chosen", outputs);
    const width = Math.max(240, host.clientWidth);
    const percents = (view.format ?? "percent") === "percent";
    const show = together(lengths, view.format);
    const plain = (value) => show(value).replace(/\.0+(?!\d)/, "");
    const signs = (v, i) => (Number.isNaN(v) ? 1 : show(v).length) + (kept && !kept[i] ? 5 : 0);
    const longest = Math.max(...lengths.map(signs));
    const off = view.drag ? HELD_OFF : OFF;
    const plan = layout(labels, width, "data" in view.fields.x, push ? PUSHED : 0, off);
    const { left } = plan;
    // one of two lengths: it seldom changes
    const right = width - 14 - DIGIT * (longest > SHORT || percents ? Math.max(LONG, longest) : SHORT);
    const [low, high] = view.ylim ?? [0, lastTick(0, extent(before ? [...lengths, ...before] : lengths)[1])];
    const scale = (view.ratio ? logarithmic : linear)(low, high, left, right);
    const base = scale(view.ratio ? 1 : Math.max(low, 0));
    const ends = !view.ratio && (low || !view.ylim); // where a bar begins, and how far its track goes
    const height = plan.height + (view.ratio || ends ? NOTE : 0) + (view.mark ? NOTE : 0);
    sized(root, width, height);
    drawTicks(ticks, view.ratio ? decades(low, high) : ends ? [low, high] : [], scale, plan.height,
      ends ? plain : worded);
    set(note.firstElementChild, { width: level ? 0 : 20 });
    const beside = Math.max(2, Math.min(left, width - KEY - 7 * (view.mark ?? "").length));
    const clear = view.fields.cut ? 4 : 0; // of the cut's grip
    set(note, { transform: `translate(${beside} ${height - NOTE / 2 + clear})`,
      visibility: before || !view.fields.before ? null : "hidden" });

    const held = typeof view.drag === "string" ? y.map(() => view.drag) : view.drag ?? [];
    const stops = (i) => (typeof view.drag === "string" && i ? { tabindex: -1 } : {}); // one for all
    const wide = (text) => DIGIT * text.length + 4;
    const through = (from, text) => from < right && from + wide(text) > right; // the track's end would run through it
    const column = ends && !view.drag && lengths.some((v) => through(scale(v) + 8, show(v))); // then for all
    const make = (i) => makeRow(root, held[i], pulled[i] = following(), take);
    each(rows, lengths, make, (row, length, i) => {
      const [title, label, track, was, bar, mark, pushed, value, told, area, grip] = row.children;
      const none = Number.isNaN(length); // masked, say: that is not 0
      const end = none ? base : scale(length);
      const others = i >= y.length;
      const cut = kept && (others ? !rest : !kept[i]);
      const top = plan.rows[i].above ? ABOVE : 0;
      const middle = top + ROW / 2;
      const shown = none ? "–" : show(length);
      const said = cut ? `${shown}, cut` : shown;
      const negative = end < base || second?.[i];
      const looks = ["lf-row", cut ? "lf-cut" : none && "lf-none", others && "lf-rest", before && "lf-held-against",
        negative && "lf-negative"];
      set(row, { transform: `translate(0 ${plan.rows[i].y})`, class: looks.filter(Boolean).join(" ") });
      const force = push && !others ? push[i] : null;
      const past = before && i < before.length && !Number.isNaN(before[i]) ? scale(before[i]) : null;
      const marked = past === null ? "" : `, ${view.mark ?? "before"} ${show(before[i])}`;
      const pushes = force === null ? "" : `, pushed by ${readable(force, 2)}`;
      say(title, `${labels[i].slice(0, 300)}: ${said}${marked}${pushes}`);
      drawPush(pushed, force, end, scale(length + force), top + ROW);
      set(label, top ? { x: 2, y: ABOVE / 2 + 3, "text-anchor": "start" }
        : { x: left - off, y: middle, "text-anchor": "end" },
      shorten(labels[i], Math.floor((top ? width : left - 8) / LETTER)));
      const box = { y: top + 5, height: ROW - 10 };
      set(was, { ...box, x: Math.min(base, past ?? base), width: past === null || level ? 0 : Math.abs(past - base) });
      set(mark, { d: past === null ? "" : level ? `M${past} 0V${top + ROW}` : `M${past} ${top + 3}V${top + ROW - 3}` });
      set(track, { ...box, x: left, width: right - left });
      set(bar, { ...box, x: Math.min(base, end), width: Math.abs(end - base) });
      const beside = Math.max(base, end) + (held[i] && !others ? 18 : 8);
      const across = column || through(beside, said);
      // a column of them, which no mark runs through
      set(value, before ? { x: width - 2, y: middle, "text-anchor": "end" }
        : { x: across ? right + 8 : beside, y: middle, "text-anchor": "start" }, said);
      // a mark far beyond its bar: there the number at the right is not the length that one sees
      const far = past !== null && past - Math.max(base, end) > PALE * (right - left);
      set(told, { x: (past ?? 0) - 7, y: middle }, far && !level && !ends && percents ? plain(before[i]) : "");
      if (grip) {
        set(area, { x: left - 8, y: top, width: right - left + 16, height: ROW });
        set(grip, { ...stops(i), cx: end, cy: middle, ...tells(length, [low, high], `${labels[i]}: ${said}`) });
        pulled[i].arrived(end);
      }
      if (!view.choose) set(row, { "aria-current": i === at ? "true" : null }); // marked, and not to be chosen
      if (!view.choose || others) return;
      set(area, { width, height: top + ROW + (push ? PUSHED : 0) });
      set(chosen(row, i === at), { "aria-label": title.textContent });
    });
    if (!view.fields.cut) return;
    const count = readNumber(view, "cut", outputs);
    cuts.places = [...plan.rows.slice(1, y.length).map((row) => row.y), plan.rows[y.length]?.y ?? plan.height - 2,
      plan.height - 2];
    cuts.values = numbers(view, "pulls", outputs);
    const last = Math.min(count, cuts.places.length);
    // of the others some are cut
    const some = last > y.length && restBefore !== null && Math.abs(rest - restBefore) > ALL;
    drawCut(line[0], some ? (cuts.places[last - 2] + plan.height) / 2 : cuts.places[last - 1], { width,
      from: some ? left : 0, right });
    if (view.pull) set(line[0], tells(last, [1, cuts.places.length], `${readable(count)} kept`));
  };
  return { redraw };
}

/** The line below the bars that are kept: it can be pulled up and down. */
const makeCut = ({ pull }) =>
  svg("g", { class: "lf-cutter", ...(pull ? slides(pull) : {}) }, svg("rect", { x: 0, y: -14, height: 28 }),
    svg("path"), svg("rect", { class: "lf-cutter-grip", y: -9, width: 18, height: 18, rx: 9 }),
    svg("path", { class: "lf-ways" }));

function drawCut(node, y, { width, from, right }) {
  const [area, path, grip, ways] = node.children;
  const x = fix(right - 14); // beyond most bars, and before their numbers
  set(node, { transform: `translate(0 ${y})` });
  set(area, { width });
  set(path, { d: `M${from} 0H${from ? right : width}` }); // no number is struck out
  set(grip, { x: x - 9 });
  set(ways, { d: `M${x - 4} -2l4 -4l4 4M${x - 4} 2l4 4l4 -4` });
}

/** Where the bars begin, and each row: a label known beforehand, and too long for its column, stands over its bar. */
function layout(labels, width, fixed, below, off) {
  const room = labels.map((text) => off + 2 + Math.max(3, Array.from(text.slice(0, 99)).length) * LETTER);
  const most = width * (fixed ? 0.42 : 0.34);
  const beside = fixed ? room.filter((need) => need <= most) : room;
  let y = 0;
  const rows = room.map((need) => {
    const row = { y, above: fixed && need > most };
    y += ROW + (row.above ? ABOVE : 0) + below;
    return row;
  });
  return { left: Math.min(most, Math.max(4, ...beside)), rows, height: y + 4 };
}

/** An arrow from the end of a bar to where it is pushed, with its number. */
function drawPush(group, force, from, to, top) {
  if (force === null) return;
  const [line, head, number] = group.children;
  const y = top + 2;
  const way = force < 0 ? -1 : 1;
  const long = Math.min(HEAD, Math.abs(to - from)); // a small push has a small head
  set(group, { class: force < 0 ? "lf-push lf-negative" : "lf-push" });
  set(line, { d: `M${fix(from)} ${y}H${fix(to - way * long)}` });
  set(head, { d: `M${fix(to)} ${y}l${fix(-way * long)} ${fix(long / 2)}v${fix(-long)}Z` });
  set(number, { x: fix(Math.max(from, to) + 8), y });
  const said = Math.abs(force) < 0.005 ? readable(force, 1) : force.toFixed(2).replace("-", "−");
  say(number, `${force < 0 ? "" : "+"}${said}`);
}

/** What these values are, under the bars; at each, a line. */
function drawTicks(group, values, scale, bottom, show) {
  group.replaceChildren(...values.flatMap((tick) => [
    svg("line", { class: "lf-grid", x1: scale(tick), x2: scale(tick), y1: 0, y2: bottom }),
    svg("text", { class: "lf-tick", x: scale(tick), y: bottom + NOTE / 2, ...CENTRAL }, show(tick))]));
}

function makeRow(root, control, pull, take) {
  const row = svg("g", {}, svg("title"), svg("text", { class: "lf-label", "dominant-baseline": "central" }),
    svg("rect", { class: "lf-track", rx: 4 }), svg("rect", { class: "lf-was", rx: 4 }),
    svg("rect", { class: "lf-bar", rx: 4 }), svg("path", { class: "lf-before" }),
    svg("g", { class: "lf-push" }, svg("path"), svg("path", { class: "lf-head" }),
      svg("text", { "dominant-baseline": "central" })),
    svg("text", { class: "lf-value", "dominant-baseline": "central" }),
    svg("text", { class: "lf-mark-number", "text-anchor": "end", "dominant-baseline": "central" }),
    svg("rect", { class: "lf-area" })); // all of the row can be clicked, where it can be chosen
  if (!control) return row;
  row.dataset.pulled = control;
  const grip = svg("circle", { class: "lf-end-grip", r: 8, ...slides(control) });
  const by = (steps) => take({ [control]: { by: steps } });
  dragging(row, root, { keys: grip, move: (x) => pull.to(x, by), step: (across, up) => by(across || up) });
  row.append(grip);
  return row;
}
