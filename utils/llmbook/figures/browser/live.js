/** A live figure on a web page: its recorded default, and what its own model says where its controls stand. */
import { consent } from "./consent.js";
import { check, Refused, valueAt } from "./controls.js";
import { button, html, say } from "./dom.js";
import { drawing } from "./draw.js";
import { face } from "./face.js";
import { formOf, keepInSight } from "./form.js";
import { answering, COVERED } from "./guess.js";
import { Model } from "./model.js";
import { goalsOn } from "./reached.js";
import { deferred, FIGURE, Machine } from "./states.js";
import { tooOld } from "./support.js";
import { fillTables } from "./table.js";
import { tools } from "./tools.js";
import { decodeOutputs } from "./values.js";

const load = (path) => import(new URL(path, import.meta.url).href);

/** A picture that is this much behind its controls is dimmed. */
const PATIENCE_MS = 200;

/** What may happen to it, and what then is done: `FIGURE` in states.js. */
export class LiveFigure {
  old = tooOld();
  turn = 0; // each change begins one; what comes for an older one is not heard
  next = null; // the run that a frame will begin: its promise
  patience = null;
  machine = new Machine(FIGURE, "still", {
    await: () => {
      this.next = deferred();
      frame().then(() => this.machine.on("frame"));
    },
    ask: () => (this.old ? frame() : this.consent.given()).then(() => this.machine.on("consent")),
    run: () => this.run(),
    runBriefly: () => this.run(() => this.model.stop()),
    stop: () => this.model.stop(),
    dim: () => this.stage.classList.contains("lf-waiting") || this.wait({ loading: "…" }),
    wait: (news) => this.wait(news),
    draw: (news) => this.show(news),
    settle: (news) => this.settle(news),
    fail: (error) => this.fail(error),
  });

  /** @param {HTMLElement} element @param {Spec} spec */
  constructor(element, spec) {
    this.element = element;
    this.spec = spec;
    this.status = html("p", { class: "lf-status", role: "status" });
    this.consent = consent(this.spec, this.status);
    this.tables = element.querySelector("details");
    this.outputs = this.recorded = decodeOutputs(this.spec.outputs);
    this.values = this.defaults;
  }

  get defaults() {
    return Object.fromEntries(Object.entries(this.spec.controls).map(([n, c]) => [n, c.value]));
  }

  /** Where its controls begin, but for a guess that has been given. */
  get begun() {
    const { guess } = this.picture;
    return Object.fromEntries(Object.entries(this.defaults).filter(([name]) => !guess || guess.after(name)));
  }

  /** Draw the recorded default, with its controls. */
  async start() {
    const { element, spec } = this;
    const Kind = spec.loops ? (await load("./loop.js")).LoopModel : Model;
    this.model = new Kind(spec, new URL(element.dataset.base, document.baseURI));
    if (spec.llm) this.model.llm = (await load("./llm.js")).modelOf(spec.llm, this.model.base);
    const { inputs, form } = formOf(spec, (values) => this.moved(values), this.model.llm);
    this.inputs = inputs;
    this.form = form;
    this.stage = html("div", { class: "lf-stage" });
    this.picture = await drawing(this.stage, spec, load, (told) => this.take(told));
    const { guess } = this.picture;
    keepInSight(spec, this.inputs, Object.keys(this.inputs).filter((name) => !guess || guess.after(name)));
    this.settings = html("p", { class: "lf-settings" });
    this.stage.addEventListener(COVERED, (event) => this.cover(/** @type {CustomEvent} */ (event).detail));
    guess?.cover(true);
    if (guess) [this.form, this.stage].forEach((part) => answering(part, guess));
    const moving = Object.keys(inputs).length ? [form] : [];
    this.goals = goalsOn(spec, (values) => this.moved({ ...this.begun, ...values }));
    // what is said moves no control
    const above = element.querySelector(":scope > .lf-asks") ?? element.querySelector("figcaption");
    above.after(this.stage, this.settings, ...moving);
    element.querySelector(".lf-goals")?.replaceWith(this.goals.element);
    this.tables.addEventListener("toggle", () => this.fill());
    this.showValues();
    await this.picture.begin(this.recorded);
    (moving[0] ?? this.settings).after(this.status);
    this.goals.redraw(this.recorded);
    this.fill();
    if (Object.keys(spec.controls).length) {
      const tell = (text) => say(this.status, text);
      this.tables.before(tools(spec, { values: () => this.values, reset: () => this.reset(), tell }));
    }
    element.classList.add("lf-drawn");
    element.live = face(this);
    if (this.old) this.ready().catch(() => {}); // which says so
  }

  /** While the answer to its question is covered, nothing else gives it away; then the guess has been given. */
  cover(covered) {
    this.element.classList.toggle("lf-guessing", covered);
    for (const [name, { element }] of Object.entries(this.inputs))
      element.hidden = !this.picture.guess.seen(name);
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
      const { controls, discrete } = this.spec;
      if (!Object.hasOwn(controls, name)) throw new Refused(`no control ${name}; it has: ${Object.keys(controls)}`);
      check(name, controls[name], value, discrete.includes(name));
    }
    if (this.status.textContent === this.refused) say(this.status, "");
    Object.assign(this.values, values);
    this.picture.guess?.given(Object.keys(values));
    if (Object.keys(values).length) this.goals.moved();
    this.turn++;
    this.showValues();
    this.machine.on("change");
    return this.next.promise;
  }

  /** The reader moved something: what goes wrong is said on the page, not thrown. */
  moved(values) {
    return this.change(values).catch((error) => {
      if (error instanceof Refused) say(this.status, (this.refused = error.message));
    });
  }

  reset() {
    this.moved(this.defaults);
    for (const { reset } of Object.values(this.inputs)) reset?.();
    this.picture.guess?.cover(true);
  }

  /** The reader took hold of something in the picture: of each control, where to put it. */
  take(told) {
    if (this.form.disabled) return;
    const at = ([name, to]) => [name, valueAt(this.spec.controls[name], to, this.values[name])];
    this.moved(Object.fromEntries(Object.entries(told).map(at)));
  }

  /** Ask the model for what the controls say now. */
  async run(begun = () => {}) {
    const { turn, next } = this;
    const hear = (event, news) => turn === this.turn && this.machine.on(event, news);
    this.patience ??= setTimeout(() => this.machine.on("late"), PATIENCE_MS); // unless something has been said already
    try {
      if (this.old) throw this.old;
      const answered = this.model.run({ ...this.values }, (news) => hear(news.loading ? "loading" : "part", news));
      begun();
      const answer = await answered;
      hear("answer", answer);
      next.resolve(answer.outputs);
    } catch (error) {
      hear("error", error);
      next.reject(error);
    }
  }

  /** What is drawn is no longer what the controls say, and not yet what they will. */
  wait({ loading }) {
    this.busy(true);
    this.stage.classList.add("lf-waiting");
    const silent = this.form.disabled || ["", this.waiting].includes(this.status.textContent);
    if (!silent) return;
    const [what, much] = /^([^:]*)(.*)$/.exec(`Loading ${loading}`).slice(1);
    const far = this.status.querySelector(".lf-far"); // how far it has come is seen, and not said
    if (far?.previousSibling?.textContent === what) say(far, much);
    else this.status.replaceChildren(what, html("span", { class: "lf-far", "aria-live": "off" }, much));
    this.waiting = this.status.textContent;
  }

  /**
   * Something has come; of a loop, how many steps it has taken.
   * @param {{outputs: object, steps?: number, unread?: object}} news unread: of texts, what was too long
   */
  show({ outputs, steps, unread }) {
    this.busy(true);
    this.patient();
    if (steps) this.inputs.steps.show(steps);
    for (const [name, text] of Object.entries(unread ?? {})) this.inputs[name]?.unread?.(text);
    this.draw(outputs);
    this.stage.classList.remove("lf-waiting");
    if (this.form.disabled || this.status.textContent === this.waiting) this.status.replaceChildren();
    this.form.disabled = false;
  }

  settle(answer) {
    if (answer.steps) this.values.steps = answer.steps; // fewer than asked for, if it was stopped
    this.show(answer);
    this.busy(false);
  }

  /** The recorded default stays on the page, and a sentence says why. */
  fail(error) {
    this.turn++; // nothing more is to come for it
    this.busy(false);
    this.patient();
    this.form.disabled = true;
    this.values = this.defaults;
    this.showValues();
    const again = error.final ? [] : [button("Try again", () => this.moved({}))];
    this.status.replaceChildren(`This figure shows its recorded default: ${error.message}. `, ...again);
    this.stage.classList.remove("lf-waiting");
    this.draw(this.recorded);
  }

  /** What runs step by step can be stopped. */
  busy(runs) {
    if (this.spec.loops) this.inputs.steps.busy?.(runs ? () => this.machine.on("stop") : null);
  }

  patient() {
    clearTimeout(this.patience);
    this.patience = null;
  }

  draw(outputs) {
    this.outputs = outputs;
    const held = this.form.contains(document.activeElement) ? document.activeElement : null;
    const top = held?.getBoundingClientRect().top;
    this.picture.redraw(outputs);
    this.goals.redraw(outputs);
    // the picture got higher: the control stays under the hand
    const moved = held ? held.getBoundingClientRect().top - top : 0;
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

const frame = () => new Promise((done) => (document.hidden ? setTimeout : requestAnimationFrame)(done));
