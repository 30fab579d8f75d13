"""The book's pages: one template, one stylesheet and one small script of our own.

Jupyter Book's theme is the base, for what it knows about the book. Its stylesheets and scripts,
half a megabyte of Bootstrap, icon font and icon script, are neither linked nor published.
"""

import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from sphinx.application import Sphinx

HERE = Path(__file__).parent
ASSETS = HERE.parent / "assets"
THEIRS = re.compile(  # what Sphinx and its themes link, and the template does not
    r"(pydata|sphinx-book-theme|bootstrap|fontawesome|mystnb|pygments|basic\.css|"
    r"documentation_options|doctools|sphinx_highlight|design|togglebutton|thebe)"
)
FRONT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<meta http-equiv="refresh" content="0; url={page}.html">
<title>{title}</title>
<link rel="icon" href="_static/favicon.svg" type="image/svg+xml">
</head>
<body><main><h1>{title}</h1><p><a href="{page}.html">Open the book</a></p></main></body>
</html>
"""
UNPUBLISHED = ["scripts", "vendor", "styles", "locales", "images", "webpack-macros.html"]
UNPUBLISHED += ["basic.css", "pygments.css", "plus.png", "minus.png", "file.png"]
UNPUBLISHED += ["doctools.js", "documentation_options.js", "language_data.js", "searchtools.js"]
UNPUBLISHED += ["sphinx_highlight.js", "sbt-webpack-macros.html"]


def ours(assets: list) -> list:
    """The stylesheets or scripts that the book and its live figures themselves add."""
    names = [(asset, str(getattr(asset, "filename", asset) or "")) for asset in assets]
    return [asset for asset, name in names if name and not THEIRS.search(name)]


def number_pages(toctree: str, page: str) -> str:
    """Set a chapter's number, which its file name carries, before its title in the navigation.

    >>> number_pages('<a href="../chapters/02_neurons.html">Neurons</a>', "book/intro")
    '<a href="../chapters/02_neurons.html"><b>2</b><span>Neurons</span></a>'
    """
    toctree = toctree.replace('href="#"', f'href="{page.rpartition("/")[2]}.html"')
    pattern = r'(<a [^>]*href="[^"]*?/?0?(\d+)_[^"/]*">)(.*?)</a>'
    return re.sub(pattern, r"\1<b>\2</b><span>\3</span></a>", toctree)


def plain_roles(body: str) -> str:
    """Drop the roles of docutils' citations: a list without list items, so it reads as broken; and
    the label of MyST-NB's buttons, which is not what stands on them."""
    body = body.replace('role="list" class="citation-list"', 'class="citation-list"')
    body = body.replace(' aria-label="Toggle hidden content"', "")  # it would hide what it says
    return body.replace(' role="doc-biblioentry"', "")


#: Kinds of code that `book.css` gives no colour: names, signs, white space, built-in names.
UNCOLOURED = re.compile(r'<span class="(?:n|nb|bp|o|p|w)">([^<]*)</span>')


def plain_code(body: str) -> str:
    """Leave out the elements around what is of one colour with the rest: four of five in the code,
    more than half of all that a browser lays out.

    >>> plain_code('<span class="n">x</span><span class="o">=</span><span class="mi">1</span>')
    'x=<span class="mi">1</span>'
    """
    return UNCOLOURED.sub(r"\1", body)


def add_context(app: Sphinx, page: str, template: str, context: dict, doctree: object) -> None:
    """What the template needs to know about a page."""
    repository = app.config.html_theme_options["repository_url"].rstrip("/")
    branch = app.config.html_theme_options["repository_branch"]
    source = Path(app.env.doc2path(page)).relative_to(app.srcdir).as_posix() if doctree else None
    toctree = context["toctree"](maxdepth=1, includehidden=True, titles_only=True, collapse=False)
    context["repository"] = repository
    context["body"] = plain_code(plain_roles(context.get("body", "")))
    context["navigation"] = number_pages(str(toctree or ""), page)
    context["has_contents"] = doctree is not None and (context.get("toc") or "").count("<li>") > 2
    context["edit_address"] = f"{repository}/edit/{branch}/{source}" if source else None
    if source and source.endswith(".ipynb"):
        place = repository.replace("https://github.com/", "github/")
        context["colab_address"] = (
            f"https://colab.research.google.com/{place}/blob/{branch}/{source}"
        )
    context["our_css"] = ours(context["css_files"])
    context["our_scripts"] = ours(context["script_files"])


def add_templates(app: Sphinx, config: Any) -> None:
    config.notfound_template = "404.html"  # which a host shows wherever a link is wrong:
    config.notfound_urls_prefix = urlparse(config.html_baseurl).path  # its own links are whole
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_static_path.append(str(ASSETS))


def write_front(app: Sphinx, error: Exception | None) -> None:
    """The site's own address leads to the book's first page."""
    page = FRONT.format(page=app.config.root_doc, title=app.config.html_title)
    (Path(app.outdir) / "index.html").write_text(page, encoding="utf-8")


def clean(app: Sphinx, error: Exception | None) -> None:
    """Publish nothing that no page uses: the themes' own files are 20 MB."""
    static = Path(app.outdir) / "_static"
    for name in UNPUBLISHED:
        path = static / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for path in [*static.glob("sphinx-thebe*"), *static.glob("mystnb*"), *static.glob("*.map")]:
        path.unlink()


def setup(app: Sphinx) -> None:
    app.connect("config-inited", add_templates)
    app.connect("html-page-context", add_context, priority=900)  # after the themes' own
    app.connect("build-finished", write_front, priority=900)
    app.connect("build-finished", clean, priority=900)
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book sets it, for an extension
    app.add_css_file("book.css")  #                         that the book does without
    app.add_js_file("book.js", loading_method="defer")
