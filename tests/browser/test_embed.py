"""A figure alone, in a frame of another site: light or dark as that is, and as high as it needs."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest
from browser.figure_page import DRAWN
from browser.pages import HTML, LIVE, figures_in, until
from browser.server import served

BUDGET_BYTES = 60_000  # gzipped, before its model
PAGE = "chapters/02_neurons"
FRAME = "document.querySelector('iframe')"
OTHER = """<!DOCTYPE html><html lang="en"><title>Another site</title><link rel="icon" href="data:,">
<body>{line}<p>And on it goes.</p></body></html>"""


@pytest.fixture
def other(tmp_path):
    """Another site: `other(line)` is the address of its page that shows this line."""
    with served(tmp_path) as url:

        def with_line(line: str) -> str:
            (tmp_path / "page.html").write_text(OTHER.format(line=line), encoding="utf-8")
            return f"{url}/page.html"

        yield with_line


def line_of(page, site: str, name: str, *, move: str = "") -> str:
    """What *Embed* copies, under a figure that was moved."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page.goto(f"{site}/{PAGE}.html")
    until(page, DRAWN)
    figure = page.locator(f"#figure-{name}")
    if move:
        page.evaluate(f"document.getElementById('figure-{name}').live.set({move})")
    figure.get_by_role("button", name="Embed").click()
    until(page, "navigator.clipboard.readText().then((text) => text.startsWith('<iframe'))")
    return page.evaluate("navigator.clipboard.readText()")


def test_the_line_that_embed_copies_shows_the_figure_as_it_stood(page, site, other):
    line = line_of(page, site, "picnic", move="{ wind: 0.5 }")
    assert f'src="{site}/embed/{PAGE}/picnic.html#figure-picnic?wind=0.5"' in line
    page.goto(other(line))
    frame = page.frame_locator("iframe")
    frame.locator("figure.lf-drawn").wait_for()
    inner = page.frames[1]
    until(inner, "document.querySelector('figure').live.controls.wind.value === 0.5")
    inner.evaluate("document.querySelector('figure').live.set({ wind: 1 })")
    until(inner, "document.querySelector('figure').live.controls.wind.value === 1")
    link = frame.get_by_role("link", name="How LLMs Work: Neurons")
    assert link.get_attribute("target") == "_top"
    assert link.evaluate("(a) => a.href") == f"{site}/{PAGE}.html#figure-picnic"
    assert not frame.get_by_role("button", name="Embed").count()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)


def test_the_frame_is_as_high_as_its_figure(page, site, other):
    page.goto(other(line_of(page, site, "picnic")))
    page.frame_locator("iframe").locator("figure.lf-drawn").wait_for()
    content = "document.querySelector('main').offsetHeight"
    for width in (1000, 360):  # where it is higher
        page.set_viewport_size({"width": width, "height": 800})
        inner = page.frames[1]
        until(page, f"{FRAME}.clientHeight > 200")
        page.wait_for_timeout(300)
        assert page.evaluate(f"{FRAME}.clientHeight") == inner.evaluate(content)
        assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_light_or_dark_as_the_page_around_it_wishes(open_page, site, other, scheme):
    page = open_page(color_scheme=scheme)
    address = f"{site}/embed/{PAGE}/picnic.html"
    page.goto(other(f'<iframe src="{address}"></iframe>'))
    theme = "document.documentElement.dataset.theme"
    assert page.frames[1].evaluate(theme) == scheme
    page.goto(other(f'<iframe src="{address}?theme=dark"></iframe>'))
    assert page.frames[1].evaluate(theme) == "dark"
    page.evaluate(f"{FRAME}.contentWindow.postMessage({{ llmbook: 'theme', theme: 'light' }}, '*')")
    until(page.frames[1], f"{theme} === 'light'")


@pytest.mark.parametrize("path", LIVE)
def test_each_figure_of_a_page_lies_alone(site, path):
    for name in figures_in(path):
        file = HTML / "embed" / path / f"{name}.html"
        text = file.read_text("utf-8")
        assert text.count('<figure class="live-figure"') == 1 and "admonition" not in text
        for address in re.findall(r'(?:src|href)="(\.\./[^"#]+)', text):
            assert (file.parent / address).resolve().exists(), address


def test_it_loads_little_before_its_model(page, site):
    bodies = {}
    page.on("requestfinished", lambda r: bodies.update({r.url: r.response()}))
    page.goto(f"{site}/embed/{PAGE}/picnic.html")
    until(page, DRAWN)
    engine = ("/_llmbook/", "/ops/", "engine.js", "tensor.js", "kernels", "model.js", "runner.js")
    sizes = {
        Path(url).name: len(gzip.compress(response.body()))
        for url, response in list(bodies.items())
        if not any(part in url for part in engine)
    }
    assert sum(sizes.values()) <= BUDGET_BYTES, sizes


@pytest.mark.slow
@pytest.mark.problems("invalid theme mode", "THEBE_JS_URL", "favicon")  # the other book's own
def test_it_is_alive_in_another_jupyter_book(page, site, tmp_path):
    book, out = tmp_path / "book", tmp_path / "book" / "_build" / "html"
    book.mkdir()
    line = line_of(page, site, "picnic", move="{ wind: 0.5 }")
    (book / "_config.yml").write_text(
        "title: Another book\nexecute: { execute_notebooks: 'off' }\n"
    )
    (book / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (book / "index.md").write_text(f"# Another book\n\n{line}\n", encoding="utf-8")
    start = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", start, "build", str(book)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    with served(out) as url:
        page.goto(f"{url}/index.html")
        page.frame_locator("iframe").locator("figure.lf-drawn").wait_for()
        inner = next(one for one in page.frames if "/embed/" in one.url)
        until(inner, "document.querySelector('figure').live.controls.wind.value === 0.5")
        outputs = "JSON.stringify(document.querySelector('figure').live.outputs)"
        before = inner.evaluate(outputs)
        inner.locator("input[type=range]").first.press("ArrowRight")
        until(inner, f"{outputs} !== {before!r}")
        content = inner.evaluate("document.querySelector('main').offsetHeight")
        until(page, f"{FRAME}.clientHeight === {content}")
