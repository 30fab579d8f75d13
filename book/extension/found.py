"""How the book is found: what a link to a page shows, and what search engines read.

Each page has a card with one of its figures (Open Graph) and says what it is (JSON-LD, schema.org).
"""

import hashlib
import io
import json
import re
import sys
from html import unescape
from pathlib import Path
from typing import Any

import matplotlib
from docutils import nodes
from PIL import Image, ImageDraw, ImageFont
from sphinx.application import Sphinx

sys.path.append(str(Path(__file__).resolve().parents[2] / "utils" / "house"))
import course

from . import pictures

CARD = (1200, 630)  # what Open Graph's readers show whole
PAPER, INK = "#fbfaf7", "#24313d"  # palette.css
FONT = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
CHANGES = "book/changes"
MINUTES = re.compile(r"About (?:(\d+) minutes|(\w+ hours?(?: and a half)?))")


def card(png: bytes, title: str) -> bytes:
    """A figure's picture under a page's title, as PNG."""
    image = Image.new("RGB", CARD, PAPER)
    pen, size = ImageDraw.Draw(image), 54
    while pen.textlength(title, font=ImageFont.truetype(FONT, size)) > CARD[0] - 96:
        size -= 2
    pen.text((48, 36), title, INK, ImageFont.truetype(FONT, size))
    figure = Image.open(io.BytesIO(png)).convert("RGB")
    room = CARD[0] - 96, CARD[1] - 160
    scale = min(room[0] / figure.width, 1.6)  # a tall one is cut below
    figure = figure.resize((round(figure.width * scale), round(figure.height * scale)))
    figure = figure.crop((0, 0, figure.width, min(figure.height, room[1])))
    image.paste(figure, ((CARD[0] - figure.width) // 2, 130))
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def description(doctree: nodes.document) -> str:
    """A page's first paragraph that says what it is about, in at most some 200 characters."""
    for paragraph in doctree.findall(nodes.paragraph):
        text = " ".join(paragraph.astext().split())
        if not MINUTES.match(text):
            return text if len(text) <= 200 else f"{text[:200].rpartition(' ')[0]} …"
    return ""


def kind(page: str, title: str, about: str, body: str, base: str, root: str) -> dict[str, Any]:
    """What a page is, in schema.org's words: the course, or a part of it."""
    common: dict[str, Any] = {"@context": "https://schema.org", "name": title, "description": about}
    common |= {"url": f"{base}{page}.html", "inLanguage": "en", "isAccessibleForFree": True}
    common["license"] = "https://creativecommons.org/licenses/by/4.0/"
    if page == root:
        name = course.address().rpartition("/")[2]
        provider = {"@type": "Organization", "name": name, "url": course.address()}
        online = {"@type": "CourseInstance", "courseMode": "Online", "courseWorkload": "PT30H"}
        return common | {"@type": "Course", "provider": provider, "hasCourseInstance": online}
    found = re.search(r"About (\d+) minutes", body)
    needs = {"timeRequired": f"PT{found[1]}M"} if found else {}
    whole = {"@type": "Course", "url": f"{base}{root}.html"}
    return common | {"@type": "LearningResource", "isPartOf": whole} | needs


def on_page(app: Sphinx, page: str, template: str, context: dict, doctree: Any) -> None:
    """What the template writes into a page's head."""
    if doctree is None:
        return
    title, base = unescape(re.sub(r"<[^>]+>", "", context["title"])), app.config.html_baseurl
    about = description(doctree)
    drawn = list(pictures.of_page(Path(app.env.doc2path(page))).values())
    picture = "_static/figure.png"
    if drawn:
        png = card(drawn[0][1], title)
        picture = f"{pictures.FILES}/cards/{hashlib.sha256(png).hexdigest()[:16]}.png"
        file = Path(app.outdir) / picture
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png)
    context["page_description"] = about
    context["card"] = {"image": base + picture, "alt": drawn[0][0] if drawn else title}
    said = kind(page, title, about, context.get("body", ""), base, app.config.root_doc)
    context["said_to_machines"] = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    context["has_feed"] = page in (app.config.root_doc, CHANGES)


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", on_page, priority=910)  # after the theme's own words
