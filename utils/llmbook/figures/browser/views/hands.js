/** Hands on dials, as of a clock; the first hand of each is strong. */
import { html, keep, say, set, svg } from "../dom.js";
import { fix } from "../scale.js";
import { read, texts } from "../values.js";

const DIAL = 190;
const LABEL = 22;

export function create(host, view, name) {
  const dials = svg("g");
  const root = svg("svg", { class: "lf-svg", role: "img", "aria-label": name }, dials);
  const legend = html("p", { class: "lf-legend lf-hands" });
  host.append(root, legend);
  drawLegend(legend, texts(view, "hand_labels", {}) ?? []);

  const redraw = (outputs) => {
    const { data, shape: [count, each] } = read(view, "angles", outputs);
    const labels = texts(view, "dial_labels", outputs);
    const width = Math.max(240, host.clientWidth);
    const size = Math.min(DIAL, width / count);
    const height = size + (labels ? LABEL : 0);
    set(root, { viewBox: `0 0 ${width} ${height}`, width, height });
    const made = keep(dials, count, () => svg("g", {}, svg("circle", { class: "lf-frame" }), svg("g"),
      svg("text", { class: "lf-tick", "text-anchor": "middle" })));
    for (let i = 0; i < count; i++) {
      const [face, hands, label] = made[i].children;
      set(made[i], { transform: `translate(${fix((i + 0.5) * (width / count))} ${fix(size / 2)})` });
      set(face, { r: fix(size / 2 - 4) });
      drawHands(hands, data.slice(i * each, (i + 1) * each), size / 2 - 10);
      set(label, { y: fix(size / 2 + 14) });
      say(label, labels?.[i] ?? "");
    }
  };
  return { redraw };
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
