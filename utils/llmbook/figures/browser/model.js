/** A figure's model on the page: its exported graphs, loaded when wanted, run by the engine. */
import { Files, once } from "./files.js";
import { leaves } from "./table.js";
import { encoder } from "./tokenizer.js";

export const megabytes = (bytes) => (bytes / 1e6).toPrecision(2);

export class Model {
  /**
   * @param {object} spec the figure's specification
   * @param {URL} base the folder that holds `models/` and `tensors/`
   */
  constructor(spec, base) {
    this.spec = spec;
    this.base = base;
    this.files = new Files(base);
    this.programs = new Map();
    this.encoders = {};
    for (const [name, control] of Object.entries(spec.controls)) {
      if (control.tokenizer) this.encoders[name] = encoder(control.tokenizer, (file, read) => this.files.bytes("tensors", file, read));
    }
  }

  /** The name of a combination of choices: `key` in publish.py writes the same. */
  key(values) {
    return JSON.stringify(this.spec.discrete.map((name) => values[name]));
  }

  /** Everything that these values need, fetched and compiled once. */
  program(values) {
    const key = this.key(values);
    return once(this.programs, key, () => this.compiled(key));
  }

  async compiled(key) {
    const [engine, model] = await Promise.all([
      import("./engine.js"), this.files.json("models", this.spec.model)]);
    const graph = model.graphs[key];
    if (!graph) throw new Error(`no model for ${key}`);
    const tensors = graph.tensors.map((index) => {
      const entry = model.tensors[index];
      return this.files.tensor(entry, engine.decode);
    });
    return engine.compile(graph, await Promise.all(tensors));
  }

  /**
   * The named outputs at these values of the controls.
   * @param {object} values @param {(news: {loading: string}) => void} tell hears what is loading
   */
  async run(values, tell) {
    const [program] = await Promise.all([this.program(values), this.vocabularies(values, tell)]);
    return { outputs: program(this.inputs(values)) };
  }

  /** The text controls that do not hold their default, whose ids the specification brings. */
  typed(values) {
    return Object.keys(this.encoders).filter((name) => values[name] !== this.spec.controls[name].value);
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
