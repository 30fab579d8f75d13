/**
 * Hands on dials, as of a clock; the first hand of each is strong, and can be turned. A dial may have its wave beside
 * it.
 */
import { html, keep, say, set, svg } from "../dom.js";
import { dragging, slides } from "../hold.js";
import { fix } from "../scale.js";
import { read, readable, readNumber, texts } from "../values.js";
import { waveStrips } from "../waves.js";

const DIAL = 190;
const LINE = 18; // px, of a label
const GRIP = 5; // and its halo, which a finger finds
const ARC = 0.36; // of the dial's radius

export function create(host, view, name, take) {
  const dials = svg("g");
  const root = svg("svg", { class: "lf-svg", role: view.drag ? "group" : "img", "aria-label": name }, dials);
  const legend = html("p", { class: "lf-legend lf-hands" });
  host.append(...(view.fields.waves ? [legend, root] : [root, legend]));
  const waves = view.fields.waves ? waveStrips(root, view, take) : null;
  host.classList.toggle("lf-waves", Boolean(waves));
  drawLegend(legend, texts(view, "hand_labels", {}) ?? []);
  let turns = null; // how far a step of the slider goes on each dial
  let centres = [];
  const makeDial = (i) => {
    const grip = svg("circle", { class: "lf-grip lf-knob", r: GRIP, ...(view.drag ? slides(view.drag) : {}) });
    if (view.drag)
      hold(grip, root, { turn: () => turns[i], centre: () => centres[i],
        by: (steps) => take({ [view.drag]: { by: steps } }) });
    return svg("g", {}, svg("circle", { class: "lf-frame" }), svg("path", { class: "lf-arc" }), svg("g"), svg("g"),
      ...(view.drag ? [grip] : []));
  };

  const redraw = (outputs) => {
    const { data, shape: [count, each] } = read(view, "angles", outputs);
    const labels = (texts(view, "dial_labels", outputs) ?? []).map((text) => text.split("\n"));
    turns = read(view, "turns", outputs)?.data;
    const width = Math.max(240, host.clientWidth);
    const size = waves ? waves.dial(width) : Math.min(DIAL, width / count);
    const lines = waves ? 0 : Math.max(0, ...labels.map((label) => label.length));
    const height = waves ? waves.height(count, width) : size + (lines ? LINE * lines + 4 : 0);
    set(root, { viewBox: `0 0 ${width} ${height}`, width, height });
    centres = Array.from({ length: count },
      (_, i) => (waves ? waves.centre(i, width) : [(i + 0.5) * (width / count), size / 2]));
    waves?.redraw({ width, count, labels: labels.map((label) => label.join(", ")),
      each: read(view, "waves", outputs).data, whole: read(view, "whole", outputs).data,
      x: read(view, "x", outputs).data, at: readNumber(view, "at", outputs) });
    const made = keep(dials, count, makeDial);
    for (let i = 0; i < count; i++) {
      const [face, arc, hands, label, grip] = made[i].children;
      const angles = data.slice(i * each, (i + 1) * each);
      set(made[i], { transform: `translate(${centres[i].map(fix).join(" ")})` });
      set(face, { r: fix(size / 2 - 4) });
      set(arc, { d: each > 1 ? between(angles[1], angles[0], ARC * size / 2) : "" });
      drawHands(hands, angles, size / 2 - 10);
      keep(label, lines, () => svg("text", { class: "lf-tick", "text-anchor": "middle" }));
      Array.from(label.children, (line, n) => say(set(line, { y: fix(size / 2 + 14 + LINE * n) }), labels[i][n] ?? ""));
      if (grip) holdAt(grip, angles[0], size / 2 - 10);
    }
  };
  return { redraw };
}

/** The first hand is turned: so many steps as it has been turned by, each a part of the way around. */
function hold(grip, root, { turn, centre, by }) {
  let [last, sum] = [0, 0];
  const angle = (x, y) => Math.atan2(centre()[1] - y, x - centre()[0]);
  dragging(grip, root, {
    begin: (x, y) => ([last, sum] = [angle(x, y), 0]),
    move: (x, y) => {
      const now = angle(x, y);
      sum += Math.atan2(Math.sin(now - last), Math.cos(now - last)); // the shorter way
      last = now;
      const steps = Math.round(sum / turn());
      if (!steps) return;
      sum -= steps * turn();
      by(steps);
    },
    step: (across, up) => by(across || up),
  });
}

function holdAt(grip, angle, radius) {
  const degrees = (((angle * 180) / Math.PI) % 360 + 360) % 360;
  set(grip, { cx: fix(radius * Math.cos(angle)), cy: fix(-radius * Math.sin(angle)), "aria-valuemin": 0,
    "aria-valuemax": 360, "aria-valuenow": fix(degrees), "aria-valuetext": `${readable(degrees, 3)}°` });
}

/** The arc from one angle to another, the shorter way. */
function between(from, to, radius) {
  const way = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  const at = (angle) => `${fix(radius * Math.cos(angle))} ${fix(-radius * Math.sin(angle))}`;
  return `M${at(from)}A${fix(radius)} ${fix(radius)} 0 0 ${way > 0 ? 0 : 1} ${at(from + way)}`;
}

/** The last hand lies lowest, and each is a little shorter than the one above it. */
function drawHands(group, angles, radius) {
  const made = keep(group, angles.length, () => svg("g", {}, svg("path"), svg("path", { class: "lf-head" })));
  for (let i = 0; i < angles.length; i++) {
    const hand = angles.length - 1 - i;
    const [line, head] = made[i].children;
    const length = fix(radius * 0.84 ** hand);
    set(made[i], { class: `lf-segment${hand ? "" : " lf-strong"}`,
      transform: `rotate(${fix((-angles[hand] * 180) / Math.PI)})` });
    set(line, { d: `M0 0H${length - 6}` });
    set(head, { d: `M${length} 0l-11 4.5v-9Z` });
  }
}

function drawLegend(legend, labels) {
  legend.hidden = !labels.length;
  legend.replaceChildren(...labels.map((text, hand) => html("span", {},
    svg("svg", { class: "lf-key", viewBox: "-14 -6 28 12", width: 28, height: 12, "aria-hidden": "true" },
      svg("g", { class: `lf-segment${hand ? "" : " lf-strong"}` }, svg("path", { d: "M-13 0H8" }),
        svg("path", { class: "lf-head", d: "M13 0l-11 4.5v-9Z" }))), text)));
}
