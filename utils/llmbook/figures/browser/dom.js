/** Making elements. Text is always text: no label is ever parsed as HTML. */

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** `html("p", { class: "note" }, "text", child)` */
export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** A button of ours, and what it does. @param {(pressed: any) => void} act */
export function button(text, act) {
  const made = html("button", { type: "button", class: "lf-button" }, text);
  made.addEventListener("click", () => act(made));
  return made;
}

/** A new task: who scrolls or presses need not wait for all of a long work. */
export const later = () => new Promise((done) => setTimeout(done));

/** As `html`, for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** A text stands with its middle there. */
export const CENTRAL = { "text-anchor": "middle", "dominant-baseline": "central" };

/** A view's picture. @param {any} held whether the reader can take hold of something in it */
export function picture(name, held, look, ...parts) {
  return svg("svg", { class: `lf-svg ${look}`.trimEnd(), role: held ? "group" : "img", "aria-label": name }, ...parts);
}

/** As large as what is drawn in it. */
export function sized(root, width, height) {
  return set(root, { viewBox: `0 0 ${width} ${height}`, width, height });
}

/** A line and its head, to be drawn. */
export const arrow = () => svg("g", {}, svg("path"), svg("path", { class: "lf-head" }));

/** One entry of a legend: what stands for something, and its name. */
export function key(viewBox, shape, name, [width, height] = viewBox.split(" ").slice(2)) {
  return html("span", {}, svg("svg", { class: "lf-key", viewBox, width, height, "aria-hidden": "true" }, shape), name);
}

/** Set attributes that changed, of which `null` removes one; and the text, if one is given. */
export function set(node, attributes, text) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) node.removeAttribute(name);
    else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
  }
  return text === undefined ? node : say(node, text);
}

/** Set text only where it changed: a screen reader is told of changes, not of redraws. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
  return node;
}

/** The colours of CSS variables as a canvas takes them: resolved for the theme of this moment. */
export function palette(node, names) {
  const colours = names.map((name) => {
    node.style.setProperty("color", `var(--lf-${name})`);
    return getComputedStyle(node).color;
  });
  node.style.removeProperty("color");
  return colours;
}

const followers = new Set();
const theme = new MutationObserver(() => followers.forEach((changed) => changed()));

/** Call when the theme changes, in the book or in JupyterLab. Returned is what ends that, or it is kept for ever. */
export function onTheme(changed) {
  if (!followers.size) {
    for (const node of [document.documentElement, document.body]) {
      theme.observe(node, { attributeFilter: ["data-theme", "data-jp-theme-light", "theme"] });
    }
  }
  followers.add(changed);
  return () => {
    followers.delete(changed);
    if (!followers.size) theme.disconnect();
  };
}

/** Make `parent` hold `count` children, built by `make`; returns them. */
export function keep(parent, count, make) {
  while (parent.children.length > count) parent.lastElementChild.remove();
  while (parent.children.length < count) parent.append(make(parent.children.length));
  return parent.children;
}

/** Make `parent` hold a child for each of `things`, built by `make`, and draw each of them; returns them. */
export function each(parent, things, make, draw) {
  const nodes = keep(parent, things.length, make);
  things.forEach((thing, i) => draw(nodes[i], thing, i));
  return nodes;
}

/** It never gets lower than it has been at this width: what is below stays where it is. Returned: what ends it. */
export function heldUp(node) {
  let [width, high] = [0, 0];
  const observer = new ResizeObserver(([{ contentRect: now }]) => {
    if (now.width === width && now.height <= high) return;
    if (now.width !== width) node.style.minHeight = "";
    [width, high] = [now.width, node.getBoundingClientRect().height];
    node.style.minHeight = `${high}px`;
  });
  observer.observe(node);
  return () => observer.disconnect();
}
