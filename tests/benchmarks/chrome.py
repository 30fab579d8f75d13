"""Chromium for the benchmarks, as fast as it is here or as slow as Lighthouse's phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browser import chromium
from playwright.sync_api import Browser, Page, sync_playwright

#: Lighthouse's "slow 4G": round trip in ms, bits a second down and up.
RTT_MS, DOWN_BITS, UP_BITS = 150, 1.6e6, 750e3
CPU_SLOWDOWN = 4
PHONE = {"width": 412, "height": 823}  # Lighthouse's screen


def executable() -> str:
    """The path of a Chromium; FileNotFoundError says how to get one."""
    if path := chromium.find():
        return path
    raise FileNotFoundError(chromium.HELP)


@contextmanager
def running() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=chromium.FLAGS)
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser, *, slow: bool = False, **options: object) -> Iterator[Page]:
    """A page with an empty cache of its own; `slow`: on slow 4G, its CPU 4 times slower."""
    context = browser.new_context(**options)
    page = context.new_page()
    if slow:
        slow_down(page)
    yield page
    context.close()


@contextmanager
def lasting_page(profile: Path) -> Iterator[Page]:
    """A page of a browser just started, which keeps on the disk what its pages ask it to keep."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=executable(), args=chromium.FLAGS
        )
        yield context.new_page()
        context.close()


def slow_down(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    conditions = {"offline": False, "latency": RTT_MS}
    conditions |= {"downloadThroughput": DOWN_BITS / 8, "uploadThroughput": UP_BITS / 8}
    devtools.send("Network.emulateNetworkConditions", conditions)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
