/** Live figures on a web page: near its reader one is drawn as recorded, and its model loaded when they move. */
import { html, later, say } from "./dom.js";
import { early, reads } from "./early.js";
import { Files } from "./files.js";
import { LiveFigure } from "./live.js";
import { tell } from "./reached.js";
import { follow } from "./tools.js";

/** The figure of an element, drawn; nothing where it cannot be: what is recorded can still be read. */
export async function make(element) {
  try {
    const base = new URL(element.dataset.base, document.baseURI);
    const spec = await new Files(base).json("specs", element.dataset.spec);
    const figure = new LiveFigure(element, spec);
    await figure.start();
    return figure;
  } catch (error) {
    element.querySelectorAll(".lf-controls, .lf-stage, .lf-tools, .lf-status").forEach((part) => part.remove());
    const status = html("p", { class: "lf-status", role: "status" });
    element.prepend(status);
    say(status, `This figure cannot be drawn: ${error.message}. Its recorded numbers are below.`);
    element.querySelector("details").open = true;
    console.error(error);
  }
}

/** A figure is drawn when the reader comes near, the page is printed, or there is nothing else to do. */
function begin() {
  const elements = Array.from(document.querySelectorAll("figure.live-figure[data-base]"));
  const begun = new Map();
  const draw = (element) => {
    if (!begun.has(element)) begun.set(element, make(element));
    return begun.get(element);
  };
  const near = new IntersectionObserver(async (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const figure = await draw(target);
      // unless the reader, or a link, has moved it already: then it is asked
      if (figure && !figure.spec.loops) reads.then(() => figure.turn || figure.ready()).catch(() => {});
      await later(); // the page can be scrolled meanwhile
    }
  }, { rootMargin: "400px" });
  elements.forEach((element) => near.observe(element));
  addEventListener("beforeprint", () => elements.forEach(draw));
  addEventListener("hashchange", () => follow(draw));
  follow(draw);
  tell();
  early(elements, draw);
}

begin();
