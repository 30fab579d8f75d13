/** Taking hold of what is drawn: by pointer, by touch and by keys. */
import { set, svg } from "./dom.js";
import { nearest } from "./scale.js";

/**
 * Sets controls: each by name to a `place` from 0 among its values, to a `value`, or `by` so many values on.
 * @typedef {(told: Record<string, {place?: number, value?: number, by?: number}>) => void} Take
 */

const KEYS = { ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowLeft: [-1, 0], ArrowDown: [0, -1] };
const MEANT = 6; // px: a finger that has moved so far across does not scroll

/**
 * Marks of which one is chosen, by a click, or by the arrow keys, which go round, as in a group of radio buttons.
 * @param {any} group that holds them, now and later @param {string} marks their selector
 */
export function choosing(group, marks, choose) {
  const all = () => Array.from(group.querySelectorAll(marks));
  const place = (event) => all().indexOf(event.target.closest(marks));
  group.addEventListener("click", (event) => place(event) >= 0 && choose(place(event)));
  group.addEventListener("keydown", (event) => {
    const [across, up] = KEYS[event.key] ?? [0, 0];
    const [at, many] = [place(event), all().length];
    if (!(across || up) || at < 0) return;
    event.preventDefault();
    const next = (at + across - up + many) % many;
    all()[next].focus();
    choose(next);
  });
}

/** The marks in `group` are the values of a control: returns what sets it to one of them, by place. */
export function offering(group, marks, name, take) {
  const choose = (place) => take({ [name]: { place } });
  set(group, among(name));
  choosing(group, marks, choose);
  return choose;
}

/** What marks of which one is chosen are to a screen reader, all together. @param {string} name the control's */
export const among = (name) => ({ role: "radiogroup", "aria-label": name.replaceAll("_", " ") });

/** A ring around a point that `drag`, two sliders or one, stand for; `to` turns pixels of `frame` into numbers. */
export function ring(frame, drag, to, take) {
  const grip = svg("circle", { class: "lf-grip", r: 14, ...slides(drag.join(" and ")) });
  const told = (numbers) => Object.fromEntries(drag.map((name, axis) => [name, numbers[axis]]));
  dragging(grip, frame, {
    move: (x, y) => take(told(to(x, y).map((value) => ({ value })))),
    step: (across, up) => take(across ? { [drag[0]]: { by: across } } : { [drag[1] ?? drag[0]]: { by: up } }),
  });
  return grip;
}

const STEP = 5; // px across for a step of a number that is scrubbed

/** A number that grows as it is pulled to the right, or by the arrow keys. */
export function scrubbing(node, name, take) {
  let last = 0;
  const by = (steps) => steps && take({ [name]: { by: steps } });
  dragging(node, node.ownerSVGElement, {
    begin: (x) => (last = x),
    move: (x) => {
      const steps = Math.trunc((x - last) / STEP);
      last += steps * STEP;
      by(steps);
    },
    step: (across, up) => by(across || up),
  });
}

/** The end of a bar, pulled to the nearest of `places()`, in px across: one for each value of the control. */
export function pulling(frame, name, places, take) {
  const grip = svg("g", { class: "lf-pull", ...slides(name) }, svg("rect", { x: -14, width: 28 }),
    svg("path", { d: "M0 -4V38" }), svg("circle", { cy: 17, r: 7 }));
  along(grip, frame, name, (x) => ({ place: nearest(places(), x) }), take);
  return grip;
}

/** What is dragged is a slider to a screen reader, and JupyterLab leaves it its keys. */
export const slides = (names) => ({ role: "slider", tabindex: 0, "aria-label": names.replaceAll("_", " "),
  "data-lm-suppress-shortcuts": "true" });

/** Where such a slider stands, and how that is read. @param {number} now @param {ArrayLike<number>} ends */
export const tells = (now, ends, said) => ({ "aria-valuemin": ends[0], "aria-valuemax": ends[1], "aria-valuenow": now,
  "aria-valuetext": said });

/** What a mark is to a screen reader, where one is chosen: of all marks, Tab stops at that one. */
export function chosen(mark, is, stops = is) {
  return set(mark, { role: "radio", "aria-checked": is, tabindex: stops ? 0 : -1,
    "data-lm-suppress-shortcuts": "true" });
}

/**
 * Something is dragged: `move` gets the pointer's place in pixels of `frame`, `step` the way of an arrow key, up is 1.
 * @param {SVGElement} grip what is taken hold of, and hears the keys
 * @param {Element} frame of whose left upper corner places are told
 * @param {{move: (x: number, y: number) => void, step: (across: number, up: number) => void,
 *   begin?: (x: number, y: number) => void, keys?: SVGElement}} to keys: what hears the keys, where it is not the grip
 */
export function dragging(grip, frame, { move, step, begin, keys = grip }) {
  const scrolls = keys !== grip; // a large grip lets a finger scroll the page up and down
  let began = null;
  const tell = (to, event) => {
    const box = frame.getBoundingClientRect();
    to?.(event.clientX - box.left, event.clientY - box.top);
  };
  grip.addEventListener("pointerdown", (event) => {
    if (event.button || !event.isPrimary) return;
    began = { x: event.clientX, meant: !(scrolls && event.pointerType === "touch") };
    grip.setPointerCapture(event.pointerId);
    keys.focus({ preventScroll: true });
    event.preventDefault();
    tell(scrolls && began.meant ? move : begin, event);
  });
  grip.addEventListener("pointermove", (event) => {
    if (!began) return;
    began.meant ||= Math.abs(event.clientX - began.x) > MEANT;
    if (began.meant) tell(move, event);
  });
  grip.addEventListener("pointerup", (event) => {
    if (began && !began.meant) tell(move, event); // a tap
    began = null;
  });
  grip.addEventListener("pointercancel", () => (began = null)); // the page scrolls
  keys.addEventListener("keydown", (event) => {
    if (!KEYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation(); // the picture around it may have a use of its own for it
    const [across, up] = KEYS[event.key];
    step(across, up);
  });
}

/**
 * A control follows the pointer: `to(x, y)` says where it goes, in pixels of `frame`; arrow keys take a step.
 * @param {number} [rising] -1: its value grows with the key that leads down
 */
export function along(grip, frame, name, to, take, keys = grip, rising = 1) {
  dragging(grip, frame, { keys,
    move: (x, y) => {
      const told = to(x, y);
      if (told) take({ [name]: told });
    },
    step: (across, up) => take({ [name]: { by: across || rising * up } }) });
}

const [PROBES, MOST] = [12, 40]; // how often it is tried, and by how many steps at once
const LATE = 500; // ms

/**
 * Something follows the pointer by the steps of a control, whose way with it is not known: one step is tried, and then
 * as many as that one's way says. `arrived` tells at each redraw where it is now.
 * @returns {{to: (aim: number, by: (steps: number) => void) => void, arrived: (at: number) => void}}
 */
export function following() {
  let [aim, at, from, steps, gain, tries] = [null, null, null, 0, 0, 0];
  let [tell, asked] = [null, 0];
  const on = () => {
    if (aim === null || from !== null || tries >= PROBES) return;
    const probe = tries % 2 ? -1 : 1;
    const wanted = gain ? Math.round((aim - at) / gain) : probe;
    if (!wanted) return;
    steps = Math.min(Math.max(wanted, -MOST), MOST);
    from = at;
    tries += 1;
    asked = performance.now();
    tell(steps);
  };
  return {
    to: (place, by) => {
      if (performance.now() - asked > LATE) [from, gain] = [null, 0]; // another grasp, and the way may be another
      [aim, tell, tries] = [place, by, 0];
      on();
    },
    arrived: (place) => {
      at = place;
      if (from === null) return; // another control moved it
      if (Math.abs(at - from) > 0.01) gain = (at - from) / steps;
      else if (gain) tries = PROBES; // as far as it goes
      from = null;
      on();
    },
  };
}
