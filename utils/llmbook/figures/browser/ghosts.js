/** What was there before the reader's last move stays behind, faint and dashed, so that a change is seen. */
import { svg } from "./dom.js";

const REST = 1000; // ms: what is moved after so long a rest is moved anew
const LEFT =
  ".lf-line.lf-strong:not(.lf-marks), .lf-point, .lf-bar, .lf-boundary, .lf-segment.lf-strong path, .lf-ball";
const SCALE = ".lf-tick:not(.lf-halo), .lf-label"; // another axis, or other rows: then nothing can be compared

/**
 * @param {Element} host of the drawing
 * @returns {{around: (redraw: () => void) => void, clear: () => void}} `around` a redraw, what it changes is kept
 */
export function ghosts(host) {
  let last = -Infinity; // when it was drawn
  const clear = () => host.querySelectorAll(".lf-ghosts").forEach((group) => group.remove());
  const around = (redraw) => {
    const now = performance.now();
    const rested = now - last > REST;
    const before = rested && last > 0 ? pictures(host).map(seen) : [];
    last = now;
    redraw();
    if (rested) clear();
    for (const picture of before) leave(picture);
  };
  return { around, clear };
}

const PICTURES = ".lf-svg[role]:not(.lf-blocks)"; // many small things that change together leave nothing to read
const isSeen = (root) => root.getClientRects().length && !root.closest(".lf-shut");
const pictures = (host) => Array.from(host.querySelectorAll(PICTURES)).filter(isSeen);

/** A picture as it stands: its scale, and of each thing the shape and the place. */
function seen(root) {
  const out = root.getScreenCTM()?.inverse();
  const things = Array.from(out ? root.querySelectorAll(LEFT) : [],
    (node) => ({ node, shape: shape(node), at: out.multiply(node.getScreenCTM()), row: node.dataset.row }));
  return { root, scale: scale(root), things };
}

/** The things that are not where they were. */
function leave({ root, scale: before, things }) {
  if (scale(root) !== before) return;
  const moved = things.filter(({ node, shape: was, row }) =>
    node.isConnected && node.dataset.row === row && was !== EMPTY && apart(was, shape(node)));
  if (!moved.length) return;
  const ghost = ({ node, shape: was, at: { a, b, c, d, e, f } }) =>
    svg(node.tagName, { ...JSON.parse(was), transform: `matrix(${[a, b, c, d, e, f].join(" ")})` });
  const made = moved.map((thing) => cut(thing.node, root, ghost(thing)));
  root.append(svg("g", { class: "lf-ghosts", "aria-hidden": "true" }, ...made));
}

/** What is cut off at the edges of a plot leaves nothing behind beyond them either. */
function cut(node, root, ghost) {
  const frame = node.ownerSVGElement;
  if (frame === root) return ghost;
  const [x, y, width, height] = ["x", "y", "width", "height"].map((side) => frame[side].baseVal.value);
  return svg("svg", { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` }, ghost);
}

const SHAPE = ["d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "x1", "x2", "y1", "y2"];
const own = (node) => SHAPE.map((name) => [name, node.getAttribute(name)]).filter(([, value]) => value);
const shape = (node) => JSON.stringify(Object.fromEntries(own(node)));
const EMPTY = "{}";
const NUMBER = /-?\d+(\.\d+)?(e-?\d+)?/g;
const SEEN = 1; // px: what was recorded and what is computed anew may differ in the last digits

/** Whether two shapes differ by what can be seen. */
function apart(one, other) {
  const [a, b] = [one, other].map((shape) => (shape.match(NUMBER) ?? []).map(Number));
  return a.length !== b.length || a.some((value, i) => Math.abs(value - b[i]) > SEEN);
}

const scale = (root) => [...Array.from(root.querySelectorAll(SCALE), ({ textContent }) => textContent),
  root.querySelector(".lf-track")?.getAttribute("width")].join("\n");
