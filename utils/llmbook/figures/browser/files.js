/** A figure's files: each fetched and read once, and what went wrong said in a sentence. */

const KEPT = "llmbook-tensors";
const LISTS = "kept-by/"; // where a list would lie if it were a file beside the figures' own
const LASTS_MS = 90 * 24 * 3600 * 1000; // a list, after its figure has run: that may be on no page any more

/**
 * What `make` promises, asked for once; a failure is not remembered.
 * @template T @param {Map<string, Promise<T>>} found @param {string} key @param {() => Promise<T>} make
 */
export function once(found, key, make) {
  if (!found.has(key)) {
    const made = make();
    found.set(key, made);
    made.catch(() => found.delete(key));
  }
  return found.get(key);
}

/** The files of an entry of a model's table: none, one, or the pieces of a large tensor. @returns {string[]} */
export const filesOf = (/** @type {any} */ { file, files }) => files ?? (file ? [file] : []);

/** @param {ArrayBuffer} bytes gzipped @returns {Promise<ArrayBuffer>} */
export async function unzipped(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return await new Response(stream).arrayBuffer();
  } catch {
    throw new Error(`${bytes.byteLength} bytes came that cannot be unzipped; the file is truncated or another one`);
  }
}

export class Files {
  /**
   * @param {URL} base the folder that holds `models/` and `tensors/`
   * @param {string} [owner] for whom the browser keeps tensors, for other pages and later visits:
   *   their names say what is in them
   */
  constructor(base, owner) {
    this.base = base;
    this.owner = owner;
    this.found = new Map();
  }

  json(folder, name) {
    return once(this.found, name, () => get(this.url(folder, name), async (r) => JSON.parse(await r.text())));
  }

  /** @param {(bytes: ArrayBuffer) => any} read what is remembered; it throws where a file is damaged */
  bytes(folder, name, read) {
    return once(this.found, name, async () => {
      const url = this.url(folder, name);
      const store = this.owner && (await kept());
      const before = await store?.match(url);
      if (before) {
        try {
          return await read(await before.arrayBuffer());
        } catch {
          await store.delete(url); // it was kept damaged: as if it had not been
        }
      }
      const bytes = await get(url, (response) => response.arrayBuffer());
      const value = await read(bytes);
      await store?.put(url, new Response(bytes)).catch(() => {}); // it is full: then not
      return value;
    });
  }

  /** It was damaged, or is wanted no more. */
  async forget(folder, name) {
    this.found.delete(name);
    await (this.owner && (await kept()))?.delete(this.url(folder, name));
  }

  /**
   * A tensor of a model's table. Several may lie in a file, or one in several: then the tensor is
   * remembered, not the file, which is let go when those that wait for it have it.
   * @param {any} entry @param {(entry: object, bytes?: any) => any} decode the engine's
   */
  async tensor(entry, decode) {
    const names = filesOf(entry);
    if (!names.length) return decode(entry);
    if (names.length === 1 && entry.at === undefined) {
      const zipped = names[0].endsWith(".gz");
      return this.bytes("tensors", names[0], async (bytes) => decode(entry, zipped ? await unzipped(bytes) : bytes));
    }
    return once(this.found, `${names} from ${entry.at}`, async () => (await this.together([entry], decode))[0]);
  }

  /**
   * The tensors of entries that lie in the same files. What was kept damaged is fetched once more.
   * @param {object[]} entries @param {(entry: object, bytes: ArrayBuffer[]) => object} decode
   */
  async together(entries, decode, again = true) {
    const names = filesOf(entries[0]);
    const pieces = await Promise.all(names.map((name) => this.piece(name)));
    for (const name of names) this.found.delete(name);
    try {
      return entries.map((entry) => decode(entry, pieces));
    } catch (error) {
      await Promise.all(names.map((name) => this.forget("tensors", name)));
      if (again) return this.together(entries, decode, false);
      throw error;
    }
  }

  /** A file of tensors as it is, remembered until `together` has read it. @returns {Promise<ArrayBuffer>} */
  piece(name) {
    return this.bytes("tensors", name, (bytes) => bytes);
  }

  /**
   * From now on these are the owner's files. A kept file that is on no owner's list goes: it was of an
   * older version. So no figure, on whatever page, loses what another no longer needs.
   * @param {string} folder @param {string[]} names
   */
  async own(folder, names) {
    const store = await kept();
    if (!store) return;
    const mine = new URL(LISTS + encodeURIComponent(this.owner), this.base);
    const urls = names.map((name) => this.url(folder, name).href);
    await store.put(mine, new Response(JSON.stringify({ urls, used: Date.now() })));
    const wanted = new Set();
    const all = (await store.keys()).map(({ url }) => url);
    for (const list of all.filter((url) => url.includes(`/${LISTS}`))) {
      const { urls, used } = await (await store.match(list)).json();
      if (used > Date.now() - LASTS_MS) [list, ...urls].forEach((url) => wanted.add(url));
    }
    await Promise.all(all.filter((url) => !wanted.has(url)).map((url) => store.delete(url)));
  }

  url(folder, name) {
    return new URL(`${folder}/${name}`, this.base);
  }
}

/** There is no such store where a page is not served securely, or a reader forbids it. */
export async function kept() {
  return globalThis.caches?.open(KEPT).catch(() => null);
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
