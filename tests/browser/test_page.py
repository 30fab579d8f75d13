"""How a figure on the page behaves when answers come late, out of order, damaged or never."""

import re
import time

import pytest
import torch
from browser.figure_page import write
from browser.test_figures import figures_on, offline, refuse_404, set_to, truncate, until
from ipywidgets import Dropdown, FloatSlider, IntSlider, Play
from llmbook import Loop, bars, below, figure, heatmap, readout, tokens
from llmbook.text import Bytes
from torch import nn

CHOICE, GRID, SLOW = "#figure-choice", "#figure-grid", "#figure-slow"
LATE = "#figure-late"
STATUS = "(f) => f.querySelector('.lf-status').textContent"
VALUES = "(f) => Object.values(f.live.controls).map((c) => c.value)"


class Choice(nn.Module):
    """Three tables, each in a file of its own that is fetched when its letter is chosen."""

    def __init__(self):
        super().__init__()
        for i, name in enumerate("abc"):
            self.register_buffer(name, torch.full((300,), i + 1.0) + torch.arange(300) / 1024)
        self.register_buffer("shared", torch.arange(300) / 512)

    def forward(self, t, pick):
        table = getattr(self, pick) * t + self.shared * t
        return {"y": table[:3].clone(), "z": table[:40].reshape(2, 20)}


class Slow(nn.Module):
    """Some milliseconds a step."""

    def __init__(self, seed=0, size=160):
        super().__init__()
        weight = torch.randn(size, size, generator=torch.Generator().manual_seed(seed))
        self.register_buffer("weight", weight.half().float() / 8)
        self.register_buffer("other", (weight.T.half().float() / 8).contiguous())

    def forward(self, x, count, by):
        for _ in range(3):
            x = torch.tanh(self.weight @ x + self.other)
        return {"x": x, "count": count + by}


def slow(name="slow", seed=0, size=160):
    start = {"x": torch.zeros(size, size), "count": torch.tensor(0.0)}
    return figure(
        Loop(Slow(seed, size), start),
        readout(count="steps taken"),
        caption="A slow loop.",
        name=name,
        by=FloatSlider(value=1, min=0, max=2),
        steps=Play(value=1, min=1, max=300),
    )


def square(n):
    return {"n": n * n}


def named_as_a_view_is(n):
    return {"kind": n, "columns": n + 1, "named": n + 2, "views": n + 3}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    choice = figure(
        Choice(),
        below(bars(x=["p", "q", "r"], y="y"), heatmap(z="z")),
        caption="A choice.",
        name="choice",
        t=IntSlider(value=1, min=1, max=5),
        pick=Dropdown(options=["a", "b", "c"]),
    )
    grid = figure(
        square,
        readout(n="n²"),
        caption="A table.",
        name="grid",
        n=Play(value=0, min=0, max=9, step=3, interval=300),
    )
    late = figure(
        square,
        readout(n="n²"),
        caption="A table, from within.",
        name="late",
        n=Play(value=3, min=0, max=9, step=3, interval=300),
    )
    names = figure(
        named_as_a_view_is,
        readout(title="", kind="first", columns="second", named="third", views="fourth"),
        caption="Names that a view's description has too.",
        name="names",
        n=IntSlider(value=1, min=0, max=2),
    )
    with pytest.MonkeyPatch.context() as patch:  # of files that hold a tensor each
        patch.setattr("llmbook.figures.page.tensors.PIECE", 1)
        return write(tmp_path_factory.mktemp("page"), [choice, grid, slow(), names, late])


@pytest.fixture
def shown(folder, serve, page):
    page.goto(serve(folder) + "/index.html")
    figures_on(page)
    return page


class Held(list):
    """Requests that match a pattern, waiting."""

    def __init__(self, page, pattern: str):
        super().__init__()
        self.page, self.released = page, False
        page.route(re.compile(pattern), self.hear)

    def hear(self, route):
        if self.released:
            route.continue_()
        else:
            self.append(route)

    def until(self, count: int):
        end = time.monotonic() + 15
        while len(self) < count:
            assert time.monotonic() < end, f"{len(self)} requests, not {count}"
            self.page.wait_for_timeout(20)

    def release(self):
        self.released = True
        for route in self:
            route.continue_()


def choose(page, element, **values):
    """Set without waiting; the promise's fate is kept in `window.fates`."""
    page.evaluate(
        """([f, values]) => {
          (window.fates ??= []).push(f.live.set(values).then(() => "answered", (e) => e.message));
        }""",
        [element, values],
    )


def state(page, element):
    enabled = "(f) => !f.querySelector('.lf-controls').disabled"
    bar = element.query_selector(".lf-value").text_content()
    said = page.evaluate(STATUS, element)
    return [*page.evaluate(VALUES, element), page.evaluate(enabled, element), bar, said]


# ------------------------------------------------------------------ newest only


@pytest.mark.problems("ERR_FAILED")
def test_a_failure_that_was_overtaken_changes_nothing(shown):
    element = shown.query_selector(CHOICE)
    shown.evaluate("(f) => f.live.ready.then(() => null)", element)
    waiting = Held(shown, "/tensors/")
    choose(shown, element, pick="b")
    waiting.until(1)
    set_to(shown, element, {"pick": "a", "t": 2})
    before = state(shown, element)
    assert before[:3] == [2, "a", True] and waiting
    for route in waiting:
        route.abort()
    assert shown.evaluate("fates[0]") == "answered"  # with what overtook it
    assert state(shown, element) == before


@pytest.mark.problems("ERR_FAILED")
def test_an_answer_that_was_overtaken_by_a_failure_changes_nothing(shown):
    element = shown.query_selector(CHOICE)
    shown.evaluate("(f) => f.live.ready.then(() => null)", element)
    default = state(shown, element)
    waiting = Held(shown, "/tensors/")
    choose(shown, element, pick="b", t=4)
    waiting.until(1)
    late = list(waiting)
    choose(shown, element, pick="c", t=5)
    waiting.until(2)
    for route in waiting[len(late) :]:
        route.abort()
    until(shown, "(f) => f.querySelector('.lf-controls').disabled", element)
    failed = state(shown, element)
    assert failed[:2] == [1, "a"] and failed[3] == default[3] and "recorded default" in failed[4]
    for route in late:
        route.continue_()
    assert "did not answer" in shown.evaluate("fates[0]")  # as what overtook it
    shown.evaluate("new Promise((done) => setTimeout(done, 200))")
    assert state(shown, element) == failed
    shown.unroute_all()
    element.query_selector("button:text('Try again')").click()
    until(shown, "(f) => !f.querySelector('.lf-controls').disabled", element)
    assert state(shown, element) == default


FRAMES = """window.frames_ = [];
window.requestAnimationFrame = (callback) => window.frames_.push(callback);
window.nextFrame = () => window.frames_.splice(0).forEach((callback) => callback(0));"""


def test_a_moved_steps_slider_is_not_overwritten_by_the_run_that_ends(folder, serve, page):
    page.add_init_script(FRAMES)
    page.goto(serve(folder) + "/index.html")
    figures_on(page)
    element = page.query_selector(SLOW)
    stands, computed = page.evaluate(
        """async (figure) => {
          const first = figure.live.set({ steps: 2 });
          nextFrame();
          await new Promise((done) => setTimeout(done));
          const second = figure.live.set({ steps: 6 });
          await first;
          const stands = figure.live.controls.steps.value;
          nextFrame();
          const { count } = await second;
          return [stands, count.data[0]];
        }""",
        element,
    )
    assert (stands, computed) == (6, 6)
    assert page.evaluate("(f) => f.live.controls.steps.value", element) == 6


# ------------------------------------------------------------------ stop


def test_a_stop_counts_also_for_the_wish_that_is_on_its_way(shown):
    """The loop runs; a slider is moved, and Stop pressed before the worker has heard of it."""
    element = shown.query_selector(SLOW)
    set_to(shown, element, {"steps": 1})
    for wait in ("", "await new Promise(requestAnimationFrame);" * 2):
        by, steps, button = shown.evaluate(
            """async (figure) => {
              const { live } = figure;
              const button = figure.querySelector(".lf-play button");
              const running = async () => {
                const end = performance.now() + 8000;
                while (button.textContent !== "Stop") {
                  if (performance.now() > end) throw new Error("it does not run");
                  await new Promise((done) => setTimeout(done));
                }
              };
              const first = live.set({ steps: 300, by: live.controls.by.value + 0.1 });
              await running();
              const second = live.set({ by: 0.5 });
              WAIT
              await running();
              button.click();
              const late = new Promise((_, no) => setTimeout(no, 8000, "no answer"));
              await Promise.race([second, late]);
              await first;
              return [live.controls.by.value, live.controls.steps.value, button.textContent];
            }""".replace("WAIT", wait),
            element,
        )
        assert by == 0.5 and 1 <= steps < 300 and button == "Play"


def test_a_stop_while_the_model_loads_is_not_lost(shown):
    element = shown.query_selector(SLOW)
    waiting = Held(shown, "/tensors/")
    choose(shown, element, steps=300)
    until(shown, "(f) => f.querySelector('.lf-play button').textContent === 'Stop'", element)
    element.query_selector("button:text('Stop')").click()
    waiting.release()
    assert shown.evaluate("Promise.race([fates[0], new Promise((d) => setTimeout(d, 8000))])")
    steps = shown.evaluate("(f) => f.live.controls.steps.value", element)
    assert 1 <= steps < 100 and element.query_selector("button:text('Play')")
    assert set_to(shown, element, {"steps": steps + 2})["count"]["data"] == [steps + 2]


# ------------------------------------------------------------------ what cannot start or load


@pytest.mark.problems("status of 404", "Failed to fetch dynamically imported module")
def test_a_figure_that_cannot_start_harms_no_other(folder, serve, page):
    page.route("**/views/bars.js", refuse_404)
    page.goto(serve(folder) + "/index.html#figure-grid?n=6")
    until(page, "(id) => document.querySelector(id).live?.outputs.n.data[0] === 36", GRID)
    element = page.query_selector(CHOICE)
    assert "cannot be drawn" in page.evaluate(STATUS, element)
    assert element.query_selector("td").is_visible()  # its recorded numbers
    assert not element.query_selector("input, select")
    assert set_to(page, page.query_selector(SLOW), {"steps": 2})["count"]["data"] == [2]
    page.evaluate("location.hash = '#figure-grid?n=3'")
    until(page, "(id) => document.querySelector(id).live.outputs.n.data[0] === 9", GRID)


def test_a_picture_that_waits_for_its_model_says_so_and_is_dimmed(shown):
    element = shown.query_selector(CHOICE)
    shown.evaluate("(f) => f.live.ready.then(() => null)", element)
    waiting = Held(shown, "/tensors/")
    dim = "(f) => Number(getComputedStyle(f.querySelector('.lf-stage')).opacity)"
    choose(shown, element, pick="b")
    assert shown.evaluate(dim, element) == 1 and shown.evaluate(STATUS, element) == ""
    until(shown, f"(f) => ({dim})(f) < 0.7", element)
    assert shown.evaluate(STATUS, element).startswith("Loading")
    waiting.release()
    assert shown.evaluate("fates[0]") == "answered"
    shown.wait_for_timeout(300)
    assert shown.evaluate(dim, element) == 1 and shown.evaluate(STATUS, element) == ""


def counted(page, path, function):
    """`window.counts[function]` counts the calls of an exported function of a module."""

    def instrument(route):
        text = route.fetch().text()
        head = f"export function {function}("
        assert head in text
        counting = (
            f"export function {function}(...given) {{ const c = (globalThis.counts ??= {{}}); "
        )
        counting += f"c.{function} = (c.{function} ?? 0) + 1; return counted_(...given); }}\n"
        body = text.replace(head, f"{counting}function counted_(")
        route.fulfill(body=body, content_type="text/javascript")

    page.route(f"**/modules/{path}", instrument)


def test_a_model_is_decoded_and_compiled_once_and_its_choices_share_tensors(folder, serve, page):
    counted(page, "decode.js", "decode")
    counted(page, "engine.js", "compile")
    waiting = Held(page, "/tensors/")
    page.goto(serve(folder) + "/index.html")
    figures_on(page)
    element = page.query_selector(CHOICE)
    page.evaluate(
        """async (figure) => {
          for (let i = 0; i < 60; i++) {
            window.last = figure.live.set({ t: 1 + (i % 5) });
            await new Promise(requestAnimationFrame);
          }
        }""",
        element,
    )
    waiting.release()
    page.evaluate("last.then(() => null)")
    for other in (GRID, "#figure-names", "#figure-late"):
        page.evaluate("(f) => f.live.ready.then(() => null)", page.query_selector(other))
    alone = page.evaluate("({ ...counts })")
    assert alone["compile"] == 4  # one a figure
    for pick in "bca":
        set_to(page, element, {"pick": pick})
    both = page.evaluate("({ ...counts })")
    assert both["compile"] == 6
    assert both["decode"] == alone["decode"] + 2  # the table of each; what they share is there


AT_ONCE = """const wait = setTimeout;
window.setTimeout = (then, ms, ...given) => wait(then, ms === 3000 ? 0 : ms, ...given);
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("figure").forEach(
  (figure, i) => { if (i) figure.style.marginTop = "4000px"; }));"""


@pytest.mark.parametrize("saves", [False, True])
def test_small_models_out_of_sight_are_loaded_when_nothing_else_is_to_do(
    folder, serve, page, saves
):
    saving = f"{{ value: {{ saveData: {str(saves).lower()} }} }}"
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {saving}); {AT_ONCE}")
    fetched = set()
    page.on("requestfinished", lambda r: fetched.add(r.url) if "/models/" in r.url else None)
    page.goto(serve(folder) + "/index.html")
    figures_on(page)
    page.wait_for_load_state("networkidle")
    assert not fetched
    page.mouse.move(10, 10)  # somebody reads
    for _ in range(20 if saves else 200):
        page.wait_for_timeout(50)
        if len(fetched) == 3:  # a model that runs step by step is asked for
            break
    assert len(fetched) == (1 if saves else 3)


# ------------------------------------------------------------------ what the browser keeps

KEPT = """(async () => {
  const store = await caches.open("llmbook-tensors");
  return (await store.keys()).map((r) => r.url).filter((url) => url.includes("/tensors/")).sort();
})()"""


@pytest.mark.problems("status of 404", "ERR_")
@pytest.mark.parametrize(
    ("files", "fault"), [("models", refuse_404), ("models", offline), ("models", truncate)]
)
def test_a_failed_request_does_not_forget_the_model_that_is_kept(folder, serve, page, files, fault):
    url = serve(folder) + "/index.html"
    page.goto(url)
    figures_on(page)
    set_to(page, page.query_selector(SLOW), {"steps": 2})
    kept = page.evaluate(KEPT)
    assert len(kept) == 2
    page.context.route(f"**/files/{files}/**", fault)
    page.goto(url + "?again")
    figures_on(page)
    choose(page, page.query_selector(SLOW), steps=3)
    assert page.evaluate("fates[0]") != "answered"
    assert page.evaluate(KEPT) == kept


@pytest.mark.problems("status of 404", "ERR_")
@pytest.mark.parametrize("fault", [truncate, refuse_404])
def test_only_the_file_that_did_not_come_whole_is_asked_for_again(folder, serve, page, fault):
    asked = []

    def first_fails(route):
        asked.append(route.request.url)
        fault(route) if len(asked) == 1 else route.continue_()

    page.goto(serve(folder) + "/index.html")
    figures_on(page)
    page.evaluate("(f) => f.live.ready.then(() => null)", page.query_selector(CHOICE))
    page.context.route("**/tensors/**", first_fails)
    element = page.query_selector(SLOW)
    choose(page, element, steps=2)
    refused = fault is refuse_404
    assert (page.evaluate("fates[0]") == "answered") is not refused
    if refused:
        until(page, KEPT + ".then((all) => all.length === 1)")
        element.query_selector("button:text('Try again')").click()
        until(page, "(f) => !f.querySelector('.lf-controls').disabled", element)
    assert len(asked) == 3 and asked.count(asked[0]) == 2
    assert len(page.evaluate(KEPT)) == 2


def test_a_kept_file_that_was_damaged_is_fetched_again(folder, serve, page):
    url = serve(folder) + "/index.html"
    page.goto(url)
    figures_on(page)
    set_to(page, page.query_selector(SLOW), {"steps": 2})
    page.evaluate(f"""{KEPT}.then(async ([url]) =>
      (await caches.open("llmbook-tensors")).put(url, new Response("half")))""")
    page.reload()
    figures_on(page)
    element = page.query_selector(SLOW)
    assert set_to(page, element, {"steps": 2})["count"]["data"] == [2]


def test_files_of_an_old_version_go_and_those_of_other_figures_stay(serve, page, tmp_path):
    url = serve(tmp_path)

    def versions(*figures):
        write(tmp_path, list(figures))
        page.goto(f"{url}/index.html?{len(page.context.cookies())}")
        page.reload()
        for element in figures_on(page):
            set_to(page, element, {"steps": 2})
        return set(page.evaluate(KEPT))

    other = slow("other", seed=5, size=40)
    first = versions(slow("mine", seed=1, size=40), other)
    second = versions(slow("mine", seed=2, size=40))
    assert len(first) == 2 and len(second) == 2  # a file each
    assert len(first & second) == 1  # the other figure's, which is on no page that was open
    third = versions(slow("mine", seed=1, size=40), slow("other", seed=1, size=40))
    assert len(third) == 1 and third < first  # both list the same


def test_what_a_figure_kept_that_is_on_no_page_any_more_goes_in_time(serve, page, tmp_path):
    url = serve(tmp_path)
    days = "Date.now() - %s * 24 * 3600 * 1000"
    age = """(async () => {
      const store = await caches.open("llmbook-tensors");
      for (const { url } of await store.keys()) {
        if (!url.includes("/kept-by/")) continue;
        const { urls } = await (await store.match(url)).json();
        await store.put(url, new Response(JSON.stringify({ urls, used: AGE })));
      }
    })()"""
    write(tmp_path, [slow("renamed", seed=1, size=40)])
    page.goto(f"{url}/index.html")
    set_to(page, figures_on(page)[0], {"steps": 2})
    write(tmp_path, [slow("another", seed=2, size=40)])
    for old, kept in (("80", 2), ("100", 1)):
        page.evaluate(age.replace("AGE", days % old))
        page.goto(f"{url}/index.html?{old}")
        set_to(page, figures_on(page)[0], {"steps": 2})
        assert len(page.evaluate(KEPT)) == kept


# ------------------------------------------------------------------ links, Play, the window's width


@pytest.mark.parametrize("value", ["4", "7.5"])
def test_a_link_between_the_steps_of_a_table_is_refused_in_words(folder, serve, page, value):
    page.goto(f"{serve(folder)}/index.html#figure-grid?n={value}")
    figures_on(page)
    element = page.query_selector(GRID)
    until(page, f"(f) => ({STATUS})(f) !== ''", element)
    assert page.evaluate(STATUS, element) == (
        f"The link does not fit: n={value}; allowed: a whole number from 0 to 9 in steps of 3"
    )
    assert not page.evaluate("(f) => f.querySelector('.lf-controls').disabled", element)
    assert set_to(page, element, {"n": 3})["n"]["data"] == [9]


def test_a_value_that_is_refused_is_said_until_another_fits(shown):
    said = shown.evaluate(
        """async (element) => {
          const { LiveFigure } = await import(new URL("modules/live.js", location));
          const copy = element.cloneNode(true);
          const drawn = ".lf-stage, .lf-controls, .lf-tools, .lf-status, .lf-settings";
          copy.querySelectorAll(drawn).forEach((one) => one.remove());
          element.after(copy);
          const figure = new LiveFigure(copy, element.live.spec);
          await figure.start();
          const said = [];
          for (const n of [4, 6]) {
            await figure.moved({ n });
            said.push(figure.status.textContent, figure.outputs.n.data[0]);
          }
          return said;
        }""",
        shown.query_selector(GRID),
    )
    assert said == ["n=4; allowed: a whole number from 0 to 9 in steps of 3", 0, "", 36]


def test_a_link_may_name_what_every_object_has(folder, serve, page):
    page.goto(f"{serve(folder)}/index.html#figure-grid?constructor=1&n=3")
    element = figures_on(page)[1]
    until(page, "(f) => f.live.outputs.n.data[0] === 9", element)


@pytest.mark.parametrize("before", [{"n": 9}, {}, {"n": 6}])
def test_play_begins_at_the_least_value_and_holds_it(shown, before):
    """From the end, from where it stood at first, and after Reset; from elsewhere it goes on."""
    element = shown.query_selector(LATE)
    if before:
        set_to(shown, element, before)
    shown.evaluate(  # an interval ends when the test says so
        """(figure) => {
          const { interval } = figure.live.controls.n;
          const [real, held] = [window.setTimeout, []];
          const rest = 500; // after which a screen reader is told: it waits for the end of Play
          window.setTimeout = (done, ms) =>
            ms >= interval && ms !== rest ? held.push(done) : real(done, ms);
          window.endInterval = () => held.shift()();
          window.realTime = () => (window.setTimeout = real);
          window.held = held;
        }""",
        element,
    )
    now = "(figure) => figure.live.outputs.n.data[0]"

    def press(name, value):
        element.query_selector(f"button:text('{name}')").click()
        until(shown, f"(f) => ({now})(f) === {value}", element)

    if before == {"n": 6}:
        press("Play", 81)
        element.query_selector("button:text('Reset')").click()
        until(shown, f"(f) => ({now})(f) === 9", element)
    press("Play", 0)
    until(shown, "() => held.length")
    for _ in range(5):
        shown.evaluate("new Promise((done) => requestAnimationFrame(() => done(null)))")
    assert shown.evaluate(now, element) == 0
    shown.evaluate("while (held.length) endInterval()")
    until(shown, f"(f) => ({now})(f) === 9", element)
    element.query_selector("button:text('Pause')").click()
    press("Play", 36)
    shown.evaluate("void realTime()")


def test_a_narrower_window_causes_no_resize_observer_loop(shown):
    shown.evaluate(
        "window.wrong = []; addEventListener('error', (event) => wrong.push(event.message))"
    )
    for width in (390, 1280, 700, 360, 1280):
        shown.set_viewport_size({"width": width, "height": 700})
        shown.wait_for_timeout(80)
    assert shown.evaluate("wrong") == []
    drawn = "(f) => Number(f.querySelector('svg').getAttribute('width'))"
    element = shown.query_selector(CHOICE)
    room = element.eval_on_selector(".lf-body", "(b) => b.clientWidth")
    assert shown.evaluate(drawn, element) == room


def test_an_output_may_have_any_name(shown):
    element = shown.query_selector("#figure-names")
    set_to(shown, element, {"n": 2})
    numbers = "(all) => all.map((one) => one.textContent)"
    assert element.eval_on_selector_all("dd", numbers) == ["2", "3", "4", "5"]
    element.query_selector("summary").click()
    until(shown, "(f) => f.querySelector('td').textContent === '2'", element)
    assert element.eval_on_selector_all("td", numbers) == ["2", "3", "4", "5"]


def test_a_negative_share_is_read_as_one(shown):
    percent = "import('./modules/values.js').then((m) => [-0.5, -0.003, 0.5, 0].map(m.percent))"
    assert shown.evaluate(percent) == ["−50.0 %", "−0.3 %", "50.0 %", "0 %"]


# ------------------------------------------------------------------ when a figure is drawn

FAR = """document.addEventListener("DOMContentLoaded", () => {
  for (const figure of document.querySelectorAll("figure")) figure.style.marginTop = "3000px";
});"""
COUNT = "document.querySelectorAll('.lf-drawn').length"


@pytest.fixture
def far(folder, serve, page):
    """The page's figures, far from each other and from its beginning."""
    page.add_init_script(FAR)
    page.goto(serve(folder) + "/index.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(COUNT) == 0
    return page


def test_a_figure_is_drawn_when_one_comes_near(far):
    far.query_selector(GRID).scroll_into_view_if_needed()
    until(far, "(f) => f.live", far.query_selector(GRID))
    assert far.evaluate(COUNT) == 1


def test_a_link_draws_its_figure_first(far):
    far.evaluate("location.hash = '#figure-late?n=6'")
    until(far, "document.querySelector('#figure-late').live?.outputs.n.data[0] === 36")
    assert far.evaluate(COUNT) == 1


@pytest.mark.parametrize("event", ["beforeprint", "scroll"])
def test_all_are_drawn_to_be_printed_and_when_somebody_has_begun_to_read(far, event):
    far.evaluate("(event) => dispatchEvent(new Event(event))", event)
    until(far, f"{COUNT} === 5")


# ------------------------------------------------------------------ what the reader holds


class Longer(nn.Module):
    def forward(self, n):
        return {"ids": torch.arange(256) % 2 * 65 + 32, "count": 4 + n}


@pytest.mark.parametrize("above", [300, 40])  # px of the page over the slider: the text, or not
def test_the_control_stays_under_the_hand_when_the_picture_gets_higher(
    serve, page, tmp_path, above
):
    text = tokens("ids", names=Bytes().token, length="count", loose=True)
    n = IntSlider(value=0, min=0, max=252)
    write(tmp_path, [figure(Longer(), text, caption="More text.", name="longer", n=n)])
    style = "figure { margin-block: 500px 2000px !important }"
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(serve(tmp_path) + "/index.html")
    page.add_style_tag(content=style)
    element = figures_on(page)[0]
    slider = element.query_selector("input[type=range]")
    page.evaluate("(f) => f.live.ready.then(() => null)", element)
    page.wait_for_timeout(100)
    page.evaluate("(top) => scrollTo(0, top)", slider.bounding_box()["y"] - above)
    slider.evaluate("(s) => s.focus({ preventScroll: true })")
    before, high = slider.bounding_box()["y"], element.bounding_box()["height"]
    assert abs(before - above) < 2
    for key in ("PageUp", "PageUp", "End"):
        slider.press(key)
        page.evaluate("(f) => f.live.ready.then(() => null)", element)
        page.wait_for_timeout(100)
    assert element.bounding_box()["height"] > high + 40
    assert abs(slider.bounding_box()["y"] - before) < 2
