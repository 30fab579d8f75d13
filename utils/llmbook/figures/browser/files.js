/** A figure's files: each fetched once, and what went wrong said in a sentence. */

export class Files {
  /** @param {URL} base the folder that holds `models/` and `tensors/` */
  constructor(base) {
    this.base = base;
    this.found = new Map();
  }

  json(folder, name) {
    return this.fetched(folder, name, async (response) => JSON.parse(await response.text()));
  }

  bytes(folder, name) {
    return this.fetched(folder, name, (response) => response.arrayBuffer());
  }

  fetched(folder, name, parse) {
    if (!this.found.has(name)) {
      this.found.set(name, get(new URL(`${folder}/${name}`, this.base), parse));
    }
    return this.found.get(name);
  }

  /** After a failure: a file may have arrived, but damaged. */
  forget() {
    this.found.clear();
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
