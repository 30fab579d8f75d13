/** Single numbers, large. */
import { each, html, say } from "../dom.js";
import { large, readNumber } from "../values.js";

export function create(host, view) {
  const list = html("dl", { class: "lf-readout" });
  host.append(list);
  const redraw = (outputs) => {
    each(list, view.columns, () => html("div", {}, html("dt"), html("dd")), (item, [label, field]) => {
      say(item.firstChild, label);
      say(item.lastChild, large(readNumber(view, field, outputs), view.digits));
    });
  };
  return { redraw };
}
