"""Headless Chromium through its own driver's protocol: opens a page at a width, runs script in it, clicks, types, takes pictures."""

import base64
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

DRIVER, CHROMIUM = shutil.which("chromedriver"), shutil.which("chromium") or shutil.which("google-chrome")
MISSING = "no browser: install Debian's chromium and chromium-driver to run this test"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One window."""

    def __init__(self, client, session):
        self._client, self._path = client, f"/session/{session}"

    def ask(self, path, **body):
        answer = self._client.post(f"{self._path}/{path}", json=body)
        assert answer.is_success, answer.text
        return answer.json()["value"]

    def open(self, path: Path, mark=""):
        self.ask("url", url="about:blank")
        self.ask("url", url=path.resolve().as_uri() + mark)

    def run(self, script):
        return self.ask("execute/sync", script=f"return {script}", args=[])

    def until(self, script, seconds=20):
        end = time.monotonic() + seconds
        while not (found := self.run(script)):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.05)
        return found

    def press(self, selector, keys):
        element = self.ask("element", using="css selector", value=selector)[ELEMENT]
        self.ask(f"element/{element}/value", text=keys)

    def picture(self, path: Path):
        width, height = self.run("[innerWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        told = self.ask("goog/cdp/execute", cmd="Page.captureScreenshot", params={"format": "png", "captureBeyondViewport": True, "clip": clip})
        path.write_bytes(base64.b64decode(told["data"]))

    def read_out(self):
        """What a screen reader is told: role and name of each node that is not hidden from it."""
        nodes = self.ask("goog/cdp/execute", cmd="Accessibility.getFullAXTree", params={})["nodes"]
        return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]

    def logged(self):
        return [entry["message"] for entry in self.ask("se/log", type="browser")]


@contextmanager
def browser(width: int) -> Iterator[Browser]:
    """Yields a window of a width in which no name can be resolved; the driver and its browser end with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen([DRIVER, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=90, trust_env=False) as client:
            wait_for(client)
            options = {
                "binary": CHROMIUM,
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
                    "--host-resolver-rules=MAP * ~NOTFOUND",
                ],
                "mobileEmulation": {"deviceMetrics": {"width": width, "height": 900, "pixelRatio": 1, "mobile": width < 700, "touch": False}},
            }  # fmt: skip
            wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            session = client.post("/session", json={"capabilities": {"alwaysMatch": wanted}}).json()["value"]["sessionId"]
            try:
                yield Browser(client, session)
            finally:
                client.delete(f"/session/{session}")
    finally:
        driver.terminate()
        driver.wait()


def wait_for(client):
    """Waits until the driver answers."""
    for _ in range(100):
        try:
            client.get("/status")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError("chromedriver does not answer")
