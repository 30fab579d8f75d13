/**
 * Drawing a figure: its views laid out in a host element, redrawn from named outputs.
 * The same code draws on the page and in a kernel.
 */
import { html } from "./dom.js";

/**
 * @param {HTMLElement} host
 * @param {object} spec `{caption, view}`
 * @param {(path: string) => Promise<object>} load imports one of our modules by its path
 * @returns {Promise<(outputs: import("./values.js").Outputs) => void>} a function that redraws
 */
export async function drawing(host, spec, load) {
  const updates = [];
  host.replaceChildren(await build(spec.view, spec, load, updates));
  let shown = null;
  const redraw = (outputs) => {
    shown = outputs;
    for (const update of updates) update(outputs);
  };
  watchWidth(host, () => {
    if (!shown) return;
    host.classList.add("lf-still"); // a turned phone is no change of the numbers: no transition
    redraw(shown);
    requestAnimationFrame(() => host.classList.remove("lf-still"));
  });
  return redraw;
}

async function build(view, spec, load, updates) {
  if (view.views) {
    const parts = [];
    for (const inner of view.views) parts.push(await build(inner, spec, load, updates));
    return html("div", { class: `lf-${view.kind}` }, ...parts);
  }
  const { create } = await load(`views/${view.kind}.js`);
  const body = html("div", { class: "lf-body" });
  const title = view.title ? [html("p", { class: "lf-title" }, view.title)] : [];
  updates.push(create(body, view, view.title ? `${view.title}. ${spec.caption}` : spec.caption));
  return html("div", { class: `lf-view lf-view-${view.kind}` }, ...title, body);
}

function watchWidth(host, changed) {
  let width = host.clientWidth;
  new ResizeObserver(() => {
    if (host.clientWidth === width || !host.isConnected) return;
    width = host.clientWidth;
    changed();
  }).observe(host);
}
