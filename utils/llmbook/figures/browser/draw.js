/** Drawing a figure, on the page and in a kernel: its views laid out in a host, redrawn from named outputs. */
import { describe } from "./describe.js";
import { html, later, set } from "./dom.js";
import { ghosts } from "./ghosts.js";
import { guess } from "./guess.js";
import { heard } from "./heard.js";
import { joined } from "./joined.js";
import { leaves } from "./table.js";

/**
 * A module of `views/` exports `create(host, view, name, take)`. It fills `host`, and returns `redraw(outputs)`
 * and, where it holds on to anything outside of `host`, `dispose()`, which lets go of it.
 * @typedef {(outputs: import("./values.js").Outputs) => void} Redraw
 * @typedef {{redraw: Redraw, dispose?: () => void, parts?: {redraw: Redraw}[]}} View   parts: what it draws at first
 */

/**
 * load: imports one of our modules by its path; take: sets what the reader takes hold of in the picture.
 * @param {HTMLElement} host @param {{caption: string, view: any}} spec @param {import("./hold.js").Take} take
 * @returns {Promise<{begin: (outputs: import("./values.js").Outputs) => Promise<void>, redraw: Redraw,
 *   dispose: () => void, guess?: import("./guess.js").Guess}>} `begin` draws for the first time, a view at a time;
 *   `dispose` leaves nothing behind
 */
export async function drawing(host, spec, load, take) {
  /** @type {View[]} */
  const views = [];
  const kinds = [...new Set(leaves(spec.view).map(({ kind }) => kind))];
  const asked = []; // a guess, or nothing
  const modules = await Promise.all(kinds.map(async (kind) => [kind, await load(`views/${kind}.js`)]));
  host.replaceChildren(build(spec.view, { ...spec, modules: Object.fromEntries(modules), take, asked }, views));
  const { around, clear } = ghosts(host);
  const words = heard(host);
  let shown = null;
  let width = null; // at which it was drawn
  const drawn = (outputs, change) => {
    shown = outputs;
    width = host.clientWidth;
    words.later();
    around(change);
  };
  const redraw = (outputs) => drawn(outputs, () => redrawn(views, outputs));
  const begin = async (outputs) => {
    await later();
    const at = host.clientWidth;
    for (const view of views.flatMap((view) => view.parts ?? view)) {
      view.redraw(outputs);
      await later();
    }
    const turned = host.clientWidth !== at; // a phone, meanwhile
    drawn(outputs, () => turned && redrawn(views, outputs));
  };
  const widths = new ResizeObserver(() => requestAnimationFrame(() => { // not while sizes are still told
    if (!shown || host.clientWidth === width || !host.isConnected) return;
    host.classList.add("lf-still"); // a turned phone is no change of the numbers: no transition
    redraw(shown);
    clear();
    requestAnimationFrame(() => host.classList.remove("lf-still"));
  }));
  widths.observe(host);
  const dispose = () => {
    widths.disconnect();
    words.dispose();
    for (const view of views) view.dispose?.();
    host.replaceChildren();
  };
  return { begin, redraw, dispose, guess: asked[0] };
}

/** Redraws each view, and then throws what the first that failed has thrown. */
function redrawn(views, outputs) {
  const problems = [];
  for (const view of views) {
    try {
      view.redraw(outputs);
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length) throw problems[0];
}

function build(view, figure, views) {
  if (view.kind === "opened") return opened(view, figure, views);
  if (view.kind === "joined") {
    const { host, redraw } = joined(view, view.views.map((inner) => build(inner, figure, views)));
    views.push({ redraw }); // after what it joins
    return host;
  }
  if (view.kind === "guess") {
    // who has seen the answer guesses no more
    const mine = (told) => Object.keys(told).every((name) => made.seen(name)) && figure.take(told);
    const made = guess(view, view.views.map((inner) => build(inner, { ...figure, take: mine }, views)));
    views.push(made);
    figure.asked.push(made);
    return made.host;
  }
  if (view.views)
    return html("div", { class: `lf-${view.kind}` }, ...view.views.map((inner) => build(inner, figure, views)));
  const { caption, modules, take } = figure;
  const body = html("div", { class: "lf-body" });
  const title = view.title ? [html("p", { class: "lf-title" }, view.title)] : [];
  const name = view.title ? `${view.title}. ${caption}` : caption;
  const made = modules[view.kind].create(body, view, name, take);
  if (!made?.redraw) throw new Error(`views/${view.kind}.js: create returns no { redraw }`);
  const { description, ...said } = described(body, view, made);
  views.push(said);
  return html("div", { class: `lf-view lf-view-${view.kind}` }, ...title, body, ...description);
}

let many = 0; // descriptions on this page
const RESTED = 150; // ms since it was last drawn

/** A drawing, and in words what it shows, for those who do not see it: told at first, and whenever it is at rest. */
function described(body, view, { redraw: draw, dispose }) {
  const pictures = body.querySelectorAll("svg[role], canvas[role]");
  if (!pictures.length) return { description: [], redraw: draw, dispose }; // it is text itself
  const text = html("p", { class: "lf-said", id: `lf-said-${++many}` });
  let [told, resting] = [false, null];
  const tell = (outputs) => {
    set(text, { "aria-busy": null }, describe(view, outputs));
    for (const picture of pictures) set(picture, { "aria-describedby": text.textContent ? text.id : null });
  };
  const redraw = (outputs) => {
    draw(outputs);
    clearTimeout(resting);
    if (told) {
      set(text, { "aria-busy": true });
      resting = setTimeout(() => tell(outputs), RESTED);
    } else {
      tell(outputs);
    }
    told = true;
  };
  const letGo = () => {
    clearTimeout(resting);
    dispose?.();
  };
  return { description: [text], redraw, dispose: letGo };
}

/** One of several views. The others keep their room: they are drawn, too, when the room is new. */
function opened(view, figure, views) {
  const inside = view.views.map(() => []);
  const parts = view.views.map((inner, i) => html("div", {}, build(inner, figure, inside[i])));
  const host = html("div", { class: "lf-opened" }, ...parts);
  const all = inside.flat();
  let width = null;
  const show = (outputs) => {
    const at = Number(outputs[view.at].data[0]);
    parts.forEach((part, i) => part.classList.toggle("lf-shut", i !== at));
    width = host.clientWidth;
    return inside[at] ?? [];
  };
  const redraw = (outputs) => {
    const same = width === host.clientWidth;
    const seen = show(outputs);
    redrawn(same ? seen : all, outputs);
  };
  views.push({ redraw, parts: [...all, { redraw: show }], dispose: () => all.forEach((one) => one.dispose?.()) });
  return host;
}
