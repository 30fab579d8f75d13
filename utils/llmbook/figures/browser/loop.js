/** A figure's model on the page that runs again and again: in a worker, told what the reader wants. */
import { Model } from "./model.js";
import { leaves } from "./table.js";

export class LoopModel extends Model {
  #worker = null;
  #wish = null; // the latest: {id, resolve, reject, tell}
  #asked = 0;

  /** Any token may be written: the whole vocabulary is needed at once. */
  typed() {
    return Object.keys(this.encoders);
  }

  /**
   * The outputs after as many steps as the values say.
   * @param {object} values @param {(news: object) => void} tell hears what has come so far:
   *   `{outputs, steps}` on the way, or `{come, total}` bytes of the model
   */
  async run(values, tell) {
    if (this.missing(values)) await this.vocabularies(values);
    const [numbers, texts] = [{}, {}];
    for (const [name, control] of Object.entries(this.spec.controls)) {
      if (control.kind === "text") texts[name] = this.tokens(name, control, values[name]);
      else if (name !== "steps") numbers[name] = values[name];
    }
    this.#worker ??= this.#start();
    const id = ++this.#asked;
    const overtaken = this.#wish;
    const answer = new Promise((resolve, reject) => (this.#wish = { id, resolve, reject, tell }));
    overtaken?.resolve(answer);
    this.#worker.postMessage({ id, numbers, texts, steps: values.steps });
    return answer;
  }

  /** Between two steps, at once. `run` answers with what has come, and how far that is. */
  stop() {
    this.#worker?.postMessage({ stop: true });
  }

  #start() {
    const worker = new Worker(new URL("loop_worker.js", import.meta.url), { type: "module" });
    const { model, loops, controls, view } = this.spec;
    const shown = leaves(view).flatMap((leaf) => Object.values(leaf).flatMap((field) => field?.output ?? []));
    const most = controls.steps.max / Object.keys(loops).length;
    worker.postMessage({ spec: { model, loops, shown, most }, base: this.base.href });
    worker.addEventListener("message", ({ data }) => this.#hear(data));
    worker.addEventListener("error", (event) => {
      this.#worker = null; // the next run tries again
      this.#wish?.reject(new Error(event.message ?? "the model's worker did not start"));
    });
    return worker;
  }

  #hear({ id, error, outputs, steps, done, ...bytes }) {
    if (!id) return this.#wish?.tell(bytes);
    if (id !== this.#wish?.id) return undefined; // of a wish that was overtaken
    if (error) return this.#wish.reject(new Error(error));
    this.#name(outputs);
    this.#wish.tell({ outputs, steps, done });
    return done && this.#wish.resolve(outputs);
  }

  /** Strings for the tokens that were written, in the views that show them. */
  #name(outputs) {
    for (const view of leaves(this.spec.view)) {
      const one = this.encoders[view.named_by];
      if (!one) continue;
      for (const field of view.named) {
        for (const token of outputs[view[field]?.output]?.data ?? []) view.names[token] ??= one.token(token);
      }
    }
  }
}
