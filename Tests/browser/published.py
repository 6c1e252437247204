"""What the tests of the published pages share: briefs built once, opened from a folder and from a server, in a browser."""

import atexit
import functools
import http.server
import shutil
import subprocess
import tempfile
import threading
import unittest
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from preview import PROGRAM, ROOT, Site, launch, wait_until

# A brief that has one of everything that the real one does without.
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90" fill="red"/></svg>'
NIGHT_TRAINS = {
    "content/brief.md": "---\ntitle: Night trains\ndate: 2025\nauthors: []\n---\n\n"
                        "The [last train](event:last-train) was full.[^timetable]\n",
    "content/essay.md": "---\ntitle: Night trains\n---\n\n"
                        "[The minister](actor:minister) ended [the last night train](event:last-train).[^timetable] "
                        "She should [bring it back](recommendation:bring-it-back), as "
                        "[others did](https://example.org/night-trains), by [the summer](event:new-train).\n",
    "content/images/minister.svg": PICTURE,
    "content/actors/minister.md": "---\nname: Anna Berg\nkind: person\nrole: Minister of Transport\n---\n\n"
                                  "![Anna Berg on a platform](../images/minister.svg)\n\nShe runs the railways.\n",
    "content/actors/union.md": "---\nname: Union of Drivers\nkind: organisation\n---\n\nIt wants the train back.\n",
    "content/timeline/last-train.md": "---\ntitle: Last night train\ndate: 2024-12-14\nplace: Malmö\nactors: [minister]\n"
                                      "---\n\nThe train was full.\n",
    "content/timeline/first-train.md": "---\ntitle: First night train\ndate: \"1995-05~\"\nactors: [union]\n---\n\nIt was late.\n",
    "content/timeline/new-train.md": "---\ntitle: New night train\ndate: 2026-06\nstatus: planned\n"
                                     "actors: [minister, union]\n---\n\nThe carriages are ordered.\n",
    "content/timeline/vote.md": "---\ntitle: Vote on money\ndate: 2026-02\nstatus: proposed\n---\n\nParliament may vote.\n",
    "content/timeline/strike.md": "---\ntitle: Strike\ndate: 2025-01-09\nstatus: cancelled\nactors: [union]\n---\n\n"
                                  "They agreed.\n",
    "content/recommendations/bring-it-back.md": "---\ntitle: Bring the night train back\naddressed_to: [minister]\n"
                                                "horizon: immediate\n---\n\nIt was full.\n",
    "content/footnotes/timetable.md": "---\nsources:\n  - type: report\n    title: Timetable of 2024\n"
                                      "    URL: \"https://example.org/timetable\"\n---\n\nThe timetable names no successor.\n",
}


# Long names without a space, a script that runs from right to left, and a note of many words.
WORDY = {
    "content/brief.md": "---\ntitle: قطارات الليل\ndate: 2025\nlanguage: ar\nauthors: []\n---\n\nملخص.\n",
    "content/essay.md": "---\ntitle: قطارات الليل\n---\n\nأنهت [الوزارة](actor:ministry) القطار الأخير.[^note]\n",
    "content/actors/ministry.md": "---\nname: " + "Verkehrsinfrastrukturfinanzierungsgesellschaft" * 3 + "\n"
                                  "kind: organisation\nrole: " + "Bundesautobahnamtsleitung" * 6 + "\n---\n\nText.\n",
    "content/footnotes/note.md": "---\nsources: []\n---\n\n" + "كلمات كثيرة جدا. " * 30 + "\n",
    "templates/strings/ar.yml": "direction: rtl\n",
}

BRIEFS = {"night trains": NIGHT_TRAINS, "wordy": WORDY}


@functools.cache
def published(brief="real"):
    """The folder of a brief's pages, whose path has spaces: of the project's own brief, or of one of the above."""
    folder = Path(tempfile.mkdtemp(prefix="briefgen pages "))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    sources = ROOT if brief == "real" else written(BRIEFS[brief])
    pages = folder / "a brief" / "on a stick"
    subprocess.run([PROGRAM, "build", "--site", str(sources), "--output", str(pages)], check=True, capture_output=True)
    return pages


def written(files):
    """A folder with a brief's sources, and with the theme of this checkout."""
    site = Site()
    shutil.rmtree(site.path)
    atexit.register(site.remove)
    shutil.copytree(ROOT / "templates", site.path / "templates")
    for name, text in files.items():
        site.write(name, text)
    return site.path


@functools.cache
def served(folder):
    """The address of a folder of pages on a server, below a path with spaces."""
    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(folder.parents[1]))

        def do_GET(self):
            # Browsers look for an icon at a server's root. What is there is not the pages' affair.
            if self.path == "/favicon.ico":
                return self.send_error(204)
            return super().do_GET()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/{quote(str(folder.relative_to(folder.parents[1])))}"


class PublishedTests(unittest.TestCase):
    """Tests of a brief's pages in a browser. A class has one browser, and a test as many windows as it opens."""

    brief = "real"

    @classmethod
    def setUpClass(cls):
        cls.site = published(cls.brief)
        cls.paths = sorted(path.relative_to(cls.site).as_posix() for path in cls.site.rglob("*.html"))
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = launch(cls.playwright)
        cls.addClassCleanup(cls.browser.close)

    def window(self, path=None, over="file", site=None, width=1280, height=800, font_size=None, **options):
        """A tab in a window of its own settings, which shows a page from a folder or over http."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        self.addCleanup(context.close)
        tab = context.new_page()
        tab.set_default_timeout(15_000)
        tab.requests = []
        tab.on("request", lambda request: tab.requests.append(request.url))
        if font_size:
            # As readers set it in their browser: pages measure in it, and so do their media queries.
            session = context.new_cdp_session(tab)
            session.send("Page.setFontSizes", {"fontSizes": {"standard": font_size, "fixed": font_size}})
        tab.address = served(site or self.site) if over == "http" else (site or self.site).as_uri()
        if path:
            tab.goto(f"{tab.address}/{path}")
        return tab

    def stopped(self, path, **options):
        """A window as above in which time stands still: only `clock.run_for` lets it pass."""
        tab = self.window(**options)
        tab.clock.install()
        tab.goto(f"{tab.address}/{path}")
        tab.clock.pause_at(datetime.now() + timedelta(hours=1))
        return tab

    def wait(self, tab, condition):
        """Waits until a JavaScript expression is true. (Playwright's own wait compiles text within the page, which the
        pages' policy forbids.)"""
        wait_until(lambda: tab.evaluate(condition), what=condition)
