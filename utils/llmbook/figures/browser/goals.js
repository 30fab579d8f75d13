/** Under a figure: what the reader may try to reach with its controls. The figure's module says whether they have. */
import { button, each, html, say, set } from "./dom.js";
import { GOAL, Machine } from "./states.js";

const SAID = { open: "Goal", showing: "Goal", shown: "Shown", reached: "Reached" };
const TRIES = 3; // moves, before it may be said that something cannot be done, and before it may be said again

/**
 * @param {Goal[]} goals
 * @param {{reached: () => number[], reach: (place: number) => void, show: (place: number) => void}} figure the places
 *   of those that are reached; what is done when one is; what sets the controls to where it is
 */
export function goalsOf(goals, { reached, reach, show }) {
  const machines = goals.map((_, place) =>
    new Machine(GOAL, "open", { reach: () => reached().includes(place) || reach(place) }));
  const impossible = goals.some(({ at }) => !at); // then it may be said of each
  const element = html("ul", { class: "lf-goals", "aria-label": "Goals" });
  const notes = goals.map(() => "");
  let moves = 0;
  const item = ({ task, at }, place) => {
    const cannot = () => {
      const tried = moves >= TRIES;
      moves = 0;
      notes[place] = !tried ? "Try it first." : at ? "It can be done." : "";
      if (tried && !at) machines[place].on("cannot");
      draw();
      if (tried && !at) made.focus();
    };
    const shown = () => {
      machines[place].on("show");
      if (at) show(place);
      else machines[place].on("true");
      draw();
      made.focus(); // its buttons go
    };
    const ways = [button("Show me", shown), ...(impossible ? [button("It cannot be done", cannot)] : [])];
    const [said, told] = [html("span", { class: "lf-said", role: "status" }), html("span", { class: "lf-task" }, task)];
    const made = html("li", { tabindex: -1 }, said, told, html("span", { class: "lf-acts" }, ...ways),
      html("p", { class: "lf-means", role: "status" }));
    return made;
  };
  const draw = () => {
    const done = reached();
    each(element, goals, (place) => item(goals[place], place), (node, { means }, place) => {
      const state = done.includes(place) ? "reached" : machines[place].state;
      const known = state === "reached" || state === "shown";
      set(node, { "data-state": state });
      say(node.firstChild, `${SAID[state]}: `);
      say(node.querySelector(".lf-means"), known ? means : notes[place]);
      node.querySelector(".lf-acts").hidden = known;
    });
  };
  const redraw = (outputs) => {
    goals.forEach(({ reached: name, at }, place) => at && machines[place].on(String(Boolean(outputs[name].data[0]))));
    draw();
  };
  /** The reader has moved a control. */
  const moved = () => {
    moves += 1;
    notes.fill("");
  };
  return { element, redraw, draw, moved };
}
