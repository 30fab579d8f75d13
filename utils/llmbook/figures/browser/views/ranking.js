/** Things that the reader puts into an order: pulled by their grips, or moved by keys or buttons. */
import { button, each, html, say, set } from "../dom.js";
import { dragging, slides, tells } from "../hold.js";
import { nearest } from "../scale.js";
import { numbers, texts } from "../values.js";

export function create(host, view, name, take) {
  const rows = html("ol", { class: "lf-draws lf-ranking", "aria-label": name });
  const end = (text) => (text ? [html("p", { class: "lf-ranking-end" }, text)] : []);
  host.append(...end(view.first), rows, ...end(view.last));
  let order = []; // the thing that stands first, second, …
  /** The one in a row goes to another; those between make room. */
  const put = (from, to, focused) => {
    if (from === to || !(to in order)) return;
    const next = order.toSpliced(from, 1).toSpliced(to, 0, order[from]);
    take(Object.fromEntries(next.flatMap((thing, value) =>
      thing === order[value] ? [] : [[view.move[thing], { value }]])));
    order = next;
    focused?.(rows.children[to])?.focus();
  };
  const row = (place) => {
    const grip = html("span", { class: "lf-ranking-grip", ...slides(`place ${place + 1}`) });
    const to = (by, part) => () => put(place, place + by, part);
    const [up, down] = [-1, 1].map((by, i) =>
      button("▲▼"[i], to(by, (other) => other.querySelectorAll(".lf-button")[i])));
    let at = place; // of what is pulled
    dragging(grip, rows, {
      begin: () => (at = place),
      move: (_, y) => {
        const middles = Array.from(rows.children, (one) => one.offsetTop - rows.offsetTop + one.offsetHeight / 2);
        const there = nearest(middles, y);
        put(at, there);
        at = there;
      },
      step: (across, up) => put(place, place + (across || -up), (other) => other.querySelector(".lf-ranking-grip")),
    });
    return html("li", { class: "lf-drawing" }, grip, html("span", { class: "lf-ranking-name" }),
      html("span", { class: "lf-acts" }, up, down));
  };
  const redraw = (outputs) => {
    const labels = texts(view, "labels", outputs);
    const places = numbers(view, "places", outputs);
    const right = numbers(view, "right", outputs);
    order = labels.map((_, thing) => thing).sort((a, b) => places[a] - places[b]);
    each(rows, order, row, (node, thing, place) => {
      const [grip, said, acts] = node.children;
      const label = labels[thing];
      set(grip, { "aria-label": label, ...tells(place + 1, [1, order.length], `${label}: ${place + 1}`) });
      say(said, label);
      Array.from(acts.children, (one, i) => set(one, { "aria-label": `${label} ${["up", "down"][i]}`,
        "aria-disabled": place === (i ? order.length - 1 : 0) }));
      node.classList.toggle("lf-right", Boolean(right[thing]));
    });
  };
  return { redraw };
}
