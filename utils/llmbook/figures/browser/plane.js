/** The plane that `scatter` and `contour` draw on: its limits, axes, and a field behind it. */
import { nameBelow, nameBeside, numberBelow, numberBeside } from "./axes.js";
import { palette, set, svg } from "./dom.js";
import { tells } from "./hold.js";
import { decades, extent, fix, inverse, linear, logarithmic, thinned, ticks } from "./scale.js";
import { onAxis, readable } from "./values.js";

export const [TOP, BOTTOM, LEFT] = [10, 46, 52];
const SLIM = 200; // px: beside others on a phone
const WIDE = 96; // on the left where numbers may be "10 million"
const BARE = 8; // around a plane whose axes have neither numbers nor names
const FAR = 50; // how many lengths of the plane beyond it a place still is where it is

/** The plane's limits, and how they map to pixels. @param {any} view @param {any} data @param {number} width */
export function frame(view, { x, y, segments }, width) {
  const ends = (at) => (segments ? Array.from(segments.data).filter((_, i) => i % 2 === at) : []);
  const padded = (numbers) => {
    const [low, high] = extent(numbers);
    return [low - 0.06 * (high - low), high + 0.06 * (high - low)];
  };
  const xlim = view.xlim ?? padded([...x.data, ...ends(0)]);
  const ylim = view.ylim ?? padded([...y.data, ...ends(1)]);
  const most = Math.min(width - 12, 640);
  const side = bare(view) || (view.ticks === "x" && !view.ylabel) ? BARE : width < SLIM ? 46 : LEFT;
  const wide = view.equal ? Math.min(most - side, 440) : most - side;
  const tall = view.tall ? view.tall - TOP - BOTTOM : Math.min(380, Math.max(wide * 0.72, 280));
  const high = view.equal ? (wide * (ylim[1] - ylim[0])) / (xlim[1] - xlim[0]) : tall;
  const [logX, logY] = ["x", "y"].map((axis) => Boolean(view.log?.includes(axis)));
  const left = logY ? WIDE : side;
  const [right, bottom] = [side + wide, TOP + high];
  const map = (log, ...to) => (log ? logarithmic : linear)(...to);
  return { xlim, ylim, left, right, bottom, logX, logY,
    width: view.equal ? Math.min(width, right + 12) : width, height: bottom + (bare(view) ? BARE : BOTTOM),
    sx: map(logX, ...xlim, left, right), sy: map(logY, ...ylim, bottom, TOP),
    numbers: (px, py) => [inverse(xlim, left, right, logX)(px), inverse(ylim, bottom, TOP, logY)(py)],
    beyond: [map(logX, ...xlim, left, right, FAR), map(logY, ...ylim, bottom, TOP, FAR)] };
}

/** Has it neither numbers nor names at its axes? */
export const bare = ({ ticks: numbered, xlabel, ylabel }) => numbered === "none" && !xlabel && !ylabel;

export function drawAxes(group, { xlim, ylim, left, right, bottom, sx, sy, logX, logY }, view) {
  const numbered = (axis) => (view.ticks ?? axis) === axis; // "none" is neither
  const [along, up] = [(logX ? decades : ticks)(...xlim, right > 380 ? 6 : 4), (logY ? decades : ticks)(...ylim)];
  const [saidX, saidY] = [onAxis(along, logX), onAxis(up, logY)];
  group.replaceChildren(svg("rect", { class: "lf-frame", x: left, y: TOP, width: right - left, height: bottom - TOP }),
    ...(numbered("x") ? thinned(along, sx, saidX) : []).map((t) => numberBelow(sx(t), bottom + 18, saidX(t))),
    ...(numbered("y") ? up : []).map((t) => numberBeside(left - 8, sy(t), saidY(t))),
    nameBelow((left + right) / 2, bottom + 40, view.xlabel), nameBeside((TOP + bottom) / 2, view.ylabel));
}

/** A grip at a place of the plane, as a slider tells it. @param {any} grip @param {number[]} place */
export function hold(grip, place, { sx, sy, xlim }) {
  const [x, y] = place;
  set(grip, { cx: fix(sx(x)), cy: fix(sy(y)), ...tells(x, xlim, place.map((one) => readable(one)).join(", ")) });
}

/** The field as shade: below the level in the colour of group 0, above it in that of group 1. */
export function paintField(canvas, field, view, { left, right, bottom }) {
  const { shape: [rows, columns], data } = field;
  const colours = palette(canvas, ["accent", "second"]);
  const [low, high] = view.zlim ?? extent(data);
  const middle = view.level ?? high;
  const span = Math.max(high - middle, middle - low) || 1;
  set(canvas, { width: columns, height: rows });
  for (const [property, value] of Object.entries({ left, top: TOP, width: right - left, height: bottom - TOP })) {
    canvas.style.setProperty(property, `${value}px`);
  }
  const pen = canvas.getContext("2d");
  pen.clearRect(0, 0, columns, rows);
  for (let i = 0; i < data.length; i++) {
    const strength = (data[i] - middle) / span;
    pen.globalAlpha = 0.42 * (view.level === undefined ? 1 + strength : Math.abs(strength));
    pen.fillStyle = colours[strength > 0 ? 1 : 0];
    pen.fillRect(i % columns, rows - 1 - Math.floor(i / columns), 1, 1);
  }
}

/** Pieces of a boundary as a path. */
export const trace = (pieces, field, axes) =>
  placed(pieces, field, axes).map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join("");

/** Pieces of a boundary as lines in pixels: x, y, x, y. */
export function placed(pieces, field, { xlim, ylim, sx, sy }) {
  if (!field) return [];
  const [rows, columns] = field.shape;
  const along = ([low, high], part) => low + part * (high - low);
  const at = ([c, r]) => [fix(sx(along(xlim, c / (columns - 1)))), fix(sy(along(ylim, r / (rows - 1))))];
  return pieces.map((ends) => ends.flatMap(at));
}
