/** Tokens in reading order, shaded by weight; one text, or several under their labels. */
import { html, keep, say, set } from "../dom.js";
import { choosing, chosen as choice } from "../hold.js";
import { nameOf, percent, read, readNumber, visible } from "../values.js";

/** Bytes that are no whole characters: <D7 9D>. They read from left to right in any text. */
const BYTES = /^<[0-9A-F]{2}( [0-9A-F]{2})*>$/;

export function create(host, view, name, take) {
  const list = html("div", view.choose ? { class: "lf-texts lf-choose", role: "radiogroup", "aria-label": name } : { class: "lf-texts" });
  host.append(list);
  if (view.choose) choosing(list, ".lf-token", (place) => take({ [view.choose]: { place } }));

  const redraw = (outputs) => {
    const ids = read(view, "ids", outputs);
    const weight = read(view, "weight", outputs)?.data;
    const labels = read(view, "labels", outputs)?.data;
    const lengths = read(view, "length", outputs)?.data;
    const chosen = readNumber(view, "chosen", outputs);
    const rows = ids.shape.length === 2 ? ids.shape[0] : 1;
    const columns = ids.shape.at(-1);
    const texts = keep(list, rows, () => html("div", {}, html("p", { class: "lf-text-label" }),
      html("p", { class: view.tinted ? "lf-tokens lf-tinted" : "lf-tokens", dir: "auto" })));
    for (let row = 0; row < rows; row++) {
      const [label, text] = texts[row].children;
      label.hidden = !labels;
      say(label, labels ? String(labels[row]) : "");
      const made = keep(text, lengths?.[row] ?? columns, () => html("span", { class: "lf-token" }));
      for (let i = 0; i < made.length; i++) {
        const at = row * columns + i;
        show(made[i], nameOf(view, ids.data[at]), weight?.[at], i === chosen, view);
        if (view.choose) choice(made[i], i === chosen, i === (made[chosen] ? chosen : 0));
      }
    }
  };
  return { redraw };
}

function show(node, text, weight, chosen, view) {
  const state = `${chosen} ${weight} ${text}`;
  if (node.state === state) return; // most tokens stay as they are, and each change is laid out anew
  node.state = state;
  say(node, text.replaceAll("\n", `${visible("\n")}\n`));
  node.classList.toggle("lf-bytes", BYTES.test(text));
  node.classList.toggle("lf-chosen", chosen);
  if (!view.choose) set(node, { "aria-current": chosen ? "true" : null });
  else set(node, { "aria-label": text.trim() || "white space" });
  if (weight === undefined) return;
  node.style.setProperty("--lf-weight", weight.toFixed(3));
  set(node, { title: `${text.trim() || "white space"}: ${view.weight_label ?? ""} ${percent(weight)}` });
}
