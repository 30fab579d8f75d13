/** The input of a text that a language model reads: prepared texts, and once it is loaded the reader's own. */
import { html, say } from "./dom.js";

const OWN = "your own, below";
const megabytes = (bytes) => Math.round(bytes / 1e6);

/** What every field has in which a text is typed. */
export const TYPED = { type: "text", autocomplete: "off", spellcheck: "false", dir: "auto" };

/** A control's options to choose from. @param {string} id @param {any} control */
export const choices = (id, { options }) =>
  html("select", { id }, ...options.map((text) => html("option", { value: text }, text)));

/** @param {{id: string, control: Control, moved: (value: string) => void}} parts of `input` in controls.js */
export function prompt({ id, control, moved }) {
  const select = choices(id, control);
  const own = html("option", { value: "" }, OWN);
  const field = html("input", { ...TYPED, hidden: true, "aria-label": `${control.label}, your own`,
    placeholder: "Type a text of your own" });
  const button = html("button", { type: "button", class: "lf-button", hidden: true });
  const bar = html("progress", { hidden: true, "aria-label": "how much has come" });
  const hint = html("p", { class: "lf-hint", role: "status" });
  const model = html("div", { class: "lf-model", hidden: true }, field, button, bar, hint);
  let llm = null;
  let pressed = false; // here, and not in another figure
  let note = ""; // on what was typed

  const noted = (text) => {
    note = text;
    if (llm) changed(); // without a model only prepared texts can be chosen
  };
  const type = () => {
    const some = field.value.trim();
    noted(some ? "" : "Type at least one word.");
    if (some) moved(field.value);
  };
  select.addEventListener("change", () => {
    if (select.value) moved(select.value);
    else field.value ? type() : field.focus();
  });
  field.addEventListener("input", type);
  button.addEventListener("click", () => {
    pressed = true;
    if (llm.state === "loading") llm.pause();
    else llm.load();
  });

  /** What can be done now: load it, wait, or type. */
  const changed = () => {
    const { state, come, problem, kept, published: { name, bytes } } = llm;
    const ready = state === "ready";
    if (ready && field.hidden) {
      select.append(own);
      field.hidden = false;
      if (pressed) field.focus();
      if (field.value) select.value = ""; // a link's text has waited for it
    }
    button.hidden = ready;
    bar.hidden = !["loading", "paused"].includes(state);
    bar.value = come / bytes;
    const size = kept ? "it is kept in this browser" : `${megabytes(bytes)} MB`;
    const some = `${megabytes(come)} of ${megabytes(bytes)} MB`;
    const failed = `${name} could not be loaded: ${problem}.`;
    const [act, said] = {
      absent: [`Load ${name} (${size}) to type your own`, saving(kept)], loading: ["Pause", some],
      paused: ["Go on", some], failed: ["Try again", failed] }[state] ?? ["", note];
    say(button, act);
    say(hint, said);
  };

  return {
    element: html("div", { class: "lf-control lf-prompt" }, html("label", { for: id }, control.label), select, model),
    show: (value) => {
      const prepared = control.options.includes(value);
      select.value = prepared ? value : "";
      if (!prepared && field.value !== value) field.value = value;
      if (prepared && note) noted("");
    },
    /** There is a model to read what is typed. @param {import("./llm.js").Llm} found */
    readBy: (found) => {
      llm = found;
      model.hidden = false;
      llm.watch(changed);
    },
    /** What of the text was too long to be read. */
    unread: (text) => noted(text ? `Not read, after ${control.max_tokens} tokens: ${text}` : ""),
  };
}

/** The reader has asked the browser to load little. */
const saving = (kept) => (navigator.connection?.saveData && !kept ? "Your browser is set to save data." : "");
