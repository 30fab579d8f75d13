// On "One figure, three places": what the figures keep in this browser, and a way to remove it.
const KEPT = "llmbook-tensors"; // as `files.js` names it
const said = document.getElementById("kept-said");
const button = document.getElementById("kept-remove");

async function count() {
  const store = await globalThis.caches?.open(KEPT).catch(() => null); // not where a reader forbids it
  const all = (await store?.keys()) ?? [];
  const sizes = await Promise.all(all.map(async (one) => (await (await store.match(one)).blob()).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  button.hidden = !bytes;
  said.textContent = bytes
    ? `This browser keeps ${(bytes / 1e6).toFixed(1)} MB of models for these pages.`
    : "This browser keeps no models for these pages.";
}

button.addEventListener("click", async () => {
  await caches.delete(KEPT);
  await count();
});
await count();
