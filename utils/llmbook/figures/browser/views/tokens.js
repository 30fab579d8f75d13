/** Tokens in reading order, shaded by weight; one text, or several under their labels. */
import { heldUp, html, keep, say, set } from "../dom.js";
import { choosing, chosen as choice } from "../hold.js";
import { nameOf, percent, read, readNumber, visible } from "../values.js";

/** Bytes that are no whole characters: <D7 9D>, or [D7 9D]. They read from left to right in any text. */
const BYTES = /^(<[0-9A-F]{2}( [0-9A-F]{2})*>|\[[0-9A-F]{2}( [0-9A-F]{2})*\])$/;

/** A sign that is no text: <|im_end|>. */
const SPECIAL = /^<\|\w+\|>$/;

/** One word, or less: it goes to the next line as a whole, with the space before it. */
const WORD = /^\s?\S{0,24}$/;

/** A word whose space, if any, is not seen where it begins a line. */
const FLUSH = /^ ?\S+$/;

export function create(host, view, name, take) {
  const offers = Boolean(view.choose || view.writes);
  const list = html("div", { class: "lf-texts", ...(offers ? { role: "radiogroup", "aria-label": name } : {}) });
  list.classList.toggle("lf-choose", offers);
  if (view.shades) host.append(legend(view)); // above the text, which may have room below it
  host.append(list);
  list.classList.toggle("lf-blue", Boolean(view.blue));
  const choose = (place) => take(view.choose ? { [view.choose]: { place } }
    : { [view.writes]: { value: view.turns * (place + 1) } });
  if (offers) choosing(list, ".lf-token:not(.lf-given)", choose);
  const dispose = heldUp(list);
  let ahead = []; // the longest text that began like this one

  const redraw = (outputs) => {
    let ids = read(view, "ids", outputs);
    const [begins, weight, numbers, labels, lengths] = ["begins", "weight", "numbers", "labels", "length"]
      .map((field) => read(view, field, outputs)?.data);
    let chosen = readNumber(view, "chosen", outputs);
    let reached = readNumber(view, "reached", outputs) ?? Infinity;
    let first = view.choose ? view.first : 0;
    let longest = null;
    if (view.writes) {
      const text = Array.from(ids.data, Number).slice(0, lengths?.[0]);
      if (text.some((id, i) => id !== ahead[i])) ahead = text;
      [ids, longest, reached, chosen] = [{ shape: [ahead.length], data: ahead }, ahead.length, text.length,
        text.length - 1];
      first = text.length - readNumber(view, "written", outputs);
    }
    const rows = ids.shape.length === 2 ? ids.shape[0] : 1;
    const columns = ids.shape.at(-1);
    const alone = view.signs.length || numbers || view.numbered_from !== undefined; // no token stands beside the next
    const texts = keep(list, rows, () => makeText(view));
    for (let row = 0; row < rows; row++) {
      let begun = false; // the ends of lines that a text begins with are signs, and no lines
      const [label, { firstChild: text }] = texts[row].children;
      label.hidden = !labels;
      say(label, labels ? String(labels[row]) : "");
      const all = longest ?? lengths?.[row] ?? columns;
      // what comes before is left out
      const from = Math.max(0, (view.writes ? reached : all) - (readNumber(view, "last", outputs) ?? Infinity));
      text.classList.toggle("lf-after", from > 0);
      const made = keep(text, all - from, () => html("span", {}, html("wbr"), html("span", { class: "lf-token" })));
      for (let i = 0; i < made.length; i++) {
        const at = row * columns + from + i;
        if (numbers || view.numbered_from !== undefined)
          set(made[i], { "data-number": numbers?.[at] ?? view.numbered_from + i });
        const token = nameOf(view, ids.data[at]);
        begun ||= /[^\n]/.test(token);
        const written = view.ends && i === made.length - 1 ? token.replace(/ +$/, visible) : token;
        const words = alone ? visible(token) : begun ? written : token.replaceAll("\n", visible("\n"));
        show(made[i], words, weight?.[at], { chosen: from + i === chosen,
          later: from + i >= reached && from + i !== chosen, given: from + i < first, begins: Boolean(begins?.[at]),
          stop: from + i === (made[chosen - from] ? Math.max(first, chosen) : first) }, view);
        if (view.signs[i]) sign(made[i], i < made.length - 1 ? view.signs[i] : "");
      }
    }
  };
  return { redraw, dispose };
}

/** A label and a text, which has the room of the longest that may come. */
function makeText({ tinted, mono, room, numbered_from: from, fields }) {
  const numbered = from !== undefined || fields.numbers;
  const look = `${tinted ? " lf-tinted" : ""}${mono ? " lf-mono" : ""}${numbered ? " lf-numbered" : ""}`;
  const text = html("p", { class: `lf-tokens${look}`, dir: "auto" });
  const longest = room ? [html("p", { class: `lf-tokens${look} lf-shut`, dir: "auto", "aria-hidden": "true" }, room)]
    : [];
  return html("div", {}, html("p", { class: "lf-text-label" }), html("div", { class: "lf-opened" }, text, ...longest));
}

/** What stands between a token and the next. */
function sign(place, text) {
  if (!place.children[2]) place.append(html("span", { class: "lf-sign" }));
  say(place.children[2], text && ` ${text} `);
}

/** stop: where the Tab key comes to the tokens, if they can be chosen. */
function show(place, text, weight, { chosen, later, given, begins, stop }, view) {
  const state = `${chosen} ${later} ${given} ${begins} ${stop} ${weight} ${text}`;
  if (place.state === state) return; // most tokens stay as they are, and each change is laid out anew
  place.state = state;
  const [gap, node] = place.children;
  const word = WORD.test(text);
  // no word is cut between two of its tokens, nor does the sign of a line's end begin one
  gap.hidden = !view.loose && (!word || !/^[^\S\n]/.test(text)) && !BYTES.test(text);
  say(node, text.replaceAll("\n", `${visible("\n")}\n`));
  for (const [name, is] of Object.entries({ bytes: BYTES.test(text), special: SPECIAL.test(text), chosen,
    word: word && FLUSH.test(text), weighed: weight > 0, later, given, begins })) {
    node.classList.toggle(`lf-${name}`, is);
  }
  const free = (view.choose || view.writes) && !given; // what was written may be given now
  if (free) set(choice(node, chosen, stop), { "aria-label": text.trim() || "white space" });
  else set(node, { "aria-current": chosen ? "true" : null, role: null, "aria-checked": null, tabindex: null });
  if (weight === undefined) return;
  node.style.setProperty("--lf-weight", (later ? 0 : weight).toFixed(3));
  set(node, { title: `${text.trim() || "white space"}: ${view.weight_label ?? ""} ${percent(weight)}` });
}

/** What the shade means, at its two ends. */
function legend({ shades: [from, to], blue }) {
  return html("p", { class: blue ? "lf-shades lf-blue" : "lf-shades" }, html("span", {}, from),
    html("span", { class: "lf-shade-key" }), html("span", {}, to));
}
