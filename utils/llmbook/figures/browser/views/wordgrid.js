/** Words in a grid; where there is little room, its rows become columns. */
import { each, html, keep, say, set } from "../dom.js";
import { among, choosing, chosen as choice } from "../hold.js";
import { nameOf, read, readable, readNumber, texts, visible } from "../values.js";

const SLIM = 560; // px
const FULL = 0.9; // a word of more weight has the full colour, and what can be read on it

export function create(host, view, name, take) {
  const corner = html("span", { class: "lf-word-name" }, view.xlabel ?? "");
  const [heads, names, cells] = [0, 1, 2].map(() => html("div", { class: "lf-wordgrid-part" }));
  const grid = html("div", { class: "lf-wordgrid", "aria-label": name, role: "group" }, corner, heads, names, cells);
  host.append(grid);
  let numbers = [];
  const pick = (place) => take({ [view.choose]: { value: Number(numbers[place]) } });
  if (view.choose) {
    set(heads, among(view.choose));
    choosing(heads, ".lf-word-head", pick);
    cells.addEventListener("click", ({ target }) => target.dataset.column && pick(Number(target.dataset.column)));
    grid.classList.add("lf-word-choose");
  }

  const redraw = (outputs) => {
    const { data, shape: [rows, columns] } = read(view, "ids", outputs);
    const weight = read(view, "weight", outputs)?.data;
    const labels = texts(view, "labels", outputs);
    const at = readNumber(view, "chosen", outputs);
    numbers = Array.from(read(view, "x", outputs).data);
    const slim = host.clientWidth < SLIM;
    grid.classList.toggle("lf-word-slim", slim);
    grid.style.setProperty("grid-template-columns", `auto repeat(${slim ? rows : columns}, minmax(0, 1fr))`);
    const put = (node, row, column) => {
      const [down, across] = slim ? [column, row] : [row, column];
      node.style.setProperty("grid-area", `${down + 2} / ${across + 2}`);
      return node;
    };
    const make = (kind) => () => html("span", { class: `lf-word-${kind}` });
    each(heads, numbers, make("head"), (node, number, i) => {
      say(put(node, -1, i), readable(number));
      node.classList.toggle("lf-chosen", number === at);
      if (view.choose) set(choice(node, number === at), { "aria-label": `${view.xlabel ?? ""} ${number}` });
    });
    each(names, labels, make("name"), (node, label, i) => say(put(node, i, -1), label));
    Array.from(keep(cells, rows * columns, make("cell")), (node, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      const text = visible(nameOf(view, data[i]).replace(/^ (?=\S)/, ""));
      set(put(node, row, column), { "data-column": column, title: text }, text);
      node.style.setProperty("--lf-weight", weight ? Number(weight[i]).toFixed(3) : 0);
      node.classList.toggle("lf-full", Number(weight?.[i] ?? 0) > FULL);
      node.classList.toggle("lf-chosen", numbers[column] === at);
    });
  };
  return { redraw };
}
