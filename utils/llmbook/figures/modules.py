"""The browser's modules, carried into a notebook by one anywidget.

anywidget takes one module without relative imports. So each of ours travels once, as text, and is
linked there by Blob URLs: a fraction of the bytes of a bundle made of nested `data:` URLs.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from pathlib import Path

BROWSER = Path(__file__).parent / "browser"
_IMPORT = re.compile(r'((?:from|import)\s+)"(\.{1,2}/[^"]+)"')

_LINK = """\
const modules = %(modules)s;
const linked = (globalThis.llmbookModules ??= {});
function link() {
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
    const urls = (linked["%(key)s"] ??= link());
    const { render } = await import(urls["%(entry)s"]);
    return render({ model, el, load: (path) => import(urls[path]) });
  },
};
"""


def stylesheet() -> str:
    return (BROWSER / "figure.css").read_text(encoding="utf-8")


def imports(path: str) -> list[str]:
    """The modules that a module imports, as paths from the browser folder."""
    source = (BROWSER / path).read_text(encoding="utf-8")
    folder = posixpath.dirname(path)
    return [
        posixpath.normpath(posixpath.join(folder, found)) for _, found in _IMPORT.findall(source)
    ]


def in_order(entries: list[str]) -> list[str]:
    """These modules and all that they import, each after what it imports."""
    order: list[str] = []

    def visit(path: str, above: tuple[str, ...]) -> None:
        if path in above:
            raise ValueError(f"modules import each other: {' → '.join([*above, path])}")
        if path not in order:
            for needed in imports(path):
                visit(needed, (*above, path))
            order.append(path)

    for entry in entries:
        visit(entry, ())
    return order


def bundle(entry: str) -> str:
    """One module that carries `entry`, every view and all that they import."""
    views = sorted(f"views/{path.name}" for path in (BROWSER / "views").glob("*.js"))
    modules = []
    for path in in_order([entry, *views]):
        folder = posixpath.dirname(path)

        def absolute(match: re.Match[str], folder: str = folder) -> str:
            target = posixpath.normpath(posixpath.join(folder, match[2]))
            return f'{match[1]}"llmbook:{target}"'

        source = (BROWSER / path).read_text(encoding="utf-8")
        modules.append([path, _IMPORT.sub(absolute, source)])
    text = json.dumps(modules, ensure_ascii=False)
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    return _LINK % {"modules": text, "key": key, "entry": entry}
