/** A large model comes only when the reader has said so, who is told how large it is. */
import { button } from "./dom.js";
import { deferred } from "./states.js";

const LARGE = 16e6; // bytes; `MAX_BYTES` in publish.py: no other figure has more

/** @param {{bytes: number}} spec @param {HTMLElement} status where it is asked */
export function consent({ bytes }, status) {
  const { promise, resolve: give } = deferred();
  if (bytes <= LARGE) give();
  const load = button("Load it", () => give());
  promise.then(() => status.contains(load) && status.replaceChildren());
  let asked = bytes <= LARGE;
  return {
    give,
    given: () => {
      if (!asked)
        status.replaceChildren(`This figure runs a model of ${Math.round(bytes / 1e6)} MB on your device. `, load);
      asked = true;
      return promise;
    },
  };
}
