/** What the reader has not come to yet: drawn, and its small models loaded. */
import { tooOld } from "./support.js";

const AFTER_MS = 3000; // that the page has been read
const SMALL = 500_000; // bytes
const SIGNS = ["pointerdown", "pointermove", "keydown", "scroll"]; // that somebody reads

/** A page that is opened and not looked at costs no model: none is loaded before its reader moves. */
export const reads = new Promise((done) => {
  SIGNS.forEach((sign) => addEventListener(sign, done, { once: true, passive: true }));
});

/**
 * One after the other, when there is nothing else to do: then it is there when it is come to, also offline.
 * @param {Element[]} elements
 * @param {(element: Element) => Promise<import("./live.js").LiveFigure | undefined>} draw
 */
export async function early(elements, draw) {
  const loads = !navigator.connection?.saveData && !tooOld();
  await reads;
  for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=llmbook-later]")))
    link.rel = "modulepreload";
  await new Promise((done) => setTimeout(done, AFTER_MS));
  for (const element of elements) {
    if (element.closest("details:not([open])")) continue; // it is drawn when that is opened
    await idle();
    const figure = await draw(element);
    if (!loads || !figure || figure.spec.loops || figure.spec.bytes > SMALL) continue;
    await idle();
    await figure.model.program(figure.values).catch(() => {}); // it is asked for again, and then it is said
  }
}

const idle = () => new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
