/**
 * What a figure, what is asked of its model, the page's language model and a worker may be in, and what each event
 * makes of that. It is decided here and nowhere else: the others say what has happened, and do what is named.
 *
 * A row is a state, in it stand the events that can happen there: `"next act"` names the state that follows and what
 * is done, "" changes nothing. What stands in no row cannot happen, and is a mistake of ours.
 */

/** @typedef {Record<string, Record<string, string>>} Table by state and event */

/**
 * A figure. `change`: its values changed, whoever changed them. `frame`: it may begin to run. `consent`: the reader
 * lets a large model come. From what runs: `loading`, `part` (outputs on the way), `answer`, `error`; an older run is
 * not heard. `stop`: the reader stops what runs step by step. `late`: the picture is much behind its controls.
 * @type {Table}
 */
export const FIGURE = {
  still: { change: "due await", error: "failed fail", stop: "", late: "" },
  due: { change: "due", frame: "asking ask", stop: "stopping", late: "due dim" },
  stopping: { change: "stopping", frame: "ending ask", stop: "", late: "stopping dim" },
  asking: { change: "asking", consent: "running run", stop: "", late: "asking dim" },
  ending: { change: "ending", consent: "running runBriefly", stop: "", late: "ending dim" },
  running: {
    change: "due await", loading: "running wait", part: "running draw", answer: "still settle", error: "failed fail",
    stop: "running stop", late: "running dim",
  },
  failed: { change: "due await", stop: "", late: "" },
};

const LOST = { overtaken: "over pass", error: "over reject" };

/**
 * What is asked of a model. It is answered once: by the model or, if it was `overtaken`, with what overtook it. `news`:
 * something comes on the way. `ready`: all that it needs is there.
 * @type {Table}
 */
export const REQUEST = {
  waiting: { news: "waiting tell", ready: "running", stop: "stopped", ...LOST },
  stopped: { news: "stopped tell", ready: "running", stop: "", ...LOST },
  running: { news: "running tell", answer: "over resolve", stop: "running halt", ...LOST },
  over: { news: "", ready: "", answer: "", overtaken: "", error: "", stop: "" },
};

const ENDS = { ready: "ready tell", failed: "failed fail", died: "failed die" };

/**
 * A language model, on the page and in its worker alike: what the one sends the other hears. `come`: a file has; one
 * that was under way comes after a pause, too. `died`: the worker has, with all that it held.
 * @type {Table}
 */
export const LLM = {
  absent: { load: "loading load", pause: "" },
  loading: { load: "", pause: "paused pause", come: "loading tell", ...ENDS },
  paused: { load: "loading load", pause: "", come: "paused tell", ...ENDS },
  ready: { load: "", pause: "", died: "failed die" },
  failed: { load: "loading load", pause: "", come: "failed tell", ...ENDS, failed: "" },
};

/** A worker: started with the first message, and anew with the first after it has died. @type {Table} */
export const WORKER = {
  absent: { send: "there start" },
  there: { send: "there post", died: "absent tell" },
};

/**
 * A goal, reached by its reader and not by what was shown to them. `true`, `false`: what the figure says now. `show`:
 * it is set to where the goal is reached; once the figure says something else, the reader may reach it. `cannot`: the
 * reader says, of one that is out of reach, that it is. Which are reached is kept elsewhere (reached.js).
 * @type {Table}
 */
export const GOAL = {
  open: { true: "open reach", false: "", show: "showing", cannot: "open reach" },
  showing: { true: "shown", false: "", show: "" },
  shown: { true: "", false: "open", show: "showing" },
};

export class Machine {
  /**
   * @param {Table} table @param {string} state the first
   * @param {Record<string, (...given: any[]) => void>} acts what is done, by the names in the table
   */
  constructor(table, state, acts) {
    this.table = table;
    this.state = state;
    this.acts = acts;
  }

  /** Something has happened; `given` is what there is to know of it. */
  on(event, ...given) {
    const follows = this.table[this.state][event];
    if (follows === undefined) throw new Error(`${event} cannot happen while ${this.state}`);
    const [state, act] = follows.split(" ");
    if (state) this.state = state;
    if (act) this.acts[act](...given);
  }
}

/** A promise that others keep, with what keeps it. (`Promise.withResolvers` is younger than the browsers we serve.) */
export function deferred() {
  const made = /** @type {any} */ ({});
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

/** What is asked of a model: `promise` has the answer. */
export class Request extends Machine {
  /**
   * @param {any} values what is asked for   @param {(news: any) => void} [tell] hears what comes on the way
   * @param {() => void} [halt] ends what runs
   */
  constructor(values, tell = () => {}, halt = () => {}) {
    const { promise, resolve, reject } = deferred();
    super(REQUEST, "waiting", { tell, halt, resolve, reject, pass: (newest) => resolve(newest.promise) });
    this.values = values;
    this.promise = promise;
  }

  get over() {
    return this.state === "over";
  }
}

/** A worker, there when it is needed. */
export class Messenger {
  #worker = null;
  #machine = new Machine(WORKER, "absent", {
    start: (message) => this.#start(message),
    post: (message) => this.#worker.postMessage(message),
    tell: (problem) => this.died(problem),
  });

  /**
   * @param {string} script beside this module @param {() => object} hello its first message
   * @param {(message: any) => void} hear @param {(problem: string) => void} died
   */
  constructor(script, hello, hear, died) {
    this.script = script;
    this.hello = hello;
    this.hear = hear;
    this.died = died;
  }

  send(message) {
    this.#machine.on("send", message);
  }

  #start(message) {
    const worker = (this.#worker = new Worker(new URL(this.script, import.meta.url), { type: "module" }));
    worker.addEventListener("message", ({ data }) => worker === this.#worker && this.hear(data));
    worker.addEventListener("error", (event) => {
      if (worker !== this.#worker) return; // it is dead already
      worker.terminate();
      this.#worker = null;
      this.#machine.on("died", event.message ?? "its worker did not start");
    });
    worker.postMessage(this.hello());
    worker.postMessage(message);
  }
}
