/** Loading the small models of a page that the reader has not come to yet. */

const AFTER_MS = 3000; // that the page has stood
const SMALL = 500_000; // bytes

/**
 * One after the other, when there is nothing else to do: the figures then answer at once, and offline.
 * @param {{spec: object, model: import("./model.js").Model, values: object}[]} figures
 */
export async function early(figures) {
  if (navigator.connection?.saveData) return;
  await new Promise((done) => setTimeout(done, AFTER_MS));
  for (const { spec, model, values } of figures) {
    if (spec.loops || spec.bytes > SMALL) continue;
    await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
    await model.program(values).catch(() => {}); // it is asked for again, and then it is said
  }
}
