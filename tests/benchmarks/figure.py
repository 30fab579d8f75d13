"""Live figures on a built chapter: the first live answer on a slow phone, and every redraw."""

from collections.abc import Iterator
from statistics import median

from browser.figure_page import DRAWN
from playwright.sync_api import Browser, CDPSession, ElementHandle, Page

from .chrome import PHONE, fresh_page, running
from .computed import computed
from .progress import spread
from .rows import Result
from .site import built_book, gzipped
from .table import p95

CHAPTER = "chapters/11_sampling"
# A figure is drawn and loads when IntersectionObserver says that it is near, or when nothing else
# is to do. Here neither happens by itself: each figure is measured alone, from the moment when it
# is near on, also the one at the top of the page.
NEVER_NEAR = """window.near = new Map();
window.requestIdleCallback = () => {};
window.IntersectionObserver = class {
  constructor(tell) { this.tell = tell; }
  observe(target) { near.set(target, () => this.tell([{ target, isIntersecting: true }])); }
  unobserve() {}
};"""
# Two frames after its own answer it is painted.
ANSWER = """async (figure) => {
  const frame = () => new Promise(requestAnimationFrame);
  while (!near.has(figure)) await frame();
  const start = performance.now();
  figure.scrollIntoView({ behavior: "instant" });
  near.get(figure)();
  while (!figure.live) await frame();
  await figure.live.ready;
  await frame();
  await frame();
  const seconds = (performance.now() - start) / 1000;
  const loaded = performance.getEntriesByType("resource").filter((e) => e.startTime >= start);
  return { seconds, bytes: loaded.reduce((sum, entry) => sum + entry.transferSize, 0) };
}"""
# To another place each time. What it shows then is asked for when the move has been measured.
MOVE = """async ([slider, part]) => {
  const { min, max, step, value } = slider;
  const steps = Math.round((max - min) / step), least = Number(min);
  const at = Math.round(part * steps);
  slider.value = least + at * step;
  if (slider.value === value) slider.value = least + ((at + 1) % (steps + 1)) * step;
  slider.dispatchEvent(new Event("input"));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
SHOWN = """(figure) => JSON.stringify([Object.values(figure.live.outputs).map(({ data }) =>
  Array.from(data)), figure.querySelector(".lf-stage").innerHTML])"""
WORK = ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"]


def measure(quick: bool) -> Iterator[Result]:
    """First answer: median of five a figure (quick: one). Redraw: 60 moves a slider (quick: 10)."""
    with gzipped(built_book()) as site, running() as browser:
        address = f"{site}/{CHAPTER}.html"
        with fresh_page(browser) as page:
            names = [one.get_attribute("id") for one in at_once(figures(page, address))]
        answers = {name: first_answers(browser, address, name, 1 if quick else 5) for name in names}
        slowest = max(names, key=lambda name: answers[name][0])
        heaviest = max(names, key=lambda name: answers[name][1])
        yield Result("first answer", answers[slowest][0], subject=slowest)
        yield Result("figure bytes", answers[heaviest][1] / 1024, subject=heaviest)
        with fresh_page(browser) as page:
            yield Result("redraw", p95(redraws(page, address, 10 if quick else 60)))


def first_answers(browser: Browser, address: str, name: str, times: int) -> tuple[float, float]:
    """Medians of a figure's seconds to its first answer, and of the bytes it loads."""
    found = []
    for _ in range(times):
        with fresh_page(browser, slow=True, viewport=PHONE) as page:
            found.append(first_answer(page, address, name))
    spread(f"first answer of {name}", [answer["seconds"] for answer in found], "s")
    seconds, loaded = ([answer[key] for answer in found] for key in ("seconds", "bytes"))
    return median(seconds), median(loaded)


def figures(page: Page, address: str) -> list[ElementHandle]:
    """Open a page and wait until each of its figures shows its recorded default."""
    page.goto(address, wait_until="networkidle")
    for _ in range(600):  # wait_for_function needs eval, which the book forbids
        if (found := page.query_selector_all("figure.live-figure")) and page.evaluate(DRAWN):
            return found
        page.wait_for_timeout(50)
    raise TimeoutError(f"{CHAPTER} shows no live figures")


def at_once(figures: list[ElementHandle]) -> list[ElementHandle]:
    """Those that load when they are near: not what asks before it brings a whole model."""
    return [one for one in figures if not one.evaluate("(figure) => figure.live.waits")]


def first_answer(page: Page, address: str, name: str) -> dict[str, float]:
    """From the moment the figure is near: `seconds` to its own answer, and `bytes` loaded."""
    page.add_init_script(NEVER_NEAR)
    page.goto(address, wait_until="networkidle")
    return page.evaluate(ANSWER, page.query_selector(f"#{name}"))


def redraws(page: Page, address: str, moves: int) -> list[float]:
    """Script, style and layout of each move of each slider, ms; the model is loaded before."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    page.add_init_script(NEVER_NEAR)  # no figure loads while another is moved
    times = []
    for figure in at_once(figures(page, address)):
        figure.scroll_into_view_if_needed()
        figure.evaluate("(figure) => figure.live.ready")
        for number, slider in enumerate(figure.query_selector_all("input[type=range]"), start=1):
            passes, name = [], f"{figure.get_attribute('id')}, slider {number}"
            for move in range(moves + 1):
                before = work_ms(devtools)
                page.evaluate(MOVE, [slider, (move * 0.382) % 1])  # far away
                passes.append((work_ms(devtools) - before, page.evaluate(SHOWN, figure)))
            own = computed(name, passes, always=False)  # without the first, which also compiles
            spread(name, own, "ms")
            times += own
    return times


def work_ms(devtools: CDPSession) -> float:
    """What the page has spent so far in script, style and layout, ms."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * sum(metric["value"] for metric in metrics if metric["name"] in WORK)
