// The book's pages: theme, contents on a narrow screen, full screen, copying code, where one is.
// Every page works without it.

const root = document.documentElement;
const find = (selector) => document.querySelector(selector);

/** The theme: the reader's choice if there is one, otherwise the system's, also when it changes. */
function theme() {
  const button = find(".tool-theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = (name) => {
    root.dataset.theme = name;
    button.setAttribute("aria-pressed", String(name === "dark"));
  };
  const chosen = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  button.hidden = false;
  show(root.dataset.theme);
  button.addEventListener("click", () => {
    const name = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", name); } catch { /* then it holds for this page */ }
    show(name);
  });
  system.addEventListener("change", () => chosen() ?? show(system.matches ? "dark" : "light"));
}

/** On a narrow screen the contents open over the page; Escape and a click outside close them. */
function contents() {
  const button = find(".bar-menu");
  const panel = find(".contents");
  const set = (open) => {
    root.classList.toggle("contents-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => {
    set(!root.classList.contains("contents-open"));
    if (root.classList.contains("contents-open")) panel.querySelector("a")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.classList.contains("contents-open")) return;
    set(false);
    button.focus();
  });
  document.addEventListener("click", (event) => {
    if (!panel.contains(event.target) && !button.contains(event.target)) set(false);
  });
  panel.querySelector(".current > a")?.setAttribute("aria-current", "page");
}

function fullscreen() {
  const button = find(".tool-fullscreen");
  if (!document.fullscreenEnabled) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen();
  });
}

/** A button on each code cell; what it did is also said to those who do not see it. */
function copying() {
  if (!navigator.clipboard) return;
  for (const code of document.querySelectorAll(".cell_input .highlight, .highlight-python .highlight")) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "copy", textContent: "Copy" });
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const said = await navigator.clipboard.writeText(code.querySelector("pre").innerText).then(
        () => "Copied", () => "Not allowed");
      button.textContent = said;
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    code.append(button);
  }
}

/** What scrolls sideways can be scrolled by keyboard, and says that it scrolls. */
function scrolling() {
  const wide = "pre, .pst-scrollable-table-container, .formula, span.math, .output, .live-figure table";
  const closed = (element) => element.closest("details:not([open])"); // to ask for its width lays it out
  const mark = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const all = document.querySelectorAll(wide);
    const shown = Array.from(all).filter((element) => !closed(element));
    // all are asked first: one layout
    const scrolls = shown.map((element) => element.scrollWidth > element.clientWidth + 1);
    shown.forEach((element, i) => {
      if (scrolls[i]) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
  };
  mark();
  addEventListener("resize", mark);
  document.addEventListener("toggle", mark, { capture: true }); // of any <details>; it does not bubble
  // A figure writes its tables after their <details> has opened, and anew when its numbers change.
  const tables = new MutationObserver(mark);
  for (const details of document.querySelectorAll(".live-figure details")) {
    tables.observe(details, { childList: true });
  }
}

/** What a link with this `#…` leads to; nothing if it cannot be decoded. */
function target(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1).split("?")[0]));
  } catch { return null; }
}

/** Mark in "On this page" the section that is being read. */
function reading() {
  const links = new Map();
  for (const link of document.querySelectorAll(".here a[href^='#']")) {
    const section = target(link.getAttribute("href"));
    if (section) links.set(section, link);
  }
  const update = () => {
    let current = null;
    for (const [section, link] of links) {
      if (section.getBoundingClientRect().top < 140) current = link;
    }
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  if (links.size) {
    addEventListener("scroll", () => requestAnimationFrame(update), { passive: true });
    update();
  }
}

/** A closer look opens where a link leads into it, to it, or the page is printed. */
function closer() {
  const open = () => {
    const there = target(location.hash);
    const own = there?.matches(".closer-look") ? there.querySelector("details.closer") : null;
    let one = own ?? there?.closest("details");
    if (!one) return;
    for (; one; one = one.parentElement.closest("details")) one.setAttribute("open", "");
    there.scrollIntoView();
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => { // the same link once more
    const link = /** @type {Element} */ (event.target).closest?.("a[href^='#']");
    if (link?.getAttribute("href") === location.hash) open();
  });
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = Array.from(document.querySelectorAll("details.closer:not([open])"));
    closed.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((one) => (one.open = false)));
  open();
}

/** "/" goes to the search field, as on most such pages. */
function searching() {
  document.addEventListener("keydown", (event) => {
    const typing = /** @type {Element} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    find(".bar .find input").focus();
  });
}

/** What has been read is kept, and there without a network (`sw.js`), where the browser and its reader allow it. */
async function offline() {
  if (!navigator.serviceWorker || navigator.connection?.saveData) return;
  await new Promise((done) => setTimeout(done, 5000)); // the page comes first
  try {
    await navigator.serviceWorker.register(new URL(`${root.dataset.content_root}sw.js`, document.baseURI));
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    /** @type {NodeListOf<HTMLElement>} */
    const elements = document.querySelectorAll("[data-spec]");
    const figures = Array.from(elements, ({ dataset: { base, spec } }) =>
      new URL(`${base}specs/${spec}`, document.baseURI).href);
    active.postMessage({ seen: [document.baseURI, ...loaded, ...figures].map((url) => url.split(/[?#]/)[0]) });
  } catch { /* it is forbidden: then there is a network, or no book */ }
}

for (const part of [theme, contents, fullscreen, searching, closer]) part();
requestAnimationFrame(() => setTimeout(() => { // painted: now what asks for sizes, and then the rest
  for (const part of [scrolling, reading, copying, offline]) part();
}));
