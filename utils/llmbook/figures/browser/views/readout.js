/** Single numbers, large. */
import { html, keep, say } from "../dom.js";
import { readable, readNumber, worded } from "../values.js";

const LONG = 1e9; // from here on it is told in words
const LEAST = 1e-4; // nobody reads 1.2e−6 in large letters

export function create(host, view) {
  const list = html("dl", { class: "lf-readout", "aria-live": "polite" });
  host.append(list);
  const redraw = (outputs) => {
    const items = keep(list, view.columns.length, () =>
      html("div", {}, html("dt"), html("dd")));
    view.columns.forEach(([label, field], i) => {
      say(items[i].children[0], label);
      const value = readNumber(view, field, outputs);
      const tiny = value > 0 && value < LEAST;
      say(items[i].children[1], tiny ? `< ${readable(LEAST)}` : Number.isFinite(value) && Math.abs(value) >= LONG ? worded(value) : readable(value, view.digits));
    });
  };
  return { redraw };
}
