/** A curve that the reader draws into a plot: each of its points is a slider. */
import { set, svg } from "./dom.js";
import { dragging, slides, tells } from "./hold.js";
import { fix, inverse, nearest } from "./scale.js";
import { readable } from "./values.js";

/**
 * @param {SVGElement} root the plot @param {string[]} names the points' sliders, from left to right
 * @returns {{group: SVGElement, redraw: (scene: any, xs: number[], ys: number[]) => void}}
 */
export function drawn(root, names, take) {
  const line = svg("path", { class: "lf-line lf-second lf-strong" });
  const grips = names.map((name) => svg("circle", { class: "lf-grip", r: 12, ...slides(name) }));
  const group = svg("g", { class: "lf-drawing" }, line, ...grips);
  let places = []; // of the points, px across
  let value = null; // from px to a number
  let last = null; // the point that was set last, while one draws
  const put = (point, y) => take({ [names[point]]: { value: value(y) } });
  grips.forEach((grip, point) => {
    grip.addEventListener("pointerdown", (event) => event.stopPropagation()); // one point alone
    const step = (across, up) => take({ [names[point]]: { by: across || up } });
    dragging(grip, root, { move: (_, y) => put(point, y), step });
  });
  root.addEventListener("pointerdown", () => (last = null));
  const paint = (x, y) => {
    const point = nearest(places, x);
    const from = last ?? { point, y };
    const steps = Math.max(1, Math.abs(point - from.point)); // what a fast hand has skipped
    const passed = Array.from({ length: steps }, (_, k) => (k + 1) / steps).map((part) =>
      [names[Math.round(from.point + part * (point - from.point))], { value: value(from.y + part * (y - from.y)) }]);
    take(Object.fromEntries(passed));
    last = { point, y };
  };
  dragging(root, root, { move: paint, step: () => {}, keys: group });
  const redraw = ({ sx, sy, floor, ylim, top }, xs, ys) => {
    places = xs.map(sx);
    value = (y) => inverse(ylim, floor, top)(y);
    const at = places.map((x, i) => [fix(x), fix(sy(ys[i]))]);
    set(line, { d: at.map(([x, y], i) => `${i ? "L" : "M"}${x} ${y}`).join("") });
    grips.forEach((grip, i) => set(grip, { cx: at[i][0], cy: at[i][1],
      ...tells(ys[i], ylim, `${readable(ys[i])} at ${readable(xs[i])}`) }));
  };
  return { group, redraw };
}
