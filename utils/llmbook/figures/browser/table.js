/** The numbers of a figure as tables: the twin of `table()` in html.py, kept up to date when open. */
import { html } from "./dom.js";
import { nameOf, read, readable, visible } from "./values.js";

const [MAX_ROWS, MAX_COLUMNS] = [12, 12];

/** All views of a specification, the layouts left out. */
export function leaves(view) {
  return view.views ? view.views.flatMap(leaves) : [view];
}

/** Headings and rows of one view. */
export function table(view, outputs) {
  const columns = view.columns.flatMap(([head, field]) => {
    const { shape, data, dtype } = read(view, field, outputs);
    const show = (value) => {
      if (typeof value === "string") return value;
      if (dtype === "bool") return value ? "yes" : "no";
      return view.named.includes(field) && view.names ? visible(nameOf(view, value)) : readable(Number(value), 4);
    };
    const values = Array.from(data, show);
    if (shape.length !== 2) return [{ head, values }];
    const row = (_, i) => ({ head: `${head} ${i + 1}`, values: values.slice(i * shape[1], (i + 1) * shape[1]) });
    return Array.from({ length: Math.min(MAX_COLUMNS, shape[0]) }, row);
  });
  const height = Math.min(MAX_ROWS, Math.max(0, ...columns.map(({ values }) => values.length)));
  const rows = Array.from({ length: height }, (_, i) => columns.map(({ values }) => values[i] ?? ""));
  return { heads: columns.map(({ head }) => head), rows };
}

/** Fill `details` with the tables of a figure now. */
export function fillTables(details, view, outputs) {
  const made = leaves(view).map((leaf) => {
    const { heads, rows } = table(leaf, outputs);
    const head = heads.map((text) => html("th", { scope: "col" }, text));
    const body = rows.map((row) => html("tr", {}, ...row.map((text) => html("td", {}, text))));
    const title = leaf.title ? [html("caption", {}, leaf.title)] : [];
    return html("table", {}, ...title, html("thead", {}, html("tr", {}, ...head)), html("tbody", {}, ...body));
  });
  for (const old of details.querySelectorAll("table")) old.remove();
  details.append(...made);
}
