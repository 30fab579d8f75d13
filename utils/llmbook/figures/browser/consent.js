/** A large model comes only when the reader has said so, who is told how large it is. */
import { html } from "./dom.js";
import { deferred } from "./states.js";

const LARGE = 16e6; // bytes; `MAX_BYTES` in publish.py: no other figure has more

/**
 * @param {{bytes: number}} spec @param {HTMLElement} status where it is asked
 * @returns {{given: () => Promise<void>, give: (answer?: any) => void}} given: waits for it
 */
export function consent({ bytes }, status) {
  const { promise, resolve: give } = deferred();
  if (bytes <= LARGE) give();
  const button = html("button", { type: "button", class: "lf-button" }, "Load it");
  button.addEventListener("click", give);
  promise.then(() => status.contains(button) && status.replaceChildren());
  let asked = bytes <= LARGE;
  return {
    give,
    given: () => {
      if (!asked)
        status.replaceChildren(`This figure runs a model of ${Math.round(bytes / 1e6)} MB on your device. `, button);
      asked = true;
      return promise;
    },
  };
}
