/** A page is painted first. Then all that its first figure needs is asked for at once, not one after the other. */

const PATIENCE_MS = 1000; // a page that is not in sight is not painted

await new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, PATIENCE_MS);
});
for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=llmbook-first]")))
  link.rel = link.as ? "preload" : "modulepreload";
await import("./page.js");
