/** Which goals a reader has reached: kept on this device, sent nowhere, forgotten at a press. */
import { button } from "./dom.js";
import { goalsOf } from "./goals.js";

const KEY = "llmbook-goals";
const CHANGED = "llmbook-goals"; // the event
/** All that were reached: "chapters/02_neurons#figure-ring/0"; read once. @type {string[] | null} */
let known = null;

function all() {
  if (known) return known;
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    known = Array.isArray(kept) ? kept : [];
  } catch {
    known = []; // nothing may be kept here, or what was kept is none of ours
  }
  return known;
}

addEventListener("storage", () => (known = null)); // another tab has

function keep(names) {
  known = names;
  try {
    localStorage.setItem(KEY, JSON.stringify(names));
  } catch { /* then they are known until the page is left */ }
  dispatchEvent(new Event(CHANGED));
}

/** What is done when another goal is reached, here or in another tab. */
const heard = (draw) => [CHANGED, "storage"].forEach((event) => addEventListener(event, draw));

/** The goals of a figure on a page. @param {Spec} spec @param {(values: object) => void} move its controls */
export function goalsOn({ id, page = "", goals = [] }, move) {
  const name = (place) => `${page}#${id}/${place}`;
  const made = goalsOf(goals, {
    reached: () => goals.map((_, place) => place).filter((place) => all().includes(name(place))),
    reach: (place) => keep([...all(), name(place)]),
    show: (place) => move(goals[place].at),
  });
  if (goals.length) heard(made.draw);
  return made;
}

const of = (page) => (name) => name.startsWith(`${page}#`);

/** What a page says of its goals, and the table of contents of each page's. */
export function tell() {
  const counts = Array.from(document.querySelectorAll(".goals-count"));
  if (!counts.length) return;
  const told = () => {
    const reached = all();
    for (const count of counts) {
      const { page, goals } = /** @type {HTMLElement} */ (count).dataset;
      const number = reached.filter(of(page)).length;
      const forget = button("Forget", () => keep(all().filter((name) => !of(page)(name))));
      const many = `${goals} goal${goals === "1" ? "" : "s"}`;
      const text = number ? `${number} of ${many} reached` : `${many} to reach`;
      count.replaceChildren(text, ...(number ? [" ", forget] : []));
    }
  };
  heard(told);
  told();
}
