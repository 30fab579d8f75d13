/** A figure's model on the page that runs again and again: in a worker, told what the reader wants. */
import { megabytes, Model } from "./model.js";
import { Messenger } from "./states.js";
import { leaves } from "./table.js";

export class LoopModel extends Model {
  #sent = null; // the request that the worker works on
  #number = 0; // by which the worker's answers name it
  #worker = new Messenger("loop_worker.js", () => this.#hello(), (message) => this.#hear(message),
    (problem) => this.#sent.on("error", new Error(problem)));

  /** Any token may be written: the whole vocabulary is needed at once. */
  typed() {
    return Object.keys(this.encoders);
  }

  /**
   * The answer has the outputs after as many steps as the values say, and how many that are: fewer if it was stopped.
   * On the way it is told what has come so far, `{outputs, steps}`.
   */
  async answer(request) {
    const { values } = request;
    await this.vocabularies(values, (news) => request.on("news", news));
    if (request.over) return;
    const [numbers, texts] = [{}, {}];
    for (const [name, control] of Object.entries(this.spec.controls)) {
      if (name in this.encoders) texts[name] = this.tokens(name, control, values[name]);
      else if (name !== "steps") numbers[name] = values[name];
    }
    const stopped = request.state === "stopped";
    request.on("ready");
    this.#sent = request;
    this.#worker.send({ id: ++this.#number, numbers, texts, steps: values.steps, stopped });
  }

  /** Between two steps, at once; while the model loads, after the first. */
  halt() {
    this.#worker.send({ stop: true });
  }

  #hello() {
    const { id, model, loops, controls, view } = this.spec;
    const shown = leaves(view).flatMap((leaf) => Object.values(leaf.fields).flatMap((field) => field.output ?? []));
    const most = controls.steps.max / Object.keys(loops).length;
    const owner = `${location.pathname}#${id}`; // an id is unique on its page
    return { spec: { model, loops, shown, most }, base: this.base.href, owner };
  }

  #hear({ id, error, outputs, steps, done, come, total }) {
    if (id && id !== this.#number) return; // it was overtaken
    const request = this.#sent;
    try {
      if (error) throw new Error(error);
      if (outputs) this.name(outputs);
      if (done) return request.on("answer", { outputs, steps });
      const loading = `the model: ${megabytes(come)} of ${megabytes(total)} MB …`;
      request.on("news", outputs ? { outputs, steps } : { loading });
    } catch (problem) {
      request.on("error", problem); // or it cannot be drawn
    }
  }
}
