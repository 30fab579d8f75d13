/**
 * Live figures on a web page: when the reader comes near a figure, its recorded default is drawn and
 * its model loaded. `element.live` is the contract that tests and curious readers rely on.
 */
import { check, input, valueAt } from "./controls.js";
import { html, say } from "./dom.js";
import { drawing } from "./draw.js";
import { early } from "./early.js";
import { leave } from "./leave.js";
import { Model } from "./model.js";
import { tooOld } from "./support.js";
import { fillTables } from "./table.js";
import { follow, tools } from "./tools.js";
import { decodeOutputs } from "./values.js";

const load = (path) => import(new URL(path, import.meta.url));

/** A picture that is this much behind its controls is dimmed. */
const PATIENCE_MS = 200;

/**
 * A figure has two things to do with what happens. `change(values)`: values changed, whoever changed
 * them. `answer(turn, …)`: something came for a turn: outputs on the way or at last, word of what is
 * loading, or a failure. Each change begins a turn, and what comes for an older one changes nothing.
 */
class LiveFigure {
  constructor(element) {
    this.element = element;
    this.spec = JSON.parse(element.querySelector("script").textContent);
    this.status = html("p", { class: "lf-status", role: "status" });
    this.leave = leave(this.spec, this.status);
    this.tables = element.querySelector("details");
    this.outputs = this.recorded = decodeOutputs(this.spec.outputs);
    this.values = this.defaults;
    this.turn = 0;
    this.next = null; // the run that the next frame begins, and whether it is to stop at once
    this.stopping = false;
  }

  get defaults() {
    return Object.fromEntries(Object.entries(this.spec.controls).map(([n, c]) => [n, c.value]));
  }

  /** Draw the recorded default, with its controls. */
  async start() {
    const { element, spec } = this;
    const Kind = spec.loops ? (await load("./loop.js")).LoopModel : Model;
    this.model = new Kind(spec, new URL(element.dataset.base, document.baseURI));
    const seen = Object.entries(spec.controls).filter(([name]) => !spec.held.includes(name));
    if (spec.llm) this.model.llm = (await load("./llm.js")).modelOf(spec.llm, this.model.base);
    this.inputs = Object.fromEntries(seen.map(([name, control]) => [name, input(name, control, (value) => this.moved({ [name]: value }))]));
    if (spec.llm) Object.values(this.inputs).forEach((one) => one.readBy?.(this.model.llm));
    main(seen.map(([, control]) => control.kind), Object.values(this.inputs))?.element.classList.add("lf-main");
    this.form = html("fieldset", { class: "lf-controls", "aria-label": "Controls" }, ...folded(this.inputs, spec.more));
    this.stage = html("div", { class: "lf-stage" });
    this.picture = await drawing(this.stage, spec, load, (told) => this.take(told));
    this.settings = html("p", { class: "lf-settings" });
    element.querySelector("figcaption").after(this.stage, this.settings, ...(Object.keys(this.inputs).length ? [this.form] : []), this.status); // what is said moves no control
    if (Object.keys(spec.controls).length) {
      this.tables.before(tools(spec, { values: () => this.values, reset: () => this.reset(), tell: (text) => say(this.status, text) }));
    }
    this.tables.addEventListener("toggle", () => this.fill());
    this.showValues();
    this.draw(this.recorded);
    element.classList.add("lf-drawn");
    element.live = this.live();
    if (tooOld()) this.ready().catch(() => {}); // which says so
  }

  /** It could not start: what is recorded can still be read. */
  refuse(error) {
    this.element.querySelectorAll(".lf-controls, .lf-stage, .lf-tools").forEach((part) => part.remove());
    this.element.prepend(this.status);
    this.tables.open = true;
    say(this.status, `This figure cannot be drawn: ${error.message}. Its recorded numbers are below.`);
  }

  /** The public face of a figure. */
  live() {
    const figure = this;
    return {
      get controls() {
        return Object.fromEntries(Object.entries(figure.spec.controls).map(([n, c]) => [n, { ...c, value: figure.values[n] }]));
      },
      get ready() {
        return figure.ready();
      },
      get outputs() {
        return figure.outputs;
      },
      waits: Boolean(figure.spec.loops), // a whole model is loaded when the reader wants it to run
      set: (values) => figure.change(values),
      allow: () => figure.leave.give(), // a large model to be loaded
    };
  }

  /** Load the model and draw its own answer. Asking again after a failure tries again. */
  ready() {
    this.loading ??= this.change({}).catch((error) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  /** The outputs at the values changed; drawn with the next frame, once however many changes came. */
  async change(values) {
    for (const [name, value] of Object.entries(values)) {
      const control = this.spec.controls[name];
      if (!control) throw new RangeError(`no control ${name}; it has: ${Object.keys(this.spec.controls)}`);
      check(name, control, value, this.spec.discrete.includes(name));
    }
    Object.assign(this.values, values);
    this.turn++;
    this.showValues();
    this.next ??= frame().then(() => this.run());
    return this.next;
  }

  /** The reader moved something: what goes wrong is said on the page, not thrown. */
  moved(values) {
    return this.change(values).catch(() => {});
  }

  reset() {
    this.moved(this.defaults);
    for (const { reset } of Object.values(this.inputs)) reset?.();
  }

  /** The reader took hold of something in the picture: of each control, where to put it. */
  take(told) {
    if (this.form.disabled) return;
    const at = ([name, to]) => [name, valueAt(this.spec.controls[name], to, this.values[name])];
    this.moved(Object.fromEntries(Object.entries(told).map(at)));
  }

  async run() {
    const { turn, stopping } = this;
    this.next = null;
    this.stopping = false;
    const patient = () => this.stage.classList.contains("lf-waiting") || this.answer(this.turn, { loading: "…" });
    this.patience ??= setTimeout(patient, PATIENCE_MS); // unless something has been said already
    try {
      const old = tooOld();
      if (old) throw old;
      await this.leave.given();
      const answered = this.model.run({ ...this.values }, (news) => this.answer(turn, news));
      if (stopping) this.model.stop();
      const { outputs, steps, unread } = await answered;
      this.answer(turn, { outputs, steps, unread, last: true });
      return outputs;
    } catch (error) {
      this.answer(turn, { error });
      throw error;
    }
  }

  /**
   * @param {number} turn
   * @param {{outputs?: object, steps?: number, last?: boolean, unread?: object,
   *   loading?: string, error?: Error}} news
   *   steps: of a loop, how far it has come; loading: what is; unread: of texts, what was too long
   */
  answer(turn, { outputs, steps, unread, last = false, loading, error }) {
    if (turn !== this.turn) return;
    if (this.spec.loops) this.inputs.steps.busy?.(last || error ? null : () => this.stop());
    if (loading) return this.wait(`Loading ${loading}`);
    clearTimeout(this.patience);
    this.patience = null;
    if (error) return this.fail(error);
    if (last && steps) this.values.steps = steps; // fewer than asked for, if it was stopped
    if (steps) this.inputs.steps.show(steps);
    for (const [name, text] of Object.entries(unread ?? {})) this.inputs[name]?.unread?.(text);
    this.draw(outputs);
    this.stage.classList.remove("lf-waiting");
    if (this.form.disabled || this.status.textContent === this.waiting) this.status.replaceChildren();
    this.form.disabled = false;
  }

  /** What is drawn is no longer what the controls say, and not yet what they will. */
  wait(text) {
    this.stage.classList.add("lf-waiting");
    if (this.form.disabled || ["", this.waiting].includes(this.status.textContent)) say(this.status, (this.waiting = text));
  }

  /** What runs ends where it is; what the next frame begins, as soon as it has begun. */
  stop() {
    if (this.next) this.stopping = true;
    else this.model.stop();
  }

  /** The recorded default stays on the page, and a sentence says why. */
  fail(error) {
    this.turn++; // nothing more is to come for it
    this.form.disabled = true;
    this.values = this.defaults;
    this.showValues();
    const retry = html("button", { type: "button", class: "lf-button" }, "Try again");
    retry.addEventListener("click", () => this.moved({}));
    this.status.replaceChildren(
      `This figure shows its recorded default: ${error.message}. `, ...(error.final ? [] : [retry]));
    this.stage.classList.remove("lf-waiting");
    this.draw(this.recorded);
  }

  draw(outputs) {
    this.outputs = outputs;
    const held = this.form.contains(document.activeElement) ? document.activeElement : null;
    const top = held?.getBoundingClientRect().top;
    this.picture.redraw(outputs);
    const moved = held ? held.getBoundingClientRect().top - top : 0; // the picture got higher: the control stays under the hand
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
    this.fill();
  }

  showValues() {
    for (const [name, { show }] of Object.entries(this.inputs)) show(this.values[name]);
    const said = Object.entries(this.spec.controls).map(([name, { label }]) => `${label} ${this.values[name]}`);
    say(this.settings, said.join(" · "));
  }

  fill() {
    if (this.tables.open) fillTables(this.tables, this.spec.view, this.outputs);
  }
}

/** The control that stays in sight on a phone: what plays, else the first slider. */
function main(kinds, inputs) {
  const first = (among) => inputs[kinds.findIndex((kind) => among.includes(kind))];
  return first(["play"]) ?? first(["float", "int", "scale"]);
}

/** The controls, and under a line of their own those that are needed last. */
function folded(inputs, more) {
  const [first, last] = [false, true].map((late) =>
    Object.entries(inputs).flatMap(([name, { element }]) => (more.includes(name) === late ? [element] : [])));
  if (!last.length) return first;
  return [...first, html("details", { class: "lf-more" }, html("summary", {}, "More settings"), ...last)];
}

const later = () => new Promise((done) => setTimeout(done));
const frame = () => new Promise((done) => (document.hidden ? setTimeout : requestAnimationFrame)(done));

/** A figure is drawn when the reader comes near, the page is printed, or there is nothing else to do. */
function begin() {
  const elements = Array.from(document.querySelectorAll("figure.live-figure[data-base]"));
  const begun = new Map();
  const make = async (element) => {
    const figure = new LiveFigure(element);
    try {
      await figure.start();
      return figure;
    } catch (error) {
      figure.refuse(error);
      console.error(error);
    }
  };
  /** The figure, drawn; nothing where it cannot be, which it says itself. */
  const draw = (element) => {
    if (!begun.has(element)) begun.set(element, make(element));
    return begun.get(element);
  };
  const near = new IntersectionObserver(async (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const figure = await draw(target);
      if (figure && !figure.spec.loops) figure.ready().catch(() => {});
      await later(); // the page can be scrolled meanwhile
    }
  }, { rootMargin: "400px" });
  elements.forEach((element) => near.observe(element));
  addEventListener("beforeprint", () => elements.forEach(draw));
  addEventListener("hashchange", () => follow(draw));
  follow(draw);
  early(elements, draw);
}

begin();
