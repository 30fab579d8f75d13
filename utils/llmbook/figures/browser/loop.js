/** A figure's model on the page that runs again and again: in a worker, told what the reader wants. */
import { megabytes, Model } from "./model.js";
import { leaves } from "./table.js";

export class LoopModel extends Model {
  #worker = null;
  #wish = null; // the latest: {id, resolve, reject, tell, stopped}
  #asked = 0;

  /** Any token may be written: the whole vocabulary is needed at once. */
  typed() {
    return Object.keys(this.encoders);
  }

  /**
   * The outputs after as many steps as the values say, and how many that are: fewer if it was stopped.
   * @param {object} values @param {(news: object) => void} tell hears what has come so far:
   *   `{outputs, steps}` on the way, or what is `{loading}`
   */
  run(values, tell) {
    const overtaken = this.#wish;
    const wish = (this.#wish = { id: ++this.#asked, tell, stopped: false });
    const answer = new Promise((resolve, reject) => Object.assign(wish, { resolve, reject }));
    overtaken?.resolve(answer);
    this.#ask(wish, values).catch(wish.reject);
    return answer;
  }

  async #ask(wish, values) {
    await this.vocabularies(values, wish.tell);
    if (wish !== this.#wish) return; // another answers for it
    const [numbers, texts] = [{}, {}];
    for (const [name, control] of Object.entries(this.spec.controls)) {
      if (name in this.encoders) texts[name] = this.tokens(name, control, values[name]);
      else if (name !== "steps") numbers[name] = values[name];
    }
    this.#worker ??= this.#start();
    const { id, stopped } = wish;
    this.#worker.postMessage({ id, numbers, texts, steps: values.steps, stopped });
  }

  /** Between two steps, at once; while the model loads, after the first. */
  stop() {
    if (this.#wish) this.#wish.stopped = true;
    this.#worker?.postMessage({ stop: true });
  }

  #start() {
    const worker = new Worker(new URL("loop_worker.js", import.meta.url), { type: "module" });
    const { id, model, loops, controls, view } = this.spec;
    const shown = leaves(view).flatMap((leaf) => Object.values(leaf.fields).flatMap((field) => field.output ?? []));
    const most = controls.steps.max / Object.keys(loops).length;
    const owner = `${location.pathname}#${id}`; // an id is unique on its page
    worker.postMessage({ spec: { model, loops, shown, most }, base: this.base.href, owner });
    worker.addEventListener("message", ({ data }) => this.#hear(data));
    worker.addEventListener("error", (event) => {
      this.#worker = null; // the next run tries again
      this.#wish?.reject(new Error(event.message ?? "the model's worker did not start"));
    });
    return worker;
  }

  #hear({ id, error, outputs, steps, done, come, total }) {
    const wish = this.#wish;
    if (id && id !== wish.id) return; // it was overtaken
    if (error) return wish.reject(new Error(error));
    if (outputs) this.name(outputs);
    if (done) return wish.resolve({ outputs, steps });
    try {
      wish.tell(outputs ? { outputs, steps } : { loading: `the model: ${megabytes(come)} of ${megabytes(total)} MB …` });
    } catch (problem) {
      wish.reject(problem); // it cannot be drawn
    }
  }
}
