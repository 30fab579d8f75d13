/** Under a figure: what the reader may try to reach with its controls. The figure's module says whether they have. */
import { button, each, html, say, set } from "./dom.js";

/**
 * How a goal comes to be reached by its reader, and not by what was shown to them. `true` and `false` are what the
 * figure's output says now; once it is no longer what was shown, they may reach it.
 * @type {Record<string, Record<string, string>>}
 */
const GOAL = {
  open: { true: "reached", false: "open", show: "showing" },
  showing: { true: "shown", false: "showing", show: "showing" },
  shown: { true: "shown", false: "open", show: "showing" },
};
const SAID = { open: "Goal", showing: "Goal", shown: "Shown", reached: "Reached" };

/**
 * @param {Goal[]} goals
 * @param {{reached: () => number[], reach: (place: number) => void, show: (place: number) => void}} figure the places
 *   of those that are reached; what is done when one is; what sets the controls to where it is
 */
export function goalsOf(goals, { reached, reach, show }) {
  const states = goals.map(() => "open");
  const impossible = goals.some(({ at }) => !at); // then it may be said of each
  const element = html("ul", { class: "lf-goals", "aria-label": "Goals" });
  const act = (place, event) => {
    const state = GOAL[states[place]][event];
    if (state !== "reached") states[place] = state;
    else if (!reached().includes(place)) reach(place);
  };
  const item = ({ task, at }, place) => {
    const cannot = () => {
      if (at) say(made.querySelector(".lf-means"), "It can be done.");
      else reach(place);
      draw();
      if (!at) made.focus();
    };
    const shown = () => {
      act(place, "show");
      if (at) show(place);
      else act(place, "true");
      draw();
      made.focus(); // its buttons go
    };
    const ways = [button("Show me", shown), ...(impossible ? [button("It cannot be done", cannot)] : [])];
    const [said, told] = [html("span", { class: "lf-said" }), html("span", { class: "lf-task" }, task)];
    const made = html("li", { tabindex: -1 }, said, told, html("span", { class: "lf-acts" }, ...ways),
      html("p", { class: "lf-means", role: "status" }));
    return made;
  };
  const draw = () => {
    const done = reached();
    each(element, goals, (place) => item(goals[place], place), (node, { means }, place) => {
      const state = done.includes(place) ? "reached" : states[place];
      const known = state === "reached" || state === "shown";
      set(node, { "data-state": state });
      say(node.firstChild, `${SAID[state]}: `);
      const told = node.querySelector(".lf-means");
      if (known || told.textContent === means) say(told, known ? means : "");
      node.querySelector(".lf-acts").hidden = known;
    });
  };
  const redraw = (outputs) => {
    goals.forEach(({ reached: name, at }, place) => at && act(place, String(Boolean(outputs[name].data[0]))));
    draw();
  };
  return { element, redraw, draw };
}
