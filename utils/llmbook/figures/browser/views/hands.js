/** Hands on dials, as of a clock; the first of each is strong, and can be turned. A dial may have a wave beside it. */
import { arrow, html, keep, key, picture, set, sized, svg } from "../dom.js";
import { dragging, slides, tells } from "../hold.js";
import { fix } from "../scale.js";
import { read, readable, readNumber, texts } from "../values.js";
import { waveStrips } from "../waves.js";

const DIAL = 190;
const LINE = 18; // px, of a label
const GRIP = 5; // and its halo, which a finger finds
const ARC = 0.36; // of the dial's radius

export function create(host, view, name, take) {
  const dials = svg("g");
  const root = picture(name, view.drag, "", dials);
  const legend = html("p", { class: "lf-legend lf-hands" });
  host.append(...(view.fields.waves ? [legend, root] : [root, legend]));
  const waves = view.fields.waves ? waveStrips(root, view, take) : null;
  host.classList.toggle("lf-waves", Boolean(waves));
  drawLegend(legend, texts(view, "hand_labels", {}) ?? []);
  let turns = null; // how far a step of the slider goes on each dial
  let centres = [];
  const makeDial = (i) => {
    const dial = svg("g", {}, svg("circle", { class: "lf-frame" }), svg("path", { class: "lf-arc" }));
    dial.append(svg("g"), svg("g"));
    if (!view.drag) return dial;
    const grip = svg("circle", { class: "lf-grip lf-knob", r: GRIP, ...slides(view.drag) });
    const by = (steps) => take({ [view.drag]: { by: steps } });
    hold(grip, root, { turn: () => turns[i], centre: () => centres[i], by });
    dial.append(grip);
    return dial;
  };

  const redraw = (outputs) => {
    const { data, shape: [count, each] } = read(view, "angles", outputs);
    const labels = (texts(view, "dial_labels", outputs) ?? []).map((text) => text.split("\n"));
    turns = read(view, "turns", outputs)?.data;
    const width = Math.max(240, host.clientWidth);
    const size = waves ? waves.dial(width) : Math.min(DIAL, width / count);
    const lines = waves ? 0 : Math.max(0, ...labels.map((label) => label.length));
    const height = waves ? waves.height(count, width) : size + (lines ? LINE * lines + 4 : 0);
    sized(root, width, height);
    centres = Array.from({ length: count },
      (_, i) => (waves ? waves.centre(i, width) : [(i + 0.5) * (width / count), size / 2]));
    waves?.redraw({ width, count, labels: labels.map((label) => label.join(", ")),
      each: read(view, "waves", outputs).data, whole: read(view, "whole", outputs).data,
      x: read(view, "x", outputs).data, at: readNumber(view, "at", outputs) });
    Array.from(keep(dials, count, makeDial), (dial, i) => {
      const [face, arc, hands, label, grip] = dial.children;
      const angles = data.slice(i * each, (i + 1) * each);
      set(dial, { transform: `translate(${centres[i].map(fix).join(" ")})` });
      set(face, { r: fix(size / 2 - 4) });
      set(arc, { d: each > 1 ? between(angles[1], angles[0], ARC * size / 2) : "" });
      drawHands(hands, angles, size / 2 - 10);
      keep(label, lines, () => svg("text", { class: "lf-tick", "text-anchor": "middle" }));
      Array.from(label.children, (line, n) => set(line, { y: fix(size / 2 + 14 + LINE * n) }, labels[i][n] ?? ""));
      if (grip) holdAt(grip, angles[0], size / 2 - 10);
    });
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
  set(grip, { cx: fix(radius * Math.cos(angle)), cy: fix(-radius * Math.sin(angle)),
    ...tells(fix(degrees), [0, 360], `${readable(degrees, 3)}°`) });
}

/** The arc from one angle to another, the shorter way. */
function between(from, to, radius) {
  const way = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  const at = (angle) => `${fix(radius * Math.cos(angle))} ${fix(-radius * Math.sin(angle))}`;
  return `M${at(from)}A${fix(radius)} ${fix(radius)} 0 0 ${way > 0 ? 0 : 1} ${at(from + way)}`;
}

/** The last hand lies lowest, and each is a little shorter than the one above it. */
function drawHands(group, angles, radius) {
  Array.from(keep(group, angles.length, arrow), (node, i) => {
    const hand = angles.length - 1 - i;
    const length = fix(radius * 0.84 ** hand);
    set(node, { class: `lf-segment${hand ? "" : " lf-strong"}`,
      transform: `rotate(${fix((-angles[hand] * 180) / Math.PI)})` });
    set(node.firstChild, { d: `M0 0H${length - 6}` });
    set(node.lastChild, { d: `M${length} 0l-11 4.5v-9Z` });
  });
}

function drawLegend(legend, labels) {
  legend.hidden = !labels.length;
  legend.replaceChildren(...labels.map((text, hand) => key("-14 -6 28 12",
    svg("g", { class: `lf-segment${hand ? "" : " lf-strong"}` }, svg("path", { d: "M-13 0H8" }),
      svg("path", { class: "lf-head", d: "M13 0l-11 4.5v-9Z" })), text)));
}
