/** A large model comes only when the reader has said so, who is told how large it is. */
import { html } from "./dom.js";

const LARGE = 16e6; // bytes; `MAX_BYTES` in publish.py: no other figure has more

/**
 * @param {{bytes: number}} spec @param {HTMLElement} status where it is asked
 * @returns {{given: () => Promise<void>, give: () => void}} given: waits for it
 */
export function leave({ bytes }, status) {
  let give = () => {};
  let given = bytes > LARGE ? null : Promise.resolve();
  const ask = () => new Promise((done) => {
    const button = html("button", { type: "button", class: "lf-button" }, "Load it");
    give = () => {
      if (status.contains(button)) status.replaceChildren();
      done();
    };
    button.addEventListener("click", give);
    status.replaceChildren(`This figure runs a model of ${Math.round(bytes / 1e6)} MB on your device. `, button);
  });
  return {
    given: () => (given ??= ask()),
    give: () => {
      given ??= Promise.resolve();
      give();
    },
  };
}
