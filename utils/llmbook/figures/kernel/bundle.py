"""The browser's modules, carried into a notebook by one anywidget.

anywidget takes one module without relative imports. So each of ours travels once, as text, and is
linked there by Blob URLs: a fraction of the bytes of a bundle made of nested `data:` URLs.
"""

import hashlib
import json
import re

from ..browser import BROWSER, IMPORT, in_order, reached

STYLES = ["palette.css", "figure.css"]

#: The drawing's own module. It is small, and so is what each drawing carries: ours come from one
#: widget that all share, since a browser never forgets a module, nor anywidget (0.11) a model.
LINK = """\
const linked = (globalThis.llmbookModules ??= {});
function link({ css, modules }) {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const urls = {};
  for (const [path, text] of modules) {
    const source = text.replace(/"llmbook:([^"]+)"/g, (_, path) => JSON.stringify(urls[path]));
    urls[path] = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  }
  return urls;
}
// Nothing is loaded in initialize(): anywidget gives up on it after two seconds.
export default {
  async render({ model, el }) {
    const shared = await model.widget_manager.get_model(model.get("scripts").split("_").at(-1));
    const urls = (linked[shared.get("key")] ??= link(JSON.parse(shared.get("text"))));
    const { render } = await import(urls["kernel.js"]);
    return render({ model, el, load: (path) => import(urls[path]) });
  },
};
"""


def bundle(entry: str) -> tuple[str, str]:
    """`entry`, every view and all that they import, as JSON; and its hash.

    The JSON is {"css", "modules": [[path, text], …]}; an import there reads "llmbook:svg.js".
    """
    views = sorted(f"views/{path.name}" for path in (BROWSER / "views").glob("*.js"))
    modules = []
    for path in in_order([entry, *views]):

        def absolute(match: re.Match[str], path: str = path) -> str:
            return f'{match[1]}"llmbook:{reached(path, match[2])}"'

        source = (BROWSER / path).read_text(encoding="utf-8")
        modules.append([path, IMPORT.sub(absolute, source)])
    css = "".join((BROWSER / name).read_text(encoding="utf-8") for name in STYLES)
    text = json.dumps({"css": css, "modules": modules}, ensure_ascii=False)
    return text, hashlib.sha256(text.encode()).hexdigest()[:16]
