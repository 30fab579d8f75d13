"""Playwright's page, as far as the tests of every browser use it, over WebDriver.

So the same tests run in Firefox and in WebKit, which Playwright drives only in builds of its own.
"""

import json
import time
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's name for a reference to one
KEYS = {"ArrowRight": "\ue014", "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowDown": "\ue015"}
KEYS |= {"Space": " ", "ControlOrMeta": "\ue009", "Enter": "\ue007", "Tab": "\ue004"}
# As JSON: WebKit's driver forgets the order of names. `arguments` is the script's, in both places.
RUN = """const done = arguments[arguments.length - 1];
const run = async (given) => {
  const it = (%s
  );
  return typeof it === "function" ? it(given) : it;
};
run(arguments[0]).then((value) => done(JSON.stringify(value ?? null)),
  (error) => done({ error: String(error) }));"""
FIND = """const [within, selector, done] = arguments;
const [, css, text] = selector.match(/^(.*?)(?::text\\('(.*)'\\))?$/);
const found = [...(within ?? document).querySelectorAll(css)];
done(text === undefined ? found : found.filter((one) => one.textContent === text));"""


class Browser:
    """One window: what Playwright calls contexts and pages is always it."""

    def __init__(self, driver: Any):
        self.driver = driver

    def new_page(self, **options: Any) -> "Page":
        return Page(self.driver, **options)

    def new_context(self, **options: Any) -> "Browser":
        return self

    def close(self) -> None:
        """The window stays for the next test."""


class Within:
    """Where elements are found: in the page, or in an element."""

    driver: Any
    reference: dict | None = None

    def query_selector_all(self, selector: str) -> list["Element"]:
        arguments = {"script": FIND, "args": [self.reference, selector]}
        return [
            Element(self.driver, r) for r in self.driver.command("ExecuteAsyncScript", arguments)
        ]

    def query_selector(self, selector: str) -> "Element | None":
        return next(iter(self.query_selector_all(selector)), None)

    def _run(self, code: str, argument: Any = None) -> Any:
        arguments = {"script": RUN % code, "args": [_references(argument)]}
        answer = self.driver.command("ExecuteAsyncScript", arguments)
        if isinstance(answer, dict):
            raise AssertionError(answer["error"])
        return json.loads(answer)


def _references(value: Any) -> Any:
    if isinstance(value, Element):
        return value.reference
    if isinstance(value, (list, tuple)):
        return [_references(one) for one in value]
    return value


class Page(Within):
    def __init__(self, driver: Any, viewport: dict | None = None, **options: Any):
        self.driver = driver
        self.keyboard = Keyboard(driver)
        driver.command("SetWindowRect", viewport or {"width": 1280, "height": 900})

    def goto(self, url: str) -> None:
        self.driver.command("Navigate", {"url": url})

    def evaluate(self, code: str, argument: Any = None) -> Any:
        return self._run(code, argument)

    def wait_for_timeout(self, milliseconds: float) -> None:
        time.sleep(milliseconds / 1000)

    def locator(self, selector: str) -> "Element":
        """The first that is found, once one is."""
        end = time.monotonic() + 15
        while not (found := self.query_selector(selector)):
            assert time.monotonic() < end, f"never there: {selector}"
        return found

    def on(self, event: str, hear: Any) -> None:
        """Not heard: WebDriver tells nothing of a page's console and requests."""

    close = Browser.close


class Element(Within):
    def __init__(self, driver: Any, reference: dict):
        self.driver, self.reference = driver, reference

    def evaluate(self, code: str) -> Any:
        return self._run(code, self)

    def fill(self, text: str) -> None:
        """A field's text, all at once."""
        self.focus()
        code = "([e, text]) => { e.value = text; e.dispatchEvent(new Event('input')); }"
        self._run(code, [self, text])

    def focus(self) -> None:
        self._run("(e) => e.focus()", self)

    def get_attribute(self, name: str) -> str | None:
        return self._run("([e, name]) => e.getAttribute(name)", [self, name])

    def is_visible(self) -> bool:
        """As Playwright has it: it takes room, and is not hidden."""
        shown = "(e) => e.checkVisibility({ visibilityProperty: true })"
        box = "(({ width, height }) => width > 0 && height > 0)(e.getBoundingClientRect())"
        return self.evaluate(f"{shown} && {box}")

    def is_checked(self) -> bool:
        return self._run("(e) => e.checked", self)

    def input_value(self) -> str:
        return self._run("(e) => e.value", self)

    def text_content(self) -> str:
        return self._run("(e) => e.textContent", self)

    def inner_text(self) -> str:
        return self._run("(e) => e.innerText", self)

    def click(self) -> None:
        """With a pointer, in its middle, as a reader does."""
        self._run("(e) => e.scrollIntoView({ block: 'center', behavior: 'instant' })", self)
        steps = [{"type": "pointerMove", "origin": self.reference, "x": 0, "y": 0}]
        steps += [{"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")]
        pointer = {"type": "pointer", "id": "mouse", "actions": steps}
        self.driver.command("PerformActions", {"actions": [pointer]})


class Keyboard:
    def __init__(self, driver: Any):
        self.driver = driver

    def _perform(self, steps: list[tuple[str, str]]) -> None:
        made = [{"type": way, "value": key} for way, key in steps]
        keys = {"type": "key", "id": "keyboard", "actions": made}
        self.driver.command("PerformActions", {"actions": [keys]})

    def press(self, chord: str) -> None:
        keys = [KEYS.get(key, key) for key in chord.split("+")]
        down = [("keyDown", key) for key in keys]
        self._perform(down + [("keyUp", key) for key in reversed(keys)])

    def type(self, text: str) -> None:
        self._perform([(way, key) for key in text for way in ("keyDown", "keyUp")])
