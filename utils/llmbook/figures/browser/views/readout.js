/** Single numbers, large. */
import { html, keep, say } from "../dom.js";
import { large, readNumber } from "../values.js";

export function create(host, view) {
  const list = html("dl", { class: "lf-readout", "aria-live": "polite" });
  host.append(list);
  const redraw = (outputs) => {
    const items = keep(list, view.columns.length, () =>
      html("div", {}, html("dt"), html("dd")));
    view.columns.forEach(([label, field], i) => {
      say(items[i].children[0], label);
      say(items[i].children[1], large(readNumber(view, field, outputs), view.digits));
    });
  };
  return { redraw };
}
