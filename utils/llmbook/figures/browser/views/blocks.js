/**
 * A memory in blocks: each is filled from the left and bears its owner's name; the last one that is taken is pulled.
 */
import { html, keep, say, set, svg } from "../dom.js";
import { dragging, slides } from "../hold.js";
import { fix, least } from "../scale.js";
import { read, readNumber, texts } from "../values.js";

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
  const root = svg("svg", { class: "lf-svg lf-blocks", role: view.drag ? "group" : "img", "aria-label": name }, made,
    rims, ...(view.drag ? [knob] : []));
  const key = (block, text) =>
    html("span", {},
      svg("svg", { class: "lf-key", viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" },
        svg("rect", { class: block, x: 1, y: 1, width: 12, height: 12, rx: 2 })), text);
  const note = html("p", { class: "lf-note", "aria-live": "polite" });
  host.append(
    html("p", { class: "lf-legend lf-parts" }, key("lf-bar", view.filled), key("lf-kept", view.kept),
      key("lf-ground", "free")),
    root,
    note,
  );

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
    set(rims, {
      d: boxes.map(({ x, y, wide, high }) => `M${fix(x)} ${fix(y)}h${fix(wide)}v${fix(high)}h${-fix(wide)}Z`).join(""),
    });
    say(note, who < 0 || !mine.length ? ""
      : `outlined: ${mine.length} block${mine.length > 1 ? "s" : ""} of ${state.labels[who]}`);
  };
  root.addEventListener("pointermove", ({ target }) => {
    const i = Array.from(made.children).indexOf(target.closest("g g"));
    if (state?.owner[i] >= 0) outlined(state.owner[i]);
  });
  root.addEventListener("pointerleave", () => state && outlined(state.chosen));
  if (view.drag) dragging(knob, root, {
    move: (x, y) => take({ [view.drag]: { place: least(state.ends.map((end) => {
      const [left, top] = Number.isNaN(end) ? [Infinity, 0] : place(end - 1);
      return Math.hypot(left + state.cell - x, top + state.cell / 2 - y);
    })) } }),
    step: (across, up) => take({ [view.drag]: { by: across || -up } }) });

  const redraw = (outputs) => {
    const [full, owner, ends] = ["full", "owner", "ends"].map((field) =>
      Array.from(read(view, field, outputs)?.data ?? [], Number),
    );
    const width = Math.max(240, host.clientWidth);
    const across = width >= NARROW ? view.across : view.across / 2;
    const cell = Math.min(CELL, (width - EDGE - GRIP) / across);
    state = { owner, ends, across, cell, labels: texts(view, "labels", outputs),
      chosen: readNumber(view, "chosen", outputs) ?? -1 };
    const height = 2 * EDGE + cell * Math.ceil(full.length / across);
    set(root, { viewBox: `0 0 ${width} ${height}`, width, height });
    const nodes = keep(made, full.length, makeBlock);
    full.forEach((part, i) =>
      drawBlock(nodes[i], ...place(i), cell - GAP, part, owner[i] < 0 ? null : state.labels[owner[i]]),
    );
    outlined(state.chosen);
    if (!view.drag) return;
    const taken = readNumber(view, "taken", outputs);
    const [x, y] = place(taken - 1);
    set(knob.children[1], { d: `M0 -2V${fix(cell)}` });
    set(knob.lastElementChild, { cy: fix(cell / 2 - 1) });
    set(knob, { transform: `translate(${fix(x + cell - GAP / 2)} ${fix(y)})`, "aria-valuemin": 0,
      "aria-valuemax": full.length, "aria-valuenow": taken,
      "aria-valuetext": `${taken} blocks of ${full.length} are taken` });
  };
  return { redraw };
}

const makeBlock = () => svg("g", {}, svg("rect", { rx: 2 }), svg("rect", { class: "lf-bar", rx: 2 }),
  svg("text", { "text-anchor": "middle", "dominant-baseline": "central" }));

/** A block; it bears a name where anything is in it. */
function drawBlock(node, x, y, side, part, label) {
  const [ground, bar, text] = node.children;
  const at = { x: fix(x), y: fix(y), height: fix(side) };
  set(ground, { ...at, width: fix(side), class: label === null ? "lf-ground" : "lf-kept" });
  set(bar, { ...at, width: fix(part * side) });
  const middle = part >= INSIDE ? part / 2 : (1 + part) / 2;
  set(text, { x: fix(x + middle * side), y: fix(y + side / 2), class: part >= INSIDE ? "lf-in lf-on" : "lf-in" });
  say(text, part > 0 ? label ?? "" : "");
}
