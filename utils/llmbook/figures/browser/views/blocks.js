/** A memory in blocks: each is filled from the left and bears its owner's name; the last that is taken is pulled. */
import { CENTRAL, each, html, key, picture, say, set, sized, svg } from "../dom.js";
import { along, slides, tells } from "../hold.js";
import { fix, least } from "../scale.js";
import { numbers, readNumber, texts } from "../values.js";

const [CELL, NARROW, GAP, EDGE] = [22, 560, 2, 3]; // px; EDGE: for the outlines
// px: a ring beside the last block, as a flag, covers no name; GRIP: its room at the right end of a row
const [RING, GRIP] = [6, 14];
// in a block that is as full the name stands on its colour, else beside it: names of neighbours keep apart
const INSIDE = 0.5;

export function create(host, view, name, take) {
  const [made, rims] = [svg("g"), svg("path", { class: "lf-rims" })];
  const knob = svg("g", { class: "lf-pull", ...(view.drag ? slides(view.drag) : {}) },
    svg("rect", { x: -10, width: 2 * GRIP, y: -4, height: CELL + 6 }), svg("path"),
    svg("circle", { r: RING, cx: RING }));
  const root = picture(name, view.drag, "lf-blocks", made, rims, ...(view.drag ? [knob] : []));
  const keys = Object.entries({ bar: view.filled, kept: view.kept, ground: "free" }).map(([block, text]) =>
    key("0 0 14 14", svg("rect", { class: `lf-${block}`, x: 1, y: 1, width: 12, height: 12, rx: 2 }), text));
  const note = html("p", { class: "lf-note" });
  host.append(html("p", { class: "lf-legend lf-parts" }, ...keys), root, note);

  let state = null;
  const place = (i) => [EDGE + (i % state.across) * state.cell, EDGE + Math.floor(i / state.across) * state.cell];
  const outlined = (who) => {
    const mine = state.owner.flatMap((one, i) => (one === who ? [i] : []));
    const side = state.cell - GAP;
    const joins = (i) => state.owner[i] === who && i % state.across; // goes on from the one before
    const boxes = [];
    for (const i of mine.filter((i) => !joins(i) || state.owner[i - 1] !== who)) {
      let last = i;
      while (joins(last + 1)) last += 1;
      const [before, wide, [x, y]] = [boxes.at(-1), (last - i) * state.cell + side, place(i)];
      if (before?.x === x && before.wide === wide && fix(before.y + before.high) === fix(y - GAP))
        before.high += state.cell; // rows of one box
      else boxes.push({ x, y, wide, high: side });
    }
    const rim = ({ x, y, wide, high }) => `M${fix(x)} ${fix(y)}h${fix(wide)}v${fix(high)}h${-fix(wide)}Z`;
    set(rims, { d: boxes.map(rim).join("") });
    say(note, who < 0 || !mine.length ? ""
      : `outlined: ${mine.length} block${mine.length > 1 ? "s" : ""} of ${state.labels[who]}`);
  };
  root.addEventListener("pointermove", ({ target }) => {
    const i = Array.from(made.children).indexOf(target.closest("g g"));
    if (state?.owner[i] >= 0) outlined(state.owner[i]);
  });
  root.addEventListener("pointerleave", () => state && outlined(state.chosen));
  const away = (end, x, y) => {
    const [left, top] = Number.isNaN(end) ? [Infinity, 0] : place(end - 1);
    return Math.hypot(left + state.cell - x, top + state.cell / 2 - y);
  };
  const to = (x, y) => ({ place: least(state.ends.map((end) => away(end, x, y))) });
  if (view.drag) along(knob, root, view.drag, to, take, knob, -1);

  const redraw = (outputs) => {
    const [full, owner, ends] = ["full", "owner", "ends"].map((field) => numbers(view, field, outputs));
    const width = Math.max(240, host.clientWidth);
    const across = width >= NARROW ? view.across : view.across / 2;
    const cell = Math.min(CELL, (width - EDGE - GRIP) / across);
    state = { owner, ends, across, cell, labels: texts(view, "labels", outputs),
      chosen: readNumber(view, "chosen", outputs) ?? -1 };
    sized(root, width, 2 * EDGE + cell * Math.ceil(full.length / across));
    each(made, full, makeBlock, (node, part, i) =>
      drawBlock(node, ...place(i), cell - GAP, part, owner[i] < 0 ? null : state.labels[owner[i]]));
    outlined(state.chosen);
    if (!view.drag) return;
    const taken = readNumber(view, "taken", outputs);
    const [x, y] = place(taken - 1);
    set(knob.children[1], { d: `M0 -2V${fix(cell)}` });
    set(knob.lastElementChild, { cy: fix(cell / 2 - 1) });
    set(knob, { transform: `translate(${fix(x + cell - GAP / 2)} ${fix(y)})`,
      ...tells(taken, [0, full.length], `${taken} blocks of ${full.length} are taken`) });
  };
  return { redraw };
}

const makeBlock = () =>
  svg("g", {}, svg("rect", { rx: 2 }), svg("rect", { class: "lf-bar", rx: 2 }), svg("text", CENTRAL));

/** A block; it bears a name where anything is in it. */
function drawBlock(node, x, y, side, part, label) {
  const [ground, bar, text] = node.children;
  const at = { x: fix(x), y: fix(y), height: fix(side) };
  set(ground, { ...at, width: fix(side), class: label === null ? "lf-ground" : "lf-kept" });
  set(bar, { ...at, width: fix(part * side) });
  const middle = part >= INSIDE ? part / 2 : (1 + part) / 2;
  set(text, { x: fix(x + middle * side), y: fix(y + side / 2), class: part >= INSIDE ? "lf-in lf-on" : "lf-in" },
    part > 0 ? label ?? "" : "");
}
