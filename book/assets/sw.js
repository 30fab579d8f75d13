// The book without a network. What is kept is kept by build, and whole: no page of one build is ever shown with
// scripts of another. A build is known by what is in its files (`offline.json`, written by the book's extension).
//
// Kept are: of each build that a page was read of, its scripts and styles and those pages (`book-build-…`); what
// figures load, whose names say what is in them (`book-files`); and which open page is of which build (`book-open`).

const FILES = "book-files";
const OPEN = "book-open";
const BUILD = "book-build-";
const LIST = "offline.json";
const PATIENCE_MS = 4000; // for a page that is kept, until the server has answered
const never = new Promise(() => {});
const worker = /** @type {any} */ (self); // the checker takes it for a page
const root = new URL("./", worker.location.href);
const address = (path) => new URL(path, root).href;
const pathOf = (url) => decodeURIComponent(new URL(url).pathname.slice(root.pathname.length)) || "index.html";

/** @returns {Promise<string>} the beginning of the SHA-256 of some bytes, in hex */
async function digest(bytes) {
  const all = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(all.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

let lists = null; // read once, until they change
let adopting = null;

/** The builds that are kept whole, the newest first: each its list. */
function builds() {
  return (lists ??= (async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(BUILD));
    const read = names.map(async (name) => (await (await caches.open(name)).match(address(LIST)))?.json());
    return (await Promise.all(read)).filter(Boolean).sort((a, b) => b.made - a.made);
  })());
}

/**
 * Keep the scripts and styles of the build that the server has: each file is what its list says, or nothing is kept.
 * @returns {Promise<any>} the list
 */
function adopt() {
  return (adopting ??= (async () => {
    try {
      const list = await (await fetch(address(LIST), { cache: "no-store" })).json();
      const known = await builds();
      if (known.some(({ id }) => id === list.id)) return list;
      const name = BUILD + list.id;
      await caches.delete(name); // half of it, if this was stopped before
      const cache = await caches.open(name);
      await Promise.all(Object.entries(list.shell).map(async ([path, hash]) => {
        const had = known.find(({ shell }) => shell[path] === hash);
        const from = had && (await (await caches.open(BUILD + had.id)).match(address(path)));
        const response = from ?? (await fetch(address(path), { cache: "no-cache" }));
        const bytes = await response.clone().arrayBuffer();
        if (!response.ok || (await digest(bytes)) !== hash) throw new Error(`${path} is of another build`);
        await cache.put(address(path), response);
      }));
      await cache.put(address(LIST), new Response(JSON.stringify({ ...list, made: Date.now() })));
      lists = null;
      await forget();
      return list;
    } finally {
      adopting = null;
    }
  })());
}

/** Builds of which no page is open go, but for the newest; and files that no build names any more. */
async function forget() {
  const open = await caches.open(OPEN);
  const there = await worker.clients.matchAll({ type: "all", includeUncontrolled: true });
  const alive = new Set(there.map(({ id }) => id));
  const used = new Set();
  for (const request of await open.keys()) {
    if (alive.has(request.url.split("/").at(-1))) used.add(await (await open.match(request)).text());
    else await open.delete(request);
  }
  const [newest, ...older] = await builds();
  const gone = older.filter(({ id }) => !used.has(id));
  await Promise.all(gone.map(({ id }) => caches.delete(BUILD + id)));
  lists = null;
  const named = new Set([newest, ...older].filter((list) => list && !gone.includes(list))
    .flatMap(({ files }) => Object.keys(files)));
  const files = await caches.open(FILES);
  for (const { url } of await files.keys()) if (!named.has(pathOf(url))) await files.delete(url);
}

const mark = (client) => address(`${OPEN}/${client}`);
const remember = async (client, id) => client && (await caches.open(OPEN)).put(mark(client), new Response(id));
const buildOf = async (client) => client && (await (await caches.open(OPEN)).match(mark(client)))?.text();

/** The page is isolated from other sites' (threads in WebAssembly need that), where it is not shown in their frames. */
function isolated(response, path) {
  if (/^(embed|slides)\//.test(path)) return response; // slides show such frames
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** A page: the server's, if it answers in time; else the one that is kept. */
async function page(event) {
  const path = pathOf(event.request.url);
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS));
  const late = patience.then(() => kept(path)).then((own) => own ?? never);
  const answer = await Promise.race([fetch(event.request), late]).catch(() => kept(path));
  if (!answer) return noNetwork();
  if (answer.list) {
    await remember(event.resultingClientId, answer.list.id); // only now: of the server's answer it would be false
    return isolated(answer.response, path);
  }
  const response = answer;
  if (!response.ok || !response.headers.get("Content-Type")?.includes("html")) return response;
  const bytes = await response.clone().arrayBuffer();
  const hash = await digest(bytes);
  const known = (await builds()).find(({ pages }) => pages[path] === hash);
  if (known) await put(known, path, response.clone(), event.resultingClientId);
  else event.waitUntil(adoptWith(path, hash, new Response(bytes, response), event.resultingClientId).catch(() => {}));
  return isolated(response, path);
}

/** A page of a newer build: its scripts come from the server, as without a worker, and are kept for the next time. */
async function adoptWith(path, hash, response, client) {
  const list = await adopt();
  if (list.pages[path] === hash) await put(list, path, response, client);
}

async function put(list, path, response, client) {
  await (await caches.open(BUILD + list.id)).put(address(path), response);
  await remember(client, list.id);
}

/** A page that is kept, and the list of its build; the newest. */
async function kept(path) {
  for (const list of await builds()) {
    const response = await (await caches.open(BUILD + list.id)).match(address(path));
    if (response) return { list, response };
  }
  return null;
}

function noNetwork() {
  const said = `<!DOCTYPE html><html lang="en"><title>No network</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><h1>There is no network</h1>
<p>This page has not been kept on this device. Pages that you have read are there.</p></html>`;
  return new Response(said, { status: 503, headers: { "Content-Type": "text/html" } });
}

/** What a page asks for: of its own build; what figures load, from wherever it is. */
async function part(event) {
  const { request, clientId, resultingClientId } = event;
  const path = pathOf(request.url);
  const id = await buildOf(clientId);
  const list = (await builds()).find((one) => one.id === id);
  if (request.destination === "worker" && id) await remember(resultingClientId, id);
  if (list?.shell[path]) {
    const own = await (await caches.open(BUILD + id)).match(address(path));
    if (own) return request.destination === "worker" ? isolated(own, path) : own;
  }
  const file = list?.files[path] && (await caches.open(FILES));
  const before = file && (await file.match(address(path)));
  if (before) return before;
  const response = await fetch(request);
  if (file && response.ok) event.waitUntil(file.put(address(path), response.clone()).catch(() => {}));
  return request.destination === "worker" ? isolated(response, path) : response;
}

/** Keep pages, and what figures load, that are not kept yet. @param {(done: number) => void} [tell] how far it is */
async function keep(list, pages, files, tell) {
  const cache = await caches.open(BUILD + list.id);
  const store = await caches.open(FILES);
  const all = [...pages.map((path) => [cache, path]), ...files.map((path) => [store, path])];
  let done = 0;
  const work = async () => {
    for (let next = all.shift(); next; next = all.shift()) {
      const [where, path] = next;
      if (!(await where.match(address(path)))) {
        const response = await fetch(address(path), { cache: where === store ? "default" : "no-cache" });
        const wrong = where === cache && (await digest(await response.clone().arrayBuffer())) !== list.pages[path];
        if (!response.ok || wrong) throw new Error(`${path} did not come`);
        await where.put(address(path), response);
      }
      done += list.files[path] ?? 0;
      tell?.(done);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

/** What a page asks: keep what it has `seen`, loaded before there was a worker; the `whole` book; or `none` of it. */
async function asked({ seen, whole, none }, client) {
  const say = (told) => client.postMessage({ llmbook: "offline", ...told });
  if (none) {
    for (const name of await caches.keys()) if (name.startsWith("book-")) await caches.delete(name);
    lists = null;
    return say({ whole: false });
  }
  try {
    const list = await adopt();
    if (seen) {
      const paths = seen.filter((url) => url.startsWith(root.href)).map(pathOf);
      await keep(list, paths.filter((path) => list.pages[path]), paths.filter((path) => list.files[path]));
      await remember(client.id, list.id);
    }
    if (whole) {
      await keep(list, Object.keys(list.pages), Object.keys(list.files), (done) => say({ done }));
      say({ whole: true });
    }
  } catch (error) {
    if (whole) say({ failed: error.message });
  }
}

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(asked(event.data, event.source)));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root.href)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (!pathOf(request.url).startsWith(LIST)) event.respondWith(part(event));
});
