/** A figure's controls together: which of them comes first, and which are folded. */
import { input } from "./controls.js";
import { html } from "./dom.js";

/** The controls that a reader sees, by name, and the form that they stand in. @param {Spec} spec @param {any} llm */
export function formOf(spec, moved, llm) {
  const seen = Object.entries(spec.controls).filter(([name]) => !spec.held.includes(name));
  const made = ([name, control]) => [name, input(name, control, (value) => moved({ [name]: value }))];
  const inputs = Object.fromEntries(seen.map(made));
  if (llm) Object.values(inputs).forEach((one) => one.readBy?.(llm));
  const form = html("fieldset", { class: "lf-controls", "aria-label": "Controls" }, ...folded(inputs, spec.more));
  return { inputs, form };
}

/** Of the controls `names` one stays in sight on a phone: what plays, else the first slider. */
export function keepInSight({ controls }, inputs, names) {
  const first = (...among) => names.find((name) => among.includes(controls[name].kind));
  inputs[first("play") ?? first("float", "int", "scale")]?.element.classList.add("lf-main");
}

/** The controls, and under a line of their own those that are needed last. */
function folded(inputs, more) {
  const [first, last] = [false, true].map((late) =>
    Object.entries(inputs).flatMap(([name, { element }]) => (more.includes(name) === late ? [element] : [])));
  if (!last.length) return first;
  return [...first, html("details", { class: "lf-more" }, html("summary", {}, "More settings"), ...last)];
}
