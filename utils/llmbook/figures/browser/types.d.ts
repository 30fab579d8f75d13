// What several modules speak of. Only the checker reads this (`make check`); a browser never does.

/** A control of a figure, as `Control.spec` in Python writes it. */
interface Control {
  kind: string;
  label: string;
  value: any;
  min?: number;
  max?: number;
  step?: number;
  options?: string[];
  [more: string]: any;
}

/** A goal, as `Goal.spec` in Python writes it: the controls' values at which it is reached, or null. */
interface Goal {
  task: string;
  reached: string;
  means: string;
  at: Record<string, any> | null;
}

/** A figure, as `publish` in Python writes it. */
interface Spec {
  id: string;
  caption: string;
  controls: Record<string, Control>;
  view: any;
  outputs: Record<string, any>;
  model: string;
  bytes: number;
  discrete: string[];
  more: string[];
  held: string[];
  files: string[];
  loops?: Record<string, Record<string, any>>;
  goals?: Goal[];
  page?: string; // whose goals are counted
  embed?: string; // the page that shows it alone, from the site's root
  llm?: import("./llm.js").Published;
}

/** A figure's element on a page, once it is drawn: the contract that tests and curious readers rely on. */
interface Element {
  live?: any;
}

/** Only some browsers say what the reader pays for. */
interface Navigator {
  connection?: { saveData?: boolean };
}
