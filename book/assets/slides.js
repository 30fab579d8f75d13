// A chapter as a presentation (reveal.js): its figures are alive in frames, which load when their slide is near, and
// are drawn as large as the slide has room for.

const { Reveal, RevealNotes } = /** @type {any} */ (window);
const root = document.documentElement;
const SETTLED_MS = 80; // after which a figure is drawn anew at another width
const WIDTHS = [860, 960, 1088]; // px, of a figure in its frame, its controls beside its picture: the first that fits
const ON = ["PageUp", "PageDown"]; // what a presenter's remote control sends, too: never the figure's
const frames = /** @type {HTMLIFrameElement[]} */ ([...document.querySelectorAll("iframe[data-frame]")]);
const heights = new Map(); // of each frame: its figure's, in px, at each width that was tried
const waits = new Map();
const deck = new Reveal({
  plugins: [RevealNotes], hash: true, width: 1280, height: 720, margin: 0, center: false, display: "flex",
  transition: "none", backgroundTransition: "none", slideNumber: "c/t", controls: false, preloadIframes: false,
});

/** The figures of this slide and of the next are loaded; what was moved in one stays as it is. */
function load() {
  const slides = deck.getSlides();
  const at = slides.indexOf(deck.getCurrentSlide());
  for (const slide of slides.slice(at, at + 2)) {
    const frame = slide.querySelector("iframe[data-frame]:not([src])");
    if (!frame) continue;
    const hears = () => frame.contentWindow.addEventListener("keydown", (event) => pressed(event, frame));
    frame.addEventListener("load", hears);
    frame.src = `${frame.dataset.frame}?layout=slide&theme=${root.dataset.theme}`;
  }
}

/** A key in a figure that the figure has no use for is the presentation's; Esc leaves the figure. */
function pressed(event, frame) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const used = event.target.closest?.("input, select, button, summary, a, [tabindex]");
  if (event.key === "Escape") frame.blur();
  else if (ON.includes(event.key) || !used) deck.triggerKey(event.keyCode);
  else return;
  event.preventDefault();
}

/** As large as it fits: laid out narrow it is seen large; while it is too high then, the next width is tried. */
function fit(frame, width, height) {
  const { clientWidth, clientHeight } = frame.parentElement;
  const tried = heights.get(frame) ?? heights.set(frame, new Map()).get(frame);
  if (!clientHeight) return; // its slide is far
  if (WIDTHS.includes(width)) tried.set(width, Math.max(height, tried.get(width) ?? 0)); // it never grows again
  const scale = (wide) => Math.min(clientWidth / wide, clientHeight / (tried.get(wide) ?? 1));
  const next = scale(width) < clientWidth / width || !tried.size ? WIDTHS.find((wide) => !tried.has(wide)) : undefined;
  const wide = next ?? [...tried.keys()].reduce((best, one) => (scale(one) > 0.96 * scale(best) ? one : best));
  Object.assign(frame.style, {
    width: `${wide}px`, height: `${clientHeight / scale(wide)}px`,
    transform: `translateX(${(clientWidth - wide * scale(wide)) / 2}px) scale(${scale(wide)})`,
  });
}

function theme() {
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  for (const frame of frames)
    frame.contentWindow?.postMessage({ llmbook: "theme", theme: root.dataset.theme }, location.origin);
}

addEventListener("message", ({ data, source }) => {
  const frame = data?.llmbook === "height" && data.height > 0 && frames.find((one) => one.contentWindow === source);
  if (!frame) return;
  clearTimeout(waits.get(frame));
  waits.set(frame, setTimeout(fit, SETTLED_MS, frame, data.width, data.height));
});
deck.on("slidechanged", () => {
  if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
  load();
});
deck.addKeyBinding({ keyCode: 84, key: "T", description: "Light or dark" }, theme);
deck.initialize().then(load);
