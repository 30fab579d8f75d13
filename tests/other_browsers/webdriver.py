"""The few commands of W3C WebDriver that the tests need, spoken to Firefox and to WebKitGTK.

Firefox understands them itself, over its Marionette protocol, which is what geckodriver translates
HTTP into; WebKitGTK brings a driver that takes them over HTTP. Nothing else need be installed.
"""

import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TIMEOUTS = {"script": 240_000, "pageLoad": 60_000}
PREFERENCES = {
    "marionette.port": 0,  # any that is free: Firefox writes it into a file of the profile
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.disabledForTesting": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
PATHS = {"Navigate": "url", "ExecuteAsyncScript": "execute/async", "PerformActions": "actions"}
PATHS |= {"SetWindowRect": "window/rect"}


class WebDriverError(Exception):
    """What the browser refused, in its words."""


class Marionette:
    """Firefox: JSON over a socket, each message after its length."""

    def __init__(self, port: int):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.stream = self.socket.makefile("rb")
        self.asked = 0
        self._read()  # its greeting
        self.command("NewSession", {"timeouts": TIMEOUTS})

    def _read(self) -> Any:
        length = b""
        while (digit := self.stream.read(1)) not in (b":", b""):
            length += digit
        return json.loads(self.stream.read(int(length)))

    def command(self, name: str, values: dict) -> Any:
        self.asked += 1
        message = json.dumps([0, self.asked, f"WebDriver:{name}", values]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise WebDriverError(f"{name}: {error['error']}: {error['message']}")
        return result.get("value") if isinstance(result, dict) else result


class Http:
    """WebKitGTK: JSON over HTTP."""

    def __init__(self, port: int):
        self.base = f"http://127.0.0.1:{port}/session"
        started = self._post("", {"capabilities": {"alwaysMatch": {"timeouts": TIMEOUTS}}})
        self.base += f"/{started['sessionId']}"

    def _post(self, path: str, values: dict) -> Any:
        request = urllib.request.Request(self.base + path, json.dumps(values).encode())
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = json.load(error)["value"]
            raise WebDriverError(f"{path}: {said['error']}: {said['message']}") from error

    def command(self, name: str, values: dict) -> Any:
        return self._post(f"/{PATHS[name]}", values)


def _soon(attempt: Any, process: subprocess.Popen) -> Any:
    """What `attempt` gives once it no longer fails, while the process runs, for half a minute."""
    end = time.monotonic() + 30
    while True:
        try:
            return attempt()
        except (OSError, ValueError):
            if time.monotonic() > end or process.poll() is not None:
                raise
            time.sleep(0.1)


@contextmanager
def _running(*command: str, **options: Any) -> Iterator[subprocess.Popen]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
    process = subprocess.Popen(command, **quiet)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def firefox(path: str) -> Iterator[Marionette]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        lines = [f'user_pref("{k}", {json.dumps(v)});\n' for k, v in PREFERENCES.items()]
        (Path(folder) / "user.js").write_text("".join(lines))
        port = Path(folder) / "MarionetteActivePort"
        command = [path, "--headless", "--marionette", "--no-remote", "--profile", folder]
        with _running(*command) as process:
            yield _soon(lambda: Marionette(int(port.read_text())), process)


@contextmanager
def webkit(path: str) -> Iterator[Http]:
    """On a screen of its own, which nobody sees: it has no mode without one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24"]
    with _running(*screen, stdout=subprocess.PIPE) as xvfb:
        display = f":{int(xvfb.stdout.readline())}"
        with _running(path, f"--port={port}", env={**os.environ, "DISPLAY": display}) as process:
            yield _soon(lambda: Http(port), process)
