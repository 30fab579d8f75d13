"""The book without a network: builds are kept whole, and never mixed."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.figure_page import DRAWN
from browser.pages import HTML, until
from browser.server import Handler, served
from extension import offline

PAGE = """<!DOCTYPE html><html lang="en"><title>{build}</title>
<link rel="icon" href="data:,"><body data-build="{build}">
<script type="module" src="/_static/part.js"></script></body></html>"""
SHOWN = "document.body.dataset.build + document.body.dataset.part"
LATER = "import('./_static/later.js').then(({ name }) => name)"
KEPT = """async (title) => {
    for (const name of await caches.keys()) {
        const page = await (await caches.open(name)).match(location.href.split("#")[0]);
        if (page && (await page.text()).includes(`<title>${title}`)) return true;
    }
    return false;
}"""
#: What the page's figures are drawn from, and what has been loaded for them.
FIGURES_KEPT = """async () => {
    const drawn = Array.from(document.querySelectorAll("[data-spec]"), ({ dataset }) =>
        new URL(`${dataset.base}specs/${dataset.spec}`, document.baseURI).href);
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const files = await caches.open("book-files");
    const wanted = [...drawn, ...loaded.filter((name) => name.includes("/_llmbook/"))];
    return (await Promise.all(wanted.map((name) => files.match(name)))).every(Boolean);
}"""
BUILDS = "caches.keys().then((names) => names.filter((name) => name.startsWith('book-build-')))"
#: What is refused, once the server is gone
GONE = pytest.mark.problems("ERR_CONNECTION_REFUSED", "status of 503")


class Gone(Handler):
    """A server that is gone once it has stopped: it keeps no connection."""

    protocol_version = "HTTP/1.0"


def build(folder: Path, name: str, scripts: str = "") -> None:
    """A small book of three pages; scripts: of which build they are, if the server mixes two."""
    shutil.rmtree(folder, ignore_errors=True)
    files = {f"{page}.html": PAGE.format(build=name) for page in ("one", "two", "embed/three")}
    files["_static/part.js"] = f"document.body.dataset.part = '{name}';"
    files["_static/later.js"] = f"export const name = '{name}';"
    files[f"_llmbook/{name}.bin"] = name * 100
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "offline.json").write_text(json.dumps(offline.listed(folder, set())))
    shutil.copyfile(offline.ASSETS / "sw.js", folder / "sw.js")
    if scripts:
        (folder / "_static/part.js").write_text(f"document.body.dataset.part = '{scripts}';")


@pytest.fixture
def book(tmp_path) -> Iterator[tuple[Path, str]]:
    build(tmp_path / "book", "A")
    with served(tmp_path / "book", Gone) as url:
        yield tmp_path / "book", url


@pytest.fixture
def reader(open_page):
    return open_page(service_workers="allow")


def shown(page) -> str:
    until(page, "document.body.dataset.part !== undefined")
    return page.evaluate(SHOWN)


def visit(page, address: str) -> str:
    page.goto(address)
    return shown(page)


def keep(page, title: str) -> None:
    """As the book's own script does, and wait until it is kept."""
    page.evaluate("navigator.serviceWorker.register('sw.js').then(() => {})")
    page.evaluate("""async () => (await navigator.serviceWorker.ready).active.postMessage(
        { seen: [location.href, new URL("_llmbook/A.bin", location.href).href] })""")
    until(page, KEPT, title)


@GONE
def test_what_was_read_is_there_without_a_network(reader, tmp_path):
    build(tmp_path, "A")
    with served(tmp_path, Gone) as url:
        visit(reader, f"{url}/one.html")
        keep(reader, "A")
    assert visit(reader, f"{url}/one.html") == "AA"
    assert reader.evaluate(LATER) == "A"  # though it had not been loaded
    assert reader.evaluate("fetch('_llmbook/A.bin').then((r) => r.text())") == "A" * 100
    reader.goto(f"{url}/two.html")
    assert "has not been kept" in reader.inner_text("body")


@GONE
def test_a_new_build_replaces_the_old_one_at_once_and_whole(reader, tmp_path):
    folder = tmp_path / "book"
    build(folder, "A")
    with served(folder, Gone) as url:
        visit(reader, f"{url}/one.html")
        keep(reader, "A")
        old = reader.context.new_page()
        assert visit(old, f"{url}/one.html") == "AA"
        build(folder, "B")
        assert visit(reader, f"{url}/one.html") == "BB"
        until(reader, KEPT, "B")
        assert old.evaluate(LATER) == "A"  # the old page goes on with what belongs to it
        assert visit(reader, f"{url}/one.html") == "BB" and reader.evaluate(LATER) == "B"
        old.close()
        build(folder, "C")
        visit(reader, f"{url}/one.html")
        until(reader, KEPT, "C")
        until(reader, f"{BUILDS}.then((names) => names.length <= 2)")  # of A no page is open
    assert visit(reader, f"{url}/one.html") == "CC"


@GONE
def test_half_a_build_is_not_kept(reader, tmp_path):
    folder = tmp_path / "book"
    build(folder, "A")
    with served(folder, Gone) as url:
        visit(reader, f"{url}/one.html")
        keep(reader, "A")
        build(folder, "B", scripts="A")  # the server has not got all of it yet
        assert visit(reader, f"{url}/one.html") == "BA"  # as without a worker
        reader.wait_for_timeout(4_500)  # longer than a kept page would have waited for the server
        assert reader.evaluate(LATER) == "B"  # of the old build nothing comes in
    assert visit(reader, f"{url}/one.html") == "AA"


@GONE
def test_the_whole_course_is_kept_and_let_go_again(reader, tmp_path):
    build(tmp_path, "A")
    with served(tmp_path, Gone) as url:
        visit(reader, f"{url}/one.html")
        keep(reader, "A")
        reader.evaluate("""async () => {
            window.told = [];
            navigator.serviceWorker.addEventListener("message", ({ data }) => told.push(data));
            (await navigator.serviceWorker.ready).active.postMessage({ whole: true });
        }""")
        until(reader, "told.some(({ whole }) => whole)")
        assert max(reader.evaluate("told.map(({ done }) => done ?? 0)")) == 100
    assert visit(reader, f"{url}/two.html") == "AA"
    reader.evaluate("navigator.serviceWorker.controller.postMessage({ none: true })")
    until(reader, "caches.keys().then((names) => !names.some((n) => n.startsWith('book-')))")


def test_a_page_is_isolated_where_no_other_site_shows_it_in_a_frame(reader, book):
    _, url = book
    visit(reader, f"{url}/one.html")
    keep(reader, "A")
    for path, alone in (("one", True), ("embed/three", False), ("two", True)):
        reader.goto(f"{url}/{path}.html")
        assert reader.evaluate("crossOriginIsolated") == alone


@GONE
def test_a_chapter_that_was_read_answers_without_a_network(reader, site):
    with served(HTML, Gone) as url:
        reader.goto(f"{url}/chapters/02_neurons.html")
        until(reader, DRAWN)
        reader.evaluate("document.querySelector('.live-figure').live.ready")
        until(reader, KEPT, "Neurons")
        until(reader, FIGURES_KEPT)
    reader.reload()
    until(reader, DRAWN)
    figure = "document.querySelector('.live-figure').live"
    reader.evaluate(f"{figure}.set({{ wind: 1 }})")
    until(reader, f"{figure}.outputs !== undefined")
    assert reader.evaluate(f"{figure}.controls.wind.value") == 1
