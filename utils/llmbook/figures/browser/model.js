/** A figure's model on the page: its exported graphs, loaded when wanted, run by the engine. */
import { Files } from "./files.js";
import { leaves } from "./table.js";
import { encoder } from "./tokenizer.js";

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
      if (control.tokenizer) this.encoders[name] = encoder(control.tokenizer, (file) => this.files.bytes("tensors", file));
    }
  }

  /** The name of a combination of choices: `key` in publish.py writes the same. */
  key(values) {
    return JSON.stringify(this.spec.discrete.map((name) => values[name]));
  }

  /** Everything that these values need, fetched and compiled. A failure is not remembered. */
  async program(values) {
    const key = this.key(values);
    if (!this.programs.has(key)) {
      try {
        this.programs.set(key, await this.compiled(key));
      } catch (error) {
        this.files.forget(); // a file may have arrived, but damaged
        throw error;
      }
    }
    return this.programs.get(key);
  }

  async compiled(key) {
    const [engine, model] = await Promise.all([
      import("./engine.js"), this.files.json("models", this.spec.model)]);
    const graph = model.graphs[key];
    if (!graph) throw new Error(`no model for ${key}`);
    const tensors = await Promise.all(graph.tensors.map(async (index) => {
      const entry = model.tensors[index];
      return engine.decode(entry, entry.file && (await this.files.bytes("tensors", entry.file)));
    }));
    return engine.compile(graph, tensors);
  }

  /** The named outputs at these values of the controls. */
  async run(values) {
    const program = this.programs.get(this.key(values)) ?? (await this.program(values));
    if (this.missing(values)) await this.vocabularies(values);
    return program(this.inputs(values));
  }

  /** How many bytes of vocabularies these values need that have not come yet. */
  missing(values) {
    return this.typed(values).reduce((sum, name) => sum + this.encoders[name].missing, 0);
  }

  /** The text controls that do not hold their default, whose ids the specification brings. */
  typed(values) {
    return Object.keys(this.encoders).filter((name) => values[name] !== this.spec.controls[name].value);
  }

  async vocabularies(values) {
    try {
      await Promise.all(this.typed(values).map((name) => this.encoders[name].load()));
    } catch (error) {
      this.files.forget();
      throw error;
    }
  }

  /** What the graph receives: numbers as they are, texts as padded token ids and their count. */
  inputs(values) {
    const given = {};
    for (const [name, control] of Object.entries(this.spec.controls)) {
      if (this.spec.discrete.includes(name)) continue;
      given[name] = values[name];
      if (control.kind === "text") {
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
