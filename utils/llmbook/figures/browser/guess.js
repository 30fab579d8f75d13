/** A question whose answer is covered until the reader has said what they expect of it, or has skipped it. */
import { button, html, say } from "./dom.js";
import { readable, readNumber } from "./values.js";

/** The event with which a figure hears whether its answer is covered. */
export const COVERED = "lf-covered";

/**
 * `given`: the reader has moved these controls; `cover`: as it is at first; `seen`: whether a control is, by its name;
 * `after`: whether it is once the answer is; `stands`: the guess is where its control is; `show`: as the button does.
 * @typedef {{host: HTMLElement, seen: (name: string) => boolean, after: (name: string) => boolean,
 *   redraw: (outputs: object) => void, given: (names?: string[]) => void, cover: (covered: boolean) => void,
 *   stands: () => void, show: () => void}} Guess
 */

/** Where its controls are: a slider that is clicked, or left by *Enter*, stands where its reader wants it. */
export function answering(host, guess) {
  const slides = (event) => event.target.matches("input[type=range], [role=slider]");
  host.addEventListener("click", (event) => slides(event) && guess.stands());
  host.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input, [role=slider]")) return;
    event.preventDefault(); // or it presses the button, too, to which the focus goes
    if (slides(event)) guess.stands();
    guess.show();
  });
}

/**
 * @param {{asks: string, of: string[], says: string[], off: string, near: number, which: string, why: string,
 *   stays: boolean}} view
 * @param {HTMLElement[]} answer its views @returns {Guess}
 */
export function guess({ asks, of, says, off, near, which, why, stays }, answer) {
  const told = html("p", { class: "lf-verdict" });
  const hidden = html("div", { class: "lf-answer" }, ...answer);
  const show = button("Show", () => uncover(true));
  const skip = button("Skip", () => uncover(false));
  const again = button("Guess again", () => {
    cover(true);
    asked.focus(); // not on what would skip it
  });
  const ways = html("p", { class: "lf-acts" }, show, skip, again);
  const asked = html("p", { class: "lf-asks", tabindex: -1 }, html("strong", {}, "Your guess. "), asks);
  const question = html("div", { class: "lf-question", role: "group", "aria-label": "Your guess" }, asked, ways, told);
  const host = html("div", { class: "lf-guess" }, question, hidden);
  const drawn = answer.some((one) => one.querySelector(".lf-draws")); // the guess is drawn where its answer will be
  let [verdict, reason, answered, open] = ["", "", false, false];
  const tell = () => say(told, open ? [answered ? verdict : "", reason].join(" ").trim() : "");
  const cover = (covered) => {
    host.classList.toggle(drawn ? "lf-uncurved" : "lf-covered", covered);
    host.classList.toggle("lf-given", !covered && !stays);
    hidden.inert = covered && !drawn;
    open = !covered;
    show.hidden = skip.hidden = !covered;
    again.hidden = covered;
    if (covered) [answered, show.disabled] = [false, true];
    tell();
    host.dispatchEvent(new CustomEvent(COVERED, { bubbles: true, detail: covered }));
  };
  const uncover = (given) => {
    answered = given;
    cover(false);
    again.focus();
  };
  cover(true);
  const number = (name, outputs) => readNumber({ fields: { [name]: { output: name } } }, name, outputs);
  const fits = (outputs) => {
    if (!off) return which ? number(which, outputs) : 0;
    const by = number(off, outputs);
    return Math.abs(by) <= Math.fround(near) ? 0 : Math.min(by < 0 ? 1 : 2, says.length - 1);
  };
  const redraw = (outputs) => {
    const unsigned = (name) => (name === off ? Math.abs(number(name, outputs)) : number(name, outputs));
    const filled = (said) => said.replace(/\{(\w+)\}/g, (_, name) => readable(unsigned(name)));
    verdict = filled(says[fits(outputs)] ?? "");
    reason = filled(why);
    tell();
  };
  const stands = () => (show.disabled = false); // where it is
  const given = (names = of) => {
    if (!names.some((name) => of.includes(name))) return;
    stands();
    if (open) answered = true; // who skipped it guesses now
  };
  const after = (name) => stays || !of.includes(name);
  const seen = (name) => (open ? after(name) : of.includes(name));
  return { host, seen, after, redraw, given, cover, stands, show: () => open || show.click() };
}
