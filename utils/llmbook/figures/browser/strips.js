/** Strips along one axis from 0, of `amounts` and `lanes`: one can be chosen, and the end of one be pulled. */
import { nameBelow, numberBelow } from "./axes.js";
import { picture, set } from "./dom.js";
import { offering, pulling, tells } from "./hold.js";
import { DIGIT, fix, thinned, ticks } from "./scale.js";
import { readable } from "./values.js";

/** While the grip is held its axis stays as it is, and it does not leap from under the hand. */
function steady(root, grip) {
  let [held, kept, again] = [false, 0, () => {}];
  root.addEventListener("pointerdown", ({ target }) => (held = grip.contains(target)));
  for (const over of ["pointerup", "pointercancel"]) {
    root.addEventListener(over, () => {
      if (!held) return;
      held = false;
      again();
    });
  }
  return (end, redraw) => {
    again = () => kept !== end && redraw();
    return held ? kept : (kept = end);
  };
}

/**
 * The picture: `parts`, of which `group` holds what is chosen, by the selector `marks`.
 * @returns {{root: SVGElement, axis: (end: number, redraw: () => void) => number, pull: (to: {places: number[],
 *   end: number, x: number, y: number, high: number, value: number, said: string, over?: number[]}) => void}}
 *   axis: where it ends now; pull: where the grip is, how high, how far its line goes over that, above and
 *   below, and what it says
 */
export function strips(view, name, parts, [group, marks], take) {
  const root = picture(name, view.drag || view.choose, "lf-pulled", ...parts);
  if (view.choose) {
    set(group, { class: "lf-choose" });
    offering(group, marks, view.choose, take);
  }
  if (!view.drag) return { root, pull() {}, axis: (end) => end };
  let reach = [];
  const grip = pulling(root, view.drag, () => reach, take);
  root.append(grip);
  const pull = ({ places, end, x, y, high, over = [4, 4], value, said }) => {
    reach = places;
    set(grip, { transform: `translate(${fix(x)} ${y})`, ...tells(value, [0, end], said) });
    set(grip.firstElementChild, { height: high });
    set(grip.children[1], { d: `M0 ${-over[0]}V${high + over[1]}` });
    set(grip.lastElementChild, { cy: high / 2 });
  };
  return { root, pull, axis: steady(root, grip) };
}

/** The numbers under them, the last in its unit, if any. Below them all what they are. */
export function drawAlong(grid, { end, sx, width }, y, { unit = "", label = "" }) {
  const ended = (tick) => (unit ? `${readable(tick)} ${unit}` : readable(tick));
  const half = (text) => (DIGIT / 2) * text.length;
  const over = (tick, text) => sx(tick) + half(text) > width; // then it ends with its mark
  const place = (tick, text) => sx(tick) - (over(tick, text) ? half(text) : 0);
  const marks = thinned(ticks(0, end, width > 420 ? 6 : 4), place, readable, ended);
  grid.replaceChildren(...marks.map((tick, i) => {
    const text = (i < marks.length - 1 ? readable : ended)(tick);
    return numberBelow(fix(sx(tick)), y + 14, text, !i ? "start" : over(tick, text) ? "end" : "middle");
  }), nameBelow(width / 2, y + 34, label));
}
