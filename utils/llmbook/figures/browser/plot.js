/** The plot that `lines` draws in: its limits, axes, shade and veil. */
import { lineAcross, nameBelow, nameBeside, numberBelow, numberBeside } from "./axes.js";
import { CENTRAL, set, svg } from "./dom.js";
import { decades, extent, fix, inverse, lastTick, linear, logarithmic, thinned, ticks } from "./scale.js";
import { textWidth } from "./text.js";
import { onAxis } from "./values.js";

export const [TOP, BOTTOM] = [14, 46];
const LOW = 220; // px: a lower plot has fewer numbers up its side
const LEFT = 64; // "10,000", and the axis's name beside it; more where a number is longer
const SLIM = 36; // of a low plot whose y axis has no name
const NARROW = 400;
const LINE = 16; // px, of the shade's name
const BEYOND = 10; // how many heights of the plot a curve leaves it before it bends

export const isLow = ({ tall }) => tall < LOW;

/** From numbers to pixels upwards, and the numbers at the side. @param {ArrayLike<number>} numbers */
export function upwards(view, numbers) {
  const floor = view.tall - BOTTOM;
  const ylim = limits(view, numbers);
  const logY = Boolean(view.log?.includes("y"));
  const scale = logY ? logarithmic : linear;
  const high = upTheSide(view, ylim);
  return { ylim, floor, high, saidY: onAxis(high, logY),
    sy: scale(...ylim, floor, TOP), beyond: scale(...ylim, floor, TOP, BEYOND) };
}

/** The same across. @param {number} room px that is kept free on the right */
export function across(view, numbers, { high, saidY }, width, room, font) {
  const xlim = view.xlim ?? extent(numbers);
  const logX = Boolean(view.log?.includes("x"));
  const slim = isLow(view) && !view.ylabel;
  const off = view.drag || view.pull ? 15 : 8; // px: a point at the left end covers no number
  const side = (slim ? 14 : 32) + Math.max(...high.map((tick) => textWidth(saidY(tick), font(12.5))));
  const left = off - 8 + Math.max(slim ? SLIM : width < NARROW ? 60 : LEFT, side);
  const right = width - (room || 16);
  return { xlim, logX, off, left, right, sx: (logX ? logarithmic : linear)(...xlim, left, right),
    at: inverse(xlim, left, right, logX) };
}

/** An axis' limits; what is not given, by its least or greatest number: from 0 up to a number of the axis. */
function limits({ ylim: given, tall }, data) {
  if (given && given[0] !== null && given[1] !== null) return given;
  const [low, high] = extent(data);
  if (!given) return [low, high];
  return [given[0], lastTick(given[0], high, tall < LOW ? 3 : 5)];
}

/** The numbers of the y axis; of many powers of ten every second or third, from the top. */
function upTheSide({ log, tall }, ylim) {
  if (!log?.includes("y")) return ticks(...ylim, tall < LOW ? 3 : 5);
  const powers = decades(...ylim);
  const each = Math.ceil((28 * (powers.length - 1)) / (tall - TOP - BOTTOM)); // px that one needs
  return powers.filter((_, i) => (powers.length - 1 - i) % each === 0);
}

/** @param {any} scene of `upwards` and `across`, and shade: from where to where; level: a line straight across */
export function drawAxes(grid, scene, view, shade, level) {
  const { sx, sy, high, saidY, xlim, logX, left, right, floor, off, font } = scene;
  const line = (look, y) => lineAcross(look, sy(y), left, right);
  const up = high.flatMap((tick) => [line("lf-grid", tick), numberBeside(left - off, sy(tick), saidY(tick))]);
  const shaded = shade ? [svg("rect", { class: "lf-shade", x: shade[0], y: TOP, width: Math.max(0, shade[1] - shade[0]),
    height: floor - TOP })] : [];
  const named = shadeLines(view, shade, scene)
    .map(({ words, x, y }) => svg("text", { class: "lf-tick lf-halo", x, y, ...CENTRAL }, words));
  const numbers = (logX ? decades : ticks)(...xlim, right > 420 ? 6 : 4);
  const said = onAxis(numbers, logX);
  const along = thinned(numbers, sx, said).map((tick) => {
    const over = sx(tick) + textWidth(said(tick), font(12.5)) / 2 > right + 14; // it would leave the picture
    return numberBelow(over ? right + 14 : sx(tick), floor + 14 + off / 2, said(tick), over ? "end" : "middle");
  });
  grid.replaceChildren(...shaded, ...named, ...up, ...along, ...(level === null ? [] : [line("lf-level", level)]),
    nameBelow((left + right) / 2, view.tall - 6, view.xlabel), nameBeside((TOP + floor) / 2, view.ylabel));
}

/** The shade's name, a word to a line where it is wider than the shade, in its middle but inside of the plot. */
export function shadeLines({ shade_label: words = "" }, shade, { left, right, font }) {
  if (!shade) return [];
  const wide = (text) => textWidth(text, font(12.5));
  const lines = (wide(words) > shade[1] - shade[0] ? words.split(" ") : [words]).filter(Boolean);
  return lines.map((line, i) => {
    const half = wide(line) / 2;
    const x = Math.min(Math.max((shade[0] + shade[1]) / 2, left + half), right - half);
    return { words: line, x, y: TOP + 8 + LINE * i, wide: wide(line) };
  });
}

/** What is drawn from x on is over. */
export function drawVeil(veil, x, { right, font }) {
  const [rect, text] = veil.children;
  const room = right - x;
  set(rect, { x, width: fix(room < 1 ? 0 : room + 10) }); // and the half of the last column
  const seen = textWidth(text.textContent, font(12.5)) + 8 < room;
  set(text, { x: right - 4, visibility: seen ? null : "hidden" });
}
