/** A figure's model on the page: its exported graphs, loaded when wanted, run by the engine. */
import { Files, once } from "./files.js";
import { Request } from "./states.js";
import { leaves } from "./table.js";
import { encoder } from "./tokenizer.js";

export const megabytes = (bytes) => (bytes / 1e6).toPrecision(2);

export class Model {
  /** @param {Spec} spec the figure's @param {URL} base the folder that holds `models/` and `tensors/` */
  constructor(spec, base) {
    this.spec = spec;
    this.base = base;
    this.files = new Files(base);
    this.programs = new Map();
    this.encoders = {};
    this.llm = null; // reads texts of the reader's own
    this.newest = null; // what was asked for last
    for (const [name, control] of Object.entries(spec.controls)) {
      if (control.tokenizer)
        this.encoders[name] = encoder(control.tokenizer, (file, read) => this.files.bytes("tensors", file, read));
    }
  }

  /** The name of a combination of choices, a text of the reader's own being null; as `key` in publish.py writes it. */
  key(values) {
    const own = this.typed(values);
    return JSON.stringify(this.spec.discrete.map((name) => (own.includes(name) ? null : values[name])));
  }

  /** Everything that these values need, fetched and compiled once. */
  program(values) {
    const key = this.key(values);
    return once(this.programs, key, () => this.compiled(key));
  }

  async compiled(key) {
    const [engine, model] = await Promise.all([import("./engine.js"), this.files.json("models", this.spec.model)]);
    const graph = model.graphs[key];
    if (!graph) throw new Error(`no model for ${key}`);
    const tensors = graph.tensors.map((index) => this.files.tensor(model.tensors[index], engine.decode));
    const run = engine.compile(graph, await Promise.all(tensors));
    return { run, wanted: graph.inputs };
  }

  /**
   * The named outputs at these values of the controls; if others are asked for before these are computed, theirs.
   * @param {object} values @param {(news: object) => void} tell hears what comes on the way, as what is `{loading}`
   * @returns {Promise<{outputs: object, unread?: object, steps?: number}>} unread: of texts, what was too long
   */
  run(values, tell) {
    const request = new Request(values, tell, () => this.halt());
    this.newest?.on("overtaken", request);
    this.newest = request;
    this.answer(request).catch((error) => request.on("error", error));
    return request.promise;
  }

  /** What runs step by step ends where it is. */
  stop() {
    this.newest?.on("stop");
  }

  /** End what runs: what is computed at once has ended. */
  halt() {}

  /** Nothing is computed that was overtaken while its files or its readings came. */
  async answer(request) {
    const { values } = request;
    const tell = (news) => request.on("news", news);
    const [{ run, wanted }] = await Promise.all([this.program(values), this.vocabularies(values, tell)]);
    if (request.over) return;
    const { given, unread } = await this.reading(values, tell);
    if (request.over) return;
    request.on("ready");
    const all = { ...this.inputs(values), ...given };
    const outputs = run(Object.fromEntries(wanted.map(({ name, shape }) => [name, filled(all[name], shape)])));
    this.name(outputs);
    request.on("answer", { outputs, unread });
  }

  /** The texts that do not hold their default, or none of those prepared, whose ids the specification brings. */
  typed(values) {
    return Object.keys(this.encoders).filter((name) => {
      const { options, value } = this.spec.controls[name];
      return options ? !options.includes(values[name]) : values[name] !== value;
    });
  }

  /** What a language model reads in the texts of the reader's own, and of each text what was too long. */
  async reading(values, tell) {
    const [given, unread] = [{}, {}];
    const typed = this.typed(values);
    for (const [name, control] of Object.entries(this.spec.controls)) {
      if (!control.asks) continue;
      unread[name] = "";
      if (!typed.includes(name)) continue;
      const all = this.encoders[name].encode(values[name]);
      const ids = [...control.bos, ...all.slice(0, control.max_tokens)];
      unread[name] = all.slice(control.max_tokens).map((id) => this.encoders[name].token(id)).join("");
      if (!this.llm) throw new Error("this copy of the book has no language model to read your own text");
      const { state, published } = this.llm;
      if (state !== "ready") tell({ loading: `${published.name}, which reads your own text: see the button below` });
      Object.assign(given, control.asks.length ? await this.llm.read(this, ids, control.asks) : {},
        { [name]: { shape: [ids.length], data: Float64Array.from(ids) }, [`${name}_count`]: ids.length });
    }
    return { given, unread };
  }

  /** Strings for the ids of these outputs, in the views that show them. */
  name(outputs) {
    for (const view of leaves(this.spec.view)) {
      const one = this.encoders[view.named_by];
      if (!one || one.missing) continue;
      for (const field of view.named ?? []) {
        for (const token of outputs[view.fields[field]?.output]?.data ?? [])
          view.names[token] ??= token < 0 ? "" : one.token(token);
      }
    }
  }

  async vocabularies(values, tell) {
    const missing = this.typed(values).map((name) => this.encoders[name]).filter((one) => one.missing);
    if (!missing.length) return;
    const bytes = missing.reduce((sum, one) => sum + one.missing, 0);
    tell({ loading: `the vocabulary: ${megabytes(bytes)} MB …` });
    await Promise.all(missing.map((one) => one.load()));
  }

  /** What the graph receives: numbers as they are, texts as padded token ids and their count. */
  inputs(values) {
    const given = {};
    for (const [name, control] of Object.entries(this.spec.controls)) {
      if (this.spec.discrete.includes(name)) continue;
      given[name] = values[name];
      if (name in this.encoders) {
        const ids = this.tokens(name, control, values[name]);
        given[`${name}_count`] = ids.length;
        given[name] = Float64Array.from({ length: control.max_tokens }, (_, i) => ids[i] ?? 0);
      }
    }
    return given;
  }

  /** The ids of a text, and their strings for the views that show them. */
  tokens(name, control, text) {
    if (text === control.value) return control.ids;
    const one = this.encoders[name];
    const ids = one.encode(text).slice(0, control.max_tokens);
    for (const view of leaves(this.spec.view)) {
      if (view.named_by === name) for (const id of ids) view.names[id] ??= one.token(id);
    }
    return ids;
  }
}

/** A tensor with zeros behind what there is of it along each dimension; anything else as it is. */
function filled(value, shape) {
  if (!value?.shape || value.shape.every((size, d) => size === shape[d])) return value;
  const data = new value.data.constructor(shape.reduce((a, b) => a * b, 1));
  const last = shape.length - 1;
  const row = (d, from, to) => {
    if (d === last)
      return data.set(value.data.subarray(from * value.shape[d], (from + 1) * value.shape[d]), to * shape[d]);
    for (let i = 0; i < value.shape[d]; i++) row(d + 1, from * value.shape[d] + i, to * shape[d] + i);
  };
  row(0, 0, 0);
  return { ...value, shape, data };
}
