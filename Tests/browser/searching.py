"""What the tests of the search share: pages in a folder on the disk whose path has spaces, and queries typed there."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import expect, sync_playwright

from preview import PROGRAM, ROOT, SMALL_BRIEF, Site, launch

# The results, as a reader sees them: groups, and of each result its text, the marked words and the link.
RESULTS = """() => [...document.querySelectorAll('.search section')].map(section => ({
  group: section.querySelector('h2').firstChild.data,
  count: Number(section.querySelector('.count').textContent),
  results: [...section.querySelectorAll('a')].map(link => ({
    title: link.querySelector('.result-title')?.textContent ?? null,
    sentence: link.querySelector('.sentence')?.textContent ?? null,
    marks: [...link.querySelectorAll('mark')].map(mark => mark.textContent),
    href: link.href,
  })),
}))"""


def build(source, output):
    subprocess.run([PROGRAM, "build", "--site", str(source), "--output", str(output)], check=True, capture_output=True)


class SearchTestCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="briefgen search "))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.site = cls.folder / "a brief" / "on a stick"
        build(ROOT, cls.site)
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = launch(cls.playwright)
        cls.addClassCleanup(cls.browser.close)

    def open(self, path="essay.html", site=None, **options):
        """A page, whose messages and requests are noted."""
        context = self.browser.new_context(**options)
        context.set_default_timeout(10_000)
        self.addCleanup(context.close)
        page = context.new_page()
        self.messages = []
        self.requests = []
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.requests.append(unquote(request.url)))
        page.goto(((site or self.site) / path).as_uri())
        return page

    def search(self, page, query):
        """Opens the search, replaces the query, waits for the answer and gives the results."""
        if not page.locator("dialog.search").is_visible():
            page.keyboard.press("/")
        page.locator(".search input").fill("")
        expect(page.locator(".search-status")).to_be_empty()
        page.locator(".search input").press_sequentially(query)
        expect(page.locator(".search-status")).not_to_be_empty()
        page.wait_for_timeout(100)
        return page.evaluate(RESULTS)

    def brief(self, files):
        """The site of a brief of its own."""
        source = Site({**SMALL_BRIEF, **files})
        self.addCleanup(source.remove)
        site = source.path / "site with spaces"
        build(source.path, site)
        return site
