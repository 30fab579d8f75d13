/** A figure's files: each fetched once, and what went wrong said in a sentence. */

const KEPT = "llmbook-tensors";

export class Files {
  /**
   * @param {URL} base the folder that holds `models/` and `tensors/`
   * @param {boolean} [keep] whether the browser keeps the tensors for other pages and later visits:
   *   their names say what is in them
   */
  constructor(base, keep = false) {
    this.base = base;
    this.keep = keep;
    this.found = new Map();
  }

  json(folder, name) {
    return this.once(name, () => get(this.url(folder, name), async (r) => JSON.parse(await r.text())));
  }

  bytes(folder, name) {
    return this.once(name, async () => {
      const url = this.url(folder, name);
      // There is no such store where a page is not served securely, or a reader forbids it.
      const store = this.keep ? await globalThis.caches?.open(KEPT).catch(() => null) : null;
      const kept = await store?.match(url);
      if (kept) return kept.arrayBuffer();
      const bytes = await get(url, (response) => response.arrayBuffer());
      await store?.put(url, new Response(bytes)).catch(() => {}); // it is full: then not
      return bytes;
    });
  }

  url(folder, name) {
    return new URL(`${folder}/${name}`, this.base);
  }

  once(name, fetched) {
    if (!this.found.has(name)) this.found.set(name, fetched());
    return this.found.get(name);
  }

  /** After a failure: a file may have arrived, but damaged. */
  forget() {
    this.found.clear();
    if (this.keep) globalThis.caches?.delete(KEPT).catch(() => {});
  }
}

async function get(url, parse) {
  let response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error("the network did not answer");
  }
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url.pathname}`);
  try {
    return await parse(response);
  } catch {
    throw new Error(`${url.pathname} arrived damaged`);
  }
}
