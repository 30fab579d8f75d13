"""The chat page, in a browser: it asks nobody else, and shows each token's probability."""

import re

import httpx
import pytest
from browser.pages import accessibility_problems
from llmbook.figures.browser import PALETTE
from llmbook.models import tinygpt
from llmbook.serving import Limits, serve
from playwright.sync_api import expect
from test_serving_scheduler import Gated

PAIR = re.compile(r"--book-([\w-]+): var\(--book-light, (#\w+)\) var\(--book-dark, (#\w+)\)")


@pytest.fixture(scope="module")
def server():
    with serve(tinygpt.load("cpu"), name="tinygpt", limits=Limits(room=400)) as running:
        yield running


@pytest.fixture
def chat(open_page, server):
    page = open_page(viewport={"width": 1100, "height": 800})
    page.goto(server.url)
    expect(page.locator("#model")).to_have_text("tinygpt")
    page.get_by_text("Settings").click()
    page.get_by_label("Seed").fill("1")
    page.get_by_label("Most tokens").fill("20")
    return page


def ask(page, words: str) -> None:
    page.get_by_label("Your message").fill(words)
    page.keyboard.press("Enter")


def test_what_the_page_consists_of(server):
    """A fixed set of files, each under a policy that lets nothing in from elsewhere."""
    page = httpx.get(server.url)
    assert "<script>" not in page.text and "style=" not in page.text
    linked = re.findall(r'(?:href|src)="(/[^"]+)"', page.text)
    for path in ["/", *linked, "/events.js", "/tokens.js"]:
        got = httpx.get(server.url + path)
        assert got.status_code == 200
        assert got.headers["content-security-policy"].startswith("default-src 'none'; ")
        assert "unsafe" not in got.headers["content-security-policy"]
        assert got.headers["x-content-type-options"] == "nosniff"
        assert "http" not in got.text.replace("https://html.spec", "")
    for path in ("/..%2fapp.py", "/page/chat.js", "/%2e%2e/app.py", "/chat.js%00", "//etc/passwd"):
        assert httpx.get(server.url + path).status_code == 404


def test_its_colours_are_the_books(server):
    css = httpx.get(server.url + "/chat.css").text
    colours = {name: pair for name, *pair in PAIR.findall(PALETTE.read_text(encoding="utf-8"))}
    colours["soft"] = colours["ink-soft"]
    for ours in ("paper", "surface", "line", "ink", "soft", "accent", "accent-soft", "warm"):
        light, dark = re.findall(rf"--{ours}: (#\w+);", css)
        assert [light, dark] == colours[ours], ours


@pytest.mark.slow
def test_each_token_shows_its_probability(chat):
    ask(chat, "Once")
    answer = chat.locator(".answer")
    expect(answer.locator(".token")).to_have_count(20)
    expect(chat.locator("#stop")).to_be_disabled()
    told = chat.locator("#token")
    expect(told).to_contain_text("The newest token")
    expect(told.locator("li")).to_have_count(5)
    first = answer.locator(".token").first
    assert first.get_attribute("aria-label") == ",, 100 %"
    p = first.evaluate("span => Number(span.style.getPropertyValue('--p'))")
    assert p == pytest.approx(1.0, abs=1e-3)
    first.focus()  # by keyboard: one stop for Tab, then arrows
    chat.keyboard.press("ArrowRight")
    expect(told).to_contain_text("This token")
    expect(answer.locator(".token").nth(1)).to_be_focused()
    expect(answer.locator(".token[tabindex='0']")).to_have_count(1)
    expect(chat.get_by_role("status")).to_have_text(re.compile(r"^, a"))  # read aloud whole, once
    assert chat.problems == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1100])
def test_nothing_stands_in_the_way_of_any_reader(chat, scheme, width):
    chat.emulate_media(color_scheme=scheme)
    chat.set_viewport_size({"width": width, "height": 844})
    ask(chat, "Once")
    expect(chat.locator(".token")).to_have_count(20)
    expect(chat.locator("#stop")).to_be_disabled()
    assert not chat.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    assert accessibility_problems(chat) == []


@pytest.mark.slow
def test_stop_and_escape_end_the_answer_on_the_server_too(open_page):
    model = Gated()
    with serve(model, name="a", limits=Limits(slots=1, room=400)) as server:
        page = open_page()
        page.goto(server.url)
        expect(page.locator("#model")).to_have_text("a")
        for stop in (lambda: page.get_by_role("button", name="Stop").click(), escape(page)):
            ask(page, "x")
            model.allow(3)
            expect(page.locator(".answer").last.locator(".token")).to_have_count(3)
            stop()
            expect(page.get_by_role("status")).to_have_text("Stopped. aaa")
            while server.load().running:  # after the step that is being computed
                model.allow(1)
                page.wait_for_timeout(5)
            while model.passes.acquire(blocking=False):
                pass
        model.open()
    assert page.problems == []


def escape(page):
    return lambda: page.keyboard.press("Escape")


@pytest.mark.slow
@pytest.mark.problems("400")
def test_a_refusal_is_shown(chat):
    chat.get_by_label("Most tokens").fill("5000")
    ask(chat, "Once")
    expect(chat.get_by_role("alert")).to_contain_text("maximum context length is 400 tokens")
    expect(chat.locator("#send")).to_be_enabled()
