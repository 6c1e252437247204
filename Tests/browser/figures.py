"""Measures how long it takes from a save to what is seen of it, and prints the medians."""

import http.client
import statistics
import sys
import time

from preview import Preview, Site, large_brief, launch, real_brief

EDITS = 50


def median(seconds):
    """The median of durations, in milliseconds."""
    return statistics.median(seconds) * 1000


def write(path, data):
    """Writes a file, and gives the moment at which that was done."""
    with open(path, "wb") as file:
        file.write(data)
    return time.time()


def versions(site, name, count):
    """Versions of a file with another sentence each: a word that is in no other, and the bytes."""
    text = (site.path / name).read_text()
    for number in range(count):
        word = f"Word{number}x"
        yield word, (text + f"\nThis sentence has the {word}.\n").encode()
    site.write(name, text)


def until_answered(preview, site, name, page, count=EDITS):
    """From the end of a write to the new bytes answered."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port)
    durations = []
    for word, data in versions(site, name, count):
        time.sleep(0.05)
        start = write(site.path / name, data)
        while True:
            connection.request("GET", "/" + page)
            if word.encode() in connection.getresponse().read():
                break
            if time.time() - start > 60:
                raise RuntimeError("the new text is not answered:\n" + "\n".join(preview.lines))
        durations.append(time.time() - start)
    return median(durations)


# The page itself notes when a word is drawn for the first time: to ask it again and again would take the browser's time.
WATCH = """
  const note = () => requestAnimationFrame(() => {
    const word = document.body?.innerText.match(/Word\\d+x/)?.[0];
    if (word) localStorage[word] ??= (performance.timeOrigin + performance.now()) / 1000;
  });
  new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener('DOMContentLoaded', note);
"""


def until_visible(browser, preview, site, name, page, count=EDITS):
    """From the end of a write to the text in the page that a browser shows."""
    tab = browser.new_page()
    tab.add_init_script(WATCH)
    tab.goto(f"{preview.address}{page}")
    durations = []
    for word, data in versions(site, name, count):
        tab.wait_for_timeout(200)
        start = write(site.path / name, data)
        tab.locator(".prose").get_by_text(f"This sentence has the {word}.").wait_for()
        tab.wait_for_function(f"localStorage.{word}")
        durations.append(float(tab.evaluate(f"localStorage.{word}")) - start)
    tab.close()
    return median(durations)


def main():
    from playwright.sync_api import sync_playwright

    failures = 0

    def report(what, value, unit, limit):
        nonlocal failures
        failures += value > limit
        print(f"{what:58} {value:8.1f} {unit}  (at most {limit:g})", flush=True)

    with sync_playwright() as playwright:
        browser = launch(playwright)
        site = Site(real_brief())
        preview = Preview(site)
        name, page = "content/essay.md", "essay.html"
        report("save to answer, the real brief", until_answered(preview, site, name, page), "ms", 20)
        report("save to sight in Chromium, the real brief",
               until_visible(browser, preview, site, name, page), "ms", 100)
        time.sleep(2)
        before = preview.processor_seconds()
        time.sleep(10)
        report("processor time while nothing happens", (preview.processor_seconds() - before) * 100, "ms/s", 1)
        preview.stop()
        site.remove()

        site = Site(large_brief(10_000))
        preview = Preview(site)
        print(f"10,000 entries: {preview.lines[-2]}")
        name, page = "content/actors/actor-2500.md", "actors/actor-2500.html"
        report("save to answer, 10,000 entries", until_answered(preview, site, name, page, 20), "ms", 100)
        preview.stop()
        site.remove()
        browser.close()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
