/**
 * Live figures on a web page: draws each recorded default at once, and makes a figure live when the
 * reader comes near. `element.live` is the contract that tests and curious readers rely on.
 */
import { check, input, parse } from "./controls.js";
import { html, say } from "./dom.js";
import { drawing } from "./draw.js";
import { Model } from "./model.js";
import { fillTables } from "./table.js";
import { decodeOutputs } from "./values.js";

const load = (path) => import(new URL(path, import.meta.url));

class LiveFigure {
  constructor(element, spec) {
    this.element = element;
    this.spec = spec;
    this.outputs = this.recorded = decodeOutputs(spec.outputs);
    this.values = this.defaults;
    this.turns = 0; // how many redraws were begun, and which of them was drawn last
    this.drawn = 0;
  }

  get defaults() {
    return Object.fromEntries(Object.entries(this.spec.controls).map(([n, c]) => [n, c.value]));
  }

  /** Draw the recorded default, with its controls. */
  async start() {
    const { element, spec } = this;
    const Kind = spec.loops ? (await load("./loop.js")).LoopModel : Model;
    this.model = new Kind(spec, new URL(element.dataset.base, document.baseURI));
    this.inputs = {};
    for (const [name, control] of Object.entries(spec.controls)) {
      this.inputs[name] = input(name, control, (value) => this.moved({ [name]: value }));
    }
    this.form = html("fieldset", { class: "lf-controls", "aria-label": "Controls" },
      ...Object.values(this.inputs).map((i) => i.element));
    this.status = html("p", { class: "lf-status", role: "status" });
    this.stage = html("div", { class: "lf-stage" });
    this.numbers = element.querySelector("details");
    this.numbers.addEventListener("toggle", () => this.fill());
    const parts = this.hasControls ? [this.form, this.stage] : [this.stage];
    element.prepend(...parts, this.status);
    if (this.hasControls) element.append(this.tools());
    ({ redraw: this.redraw } = await drawing(this.stage, spec, load));
    this.show();
    element.classList.add("lf-drawn");
    element.live = this.live();
  }

  get hasControls() {
    return Object.keys(this.spec.controls).length > 0;
  }

  tools() {
    const reset = html("button", { type: "button", class: "lf-button" }, "Reset");
    const copy = html("button", { type: "button", class: "lf-button" }, "Copy link");
    reset.addEventListener("click", () => this.moved(this.defaults));
    copy.addEventListener("click", () => this.copy(copy));
    return html("div", { class: "lf-tools" }, reset, copy);
  }

  /** The public face of a figure. */
  live() {
    const figure = this;
    return {
      get controls() {
        const now = Object.entries(figure.spec.controls);
        return Object.fromEntries(now.map(([n, c]) => [n, { ...c, value: figure.values[n] }]));
      },
      get ready() {
        return figure.ready();
      },
      get outputs() {
        return figure.outputs;
      },
      waits: Boolean(figure.spec.loops), // a whole model is loaded when the reader wants it to run
      set: (values) => figure.set(values),
    };
  }

  /** Load the model and draw its own answer. Asking again after a failure tries again. */
  ready() {
    if (!this.loading) {
      this.loading = this.refresh();
      this.loading.catch(() => (this.loading = null));
    }
    return this.loading;
  }

  async set(values) {
    for (const [name, value] of Object.entries(values)) {
      const control = this.spec.controls[name];
      if (!control) throw new RangeError(`no control ${name}; it has: ${Object.keys(this.spec.controls)}`);
      check(name, control, value);
    }
    Object.assign(this.values, values);
    return this.refresh();
  }

  /** The reader moved something: what goes wrong is said on the page, not thrown. */
  moved(values) {
    return this.set(values).catch(() => {});
  }

  /** Redraw with the next frame, once however many moves came before it. */
  refresh() {
    this.showValues();
    this.turn ??= frame().then(() => {
      this.turn = null;
      return this.compute();
    });
    return this.turn;
  }

  async compute() {
    const turn = ++this.turns;
    const missing = this.model.missing(this.values);
    if (missing) {
      this.waiting = true;
      say(this.status, `Loading the vocabulary: ${megabytes(missing)} MB …`);
    }
    try {
      const outputs = await this.model.run({ ...this.values }, (news) => this.hear(turn, news));
      if (turn > this.drawn) {
        this.drawn = turn;
        this.outputs = outputs;
        this.show();
      }
      this.recover();
      return outputs;
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /** Of a loop, while it runs: what has come so far. */
  hear(turn, { outputs, steps, done, come, total }) {
    if (total) {
      this.waiting = true;
      say(this.status, `Loading the model: ${megabytes(come)} of ${megabytes(total)} MB …`);
    } else if (turn === this.turns) {
      this.inputs.steps.busy?.(done ? null : () => this.model.stop());
      if (done) this.values.steps = steps; // fewer than asked for, if it was stopped
      else this.redraw((this.outputs = outputs));
      this.inputs.steps.show(steps);
    }
  }

  show() {
    this.showValues();
    this.redraw(this.outputs);
    this.fill();
  }

  showValues() {
    for (const [name, { show }] of Object.entries(this.inputs)) show(this.values[name]);
  }

  fill() {
    if (this.numbers.open) fillTables(this.numbers, this.spec.view, this.outputs);
  }

  /** The recorded default stays on the page, and a sentence says why. */
  fail(error) {
    this.loading = null;
    this.inputs.steps?.busy?.(null);
    this.form.disabled = true;
    this.values = this.defaults;
    this.outputs = this.recorded;
    this.show();
    const retry = html("button", { type: "button", class: "lf-button" }, "Try again");
    retry.addEventListener("click", () => this.ready().catch(() => {}));
    this.status.replaceChildren(
      `This figure shows its recorded default: ${error.message}. `, retry);
  }

  recover() {
    if (!this.form.disabled && !this.waiting) return;
    this.form.disabled = this.waiting = false;
    this.status.replaceChildren();
  }

  async copy(button) {
    const link = new URL(location.href);
    const changed = Object.entries(this.values).filter(([n, v]) => v !== this.spec.controls[n].value);
    const query = new URLSearchParams(changed).toString();
    link.hash = `${this.spec.id}${query && "?"}${query}`;
    try {
      await navigator.clipboard.writeText(link.href);
      say(button, "Copied");
      setTimeout(() => say(button, "Copy link"), 1500);
    } catch {
      say(this.status, link.href); // no leave to use the clipboard: the link can be selected
    }
  }
}

const megabytes = (bytes) => (bytes / 1e6).toPrecision(2);

function frame() {
  if (document.hidden) return new Promise((done) => setTimeout(done));
  return new Promise((done) => requestAnimationFrame(done));
}

/** Put a figure where the page's address says: `#id?temperature=0.5`. */
function follow(figures) {
  const [id, ...query] = location.hash.slice(1).split("?");
  const figure = figures.find((one) => one.spec.id === id);
  if (!figure || !query.length) return;
  const values = {};
  for (const [name, text] of new URLSearchParams(query.join("?"))) {
    if (figure.spec.controls[name]) values[name] = parse(figure.spec.controls[name], text);
  }
  figure.element.scrollIntoView({ block: "center" });
  figure.set(values).catch((error) => {
    if (error instanceof RangeError) say(figure.status, `The link does not fit: ${error.message}`);
  });
}

async function main() {
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      if (!target.live.waits) target.live.ready.catch(() => {});
    }
  }, { rootMargin: "400px" });
  const figures = [];
  for (const element of document.querySelectorAll("figure.live-figure[data-base]")) {
    const spec = JSON.parse(element.querySelector("script").textContent);
    const figure = new LiveFigure(element, spec);
    await figure.start();
    figures.push(figure);
    near.observe(element);
  }
  follow(figures);
  addEventListener("hashchange", () => follow(figures));
}

main();
