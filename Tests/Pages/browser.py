"""A headless Chromium, driven by WebDriver over plain HTTP: the standard library only."""
import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
ARGUMENTS = [
    "--headless=new", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
    "--disable-dev-shm-usage", "--lang=en",
]


class BrowserError(Exception):
    """What the driver answered instead of a value."""


class Driver:
    """A running chromedriver; `with Driver() as driver: driver.browser()`."""

    def __enter__(self):
        self.process = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = f"http://127.0.0.1:{self._port()}"
        return self

    def _port(self):
        for line in self.process.stdout:
            started = re.search(r"started successfully on port (\d+)", line)
            if started:
                return int(started.group(1))
        raise BrowserError("chromedriver did not start")

    def browser(self):
        return Browser(self.address)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Browser:
    """One window with a profile of its own."""

    def __init__(self, address):
        self.profile = tempfile.mkdtemp(prefix="chromium-")
        self.address = address
        answer = self._post("/session", {"capabilities": {"alwaysMatch": self._capabilities()}})
        self.session = f"/session/{answer['sessionId']}"

    def _capabilities(self):
        arguments = ARGUMENTS + [f"--user-data-dir={self.profile}"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        binary = next(filter(None, map(shutil.which, BROWSERS)), None)
        if binary is None:
            raise BrowserError("no Chromium found")
        return {
            "browserName": "chrome",
            "unhandledPromptBehavior": "accept",
            "goog:chromeOptions": {"args": arguments, "binary": binary},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }

    def _post(self, path, body):
        request = urllib.request.Request(
            self.address + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        return self._send(request)

    def _send(self, request):
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as failure:
            value = json.load(failure)["value"]
            raise BrowserError(f"{value['error']}: {value['message'].splitlines()[0]}") from None

    def command(self, name, **parameters):
        """A command of the DevTools protocol."""
        body = {"cmd": name, "params": parameters}
        return self._post(self.session + "/goog/cdp/execute", body)

    def open(self, path):
        """Opens a local file; what was logged before is dropped."""
        self.leave()
        self._post(self.session + "/url", {"url": pathlib.Path(path).resolve().as_uri()})

    def leave(self):
        """Closes the page that is open and forgets what it logged."""
        self._post(self.session + "/url", {"url": "about:blank"})
        self.log("browser"), self.log("performance")

    def look_at(self, path, scheme, width, height=900):
        """Opens a local file in a scheme and a width, which no page before it is drawn anew for."""
        self.leave()
        self.scheme(scheme)
        self.size(width, height)
        self._post(self.session + "/url", {"url": pathlib.Path(path).resolve().as_uri()})

    def log(self, kind):
        return self._post(self.session + "/se/log", {"type": kind})

    def run(self, script, *arguments):
        """The value that a script returns."""
        return self._post(self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def run_later(self, script, *arguments):
        """The value that a script hands to its last argument, a function."""
        return self._post(self.session + "/execute/async", {"script": script, "args": list(arguments)})

    def size(self, width, height=900):
        """A phone below 600 px, else a desk screen."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height,
                     deviceScaleFactor=1, mobile=width < 600)

    def scheme(self, name):
        """`light` or `dark`, as the reader's system would prefer."""
        feature = {"name": "prefers-color-scheme", "value": name}
        self.command("Emulation.setEmulatedMedia", features=[feature])

    def scripts(self, allowed):
        self.command("Emulation.setScriptExecutionDisabled", value=not allowed)

    def picture(self, path, height_limit=16000):
        """The whole page, from top to bottom, as PNG."""
        content = self.command("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": content["width"],
                "height": min(content["height"], height_limit), "scale": 1}
        shot = self.command("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))

    def paper(self, path):
        """The page as PDF in the size that it asks for itself."""
        sheet = self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=True,
                             paperWidth=8.27, paperHeight=11.69)
        pathlib.Path(path).write_bytes(base64.b64decode(sheet["data"]))

    def close(self):
        self._send(urllib.request.Request(self.address + self.session, method="DELETE"))
        shutil.rmtree(self.profile, ignore_errors=True)
