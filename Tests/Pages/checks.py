"""What must hold on every page. Each check returns its findings as sentences; none means it holds."""
import json
import pathlib
import subprocess
import tempfile

AXE = pathlib.Path(".build/tools/axe.min.js")
LEAST_TEXT_PX = 9

# What axe-core is asked for: all; on a page whose like was judged in another language, all but colours at
# desk width, and at a phone's what the length of words can change. Colours take most of its time.
ALL_RULES = {}
NO_COLOURS = {"rules": {rule: {"enabled": False} for rule in ["color-contrast", "link-in-text-block"]}}
BY_LENGTH = {"runOnly": ["scrollable-region-focusable", "target-size"]}


def console(browser):
    """Nothing is written to the console: no error, no warning, no note."""
    return [f"console {entry['level'].lower()}: {entry['message']}" for entry in browser.log("browser")]


def requests(browser):
    """Nothing but the page's own file is fetched."""
    own = browser.run("return location.href").split("#")[0]
    fetched = []
    for entry in browser.log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            if address.split("#")[0] not in (own, "about:blank") and not address.startswith("data:"):
                fetched.append(f"fetches {address}")
    return fetched


def policy(browser):
    """A content-security policy in the page keeps the network away."""
    text = browser.run("""return document.querySelector(
        'meta[http-equiv="Content-Security-Policy" i]')?.content || ''""")
    return [] if "default-src 'none'" in text else [f"content-security policy lets through: '{text}'"]


def sideways(browser):
    """The page is no wider than the window: nobody scrolls sideways to read it."""
    width, window, widest = browser.run("""
        const window_width = document.documentElement.clientWidth;
        const scrolls = element => element && element !== document.body &&
            (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
        const wide = [...document.body.querySelectorAll('*')].find(element =>
            element.getBoundingClientRect().right > window_width + 1 && !scrolls(element.parentElement));
        return [document.documentElement.scrollWidth, window_width, wide ? wide.outerHTML : ''];""")
    return [f"is {width} px wide in a window of {window} px: {widest[:80]}"] if width > window else []


def phone_layout(browser):
    """The page says that it fits the device; else a phone lays it out at 980 px and shrinks it."""
    width = browser.run("return window.innerWidth")
    return [] if width <= 390 else [f"is laid out at {width} px on a phone of 390 px"]


def small_text(browser):
    """No visible text is drawn smaller than a reader can make out, charts included."""
    return browser.run("""
        const found = new Map();
        for (const element of document.querySelectorAll('svg text')) {
            const box = element.getBoundingClientRect(), drawing = element.ownerSVGElement;
            if (!box.width || !element.textContent.trim()) continue;
            const scale = drawing.getScreenCTM().a;
            const size = parseFloat(getComputedStyle(element).fontSize) * scale;
            if (size < arguments[0]) found.set(drawing, [size, element.textContent.trim()]);
        }
        for (const element of document.querySelectorAll('body :not(svg, svg *, script, style)')) {
            const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
            const size = parseFloat(getComputedStyle(element).fontSize);
            if (own && element.getClientRects().length && size < arguments[0])
                found.set(element, [size, element.textContent.trim().slice(0, 40)]);
        }
        return [...found.values()].map(([size, text]) =>
            `text of ${size.toFixed(1)} px: '${text}'`);""", LEAST_TEXT_PX)


def overlaps(browser):
    """In a chart no label lies on another, and none is cut by the drawing's edge."""
    return browser.run("""
        const findings = [];
        const trim = box => ({left: box.left + .5, right: box.right - .5,
            top: box.top + box.height * .2, bottom: box.bottom - box.height * .2});
        const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        for (const drawing of document.querySelectorAll('svg')) {
            const frame = drawing.getBoundingClientRect();
            if (!frame.width) continue;
            const title = drawing.getAttribute('aria-label') || drawing.querySelector('title')?.textContent || '';
            const labels = [...drawing.querySelectorAll('text')].map(element => ({
                text: element.textContent.trim(), whole: element.getBoundingClientRect()}))
                .filter(label => label.text && label.whole.width).map(label => ({...label, box: trim(label.whole)}));
            labels.forEach((a, at) => {
                for (const b of labels.slice(at + 1))
                    if (meet(a.box, b.box)) findings.push(`labels '${a.text}' and '${b.text}' overlap (${title})`);
                if (a.whole.left < frame.left - 2 || a.whole.right > frame.right + 2 ||
                    a.whole.top < frame.top - 2 || a.whole.bottom > frame.bottom + 2)
                    findings.push(`label '${a.text}' is cut by its chart's edge (${title})`);
            });
        }
        return findings;""")


def accessibility(browser, rules):
    """axe-core finds nothing serious or critical."""
    return browser.run_later(AXE.read_text() + """
        ;const [rules, done] = arguments;
        axe.run(document, {resultTypes: ['violations'], preload: false, ...rules}).then(
            result => done(result.violations.filter(each => ['serious', 'critical'].includes(each.impact))
                .map(each => `axe ${each.id} (${each.impact}), ${each.nodes.length}×: ` +
                    `${each.help}: ${each.nodes[0].html.slice(0, 160)}`)),
            failure => done(['axe did not run: ' + failure]));""",
        rules)


def without_script(browser, path):
    """The open page reads the same where no script may run (what a script adds, a filter field, is little)."""
    count = "return document.body.innerText.replace(/\\s+/g, '').length"
    whole = browser.run(count)
    browser.scripts(False)
    try:
        browser.open(path)
        alone = browser.run(count)
    finally:
        browser.scripts(True)
    return [f"shows {alone} letters without script, {whole} with it"] if alone < 0.9 * whole else []


def foreign_script(browser):
    """No text of the firm's data has run as a script (the hostile names set this mark)."""
    return ["ran a script that came with the data"] if browser.run("return !!window.ranForeignScript") else []


def weight(path, limit_bytes=600_000):
    """The file is light enough to be mailed and opened at once."""
    size = pathlib.Path(path).stat().st_size
    return [f"is {size:,} bytes, over {limit_bytes:,}"] if size > limit_bytes else []


def paper(browser):
    """Printed, the page fills sheets of A4, and no sheet is blank."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as sheet:
        browser.paper(sheet.name)
        size = output("pdfinfo", sheet.name)
        texts = output("pdftotext", sheet.name, "-").split("\f")[:-1]
    found = [f"paper: sheet {at} of {len(texts)} is blank" for at, text in enumerate(texts, 1) if not text.strip()]
    return found if "(A4)" in size else found + ["paper: is not A4: set @page { size: A4 }"]


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def whole_page(browser, path, is_first=True):
    """All findings of one page: at desk and phone width, on paper, light and dark, with and without script.

    One that is not the first of its kind, but the same in another language, is spared some rules of axe-core."""
    findings = weight(path)
    browser.look_at(path, "light", 1280)
    findings += console(browser) + requests(browser) + policy(browser) + foreign_script(browser)
    findings += mark("1280 px", sideways(browser) + small_text(browser) + overlaps(browser))
    findings += mark("light", accessibility(browser, ALL_RULES if is_first else NO_COLOURS)) + paper(browser)
    browser.look_at(path, "dark", 390, 844)
    findings += mark("390 px", phone_layout(browser) + sideways(browser))
    findings += mark("390 px", small_text(browser) + overlaps(browser))
    findings += mark("dark", accessibility(browser, ALL_RULES if is_first else BY_LENGTH))
    return findings + without_script(browser, path)


def mark(condition, findings):
    return [f"{condition}: {finding}" for finding in findings]
