"""Frugality: how much is sent, from whom, what may run, and what is left without scripts and styles."""

import re
import subprocess
import unittest
from html.parser import HTMLParser
from urllib.parse import unquote

from playwright.sync_api import expect

from published import PublishedTests, published

# What the policy says; a hash of a script or style may follow 'self'.
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'", "base-uri": "'none'",
    "form-action": "'none'",
}
HASH = r"( 'sha(256|384|512)-[A-Za-z0-9+/=]+')*"

# Collects all layout shifts, from the first one on.
SHIFTS = """
  window.shifts = [];
  new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => ({
    time: entry.startTime, sources: entry.sources.map(source => (source.node?.outerHTML ?? '').slice(0, 80)),
  })))).observe({ type: 'layout-shift', buffered: true });
"""
# Shifts the page, so that it is known when all shifts before have been told of.
SHIFT = """() => {
  window.shifted = performance.now();
  const bar = document.createElement('div');
  bar.style.height = '123px';
  document.body.prepend(bar);
}"""


class Markup(HTMLParser):
    """What a page may have that a strict policy forbids: scripts and styles within it."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.policies = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in attributes):
            self.found.append(f"<{tag}>")
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(attributes["content"])
        for name, value in attributes.items():
            is_script = (value or "").strip().lower().startswith("javascript:")
            if name == "style" or name.startswith("on") or is_script:
                self.found.append(f"<{tag} {name}>")


def compressed(files):
    """The bytes that files take, each compressed for itself as servers do."""
    return sum(len(subprocess.run(["gzip", "-9", "--stdout", str(file)], capture_output=True, check=True).stdout)
               for file in files)


def words(text):
    return set(re.findall(r"\w+", text))


class FrugalityTests(PublishedTests):
    def asked(self, tab):
        """The files that a page asked its site for."""
        self.assertEqual([url for url in tab.requests if not url.startswith(f"{tab.address}/")], [])
        names = {unquote(url[len(tab.address) + 1:].split("#")[0].split("?")[0]) for url in tab.requests}
        return [self.site / name for name in sorted(names)]

    def test_the_essay_its_styles_and_its_scripts_are_light(self):
        tab = self.window("essay.html", over="http")
        tab.wait_for_load_state("networkidle")
        # Browsers fetch one of the icons, at some time: all are counted.
        icons = tab.locator("link[rel~='icon']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        files = sorted({*self.asked(tab), *(self.site / icon for icon in icons)})
        kinds = {file.suffix for file in files}
        self.assertTrue({".html", ".css", ".js"} <= kinds, kinds)
        self.assertLessEqual(compressed(files), 60_000)
        self.assertLessEqual(compressed(file for file in files if file.suffix == ".js"), 15_000)

    def test_all_scripts_that_a_page_can_ask_for_are_light_together(self):
        # Those that wait until they are needed, too. What is in assets/search is data, of which a search loads what it
        # needs; the tests of the search bound it.
        scripts = sorted((self.site / "assets").glob("*.js"))
        self.assertGreater(len(scripts), 1)
        self.assertLessEqual(compressed(scripts), 15_000)

    def test_no_page_asks_anybody_else_whatever_its_reader_does(self):
        for over in ("file", "http"):
            tab = self.window(over=over)
            messages = []
            tab.on("console", lambda message: messages.append((message.text, message.location["url"])))
            tab.on("pageerror", lambda error: messages.append((str(error), tab.url)))
            for path in self.paths:
                tab.goto(f"{tab.address}/{path}")
                tab.locator("main a[href]").filter(visible=True).first.hover()
                tab.keyboard.press("Tab")
                tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            self.assertGreaterEqual(len(self.asked(tab)), len(self.paths))
            self.assertEqual(messages, [])

    def test_every_page_states_one_strict_policy_before_anything_that_it_governs(self):
        for brief in ("real", "night trains"):
            for file in sorted(published(brief).rglob("*.html")):
                text = file.read_text()
                policies = Markup(text).policies
                self.assertEqual(len(policies), 1, file)
                stated = dict(part.strip().split(" ", 1) for part in policies[0].split(";") if part.strip())
                self.assertEqual(set(stated), set(POLICY), file)
                for name, value in POLICY.items():
                    self.assertRegex(stated[name], f"^{re.escape(value)}{HASH}$", file)
                self.assertLess(text.index("Content-Security-Policy"), text.index("<script"), file)
                self.assertLess(text.index("Content-Security-Policy"), text.index("<link"), file)

    def test_no_page_has_scripts_styles_or_handlers_within_it(self):
        for brief in ("real", "night trains"):
            for file in sorted(published(brief).rglob("*.html")):
                self.assertEqual(Markup(file.read_text()).found, [], file)

    def test_the_policy_is_in_force_in_the_browser(self):
        tab = self.window("essay.html", over="http")
        tab.evaluate("""() => {
          window.refused = [];
          document.addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective));
          document.body.insertAdjacentHTML('beforeend', '<img src="https://example.org/x.png"><p style="color: red">');
          document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
          fetch('actors.html').catch(() => {});
        }""")
        self.wait(tab, "refused.length >= 4")
        self.assertEqual(set(tab.evaluate("refused")), {"img-src", "style-src-attr", "script-src-elem", "connect-src"})
        self.assertIsNone(tab.evaluate("window.ran ?? null"))

    def test_nothing_moves_while_a_page_loads(self):
        # The pages of the other brief have a picture, for which they keep room.
        for width, brief in ((320, "real"), (1280, "real"), (320, "night trains"), (1280, "night trains")):
            site = published(brief)
            tab = self.window(width=width, site=site)
            tab.add_init_script(SHIFTS)
            for path in sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")):
                tab.goto(f"{tab.address}/{path}")
                tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
                tab.evaluate(SHIFT)
                self.wait(tab, "shifts.some(shift => shift.time >= shifted)")
                before = tab.evaluate("shifts.filter(shift => shift.time < shifted)")
                self.assertEqual(before, [], f"{path}, {width} px")

    def read(self, tab, path):
        """The words of a page, with all that opens opened as readers do."""
        tab.goto(f"{tab.address}/{path}")
        for summary in tab.locator("main summary").filter(visible=True).all():
            summary.click()
        return words(tab.locator("main").inner_text().lower())

    def test_all_text_can_be_read_without_scripts_and_without_styles(self):
        whole = self.window()
        without_scripts = self.window(java_script_enabled=False)
        without_styles = self.window()
        without_styles.route("**/*.css", lambda route: route.abort())
        narrow = self.window(width=390, java_script_enabled=False)
        for path in self.paths:
            self.read(whole, path)
            # What only scripts can use is not shown without them.
            wanted = words(whole.locator("main").evaluate("""main => {
              const needsScript = element => element.querySelector('input, button');
              for (const element of main.querySelectorAll('.needs-script, .place')) {
                if (element.matches('.place') || needsScript(element)) element.remove();
              }
              return main.innerText;
            }""").lower())
            self.assertGreater(len(wanted), 5, path)
            for name, tab in (("scripts", without_scripts), ("styles", without_styles)):
                self.assertEqual(wanted - self.read(tab, path), set(), f"{path}, without {name}")
        for path in ("essay.html", "timeline.html"):
            self.assertEqual(self.read(without_scripts, path) - self.read(narrow, path), set(), path)
            expect(narrow.locator("main details:not([open])")).to_have_count(0)

    def test_without_styles_the_text_is_in_reading_order(self):
        tab = self.window("essay.html")
        text = tab.locator("main").evaluate("main => main.textContent")
        anchors = ["h1", "#p1", "aside[aria-label$=' 1']", "#p2", "aside[aria-label$=' 2']", "#p14", "[role=doc-endnotes]"]
        places = [text.index(tab.locator(anchor).text_content()) for anchor in anchors]
        self.assertEqual(places, sorted(places))


if __name__ == "__main__":
    unittest.main()
