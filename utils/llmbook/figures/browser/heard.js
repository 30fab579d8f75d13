/** What a screen reader is told of a picture while it is used: what has changed in its words, once, at rest. */
import { html, say, set } from "./dom.js";
import { shorten } from "./values.js";

const RESTED = 500; // ms since they last changed
const WORDS = ".lf-said, .lf-readout > div, .lf-note, .lf-told > div, .lf-tokens, .lf-verdict";
const LONG = 400; // letters of one of them
const PLAYING = ".lf-playing"; // who plays is told at its end, or at a pause

/** @param {HTMLElement} host of the views @returns {{later: () => void, dispose: () => void}} later: they may change */
export function heard(host) {
  const region = html("p", { class: "lf-heard", role: "status" });
  host.append(region);
  let [known, resting] = [null, null];
  const tell = () => {
    if (host.closest("figure")?.querySelector(PLAYING)) return later();
    if (!host.clientWidth || getComputedStyle(host).visibility === "hidden") return; // in a closer look, not drawn
    const before = known;
    /** @type {HTMLElement[]} */
    const words = Array.from(host.querySelectorAll(WORDS));
    known = new Map(words.map((node) => [node, seen(node)]));
    set(host, { "data-waits": null });
    if (before) say(region, words.filter((node) => known.get(node) !== before.get(node))
      .map((node) => shorten(known.get(node), LONG)).filter(Boolean).join(" "));
  };
  const later = () => {
    set(host, { "data-waits": true });
    clearTimeout(resting);
    resting = setTimeout(tell, RESTED);
  };
  const changes = new MutationObserver((all) => all.some(({ target }) => target !== region) && later());
  changes.observe(host, { childList: true, subtree: true });
  const dispose = () => {
    changes.disconnect();
    clearTimeout(resting);
  };
  return { later, dispose };
}

/** Its text; "" while it is covered, or another stands in its place. @param {HTMLElement} node */
function seen(node) {
  return getComputedStyle(node).visibility === "visible" ? node.innerText.replace(/\s+/g, " ").trim() : "";
}
