// An answer as tokens that can be looked at: each a span, underlined as far as it was probable.

/** @typedef {{ token: string, logprob: number, top_logprobs: { token: string, logprob: number }[] }} Told */

/** What each span of an answer shows. @type {WeakMap<HTMLElement, Told[]>} */
const shows = new WeakMap();

const title = document.getElementById("token-title");
const text = document.getElementById("token-text");
const list = document.getElementById("likeliest");

/** The likelihood of tokens that came together, such as the parts of one character. */
const probability = (tokens) => Math.exp(tokens.reduce((sum, one) => sum + one.logprob, 0));

/** @param {number} p */
export function percent(p) {
  if (p >= 0.9995) return "100 %";
  return p < 0.001 ? "< 0.1 %" : `${(100 * p).toFixed(1)} %`;
}

/** What is not seen otherwise. @param {string} token */
const visible = (token) => token.replaceAll("\n", "⏎").replaceAll("\t", "⇥").replaceAll(" ", "␣");

/**
 * Append what an event brings.
 * @param {HTMLElement} place
 * @param {string} shown
 * @param {Told[]} tokens
 */
export function append(place, shown, tokens) {
  const span = document.createElement("span");
  span.className = "token";
  span.textContent = shown;
  shows.set(span, tokens);
  span.tabIndex = place.querySelector(".token") ? -1 : 0; // one stop for Tab, arrows within
  span.setAttribute("role", "button");
  span.setAttribute("aria-label", `${shown.trim() || visible(shown)}, ${percent(probability(tokens))}`);
  span.style.setProperty("--p", String(probability(tokens)));
  place.append(span);
  return span;
}

/**
 * Tell of one token, and of what might have stood in its place.
 * @param {HTMLElement} span
 * @param {string} name - the heading
 */
export function tell(span, name) {
  for (const other of document.querySelectorAll(".told")) other.classList.remove("told");
  span.classList.add("told");
  title.textContent = name;
  const tokens = shows.get(span);
  text.textContent = `“${visible(span.textContent)}”, ${percent(probability(tokens))}`;
  const [first] = tokens;
  list.replaceChildren(...first.top_logprobs.map((one) => row(one, one.token === first.token)));
}

function row({ token, logprob }, chosen) {
  const item = document.createElement("li");
  const [word, number] = [document.createElement("span"), document.createElement("span")];
  word.textContent = visible(token);
  number.textContent = percent(Math.exp(logprob));
  item.append(word, number);
  item.style.setProperty("--p", String(Math.exp(logprob)));
  if (chosen) item.setAttribute("aria-current", "true");
  return item;
}

/**
 * Pointer, focus and arrow keys choose a token of an answer.
 * @param {HTMLElement} place
 */
export function choosable(place) {
  const choose = (event) => {
    const span = event.target.closest(".token");
    if (span) tell(span, "This token");
  };
  place.addEventListener("pointerover", choose);
  place.addEventListener("focusin", choose);
  place.addEventListener("click", choose);
  place.addEventListener("keydown", (event) => {
    /** @type {HTMLElement[]} */
    const all = Array.from(place.querySelectorAll(".token"));
    const here = all.indexOf(/** @type {HTMLElement} */ (event.target));
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (here < 0 || to === undefined) return;
    event.preventDefault();
    const next = all[Math.min(Math.max(to, 0), all.length - 1)];
    all[here].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
