"""A chapter's slides: its figures are alive on them, and keys, notes and themes reach them."""

import re
import shutil

import course
import nbformat
import pytest
import slides
import spine
from browser.pages import HTML, LIVE, until, visit
from browser.server import served

CHAPTER, FIGURE = "chapters/11_sampling", "temperature"
CHAPTERS = [path for path in LIVE if path.startswith("chapters/")]
ROOM = {"width": 1280, "height": 720}
NOW = "document.querySelector('section.present').id"
FRAMES = "[...document.querySelectorAll('iframe')]"
LIVE_ONE = "document.querySelector('figure').live"
SHOWN = "[...document.querySelectorAll('.lf-value')].map((one) => one.textContent)"
#: Whether a slide's figure is within its room, once the widths are tried, and no frame scrolls.
FITS = """(() => {
    const frame = document.querySelector("section.present iframe");
    const root = frame.contentDocument.documentElement;
    const box = frame.getBoundingClientRect(), room = frame.parentElement.getBoundingClientRect();
    return Math.max(box.bottom - room.bottom, box.right - room.right, room.left - box.left,
        root.scrollHeight - frame.clientHeight, root.scrollWidth - frame.clientWidth) < 1;
})()"""


@pytest.fixture(scope="module")
def shown(site, tmp_path_factory):
    """The book, and beside it slides: `shown` is its address."""
    if not (shutil.which("npm") or (slides.REVEAL / "node_modules").exists()):
        pytest.skip("npm, which brings reveal.js, is not here")
    folder = tmp_path_factory.mktemp("book")
    for part in HTML.iterdir():
        if part.name != slides.FOLDER:
            (folder / part.name).symlink_to(part)
    slides.write(CHAPTER, folder)
    with served(folder) as url:
        yield url


@pytest.fixture
def deck(open_page, shown):
    """`deck(slide)`: a page that shows this slide; a figure's, once it is drawn."""

    def deck(slide: str = "", **options):
        page = open_page(**{"viewport": ROOM} | options)
        page.goto(f"{shown}/slides/{CHAPTER}.html#/{slide}")
        until(page, "document.querySelector('section.present') !== null")
        if slide.startswith("figure-"):
            drawn(page)
        return page

    return deck


def frame(page):
    return page.frame_locator("section.present iframe")


def drawn(page):
    """The frame of the slide that is shown, once its figure is drawn and fits."""
    frame(page).locator("figure.lf-drawn").wait_for()
    until(page, "document.querySelector('section.present iframe').style.transform !== ''")
    until(page, FITS)
    return page.locator("section.present iframe").element_handle().content_frame()


def main_line(path: str) -> list[str]:
    """A chapter's figures that stand in no closer look, by its notebook."""
    names, closed = [], 9
    for cell in nbformat.read(course.ROOT / f"{path}.ipynb", as_version=4).cells:
        for hashes in re.findall(r"^(#+) ", cell.source, re.M) if "m" in cell.cell_type[0] else []:
            closed = 9 if len(hashes) <= closed else closed
        if cell.metadata.get(course.CLOSER):
            closed = re.match(r"#+", cell.source).end()
        for output in cell.get("outputs", []) if closed == 9 else []:
            text = output.get("data", {}).get("text/html", "")
            names += re.findall(r'<figure class="live-figure" id="figure-([\w-]+)"', text)
    return names


@pytest.mark.parametrize("path", CHAPTERS)
def test_each_figure_of_the_main_line_has_a_slide_and_notes(site, path):
    made = spine.slides((HTML / f"{path}.html").read_text("utf-8"))
    figures = [slide for slide in made if slide.figure]
    assert [slide.figure for slide in figures] == main_line(path)
    assert all(slide.notes and slide.title and slide.caption for slide in figures)
    assert all(slide.points or slide.notes for slide in made)
    assert len({slide.id for slide in made}) == len(made)


def test_a_figure_answers_on_its_slide_as_on_the_chapters_page(deck, open_page, shown):
    page, chapter = deck(f"figure-{FIGURE}"), open_page()
    visit(chapter, shown, CHAPTER)
    inner = drawn(page)
    before = inner.evaluate(SHOWN)
    slider = inner.locator("input[type=range]")
    for _ in range(8):
        slider.press("ArrowLeft")
    until(inner, f"JSON.stringify({SHOWN}) !== {before!r}")
    at = inner.evaluate(f"{LIVE_ONE}.controls.temperature.value")
    assert at == pytest.approx(0.9)
    one = f"document.getElementById('figure-{FIGURE}')"
    chapter.evaluate(f"{one}.live.set({{ temperature: {at} }})")
    values = SHOWN.replace("document.", f"{one}.")
    until(chapter, f"{values}.join() !== {','.join(before)!r}")
    chapter.wait_for_timeout(300)
    assert inner.evaluate(SHOWN) == chapter.evaluate(values) != before


def test_keys_lead_through_all_slides_and_figures_load_when_they_are_near(deck):
    page, seen = deck(), []
    count = page.locator(".slides > section").count()
    assert page.evaluate(f"{FRAMES}.filter((one) => one.src).length") == 1  # the next slide's
    for _ in range(count):
        seen.append(page.evaluate(NOW))
        if seen[-1].startswith("figure-"):
            drawn(page)
        page.keyboard.press("ArrowRight")
    assert len(set(seen)) == count and seen[-1] == "what-to-remember"
    assert [one.removeprefix("figure-") for one in seen if "figure-" in one] == main_line(CHAPTER)
    page.keyboard.press("Home")
    until(page, f"{NOW} === {seen[0]!r}")
    link = page.get_by_role("link", name="the chapter")
    assert link.evaluate("(a) => a.pathname") == f"/{CHAPTER}.html"


def test_an_answer_that_is_uncovered_stays_in_its_slide(deck):
    page = deck("figure-filters")
    frame(page).get_by_role("button", name="Skip").click()
    frame(page).get_by_role("button", name="Guess again").wait_for()
    page.wait_for_timeout(800)
    until(page, FITS)


def test_keys_that_a_figure_has_no_use_for_are_the_presenters(deck):
    page = deck(f"figure-{FIGURE}")
    slider = frame(page).locator("input[type=range]")
    here = page.evaluate(NOW)
    value = slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.input_value() != value and page.evaluate(NOW) == here  # it is the slider's
    for keys in (["PageDown"], ["Escape", "ArrowRight"]):
        slider.focus()
        for key in keys:
            page.keyboard.press(key)
        until(page, f"{NOW} !== {here!r}")
        page.keyboard.press("ArrowLeft")  # it is no longer in the figure
        until(page, f"{NOW} === {here!r}")
    frame(page).locator("figcaption").click()
    page.keyboard.press("ArrowRight")
    until(page, f"{NOW} !== {here!r}")


def test_the_presenters_view_has_the_prose_as_notes(deck):
    page = deck(f"figure-{FIGURE}")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    view = opened.value
    view.on("console", lambda said: page.problems.append(said.text))
    notes = view.locator(".speaker-controls-notes .value")
    until(view, "document.querySelector('.speaker-controls-notes .value').textContent !== ''")
    assert "Pull one of the first two bars by its round end" in notes.inner_text()
    view.keyboard.press("PageDown")
    until(page, f"{NOW} !== 'figure-{FIGURE}'")
    until(view, "document.querySelector('.value').textContent.includes('on no particular scale')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_slides_and_their_figures_are_light_or_dark(deck, scheme):
    page = deck(f"figure-{FIGURE}", color_scheme=scheme)
    theme = "document.documentElement.dataset.theme"
    inner = drawn(page)
    assert page.evaluate(theme) == inner.evaluate(theme) == scheme
    page.keyboard.press("t")
    other = {"light": "dark", "dark": "light"}[scheme]
    until(inner, f"{theme} === {other!r}")
    assert page.evaluate(theme) == other


def test_a_reader_of_the_book_sees_the_figures_on_its_slides(open_page, shown):
    """Their frames are not refused where the service worker sets its headers."""
    page = open_page(viewport=ROOM, service_workers="allow")
    page.goto(f"{shown}/{CHAPTER}.html")
    until(
        page,
        "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)",
    )
    page.goto(f"{shown}/slides/{CHAPTER}.html#/figure-{FIGURE}")
    drawn(page)


def test_slides_need_a_built_book_and_a_chapter(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(slides, "HTML", tmp_path)
    for name, said in (
        (f"{CHAPTER}.ipynb", "make book"),
        ("chapters/99_nothing.ipynb", "99_nothing"),
    ):
        monkeypatch.setattr("sys.argv", ["slides.py", name])
        with pytest.raises(SystemExit) as refused:
            slides.main()
        assert said in f"{refused.value}{capsys.readouterr().err}"
