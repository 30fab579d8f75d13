/** A figure's controls together: which of them comes first, and which are folded. */
import { html } from "./dom.js";

/** The control that stays in sight on a phone: what plays, else the first slider. */
export function main(kinds, inputs) {
  const first = (among) => inputs[kinds.findIndex((kind) => among.includes(kind))];
  return first(["play"]) ?? first(["float", "int", "scale"]);
}

/** The controls, and under a line of their own those that are needed last. */
export function folded(inputs, more) {
  const [first, last] = [false, true].map((late) =>
    Object.entries(inputs).flatMap(([name, { element }]) => (more.includes(name) === late ? [element] : [])));
  if (!last.length) return first;
  return [...first, html("details", { class: "lf-more" }, html("summary", {}, "More settings"), ...last)];
}
