/** A figure's controls as native inputs, from the same specification that ipywidgets fill in a kernel. */
import { html, say, set } from "./dom.js";
import { choices, prompt, TYPED } from "./prompt.js";
import { grouped, shorten } from "./values.js";

/** With more options than this a choice is a field to search in. */
const MANY = 24;
const SEEN_MS = 700; // what is played begins with a picture that can be seen

let serial = 0;

/**
 * The input of one control, which calls `moved` when the reader changes it. reset: as if nothing had been moved.
 * @param {Control} control @param {(value: any) => void} moved
 * @returns {{element: HTMLElement, show: (value: any) => void, reset?: () => void}}
 */
export function input(name, control, moved) {
  const id = `lf-input-${++serial}`;
  return kinds[control.kind].make({ id, name, control, moved });
}

const option = (value, { options }) => (options.includes(value) ? null : options.join(", "));
const truth = (value) => (typeof value === "boolean" ? null : "true or false");
const words = (value) => (typeof value === "string" && value.trim() ? null : "a text of one word or more");
const string = (value) => (typeof value === "string" ? null : "a string");

/** Of each kind: its input, what its values must be, and the value that a link's text stands for. */
const kinds = {
  float: { make: range, must: number, read: Number },
  int: { make: range, must: whole, read: Number },
  play: { make: play, must: whole, read: Number },
  scale: { make: scale, must: option, read: String },
  dropdown: { make: dropdown, must: option, read: String },
  buttons: { make: buttons, must: option, read: String },
  checkbox: { make: checkbox, must: truth, read: (text) => text === "true" },
  text: { make: text, must: string, read: String },
  prompt: { make: prompt, must: words, read: String },
};

function row(id, control, ...parts) {
  return html("div", { class: `lf-control lf-${control.kind}` }, html("label", { for: id }, control.label), ...parts);
}

/** The number as its readout format writes it, ".2f" or "d", else as it is; beside five digits four have a comma. */
export function format(value, control) {
  const decimals = /\.(\d+)f/.exec(control.format ?? "")?.[1];
  if (decimals !== undefined) return value.toFixed(Number(decimals)).replace("-", "−");
  const large = (control.format ?? "").includes(",") || Math.max(value, control.max ?? 0) >= 1e4;
  const digits = Number.isInteger(value) && large ? grouped(String(value)) : `${Number(value.toPrecision(10))}`;
  return digits.replace("-", "−");
}

function range({ id, control, moved, words = (value) => format(value, control), ends = control }) {
  const { min, max, step } = ends;
  const slider = html("input", { type: "range", id, min, max, step });
  const shown = html("output", { for: id, "aria-hidden": "true", "aria-live": "off" }); // the slider says it
  slider.addEventListener("input", () => moved(Number(slider.value)));
  const show = (value) => {
    slider.value = value;
    slider.style.setProperty("--lf-part", (value - min) / (max - min || 1));
    say(shown, words(value));
    set(slider, { "aria-valuetext": shown.textContent });
  };
  return { element: row(id, control, slider, shown), show };
}

/** A range over the places of options, which are told. */
function scale({ id, control, moved }) {
  const { options } = control;
  const { element, show } = range({ id, control, ends: { min: 0, max: options.length - 1, step: 1 },
    moved: (place) => moved(options[place]), words: (place) => options[place] });
  return { element, show: (value) => show(options.indexOf(value)) };
}

/**
 * A range that plays: each step is taken when the one before has been drawn. Where it stands as it stood at first, or
 * at its end, it begins at its least value, and holds it; from elsewhere it goes on.
 */
function play(parts) {
  const { control, moved } = parts;
  const { element, show } = range(parts);
  const button = html("button", { type: "button", class: "lf-button" }, "Play");
  let playing = null;
  let stopper = null; // stops what runs by itself
  let [now, fresh] = [control.value, true];
  const label = () => {
    say(button, playing ? "Pause" : stopper ? "Stop" : "Play");
    element.classList.toggle("lf-playing", Boolean(playing ?? stopper));
  };
  const wait = (least = 0) => new Promise((done) => setTimeout(done, Math.max(control.interval, least)));
  const next = async () => {
    const mine = (playing = {});
    label();
    if (fresh || now + control.step > control.max) {
      fresh = false;
      await moved(control.min);
      await wait(SEEN_MS);
    }
    while (playing === mine && now + control.step <= control.max) {
      if (!element.isConnected || element.closest("[disabled]")) break;
      await Promise.all([moved(now + control.step), wait()]);
    }
    if (playing === mine) playing = null;
    label();
  };
  button.addEventListener("click", () => {
    const idle = !playing && !stopper;
    stopper?.();
    playing = null;
    if (idle) next();
    label();
  });
  element.append(button);
  const busy = (stop) => {
    stopper = stop;
    label();
  };
  const reset = () => {
    [playing, fresh] = [null, true];
    label();
  };
  return { element, busy, reset, show: (value) => {
    if (value !== now) fresh = false;
    show((now = value));
  } };
}

function dropdown({ id, control, moved }) {
  if (control.options.length > MANY) return search({ id, control, moved });
  const select = choices(id, control);
  select.addEventListener("change", () => moved(select.value));
  return { element: row(id, control, select), show: (value) => (select.value = value) };
}

/** A choice among many: a field that completes what is typed. */
function search({ id, control, moved }) {
  const { options } = control;
  const list = html("datalist", { id: `${id}-options` }, ...options.map((o) => html("option", { value: o })));
  const field = html("input", { ...TYPED, type: "search", id, list: list.id });
  let now = control.value;
  field.addEventListener("focus", () => { // a browser lists only what goes on as the field does: so it is empty
    if (field.value !== now) return; // WebKit's list takes the focus and gives it back while one types
    field.placeholder = now;
    field.value = "";
  });
  field.addEventListener("blur", () => (field.value ||= now));
  const hint = html("p", { class: "lf-hint", role: "status" });
  const find = () => options.find((o) => o === field.value) ??
    options.find((o) => o.toLowerCase() === field.value.trim().toLowerCase());
  field.addEventListener("input", () => {
    const found = find();
    say(hint, "");
    if (found !== undefined) moved(found);
  });
  const tell = () => say(hint, field.value && find() === undefined
    ? `“${shorten(field.value, 40)}” is not among the ${options.length} that this page has.` : "");
  field.addEventListener("change", tell);
  field.addEventListener("keydown", ({ key }) => key === "Enter" && tell()); // in WebKit no change
  return { element: row(id, control, field, list, hint), show: (value) => {
    now = value;
    if (find() === value || field.matches(":focus")) return;
    field.value = value;
    say(hint, "");
  } };
}

function buttons({ id, control, moved }) {
  const radios = control.options.map((value) => html("input", { type: "radio", name: id, value }));
  const labels = control.options.map((text, i) => html("label", {}, radios[i], html("span", {}, text)));
  radios.forEach((radio, i) => radio.addEventListener("change", () => moved(control.options[i])));
  const element = html("div", { class: "lf-control lf-buttons", role: "radiogroup", "aria-labelledby": id },
    html("span", { id, class: "lf-name" }, control.label), html("div", { class: "lf-segments" }, ...labels));
  return { element, show: (value) => radios.forEach((r, i) => (r.checked = control.options[i] === value)) };
}

function checkbox({ id, control, moved }) {
  const box = html("input", { type: "checkbox", id });
  box.addEventListener("change", () => moved(box.checked));
  return { element: row(id, control, box), show: (value) => (box.checked = value) };
}

function text({ id, control, moved }) {
  const field = html("input", { ...TYPED, id });
  field.addEventListener("input", () => moved(field.value));
  const show = (value) => field.value !== value && (field.value = value);
  return { element: row(id, control, field), show };
}

/** What a value must be, where it is not. listed: only the steps of a number have an answer. */
function number(value, { min, max, step }, listed) {
  const steps = (value - min) / step;
  const fits = typeof value === "number" && value >= min && value <= max;
  const wrong = !fits || (listed && Math.abs(steps - Math.round(steps)) > 1e-6);
  return wrong ? `from ${min} to ${max}` + (listed && step !== 1 ? ` in steps of ${step}` : "") : null;
}

function whole(value, control, listed) {
  const wrong = number(value, control, listed) ?? (Number.isInteger(value) ? null : number(NaN, control, listed));
  return wrong && `a whole number ${wrong}`;
}

/** A value that a control cannot have. */
export class Refused extends RangeError {}

/** The value, or an error that says what is allowed. */
export function check(name, control, value, listed) {
  const allowed = kinds[control.kind].must(value, control, listed);
  if (allowed !== null) throw new Refused(`${name}=${JSON.stringify(value)}; allowed: ${allowed}`);
  return value;
}

/** A value from a link's text. */
export const parse = (control, text) => kinds[control.kind].read(text);

/**
 * The value of a control where the reader has taken hold of it in the picture, as near as it goes: at a place, from 0,
 * among all that it can take; so many of them on from where it stands; or at a number.
 * @param {Control} control @param {{place?: number, by?: number, value?: number}} to @param {any} now
 */
export function valueAt({ kind, options, min, max, step }, { place, by = 0, value }, now) {
  const within = (at, last) => Math.min(Math.max(at, 0), last);
  if (kind === "checkbox") return place === undefined ? by > 0 : Boolean(place);
  if (options) return options[within(place ?? options.indexOf(now) + by, options.length - 1)];
  const at = value === undefined && place !== undefined ? place : Math.round(((value ?? now) - min) / step) + by;
  return Number((min + step * within(at, Math.floor((max - min) / step + 1e-9))).toFixed(10));
}
