// On "One figure, three places": the whole course is kept on this device, or no longer.
const said = document.getElementById("offline-said");
const button = /** @type {HTMLButtonElement} */ (document.getElementById("offline-keep"));
const remove = document.getElementById("offline-remove");
const root = new URL(document.documentElement.dataset.content_root, document.baseURI);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const worker = navigator.serviceWorker;

if (worker && globalThis.caches) {
  const { bytes, files } = await (await fetch(new URL("offline.json", root))).json();
  const all = Object.values(files).reduce((sum, size) => sum + size, 0);
  const show = (whole) => {
    [button.hidden, button.disabled, remove.hidden] = [whole, false, !whole];
    said.textContent = whole
      ? "The whole course is kept on this device."
      : `All pages with their figures, without SmolLM2: ${megabytes(bytes)}.`;
  };
  const ask = async (what) => {
    await worker.register(new URL("sw.js", root));
    (await worker.ready).active.postMessage(what);
  };
  worker.addEventListener("message", ({ data }) => {
    if (data?.llmbook !== "offline") return;
    if (data.done !== undefined) said.textContent = `${megabytes(data.done)} of ${megabytes(all)} are here …`;
    else if (data.failed) {
      button.disabled = false;
      said.textContent = `Not all came: ${data.failed}. What came is kept.`;
    } else {
      show(data.whole);
      try { localStorage.setItem("offline", data.whole ? "whole" : ""); } catch { /* then it is asked again */ }
    }
  });
  worker.startMessages();
  button.addEventListener("click", () => {
    button.disabled = true;
    ask({ whole: true });
  });
  remove.addEventListener("click", () => ask({ none: true }));
  let kept = "";
  try { kept = localStorage.getItem("offline"); } catch { /* storage is forbidden */ }
  show(kept === "whole" && (await caches.keys()).some((name) => name.startsWith("book-build-")));
}
