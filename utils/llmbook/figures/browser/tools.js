/** Under a figure: back to how it began, and a link to how it stands; and what such a link opens. */
import { parse, Refused } from "./controls.js";
import { button, html, say } from "./dom.js";

/** @param {Spec} spec @param {{values: () => object, reset: () => void, tell: (text: string) => void}} figure */
export function tools(spec, { values, reset, tell }) {
  const copies = (name, made) =>
    button(name, async (pressed) => {
      const text = made();
      try {
        await navigator.clipboard.writeText(text);
        say(pressed, "Copied");
        setTimeout(() => say(pressed, name), 1500);
      } catch {
        tell(text); // no leave to use the clipboard: it can be selected
      }
    });
  const { home } = document.getElementById(spec.id).dataset; // of a figure alone: the page that it is from
  const link = copies("Copy link", () => linkTo(spec, values(), home ?? location.href));
  const embed = copies("Embed", () => frameOf(spec, values()));
  embed.classList.add("lf-embed");
  const ways = [button("Reset", reset), link, ...(spec.embed && !home ? [embed] : [])];
  return html("div", { class: "lf-tools" }, ...ways);
}

/** What another page shows it with: a frame, and the script that makes it as high as the figure is. */
function frameOf(spec, values) {
  const element = document.getElementById(spec.id);
  const root = new URL("..", new URL(element.dataset.base, document.baseURI));
  const frame = html("iframe", {
    src: linkTo(spec, values, new URL(spec.embed, root)), title: spec.caption, width: "100%",
    height: Math.ceil(element.offsetHeight) + 30, loading: "lazy", allow: "clipboard-write", style: "border: 0",
  });
  const script = html("script", { src: new URL("_static/embedded.js", root).href, async: "" });
  return frame.outerHTML + script.outerHTML;
}

/** A page, with the values that are not the figure's own: `#id?temperature=0.5`. */
function linkTo({ id, controls }, values, page) {
  const link = new URL(page, document.baseURI);
  const changed = Object.entries(values).filter(([name, value]) => value !== controls[name].value);
  const query = new URLSearchParams(changed).toString();
  link.hash = `${id}${query && "?"}${query}`;
  return link.href;
}

/** Put a figure where the page's address says: `#id?temperature=0.5`. */
export async function follow(draw) {
  const [id, ...query] = location.hash.slice(1).split("?");
  const element = document.getElementById(id);
  const figure = query.length && element?.matches("figure.live-figure[data-base]") && await draw(element);
  if (!figure) return;
  const values = {};
  for (const [name, text] of new URLSearchParams(query.join("?"))) {
    if (Object.hasOwn(figure.spec.controls, name)) values[name] = parse(figure.spec.controls[name], text);
  }
  if (figure.spec.more.some((name) => name in values)) figure.form.querySelector("details").open = true;
  // the hand is on no control: the page stays where the link leads
  /** @type {HTMLElement} */ (document.activeElement)?.blur();
  figure.element.scrollIntoView();
  figure.change(values).catch((error) => {
    if (error instanceof Refused) say(figure.status, `The link does not fit: ${error.message}`);
  });
}
