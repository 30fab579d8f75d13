/** Names of curves in a column at the right of the plot, each joined with the end of its curve; or above it. */
import { each, keep, set, svg } from "./dom.js";
import { fix } from "./scale.js";
import { textWidth } from "./text.js";
import { shorten } from "./values.js";

const [HIGH, LONGEST] = [18, 14]; // px, and letters
const SMALL = 560; // px: in a narrower figure a name has less room, and its leader is shorter
const WIDE = { line: 22, most: 0.27 }; // px; of the width: a column that takes more leaves too little of the plot
const NARROW = { line: 14, most: 0.385 };
const sizes = (width) => (width < SMALL ? NARROW : WIDE);
const [ROW, GAP] = [24, 18]; // px, of names above it

/** How much room it needs; none where it would take too much. */
export function columnOf(texts, width, font) {
  const { line, most } = sizes(width);
  const room = (weight) =>
    line + 8 + Math.max(...texts.map((text) => textWidth(shorten(text, LONGEST), font(13.5, weight))));
  return room(400) < most * width ? room(600) : 0; // any of them may be the strong one
}

/** Names in rows above the plot, for those who choose one; returns how high. A curve without numbers has no name. */
export function nameAbove(group, leaders, { texts: names, classes, right }, { heights, font }) {
  const texts = names.map((text, i) => (classes[i].includes("dashed") ? `┄ ${text}` : text)); // its key, too
  leaders.replaceChildren();
  const places = [];
  let [x, row] = [0, 0];
  texts.forEach((text, i) => {
    if (!heights[i].some(Number.isFinite)) return;
    const long = textWidth(text, font(13.5, 600));
    if (x && x + long > right) [x, row] = [0, row + 1];
    places[i] = [x, row];
    x += long + GAP;
  });
  const high = ROW * (row + 1);
  each(group, texts, () => svg("text", { "dominant-baseline": "central" }), (node, text, i) => {
    const [at, line] = places[i] ?? [0, 0];
    set(node, { class: `lf-end${classes[i]}`, x: at, y: ROW * (line + 0.5) - high }, places[i] ? text : "");
  });
  return high;
}

/** A curve without numbers has no name. */
export function nameInColumn(group, leaders, { texts, classes, width }, { xs, heights, box: { right, top, bottom } }) {
  const ends = heights.map((ys) => ys.findLastIndex(Number.isFinite));
  const order = texts.map((_, i) => i).filter((i) => ends[i] >= 0)
    .sort((a, b) => heights[a][ends[a]] - heights[b][ends[b]]);
  const { line } = sizes(width);
  const places = spread(order.map((i) => heights[i][ends[i]]), top, bottom);
  const joined = keep(leaders, texts.length, () => svg("path"));
  each(group, texts, () => svg("text", { "dominant-baseline": "central" }), (node, text, i) => {
    const at = order.indexOf(i);
    const [from, to, y] = [xs[ends[i]] + 2, right + line, at < 0 ? 0 : fix(places[at])];
    set(node, { class: `lf-end${classes[i]}`, x: to, y }, at < 0 ? "" : shorten(text, LONGEST));
    set(joined[i], { class: `lf-leader${classes[i]}`,
      d: at < 0 ? "" : `M${fix(from)} ${fix(heights[i][ends[i]])}L${to - 8} ${y}H${to - 3}` });
  });
}

/** Heights in rising order, pushed apart so that a name stands at each: as little as it needs, and within the plot. */
function spread(heights, top, bottom) {
  const apart = Math.min(HIGH, (bottom - top) / Math.max(1, heights.length - 1));
  const groups = [];
  for (const y of heights) {
    let group = { sum: y, count: 1 };
    const first = ({ sum, count }) =>
      Math.min(Math.max(sum / count - ((count - 1) * apart) / 2, top), bottom - (count - 1) * apart);
    while (groups.length && first(groups.at(-1)) + groups.at(-1).count * apart > first(group)) {
      const last = groups.pop();
      group = { sum: last.sum + group.sum, count: last.count + group.count };
    }
    group.first = first(group);
    groups.push(group);
  }
  return groups.flatMap(({ first, count }) => Array.from({ length: count }, (_, k) => first + k * apart));
}
