// The search page: what Pagefind finds, page by page, and in each its best sections.
const SECTIONS = 3; // of each page
const STEM = 4; // letters: with so many a found word begins as one that was searched for

/** @type {HTMLInputElement} */
const field = document.querySelector("main input[name=q]");
field.value ||= new URLSearchParams(location.search).get("q") ?? ""; // what is typed while Pagefind loads stays
const said = document.getElementById("search-said");
const list = document.getElementById("search-results");
const pagefind = await import(new URL("../pagefind/pagefind.js", import.meta.url).href);
const root = new URL("..", import.meta.url);
await pagefind.options({ excerptLength: 30, baseUrl: root.pathname });

/** A link and, with what was searched for marked, the words around it. */
function entry(address, title, excerpt) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = title;
  const context = document.createElement("p");
  context.className = "context";
  context.innerHTML = excerpt; // Pagefind escapes all but its own <mark>
  item.append(link, context);
  return item;
}

function page({ url, meta, excerpt, sub_results }) {
  const whole = (found) => !found.anchor || found.anchor.element === "h1";
  const sections = sub_results.filter((found) => !whole(found)).slice(0, SECTIONS);
  const top = entry(url, meta.title, sections.length ? "" : excerpt);
  if (!sections.length) return top;
  const inner = document.createElement("ul");
  inner.append(...sections.map((found) => entry(found.url, found.title, found.excerpt)));
  top.lastChild.replaceWith(inner);
  return top;
}

/** Pagefind shortens a word that it does not know until it finds something: that is no answer. */
function answers({ excerpt, sub_results }, words) {
  const stems = words.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.map((word) => word.slice(0, STEM)) ?? [];
  const marked = [excerpt, ...sub_results.map((found) => found.excerpt)].join(" ").matchAll(/<mark>(.*?)<\/mark>/g);
  return Array.from(marked).some(([, text]) => stems.some((stem) => text.toLowerCase().includes(stem)));
}

async function show(words) {
  const { results } = await pagefind.search(words);
  const found = await Promise.all(results.map((result) => result.data()));
  if (words !== field.value.trim()) return; // overtaken
  const pages = found.filter((one) => answers(one, words));
  const many = pages.length === 1 ? "One page has" : `${pages.length || "No"} pages have`;
  said.textContent = `${many} “${words}”${pages.length ? "" : ". Try another form of the word, or fewer words."}`;
  list.replaceChildren(...pages.map(page));
}

async function search() {
  const words = field.value.trim();
  const address = new URL(location.href);
  address.search = words && String(new URLSearchParams({ q: words }));
  history.replaceState(null, "", address);
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = document.querySelectorAll("input[name=q]");
  fields.forEach((other) => other !== field && (other.value = words));
  if (words) return show(words);
  said.textContent = "";
  list.replaceChildren();
}

let typing;
field.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(search, 150);
});
search();
