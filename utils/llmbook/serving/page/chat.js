// The conversation: what was said goes to the server whole each time; the server keeps nothing.

import { events } from "./events.js";
import { append, choosable, tell } from "./tokens.js";

/** @returns {any} an element, of whatever kind it is */
const find = (id) => document.getElementById(id);
const [talk, form, words] = [find("talk"), find("ask"), find("words")];
const [send, stop, status, problem, numbers] = ["send", "stop", "status", "problem", "numbers"].map(find);

const messages = [];
let model = "";
let running = null; // the AbortController of the answer that is being written

/** The settings as the API's fields; an empty one is left out. */
function settings() {
  const fields = { temperature: "temperature", top_p: "top-p", max_tokens: "most", seed: "seed" };
  const set = Object.entries(fields).filter(([, id]) => find(id).value !== "");
  return Object.fromEntries(set.map(([name, id]) => [name, Number(find(id).value)]));
}

/** @param {"You" | string} who @returns {HTMLElement} where its text goes */
function entry(who, kind) {
  const [article, name, body] = ["article", "h2", "p"].map((tag) => document.createElement(tag));
  article.className = kind;
  name.textContent = who;
  article.append(name, body);
  talk.append(article);
  return body;
}

/** Follow the newest text, unless the reader has scrolled away from it. */
function follow(change) {
  const end = document.scrollingElement;
  const below = end.scrollHeight - end.scrollTop - end.clientHeight;
  change();
  if (below < 80) end.scrollTop = end.scrollHeight;
}

function busy(yes) {
  send.disabled = yes;
  stop.disabled = !yes;
  talk.setAttribute("aria-busy", String(yes));
}

/** Write the answer as it comes. @returns {Promise<string>} its text */
async function receive(place, signal) {
  const asked = { model, messages, stream: true, logprobs: true, top_logprobs: 5, ...settings() };
  const start = performance.now();
  let [count, first, text] = [0, 0, ""];
  try {
    for await (const event of events("/v1/chat/completions", asked, signal)) {
      const choice = event.choices[0];
      const tokens = choice?.logprobs?.content ?? [];
      if (!tokens.length) continue;
      const now = performance.now();
      if (!count) first = now;
      count += tokens.length;
      text += choice.delta.content;
      follow(() => tell(append(place, choice.delta.content, tokens), "The newest token"));
      const rate = count > 1 ? `, then ${((1000 * (count - 1)) / (now - first)).toFixed(1)} a second` : "";
      numbers.textContent = `${count} tokens: the first after ${((first - start) / 1000).toFixed(2)} s${rate}`;
    }
  } catch (error) {
    if (error.name !== "AbortError") problem.textContent = error.message;
  }
  return text;
}

async function ask(text) {
  running = new AbortController();
  const mine = running;
  busy(true);
  problem.textContent = "";
  status.textContent = "The answer is being written.";
  messages.push({ role: "user", content: text });
  let place;
  follow(() => {
    entry("You", "question").textContent = text;
    place = entry(model, "answer");
  });
  choosable(place);
  const answer = await receive(place, mine.signal);
  if (running !== mine) return; // a new chat has begun meanwhile
  if (answer) messages.push({ role: "assistant", content: answer });
  else messages.pop();
  status.textContent = mine.signal.aborted ? `Stopped. ${answer}` : answer; // read aloud once, whole
  running = null;
  busy(false);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = words.value.trim();
  if (!text || running || !model) return;
  words.value = "";
  words.focus();
  ask(text);
});
words.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
stop.addEventListener("click", () => {
  running?.abort();
  words.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") running?.abort();
});
find("new").addEventListener("click", () => {
  running?.abort();
  running = null;
  messages.length = 0;
  talk.replaceChildren();
  for (const place of [numbers, problem, status]) place.textContent = "";
  busy(false);
  words.focus();
});

try {
  model = (await (await fetch("/v1/models")).json()).data[0].id;
  find("model").textContent = model;
} catch {
  problem.textContent = "The server does not answer.";
}
words.focus();
