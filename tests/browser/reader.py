"""A screen reader in a page: what it says of a figure from its first to its last word, and what it
announces while the figure is used."""

import re

import javascript
import pytest
from browser.pages import until
from browser.test_kernel_half import WRITTEN
from filelock import FileLock

PROGRAM = "@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
READ = """async (figure) => {
  await virtual.stop(); // of a box it reads the attribute, and not whether it is checked now
  figure.querySelectorAll("input").forEach((one) => one.toggleAttribute("checked", one.checked));
  await virtual.start({ container: figure });
  const end = () => virtual.lastSpokenPhrase().then((said) => said.startsWith("end of figure"));
  while (!(await end())) await virtual.next();
  return virtual.spokenPhraseLog();
}"""
LOG = """() => virtual.spokenPhraseLog().then((all) => all.filter((one) => one !== "polite: "))"""
RESTS = "(figure) => !figure.querySelector('[aria-busy], [data-waits]')"


def enter(page) -> None:
    """Let it into the page; pytest.skip where there is no Node.js to bring it."""
    if why := javascript.missing():
        pytest.skip(f"no screen reader: {why}")
    with FileLock(javascript.HOUSE.parent.parent / "_build" / "npm.lock"):
        javascript.install()
    served = {"path": javascript.MODULES / PROGRAM, "content_type": "text/javascript"}
    page.route("**/virtual.js", lambda route: route.fulfill(**served))
    page.evaluate("async () => { window.virtual = (await import('/virtual.js')).virtual; }")


def read(page, figure) -> list[str]:
    """All that is said of a figure, in order; then it listens to the figure."""
    return page.evaluate(READ, figure)


def forget(page, figure, run: bool = True) -> None:
    """What was said, once the figure is at rest; run: and its model has answered."""
    rest(page, figure, run)
    page.evaluate("virtual.clearSpokenPhraseLog()")


def rest(page, figure, run: bool = True) -> None:
    if run:
        figure.evaluate("(figure) => figure.live.set({}).then(() => null)")
    until(page, RESTS, figure)


def announced(page, figure) -> list[str]:
    """What was said unasked since then, once the figure is at rest. (What a live region has lost,
    no reader says; this one says "polite: ".)"""
    rest(page, figure)
    said = page.evaluate(LOG)
    return [one.removeprefix("polite: ") for one in said if one.startswith("polite: ")]


def leaves(view: dict) -> list[dict]:
    return [leaf for one in view["views"] for leaf in leaves(one)] if "views" in view else [view]


def said_of(phrases: list[str], begins: str) -> list[str]:
    """What is said of each thing of this kind and name; there is one, or it is an error."""
    found = [phrase.removeprefix(begins) for phrase in phrases if phrase.startswith(begins)]
    assert found, begins
    return found


def same(said: str, value: float) -> bool:
    """Whether a number is said as precisely as it is written."""
    written = said.replace("−", "-").replace(",", "")
    if not re.fullmatch(r"-?[\d.]+", written):
        return False  # of a handle, which says more
    return float(written) == pytest.approx(value, abs=0.51 / 10 ** len(written.partition(".")[2]))


def check_control(phrases: list[str], control: dict) -> None:
    """It is said with its name, what it is and its value."""
    label, kind, value = control["label"], control["kind"], control["value"]
    if kind == "buttons":
        assert f"radiogroup, {label}" in phrases
        for option in control["options"]:
            checked = "checked" if option == value else "not checked"
            assert any(p.startswith(f"radio, {option}, {checked}") for p in phrases), option
    elif kind in ("float", "int", "play", "scale"):
        stands = said_of(phrases, f"slider, {label}, orientated horizontally, ")
        stands = [said.rpartition("current value ")[2] for said in stands]
        assert any(said == value if kind == "scale" else same(said, value) for said in stands)
        assert kind != "play" or "button, Play" in phrases
    elif kind == "checkbox":
        assert said_of(phrases, f"checkbox, {label}, ") == ["checked" if value else "not checked"]
    elif kind == "text":
        assert said_of(phrases, f"textbox, {label}, ") == [value]
    else:  # of an option that is too long to read, only its beginning is compared
        (stands,) = said_of(phrases, f"combobox, {label}, ")
        assert stands.startswith(value[:20])


def check_pictures(phrases: list[str], spec: dict) -> None:
    """Each picture is said to show something, if it is not all words; each handle has a place."""
    name = re.escape(spec["caption"])
    pictures = [p for p in phrases if re.match(rf"(image|group), .*{name}", p)]
    kinds = {leaf["kind"] for leaf in leaves(spec["view"])}
    told = [picture for picture in pictures if re.search(rf"{name}, .*\w", picture)]
    assert told or not pictures or kinds & WRITTEN, pictures
    assert all("current value " in p for p in phrases if p.startswith("slider, "))
