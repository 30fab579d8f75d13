/** The drawing of a figure in a kernel: an anywidget view of the numbers that torch sends. */
import { html, say } from "./dom.js";
import { drawing } from "./draw.js";
import { arrayOf } from "./dtypes.js";
import { goalsOf } from "./goals.js";
import { COVERED } from "./guess.js";
import { fillTables, leaves } from "./table.js";

/** The named tensors of one binary message: see `pack` in kernel.py. */
export function unpack(view) {
  const bytes = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
  const length = new DataView(bytes).getUint32(0, true);
  const { names, tensors } = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, length)));
  const outputs = {};
  for (const [name, dtype, shape, offset] of tensors) {
    const size = shape.reduce((a, b) => a * b, 1);
    outputs[name] = { dtype, shape, data: new (arrayOf(dtype))(bytes, 8 + length + offset, size) };
  }
  return { names, outputs };
}

/** Tells the kernel what is taken hold of: one message, then the newest, or a slow kernel would lag ever farther. */
function telling(model) {
  let busy = false;
  let next = null;
  const take = (told) => {
    if (busy) return void (next = joined(next ?? {}, told));
    busy = true;
    model.send({ take: told });
  };
  const took = () => {
    const told = next;
    [busy, next] = [false, null];
    if (told) take(told);
  };
  return { take, took };
}

/** Steps add up; of what is a place or a number the newest counts. */
function joined(first, second) {
  const both = Object.entries(second).map(([name, to]) =>
    [name, to.by && first[name] ? { ...first[name], by: (first[name].by ?? 0) + to.by } : to]);
  return { ...first, ...Object.fromEntries(both) };
}

/** anywidget's render: `load` imports one of our modules by its path. */
export async function render({ model, el, load }) {
  const spec = structuredClone(model.get("spec"));
  const stage = html("div", { class: "lf-stage" });
  const problem = html("p", { class: "lf-status", role: "status" });
  const tables = html("details", { class: "lf-numbers" }, html("summary", {}, "The numbers in this figure"));
  const goals = goalsOf(spec.goals, {
    reached: () => model.get("reached"),
    reach: (place) => {
      model.set("reached", [...model.get("reached"), place]);
      model.save_changes();
    },
    show: (place) => model.send({ show: place }),
  });
  const figure = html("figure", { class: "live-figure lf-kernel", "data-figure": spec.id,
    "aria-label": spec.caption }, html("figcaption", {}, spec.caption), stage, goals.element, problem, tables);
  el.replaceChildren(figure);
  const { take, took } = telling(model);
  const picture = await drawing(stage, spec, load, take);
  const views = leaves(spec.view);
  const given = () => model.get("given") && picture.guess?.given();
  const covered = () => picture.guess?.cover(model.get("covered"));
  covered();
  given();
  stage.addEventListener(COVERED, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    model.set("covered", detail);
    if (detail) model.set("given", false); // once more
    model.save_changes();
  });

  const opened = () => tables.open && fillTables(tables, spec.view, figure.live.outputs);
  let drawn = ""; // what went wrong here, and not in the kernel
  const failed = () => say(problem, model.get("problem") || drawn);
  const changed = () => {
    try {
      const { names, outputs } = unpack(model.get("outputs"));
      names.forEach((found, i) => found && Object.assign((views[i].names ??= {}), found));
      figure.live = { outputs };
      picture.redraw(outputs);
      goals.redraw(outputs);
      opened();
      drawn = "";
    } catch (error) {
      drawn = `The picture does not show this: ${error.message}.`;
    }
    failed();
  };
  const moved = () => {
    goals.moved();
    changed();
  };
  const heard = Object.entries({ "msg:custom": took, "change:outputs": moved, "change:problem": failed,
    "change:reached": goals.draw, "change:given": given, "change:covered": covered });
  for (const [event, act] of heard) model.on(event, act);
  tables.addEventListener("toggle", opened);
  if (model.get("outputs").byteLength) changed();
  failed();
  return () => {
    for (const [event, act] of heard) model.off(event, act);
    picture.dispose();
    el.replaceChildren(); // anywidget (0.11) keeps `el` for ever: let it not keep the drawing
  };
}
