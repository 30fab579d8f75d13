"""What a page may load and run: nothing from another site, no script but the book's own.

Every page carries the policy as a <meta>, and the build fails where a page would break it.
"""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

BOOT = Path(__file__).parent / "templates" / "boot.js"

# Scripts: the site's own files, and by its hash the one that sets the theme before the first paint.
# Pagefind's search is WebAssembly.
# Styles: 'unsafe-inline', since matplotlib's SVG and MathML tables carry style attributes, which
# no hash can allow. A style can neither send nor load anything here: images and fonts are 'self'.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{boot}'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'"
)


def sha256(script: str) -> str:
    """The hash of an inline script, as a policy names it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def boot() -> str:
    return BOOT.read_text(encoding="utf-8").strip()


def policy() -> str:
    return POLICY.format(boot=sha256(boot()))


class Offences(HTMLParser):
    """What in a page the policy would block: foreign addresses, inline scripts, on… attributes."""

    LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._script: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.found += [f"<{tag} {name}=…>" for name in values if name.startswith("on")]
        address = values.get(self.LOADING.get(tag, ""), "") or ""
        loads = tag != "link" or values.get("rel") not in ("canonical", "next", "prev")
        if loads and re.match(r"(https?:)?//", address):
            self.found.append(f"<{tag}> loads {address}")
        inert = values.get("type") in ("application/json", "application/ld+json")
        if tag == "script" and "src" not in values and not inert:
            self._script = ""

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            if self._script != boot():
                self.found.append(f"inline script: {self._script.strip()[:60]!r}")
            self._script = None


def offences(html: str) -> list[str]:
    """
    >>> offences('<p onclick="go()"><img src="https://example.org/x.png"><script>go()</script>')
    ['<p onclick=…>', '<img> loads https://example.org/x.png', "inline script: 'go()'"]
    """
    parser = Offences()
    parser.feed(html)
    return parser.found


def add_policy(app: Sphinx, page: str, template: str, context: dict, doctree: object) -> None:
    context["content_security_policy"] = policy()
    context["boot_script"] = boot()


def check_pages(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    root = Path(app.outdir)
    pages = [path for path in root.rglob("*.html") if "_static" not in path.parts]
    found = [
        f"{path.relative_to(root)}: {offence}"
        for path in sorted(pages)
        for offence in offences(path.read_text(encoding="utf-8"))
    ]
    if found:
        raise ExtensionError("The page's security policy would block:\n  " + "\n  ".join(found))


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_policy)
    app.connect("build-finished", check_pages)
